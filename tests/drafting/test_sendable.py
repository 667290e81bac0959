"""A draft of any kind: it has its parts, and once its blanks are filled the coach has nothing to say."""

import re

import pytest

from tests.coach.saying import ENGLISH
from tests.drafting.notes import ALL_KINDS, BARE, LOGS, Draft, asked, full
from tests.support import MAYA, TODAY, look
from vaulttools.coach import Known, judge
from vaulttools.drafting.facts import facts
from vaulttools.drafting.kinds import kind_of
from vaulttools.drafting.render import fill, render
from vaulttools.model.pattern import KINDS, Part
from vaulttools.model.words import Channel

ME = 'me = "Sam Reyes"\n'
TO = "Marcus Bell"
NAMES = [f"People/{name} Quill.md" for name in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo")]
FILLED = (
    (r"your name", "Sam Reyes"),
    (r"your number", "020 7946 0000"),
    (r"^where$", "the data fair"),
    (r"news in two words", "new role"),
    (r"team does", "the way you bring new people in"),
    (r"as “the search”", "the search"),
    (r"in two words", "Onboarding"),
    (r"^the challenge", "keeping people past the first spring"),
    (r"point you liked", "the buddy in the first week"),
    (r"yourself|half a sentence", "we lost two people before we tried it"),
    (r"^the link or the file", "https://list.example"),
    (r"^the thing you promised", "the checklist with an owner on every line, https://list.example"),
    (r"a name, and who", "Marcus Bell, who builds wikis"),
    (r"in a few words", "the spring plan"),
    (r"stayed with|stuck with|one thing|made you think", "Your story of the wiki that nobody reads is still with me"),
    (r"answer|your reply", "Yes: the small plan is 40 pounds a month, and the first month is free"),
    (r"promised|here it goes|what it is", "Here's the checklist, with an owner on every line: https://list.example"),
    (r"news", "I read that you lead a bigger team now, and I'm glad for you"),
    (r"why it matters|matters", "You said that half of your new people start in spring, and this is about spring"),
    (r"something for|what you have|what you bring", "Six firms shared what their first week looks like: https://weeks.example"),
    (r"why|interest", "You both start new people in spring, so you'd save each other a month"),
)  # fmt: skip
OTHERWISE = (
    "What helped most of the teams I've seen was a buddy in the first week: https://buddies.example"
)


def filled(message: str) -> str:
    """The message with something sensible in every blank."""

    def fill(blank: re.Match[str]) -> str:
        said = next((t for w, t in FILLED if re.search(w, blank[1], re.IGNORECASE)), OTHERWISE)
        is_open = not message[blank.end() : blank.end() + 1].strip(" \n")
        return said + ("." if is_open and said[-1] not in "s0" else "")

    return re.sub(r"==([^\n]+?)==", fill, message)


def judged(found: Draft) -> list[str]:
    """What the coach has to say of a filled draft, hints aside."""
    front = found.front
    known = Known(
        channel=Channel(front["channel"]),
        kind=front["kind"],
        subject=filled(front["subject"].strip('"')) if "subject" in front else None,
        is_first=front["kind"] == "first-touch",
        language=ENGLISH,
        me="Sam Reyes",
        has_value="value" in front,
    )
    text = filled(found.message)
    return [f"{f.code} {f.excerpt}\n{text}" for f in judge(text, known) if f.is_serious]


def both(kind: str, path: str = MAYA) -> list[Draft]:
    """A draft for a full note, and one for the barest note."""
    more = {f"People/{TO}.md": "---\ntype: contact\nmet: 2026-11-22\nrole: wiki builder\n---\n"}
    other = TO if kind == "introduction" else ""
    return [
        asked({**full(kind, path=path), **more}, kind, ME, other),
        asked({path: BARE, **more}, kind, "", other),
    ]


def test_every_kind_has_a_pattern_and_a_note_here() -> None:
    assert set(ALL_KINDS) == set(KINDS) == set(look(BARE).vault.patterns)


@pytest.mark.parametrize("kind", [kind for kind in ALL_KINDS if kind != "introduction"])
def test_a_note_that_asks_for_it_gets_each_kind(kind: str) -> None:
    funnel = look(full(kind))
    assert kind_of(funnel.items[0], funnel) == kind


@pytest.mark.long
@pytest.mark.parametrize("path", NAMES)
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_with_its_blanks_filled_the_coach_has_nothing_to_say(kind: str, path: str) -> None:
    for found in both(kind, path):
        assert judged(found) == []


NEEDED = {Part.CONTEXT, Part.VALUE, Part.ASK, Part.CLOSE}


@pytest.mark.long
@pytest.mark.parametrize("kind", ALL_KINDS)
@pytest.mark.parametrize("path", NAMES)
def test_the_four_parts_are_marked_and_none_vanishes(kind: str, path: str) -> None:
    """M12: in emails, letters and direct messages; a comment asks for nothing (M19)."""
    for notes in (full(kind, path=path), {path: BARE}):
        funnel = look(notes, TODAY, ME)
        for name, form in funnel.vault.patterns[kind].forms.items():
            if name not in {"email", "letter", "linkedin"}:
                continue
            message = render(fill(form, facts(funnel.items[0], funnel)), path)
            assert {part for part, text in message.paragraphs if text} >= NEEDED, (name, message)


def test_a_comment_asks_for_nothing() -> None:
    forms = look(BARE).vault.patterns["comment"].forms
    assert set(forms) == {"comment"}
    assert Part.ASK not in {paragraph.part for paragraph in forms["comment"]}


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_nothing_is_left_of_fields_and_grammar_holds(kind: str) -> None:
    for path in NAMES:
        for found in both(kind, path):
            for wrong in ("{{", "}}", "  ", " ,", " .", "..", ",,", "None", "()", "“”", "\n\n\n"):
                assert wrong not in found.message, (wrong, found.message)
            assert not re.search(
                r"\b(at|re) ?[,.:;?!]|\b(in|on|about|for|from) [,.:;?!]", found.message
            )


@pytest.mark.parametrize("log", sorted(LOGS))
def test_what_is_brought_is_said_to_be_brought_only_if_the_message_has_it(log: str) -> None:
    found = asked(full(log), log, ME, "")
    is_said = "“Onboarding study”" in found.message or "stay longer with a buddy" in found.message
    assert ("value" in found.front) == is_said


def test_a_call_says_how_long_it_takes_to_read_aloud() -> None:
    found = asked(full("call"), "call", ME)
    assert re.search(r"### Call, about \d+ seconds?", found.message)
    assert re.search(r"### Voicemail, about \d+ seconds?", found.message)
    assert any(line == "[Call](tel:+442079460000)" for line in found.aside)
    for part in re.split(r"### .*", found.message)[1:]:
        assert len(part.split()) <= 40

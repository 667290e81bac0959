"""Drafts: who gets one, what is in it, what never is."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.drafting.notes import (
    ALL_KINDS,
    BAREST,
    FULL,
    KINDS,
    LOGS,
    TOUCHES,
    VALUE,
    Draft,
    all_drafts,
    draft,
    full,
    note,
)  # fmt: skip
from tests.generators.texts import drafts, due_text
from tests.support import MAYA, TODAY, day, look
from vaulttools.funnel import build_funnel
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[2] / "sample-vault"
NAMES = [f"People/{name} Quill.md" for name in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")]
"""Enough names to meet every variant of a pattern."""


def sample() -> list[Draft]:
    """The drafts of the sample vault."""
    funnel = build_funnel(read_vault(SAMPLE), day(TODAY))
    return [Draft(path, text) for path, text in drafts(funnel).items()]


EVERY = [
    *(draft(full(kind, path=path)) for kind in KINDS for path in NAMES),
    *(draft({path: BAREST[kind]}, settings="") for kind in KINDS for path in NAMES),
    *sample(),
]


WRITTEN = [found for found in EVERY if found.front["channel"] in {"email", "letter", "linkedin"}]
"""Those that begin with a greeting and end with a name."""


# who gets one


@pytest.mark.parametrize(
    ("log", "kind"),
    [
        (LOGS["first-touch"], "first-touch"),
        (LOGS["graceful-exit"], "graceful-exit"),
        (LOGS["re-engage"], "re-engage"),
        ("- 2026-11-18 email from: hello\n", "reply"),
        ("- 2026-11-02 email from: hello\n- 2026-11-03 email to: hello\n", "value-touch"),
        ("- 2026-11-02 met:\n- 2026-11-03 email to: hello\n", None),  # nothing to say yet
        ("- 2026-11-22 met: at the fair\n", None),  # not due yet
        ("- 2026-05-18 exit: wished her well\n- 2026-11-23 won: signed\n", None),
    ],
)
def test_who_gets_a_draft(log: str, kind: str | None) -> None:
    found = all_drafts({MAYA: note("first-touch", "email: m@northwind.example", log)})
    assert [d.front["kind"] for d in found] == ([kind] if kind else [])


def test_where_there_is_nothing_to_say_the_due_list_says_what_to_note() -> None:
    bare = note(
        "first-touch",
        "email: m@northwind.example",
        "- 2026-11-02 met:\n- 2026-11-03 email to: hi\n",
    )
    (line,) = [x for x in due_text({MAYA: bare}).split("\n") if x.startswith("- [ ]")]
    assert "nothing to bring yet: note a topic, a question of theirs, or a value item" in line
    noted = bare.replace("email: m@", "topics: [onboarding]\nemail: m@")
    (line,) = [x for x in due_text({MAYA: noted}).split("\n") if x.startswith("- [ ]")]
    assert "nothing to bring" not in line
    assert "|draft]]" in line


def test_without_a_genuine_reason_there_is_no_draft_for_a_paused_contact() -> None:
    log = "- 2026-04-20 phone with: an hour\n- 2026-05-18 exit: wished her well\n"
    assert all_drafts({MAYA: note("re-engage", log=log)}) == []
    old = VALUE.replace("2026-10-02", "2026-05-18")
    assert all_drafts({MAYA: note("re-engage", log=log), "Library/Old.md": old}) == []
    assert len(all_drafts(full("re-engage", log=log))) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_named_by_the_due_date_and_does_not_move_with_the_day(kind: str) -> None:
    paths = {draft(full(kind), today).path for today in ("2026-11-23", "2026-11-24", "2026-12-01")}
    (path,) = paths
    name = {"graceful-exit": "exit", "first-touch": "first touch"}.get(kind, kind)
    assert re.fullmatch(rf"Follow-ups/Drafts/2026-11-\d\d Maya Okafor - {name}\.md", path)


# what is in it


@pytest.mark.parametrize("found", EVERY, ids=lambda d: d.path)
def test_the_front_matter_says_what_it_is(found: Draft) -> None:
    front = yaml.safe_load(found.text.split("---\n")[1])
    assert front["type"] == "draft"
    assert front["status"] == "draft"
    assert re.fullmatch(r"\[\[.+\]\]", front["contact"])
    assert front["kind"] in ALL_KINDS
    assert ("subject" in front) == (front["channel"] in {"email", "letter"})
    assert ("value" in front) == ("[[Onboarding" in str(front.get("value")) or "value" in front)


@pytest.mark.parametrize("found", EVERY, ids=lambda d: d.path)
def test_nothing_in_it_is_half_done(found: Draft) -> None:
    if found in WRITTEN:
        assert re.match(r"Hi [^\s,][^,\n]*,\n\n", found.message)
    for wrong in ("{{", "}}", "  ", " ,", " .", "..", ",,", "None", "()", "“”", "\n\n\n"):
        assert wrong not in found.message, wrong
    for line in found.message.split("\n"):
        assert line == line.strip()
    subject = found.front.get("subject", '"x"').strip('"')
    assert subject
    assert subject == " ".join(subject.split())
    assert not re.search(r"(^|\W)(re:|,|:)$", subject)


@pytest.mark.parametrize("found", WRITTEN, ids=lambda d: d.path)
def test_a_letter_greets_closes_and_is_signed(found: Draft) -> None:
    """That its four parts are there is held by the marks of the pattern (test_sendable)."""
    greeting, *middle, close = found.parts
    assert greeting.startswith("Hi ")
    assert len(middle) >= 3
    assert close.split("\n")[-1] in {"Sam Reyes", "==Your name=="}
    if found.front["kind"] == "graceful-exit":
        assert re.search(r"stop|won't write|last note|leave it here", found.message)
        assert "?" not in found.message


@pytest.mark.parametrize("found", EVERY, ids=lambda d: d.path)
def test_blanks_are_counted_and_said(found: Draft) -> None:
    said = found.aside[1]
    number = len(found.blanks)
    if number:
        assert said.startswith(f"{number} blank{'s' if number > 1 else ''} left.")
    else:
        assert "blank" not in said


@pytest.mark.parametrize(
    "news", ["profit = doubled", "she moved, a = b", "==marked== words", "A=B is her new house"]
)
def test_an_equals_sign_in_a_note_does_not_hide_a_blank(news: str) -> None:
    log = f"- 2026-05-18 exit: wished her well\n- 2026-10-06 news: {news}\n"
    found = draft({MAYA: note("re-engage", "email: m@northwind.example", log)})
    assert len(found.blanks) == 3
    assert found.aside[1].startswith("3 blanks left.")


def test_news_that_end_with_a_full_stop_end_with_one() -> None:
    log = "- 2026-05-18 exit: wished her well\n- 2026-10-06 news: she leads the lab.\n"
    assert ".." not in draft({MAYA: note("re-engage", "email: m@n.example", log)}).message


@pytest.mark.parametrize("kind", ["first-touch", "re-engage"])
def test_the_value_is_named_with_its_takeaway_and_its_address(kind: str) -> None:
    found = draft(full(kind))
    assert found.front["value"] == '"[[Onboarding study]]"'
    assert "“Onboarding study”" in found.message
    assert "new hires stay longer with a buddy" in found.message
    assert "https://quietpipelines.example/onboarding" in found.message


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://x.example/)[y](z", "nonsense"]
)
def test_an_address_that_is_no_plain_web_address_is_left_out(url: str) -> None:
    notes = full("first-touch")
    notes["Library/Onboarding study.md"] = VALUE.replace(
        "https://quietpipelines.example/onboarding", url
    )
    assert url not in draft(notes).message


@pytest.mark.parametrize("path", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_only_what_the_notes_say_is_said(kind: str, path: str) -> None:
    """A capital inside a sentence, a number or a quotation comes out of the notes."""
    for notes, settings in (
        (full(kind, path=path), 'me = "Sam Reyes"\n'),
        ({path: BAREST[kind]}, ""),
    ):
        given = " ".join([*notes.values(), path, settings])
        message = re.sub(r"==.+?==", "", draft(notes, settings=settings).message)
        months = {
            "April",
            "August",
            "October",
            "November",
            "Saturday",
            "Hi",
            "I",
            "I'd",
            "I'll",
            "I'm",
            "I've",
        }
        for word in re.findall(r"(?<=[a-z,] )[A-Z]\w*(?:'\w+)?", message):
            assert word in months or word in given, (word, message)
        for number in re.findall(r"\d+", message):
            assert number in given


@pytest.mark.parametrize("path", NAMES)
@pytest.mark.parametrize(
    "log",
    [TOUCHES, "- 2026-04-20 email to: hi\n- 2026-05-18 pause: no word\n- 2026-10-06 news: moved\n"],
    ids=["graceful-exit", "re-engage"],
)
def test_a_talk_that_never_was_is_not_remembered(log: str, path: str) -> None:
    message = draft({path: note("first-touch", FULL, log)}).message
    never = (
        r"we talked|last talked|our (last )?(conversation|exchange)|time you gave|in touch|enjoyed"
    )
    assert not re.search(never, message), message


@pytest.mark.parametrize(
    ("met", "said"),
    [
        ("at the data fair, she runs the table", "at the data fair on Saturday"),
        ("at PyCon", "at PyCon on Saturday"),
        ("over lunch; pricing", "over lunch on Saturday"),
        ("PyCon lunch", "on Saturday"),
        ("", "on Saturday"),
        ("at lunch we talked about onboarding", "on Saturday"),
        ("over coffee she told me about the wiki", "on Saturday"),
    ],
)
def test_where_you_met_is_said_where_the_log_says_a_place(met: str, said: str) -> None:
    found = draft(note("first-touch", "email: m@n.example", f"- 2026-11-21 met: {met}\n"))
    assert re.search(rf"(meet you|met|talk|conversation|to you) {said}", found.message)


@pytest.mark.parametrize(
    ("met_at", "said"),
    [
        ("the data fair", "at the data fair on"),
        ("at the data fair", "at the data fair on"),
        ("on a train", "on a train on"),
        ("during a hackathon", "during a hackathon on"),
    ],
)
def test_the_place_in_the_front_matter_goes_first(met_at: str, said: str) -> None:
    front = f"email: m@n.example\nmet_at: {met_at}"
    assert said in draft(note("first-touch", front)).message


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-11-23", "on Saturday"),
        ("2026-11-27", "on Saturday"),
        ("2026-11-28", "on 21 November"),
        ("2027-01-04", "on 21 November"),
    ],
)
def test_when_you_met_is_said_as_one_says_it(today: str, said: str) -> None:
    assert f" {said}" in draft(full("first-touch"), today).message


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Maya Okafor", "Hi Maya,"),
        ("李娜", "Hi 李娜,"),
        ("Søren", "Hi Søren,"),
        ("O'Neil", "Hi O'Neil,"),
        ("@Ada Quill", "Hi Ada,"),
        ("Okafor, Maya", "Hi Maya,"),
        ("Dr. Maya Okafor", "Hi Maya,"),
    ],
)
def test_the_greeting_has_the_first_name(name: str, greeting: str) -> None:
    assert draft({f"People/{name}.md": BAREST["first-touch"]}).parts[0] == greeting


def test_a_direct_message_is_short() -> None:
    linked = "linkedin: https://www.linkedin.com/in/maya\nmet_via: linkedin\ntopics: [onboarding]"
    for path in NAMES:
        found = draft(full("first-touch", linked, path=path))
        assert found.front["channel"] == "linkedin"
        assert len(re.sub(r"==.+?==", "", found.message)) <= 500
    for found in sample():
        if found.front["channel"] == "linkedin":
            assert len(found.message) <= 500


def test_no_two_drafts_of_the_sample_are_the_same_text_with_the_name_swapped() -> None:
    found = sample()
    assert len(found) >= 5
    bodies = set()
    for each in found:
        first = each.parts[0].removeprefix("Hi ").rstrip(",")
        bodies.add(each.message.replace(first, "NAME"))
    assert len(bodies) == len(found)


# hostile notes

HOSTILE = [
    "[[Due]] and [x](javascript:y)",
    "<% tp.file.delete() %>",
    "`$= dv.pages()` and `x`",
    "{{url}}{{#me}}x{{/me}}",
    "<script>alert(1)</script>",
    "%%hidden%% ==marked== [a:: b]",
    "📅 2030-01-01 🔁 every day #tag ^id",
    "---",
    "> [!WARNING]",
    "<!-- /vaulttools:due -->",
    "line\\nbreak\\r\\nBcc: evil@x.example",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_harmless(kind: str, text: str) -> None:
    quoted = f'"{text}"'
    front = f"email: m@n.example\ntopics: [{quoted}]\norganization: {quoted}\nmet_at: {quoted}"
    log = LOGS[kind].replace("she", text.replace("\\n", " ").replace("\\r", " "))
    value = VALUE.replace("[onboarding]", f"[{quoted}]").replace(
        "new hires", text.replace("\\n", "")
    )
    notes = {MAYA: note(kind, front, log), "Library/Study.md": value}
    found = draft(notes, settings="")
    whole = found.text
    front_matter = yaml.safe_load(whole.split("---\n")[1])
    keys = {"type", "contact", "channel", "kind", "subject", "value", "item", "status"}
    assert set(front_matter) <= keys
    assert re.fullmatch(r"fu-[a-z0-9]{6}", front_matter["item"])
    assert "\n" not in str(front_matter.get("subject", ""))
    body = re.sub(r"\]\(mailto:[^)]*\)", "]", whole.split("---\n", 2)[2])
    assert not re.search(r"<%|%>|<script|<!--|%%|`|\$=|🔁|(?<!\S)#\w|\]\(\S", body)
    assert "[[" not in body.replace("[[Study]]", "")
    assert "::" not in body
    assert whole.count("> [!") == 1
    assert not re.search(r"(?m)^---$", body)
    if "{{" in text and kind == "first-touch":
        assert "https://quietpipelines.example" in found.message, "a text is not read as a pattern"
    if link := re.search(r"\(mailto:([^)]*)\)", whole):
        parts = urlsplit(f"mailto:{link[1]}")
        assert parts.path == "m@n.example"
        assert set(parse_qs(parts.query)) <= {"subject", "body"}
        assert not re.search(r"%0[AD]", parts.query.partition("&body=")[0], re.IGNORECASE)


@pytest.mark.parametrize(
    "email",
    [
        "m@n.example?bcc=evil@x.example",
        "m@n.example&cc=evil@x.example",
        "m@n.example,evil@x.example",
        "m@n.example%0aBcc:evil@x.example",
        "Maya <m@n.example>",
        "m@n.example) [x](y",
        "nonsense",
    ],
)
def test_an_address_with_something_in_it_gets_no_link_or_a_plain_one(email: str) -> None:
    front = f'email: "{email}"'
    found = draft(note("first-touch", front))
    links = re.findall(r"\(mailto:([^?)]*)", found.text)
    assert set(links) <= {"m@n.example"}
    assert "evil" not in "".join(re.findall(r"\(mailto:[^)]*\)", found.text))


def test_a_long_message_is_linked_without_its_body() -> None:
    notes = full("first-touch")
    notes["Library/Onboarding study.md"] = VALUE.replace("/onboarding", f"/{'a' * 1_600}")
    link = re.search(r"\((mailto:[^)]*)\)", draft(notes).text)
    assert link
    assert len(link[1]) <= 1600
    assert "body=" not in link[1]


def test_the_link_opens_the_message_that_stands_there() -> None:
    found = draft(full("graceful-exit"))
    link = re.search(r"\((mailto:[^)]*)\)", found.text)
    assert link
    query = parse_qs(urlsplit(link[1]).query)
    assert query["subject"][0] == found.front["subject"].strip('"')
    assert query["body"][0].replace("\r\n", "\n") == found.message


def test_the_link_leaves_a_message_with_blanks_to_be_filled() -> None:
    found = draft(note("first-touch", "email: m@n.example", "- 2026-11-21 met:\n"))
    link = re.search(r"\((mailto:[^)]*)\)", found.text)
    assert found.blanks
    assert link
    assert list(parse_qs(urlsplit(link[1]).query)) == ["subject"]


def test_the_link_leaves_a_subject_with_a_blank_to_be_filled() -> None:
    log = "- 2026-05-18 exit: wished her well\n- 2026-10-06 news: moved\n"
    found = draft({MAYA: note("re-engage", "email: m@n.example", log)})
    assert "==" in found.front["subject"]
    assert "[Open in mail](mailto:m@n.example)" in found.aside


def test_a_draft_of_an_unknown_pattern_is_not_made() -> None:
    from msgspec.structs import replace

    funnel = look(full("first-touch"))
    bare = replace(funnel, vault=replace(funnel.vault, patterns={}))
    assert drafts(bare) == {}

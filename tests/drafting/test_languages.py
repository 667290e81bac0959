"""Drafts in another language: German ships with the program, American English differs, Dutch is the owner's own."""

import re
from collections.abc import Iterator

import pytest

from tests.drafting.notes import ALL_KINDS, BARE, TOUCHES, Draft, all_drafts, asked, full
from tests.support import MAYA, TODAY, look
from vaulttools.coach import Known, judge
from vaulttools.drafting.facts import facts
from vaulttools.drafting.render import Facts, Message, fill, render
from vaulttools.likeness import MOST_ALIKE, alike, words_of
from vaulttools.model.pattern import FIELDS, Part
from vaulttools.model.words import Channel
from vaulttools.reading.builtin import built_in_language, built_in_patterns

GERMAN = 'language = "de"\nme = "Jule Brandt"\n'
PATTERNS = built_in_patterns("de")
WORDS = built_in_language("de")
FORMS = [(kind, form) for kind in ALL_KINDS for form in PATTERNS[kind].forms]
WRITTEN = {"email", "linkedin"}
NEEDED = {Part.CONTEXT, Part.VALUE, Part.ASK, Part.CLOSE}
SEEDS = [f"People/{name} Quill.md" for name in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")]
ENGLISH = re.compile(
    r"\b(the|you|your|and|with|thanks?|would|about|for|this|have|best|from|hello)\b", re.IGNORECASE
)
HOLES = ("{{", "}}", "  ", " ,", " .", " :", "..", ",,", ",.", "None", "True", "()", "„“", "\n\n\n")


# German drafts, from notes

MET = "- 2026-11-02 met: auf der Datenmesse, sprachen über Lernpaten\n"
SENT = f"{MET}- 2026-11-03 email to: Dank für das Gespräch\n"
TALKED = "interview with: sprachen über Onboarding in kleinen Teams"
THANKED = f"- 2026-11-10 {TALKED}\n- 2026-11-11 email to: Dank\n"
LOGS = {
    "first-touch": "- 2026-11-21 met: auf der Datenmesse, fragte nach der Checkliste\n",
    "promised": f"{SENT}\n## Promises\n- [ ] die Checkliste schicken 📅 2026-11-06\n",
    "value-touch": SENT,
    "comment": f"{SENT}- 2026-11-10 email to: die Studie\n",
    "direct-message": f"{SENT}- 2026-11-08 email to: die Studie\n",
    "call": f"{SENT}- 2026-11-08 email to: die Studie\n- 2026-11-12 linkedin to: ein Wort\n",
    "reply": f"{SENT}- 2026-11-18 email from: fragte nach den Preisen\n",
    "graceful-exit": f"- 2026-10-20 phone with: sprachen über Lernpaten\n{TOUCHES}",
    "re-engage": "- 2026-04-20 phone with: sprachen über Lernpaten\n- 2026-05-18 exit:\n- 2026-10-06 news: leitet ein Team\n",
    "thank-you": f"- 2026-11-22 {TALKED}\n",
    "one-more-thought": f"- 2026-11-19 {TALKED}\n- 2026-11-20 email to: Dank\n",
    "after-the-date": THANKED,
    "second-answer": f"{SENT}- 2026-11-18 email from: danke, aber wie?\n\n## Questions\n- [ ] Wie lange lohnt sich ein Lernpate?\n",
    "after-a-no": f"{THANKED}- 2026-11-20 lost: jemand aus dem Haus\n",
    "introduction": f"{SENT}- 2026-11-10 email from: fragte nach Leuten, die Wikis bauen\n",
    "next-step": f"{SENT}- 2026-11-10 phone with: sprachen über das Frühjahr\n- 2026-11-11 email to: Dank\n",
}
VALUE = """\
---
type: value
kind: article
topics: [onboarding]
url: https://lernpaten.example/studie
published: 2026-10-02
takeaway: Neue bleiben länger, wenn jemand sie begleitet
---
"""


def german_notes(kind: str) -> dict[str, str]:
    """Notes that ask for a draft of this kind, written by somebody who writes German."""
    notes = full(kind, log=LOGS[kind])
    del notes["Library/Onboarding study.md"]
    return {**notes, "Library/Lernpaten im ersten Monat.md": VALUE}


def both(kind: str) -> list[Draft]:
    """A German draft for a full note, and one for the barest note."""
    return [asked(german_notes(kind), kind, GERMAN), asked(BARE, kind, 'language = "de"\n')]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_there_is_a_german_pattern_of_every_kind_with_the_forms_of_the_english_one(
    kind: str,
) -> None:
    assert PATTERNS[kind].language == "de"
    assert set(PATTERNS[kind].forms) >= set(built_in_patterns("en")[kind].forms)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_german_draft_is_whole_and_has_no_english_in_it(kind: str) -> None:
    for found in both(kind):
        message = re.sub(r"(?m)^### .*\n\n", "", found.message)  # headings are for the owner
        for hole in HOLES:
            assert hole not in message, (hole, message)
        assert not ENGLISH.search(message), message
        assert not ENGLISH.search(found.front.get("subject", "")), found.front


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_full_german_note_is_put_to_use(kind: str) -> None:
    funnel = look(german_notes(kind), TODAY, GERMAN)
    known = facts(funnel.items[0], funnel)
    assert known["met_when"] in {"gestern", "am Samstag", "am Donnerstag", "im April"} or str(
        known["met_when"]
    ).startswith(("am 2", "am 1"))
    if "sprachen über" in LOGS[kind]:
        assert known["about"] in {"Lernpaten", "Onboarding in kleinen Teams", "das Frühjahr"}
    if "fragte nach" in LOGS[kind]:
        assert known["asked"] in {"der Checkliste", "den Preisen", "Leuten"}


def test_the_place_where_you_met_is_not_said_for_it_is_in_english_words() -> None:
    message = asked(german_notes("first-touch"), "first-touch", GERMAN).message
    assert "data fair" not in message


# German sentences, whatever is known

KNOWN: Facts = {
    **dict.fromkeys(FIELDS, ""),
    "first": "Maya",
    "name": "Maya Okafor",
    "organization": "Northwind",
    "role": "Leiterin Plattform",
    "me": "Jule Brandt",
    "met": True,
    "met_when": "am Samstag",
    "met_online": False,
    "talked": True,
    "about": "die Einarbeitung neuer Leute",
    "topic": "Onboarding",
    "raised": "Onboarding",
    "asked": "der Checkliste",
    "noted": "fragte nach der Checkliste",
    "wrote_when": "am 18. November",
    "promise": "die Checkliste schicken",
    "promised": "die Checkliste",
    "late": True,
    "slow": True,
    "value": "Lernpaten im ersten Monat",
    "takeaway": "Neue bleiben länger, wenn jemand sie begleitet.",
    "gist": ". Neue bleiben länger, wenn jemand sie begleitet.",
    "brief": True,
    "what": "ein Artikel",
    "what_on": "ein Artikel zum Thema Onboarding",
    "own": False,
    "url": "https://lernpaten.example/studie",
    "question": "Wie lange lohnt sich ein Lernpate?",
    "agreed": "1. Dezember",
    "agreed_now": False,
    "answer_by": "20. November",
    "news": "leitet jetzt ein größeres Team",
    "interview": True,
    "opportunity": "Leitung Plattform",
    "manager": True,
    "other": "Marcus Bell",
    "other_first": "Marcus",
    "other_what": "Leiter Wiki bei Halden",
    "third": False,
}
NOTHING: Facts = {key: False if isinstance(v, bool) else "" for key, v in KNOWN.items()}
BAREST: Facts = {**NOTHING, "first": "Maya", "met": True}
GO_TOGETHER = {
    "value": ("takeaway", "gist", "claim", "brief", "what", "what_on", "own", "url"),
    "takeaway": ("brief",),
    "topic": ("raised", "what_on"),
    "asked": ("wanted", "asked_where"),
    "promise": ("promised",),
    "question": ("question_put",),
    "other": ("other_first", "other_what", "other_why"),
    "talked": ("about", "met_when"),
}
"""Fields that are empty when another one is."""


def cases() -> Iterator[Facts]:
    """Everything known, everything but one thing, one thing alone, and nothing but a name."""
    yield from (KNOWN, BAREST)
    for field in FIELDS:
        if field == "first":
            continue
        gone = (field, *GO_TOGETHER.get(field, ()))
        less: dict[str, str | bool] = {**KNOWN, **{name: NOTHING[name] for name in gone}}
        if field == "agreed":
            less["agreed_now"] = True
        if field == "topic":
            less["would_fit"] = ""
        yield less
        if field == "value":
            yield {**less, "would_fit": "ein Artikel zum Thema Onboarding"}
        if not any(field in others for others in GO_TOGETHER.values()):
            yield {**BAREST, field: KNOWN[field] or not isinstance(KNOWN[field], str)}
    talked = {**BAREST, "talked": True, "met_when": "gestern"}
    yield from (talked, {**talked, "met": False}, {**talked, "met_online": True})
    yield {**KNOWN, "since": "etwa sechs Monaten", "third": True}


CASES = list(cases())


def said(kind: str, form: str) -> Iterator[tuple[Facts, Message]]:
    """A form as it is said in every case, each with another wording."""
    for number, known in enumerate(CASES):
        yield known, render(fill(PATTERNS[kind].forms[form], known), f"{MAYA} {number}")


@pytest.mark.long
@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_what_is_not_known_leaves_no_hole_in_a_sentence(kind: str, form: str) -> None:
    for _, message in said(kind, form):
        text = f"{message.subject}\n{message.body}"
        for hole in HOLES:
            assert hole not in text, (hole, text)
        assert not re.search(r"[,:–]$", message.subject), message.subject
        assert not re.search(r"(?<=[.?!] )[a-zäöü]\w*(?!\w*:)", message.body), message.body


@pytest.mark.long
@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_the_four_parts_are_there_whatever_is_known(kind: str, form: str) -> None:
    needed = NEEDED if form in WRITTEN else {Part.CONTEXT, Part.VALUE}
    for known, message in said(kind, form):
        assert {part for part, text in message.paragraphs if text} >= needed, (known, message)
        assert message.subject or form != "email"


@pytest.mark.parametrize(("kind", "form"), [(k, f) for k, f in FORMS if f in WRITTEN])
def test_it_greets_by_name_and_goes_on_with_a_capital(kind: str, form: str) -> None:
    """After “Hallo Maya!” a sentence begins; after a comma German would go on with a small letter."""
    for known, message in said(kind, form):
        greeting, context, *_, close = message.body.split("\n\n")
        assert greeting == "Hallo Maya!"
        assert re.match(r"[A-ZÄÖÜ„=]", context)
        assert re.fullmatch(r"[A-ZÄÖÜ][^\n,]+(, [^\n,]+)?\n(Jule Brandt|==Dein Name==)", close), (
            close
        )
        assert close.endswith(str(known["me"] or "==Dein Name=="))


@pytest.mark.parametrize(
    "kind", [kind for kind in ALL_KINDS if "{{#third}}" in str(PATTERNS[kind].forms.get("email"))]
)
def test_from_the_third_touch_on_the_subject_says_who_and_what_about(kind: str) -> None:
    for known, message in said(kind, "email"):
        assert message.subject.startswith("Wieder in Kontakt: ") == known["third"]
    third = render(fill(PATTERNS[kind].forms["email"], {**KNOWN, "third": True}), MAYA)
    topic = "Leitung Plattform" if kind == "after-a-no" else "Thema Onboarding"
    assert third.subject == f"Wieder in Kontakt: Northwind – {topic}"


FILLED = (
    ("dein name", "Jule"),
    ("deine nummer", "0171 234567"),
    ("name und aufgabe", "Marcus Bell"),
    ("denken ließ", "Auf der Messe hattest du von eurer Schulung erzählt."),
    ("voneinander", "Auf der Messe hattest du von eurer Schulung erzählt."),
    ("zuletzt", "Auf der Messe hattest du von eurer Schulung erzählt."),
    ("drei wörtern", "Lernpaten im Frühjahr"),
    ("satz", "Nach vier Wochen lief es dort schon ganz allein."),
)


def filled(text: str, form: str) -> str:
    """The text with something sensible in every blank."""
    long = "Nach vier Wochen lief es dort ohne uns, und das hätte vorher niemand gedacht."
    short = "Nach vier Wochen lief es dort schon ganz allein."
    other = short if form in {"phone", "voicemail"} else long

    def fill(blank: re.Match[str]) -> str:
        return next((t for word, t in FILLED if word in blank[1].lower()), other)

    return re.sub(r"==([^\n]+?)==", fill, text)


@pytest.mark.long
@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_with_its_blanks_filled_the_coach_has_nothing_to_say(kind: str, form: str) -> None:
    """That covers how long it may be, too: 500 characters, 320, 40 words."""
    for known, message in said(kind, form):
        about = Known(
            channel=Channel(form),
            kind=kind,
            subject=filled(message.subject, form) if form == "email" else None,
            is_first=kind == "first-touch",
            language=WORDS,
            me=str(known["me"]),
            has_value=bool(known["value"]),
        )
        text = filled(message.body, form)
        assert [(f.code, f.excerpt) for f in judge(text, about)] == [], text


@pytest.mark.parametrize("kind", ["first-touch", "value-touch", "graceful-exit", "re-engage"])
def test_no_two_people_get_the_same_german_message(kind: str) -> None:
    notes = german_notes(kind)
    note = notes.pop(MAYA)
    written = [
        words_of(d.message)
        for d in all_drafts({**notes, **dict.fromkeys(SEEDS, note)}, TODAY, GERMAN)
    ]
    assert len(written) == len(SEEDS)
    for number, one in enumerate(written):
        assert all(alike(one, other) < MOST_ALIKE for other in written[:number])


# dates and numbers


@pytest.mark.parametrize(
    ("code", "month_day", "weekday", "agreed", "ago"),
    [
        ("en", "on 2 November", "on Saturday", "1 December", "about six months"),
        ("en-us", "on November 2", "on Saturday", "December 1", "about six months"),
        ("de", "am 2. November", "am Samstag", "1. Dezember", "etwa sechs Monaten"),
        ("de-at", "am 2. November", "am Samstag", "1. Dezember", "etwa sechs Monaten"),
    ],
)
def test_days_are_said_as_people_there_say_them(
    code: str, month_day: str, weekday: str, agreed: str, ago: str
) -> None:
    def known(log: str, front: str = "") -> Facts:
        note = f"---\ntype: contact\n{front}---\n## Log\n{log}"
        funnel = look(note, TODAY, f'language = "{code}"\n')
        return facts(funnel.items[0], funnel)

    met = known("- 2026-11-02 met:\n", "next_step: 2026-12-01\n")
    assert (met["met_when"], met["agreed"]) == (month_day, agreed)
    assert known("- 2026-11-21 met:\n")["met_when"] == weekday
    assert known("- 2026-05-20 phone with: hi\n")["since"] == ago


def test_american_drafts_are_the_english_ones_with_american_dates() -> None:
    assert {p.language for p in built_in_patterns("en-us").values()} == {"en"}
    found = [
        asked("---\ntype: contact\nmet: 2026-11-02\n---\n", "first-touch", f'language = "{code}"\n')
        for code in ("en", "en-us")
    ]
    ours, theirs = (d.message for d in found)
    assert "2 November" in ours
    assert theirs == ours.replace("2 November", "November 2")


def test_all_other_words_of_american_english_are_those_of_english() -> None:
    american, english = built_in_language("en-us").lists, built_in_language("en").lists
    assert american.keys() == english.keys()
    assert [name for name in english if american[name] != english[name]] == ["phrases"]


def test_german_has_words_of_its_own_for_every_list() -> None:
    """A list that is not there would be taken from English, and judge German by it."""
    german, english = WORDS.lists, built_in_language("en").lists
    assert german.keys() == english.keys()
    assert [name for name in english if german[name] == english[name]] == []
    only_english = {"uncontracted", "verbs", "links"}
    assert {name for name in german if not german[name]} == only_english


# a language of one's own

DUTCH = """\
---
type: language
language: nl
---
## months

- januari
- februari
- maart
- april
- mei
- juni
- juli
- augustus
- september
- oktober
- november
- december

## phrases

- on_date: op {day} {month}

## asked

- vroeg naar
"""
HALLO = """\
---
type: pattern
kind: first-touch
language: nl
---
## email

<!-- subject -->
Na ons gesprek {{met_when}}

Dag {{first}},

<!-- context -->
Fijn dat we elkaar {{met_when}} spraken.{{#asked}} Je vroeg naar {{asked}}.{{/asked}}

<!-- value -->
==Iets voor {{first}}.==

<!-- ask -->
Wanneer schikt het je?

<!-- close -->
Groet,
{{me}}
"""
MINE = {
    MAYA: "---\ntype: contact\n---\n## Log\n- 2026-11-02 met: op de beurs, vroeg naar de prijslijst\n",
    "Woorden/Nederlands.md": DUTCH,
    "Woorden/Eerste.md": HALLO,
}
NL = 'language = "nl"\nme = "Jule Brandt"\n'


def test_a_vault_says_things_in_a_language_of_its_own() -> None:
    found = asked(MINE, "first-touch", NL)
    assert found.front["subject"] == '"Na ons gesprek op 2 november"'
    assert found.parts == [
        "Dag Maya,",
        "Fijn dat we elkaar op 2 november spraken. Je vroeg naar de prijslijst.",
        "==Iets voor Maya.==",
        "Wanneer schikt het je?",
        "Groet,\nJule Brandt",
    ]


def test_what_a_language_does_not_have_is_taken_from_english() -> None:
    vault = look(MINE, TODAY, NL).vault
    assert vault.language.words("weekdays")[0] == "Monday"
    assert vault.language.words("asked") == ("vroeg naar",), "a list is taken as a whole"
    assert {kind for kind, p in vault.patterns.items() if p.language == "nl"} == {"first-touch"}
    assert asked(MINE, "reply", NL).message.startswith("Hi Maya,")


def test_patterns_and_words_of_another_language_wait_until_it_is_spoken() -> None:
    vault = look(MINE, TODAY, GERMAN).vault
    assert vault.patterns["first-touch"].language == "de"
    assert vault.language.words("asked") == WORDS.words("asked")


def test_a_list_of_the_owners_takes_the_place_of_ours() -> None:
    note = "---\ntype: language\nlanguage: de\n---\n## jargon\n\n- Leuchtturm\n"
    language = look({MAYA: BARE, "Wörter.md": note}, TODAY, GERMAN).vault.language
    assert language.words("jargon") == ("Leuchtturm",)
    assert language.words("stiff") == WORDS.words("stiff")

"""A vault in another language: its patterns, its dates, its words; what it lacks comes from English."""

import re

import pytest

from tests.drafting.notes import ALL_KINDS, BARE, asked, full
from tests.support import MAYA, TODAY, look
from vaulttools.coach import Known, judge
from vaulttools.drafting.facts import facts
from vaulttools.drafting.render import render
from vaulttools.model.pattern import Part
from vaulttools.reading.builtin import built_in_language

DE = 'language = "de"\nme = "Sam Reyes"\n'
ENGLISH = re.compile(
    r"\b(the|you|your|and|with|thank|thanks|would|about|for|were|this)\b", re.IGNORECASE
)
NEEDED = {Part.CONTEXT, Part.VALUE, Part.ASK, Part.CLOSE}


@pytest.mark.parametrize("kind", [kind for kind in ALL_KINDS if kind != "call"])
def test_every_kind_is_german_with_all_its_parts(kind: str) -> None:
    for notes in ({MAYA: BARE}, full(kind)):
        funnel = look(notes, TODAY, DE)
        pattern = funnel.vault.patterns[kind]
        assert pattern.language == "de"
        for name, form in pattern.forms.items():
            message = render(form, facts(funnel.items[0], funnel), MAYA)
            assert "{{" not in message.body
            if name in {"email", "letter", "linkedin"}:
                assert {part for part, text in message.paragraphs if text} >= NEEDED


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_no_english_is_left_in_a_draft_for_the_barest_note(kind: str) -> None:
    message = re.sub(r"(?m)^### .*", "", asked(BARE, kind, DE).message)
    assert not ENGLISH.search(message), message


def test_dates_are_said_in_the_language() -> None:
    note = "---\ntype: contact\nmet: 2026-11-02\n---\n## Log\n- 2026-11-02 met:\n- 2026-11-21 phone with: hi\n"
    said = {}
    for code in ("de", "en", "en-us"):
        funnel = look(note, TODAY, f'language = "{code}"\n')
        said[code] = facts(funnel.items[0], funnel)["met_when"]
    assert said == {"de": "am Samstag", "en": "on Saturday", "en-us": "on Saturday"}


@pytest.mark.parametrize(
    ("code", "said"),
    [("de", "am 2. November"), ("en", "on 2 November"), ("en-us", "on November 2")],
)
def test_a_day_of_a_month_as_people_there_write_it(code: str, said: str) -> None:
    funnel = look("---\ntype: contact\nmet: 2026-11-02\n---\n", TODAY, f'language = "{code}"\n')
    assert facts(funnel.items[0], funnel)["met_when"] == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("wollte nur kurz nachhaken.", "FU102"),
        ("haben Sie meine Mail erhalten?", "FU102"),
        ("entschuldigen Sie bitte die Störung.", "FU104"),
        ("leider noch keine Antwort von Ihnen.", "FU105"),
        ("das ist die letzte Chance.", "FU106"),
        ("wir melden uns zeitnah.", "FU107"),
        ("bezugnehmend auf unser Gespräch sende ich die Liste.", "FU108"),
    ],
)
def test_the_coach_finds_what_germans_write(text: str, code: str) -> None:
    known = Known(language=built_in_language("de"))
    found = {f.code for f in judge(f"Hallo Maya,\n\n{text}\n\nViele Grüße\nSam", known)}
    assert code in found


@pytest.mark.parametrize(
    "text",
    [
        "danke für das Gespräch am Samstag. Die Liste, nach der du gefragt hattest, liegt hier: https://liste.example\n\nPasst dir ein kurzes Telefonat nächste Woche?",
        "schön, dass wir uns kennengelernt haben. Deine Frage nach dem Einarbeiten hat mich nicht losgelassen: Ein Pate in der ersten Woche hat bei uns am meisten gebracht.\n\nWie macht ihr das?",
        "ich nehme an, dass gerade anderes wichtiger ist, und schreibe dir vorerst nicht mehr. Wenn es wieder passt, genügt eine Zeile.",
    ],
)
def test_a_good_german_message_is_left_alone(text: str) -> None:
    known = Known(language=built_in_language("de"))
    assert judge(f"Hallo Maya,\n\n{text}\n\nViele Grüße\nSam", known) == ()


def test_a_vault_brings_a_language_of_its_own() -> None:
    notes = {
        MAYA: "---\ntype: contact\nmet: 2026-11-02\n---\n",
        "Words/Nederlands.md": "---\ntype: language\nlanguage: nl\n---\n## phrases\n\n- on_date: op {day} {month}\n\n## months\n\n"
        + "".join(
            f"- {m}\n"
            for m in [
                "januari",
                "februari",
                "maart",
                "april",
                "mei",
                "juni",
                "juli",
                "augustus",
                "september",
                "oktober",
                "november",
                "december",
            ]
        ),
        "Words/hallo.md": "---\ntype: pattern\nkind: first-touch\nlanguage: nl\n---\n## email\n\nHallo {{first}},\n\n<!-- context -->\nLeuk je te spreken {{met_when}}.\n",
    }
    funnel = look(notes, TODAY, 'language = "nl"\n')
    message = asked(notes, "first-touch", 'language = "nl"\n').message
    assert "Leuk je te spreken op 2 november." in message
    assert funnel.vault.patterns["reply"].language == "en"

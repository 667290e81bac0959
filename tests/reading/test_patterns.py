"""Patterns of messages from notes: what can be used, what cannot, and that nothing reaches outside."""

from time import process_time

import pytest

from tests.generators.texts import drafts
from tests.support import MAYA, TODAY, look
from vaulttools.model.pattern import Part
from vaulttools.model.problem import Problem

MET = "---\ntype: contact\nmet: 2026-11-21\n---\n"
HEAD = "---\ntype: pattern\nkind: first-touch\n---\n## email\n\n"
MINE = f"{HEAD}<!-- subject -->\nA word\n\n<!-- context -->\nMy own words for {{{{first}}}}.\n"
PATTERN = "Patterns/mine.md"


def problems(text: str) -> list[Problem]:
    """What is wrong with a pattern."""
    return [p for p in look({MAYA: MET, PATTERN: text}).problems if p.place.path == PATTERN]


def message(text: str, settings: str = "") -> str:
    """The first touch that is drafted where a pattern of that kind is there."""
    (found,) = drafts(look({MAYA: MET, PATTERN: text}, TODAY, settings)).values()
    return found


def test_the_owners_own_pattern_wins_over_ours() -> None:
    assert "My own words for Maya." in message(MINE)
    assert problems(MINE) == []


def test_a_pattern_in_another_language_than_the_vaults_is_left_alone() -> None:
    german = MINE.replace("kind:", "language: de\nkind:")
    assert "My own words" not in message(german)
    assert "My own words" in message(german, 'language = "de"\n')


def test_a_pattern_has_forms_parts_and_choices() -> None:
    text = (
        f"{HEAD}Hi {{{{first}}}},\n\n<!-- context -->\n- One.\n- Two.\nThree.\n\n## sms\n\nShort.\n"
    )
    form = look({MAYA: MET, PATTERN: text}).vault.patterns["first-touch"].forms
    assert set(form) == {"email", "sms"}
    greeting, context = form["email"]
    assert (greeting.part, context.part) == (None, Part.CONTEXT)
    assert [choice.ways for choice in context.choices] == [("One.", "Two."), ("Three.",)]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Hi {{firstname}},", "there is no field “firstname”"),
        ("Hi {{first.__class__.__mro__}},", "there is no field “first.__class__.__mro__”"),
        ("{{> ../../etc/passwd}}", "“{{> ../../etc/passwd}}” does nothing in a pattern"),
        ("{{>first-touch}}", "“{{>first-touch}}” does nothing in a pattern"),
        ("{{=<% %>=}}<% first %>", "“{{=<% %>=}}” does nothing in a pattern"),
        ("{{{first}}}", "“{{{first}}}” does nothing in a pattern"),
        ("{{&first}}", "“{{&first}}” does nothing in a pattern"),
        ("{{#first}}{{#first}}", "the section “first” does not end on its line"),
        ("{{#first}}x{{/name}}", "“{{/name}}” ends what has not begun"),
        ("{{/first}}", "“{{/first}}” ends what has not begun"),
        ("{{#first}}" * 11 + "{{/first}}" * 11, "too many sections stand within each other"),
        ("{{first", "a field is not written as one"),
        ("first}}", "a field is not written as one"),
        ("{{first}} " * 1_001, "there are more than 1000 fields in it"),
        ("x" * 20_001, "a pattern of more than 20000 characters"),
        ("{{takeaway}} " * 101, "a message of more than 100 fields"),
        ("{{" * 9_000, "a field is not written as one"),
        ("{{#first}}" * 900, "too many sections stand within each other"),
    ],
)
def test_what_a_pattern_may_not_do_is_told_and_ours_stands_in(line: str, what: str) -> None:
    start = process_time()
    (problem,) = problems(f"{HEAD}{line}\n")
    assert (problem.code, problem.what) == ("VT033", what)
    text = message(f"{HEAD}{line}\n")
    assert process_time() - start < 5, "two looks, far less than a second each on a quiet machine"
    assert text.startswith("---\ntype: draft")
    assert "{{" not in text


def test_a_pattern_that_grows_as_much_as_it_may_stays_a_message() -> None:
    text = f"{HEAD}{'{{takeaway}}{{name}} ' * 50}\n"
    value = f"---\ntype: value\ntopics: [x]\ntakeaway: {'word ' * 5_000}\n---\n"
    person = MET.replace("met:", "topics: [x]\nmet:")
    notes = {MAYA: person, PATTERN: text, "Library/A.md": value}
    (found,) = drafts(look(notes)).values()
    assert len(found) < 50_000


@pytest.mark.parametrize("value", ["{{name}}", "{{#first}}{{/first}}", "{{> x}}", "{{=<% %>=}}"])
def test_what_a_note_says_is_never_read_as_a_pattern(value: str) -> None:
    person = MET.replace("met:", f'topics: ["{value}"]\nmet:')
    text = message(MINE)
    (found,) = drafts(
        look({MAYA: person, PATTERN: MINE.replace("{{first}}", "{{topic}}")})
    ).values()
    assert "My own words for" in found
    assert "Okafor" not in found.partition("---\n")[2].partition("---\n")[2].partition("> [!")[0]
    assert text


def test_without_a_heading_it_is_no_pattern() -> None:
    (problem,) = problems("---\ntype: pattern\nkind: first-touch\n---\nHi\n")
    assert problem.what == "a pattern without a heading for any channel"

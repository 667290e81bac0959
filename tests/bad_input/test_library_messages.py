"""What people are told about their playbooks and value items."""

from collections.abc import Mapping

import pytest

from tests.support import look

NOT_A_NUMBER = "Write the day of the run, as 8."
KINDS = "answer, article, data, event, introduction, question, resource, summary"
MAYA = {"Maya.md": "---\ntype: contact\nmet: 2026-11-02\n---\n"}

PLAYBOOKS = {
    "| Day | Channel |\n| --- | --- |\n| soon | email |": [
        f'Slow.md:6: VT031 the day "soon" is not a whole number from 1. {NOT_A_NUMBER}',
        'Slow.md:1: VT031 this playbook has no table and no interval. Add a table with the columns Day, Channel, Intent, Bring, or "every: 6 weeks".',
    ],
    "| Day | Channel |\n| --- | --- |\n| 1 | email |\n| 0 | phone |": [
        f'Slow.md:7: VT031 the day "0" is not a whole number from 1. {NOT_A_NUMBER}'
    ],
    "| Day | Channel |\n| --- | --- |\n| 1 | email |\n| 4000 | phone |": [
        f'Slow.md:7: VT031 the day "4000" is not a whole number from 1. {NOT_A_NUMBER}'
    ],
    "| Day | Channel |\n| --- | --- |\n| 1 | email |\n| ² | phone |": [
        f'Slow.md:7: VT031 the day "²" is not a whole number from 1. {NOT_A_NUMBER}'
    ],
    "| Day | Channel |\n| --- | --- |\n| 1 | telegram |": [
        'Slow.md:6: VT031 "telegram" is not a channel. Write email, linkedin, phone, comment or another channel, or "where you met".'
    ],
    "| Day | Channel |\n| --- | --- |\n| 1 | interview |": [
        'Slow.md:6: VT031 "interview" is not a channel. Write email, linkedin, phone, comment or another channel, or "where you met".'
    ],
    "| Day | Channel | Bring |\n| --- | --- | --- |\n| 1 | email | cake, data |": [
        f'Slow.md:6: VT031 "cake" is not a kind of value. Write some of {KINDS}.'
    ],
    "| When | How |\n| --- | --- |\n| 1 | email |": [
        'Slow.md:1: VT031 this playbook has no table and no interval. Add a table with the columns Day, Channel, Intent, Bring, or "every: 6 weeks".'
    ],
    "Every six weeks.": [
        'Slow.md:1: VT031 this playbook has no table and no interval. Add a table with the columns Day, Channel, Intent, Bring, or "every: 6 weeks".'
    ],
}


@pytest.mark.parametrize("table", PLAYBOOKS)
def test_a_playbook_table(table: str) -> None:
    said = problems({"Slow.md": f"---\ntype: playbook\n---\n{table}\n"})
    assert said == sorted(PLAYBOOKS[table])


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (
            "give_up_after_touches: many",
            'Slow.md:3: VT032 give_up_after_touches: "many" cannot be used. Write a whole number from 1 to 20.',
        ),
        (
            "reengage_after_months: 24",
            'Slow.md:3: VT032 reengage_after_months: "24" cannot be used. Write a whole number from 3 to 12.',
        ),
        (
            "after_no_days: ³",
            'Slow.md:3: VT032 after_no_days: "³" cannot be used. Write a whole number from 0 to 60.',
        ),
        (
            "every: now and then",
            'Slow.md:3: VT032 every: "now and then" is not a length of time. Write it as 6 weeks, 10 days or 2 months.',
        ),
    ],
)
def test_a_playbook_number(front: str, message: str) -> None:
    table = "| Day | Channel |\n| --- | --- |\n| 1 | email |"
    assert problems({"Slow.md": f"---\ntype: playbook\n{front}\n---\n{table}\n"}) == [message]


def test_a_playbook_without_rows_is_not_known_to_those_who_name_it() -> None:
    notes = {"Maya.md": "---\ntype: contact\nmet: 2026-11-02\nplaybook: Slow\n---\n"}
    said = problems({**notes, "Slow.md": "---\ntype: playbook\n---\n"})
    assert said == [
        'Maya.md:4: VT030 playbook: "Slow" is not known. networking stands in for it. Known are: after-a-no, job-interview, keep-in-touch, networking, partnership, re-engagement, sales.',
        'Slow.md:1: VT031 this playbook has no table and no interval. Add a table with the columns Day, Channel, Intent, Bring, or "every: 6 weeks".',
    ]


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (
            "kind: novel",
            f'Report.md:3: VT016 kind: "novel" is not known. Write one of {KINDS}.',
        ),
        (
            "published: last week",
            'Report.md:3: VT014 published: "last week" is not a date. Write it as 2026-11-24.',
        ),
        (
            "expires: 2026-02-30",
            'Report.md:3: VT014 expires: "2026-02-30" is not a date. Write it as 2026-11-24.',
        ),
        (
            'for:\n  - "[[Maya]]"\n  - "[[Nobody]]"',
            'Report.md:5: VT016 for: "[[Nobody]]" is no note of this vault. Write the contact\'s name as a link in quotes.',
        ),
        (
            "topics:\n  first: churn",
            "Report.md:3: VT015 topics: is neither plain text nor a plain list. Write plain text or a plain list; editors spoil nested values.",
        ),
    ],
)
def test_a_value_item(front: str, message: str) -> None:
    assert problems({"Report.md": f"---\ntype: value\n{front}\n---\n"}) == [message]


def test_two_names_that_are_one_elsewhere() -> None:
    met = "---\ntype: contact\nmet: 2026-11-02\n---\n"
    assert problems({"People/Zoe\u0308.md": met, "People/zo\u00eb.md": met}) == [
        "People/zo\u00eb.md: VT050 is the same file as People/Zoe\u0308.md on macOS and Windows. Rename one of the two."
    ]


def problems(notes: Mapping[str, str]) -> list[str]:
    """Every message about a vault with Maya and these notes."""
    funnel = look({**MAYA, **notes})
    assert "Maya" in [item.contact.name for item in funnel.items] or "People" in next(iter(notes))
    return [str(problem.for_day(funnel.today)) for problem in funnel.problems]


TOM = """\
---
type: contact
email: {}
---
## Log
- 2026-11-04 email to: the list
- {}
"""


def test_one_person_with_two_notes() -> None:
    one = TOM.format("tom@farrow.example", "2026-11-06 email from: thanks")
    other = TOM.format("Tom@farrow.example", "2026-11-06 email from: thanks")
    [told] = problems({"People/Tom Dale.md": one, "People/Tom Farrow.md": other})
    assert told == (
        "People/Tom Farrow.md: VT051 is about the same person as People/Tom Dale.md. "
        "Bring into one of the two what only the other says, and delete the other."
    )


def test_two_people_with_the_address_of_their_office_are_no_problem() -> None:
    one = TOM.format("office@farrow.example", "2026-11-06 email from: thanks")
    other = TOM.format("office@farrow.example", "2026-11-09 phone with: a word")
    assert problems({"People/Maya.md": one, "People/Tom.md": other}) == []

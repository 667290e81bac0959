import pytest

from tests.reading.support import note, told
from vaulttools.model.playbook import Playbook, Row
from vaulttools.model.problem import Place
from vaulttools.model.words import Channel
from vaulttools.reading.playbooks import read_playbook

SLOW = r"""
    ---
    type: playbook
    first_touch_hours: 72
    give_up_after_touches: 3
    ---
    For people with time.

    | Day    | Channel       | Intent                  | Bring         |
    | ------ | ------------- | ----------------------- | ------------- |
    | 1      | where you met | warm thanks             |               |
    | Day 30 | Phone call    | about [[Files/X\|their X]] | Article, data |
    | 20     | LinkedIn      | comment on their post   |               |
    | 60     | email         | Graceful exit, politely |               |
    """


def playbook(text: str) -> Playbook:
    found = note(text, "Playbooks/Slow.md")
    read = read_playbook(found)
    assert found.problems == []
    return read


def test_a_table() -> None:
    slow = playbook(SLOW)
    assert (slow.name, slow.place, slow.recurs) == ("Slow", Place("Playbooks/Slow.md", 0), False)
    assert slow.cadence == (("first_touch_hours", 72), ("give_up_after_touches", 3))
    assert slow.rows == (
        Row(1, None, "warm thanks", (), Place("Playbooks/Slow.md", 10)),
        Row(20, Channel.LINKEDIN, "comment on their post", (), Place("Playbooks/Slow.md", 12)),
        Row(
            30, Channel.PHONE, "about their X", ("article", "data"), Place("Playbooks/Slow.md", 11)
        ),
        Row(60, Channel.EMAIL, "Graceful exit, politely", (), Place("Playbooks/Slow.md", 13)),
    )
    assert slow.exit_index == 3


def test_columns_stand_in_any_order_and_some_may_be_missing() -> None:
    text = "---\ntype: playbook\n---\n| Channel | Day |\n|---|---|\n| sms | 3 |\n| email |\n| | |\n"
    found = note(text, "Slow.md")
    rows = read_playbook(found).rows
    assert [(row.day, row.channel, row.intent, row.bring) for row in rows] == [
        (3, Channel.SMS, "", ())
    ]
    assert told(found.problems) == [(7, "VT031")]


def test_the_first_table_with_days_counts() -> None:
    text = "---\ntype: playbook\n---\n| A |\n|---|\n| 1 |\n\n| Day | Channel |\n|---|---|\n| 3 | email |\n\n| Day | Channel |\n|---|---|\n| 9 | email |\n"
    assert [row.day for row in playbook(text).rows] == [3]


@pytest.mark.parametrize(
    ("every", "days", "months"),
    [("6 weeks", 42, None), ("2 months", None, 2), ("10", 10, None), ("monthly", None, 1)],
)
def test_an_interval_needs_no_table(every: str, days: int | None, months: int | None) -> None:
    slow = playbook(f"---\ntype: playbook\nevery: {every}\n---\n")
    assert (slow.every_days, slow.every_months, slow.rows, slow.recurs) == (days, months, (), True)


def test_an_interval_wins_over_a_table() -> None:
    slow = playbook(
        "---\ntype: playbook\nevery: 6 weeks\n---\n| Day | Channel |\n|---|---|\n| 3 | email |\n"
    )
    assert (slow.every_days, slow.rows) == (42, ())


def test_a_bad_interval_leaves_the_table() -> None:
    found = note(
        "---\ntype: playbook\nevery: often\n---\n| Day | Channel |\n|---|---|\n| 3 | email |\n"
    )
    read = read_playbook(found)
    assert (read.recurs, [row.day for row in read.rows]) == (False, [3])
    assert told(found.problems) == [(3, "VT032")]


def test_a_bad_cell_costs_no_more_than_it_must() -> None:
    found = note(
        "---\ntype: playbook\n---\n| Day | Channel | Bring |\n|---|---|---|\n| 1 | pigeon | cake, data |\n| x | email | |\n"
    )
    assert [(row.day, row.channel, row.bring) for row in read_playbook(found).rows] == [
        (1, None, ("data",))
    ]
    assert told(found.problems) == [(6, "VT031"), (6, "VT031"), (7, "VT031")]


def test_built_in_ones_explain_themselves_by_name() -> None:
    read = read_playbook(note(SLOW, "slow.md"), "built in: slow")
    assert read.place == Place("built in: slow", 0)
    assert read.rows[0].place == Place("built in: slow, day 1", 0)

"""Periods away, and what in them does not move (M27); the rest of the week is tested under its rules."""

import pytest

from tests.support import day, look
from vaulttools.funnel.week import before_leaving, coming_load, last_week, review_block

AWAY = 'away = ["2026-12-07..2026-12-11", "2026-12-24..2027-01-02"]\n'


def agreed(on: str) -> str:
    """Somebody with whom a date is agreed."""
    return f"---\ntype: contact\nmet: 2026-11-02\nnext_step: {on}\n---\n## Log\n- 2026-11-10 email to: ok\n"


NOTES = {
    "People/Before.md": agreed("2026-12-06"),
    "People/First.md": agreed("2026-12-07"),
    "People/Last.md": agreed("2026-12-11"),
    "People/After.md": agreed("2026-12-12"),
    "People/Christmas.md": agreed("2026-12-24"),
}


@pytest.mark.parametrize(
    ("today", "listed"),
    [
        ("2026-11-29", []),
        ("2026-11-30", [["First", "Last"]]),  # a week before
        ("2026-12-07", [["First", "Last"]]),
        ("2026-12-11", [["Last", "First"]]),
        ("2026-12-12", []),
        ("2026-12-17", [["Christmas"]]),
    ],
)
def test_what_falls_due_while_away_is_listed_a_week_before_and_while(
    today: str, listed: list[list[str]]
) -> None:
    found = before_leaving(look(NOTES, today, AWAY), 7)
    assert [sorted(i.contact.name for i in items) for _, _, items in found] == [
        sorted(names) for names in listed
    ]


def test_two_periods_can_be_near() -> None:
    found = before_leaving(look(NOTES, "2026-12-01", AWAY), 28)
    assert [first for first, _, _ in found] == [day("2026-12-07"), day("2026-12-24")]


def test_an_empty_vault_has_an_empty_week() -> None:
    funnel = look({"Notes/Plain.md": "# Plain\n"})
    assert review_block(funnel).fits == ()
    assert review_block(funnel).later == ()
    assert coming_load(funnel).days == {}
    week = last_week(funnel)
    assert (week.sent, week.replies, week.met, week.moved) == (0, 0, 0, ())

"""M10: once a quarter the review lists all paused contacts."""

import pytest

from tests.generators.texts import headings, review_text, section
from tests.support import day
from vaulttools.funnel.week import is_quarterly
from vaulttools.model.settings import Settings

PAUSED = "---\ntype: contact\nmet: 2026-01-05\n---\n## Log\n- 2026-08-18 pause: on leave\n"
ACTIVE = "---\ntype: contact\nmet: 2026-09-30\n---\n"


@pytest.mark.parametrize(
    ("today", "is_first"),
    [
        ("2026-10-04", False),  # the Sunday before
        ("2026-10-05", True),  # the first Monday of October
        ("2026-10-11", True),  # the whole week
        ("2026-10-12", False),
        ("2026-10-01", False),  # its Monday was still in September
        ("2027-01-04", True),
        ("2026-12-28", False),
        ("2026-06-01", False),  # a month that begins no quarter
        ("2024-01-01", True),  # a quarter that begins on a Monday
        ("2024-04-01", True),
        ("2023-12-31", False),
    ],
)
def test_m10_the_first_review_of_a_quarter_is_the_quarterly_one(today: str, is_first: bool) -> None:
    assert is_quarterly(day(today), Settings()) == is_first


def test_m10_the_day_of_the_review_can_be_another_one() -> None:
    settings = Settings(review_day="thursday")
    assert is_quarterly(day("2026-10-01"), settings)
    assert not is_quarterly(day("2026-10-08"), settings)


def test_m10_there_is_one_such_week_in_a_quarter() -> None:
    from datetime import timedelta

    for review_day in ("monday", "wednesday", "sunday"):
        settings = Settings(review_day=review_day)
        days = [day("2026-01-01") + timedelta(days=n) for n in range(365)]
        found = [d for d in days if is_quarterly(d, settings)]
        assert len(found) == 4 * 7 or len(found) in range(4 * 7 - 6, 4 * 7 + 7)
        starts = [d for d in found if d - timedelta(days=1) not in found]
        assert len({(d.month - 1) // 3 for d in starts}) == 4


def test_m10_all_paused_contacts_are_listed_then_due_or_not() -> None:
    notes = {
        "People/Maya Okafor.md": PAUSED,
        "People/Due Long.md": PAUSED.replace("2026-08-18", "2026-02-18"),
        "People/By Status.md": "---\ntype: contact\nstatus: paused\npaused_on: 2026-07-01\n---\n",
        "People/After No.md": PAUSED.replace("pause: on leave", "lost: no budget"),
        "People/Jon Alder.md": ACTIVE,
        "People/Closed.md": PAUSED.replace("pause: on leave", "archive: done"),
    }
    lines = section(review_text(notes, "2026-10-05"), "Paused")
    named = sorted(line.removeprefix("- [[").partition("]]")[0] for line in lines)
    assert named == ["After No", "By Status", "Due Long", "Maya Okafor"]


def test_m10_each_with_its_pause_and_when_it_comes_up() -> None:
    lines = section(review_text(PAUSED, "2026-10-05"), "Paused")
    assert len(lines) == 1
    assert "18 Aug" in lines[0]
    assert "18 Feb 2027" in lines[0]


def test_m10_in_other_weeks_there_is_no_such_list() -> None:
    assert "Paused" not in headings(review_text(PAUSED, "2026-10-12"))


def test_m10_without_paused_contacts_there_is_none() -> None:
    assert "Paused" not in headings(review_text(ACTIVE, "2026-10-05"))

"""M24: a review for the Monday block: what fits, in order of risk, and what does not."""

import pytest

from tests.generators.texts import review_text
from tests.support import day, look
from vaulttools.funnel.week import last_week, review_block, week_start
from vaulttools.model.settings import WEEKDAYS, Settings


def met(on: str = "2026-11-20", *front: str, log: str = "") -> str:
    """A contact met on a day."""
    lines = "\n".join(("type: contact", f"met: {on}", *front))
    return f"---\n{lines}\n---\n## Log\n{log}"


def people(number: int, on: str = "2026-11-20") -> dict[str, str]:
    """So many contacts alike."""
    return {f"People/P{n:02}.md": met(on) for n in range(number)}


@pytest.mark.parametrize(
    ("today", "review_day", "start"),
    [
        ("2026-11-23", "monday", "2026-11-23"),
        ("2026-11-24", "monday", "2026-11-23"),
        ("2026-11-29", "monday", "2026-11-23"),
        ("2026-11-30", "monday", "2026-11-30"),
        ("2026-11-23", "friday", "2026-11-20"),
        ("2026-11-20", "friday", "2026-11-20"),
        ("2026-11-23", "sunday", "2026-11-22"),
        ("2027-01-01", "monday", "2026-12-28"),
    ],
)
def test_m24_the_week_begins_on_the_day_of_the_review(
    today: str, review_day: str, start: str
) -> None:
    assert week_start(day(today), Settings(review_day=review_day)) == day(start)


@pytest.mark.parametrize("review_day", WEEKDAYS)
def test_m24_every_day_belongs_to_one_week(review_day: str) -> None:
    settings = Settings(review_day=review_day)
    starts = [week_start(day(f"2026-11-{n:02}"), settings) for n in range(1, 29)]
    assert all(0 <= (day(f"2026-11-{n + 1:02}") - s).days < 7 for n, s in enumerate(starts))
    assert all(WEEKDAYS[s.weekday()] == review_day for s in starts)


@pytest.mark.parametrize(
    ("settings", "fits"),
    [
        ("", 6),  # 30 minutes of 5 each
        ("review_minutes = 60\n", 12),
        ("review_minutes = 29\n", 5),
        ("minutes_per_contact = 10\n", 3),
        ("review_minutes = 5\nminutes_per_contact = 30\n", 1),  # one at least
    ],
)
def test_m24_the_block_holds_what_fits_into_its_minutes(settings: str, fits: int) -> None:
    block = review_block(look(people(14), settings=settings))
    assert len(block.fits) == fits
    assert len(block.later) == 14 - fits


def test_m24_the_order_is_that_of_what_is_most_at_risk() -> None:
    notes = {
        "People/Touch.md": met("2026-11-02", log="- 2026-11-03 email to: hi\n"),
        "People/First.md": met("2026-11-20"),
        "People/Promise.md": met("2026-11-02", log="- [ ] send it 📅 2026-11-20\n"),
        "People/Reply.md": met("2026-11-02", log="- 2026-11-19 email from: hi\n"),
    }
    block = review_block(look(notes, settings="review_minutes = 10\n"))
    assert [i.contact.name for i in block.fits] == ["Promise", "Reply"]
    assert [i.contact.name for i, _ in block.later] == ["First", "Touch"]


def test_m24_what_does_not_fit_goes_to_the_next_working_days() -> None:
    block = review_block(look(people(20), "2026-11-26"))  # a Thursday
    days = [str(d) for _, d in block.later]
    assert days == ["2026-11-27"] * 6 + ["2026-11-30"] * 6 + ["2026-12-01"] * 2


def test_m24_days_off_are_passed_over_and_a_daily_limit_is_kept() -> None:
    settings = 'away = ["2026-11-24..2026-11-25"]\ndaily_limit = 2\n'
    block = review_block(look(people(9), settings=settings))
    days = [str(d) for _, d in block.later]
    assert days == ["2026-11-26"] * 2 + ["2026-11-27"]


def test_m24_only_what_is_due_and_has_a_reason_takes_minutes() -> None:
    notes = {
        "People/Later.md": met("2026-11-22"),
        "People/Paused.md": met("2026-03-02", log="- 2026-04-01 pause: busy\n"),
        "People/Unclear.md": "---\ntype: contact\n---\n",
        "People/First.md": met("2026-11-20"),
    }
    block = review_block(look(notes))
    assert [i.contact.name for i in block.fits] == ["First"]
    assert block.later == ()


LOG = """\
- 2026-11-15 email to: before the week
- 2026-11-16 email to: its first day
- 2026-11-17 email from: a reply
- 2026-11-18 phone with: a talk
- 2026-11-19 news: counts as nothing
- 2026-11-23 email to: today
- 2026-11-24 email to: not yet
"""


def test_m24_the_week_in_numbers_counts_since_the_last_review() -> None:
    week = last_week(look(met("2026-11-12", log=LOG)))
    assert week.since == day("2026-11-16")
    assert (week.sent, week.replies, week.met) == (2, 1, 1)


@pytest.mark.parametrize(
    ("log", "moved"),
    [
        ("- 2026-11-17 email to: first word\n", ("new", "active")),
        ("- 2026-11-17 exit: enough\n", ("new", "paused")),
        ("- 2026-11-17 won: signed\n", ("new", "closed")),
        ("- 2026-11-17 note: nothing\n", None),
        ("- 2026-11-11 email to: before\n- 2026-11-17 email from: hi\n", None),
        ("- 2026-11-11 won: before\n- 2026-11-17 email from: again\n", ("closed", "active")),
    ],
)
def test_m24_what_moved_is_told(log: str, moved: tuple[str, str] | None) -> None:
    week = last_week(look(met("2026-11-10", log=log)))
    assert [(str(m.before), str(m.after)) for m in week.moved] == ([moved] if moved else [])


def test_m24_somebody_new_has_no_stage_before() -> None:
    week = last_week(look(met("2026-11-18", log="- 2026-11-19 email to: hi\n")))
    assert [(m.name, m.before, str(m.after)) for m in week.moved] == [
        ("Maya Okafor", None, "active")
    ]


def test_m24_an_entry_in_the_future_moves_nobody_now() -> None:
    week = last_week(look(met("2026-11-10", log="- 2026-12-24 email to: a slip\n")))
    assert (week.sent, week.moved) == (0, ())


def test_m24_the_review_stays_until_the_next_one_where_nothing_is_due() -> None:
    note = met("2026-11-02", log="- 2026-11-20 email to: hi\n")
    assert review_text(note, "2026-11-24").startswith("**Week of Monday 23 November 2026**")

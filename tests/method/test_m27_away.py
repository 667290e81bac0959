"""M27: periods away count as days off; what was agreed or promised stays."""

from textwrap import dedent

import pytest

from tests.support import day, item

AWAY = 'away = ["2026-12-24..2027-01-02"]\n'
"""From a Thursday to a Saturday: the first working day after is Monday 4 January."""

BACK = "2027-01-04"


def maya(log: str, front: str = "met: 2026-05-05") -> str:
    """Maya's note with this log."""
    return f"---\ntype: contact\n{dedent(front).strip()}\n---\n## Log\n{dedent(log)}"


@pytest.mark.parametrize(
    ("log", "reason", "due"),
    [
        # day 8 of a run
        ("- 2026-12-16 email to: thanks", "touch", "2026-12-23"),
        ("- 2026-12-17 email to: thanks", "touch", BACK),
        ("- 2026-12-26 email to: thanks", "touch", BACK),
        ("- 2026-12-28 email to: thanks", "touch", BACK),
        ("- 2026-12-29 email to: thanks", "touch", "2027-01-05"),
        # the next working day after a reply
        ("- 2026-12-22 email from: a question", "reply-owed", "2026-12-23"),
        ("- 2026-12-23 email from: a question", "reply-owed", BACK),
        ("- 2026-12-30 email from: a question", "reply-owed", BACK),
        # the next working day after taking a contact up again
        ("- 2026-12-22 resume:", "touch", "2026-12-23"),
        ("- 2026-12-23 resume:", "touch", BACK),
        # two days after a no
        ("- 2026-12-21 lost: another offer", "after-no", "2026-12-23"),
        ("- 2026-12-22 lost: another offer", "after-no", BACK),
        # six months after a pause
        ("- 2026-06-23 pause: for now", "re-engage", "2026-12-23"),
        ("- 2026-06-24 pause: for now", "re-engage", BACK),
        ("- 2026-06-30 exit: I'll stop here", "re-engage", BACK),
        ("- 2026-07-05 pause: for now", "re-engage", "2027-01-05"),
    ],
)
def test_m27_dates_inside_move_to_the_first_working_day_after(
    log: str, reason: str, due: str
) -> None:
    seen = item(maya(f"{log}\n"), today="2026-12-31", settings=AWAY)
    assert (seen.reason, seen.due) == (reason, day(due))


def test_m27_a_decision_moves() -> None:
    note = maya("""
        - 2026-12-01 email to: thanks
        - 2026-12-08 email to: an article
        - 2026-12-15 linkedin to: about her post
        """)
    assert item(note, today="2026-12-21").due == day("2026-12-24")
    seen = item(note, today="2026-12-21", settings=AWAY)
    assert (seen.reason, seen.due) == ("decide", day(BACK))


def test_m27_a_plain_interval_moves() -> None:
    note = maya("- 2026-11-12 email to: hello\n", "playbook: keep-in-touch")
    assert item(note, today="2026-12-21").due == day("2026-12-24")
    assert item(note, today="2026-12-21", settings=AWAY).due == day(BACK)


@pytest.mark.parametrize(
    ("log", "front", "reason", "due"),
    [
        ("- 2026-12-22 met: at the fair", "", "first-touch", "2026-12-24"),
        ("- 2026-12-24 met: at the fair", "", "first-touch", "2026-12-26"),
        ("- 2026-12-23 interview with: an hour", "", "thank-you", "2026-12-24"),
        ("- 2026-12-21 email to: hi", "next_step: 2026-12-29", "next-step", "2026-12-29"),
        ("- 2026-12-21 email from: hi", "snoozed_until: 2026-12-30", "reply-owed", "2026-12-30"),
        (
            "- 2026-12-21 email from: not now\n- 2026-12-21 snooze: until 2027-01-02",
            "",
            "reply-owed",
            "2027-01-02",
        ),
        ("- 2026-12-21 email to: hi\n- [ ] send it 📅 2026-12-28", "", "promise", "2026-12-28"),
    ],
)
def test_m27_what_never_moves(log: str, front: str, reason: str, due: str) -> None:
    seen = item(maya(f"{log}\n", front), today="2026-12-31", settings=AWAY)
    assert (seen.reason, seen.due) == (reason, day(due))


@pytest.mark.parametrize(
    ("away", "due"),
    [
        ('["2026-12-23..2026-12-23"]', "2026-12-24"),  # one day
        ('["2026-12-23..2026-12-24"]', "2026-12-25"),
        ('["2026-12-22..2026-12-25"]', "2026-12-28"),  # until a Friday: the Monday after
        ('["2026-12-24..2026-12-31"]', "2026-12-23"),  # begins the day after
        ('["2026-12-21..2026-12-22"]', "2026-12-23"),  # ended the day before
        ('["2026-12-21..2026-12-25", "2026-12-28..2026-12-30"]', "2026-12-31"),
        ('["2026-12-28..2026-12-30", "2026-12-21..2026-12-25"]', "2026-12-31"),  # in any order
        ('["2026-12-21..2026-12-29", "2026-12-23..2026-12-30"]', "2026-12-31"),  # overlapping
        ("[]", "2026-12-23"),
    ],
)
def test_m27_periods(away: str, due: str) -> None:
    note = maya("- 2026-12-16 email to: thanks\n")  # day 8 is Wednesday, 23 December
    assert item(note, today="2026-12-18", settings=f"away = {away}\n").due == day(due)


def test_m27_public_holidays_follow_upon_the_days_away() -> None:
    note = maya("- 2026-12-16 email to: thanks\n")
    settings = 'country = "GB"\naway = ["2026-12-21..2026-12-31"]\n'
    # New Year's Day is a Friday
    assert item(note, today="2026-12-18", settings=settings).due == day(BACK)


def test_m27_a_leap_day_away() -> None:
    note = maya("- 2024-02-22 email to: thanks\n", "met: 2024-02-20")
    assert item(note, today="2024-02-23").due == day("2024-02-29")
    settings = 'away = ["2024-02-29..2024-02-29"]\n'
    assert item(note, today="2024-02-23", settings=settings).due == day("2024-03-01")


def test_m27_the_days_themselves_do_not_depend_on_today() -> None:
    note = maya("- 2026-12-17 email to: thanks\n")
    dues = {item(note, t, AWAY).due for t in ("2026-12-18", "2026-12-28", "2027-01-04")}
    assert dues == {day(BACK)}

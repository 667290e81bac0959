"""Dates: weekends, public holidays, calendar months, leap days, the turn of the year."""

import pytest

from tests.support import MAYA, day, item, stand

NOTE = """---
type: contact
---
## Log
"""
"""A note's beginning; the entries of its log follow."""

BRITISH = 'country = "GB"'

# A date on a weekend moves to the next working day …


def test_a_reply_to_fridays_mail_is_owed_on_monday() -> None:
    found = stand(NOTE + "- 2026-11-06 email from: a question\n")
    assert (found.due, found.reason) == (day("2026-11-09"), "reply-owed")


@pytest.mark.parametrize("weekend", ["2026-11-07", "2026-11-08"])
def test_a_reply_to_mail_of_the_weekend_is_owed_on_monday(weekend: str) -> None:
    assert stand(NOTE + f"- {weekend} email from: a question\n").due == day("2026-11-09")


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-10-02", "2026-10-09"),  # Friday, and a week later Friday
        ("2026-10-03", "2026-10-12"),  # Saturday → Saturday → Monday
        ("2026-10-04", "2026-10-12"),  # Sunday → Sunday → Monday
        ("2026-10-05", "2026-10-12"),
    ],
)
def test_a_touch_moves_off_the_weekend(sent: str, due: str) -> None:
    assert stand(NOTE + f"- {sent} email to: hi\n").due == day(due)


@pytest.mark.parametrize(
    ("met", "due"),
    [
        ("2026-11-04", "2026-11-06"),  # Wednesday → Friday
        ("2026-11-05", "2026-11-09"),  # Thursday → Saturday → Monday
        ("2026-11-06", "2026-11-09"),  # Friday → Sunday → Monday
    ],
)
def test_a_touch_after_a_later_meeting_moves_off_the_weekend(met: str, due: str) -> None:
    found = stand(NOTE + f"- 2026-10-05 email to: hi\n- {met} video with: the plan\n")
    assert (found.due, found.reason) == (day(due), "touch")


@pytest.mark.parametrize(
    ("lost", "due"),
    [("2026-10-15", "2026-10-19"), ("2026-10-16", "2026-10-19"), ("2026-10-17", "2026-10-19")],
)
def test_thanks_after_a_no_move_off_the_weekend(lost: str, due: str) -> None:
    found = stand(NOTE + f"- 2026-10-05 email to: hi\n- {lost} lost: no\n")
    assert (found.due, found.reason) == (day(due), "after-no")


def test_a_decision_moves_off_the_weekend() -> None:
    """Day 24 of a run that began on Thursday the 1st is Saturday the 24th."""
    log = "- 2026-10-01 email to: 1\n- 2026-10-08 email to: 2\n- 2026-10-15 email to: 3\n"
    found = stand(NOTE + log)
    assert (found.due, found.reason) == (day("2026-10-26"), "decide")


def test_a_re_engagement_moves_off_the_weekend() -> None:
    """Six months after 5 June 2026 is a Saturday."""
    found = stand(NOTE + "- 2026-04-01 email to: hi\n- 2026-06-05 pause: busy\n")
    assert (found.due, found.reason) == (day("2026-12-07"), "re-engage")


def test_a_new_run_begins_on_a_working_day() -> None:
    log = "- 2026-10-05 email to: hi\n- 2026-10-06 pause: busy\n- 2026-11-06 resume: again\n"
    assert stand(NOTE + log).due == day("2026-11-09")


def test_an_interval_moves_off_the_weekend() -> None:
    """Ten days after Wednesday 30 September is a Saturday."""
    contact = """
        ---
        type: contact
        playbook: ten days
        ---
        ## Log
        - 2026-09-30 email to: hi
        """
    playbook = "---\ntype: playbook\nevery: 10 days\n---\n"
    assert stand({MAYA: contact, "Playbooks/Ten days.md": playbook}).due == day("2026-10-12")


def test_a_moved_date_does_not_move_the_rows_after_it() -> None:
    """Row 2 (day 5) of `sales` fell on a Saturday and went out on Monday; row 3 stays on day 10."""
    contact = """
        ---
        type: contact
        playbook: sales
        ---
        ## Log
        - 2026-10-06 email to: what was promised
        - 2026-10-12 email to: the report
        """
    assert stand(contact).due == day("2026-10-15")


# … except first touches, thank-yous, promises, and what was set by hand


@pytest.mark.parametrize(
    ("met", "due"), [("2026-11-05", "2026-11-07"), ("2026-11-06", "2026-11-08")]
)
def test_a_first_touch_stays_on_the_weekend(met: str, due: str) -> None:
    found = stand(NOTE + f"- {met} met: a fair\n")
    assert (found.due, found.reason) == (day(due), "first-touch")


@pytest.mark.parametrize(
    ("held", "due"), [("2026-11-06", "2026-11-07"), ("2026-11-07", "2026-11-08")]
)
def test_an_interview_thank_you_stays_on_the_weekend(held: str, due: str) -> None:
    found = stand(NOTE + f"- {held} interview with: the panel\n")
    assert (found.due, found.reason) == (day(due), "thank-you")


@pytest.mark.parametrize("weekend", ["2026-11-28", "2026-11-29"])
def test_a_promise_stays_on_the_weekend(weekend: str) -> None:
    log = "- 2026-11-23 email to: hi\n"
    found = stand(NOTE + log + f"\n## Promises\n- [ ] send the list 📅 {weekend}\n")
    assert (found.due, found.reason) == (day(weekend), "promise")


@pytest.mark.parametrize("weekend", ["2026-12-05", "2026-12-06"])
def test_a_next_step_stays_on_the_weekend(weekend: str) -> None:
    contact = f"""
        ---
        type: contact
        next_step: {weekend}
        ---
        ## Log
        - 2026-11-10 email to: hi
        """
    found = stand(contact)
    assert (found.due, found.reason) == (day(weekend), "next-step")


@pytest.mark.parametrize("weekend", ["2026-12-05", "2026-12-06"])
def test_a_snooze_stays_on_the_weekend(weekend: str) -> None:
    by_hand = f"""
        ---
        type: contact
        snoozed_until: {weekend}
        ---
        ## Log
        - 2026-11-10 email to: hi
        """
    logged = NOTE + f"- 2026-11-10 email to: hi\n- 2026-11-11 snooze: until {weekend}\n"
    assert stand(by_hand).due == day(weekend)
    assert stand(logged).due == day(weekend)


# Public holidays count as weekends when a country is set


@pytest.mark.parametrize(
    ("settings", "due"),
    [("", "2025-12-25"), (BRITISH, "2025-12-29")],
)
def test_over_christmas_a_reply_waits_for_a_working_day(settings: str, due: str) -> None:
    """From Wednesday: two holidays and a weekend."""
    assert stand(NOTE + "- 2025-12-24 email from: hi\n", settings).due == day(due)


@pytest.mark.parametrize(
    ("log", "reason", "plain", "british"),
    [
        # Good Friday is 3 April 2026; May Day is Monday 4 May.
        ("- 2026-04-02 email from: hi\n", "reply-owed", "2026-04-03", None),
        ("- 2026-05-01 email from: hi\n", "reply-owed", "2026-05-04", "2026-05-05"),
        ("- 2026-04-27 email to: hi\n", "touch", "2026-05-04", "2026-05-05"),
        ("- 2026-04-25 email to: hi\n", "touch", "2026-05-04", "2026-05-05"),
        (
            "- 2026-03-02 email to: hi\n- 2026-05-02 lost: no\n",
            "after-no",
            "2026-05-04",
            "2026-05-05",
        ),
        (
            "- 2025-10-01 email to: hi\n- 2025-11-04 pause: busy\n",
            "re-engage",
            "2026-05-04",
            "2026-05-05",
        ),
        (
            "- 2026-04-11 email to: 1\n- 2026-04-18 email to: 2\n- 2026-04-25 email to: 3\n",
            "decide",
            "2026-05-04",
            "2026-05-05",
        ),
    ],
)
def test_a_date_moves_off_a_holiday(log: str, reason: str, plain: str, british: str | None) -> None:
    here, there = stand(NOTE + log), stand(NOTE + log, BRITISH)
    assert (here.reason, here.due) == (reason, day(plain))
    assert there.reason == reason
    assert there.due is not None
    assert there.due > day(plain)
    assert british is None or there.due == day(british)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (NOTE + "- 2025-12-23 met: a fair\n", "first-touch"),
        (NOTE + "- 2025-12-24 interview with: the panel\n", "thank-you"),
        (
            NOTE + "- 2025-12-22 email to: hi\n\n## Promises\n- [ ] the list 📅 2025-12-25\n",
            "promise",
        ),
        (
            NOTE.replace("contact", "contact\nnext_step: 2025-12-25")
            + "- 2025-12-22 email to: hi\n",
            "next-step",
        ),
        (
            NOTE.replace("contact", "contact\nsnoozed_until: 2025-12-25")
            + "- 2025-12-22 email to: hi\n",
            "touch",
        ),
    ],
)
def test_what_stays_on_a_weekend_stays_on_a_holiday(text: str, reason: str) -> None:
    found = stand(text, BRITISH)
    assert (found.due, found.reason) == (day("2025-12-25"), reason)


# Months are calendar months


@pytest.mark.parametrize(
    ("paused", "due"),
    [
        ("2023-08-31", "2024-02-29"),  # the last day of a leap February
        ("2024-08-31", "2025-02-28"),
        ("2024-08-30", "2025-02-28"),
        ("2024-08-29", "2025-02-28"),
        ("2024-08-28", "2025-02-28"),
        ("2024-02-29", "2024-08-29"),
        ("2026-03-31", "2026-09-30"),
        ("2026-08-31", "2027-03-01"),  # 28 February 2027 is a Sunday
        ("2025-12-31", "2026-06-30"),
        ("2026-07-01", "2027-01-01"),
    ],
)
def test_six_months_are_calendar_months(paused: str, due: str) -> None:
    assert stand(NOTE + f"- 2022-05-02 email to: hi\n- {paused} pause: busy\n").due == day(due)


def test_a_holiday_at_the_end_of_six_months_moves_into_the_new_year() -> None:
    log = "- 2025-05-02 email to: hi\n- 2025-07-01 pause: busy\n"
    assert stand(NOTE + log).due == day("2026-01-01")
    assert stand(NOTE + log, BRITISH).due == day("2026-01-02")


@pytest.mark.parametrize(
    ("snoozed", "due"), [("2026-08-31", "2026-11-30"), ("2023-11-30", "2024-02-29")]
)
def test_three_months_of_snooze_are_calendar_months(snoozed: str, due: str) -> None:
    log = f"- 2023-05-02 email to: hi\n- {snoozed} snooze: later\n"
    assert stand(NOTE + log).due == day(due)


@pytest.mark.parametrize(("months", "due"), [(3, "2024-05-29"), (12, "2025-02-28")])
def test_a_pause_may_last_other_months(months: int, due: str) -> None:
    """From a leap day."""
    log = "- 2024-02-01 email to: hi\n- 2024-02-29 pause: busy\n"
    found = stand(NOTE + log, f"[cadence]\nreengage_after_months = {months}\n")
    assert found.due == day(due)


@pytest.mark.parametrize(
    ("sent", "due"), [("2024-01-31", "2024-02-29"), ("2023-01-31", "2023-02-28")]
)
def test_every_month_is_a_calendar_month(sent: str, due: str) -> None:
    contact = f"""
        ---
        type: contact
        playbook: monthly
        ---
        ## Log
        - {sent} email to: hi
        """
    playbook = "---\ntype: playbook\nevery: 1 month\n---\n"
    assert stand({MAYA: contact, "Playbooks/Monthly.md": playbook}).due == day(due)


# Leap day, turn of the year, time of day


@pytest.mark.parametrize(
    ("entry", "due"),
    [
        ("2024-02-28 email from: hi", "2024-02-29"),
        ("2024-02-29 email from: hi", "2024-03-01"),
        ("2024-02-27 met: a fair", "2024-02-29"),
        ("2023-02-27 met: a fair", "2023-03-01"),
        ("2024-02-22 email to: hi", "2024-02-29"),
        ("2025-12-31 email from: hi", "2026-01-01"),
        ("2025-12-31 met: a party", "2026-01-02"),
        ("2025-12-31 interview with: the panel", "2026-01-01"),
        ("2025-12-29 email to: hi", "2026-01-05"),
    ],
)
def test_days_are_counted_over_leap_days_and_new_year(entry: str, due: str) -> None:
    assert stand(NOTE + f"- {entry}\n").due == day(due)


@pytest.mark.parametrize(
    ("entry", "due"),
    [
        ("2026-11-10 00:05 email from: hi", "2026-11-11"),
        ("2026-11-10 23:55 email from: hi", "2026-11-11"),
        ("2026-11-10 00:05 met: breakfast", "2026-11-12"),
        ("2026-11-10 23:55 met: a party", "2026-11-12"),
        ("2026-11-10 23:55 interview with: the panel", "2026-11-11"),
    ],
)
def test_the_time_of_day_moves_no_date(entry: str, due: str) -> None:
    assert stand(NOTE + f"- {entry}\n").due == day(due)


def test_days_overdue_are_calendar_days() -> None:
    """Due on Monday 9 November; seen on the Sunday before, that day, and a week later."""
    text = NOTE + "- 2026-11-06 email from: hi\n"
    seen = [item(text, today).days_overdue for today in ("2026-11-08", "2026-11-09", "2026-11-16")]
    assert seen == [-1, 0, 7]

"""M4: the first touch is due within 48 hours of meeting."""

import pytest

from tests.support import MAYA, day, item, stand

NOTE = """---
type: contact
---
## Log
"""
"""A note's beginning; the entries of its log follow."""


def test_m04_first_touch_is_due_48_hours_after_meeting() -> None:
    found = stand(NOTE + "- 2026-11-02 met: lunch at a fair\n")
    assert (found.stage, found.due, found.reason) == ("new", day("2026-11-04"), "first-touch")


def test_m04_the_date_of_meeting_may_stand_in_the_front_matter_alone() -> None:
    text = """
        ---
        type: contact
        met: 2026-11-02
        ---
        """
    found = stand(text)
    assert (found.stage, found.due, found.reason) == ("new", day("2026-11-04"), "first-touch")


def test_m04_a_meeting_that_the_log_repeats_is_one_meeting() -> None:
    text = """
        ---
        type: contact
        met: 2026-11-02
        ---
        ## Log
        - 2026-11-02 met: lunch at a fair
        """
    found = stand(text)
    assert (found.stage, found.due, found.reason) == ("new", day("2026-11-04"), "first-touch")


@pytest.mark.parametrize("meeting", ["met", "in-person with", "video with", "phone with"])
def test_m04_every_kind_of_meeting_asks_for_a_first_touch(meeting: str) -> None:
    found = stand(NOTE + f"- 2026-11-02 {meeting}: an informational talk\n")
    assert (found.due, found.reason) == (day("2026-11-04"), "first-touch")


@pytest.mark.parametrize(
    ("met", "due"),
    [
        ("2026-11-04", "2026-11-06"),  # Wednesday → Friday
        ("2026-11-05", "2026-11-07"),  # Thursday → Saturday
        ("2026-11-06", "2026-11-08"),  # Friday → Sunday
        ("2026-11-07", "2026-11-09"),  # Saturday → Monday
        ("2026-11-08", "2026-11-10"),  # Sunday → Tuesday
    ],
)
def test_m04_the_48_hours_run_over_the_weekend(met: str, due: str) -> None:
    assert stand(NOTE + f"- {met} met: a conference\n").due == day(due)


def test_m04_the_48_hours_run_over_public_holidays() -> None:
    found = stand(NOTE + "- 2025-12-24 met: carols\n", 'country = "GB"')
    assert found.due == day("2025-12-26")


@pytest.mark.parametrize(
    ("met", "due"),
    [
        ("2024-02-27", "2024-02-29"),
        ("2024-02-28", "2024-03-01"),
        ("2026-02-27", "2026-03-01"),
        ("2025-12-30", "2026-01-01"),
        ("2025-12-31", "2026-01-02"),
    ],
)
def test_m04_the_48_hours_run_over_leap_days_and_new_year(met: str, due: str) -> None:
    assert stand(NOTE + f"- {met} met: a party\n").due == day(due)


def test_m04_the_48th_hour_is_not_overdue_yet() -> None:
    text = NOTE + "- 2026-11-05 met: a conference\n"
    days = {today: item(text, today) for today in ("2026-11-06", "2026-11-07", "2026-11-08")}
    assert [found.days_overdue for found in days.values()] == [-1, 0, 1]
    assert [found.is_due for found in days.values()] == [False, True, True]


def test_m04_a_first_touch_that_is_late_stays_a_first_touch() -> None:
    found = item(NOTE + "- 2026-09-01 met: a conference\n", today="2026-11-23")
    assert (found.standing.stage, found.due, found.reason) == (
        "new",
        day("2026-09-03"),
        "first-touch",
    )


@pytest.mark.parametrize(
    "sent", ["email to", "linkedin to", "phone to", "voicemail to", "letter to", "comment to"]
)
def test_m04_once_something_is_sent_the_contact_is_no_longer_new(sent: str) -> None:
    found = stand(NOTE + f"- 2026-11-02 met: a fair\n- 2026-11-03 {sent}: thanks\n")
    assert (found.stage, found.reason) == ("active", "touch")


def test_m04_after_something_was_sent_a_new_meeting_is_no_first_touch() -> None:
    found = stand(NOTE + "- 2026-09-01 email to: hi\n- 2026-11-03 met: at last\n")
    assert (found.stage, found.due, found.reason) == ("active", day("2026-11-05"), "touch")


def test_m04_notes_and_news_are_no_first_touch() -> None:
    log = "- 2026-11-02 met: a fair\n- 2026-11-03 note: likes tea\n- 2026-11-04 news: a prize\n"
    found = stand(NOTE + log)
    assert (found.stage, found.due, found.reason) == ("new", day("2026-11-04"), "first-touch")


@pytest.mark.parametrize(("hours", "due"), [(24, "2026-11-03"), (72, "2026-11-05")])
def test_m04_the_48_hours_can_be_set(hours: int, due: str) -> None:
    text = NOTE + "- 2026-11-02 met: a fair\n"
    assert stand(text, f"[cadence]\nfirst_touch_hours = {hours}\n").due == day(due)


def test_m04_the_48_hours_can_be_set_in_a_playbook() -> None:
    contact = """
        ---
        type: contact
        playbook: quick
        ---
        ## Log
        - 2026-11-02 met: a fair
        """
    playbook = """
        ---
        type: playbook
        first_touch_hours: 24
        ---
        | Day | Channel | Intent        | Bring   |
        | --- | ------- | ------------- | ------- |
        | 1   | email   | thanks        | summary |
        | 10  | email   | graceful exit |         |
        """
    found = stand({MAYA: contact, "Playbooks/Quick.md": playbook})
    assert (found.due, found.reason) == (day("2026-11-03"), "first-touch")

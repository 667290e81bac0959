"""M6: a planned sequence; days count from the start of the run, a late touch pushes the rest."""

import pytest

from tests.support import MAYA, day, item, stand

SALES = """---
type: contact
playbook: sales
email: maya@northwind.example
linkedin: https://www.linkedin.com/in/maya-okafor
phone: "+44 20 7946 0000"
---
## Log
- 2026-10-01 met: a fair
"""
"""A pursuit; the touches that were sent follow. 5 October is a Monday."""

DAY_1 = "- 2026-10-05 email to: what was promised\n"
DAY_5 = "- 2026-10-09 email to: a report\n"
DAY_10 = "- 2026-10-14 linkedin to: your post\n"
DAY_15 = "- 2026-10-19 phone to: a short call\n"


@pytest.mark.parametrize(
    ("sent", "due", "step", "channel"),
    [
        (DAY_1, "2026-10-09", 2, "email"),
        (DAY_1 + DAY_5, "2026-10-14", 3, "linkedin"),
        (DAY_1 + DAY_5 + DAY_10, "2026-10-19", 4, "phone"),
    ],
)
@pytest.mark.parametrize("playbook", ["sales", "partnership"])
def test_m06_touches_are_due_on_days_5_10_and_15(
    playbook: str, sent: str, due: str, step: int, channel: str
) -> None:
    found = stand(SALES.replace("sales", playbook) + sent)
    assert (found.stage, found.due, found.reason) == ("active", day(due), "touch")
    assert found.step == step
    assert found.row is not None
    assert found.row.channel == channel


def test_m06_the_graceful_exit_is_due_on_day_24_as_a_decision() -> None:
    found = stand(SALES + DAY_1 + DAY_5 + DAY_10 + DAY_15)
    assert (found.stage, found.due, found.reason) == ("stalled", day("2026-10-28"), "decide")


def test_m06_every_touch_has_its_own_channel_and_intent() -> None:
    rows = stand(SALES + DAY_1).playbook.rows
    assert [(row.day, row.channel) for row in rows] == [
        (1, "email"),
        (5, "email"),
        (10, "linkedin"),
        (15, "phone"),
        (24, "email"),
    ]
    assert len({row.intent for row in rows}) == 5
    assert rows[-1].is_exit


def test_m06_the_due_item_goes_through_the_channel_of_its_row() -> None:
    assert item(SALES + DAY_1 + DAY_5).channel == "linkedin"


def test_m06_the_channel_that_was_used_does_not_matter_for_the_row() -> None:
    """Row 2 went out as a letter; row 3 is next all the same."""
    found = stand(SALES + DAY_1 + "- 2026-10-09 letter to: a report\n")
    assert (found.step, found.due) == (3, day("2026-10-14"))


@pytest.mark.parametrize(
    ("late", "due"),
    [
        ("2026-10-12", "2026-10-14"),  # two days before day 10: nothing moves
        ("2026-10-13", "2026-10-15"),  # Tuesday: day 10 is too close
        ("2026-10-14", "2026-10-16"),  # sent on day 10 itself
        ("2026-10-15", "2026-10-19"),  # Thursday, and two days on is a Saturday
        ("2026-10-27", "2026-10-29"),
    ],
)
def test_m06_a_late_touch_pushes_the_next_to_two_days_after_it(late: str, due: str) -> None:
    found = stand(SALES + DAY_1 + f"- {late} email to: a report\n")
    assert (found.step, found.due, found.reason) == (3, day(due), "touch")


def test_m06_a_late_touch_does_not_shift_the_rest_when_there_is_room() -> None:
    late = "- 2026-10-13 email to: a report\n- 2026-10-15 linkedin to: your post\n"
    assert stand(SALES + DAY_1 + late).due == day("2026-10-19")


def test_m06_an_early_touch_does_not_bring_the_rest_forward() -> None:
    found = stand(SALES + DAY_1 + "- 2026-10-06 email to: a report\n")
    assert (found.step, found.due) == (3, day("2026-10-14"))


def test_m06_a_late_last_touch_pushes_the_decision() -> None:
    late = "- 2026-10-28 phone to: a short call\n"
    found = stand(SALES + DAY_1 + DAY_5 + DAY_10 + late)
    assert (found.due, found.reason) == (day("2026-10-30"), "decide")


def test_m06_days_count_from_the_start_of_the_run_not_from_meeting() -> None:
    """Met on 1 October, first written to on the 20th."""
    found = stand(SALES + "- 2026-10-20 email to: what was promised\n")
    assert (found.step, found.due) == (2, day("2026-10-26"))


def test_m06_after_a_reply_the_sequence_begins_anew() -> None:
    replied = "- 2026-10-12 email from: tell me more\n- 2026-10-13 email to: here it is\n"
    found = stand(SALES + DAY_1 + DAY_5 + replied)
    assert (found.step, found.due) == (2, day("2026-10-19"))


def test_m06_two_touches_of_one_day_are_one_step() -> None:
    found = stand(SALES + DAY_1 + "- 2026-10-05 voicemail to: see the email\n")
    assert (found.step, found.due) == (2, day("2026-10-09"))


def test_m06_a_comment_takes_a_step() -> None:
    found = stand(SALES + DAY_1 + "- 2026-10-09 comment to: well said\n")
    assert (found.step, found.due) == (3, day("2026-10-14"))


@pytest.mark.parametrize(("days", "due"), [(0, "2026-10-14"), (1, "2026-10-14"), (5, "2026-10-19")])
def test_m06_the_two_days_between_touches_can_be_set(days: int, due: str) -> None:
    """Day 10 is the 14th; the last touch was on Tuesday the 13th."""
    late = "- 2026-10-13 email to: a report\n"
    found = stand(SALES + DAY_1 + late, f"[cadence]\ndays_between_touches = {days}\n")
    assert found.due == day(due)


def test_m06_the_run_goes_over_leap_day_and_year_end() -> None:
    leap = SALES.replace("2026-10-01", "2024-02-20") + "- 2024-02-26 email to: hi\n"
    assert stand(leap).due == day("2024-03-01")
    year_end = SALES.replace("2026-10-01", "2025-12-20") + "- 2025-12-29 email to: hi\n"
    assert stand(year_end).due == day("2026-01-02")


def test_m06_an_owners_own_sequence() -> None:
    playbook = """
        ---
        type: playbook
        ---
        | Day | Channel  | Intent                | Bring         |
        | --- | -------- | --------------------- | ------------- |
        | 1   | letter   | a printed programme   | event         |
        | 4   | phone    | ask whether it came   | answer        |
        | 12  | video    | show the rehearsal    | resource      |
        | 26  | letter   | graceful exit         |               |
        """
    head = '---\ntype: contact\nplaybook: "[[Concert Season]]"\n---\n## Log\n'
    first = "- 2026-10-05 letter to: the programme\n"
    found = stand({MAYA: head + first, "Playbooks/Concert season.md": playbook})
    assert (found.step, found.due) == (2, day("2026-10-08"))
    assert found.row is not None
    assert (found.row.channel, found.row.intent) == ("phone", "ask whether it came")
    calls = "- 2026-10-08 phone to: it came\n- 2026-10-16 video to: the rehearsal\n"
    used_up = stand({MAYA: head + first + calls, "Playbooks/Concert season.md": playbook})
    assert (used_up.due, used_up.reason) == (day("2026-10-30"), "decide")

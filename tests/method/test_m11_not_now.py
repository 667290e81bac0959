"""M11: “not now” is an answer: it sets a snooze."""

from textwrap import dedent

import pytest

from tests.support import MAYA, day, item, stand


def maya(log: str, front: str = "met: 2026-08-31") -> str:
    """Maya's note with this log."""
    return f"---\ntype: contact\n{dedent(front).strip()}\n---\n## Log\n{dedent(log)}"


def test_m11_not_now_waits_until_the_date_given() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-08 email from: not now, ask me in December
            - 2026-09-08 snooze: until 2026-12-01
            """)
    )
    assert standing.due == day("2026-12-01")
    assert standing.stage == "active"  # neither stalled nor closed


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("2026-09-08", "2026-12-08"),
        ("2026-08-31", "2026-11-30"),  # November has 30 days
        ("2023-11-30", "2024-02-29"),  # the last day of a leap year's February
        ("2024-02-29", "2024-05-29"),  # from a leap day
        ("2025-10-01", "2026-01-01"),  # over the year's end
    ],
)
def test_m11_not_now_without_a_date_waits_three_months(said: str, due: str) -> None:
    log = f"- {said} email from: not now\n- {said} snooze: she is busy\n"
    assert stand(maya(log, "met: 2023-05-02")).due == day(due)


def test_m11_months_can_be_set() -> None:
    note = maya("""
        - 2026-09-08 email from: not now
        - 2026-09-08 snooze: she is busy
        """)
    assert stand(note, "[cadence]\nsnooze_months = 1\n").due == day("2026-10-08")


@pytest.mark.parametrize("until", ["2026-12-05", "2026-12-06", "2026-12-25"])
def test_m11_a_date_set_by_hand_stays_on_a_day_off(until: str) -> None:
    by_entry = maya(f"""
        - 2026-09-08 email from: not now
        - 2026-09-08 snooze: until {until}
        """)
    by_key = maya("- 2026-09-08 email from: not now\n", f"met: 2026-08-31\nsnoozed_until: {until}")
    assert stand(by_entry, 'country = "GB"\n').due == day(until)
    assert stand(by_key, 'country = "GB"\n').due == day(until)


@pytest.mark.parametrize(
    ("log", "stage", "reason"),
    [
        ("", "new", "first-touch"),
        ("- 2026-09-02 email to: thanks\n", "active", "touch"),
        ("- 2026-09-03 email from: not now\n", "active", "reply-owed"),
        ("- 2026-09-03 interview with: an hour\n", "active", "thank-you"),
        (
            "- 2026-09-01 email to: a\n- 2026-09-02 email to: b\n- 2026-09-03 email to: c\n",
            "stalled",
            "decide",
        ),
    ],
)
def test_m11_stage_and_reason_are_those_without_the_snooze(
    log: str, stage: str, reason: str
) -> None:
    standing = stand(maya(log + "- 2026-09-04 snooze: until 2026-12-01\n"))
    assert (standing.stage, standing.reason) == (stage, reason)
    assert standing.due == day("2026-12-01")


def test_m11_snoozed_until_in_the_front_matter_does_the_same() -> None:
    standing = stand(
        maya(
            "- 2026-09-08 email from: not now\n",
            "met: 2026-08-31\nsnoozed_until: 2026-12-01",
        )
    )
    assert (standing.due, standing.reason) == (day("2026-12-01"), "reply-owed")


def test_m11_the_last_snooze_counts() -> None:
    standing = stand(
        maya("""
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-12-01
            - 2026-09-30 snooze: until 2026-10-20
            """)
    )
    assert standing.due == day("2026-10-20")


def test_m11_something_that_comes_in_ends_the_snooze() -> None:
    standing = stand(
        maya("""
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-12-01
            - 2026-10-06 email from: we can talk after all
            """)
    )
    assert (standing.reason, standing.due) == ("reply-owed", day("2026-10-07"))


def test_m11_a_touch_of_ours_does_not_end_the_snooze() -> None:
    standing = stand(
        maya("""
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-12-01
            - 2026-09-09 email to: of course, until December
            """)
    )
    assert (standing.reason, standing.due) == ("touch", day("2026-12-01"))


@pytest.mark.parametrize(
    ("touched", "due"),
    [
        ("2026-09-29", "2026-09-30"),  # the day before: the snooze still holds
        ("2026-09-30", "2026-10-07"),  # on its day: it is over, and day 8 comes
        ("2026-10-01", "2026-10-08"),  # the day after
    ],
)
def test_m11_a_snooze_is_over_once_its_day_is_not_later_than_the_last_interaction(
    touched: str, due: str
) -> None:
    standing = stand(
        maya(f"""
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-09-30
            - {touched} email to: an article
            """)
    )
    assert (standing.reason, standing.due) == ("touch", day(due))


def test_m11_within_a_day_the_order_of_the_log_decides() -> None:
    snooze_after_reply = """
        - 2026-09-02 email to: thanks
        - 2026-09-08 email from: not now
        - 2026-09-08 snooze: until 2026-12-01
        """
    reply_after_snooze = """
        - 2026-09-02 email to: thanks
        - 2026-09-08 snooze: until 2026-12-01
        - 2026-09-08 email from: we can talk
        """
    newest_first = """
        - 2026-09-08 snooze: until 2026-12-01
        - 2026-09-08 email from: not now
        - 2026-09-02 email to: thanks
        """
    assert stand(maya(snooze_after_reply)).due == day("2026-12-01")
    assert stand(maya(reply_after_snooze)).due == day("2026-09-09")
    assert stand(maya(newest_first)).due == day("2026-12-01")


def test_m11_an_agreed_date_does_not_break_the_snooze() -> None:
    standing = stand(
        maya(
            """
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-12-01
            """,
            "met: 2026-08-31\nnext_step: 2026-10-20",
        )
    )
    assert standing.due == day("2026-12-01")


def test_m11_a_promise_comes_before_the_snooze_ends() -> None:
    standing = stand(
        maya("""
            - 2026-09-08 email from: not now, but send me the checklist
            - 2026-09-08 snooze: until 2026-12-01

            ## Promises
            - [ ] send the checklist 📅 2026-09-15
            """)
    )
    assert (standing.reason, standing.due) == ("promise", day("2026-09-15"))


def test_m11_a_resume_undoes_the_snooze() -> None:
    standing = stand(
        maya("""
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-12-01
            - 2026-09-09 resume:
            """)
    )
    assert (standing.reason, standing.due) == ("touch", day("2026-09-10"))


def test_m11_a_snooze_after_a_resume_stands() -> None:
    standing = stand(
        maya("""
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-12-01
            - 2026-09-09 resume:
            - 2026-09-10 snooze: until 2026-10-20
            """)
    )
    assert standing.due == day("2026-10-20")


def test_m11_a_pause_goes_before_a_snooze() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-03 pause: her team is moving
            - 2026-09-03 snooze: until 2026-12-01
            """)
    )
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day("2027-03-03")


def test_m11_a_snooze_alone_gives_a_date() -> None:
    note = "---\ntype: contact\nsnoozed_until: 2026-12-01\n---\n# Maya Okafor\n"
    assert stand(note).due == day("2026-12-01")


@pytest.mark.parametrize("unreadable", ["next spring", "2026-02-31", "2026-13-01"])
def test_m11_a_snooze_that_cannot_be_read_needs_attention(unreadable: str) -> None:
    standing = stand(
        maya(
            "- 2026-09-08 email from: not now\n",
            f"met: 2026-08-31\nsnoozed_until: {unreadable}",
        )
    )
    assert (standing.reason, standing.due) == ("attention", None)


def test_m11_a_snoozed_contact_is_not_due_before_its_day() -> None:
    notes = {
        MAYA: maya("""
            - 2026-09-08 email from: not now
            - 2026-09-08 snooze: until 2026-12-01
            """)
    }
    assert not item(notes, today="2026-11-30").is_due
    assert item(notes, today="2026-12-01").is_due

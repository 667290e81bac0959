"""M22: after a no, thanks and one question; then a pause, never a close."""

from textwrap import dedent

import pytest

from tests.support import day, look, stand


def maya(log: str, front: str = "met: 2026-01-13") -> str:
    """Maya's note with this log."""
    return f"---\ntype: contact\n{dedent(front).strip()}\n---\n## Log\n{dedent(log)}"


@pytest.mark.parametrize(
    ("lost", "due"),
    [
        ("2026-03-02", "2026-03-04"),
        ("2026-03-05", "2026-03-09"),  # two days after is a Saturday
        ("2026-03-06", "2026-03-09"),  # two days after is a Sunday
        ("2026-03-07", "2026-03-09"),  # a no on a Saturday
        ("2024-02-27", "2024-02-29"),  # a leap day
        ("2025-12-30", "2026-01-01"),  # over the year's end
    ],
)
def test_m22_thanks_for_the_no_are_due_after_two_days(lost: str, due: str) -> None:
    standing = stand(maya(f"- {lost} lost: they chose another offer\n", "met: 2023-05-02"))
    assert (standing.stage, standing.reason) == ("paused", "after-no")
    assert standing.due == day(due)


def test_m22_days_can_be_set() -> None:
    note = maya("- 2026-03-02 lost: they chose another offer\n")
    assert stand(note, "[cadence]\nafter_no_days = 1\n").due == day("2026-03-03")


def test_m22_a_no_that_came_by_mail_owes_no_other_reply() -> None:
    oldest_first = """
        - 2026-02-24 email to: the offer
        - 2026-03-02 email from: we chose somebody else
        - 2026-03-02 lost: they chose another offer
        """
    newest_first = """
        - 2026-03-02 lost: they chose another offer
        - 2026-03-02 email from: we chose somebody else
        - 2026-02-24 email to: the offer
        """
    for log in (oldest_first, newest_first):
        standing = stand(maya(log))
        assert (standing.reason, standing.due) == ("after-no", day("2026-03-04"))


def test_m22_once_thanked_the_contact_is_paused_for_six_months() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 lost: they chose another offer
            - 2026-03-04 email to: thanks, and one question
            """)
    )
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day("2026-09-04")


@pytest.mark.parametrize(
    ("lost", "thanked", "due"),
    [
        ("2023-08-29", "2023-08-31", "2024-02-29"),  # the last day of a leap year's February
        ("2025-08-29", "2025-08-31", "2026-03-02"),  # 28 February is a Saturday
        ("2025-12-29", "2025-12-31", "2026-06-30"),
    ],
)
def test_m22_six_months_after_the_thanks_are_calendar_months(
    lost: str, thanked: str, due: str
) -> None:
    log = f"- {lost} lost: another offer\n- {thanked} email to: thanks\n"
    standing = stand(maya(log, "met: 2023-05-02"))
    assert (standing.reason, standing.due) == ("re-engage", day(due))


def test_m22_a_touch_before_the_no_is_not_the_thanks_for_it() -> None:
    standing = stand(
        maya("""
            - 2026-02-27 email to: the offer
            - 2026-03-02 lost: they chose another offer
            """)
    )
    assert (standing.reason, standing.due) == ("after-no", day("2026-03-04"))


def test_m22_a_no_never_closes_by_itself() -> None:
    logs = [
        "- 2020-03-02 lost: another offer\n",
        "- 2020-03-02 lost: another offer\n- 2020-03-04 email to: thanks\n",
        "- 2020-03-02 lost: one\n- 2020-03-04 email to: thanks\n- 2021-03-02 lost: two\n",
    ]
    for log in logs:
        funnel = look(maya(log, "met: 2020-01-14"), today="2026-11-23")
        assert [i.standing.stage for i in funnel.items] == ["paused"]
        assert funnel.closed == ()


def test_m22_an_answer_after_the_no_is_a_reply_owed() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 lost: they chose another offer
            - 2026-03-04 email to: thanks, and one question
            - 2026-03-06 email from: gladly, here is why
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "reply-owed")
    assert standing.due == day("2026-03-09")  # the answer came on a Friday


def test_m22_once_they_write_again_the_cadence_applies_again() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 lost: they chose another offer
            - 2026-03-04 email from: the other offer fell through
            - 2026-03-05 email to: gladly, here it is again
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-03-12")


def test_m22_an_exit_after_the_no_pauses() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 lost: they chose another offer
            - 2026-03-03 exit: thank you, and good luck
            """)
    )
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day("2026-09-03")


@pytest.mark.parametrize(
    ("decision", "stage", "due"),
    [
        ("pause: for now", "paused", "2026-09-03"),
        ("resume:", "active", "2026-03-04"),
        ("won: they came back", "closed", None),
        ("archive: no fit", "closed", None),
    ],
)
def test_m22_the_last_decision_counts(decision: str, stage: str, due: str | None) -> None:
    standing = stand(
        maya(f"""
            - 2026-03-02 lost: they chose another offer
            - 2026-03-03 {decision}
            """)
    )
    assert (standing.stage, standing.due) == (stage, day(due) if due else None)


def test_m22_a_later_agreed_date_does_not_put_the_thanks_off() -> None:
    standing = stand(
        maya(
            """
            - 2026-02-24 email to: the offer
            - 2026-03-02 lost: they chose another offer
            """,
            "met: 2026-01-13\nnext_step: 2026-03-20",
        )
    )
    assert (standing.reason, standing.due) == ("after-no", day("2026-03-04"))

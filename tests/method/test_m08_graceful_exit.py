"""M8: the last message of a run pauses the contact by itself."""

from textwrap import dedent

import pytest

from tests.support import day, look, stand


def maya(log: str, front: str = "met: 2026-01-13") -> str:
    """Maya's note with this log."""
    return f"---\ntype: contact\n{dedent(front).strip()}\n---\n## Log\n{dedent(log)}"


def test_m08_exit_pauses_the_contact_by_itself() -> None:
    standing = stand(
        maya("""
            - 2026-02-03 email to: thanks
            - 2026-02-10 email to: an article
            - 2026-02-17 linkedin to: about her post
            - 2026-03-02 exit: I'll stop here, and my door is open
            """)
    )
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day("2026-09-02")
    assert standing.paused == day("2026-03-02")


@pytest.mark.parametrize(
    "log",
    [
        "- 2026-03-02 exit: straight after meeting\n",
        "- 2026-02-27 email to: thanks\n- 2026-03-02 exit: after one touch\n",
        "- 2026-02-27 email from: no time\n- 2026-03-02 exit: after a reply\n",
        "- 2026-03-02 email from: no time\n- 2026-03-02 exit: on the same day\n",
        "- 2026-03-02 email to: one thing\n- 2026-03-02 exit: on the same day\n",
    ],
)
def test_m08_exit_pauses_whatever_came_before(log: str) -> None:
    standing = stand(maya(log))
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day("2026-09-02")


@pytest.mark.parametrize(
    "playbook",
    ["networking", "sales", "partnership", "job-interview", "keep-in-touch", "after-a-no"],
)
def test_m08_exit_pauses_on_every_playbook(playbook: str) -> None:
    standing = stand(
        maya("- 2026-03-02 exit: I'll stop here\n", f"playbook: {playbook}\nmet: 2026-01-13")
    )
    assert (standing.stage, standing.due) == ("paused", day("2026-09-02"))


@pytest.mark.parametrize(
    ("exit_day", "due"),
    [
        ("2023-08-31", "2024-02-29"),  # the last day of a leap year's February
        ("2024-02-29", "2024-08-29"),  # from a leap day
        ("2025-03-31", "2025-09-30"),
        ("2025-08-31", "2026-03-02"),  # 28 February is a Saturday
        ("2025-10-31", "2026-04-30"),
        ("2025-12-31", "2026-06-30"),  # from the last day of the year
        ("2025-07-01", "2026-01-01"),  # to the first day of the year
        ("2026-01-10", "2026-07-10"),  # from a Saturday
    ],
)
def test_m08_pause_lasts_six_calendar_months(exit_day: str, due: str) -> None:
    standing = stand(maya(f"- {exit_day} exit: I'll stop here\n", "met: 2023-05-02"))
    assert (standing.reason, standing.due) == ("re-engage", day(due))


def test_m08_a_touch_after_the_exit_lengthens_the_pause() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 exit: I'll stop here
            - 2026-04-15 letter to: a card for her new office
            """)
    )
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day("2026-10-15")


def test_m08_a_reply_walks_through_the_open_door() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 exit: I'll stop here
            - 2026-05-08 email from: back on the topic, can we talk?
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "reply-owed")
    assert standing.due == day("2026-05-11")  # the reply came on a Friday


def test_m08_a_reply_to_the_exit_starts_afresh() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 exit: I'll stop here
            - 2026-05-06 email from: back on the topic, can we talk?
            - 2026-05-07 email to: gladly
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-05-14")  # day 8 of the new run


def test_m08_within_a_day_the_order_of_the_log_decides() -> None:
    oldest_first = """
        - 2026-02-24 email to: thanks
        - 2026-03-02 exit: I'll stop here
        - 2026-03-02 email from: please don't
        """
    newest_first = """
        - 2026-03-02 email from: please don't
        - 2026-03-02 exit: I'll stop here
        - 2026-02-24 email to: thanks
        """
    assert stand(maya(oldest_first)).reason == "reply-owed"
    assert stand(maya(newest_first)).reason == "reply-owed"


def test_m08_within_a_day_the_time_decides() -> None:
    standing = stand(
        maya("""
            - 2026-02-24 email to: thanks
            - 2026-03-02 16:30 email from: please don't
            - 2026-03-02 09:00 exit: I'll stop here
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "reply-owed")


def test_m08_news_and_notes_leave_the_pause_as_it_is() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 exit: I'll stop here
            - 2026-05-08 news: she leads a bigger team
            - 2026-05-11 note: prefers mornings
            """)
    )
    assert (standing.stage, standing.due) == ("paused", day("2026-09-02"))


@pytest.mark.parametrize("decision", ["won", "archive"])
def test_m08_a_later_decision_closes(decision: str) -> None:
    note = maya(f"""
        - 2026-03-02 exit: I'll stop here
        - 2026-05-08 {decision}: settled
        """)
    assert stand(note).stage == "closed"
    assert look(note).items == ()


def test_m08_a_resume_undoes_the_exit() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 exit: I'll stop here
            - 2026-05-08 resume:
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-05-11")  # the resume was on a Friday

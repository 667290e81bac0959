"""M17: an email and a short voicemail that points to it count as one touch."""

from textwrap import dedent

import pytest

from tests.support import day, stand


def maya(log: str, playbook: str = "networking") -> str:
    """Maya, met on the last of August 2026 (a Monday), with this log."""
    front = f"---\ntype: contact\nplaybook: {playbook}\nmet: 2026-08-31\n---\n"
    return f"{front}## Log\n{dedent(log)}"


def test_m17_email_and_voicemail_of_one_day_are_one_touch() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: the study
            - 2026-09-02 voicemail to: a study is in your mail
            """)
    )
    assert [touch.day for touch in standing.run] == [day("2026-09-02")]
    assert standing.run[0].channels == ("email", "voicemail")
    assert (standing.reason, standing.due) == ("touch", day("2026-09-09"))  # row 2, not row 3


def test_m17_email_and_voicemail_of_two_days_are_two_touches() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: the study
            - 2026-09-03 voicemail to: a study is in your mail
            """)
    )
    assert len(standing.run) == 2
    assert (standing.reason, standing.due) == ("touch", day("2026-09-16"))  # row 3


def test_m17_times_of_day_make_no_second_touch() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 08:05 email to: the study
            - 2026-09-02 17:55 voicemail to: a study is in your mail
            """)
    )
    assert (len(standing.run), standing.due) == (1, day("2026-09-09"))


def test_m17_layered_touches_reach_the_limit_by_days() -> None:
    three_days = """
        - 2026-09-01 email to: the study
        - 2026-09-01 voicemail to: a study is in your mail
        - 2026-09-07 email to: a report
        - 2026-09-07 voicemail to: a report is in your mail
        - 2026-09-10 linkedin to: about her post
        - 2026-09-10 sms to: see my message
        """
    standing = stand(maya(three_days, "sales"))
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-09-15")

    fourth_day = "- 2026-09-15 phone to: nobody there\n- 2026-09-15 voicemail to: a word\n"
    standing = stand(maya(dedent(three_days) + fourth_day, "sales"))
    assert (standing.stage, standing.reason) == ("stalled", "decide")
    assert standing.due == day("2026-09-24")


def test_m17_a_reply_in_between_ends_the_run() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: the study
            - 2026-09-02 email from: thanks, call me
            - 2026-09-02 voicemail to: calling back
            """)
    )
    assert [touch.channels for touch in standing.run] == [("voicemail",)]
    assert (standing.reason, standing.due) == ("touch", day("2026-09-09"))


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2024-02-29", "2024-03-07"),  # a leap day
        ("2025-12-31", "2026-01-07"),  # the last day of the year
        ("2026-01-10", "2026-01-19"),  # a Saturday, and so is day 8: the Monday after
    ],
)
def test_m17_boundary_days(sent: str, due: str) -> None:
    log = f"- {sent} email to: the study\n- {sent} voicemail to: a study is in your mail\n"
    standing = stand(f"---\ntype: contact\nmet: 2023-05-02\n---\n## Log\n{log}")
    assert (len(standing.run), standing.due) == (1, day(due))

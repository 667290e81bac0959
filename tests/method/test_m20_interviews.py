"""M20: the interview campaign."""

from textwrap import dedent

import pytest

from tests.support import MAYA, day, item, look, stand


def maya(log: str, front: str = "met: 2026-08-18") -> str:
    """Maya, who interviews you, with this log."""
    front = f"type: contact\nplaybook: job-interview\n{dedent(front).strip()}"
    return f"---\n{front}\n---\n## Log\n{dedent(log)}"


THANKED = """
    - 2026-09-01 interview with: an hour about onboarding
    - 2026-09-02 email to: thank you
    """


@pytest.mark.parametrize(
    ("interview", "due"),
    [
        ("2026-09-01", "2026-09-02"),
        ("2026-09-04", "2026-09-05"),  # a Friday: on the Saturday
        ("2026-09-05", "2026-09-06"),  # a Saturday: on the Sunday
        ("2024-02-28", "2024-02-29"),  # the day before a leap day
        ("2025-12-31", "2026-01-01"),  # the last day of the year, before a holiday
        ("2025-08-31", "2025-09-01"),
    ],
)
def test_m20_the_thank_you_is_due_within_24_hours_on_any_day(interview: str, due: str) -> None:
    note = maya(f"- {interview} interview with: an hour\n", "met: 2023-05-02")
    standing = stand(note, 'country = "GB"\n')
    assert (standing.stage, standing.reason) == ("active", "thank-you")
    assert standing.due == day(due)


@pytest.mark.parametrize("playbook", ["networking", "sales", "keep-in-touch", "job-interview"])
def test_m20_the_thank_you_needs_no_playbook_of_its_own(playbook: str) -> None:
    standing = stand(f"""
        ---
        type: contact
        playbook: {playbook}
        ---
        ## Log
        - 2026-09-01 interview with: an hour about onboarding
        """)
    assert (standing.reason, standing.due) == ("thank-you", day("2026-09-02"))


def test_m20_hours_can_be_set() -> None:
    note = maya("- 2026-09-01 interview with: an hour\n")
    assert stand(note, "[cadence]\nthank_you_hours = 48\n").due == day("2026-09-03")


def test_m20_each_interviewer_is_thanked() -> None:
    note = maya("- 2026-09-01 interview with: an hour about onboarding\n")
    notes = {MAYA: note, "People/Jonas Brandt.md": note, "People/Rosa Lindqvist.md": note}
    items = look(notes, today="2026-09-02").items
    assert [(i.reason, i.due) for i in items] == [("thank-you", day("2026-09-02"))] * 3


def test_m20_one_more_thought_is_due_on_day_3() -> None:
    standing = stand(maya(THANKED))
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert (standing.step, standing.due) == (2, day("2026-09-04"))


def test_m20_the_day_after_their_date_comes_instead_of_the_cadence() -> None:
    standing = stand(maya(THANKED, "met: 2026-08-18\nanswer_by: 2026-09-15"))
    assert (standing.reason, standing.due) == ("next-step", day("2026-09-16"))


def test_m20_the_thank_you_does_not_wait_for_their_date() -> None:
    standing = stand(
        maya("- 2026-09-01 interview with: an hour\n", "met: 2026-08-18\nanswer_by: 2026-09-15")
    )
    assert (standing.reason, standing.due) == ("thank-you", day("2026-09-02"))


@pytest.mark.parametrize(
    ("answer_by", "due"),
    [
        ("2024-02-28", "2024-02-29"),  # the day after is a leap day
        ("2024-12-31", "2025-01-01"),  # over the year's end
        ("2024-04-30", "2024-05-01"),
    ],
)
def test_m20_the_day_after_over_the_ends_of_months(answer_by: str, due: str) -> None:
    note = maya("- 2024-02-20 email to: thank you\n", f"answer_by: {answer_by}")
    assert stand(note).due == day(due)


@pytest.mark.parametrize(
    ("last_touch", "reason", "due"),
    [
        ("2026-09-14", "next-step", "2026-09-16"),
        ("2026-09-15", "next-step", "2026-09-16"),  # the day after is still to come
        ("2026-09-16", "touch", "2026-09-18"),  # it has been used
    ],
)
def test_m20_their_date_counts_while_the_day_after_is_later_than_the_last_interaction(
    last_touch: str, reason: str, due: str
) -> None:
    standing = stand(
        maya(
            f"""
            - 2026-09-01 interview with: an hour
            - 2026-09-02 email to: thank you
            - {last_touch} email to: one more thought
            """,
            "met: 2026-08-18\nanswer_by: 2026-09-15",
        )
    )
    assert (standing.reason, standing.due) == (reason, day(due))


@pytest.mark.parametrize(
    ("next_step", "answer_by", "due"),
    [
        ("2026-09-10", "2026-09-15", "2026-09-10"),
        ("2026-09-16", "2026-09-15", "2026-09-16"),
        ("2026-09-17", "2026-09-15", "2026-09-16"),
    ],
)
def test_m20_of_an_agreed_date_and_their_date_the_earlier_counts(
    next_step: str, answer_by: str, due: str
) -> None:
    front = f"met: 2026-08-18\nnext_step: {next_step}\nanswer_by: {answer_by}"
    standing = stand(maya(THANKED, front))
    assert (standing.reason, standing.due) == ("next-step", day(due))


@pytest.mark.parametrize("unreadable", ["next week", "2026-02-31"])
def test_m20_a_date_that_cannot_be_read_needs_attention(unreadable: str) -> None:
    standing = stand(maya(THANKED, f"met: 2026-08-18\nanswer_by: {unreadable}"))
    assert (standing.reason, standing.due) == ("attention", None)


def test_m20_an_answer_after_the_interview_is_a_reply_owed() -> None:
    standing = stand(
        maya("""
            - 2026-09-01 interview with: an hour
            - 2026-09-01 email from: one more question for you
            """)
    )
    assert (standing.reason, standing.due) == ("reply-owed", day("2026-09-02"))


def test_m20_thank_yous_come_after_replies_and_before_first_touches() -> None:
    notes = {
        "People/Ada Moreau.md": """\
            ---
            type: contact
            tier: A
            met: 2026-09-01
            ---
            """,
        "People/Ben Castell.md": maya("- 2026-09-02 interview with: an hour\n", "tier: B"),
        "People/Cleo Marsh.md": """\
            ---
            type: contact
            tier: C
            ---
            ## Log
            - 2026-09-02 email from: do you have the checklist?
            """,
    }
    due = look(notes, today="2026-09-03").due
    assert [i.reason for i in due] == ["reply-owed", "thank-you", "first-touch"]


def test_m20_the_thank_you_is_due_on_its_day() -> None:
    note = maya("- 2026-09-04 interview with: an hour on a Friday\n")
    assert not item(note, today="2026-09-04").is_due
    assert item(note, today="2026-09-05").is_due

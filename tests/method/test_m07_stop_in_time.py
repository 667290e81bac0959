"""M7: after enough touches without any engagement it is time to decide."""

from textwrap import dedent

import pytest

from tests.support import MAYA, day, item, stand

LONG = """\
---
type: playbook
---
| Day | Channel  | Intent              | Bring   |
| --- | -------- | ------------------- | ------- |
| 1   | email    | promised materials  | article |
| 4   | email    | relevant report     | data    |
| 8   | linkedin | a word on her post  |         |
| 11  | email    | answer to a worry   | answer  |
| 15  | email    | short summary       | summary |
| 18  | email    | one question        | article |
| 24  | email    | graceful exit       |         |
"""
"""More rows than the limit of four touches."""

OPEN_ENDED = """\
---
type: playbook
---
| Day | Channel | Intent             | Bring   |
| --- | ------- | ------------------ | ------- |
| 1   | email   | promised materials | article |
| 8   | email   | relevant report    | data    |
"""
"""A playbook without an exit row."""


def maya(log: str, playbook: str = "networking") -> str:
    """Maya, met on the last of August 2026 (a Monday), with this log."""
    front = f"---\ntype: contact\nplaybook: {playbook}\nmet: 2026-08-31\n---\n"
    return f"{front}## Log\n{dedent(log)}"


def with_playbook(log: str, playbook: str, setting: str = "") -> dict[str, str]:
    """Maya on a playbook of the owner's; `setting` is a line of its front matter."""
    text = playbook.replace("type: playbook\n", f"type: playbook\n{setting}\n")
    return {MAYA: maya(log, "ours"), "Playbooks/ours.md": text}


def test_m07_run_is_used_up_when_unanswered_reaches_the_limit() -> None:
    four_touches = """
        - 2026-09-01 email to: the materials
        - 2026-09-04 email to: a report
        - 2026-09-08 linkedin to: about her post
        - 2026-09-11 email to: an answer
        """
    standing = stand(with_playbook(four_touches, LONG))
    assert (standing.stage, standing.reason) == ("stalled", "decide")
    assert standing.due == day("2026-09-24")  # the exit row's day, 23 days after day 1


def test_m07_run_goes_on_one_touch_below_the_limit() -> None:
    three_touches = """
        - 2026-09-01 email to: the materials
        - 2026-09-04 email to: a report
        - 2026-09-08 linkedin to: about her post
        """
    standing = stand(with_playbook(three_touches, LONG))
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-09-11")


def test_m07_run_is_used_up_when_every_row_before_the_exit_row_is_used() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 linkedin to: thanks
            - 2026-09-09 email to: an article
            - 2026-09-16 linkedin to: about her post
            """)
    )
    assert (standing.stage, standing.reason) == ("stalled", "decide")
    assert standing.due == day("2026-09-25")


def test_m07_run_goes_on_while_a_row_before_the_exit_row_is_left() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 linkedin to: thanks
            - 2026-09-09 email to: an article
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-09-16")


def test_m07_stage_does_not_wait_for_the_day_of_the_decision() -> None:
    note = maya("""
        - 2026-09-02 linkedin to: thanks
        - 2026-09-03 email to: an article
        - 2026-09-04 linkedin to: about her post
        """)
    for today in ("2026-09-05", "2026-09-25", "2027-09-25"):
        seen = item(note, today=today)
        assert (seen.standing.stage, seen.due) == ("stalled", day("2026-09-25"))


@pytest.mark.parametrize(
    ("first", "second", "third", "due"),
    [
        ("2026-09-02", "2026-09-09", "2026-09-16", "2026-09-25"),  # day 24 is a Friday
        ("2026-09-03", "2026-09-10", "2026-09-17", "2026-09-28"),  # a Saturday: the Monday after
        ("2026-09-04", "2026-09-11", "2026-09-18", "2026-09-28"),  # a Sunday: the Monday after
        ("2026-09-02", "2026-09-09", "2026-09-23", "2026-09-25"),  # just two days after a touch
        ("2026-09-02", "2026-09-09", "2026-09-24", "2026-09-28"),  # two days after: a Saturday
        ("2026-09-02", "2026-09-09", "2026-10-06", "2026-10-08"),  # a late touch pushes it
        ("2024-02-06", "2024-02-13", "2024-02-20", "2024-02-29"),  # a leap day
        ("2025-12-09", "2025-12-16", "2025-12-23", "2026-01-01"),  # over the year's end
    ],
)
def test_m07_decision_is_due_on_the_exit_row_or_two_days_after_the_last_touch(
    first: str, second: str, third: str, due: str
) -> None:
    log = f"- {first} email to: one\n- {second} email to: two\n- {third} email to: three\n"
    note = f"---\ntype: contact\nmet: 2023-05-02\n---\n## Log\n{log}"
    standing = stand(note)
    assert (standing.reason, standing.due) == ("decide", day(due))


def test_m07_without_an_exit_row_the_decision_is_due_after_21_days() -> None:
    notes = with_playbook(
        """
        - 2026-09-02 email to: the materials
        - 2026-09-09 email to: a report
        """,
        OPEN_ENDED,
    )
    standing = stand(notes)
    assert (standing.stage, standing.reason) == ("stalled", "decide")
    assert standing.due == day("2026-09-23")
    assert not item(notes, today="2026-09-22").is_due  # day 20 of the silence
    assert item(notes, today="2026-09-23").is_due  # day 21


def test_m07_days_until_the_decision_can_be_set_in_the_playbook() -> None:
    log = """
        - 2026-09-02 email to: the materials
        - 2026-09-09 email to: a report
        """
    notes = with_playbook(log, OPEN_ENDED, "give_up_after_days: 28")
    assert stand(notes).due == day("2026-09-30")


def test_m07_days_until_the_decision_can_be_set_for_all() -> None:
    log = """
        - 2026-09-02 email to: the materials
        - 2026-09-09 email to: a report
        """
    settings = "[cadence]\ngive_up_after_days = 28\n"
    assert stand(with_playbook(log, OPEN_ENDED), settings).due == day("2026-09-30")


def test_m07_limit_can_be_set_in_the_playbook() -> None:
    two_touches = """
        - 2026-09-02 email to: the materials
        - 2026-09-07 email to: a report
        """
    standing = stand(with_playbook(two_touches, LONG, "give_up_after_touches: 2"))
    assert (standing.reason, standing.due) == ("decide", day("2026-09-25"))
    assert stand(with_playbook(two_touches, LONG, "give_up_after_touches: 3")).reason == "touch"


def test_m07_limit_can_be_set_for_all() -> None:
    three_touches = maya(
        """
        - 2026-09-02 email to: the materials
        - 2026-09-07 email to: a report
        - 2026-09-11 linkedin to: about her post
        """,
        playbook="sales",
    )
    assert stand(three_touches).reason == "touch"
    assert stand(three_touches, "[cadence]\ngive_up_after_touches = 3\n").reason == "decide"


def test_m07_touches_of_one_day_use_up_the_run_once() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-02 linkedin to: sent you a mail
            - 2026-09-02 voicemail to: sent you a mail
            """)
    )
    assert (standing.reason, standing.due) == ("touch", day("2026-09-09"))


@pytest.mark.parametrize(
    "answer",
    [
        "email from: not now, sorry",
        "linkedin from: thanks",
        "phone with: a quick call",
        "in-person with: coffee",
        "met: ran into her at the fair",
    ],
)
def test_m07_any_engagement_ends_the_run(answer: str) -> None:
    standing = stand(
        maya(f"""
            - 2026-09-02 email to: thanks
            - 2026-09-09 email to: an article
            - 2026-09-16 linkedin to: about her post
            - 2026-09-17 {answer}
            """)
    )
    assert standing.stage == "active"
    assert standing.reason != "decide"
    assert standing.run == ()


@pytest.mark.parametrize("event", ["news: she leads a bigger team", "note: prefers mornings"])
def test_m07_news_and_notes_do_not_end_the_run(event: str) -> None:
    standing = stand(
        maya(f"""
            - 2026-09-02 email to: thanks
            - 2026-09-09 email to: an article
            - 2026-09-16 linkedin to: about her post
            - 2026-09-17 {event}
            """)
    )
    assert (standing.stage, standing.reason) == ("stalled", "decide")
    assert standing.due == day("2026-09-25")


def test_m07_a_new_run_starts_with_the_first_touch_after_the_answer() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-09 email to: an article
            - 2026-09-16 linkedin to: about her post
            - 2026-09-17 email from: not now
            - 2026-09-18 email to: of course
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-09-25")  # day 8 of the new run
    assert [touch.day for touch in standing.run] == [day("2026-09-18")]


def test_m07_an_agreed_date_comes_instead_of_the_decision() -> None:
    log = """
        - 2026-09-02 email to: thanks
        - 2026-09-09 email to: an article
        - 2026-09-16 linkedin to: about her post
        """
    front = "---\ntype: contact\nmet: 2026-08-31\n"
    agreed = stand(f"{front}next_step: 2026-10-20\n---\n## Log\n{dedent(log)}")
    assert (agreed.stage, agreed.reason, agreed.due) == ("active", "next-step", day("2026-10-20"))

    gone_by = stand(f"{front}next_step: 2026-09-16\n---\n## Log\n{dedent(log)}")
    assert (gone_by.stage, gone_by.reason) == ("stalled", "decide")


def test_m07_resuming_a_stalled_contact_starts_a_new_run() -> None:
    resumed = """
        - 2026-09-02 email to: thanks
        - 2026-09-09 email to: an article
        - 2026-09-16 linkedin to: about her post
        - 2026-09-25 resume:
        """
    standing = stand(maya(resumed))
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-09-28")  # the resume was on a Friday

    standing = stand(maya(dedent(resumed) + "- 2026-09-28 email to: something new\n"))
    assert (standing.reason, standing.due) == ("touch", day("2026-10-05"))


def test_m07_a_plain_interval_never_stalls() -> None:
    touches = "".join(f"- 2026-{month:02}-15 email to: hello\n" for month in range(1, 10))
    standing = stand(f"---\ntype: contact\nplaybook: keep-in-touch\n---\n## Log\n{touches}")
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-10-27")  # six weeks after 15 September


@pytest.mark.parametrize(
    ("today", "days_overdue", "neglected"),
    [
        ("2026-09-08", 0, False),
        ("2026-10-22", 44, False),
        ("2026-10-23", 45, False),
        ("2026-10-24", 46, True),
    ],
)
def test_m07_more_than_45_days_overdue_wants_deciding_too(
    today: str, days_overdue: int, neglected: bool
) -> None:
    seen = item(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-07 email from: do you have the checklist?
            """),
        today=today,
    )
    assert (seen.reason, seen.standing.stage) == ("reply-owed", "active")
    assert (seen.days_overdue, seen.neglected) == (days_overdue, neglected)


def test_m07_days_of_neglect_can_be_set() -> None:
    note = maya("- 2026-09-07 email from: do you have the checklist?\n")  # due on the 8th
    settings = "[cadence]\nneglected_after_days = 10\n"
    assert not item(note, "2026-09-18", settings).neglected
    assert item(note, "2026-09-19", settings).neglected

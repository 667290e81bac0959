"""M9: six months after a pause, with something new to say or not at all."""

from textwrap import dedent

import pytest

from tests.support import MAYA, day, item, stand

LIBRARY = "Library/Onboarding study.md"


def maya(log: str, front: str = "met: 2026-01-13") -> str:
    """Maya, who cares about onboarding, with this log."""
    front = f"type: contact\ntopics:\n  - onboarding\n  - remote work\n{dedent(front).strip()}"
    return f"---\n{front}\n---\n## Log\n{dedent(log)}"


def study(published: str = "2026-04-01", topic: str = "onboarding") -> str:
    """A value item."""
    dated = f"published: {published}\n" if published else ""
    front = f"type: value\nkind: article\ntopics:\n  - {topic}\n{dated}"
    return f"---\n{front}takeaway: New hires stay longer with a buddy.\n---\n"


PAUSED = maya("""
    - 2026-02-24 email to: an article
    - 2026-03-02 pause: her team is moving
    """)


def has_grounds(value: str = "", note: str = PAUSED) -> bool:
    """Whether there is a genuine reason to write to Maya on the day she comes up."""
    notes = {MAYA: note, LIBRARY: value} if value else {MAYA: note}
    return bool(item(notes, today="2026-09-02").grounds)


@pytest.mark.parametrize(
    ("paused", "due"),
    [
        ("2023-08-31", "2024-02-29"),  # the last day of a leap year's February
        ("2024-02-29", "2024-08-29"),  # from a leap day
        ("2024-08-31", "2025-02-28"),  # the last day of a common February
        ("2025-03-31", "2025-09-30"),
        ("2025-08-31", "2026-03-02"),  # 28 February is a Saturday
        ("2025-10-31", "2026-04-30"),
        ("2025-11-30", "2026-06-01"),  # 30 May is a Saturday
        ("2025-12-31", "2026-06-30"),  # from the last day of the year
        ("2025-07-01", "2026-01-01"),  # to the first day of the year
        ("2026-02-28", "2026-08-28"),
    ],
)
def test_m09_paused_contact_comes_up_after_six_calendar_months(paused: str, due: str) -> None:
    standing = stand(maya(f"- {paused} pause: her team is moving\n", "met: 2023-05-02"))
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert (standing.due, standing.paused) == (day(due), day(paused))


@pytest.mark.parametrize(
    ("months", "due"),
    [(3, "2026-06-30"), (9, "2026-12-31"), (11, "2027-03-01"), (12, "2027-03-31")],
)
def test_m09_months_can_be_set_from_3_to_12(months: int, due: str) -> None:
    note = maya("- 2026-03-31 pause: her team is moving\n")
    assert stand(note, f"[cadence]\nreengage_after_months = {months}\n").due == day(due)


def test_m09_months_can_be_set_in_the_playbook() -> None:
    slow = """\
        ---
        type: playbook
        reengage_after_months: 9
        ---
        | Day | Channel | Intent        | Bring |
        | --- | ------- | ------------- | ----- |
        | 1   | email   | thanks        |       |
        | 24  | email   | graceful exit |       |
        """
    note = maya("- 2026-03-02 pause: her team is moving\n", "playbook: slow\nmet: 2026-01-13")
    assert stand({MAYA: note, "Playbooks/slow.md": slow}).due == day("2026-12-02")


def test_m09_a_touch_during_the_pause_puts_it_off() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 pause: her team is moving
            - 2026-04-15 email to: one small thing
            """)
    )
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day("2026-10-15")


def test_m09_a_touch_before_the_pause_does_not_count() -> None:
    standing = stand(
        maya("""
            - 2026-02-27 email to: an article
            - 2026-03-02 pause: her team is moving
            """)
    )
    assert standing.due == day("2026-09-02")


def test_m09_a_reply_ends_the_pause() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 pause: her team is moving
            - 2026-05-06 email from: we have moved
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "reply-owed")
    assert standing.due == day("2026-05-07")


def test_m09_a_pause_on_the_day_of_a_reply_holds() -> None:
    standing = stand(
        maya("""
            - 2026-02-24 email to: an article
            - 2026-03-02 email from: my team is moving
            - 2026-03-02 pause: her team is moving
            """)
    )
    assert (standing.stage, standing.due) == ("paused", day("2026-09-02"))


def test_m09_a_resume_ends_the_pause() -> None:
    standing = stand(
        maya("""
            - 2026-03-02 pause: her team is moving
            - 2026-05-08 resume:
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-05-11")  # the resume was on a Friday


def test_m09_within_a_day_the_order_of_the_log_decides() -> None:
    resumed_last = """
        - 2026-02-24 email to: an article
        - 2026-03-02 pause: her team is moving
        - 2026-03-02 resume:
        """
    newest_first = """
        - 2026-03-02 resume:
        - 2026-03-02 pause: her team is moving
        - 2026-02-24 email to: an article
        """
    paused_last = """
        - 2026-02-24 email to: an article
        - 2026-03-02 resume:
        - 2026-03-02 pause: her team is moving
        """
    assert stand(maya(resumed_last)).due == day("2026-03-03")
    assert stand(maya(newest_first)).due == day("2026-03-03")
    assert stand(maya(paused_last)).due == day("2026-09-02")


def test_m09_after_a_resume_the_pause_is_forgotten() -> None:
    standing = stand(
        maya("""
            - 2026-02-24 email to: an article
            - 2026-03-02 pause: her team is moving
            - 2026-05-08 resume:
            - 2026-05-11 email to: something new
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-05-18")  # day 8 of the new run


@pytest.mark.parametrize(
    ("next_step", "reason", "due"),
    [
        ("2026-06-06", "next-step", "2026-06-06"),  # agreed before she was paused; a Saturday
        ("2026-10-20", "re-engage", "2026-09-02"),
        ("2026-02-24", "re-engage", "2026-09-02"),  # gone by with the last interaction
    ],
)
def test_m09_an_earlier_agreed_date_comes_first(next_step: str, reason: str, due: str) -> None:
    log = """
        - 2026-02-24 email to: an article
        - 2026-03-02 pause: her team is moving
        """
    standing = stand(maya(log, f"met: 2026-01-13\nnext_step: {next_step}"))
    assert (standing.stage, standing.reason, standing.due) == ("paused", reason, day(due))


def test_m09_the_last_pause_counts() -> None:
    standing = stand(
        maya("""
            - 2026-01-20 pause: budget freeze
            - 2026-02-10 resume:
            - 2026-03-02 pause: her team is moving
            """)
    )
    assert (standing.stage, standing.due) == ("paused", day("2026-09-02"))


@pytest.mark.parametrize(
    ("front", "log", "due"),
    [
        ("met: 2026-01-13\npaused_on: 2026-03-09", "- 2026-03-04 email to: hi\n", "2026-09-09"),
        ("met: 2026-01-13", "- 2026-03-04 email to: hi\n", "2026-09-04"),
        ("met: 2026-03-04", "", "2026-09-04"),
    ],
    ids=["from paused_on", "else from the last outgoing touch", "or from the meeting"],
)
def test_m09_status_paused_counts_from(front: str, log: str, due: str) -> None:
    standing = stand(maya(log, f"status: paused\n{front}"))
    assert (standing.stage, standing.reason) == ("paused", "re-engage")
    assert standing.due == day(due)


def test_m09_a_reply_ends_a_status_paused_too() -> None:
    standing = stand(
        maya(
            "- 2026-03-10 email from: here I am\n",
            "status: paused\npaused_on: 2026-03-02\nmet: 2026-01-13",
        )
    )
    assert (standing.stage, standing.reason) == ("active", "reply-owed")


def test_m09_status_paused_without_any_date_needs_attention() -> None:
    standing = stand("---\ntype: contact\nstatus: paused\n---\n# Maya Okafor\n")
    assert (standing.stage, standing.reason, standing.due) == ("paused", "attention", None)


def test_m09_without_anything_new_there_are_no_grounds() -> None:
    assert not has_grounds()


def test_m09_a_newer_value_item_on_a_shared_topic_is_a_ground() -> None:
    assert has_grounds(study(published="2026-04-01", topic="onboarding"))
    assert has_grounds(study(published="2026-03-03", topic="remote work"))


@pytest.mark.parametrize(
    ("value", "why_not"),
    [
        (study(published="2026-03-01"), "older than the pause"),
        (study(published="2026-03-02"), "of the day of the pause"),
        (study(published=""), "of unknown age"),
        (study(topic="procurement"), "on another topic"),
    ],
)
def test_m09_a_value_item_is_no_ground_when(value: str, why_not: str) -> None:
    assert not has_grounds(value), why_not


def test_m09_a_value_item_given_before_is_no_ground() -> None:
    given = maya("""
        - 2026-03-02 pause: her team is moving
        - 2026-04-15 email to: for the new office, [[Onboarding study]]
        """)
    assert not has_grounds(study(published="2026-04-01"), given)


def test_m09_a_value_item_given_to_somebody_else_stays_a_ground() -> None:
    notes = {
        MAYA: PAUSED,
        "People/Jonas Brandt.md": """\
            ---
            type: contact
            met: 2026-04-14
            ---
            ## Log
            - 2026-04-15 email to: you may like [[Onboarding study]]
            """,
        LIBRARY: study(published="2026-04-01"),
    }
    assert item(notes, today="2026-09-02").grounds


def test_m09_news_after_the_pause_is_a_ground() -> None:
    grounds = item(
        """
        ---
        type: contact
        met: 2026-01-13
        ---
        ## Log
        - 2026-03-02 pause: her team is moving
        - 2026-05-08 news: she leads a bigger team
        """,
        today="2026-09-02",
    ).grounds
    assert [ground.at for ground in grounds] == [f"{MAYA}:7"]


def test_m09_news_before_the_pause_is_no_ground() -> None:
    old_news = maya("""
        - 2026-02-24 news: she leads a bigger team
        - 2026-03-02 pause: her team is moving
        """)
    assert not has_grounds(note=old_news)


def test_m09_a_plain_note_is_no_ground() -> None:
    noted = maya("""
        - 2026-03-02 pause: her team is moving
        - 2026-05-08 note: prefers mornings
        """)
    assert not has_grounds(note=noted)


def test_m09_grounds_count_after_a_graceful_exit_too() -> None:
    exited = maya("- 2026-03-02 exit: I'll stop here\n")
    assert has_grounds(study(published="2026-04-01"), exited)
    assert not has_grounds(study(published="2026-03-01"), exited)


def test_m09_only_a_paused_contact_has_grounds() -> None:
    active = maya("""
        - 2026-08-26 email to: thanks
        - 2026-08-31 news: she leads a bigger team
        """)
    assert not has_grounds(study(published="2026-09-01"), active)


def test_m09_grounds_do_not_move_the_date() -> None:
    notes = {MAYA: PAUSED, LIBRARY: study()}
    assert stand(notes).due == stand(PAUSED).due == day("2026-09-02")

"""M3: an agreed date beats every cadence."""

import pytest

from tests.support import day, item, stand

AGREED = """---
type: contact
playbook: {playbook}
next_step: 2026-12-01
---
## Log
"""
"""Agreed for Tuesday 1 December; the entries of the log follow."""


def agreed(log: str, playbook: str = "networking") -> str:
    """A contact with an agreed date and this log."""
    return AGREED.format(playbook=playbook) + log


@pytest.mark.parametrize(
    "playbook", ["networking", "sales", "partnership", "job-interview", "keep-in-touch"]
)
def test_m03_an_agreed_date_is_the_due_date_whatever_the_playbook(playbook: str) -> None:
    found = stand(agreed("- 2026-10-05 email to: until December then\n", playbook))
    assert (found.stage, found.due, found.reason) == ("active", day("2026-12-01"), "next-step")


def test_m03_an_agreed_date_comes_before_the_decision() -> None:
    log = "- 2026-10-05 email to: 1\n- 2026-10-12 email to: 2\n- 2026-10-19 email to: 3\n"
    found = stand(agreed(log))
    assert (found.stage, found.due, found.reason) == ("active", day("2026-12-01"), "next-step")


def test_m03_an_agreed_date_far_away_is_still_the_due_date() -> None:
    text = agreed("- 2026-10-05 email to: hi\n").replace("2026-12-01", "2028-02-29")
    assert stand(text).due == day("2028-02-29")


@pytest.mark.parametrize("agreed_for", ["2026-12-05", "2026-12-06"])
def test_m03_an_agreed_date_on_a_weekend_stays(agreed_for: str) -> None:
    text = agreed("- 2026-10-05 email to: hi\n").replace("2026-12-01", agreed_for)
    assert stand(text).due == day(agreed_for)


# What may come earlier


def test_m03_a_promise_is_due_before_the_agreed_date() -> None:
    log = "- 2026-11-10 email to: hi\n\n## Promises\n- [ ] send the list 📅 2026-11-25\n"
    found = stand(agreed(log))
    assert (found.due, found.reason) == (day("2026-11-25"), "promise")


def test_m03_a_reply_owed_is_due_before_the_agreed_date() -> None:
    found = stand(agreed("- 2026-11-10 email from: one question before December\n"))
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_m03_once_the_reply_is_given_the_agreed_date_is_due_again() -> None:
    found = stand(agreed("- 2026-11-10 email from: a question\n- 2026-11-11 email to: an answer\n"))
    assert (found.due, found.reason) == (day("2026-12-01"), "next-step")


@pytest.mark.parametrize(
    ("log", "due", "reason"),
    [
        ("- 2026-11-10 met: let us talk in December\n", "2026-11-12", "first-touch"),
        ("- 2026-11-10 interview with: the panel\n", "2026-11-11", "thank-you"),
        (
            "- 2026-10-05 email to: hi\n- 2026-11-10 video with: more in December\n",
            "2026-11-12",
            "touch",
        ),
    ],
)
def test_m03_the_first_word_after_a_meeting_is_due_before_the_agreed_date(
    log: str, due: str, reason: str
) -> None:
    found = stand(agreed(log))
    assert (found.due, found.reason) == (day(due), reason)


def test_m03_what_a_pause_says_may_be_due_before_the_agreed_date() -> None:
    found = stand(agreed("- 2026-04-01 email to: hi\n- 2026-05-04 pause: quiet\n"))
    assert (found.stage, found.due, found.reason) == ("paused", day("2026-11-04"), "re-engage")


def test_m03_what_a_no_says_may_be_due_before_the_agreed_date() -> None:
    found = stand(agreed("- 2026-10-05 email to: hi\n- 2026-11-09 lost: no\n"))
    assert (found.stage, found.due, found.reason) == ("paused", day("2026-11-11"), "after-no")


@pytest.mark.parametrize("until", ["2026-11-25", "2027-02-01"])
def test_m03_a_snooze_decides_before_the_agreed_date(until: str) -> None:
    found = stand(agreed(f"- 2026-11-10 email to: hi\n- 2026-11-11 snooze: until {until}\n"))
    assert found.due == day(until)


# When it is over


def test_m03_an_agreed_date_holds_until_the_next_interaction() -> None:
    """It passed without a word: it stays due."""
    text = agreed("- 2026-10-05 email to: hi\n")
    found = item(text, today="2026-12-15")
    assert (found.due, found.reason, found.days_overdue) == (day("2026-12-01"), "next-step", 14)


@pytest.mark.parametrize(
    ("written", "due"), [("2026-11-10", "2026-11-17"), ("2026-11-11", "2026-11-18")]
)
def test_m03_an_agreed_date_is_over_with_an_interaction_on_or_after_it(
    written: str, due: str
) -> None:
    text = agreed(f"- {written} email to: as agreed\n").replace("2026-12-01", "2026-11-10")
    assert (stand(text).due, stand(text).reason) == (day(due), "touch")


# When none is set

INTERACTIONS = ["met", "video with", "email from", "email to"]


@pytest.mark.parametrize("interaction", INTERACTIONS)
def test_m03_after_an_interaction_without_agreed_date_the_due_item_says_so(
    interaction: str,
) -> None:
    text = f"""
        ---
        type: contact
        ---
        ## Log
        - 2026-11-03 {interaction}: a talk
        """
    assert item(text).needs_next_step


@pytest.mark.parametrize("interaction", INTERACTIONS)
def test_m03_with_an_agreed_date_the_due_item_does_not_ask_for_one(interaction: str) -> None:
    assert not item(agreed(f"- 2026-11-03 {interaction}: until December\n")).needs_next_step


def test_m03_an_agreed_date_that_is_over_is_none() -> None:
    text = agreed("- 2026-11-03 video with: more\n").replace("2026-12-01", "2026-10-01")
    assert item(text).needs_next_step

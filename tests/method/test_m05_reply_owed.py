"""M5: a reply you owe is due the next working day, ahead of every cadence."""

import pytest

from tests.support import day, look, stand

NOTE = """---
type: contact
---
## Log
- 2026-10-01 met: a fair
- 2026-10-02 email to: thanks
"""
"""A contact who was met and written to; more entries follow."""


def test_m05_a_reply_is_owed_the_next_working_day() -> None:
    found = stand(NOTE + "- 2026-11-10 email from: a question\n")
    assert (found.stage, found.due, found.reason) == ("active", day("2026-11-11"), "reply-owed")


@pytest.mark.parametrize(
    ("wrote", "due"),
    [
        ("2026-11-05", "2026-11-06"),  # Thursday → Friday
        ("2026-11-06", "2026-11-09"),  # Friday → Monday
        ("2026-11-07", "2026-11-09"),  # Saturday → Monday
        ("2026-11-08", "2026-11-09"),  # Sunday → Monday
    ],
)
def test_m05_the_next_working_day_is_never_on_a_weekend(wrote: str, due: str) -> None:
    assert stand(NOTE + f"- {wrote} email from: a question\n").due == day(due)


def test_m05_the_next_working_day_is_no_public_holiday() -> None:
    """New Year's Day 2026 is a Thursday."""
    text = NOTE.replace("2026-10", "2025-10") + "- 2025-12-31 email from: happy new year\n"
    assert stand(text).due == day("2026-01-01")
    assert stand(text, 'country = "GB"').due == day("2026-01-02")


@pytest.mark.parametrize(
    "channel", ["email", "linkedin", "phone", "voicemail", "sms", "letter", "comment", "other"]
)
def test_m05_a_reply_is_owed_on_every_channel(channel: str) -> None:
    found = stand(NOTE + f"- 2026-11-10 {channel} from: a question\n")
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


@pytest.mark.parametrize(
    "playbook",
    ["networking", "sales", "partnership", "job-interview", "keep-in-touch", "re-engagement"],
)
def test_m05_a_reply_owed_comes_before_every_cadence(playbook: str) -> None:
    text = NOTE.replace("contact", f"contact\nplaybook: {playbook}")
    found = stand(text + "- 2026-11-10 email from: a question\n")
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_m05_a_reply_owed_comes_before_a_decision() -> None:
    unanswered = "- 2026-10-09 email to: 2\n- 2026-10-16 email to: 3\n"
    assert stand(NOTE + unanswered).reason == "decide"
    found = stand(NOTE + unanswered + "- 2026-11-10 email from: I was away\n")
    assert (found.stage, found.due, found.reason) == ("active", day("2026-11-11"), "reply-owed")


def test_m05_who_spoke_last_decides() -> None:
    asked = NOTE + "- 2026-11-10 email from: a question\n"
    answered = asked + "- 2026-11-11 email to: an answer\n"
    again = answered + "- 2026-11-12 email from: thank you\n"
    assert [stand(text).reason for text in (asked, answered, again)] == [
        "reply-owed",
        "touch",
        "reply-owed",
    ]


def test_m05_the_last_of_several_messages_counts() -> None:
    found = stand(NOTE + "- 2026-11-09 email from: a question\n- 2026-11-10 sms from: and?\n")
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_m05_an_answer_on_the_same_day_leaves_nothing_owed() -> None:
    found = stand(NOTE + "- 2026-11-10 email from: a question\n- 2026-11-10 email to: an answer\n")
    assert (found.due, found.reason) == (day("2026-11-17"), "touch")


def test_m05_a_question_after_a_message_of_the_same_day_is_owed() -> None:
    found = stand(NOTE + "- 2026-11-10 email to: a thought\n- 2026-11-10 email from: a question\n")
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_m05_after_a_talk_no_reply_is_owed() -> None:
    found = stand(NOTE + "- 2026-11-09 email from: call me\n- 2026-11-10 phone with: all clear\n")
    assert (found.due, found.reason) == (day("2026-11-12"), "touch")


def test_m05_news_about_them_are_no_message_from_them() -> None:
    found = stand(NOTE + "- 2026-11-10 news: a new job\n")
    assert (found.due, found.reason) == (day("2026-10-09"), "touch")


def test_m05_a_note_does_not_answer_a_message() -> None:
    found = stand(NOTE + "- 2026-11-10 email from: a question\n- 2026-11-11 note: ask Sam first\n")
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_m05_a_reply_is_owed_to_someone_never_written_to() -> None:
    text = """
        ---
        type: contact
        ---
        ## Log
        - 2026-11-10 linkedin from: may I ask you something?
        """
    found = stand(text)
    assert (found.stage, found.due, found.reason) == ("active", day("2026-11-11"), "reply-owed")


def test_m05_replies_owed_stand_before_thank_yous_and_first_touches() -> None:
    head = "---\ntype: contact\n---\n## Log\n"
    notes = {
        "People/Amy Stone.md": head + "- 2026-11-18 met: a fair\n",
        "People/Bo Stone.md": head + "- 2026-11-18 interview with: us\n",
        "People/Cy Stone.md": head + "- 2026-11-20 email from: hi\n",
    }
    due = look(notes, today="2026-11-23").due
    assert [found.reason for found in due] == ["reply-owed", "thank-you", "first-touch"]

"""M19: a comment uses a row of the playbook, but does not count as an unanswered touch."""

from textwrap import dedent

from tests.support import MAYA, day, stand
from vaulttools.model.funnel import Standing

LONG = """\
---
type: playbook
---
| Day | Channel  | Intent                | Bring   |
| --- | -------- | --------------------- | ------- |
| 1   | email    | promised materials    | article |
| 4   | linkedin | comment on their post |         |
| 8   | email    | relevant report       | data    |
| 11  | linkedin | comment on their post |         |
| 15  | email    | short summary         | summary |
| 18  | email    | one question          | article |
| 24  | email    | graceful exit         |         |
"""


def maya(log: str, playbook: str = "networking") -> str:
    """Maya, met on the last of August 2026 (a Monday), with this log."""
    front = f"---\ntype: contact\nplaybook: {playbook}\nmet: 2026-08-31\n---\n"
    return f"{front}## Log\n{dedent(log)}"


def on_long(log: str) -> Standing:
    """Where Maya stands on a playbook with six rows before the exit."""
    return stand({MAYA: maya(log, "long"), "Playbooks/long.md": LONG})


def test_m19_comments_do_not_count_as_unanswered() -> None:
    standing = on_long("""
        - 2026-09-01 email to: the materials
        - 2026-09-04 comment to: well put
        - 2026-09-08 email to: a report
        - 2026-09-11 comment to: and again
        - 2026-09-15 email to: a summary
        """)
    assert (standing.stage, standing.reason) == ("active", "touch")
    assert standing.due == day("2026-09-18")  # three messages: the sixth row is next


def test_m19_only_messages_reach_the_limit() -> None:
    standing = on_long("""
        - 2026-09-01 email to: the materials
        - 2026-09-04 comment to: well put
        - 2026-09-08 email to: a report
        - 2026-09-09 email to: one more page
        - 2026-09-15 email to: a summary
        """)
    assert (standing.stage, standing.reason) == ("stalled", "decide")
    assert standing.due == day("2026-09-24")


def test_m19_messages_on_linkedin_do_count() -> None:
    standing = on_long("""
        - 2026-09-01 linkedin to: thanks
        - 2026-09-04 linkedin to: the materials
        - 2026-09-08 linkedin to: a report
        - 2026-09-11 linkedin to: a summary
        """)
    assert (standing.stage, standing.reason) == ("stalled", "decide")


def test_m19_a_comment_uses_a_row_of_the_playbook() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-09 comment to: well put
            """)
    )
    assert (standing.step, standing.due) == (3, day("2026-09-16"))


def test_m19_comments_can_use_up_the_rows() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-09 comment to: well put
            - 2026-09-16 comment to: and again
            """)
    )
    assert (standing.stage, standing.reason) == ("stalled", "decide")
    assert standing.due == day("2026-09-25")


def test_m19_a_comment_as_first_touch_starts_the_run() -> None:
    standing = stand(maya("- 2026-09-03 comment to: well put\n"))
    assert (standing.reason, standing.due) == ("touch", day("2026-09-10"))
    assert [touch.is_comment for touch in standing.run] == [True]


def test_m19_a_comment_and_a_message_of_one_day_are_one_message() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-02 comment to: well put
            """)
    )
    assert [touch.is_comment for touch in standing.run] == [False]
    assert standing.due == day("2026-09-09")


def test_m19_their_comment_is_an_answer() -> None:
    standing = stand(
        maya("""
            - 2026-09-02 email to: thanks
            - 2026-09-09 email to: an article
            - 2026-09-16 comment to: well put
            - 2026-09-17 comment from: what do you think?
            """)
    )
    assert (standing.stage, standing.reason) == ("active", "reply-owed")
    assert standing.due == day("2026-09-18")


def test_m19_touches_keep_two_days_from_a_comment_too() -> None:
    standing = stand(
        maya("""
            - 2026-09-01 email to: thanks
            - 2026-09-14 comment to: well put
            """)
    )
    assert standing.due == day("2026-09-16")  # day 15 would be the 15th

"""How the next date is found: the table's twelve lines, and the words before and after it."""

from dataclasses import dataclass
from textwrap import dedent

import pytest

from tests.support import MAYA, day, look, stand


def note(log: str = "", front: str = "", promise: str = "") -> str:
    """Maya's note; the log's entries are written here as `one | two | three`."""
    keys = [line.strip() for line in front.splitlines() if line.strip()]
    entries = [f"- {entry.strip()}" for entry in log.split(" | ") if entry.strip()]
    return "\n".join(
        ["---", "type: contact", *keys, "---", "# Maya Okafor", "", "## Log", *entries]
        + (["", "## Promises", f"- [ ] {promise}"] if promise else [])
        + [""]
    )


TEACHING = dedent("""\
    ---
    type: playbook
    ---
    | Day | Channel  | Intent             | Bring   |
    | --- | -------- | ------------------ | ------- |
    | 1   | email    | lesson plan        | article |
    | 4   | email    | class data         | data    |
    | 9   | linkedin | a pupil's question | answer  |
    | 13  | email    | the next term      | event   |
    | 16  | phone    | a short call       | answer  |
    | 19  | letter   | a printed reader   | article |
    """)
"""A playbook of six rows without an exit row."""


def teaching(log: str, front: str = "") -> dict[str, str]:
    """Maya's note under the playbook without an exit row."""
    keys = f"playbook: teaching\n{front}"
    return {MAYA: note(log, keys), "Playbooks/Teaching.md": TEACHING}


@dataclass(frozen=True)
class Case:
    """A row: the line of the table, the note, and what comes of it."""

    line: int
    log: str
    due: str | None
    reason: str | None
    stage: str
    front: str = ""
    promise: str = ""


SENT_3 = "2026-10-01 met: a talk | 2026-10-05 email to: 1 | 2026-10-12 email to: 2"
SENT_3 += " | 2026-10-19 email to: 3"
"""All rows of `networking` before its exit row: to decide on 28 October (day 24)."""

CLOSED = [
    Case(1, "2026-10-05 email to: hi", None, None, "closed", "status: closed"),
    Case(1, "2026-10-05 email to: hi | 2026-10-20 won: signed", None, None, "closed"),
    Case(1, "2026-10-05 email to: hi | 2026-10-20 archive: moved on", None, None, "closed"),
    # A touch of one's own does not reopen what is closed …
    Case(1, "2026-10-20 archive: moved on | 2026-10-22 email to: hi", None, None, "closed"),
    # … promises and next steps are ignored …
    Case(
        1,
        "2026-10-05 email to: hi | 2026-10-20 won: signed",
        None,
        None,
        "closed",
        "next_step: 2026-12-01",
        "send the invoice 📅 2026-11-25",
    ),
    # … `status: closed` holds whatever comes in …
    Case(1, "2026-11-10 email from: hi", None, None, "closed", "status: closed"),
    # … but after `won` and `archive` something that comes in does reopen.
    Case(
        6,
        "2026-10-05 email to: hi | 2026-10-12 archive: no | 2026-10-20 email from: back",
        "2026-10-21",
        "reply-owed",
        "active",
    ),
    Case(
        8,
        "2026-10-05 email to: hi | 2026-10-12 won: signed | 2026-10-20 video with: more",
        "2026-10-22",
        "touch",
        "active",
    ),
    # The last decision is the one that counts.
    Case(
        3,
        "2026-04-01 email to: hi | 2026-04-10 won: signed | 2026-05-04 pause: all done",
        "2026-11-04",
        "re-engage",
        "paused",
    ),
    Case(
        1,
        "2026-04-01 email to: hi | 2026-05-04 pause: quiet | 2026-05-05 archive: no",
        None,
        None,
        "closed",
    ),
]

LOST = [
    Case(
        2,
        "2026-10-05 email to: hi | 2026-10-19 lost: chose another",
        "2026-10-21",
        "after-no",
        "paused",
    ),
    # Something came in since: they are owed a reply.
    Case(
        6,
        "2026-10-05 email to: hi | 2026-10-19 lost: no | 2026-10-20 email from: perhaps yes",
        "2026-10-21",
        "reply-owed",
        "active",
    ),
    # A touch was sent since: paused, and the six months count from that touch.
    Case(
        3,
        "2026-10-05 email to: hi | 2026-10-19 lost: no | 2026-10-21 email to: thanks all the same",
        "2027-04-21",
        "re-engage",
        "paused",
    ),
]

PAUSED = [
    Case(
        3, "2026-04-01 email to: hi | 2026-05-04 pause: busy", "2026-11-04", "re-engage", "paused"
    ),
    Case(3, "2026-04-01 email to: hi | 2026-05-04 exit: bye", "2026-11-04", "re-engage", "paused"),
    # The last outgoing touch since counts, if it is later than the pause.
    Case(
        3,
        "2026-05-04 pause: busy | 2026-06-15 email to: congratulations",
        "2026-12-15",
        "re-engage",
        "paused",
    ),
    # News are no interaction: they end no pause and move no date.
    Case(
        3,
        "2026-04-01 email to: hi | 2026-05-04 pause: busy | 2026-10-01 news: a new job",
        "2026-11-04",
        "re-engage",
        "paused",
    ),
    Case(
        6,
        "2026-04-01 email to: hi | 2026-05-04 pause: busy | 2026-11-10 email from: free again",
        "2026-11-11",
        "reply-owed",
        "active",
    ),
    # `status: paused` counts from `paused_on` …
    Case(
        3,
        "2026-01-12 email to: hi",
        "2026-11-04",
        "re-engage",
        "paused",
        "status: paused\npaused_on: 2026-05-04",
    ),
    # … else from the last outgoing touch …
    Case(
        3,
        "2026-03-02 met: a fair | 2026-05-04 email to: hi",
        "2026-11-04",
        "re-engage",
        "paused",
        "status: paused",
    ),
    # … or from `met`.
    Case(3, "", "2026-11-04", "re-engage", "paused", "status: paused\nmet: 2026-05-04"),
    Case(
        3,
        "2026-03-02 met: a fair | 2026-05-04 email to: hi",
        "2026-11-04",
        "re-engage",
        "paused",
        "status: paused\npaused_on: in spring",
    ),
    Case(
        6,
        "2026-01-12 email to: hi | 2026-11-10 email from: free again",
        "2026-11-11",
        "reply-owed",
        "active",
        "status: paused\npaused_on: 2026-05-04",
    ),
]

SNOOZED = [
    Case(
        4, "2026-11-10 email to: hi", "2026-12-01", "touch", "active", "snoozed_until: 2026-12-01"
    ),
    Case(
        4,
        "2026-11-10 email to: hi | 2026-11-11 snooze: until 2026-12-01",
        "2026-12-01",
        "touch",
        "active",
    ),
    # Without a date: three months.
    Case(4, "2026-08-31 email to: hi | 2026-09-01 snooze: later", "2026-12-01", "touch", "active"),
    # The last `snooze` entry is the one that counts.
    Case(
        4,
        "2026-11-04 email to: hi | 2026-11-05 snooze: until 2027-03-01"
        " | 2026-11-10 snooze: until 2026-12-01",
        "2026-12-01",
        "touch",
        "active",
    ),
    # Stage and reason are those without the snooze.
    Case(4, f"{SENT_3} | 2026-11-02 snooze: until 2026-12-01", "2026-12-01", "decide", "stalled"),
    Case(
        4, "2026-11-09 met: lunch", "2026-12-01", "first-touch", "new", "snoozed_until: 2026-12-01"
    ),
    # “Not now” came in, then the snooze was logged, both on one day.
    Case(
        4,
        "2026-11-02 email to: hi | 2026-11-10 email from: not now"
        " | 2026-11-10 snooze: until 2027-03-01",
        "2027-03-01",
        "reply-owed",
        "active",
    ),
    # A touch of one's own after the entry does not end it; something that came in does.
    Case(
        4,
        "2026-11-02 email to: hi | 2026-11-03 snooze: until 2026-12-01 | 2026-11-10 email to: PS",
        "2026-12-01",
        "touch",
        "active",
    ),
    Case(
        6,
        "2026-11-02 email to: hi | 2026-11-03 snooze: until 2026-12-01 | 2026-11-10 email from: ok",
        "2026-11-11",
        "reply-owed",
        "active",
    ),
    # A snooze that is not later than the last interaction is over.
    Case(
        12, "2026-10-05 email to: hi", "2026-10-12", "touch", "active", "snoozed_until: 2026-10-05"
    ),
    # An earlier next step does not come before a snooze.
    Case(
        4,
        "2026-11-10 email to: hi",
        "2026-12-01",
        "next-step",
        "active",
        "next_step: 2026-11-25\nsnoozed_until: 2026-12-01",
    ),
    # A pause and an end stand above a snooze in the table.
    Case(
        3,
        "2026-05-04 pause: busy | 2026-05-05 snooze: until 2026-08-03",
        "2026-11-04",
        "re-engage",
        "paused",
        "met: 2026-01-12",
    ),
    Case(1, "2026-10-05 won: signed | 2026-10-06 snooze: until 2026-12-01", None, None, "closed"),
]

RESUMED = [
    Case(5, f"{SENT_3} | 2026-11-10 resume: again", "2026-11-11", "touch", "active"),
    # `resume` undoes the decisions, exits and snoozes before it.
    Case(
        5,
        "2026-04-01 email to: hi | 2026-05-04 pause: busy | 2026-11-10 resume: again",
        "2026-11-11",
        "touch",
        "active",
    ),
    Case(
        5,
        "2026-04-01 email to: hi | 2026-05-04 exit: bye | 2026-11-10 resume: again",
        "2026-11-11",
        "touch",
        "active",
    ),
    Case(
        5,
        "2026-04-01 email to: hi | 2026-05-04 won: signed | 2026-11-10 resume: again",
        "2026-11-11",
        "touch",
        "active",
    ),
    Case(
        5,
        "2026-04-01 email to: hi | 2026-05-04 lost: no | 2026-11-10 resume: again",
        "2026-11-11",
        "touch",
        "active",
    ),
    Case(
        5,
        "2026-10-01 email to: hi | 2026-10-02 snooze: until 2027-03-01 | 2026-11-10 resume: again",
        "2026-11-11",
        "touch",
        "active",
    ),
    # After it a new run starts: the first touch since is row 1.
    Case(
        12,
        f"{SENT_3} | 2026-11-09 resume: again | 2026-11-10 email to: hi",
        "2026-11-17",
        "touch",
        "active",
    ),
    # What is decided after it holds.
    Case(
        3,
        "2026-04-01 email to: hi | 2026-04-02 resume: again | 2026-05-04 pause: busy",
        "2026-11-04",
        "re-engage",
        "paused",
    ),
]

THEY_SPOKE = [
    Case(6, "2026-11-10 email from: a question", "2026-11-11", "reply-owed", "active"),
    Case(6, "2026-11-10 linkedin from: a question", "2026-11-11", "reply-owed", "active"),
    Case(7, "2026-11-10 interview with: the panel", "2026-11-11", "thank-you", "active"),
    Case(8, "2026-11-10 met: a fair", "2026-11-12", "first-touch", "new"),
    Case(8, "2026-11-10 phone with: a first call", "2026-11-12", "first-touch", "new"),
    Case(
        8, "2026-10-12 email from: hi | 2026-11-10 met: lunch", "2026-11-12", "first-touch", "new"
    ),
    Case(8, "2026-11-03 email to: hi | 2026-11-10 met: lunch", "2026-11-12", "touch", "active"),
    Case(
        8,
        "2026-11-03 email to: hi | 2026-11-10 video with: a call",
        "2026-11-12",
        "touch",
        "active",
    ),
    # News and notes are events, not interactions.
    Case(
        8,
        "2026-11-10 met: a fair | 2026-11-16 news: a prize | 2026-11-17 note: likes tea",
        "2026-11-12",
        "first-touch",
        "new",
    ),
]

AGREED = [
    Case(
        9, "2026-11-10 email to: hi", "2026-12-01", "next-step", "active", "next_step: 2026-12-01"
    ),
    # The day after the day they gave.
    Case(
        9, "2026-11-10 email to: hi", "2026-11-20", "next-step", "active", "answer_by: 2026-11-19"
    ),
    Case(
        9, "2026-11-10 email to: hi", "2026-11-11", "next-step", "active", "answer_by: 2026-11-10"
    ),
    # The earlier of the two.
    Case(
        9,
        "2026-11-10 email to: hi",
        "2026-11-20",
        "next-step",
        "active",
        "next_step: 2026-12-01\nanswer_by: 2026-11-19",
    ),
    Case(
        9,
        "2026-11-10 email to: hi",
        "2026-11-18",
        "next-step",
        "active",
        "next_step: 2026-11-18\nanswer_by: 2026-11-19",
    ),
    # One that is over does not count, also not beside one that is not.
    Case(12, "2026-10-05 email to: hi", "2026-10-12", "touch", "active", "next_step: 2026-10-05"),
    Case(12, "2026-10-05 email to: hi", "2026-10-12", "touch", "active", "answer_by: 2026-10-02"),
    Case(
        9,
        "2026-11-10 email to: hi",
        "2026-11-20",
        "next-step",
        "active",
        "next_step: 2026-11-05\nanswer_by: 2026-11-19",
    ),
    # It stands above `every:` and above the decision.
    Case(
        9,
        "2026-11-10 email to: hi",
        "2027-02-01",
        "next-step",
        "active",
        "playbook: keep-in-touch\nnext_step: 2027-02-01",
    ),
    Case(9, SENT_3, "2026-12-01", "next-step", "active", "next_step: 2026-12-01"),
]

RECURRING = [
    Case(10, "2026-10-01 email to: hi", "2026-11-12", "touch", "active", "playbook: keep-in-touch"),
    # It never stalls.
    Case(
        10,
        "2026-05-04 email to: 1 | 2026-06-15 email to: 2 | 2026-07-27 email to: 3"
        " | 2026-09-07 email to: 4 | 2026-10-19 email to: 5",
        "2026-11-30",
        "touch",
        "active",
        "playbook: keep-in-touch",
    ),
    # A reply is still owed before it.
    Case(
        6,
        "2026-10-01 email to: hi | 2026-11-10 email from: hello",
        "2026-11-11",
        "reply-owed",
        "active",
        "playbook: keep-in-touch",
    ),
]

USED_UP = [
    # Every row before the exit row is used: day 24 of the run.
    Case(11, SENT_3, "2026-10-28", "decide", "stalled"),
    # At least two days after the last touch.
    Case(
        11,
        "2026-10-05 email to: 1 | 2026-10-12 email to: 2 | 2026-10-28 email to: 3",
        "2026-10-30",
        "decide",
        "stalled",
    ),
    # Comments use up rows too.
    Case(
        11,
        "2026-10-05 email to: 1 | 2026-10-12 email to: 2 | 2026-10-19 comment to: well said",
        "2026-10-28",
        "decide",
        "stalled",
    ),
    # Something came in: that run is over.
    Case(6, f"{SENT_3} | 2026-11-10 email from: not now", "2026-11-11", "reply-owed", "active"),
    Case(
        12,
        f"{SENT_3} | 2026-11-09 email from: hi | 2026-11-10 email to: hello",
        "2026-11-17",
        "touch",
        "active",
    ),
]

OTHERWISE = [
    Case(12, "2026-10-05 email to: 1", "2026-10-12", "touch", "active"),
    Case(12, "2026-10-05 email to: 1 | 2026-10-12 email to: 2", "2026-10-19", "touch", "active"),
    # At least two days after the last touch.
    Case(12, "2026-10-05 email to: 1 | 2026-10-20 email to: 2", "2026-10-22", "touch", "active"),
    Case(12, "2026-10-05 email to: 1 | 2026-10-18 email to: 2", "2026-10-20", "touch", "active"),
    # Several outgoing touches on one day are one.
    Case(
        12, "2026-10-05 email to: 1 | 2026-10-05 voicemail to: 1", "2026-10-12", "touch", "active"
    ),
    # Neither news nor notes begin or end a run.
    Case(
        12,
        "2026-09-28 note: likes tea | 2026-10-05 email to: 1 | 2026-10-09 news: a prize",
        "2026-10-12",
        "touch",
        "active",
    ),
]


@pytest.mark.parametrize(
    "case",
    [
        *CLOSED,
        *LOST,
        *PAUSED,
        *SNOOZED,
        *RESUMED,
        *THEY_SPOKE,
        *AGREED,
        *RECURRING,
        *USED_UP,
        *OTHERWISE,
    ],
    ids=lambda case: f"line {case.line}: {case.front} {case.log}".replace("\n", " "),
)
def test_the_first_line_that_applies_gives_stage_date_and_reason(case: Case) -> None:
    found = stand(note(case.log, case.front, case.promise))
    assert (found.stage, found.reason) == (case.stage, case.reason)
    assert found.due == (day(case.due) if case.due else None)
    assert found.line == case.line


# What comes first: a promise, a next step


def test_an_open_promise_comes_first_if_its_date_is_earlier() -> None:
    found = stand(note("2026-10-05 email to: hi", promise="send the list 📅 2026-10-09"))
    assert (found.due, found.reason) == (day("2026-10-09"), "promise")


def test_an_open_promise_comes_first_on_the_same_day() -> None:
    found = stand(note("2026-10-05 email to: hi", promise="send the list 📅 2026-10-12"))
    assert (found.due, found.reason) == (day("2026-10-12"), "promise")


def test_a_later_promise_does_not_come_first() -> None:
    found = stand(note("2026-10-05 email to: hi", promise="send the list 📅 2026-10-13"))
    assert (found.due, found.reason) == (day("2026-10-12"), "touch")


def test_a_promise_is_measured_against_the_date_as_moved() -> None:
    """Row 2 is on Saturday the 10th, which moves to Monday the 12th; the promise is on Sunday."""
    sales = note("2026-10-06 email to: hi", "playbook: sales", "send the list 📅 2026-10-11")
    found = stand(sales)
    assert (found.due, found.reason) == (day("2026-10-11"), "promise")


def test_the_earliest_open_promise_is_the_one() -> None:
    text = note("2026-11-10 email to: hi", promise="send the list 📅 2026-11-16")
    text += "- [ ] ask Sam 📅 2026-11-13\n- [x] find the talk 📅 2026-11-11\n"
    found = stand(text)
    assert (found.due, found.reason) == (day("2026-11-13"), "promise")


def test_a_promise_comes_before_a_snooze() -> None:
    text = note(
        "2026-11-10 email to: hi", "snoozed_until: 2026-12-01", "send the list 📅 2026-11-25"
    )
    found = stand(text)
    assert (found.due, found.reason) == (day("2026-11-25"), "promise")


@pytest.mark.parametrize(
    ("log", "stage"),
    [
        ("2026-10-05 email to: hi | 2026-10-19 lost: no", "paused"),
        ("2026-04-01 email to: hi | 2026-05-04 pause: busy", "paused"),
        ("2026-11-10 met: lunch", "new"),
        (SENT_3, "stalled"),
        ("2026-11-10 email from: hi", "active"),
    ],
)
def test_the_stage_is_that_of_the_line_when_a_promise_comes_first(log: str, stage: str) -> None:
    found = stand(note(log, promise="send the list 📅 2026-10-06"))
    assert (found.stage, found.due, found.reason) == (stage, day("2026-10-06"), "promise")


def test_a_next_step_comes_before_a_later_date_of_a_pause() -> None:
    log = "2026-04-01 email to: hi | 2026-05-04 pause: busy"
    found = stand(note(log, "next_step: 2026-07-01"))
    assert (found.stage, found.due, found.reason) == ("paused", day("2026-07-01"), "next-step")


def test_a_next_step_comes_before_a_later_first_touch() -> None:
    found = stand(note("2026-11-10 met: lunch", "next_step: 2026-11-11"))
    assert (found.stage, found.due, found.reason) == ("new", day("2026-11-11"), "next-step")


def test_a_next_step_on_the_same_day_as_a_reply_owed_leaves_the_reply_first() -> None:
    found = stand(note("2026-11-10 email from: hi", "next_step: 2026-11-11"))
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_a_next_step_before_the_next_working_day_comes_before_the_reply() -> None:
    """They wrote on Friday; the agreed day is Saturday."""
    found = stand(note("2026-11-06 email from: come on Saturday", "next_step: 2026-11-07"))
    assert (found.due, found.reason) == (day("2026-11-07"), "next-step")


def test_a_next_step_that_is_not_later_than_the_last_interaction_does_not_come_first() -> None:
    found = stand(note("2026-11-10 email from: hi", "next_step: 2026-11-10"))
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_a_promise_comes_before_a_next_step_of_the_same_day() -> None:
    text = note("2026-11-10 email to: hi", "next_step: 2026-12-01", "send the list 📅 2026-12-01")
    assert stand(text).reason == "promise"


# Events: what counts, and where it comes from


def test_a_date_of_meeting_that_no_entry_explains_is_an_event() -> None:
    found = stand(note("2026-11-17 note: likes tea", "met: 2026-11-10"))
    assert (found.due, found.reason) == (day("2026-11-12"), "first-touch")


def test_a_date_of_meeting_after_the_last_touch_ends_the_run() -> None:
    found = stand(note("2026-10-05 email to: hi", "met: 2026-11-10"))
    assert (found.due, found.reason) == (day("2026-11-12"), "touch")


def test_without_a_log_last_touch_is_an_event() -> None:
    text = """
        ---
        type: contact
        met: 2026-10-01
        last_touch: 2026-10-05
        ---
        Met at a fair.
        """
    found = stand(text)
    assert (found.stage, found.due, found.reason) == ("active", day("2026-10-12"), "touch")


def test_without_a_log_last_reply_is_an_event() -> None:
    text = """
        ---
        type: contact
        last_touch: 2026-10-05
        last_reply: 2026-11-10
        ---
        """
    found = stand(text)
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


def test_without_a_log_the_later_of_last_touch_and_last_reply_is_last() -> None:
    text = """
        ---
        type: contact
        last_touch: 2026-11-10
        last_reply: 2026-10-05
        ---
        """
    found = stand(text)
    assert (found.due, found.reason) == (day("2026-11-17"), "touch")


def test_with_a_log_last_touch_and_last_reply_are_no_events() -> None:
    text = note("2026-10-05 email to: hi", "last_touch: 2026-11-10\nlast_reply: 2026-11-12")
    found = stand(text)
    assert (found.due, found.reason) == (day("2026-10-12"), "touch")


# A run


def test_a_run_holds_the_outgoing_touches_since_the_last_engagement() -> None:
    log = "2026-09-01 email to: 1 | 2026-09-10 email from: hi | 2026-10-05 email to: 2"
    found = stand(note(f"{log} | 2026-10-12 linkedin to: 3"))
    assert [touch.day for touch in found.run] == [day("2026-10-05"), day("2026-10-12")]
    assert found.due == day("2026-10-19")


def test_a_run_holds_every_touch_if_nothing_ever_came_in() -> None:
    found = stand(note("2026-10-05 email to: 1 | 2026-10-12 email to: 2"))
    assert [touch.day for touch in found.run] == [day("2026-10-05"), day("2026-10-12")]


def test_a_run_starts_anew_with_resume() -> None:
    found = stand(note(f"{SENT_3} | 2026-11-09 resume: again | 2026-11-10 email to: hi"))
    assert [touch.day for touch in found.run] == [day("2026-11-10")]


def test_what_goes_out_on_one_day_is_one_touch_of_a_run() -> None:
    found = stand(note("2026-10-05 email to: the list | 2026-10-05 voicemail to: see the email"))
    assert [touch.channels for touch in found.run] == [("email", "voicemail")]


def test_a_run_is_used_up_by_four_unanswered_touches() -> None:
    """Without an exit row the decision is due 21 days after the start of the run."""
    log = "2026-10-05 email to: 1 | 2026-10-08 email to: 2 | 2026-10-13 linkedin to: 3"
    before, after = stand(teaching(log)), stand(teaching(f"{log} | 2026-10-19 email to: 4"))
    assert (before.stage, before.due, before.reason) == ("active", day("2026-10-19"), "touch")
    assert (after.stage, after.due, after.reason) == ("stalled", day("2026-10-26"), "decide")


def test_comments_are_not_counted_as_unanswered_but_use_up_rows() -> None:
    log = "2026-10-05 email to: 1 | 2026-10-08 comment to: 2 | 2026-10-13 linkedin to: 3"
    found = stand(teaching(f"{log} | 2026-10-19 email to: 4"))
    assert (found.stage, found.step, found.due) == ("active", 5, day("2026-10-21"))


def test_a_day_with_an_email_and_a_comment_counts_as_unanswered() -> None:
    log = "2026-10-05 email to: 1 | 2026-10-08 comment to: 2 | 2026-10-08 email to: 2"
    found = stand(teaching(f"{log} | 2026-10-13 linkedin to: 3 | 2026-10-19 email to: 4"))
    assert found.stage == "stalled"


def test_a_playbook_without_an_exit_row_is_used_up_with_its_last_row() -> None:
    playbook = """
        ---
        type: playbook
        ---
        | Day | Channel | Intent    | Bring   |
        | --- | ------- | --------- | ------- |
        | 1   | email   | hello     | article |
        | 5   | email   | once more | data    |
        """
    text = note("2026-10-05 email to: 1 | 2026-10-09 email to: 2", "playbook: two mails")
    found = stand({MAYA: text, "Playbooks/Two mails.md": playbook})
    assert (found.stage, found.due, found.reason) == ("stalled", day("2026-10-26"), "decide")


def test_days_of_a_playbook_count_from_its_first_row() -> None:
    playbook = """
        ---
        type: playbook
        ---
        | Day | Channel | Intent        | Bring   |
        | --- | ------- | ------------- | ------- |
        | 3   | email   | hello         | article |
        | 6   | email   | once more     | data    |
        | 13  | email   | graceful exit |         |
        """
    after_one = note("2026-10-05 email to: 1", "playbook: short")
    after_two = note("2026-10-05 email to: 1 | 2026-10-08 email to: 2", "playbook: short")
    assert stand({MAYA: after_one, "Playbooks/Short.md": playbook}).due == day("2026-10-08")
    assert stand({MAYA: after_two, "Playbooks/Short.md": playbook}).due == day("2026-10-15")


# After the table: nothing to go by, or something that cannot be read


@pytest.mark.parametrize("log", ["", "2026-11-02 news: a prize", "2026-11-02 note: likes tea"])
def test_without_interaction_next_step_snooze_or_promise_it_is_attention(log: str) -> None:
    found = stand(note(log))
    assert (found.stage, found.due, found.reason) == ("active", None, "attention")


def test_without_interaction_a_next_step_counts() -> None:
    found = stand(note(front="next_step: 2026-12-01"))
    assert (found.due, found.reason) == (day("2026-12-01"), "next-step")


def test_without_interaction_a_promise_counts() -> None:
    found = stand(note(promise="send the list 📅 2026-11-25"))
    assert (found.due, found.reason) == (day("2026-11-25"), "promise")


@pytest.mark.parametrize(
    "text",
    [
        note(front="snoozed_until: 2026-12-01"),
        note("2026-11-02 snooze: until 2026-12-01"),
    ],
)
def test_without_interaction_a_snooze_counts(text: str) -> None:
    assert stand(text).due == day("2026-12-01")


def test_without_interaction_a_kept_promise_does_not_count() -> None:
    text = note() + "\n## Promises\n- [x] send the list 📅 2026-11-25\n"
    assert stand(text).reason == "attention"


@pytest.mark.parametrize(
    "front",
    [
        "next_step: soon",
        "next_step: 2026-02-31",
        "answer_by: after the board",
        "snoozed_until: spring",
    ],
)
@pytest.mark.parametrize("log", ["", "2026-11-10 email to: hi", "2026-11-10 email from: hi"])
def test_an_unreadable_agreed_date_is_attention(front: str, log: str) -> None:
    funnel = look(note(log, front))
    (found,) = funnel.items
    assert (found.standing.stage, found.due, found.reason) == ("active", None, "attention")
    assert funnel.problems


def test_any_other_unreadable_key_counts_as_absent_with_a_problem() -> None:
    funnel = look(note("2026-10-05 email to: hi", "met: last summer"))
    (found,) = funnel.items
    assert (found.due, found.reason) == (day("2026-10-12"), "touch")
    assert [(p.code, p.place.line) for p in funnel.problems] == [("VT014", 3)]


# Two on one day


def test_two_on_one_day_in_a_log_with_the_newest_last() -> None:
    found = stand(
        note("2026-11-02 met: lunch | 2026-11-10 email to: hi | 2026-11-10 email from: yes")
    )
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")
    found = stand(
        note("2026-11-02 met: lunch | 2026-11-10 email from: yes | 2026-11-10 email to: hi")
    )
    assert (found.due, found.reason) == (day("2026-11-17"), "touch")


def test_two_on_one_day_in_a_log_with_the_newest_first() -> None:
    found = stand(
        note("2026-11-10 email from: yes | 2026-11-10 email to: hi | 2026-11-02 met: lunch")
    )
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")
    found = stand(
        note("2026-11-10 email to: hi | 2026-11-10 email from: yes | 2026-11-02 met: lunch")
    )
    assert (found.due, found.reason) == (day("2026-11-17"), "touch")


def test_two_on_one_day_the_later_time_is_last() -> None:
    """The times overrule the order of the lines."""
    late_reply = "2026-11-10 15:00 email from: yes | 2026-11-10 09:00 email to: hi"
    late_touch = "2026-11-10 15:00 email to: hi | 2026-11-10 09:00 email from: yes"
    assert stand(note(f"2026-11-02 met: lunch | {late_reply}")).reason == "reply-owed"
    assert stand(note(f"2026-11-02 met: lunch | {late_touch}")).reason == "touch"


def test_the_order_of_the_lines_does_not_matter_on_different_days() -> None:
    found = stand(note("2026-10-19 email to: 2 | 2026-10-01 met: a fair | 2026-10-12 email to: 1"))
    assert [touch.day for touch in found.run] == [day("2026-10-12"), day("2026-10-19")]


# Playbooks

EVERY_TEN_DAYS = """
    ---
    type: playbook
    every: 10 days
    ---
    """


@pytest.mark.parametrize(
    "named",
    [
        "Ten Days",
        "ten days",
        "TEN DAYS",
        '"[[Ten Days]]"',
        '"[[ten days]]"',
        '"[[Playbooks/Ten Days]]"',
        '"[[Ten Days|every ten days]]"',
    ],
)
def test_a_playbook_is_found_by_name_or_wikilink_without_case(named: str) -> None:
    text = note("2026-10-09 email to: hi", f"playbook: {named}")
    funnel = look({MAYA: text, "Playbooks/Ten Days.md": EVERY_TEN_DAYS})
    assert funnel.items[0].due == day("2026-10-19")
    assert funnel.problems == ()


def test_a_contact_without_playbook_is_networked() -> None:
    found = stand(note("2026-10-05 email to: hi"))
    assert (found.playbook.name, found.due) == ("networking", day("2026-10-12"))


def test_an_unknown_playbook_is_a_problem_and_networking_stands_in() -> None:
    funnel = look(note("2026-10-05 email to: hi", "playbook: chess"))
    (found,) = funnel.items
    assert (found.standing.playbook.name, found.due) == ("networking", day("2026-10-12"))
    assert [(p.code, p.place.line) for p in funnel.problems] == [("VT030", 3)]


@pytest.mark.parametrize(
    ("every", "due"),
    [("10 days", "2026-10-12"), ("6 weeks", "2026-11-13"), ("3 months", "2027-01-04")],
)
def test_every_takes_days_weeks_or_months(every: str, due: str) -> None:
    """From Friday 2 October; the second of January 2027 is a Saturday."""
    playbook = f"---\ntype: playbook\nevery: {every}\n---\n"
    text = note("2026-10-02 email to: hi", "playbook: regular")
    found = stand({MAYA: text, "Playbooks/Regular.md": playbook})
    assert (found.line, found.due, found.reason) == (10, day(due), "touch")


@pytest.mark.parametrize(
    ("playbook", "days"),
    [
        ("networking", [1, 8, 15, 24]),
        ("sales", [1, 5, 10, 15, 24]),
        ("partnership", [1, 5, 10, 15, 24]),
        ("job-interview", [1, 3, 8, 15, 22]),
        ("after-a-no", [1, 15, 29]),
        ("re-engagement", [1, 15, 29]),
        ("keep-in-touch", []),
    ],
)
def test_the_built_in_playbooks(playbook: str, days: list[int]) -> None:
    found = stand(note("2026-10-05 email to: hi", f"playbook: {playbook}")).playbook
    assert [row.day for row in found.rows] == days
    assert [row.is_exit for row in found.rows] == [row_day == days[-1] for row_day in days]


def test_keep_in_touch_is_every_six_weeks() -> None:
    found = stand(note("2026-10-05 email to: hi", "playbook: keep-in-touch")).playbook
    assert (found.recurs, found.every_days, found.every_months) == (True, 42, None)

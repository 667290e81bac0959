"""How the next date is found: the table's twelve lines, and the words before and after it."""

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


SENT_3 = "2026-10-01 met: a talk | 2026-10-05 email to: 1 | 2026-10-12 email to: 2"
SENT_3 += " | 2026-10-19 email to: 3"
"""All rows of `networking` before its exit row: to decide on 28 October (day 24)."""

# The table. Each case: the line that applies and what comes of it, then what the note says.

CLOSED = """
line 1: closed
    status: closed
    - 2026-10-05 email to: hi

line 1: closed
    - 2026-10-05 email to: hi
    - 2026-10-20 won: signed

line 1: closed
    - 2026-10-05 email to: hi
    - 2026-10-20 archive: moved on

# A touch of one's own does not reopen what is closed …
line 1: closed
    - 2026-10-20 archive: moved on
    - 2026-10-22 email to: hi

# … promises and next steps are ignored …
line 1: closed
    next_step: 2026-12-01
    - 2026-10-05 email to: hi
    - 2026-10-20 won: signed
    - [ ] send the invoice 📅 2026-11-25

# … `status: closed` holds whatever comes in …
line 1: closed
    status: closed
    - 2026-11-10 email from: hi

# … but after `won` and `archive` something that comes in does reopen.
line 6: active reply-owed 2026-10-21
    - 2026-10-05 email to: hi
    - 2026-10-12 archive: no
    - 2026-10-20 email from: back

line 8: active touch 2026-10-22
    - 2026-10-05 email to: hi
    - 2026-10-12 won: signed
    - 2026-10-20 video with: more

# The last decision is the one that counts.
line 3: paused re-engage 2026-11-04
    - 2026-04-01 email to: hi
    - 2026-04-10 won: signed
    - 2026-05-04 pause: all done

line 1: closed
    - 2026-04-01 email to: hi
    - 2026-05-04 pause: quiet
    - 2026-05-05 archive: no
"""

LOST = """
line 2: paused after-no 2026-10-21
    - 2026-10-05 email to: hi
    - 2026-10-19 lost: chose another

# Something came in since: they are owed a reply.
line 6: active reply-owed 2026-10-21
    - 2026-10-05 email to: hi
    - 2026-10-19 lost: no
    - 2026-10-20 email from: perhaps yes

# A touch was sent since: paused, and the six months count from that touch.
line 3: paused re-engage 2027-04-21
    - 2026-10-05 email to: hi
    - 2026-10-19 lost: no
    - 2026-10-21 email to: thanks all the same
"""

PAUSED = """
line 3: paused re-engage 2026-11-04
    - 2026-04-01 email to: hi
    - 2026-05-04 pause: busy

line 3: paused re-engage 2026-11-04
    - 2026-04-01 email to: hi
    - 2026-05-04 exit: bye

# The last outgoing touch since counts, if it is later than the pause.
line 3: paused re-engage 2026-12-15
    - 2026-05-04 pause: busy
    - 2026-06-15 email to: congratulations

# News are no interaction: they end no pause and move no date.
line 3: paused re-engage 2026-11-04
    - 2026-04-01 email to: hi
    - 2026-05-04 pause: busy
    - 2026-10-01 news: a new job

line 6: active reply-owed 2026-11-11
    - 2026-04-01 email to: hi
    - 2026-05-04 pause: busy
    - 2026-11-10 email from: free again

# `status: paused` counts from `paused_on` …
line 3: paused re-engage 2026-11-04
    status: paused
    paused_on: 2026-05-04
    - 2026-01-12 email to: hi

# … else from the last outgoing touch …
line 3: paused re-engage 2026-11-04
    status: paused
    - 2026-03-02 met: a fair
    - 2026-05-04 email to: hi

# … or from `met`.
line 3: paused re-engage 2026-11-04
    status: paused
    met: 2026-05-04

line 3: paused re-engage 2026-11-04
    status: paused
    paused_on: in spring
    - 2026-03-02 met: a fair
    - 2026-05-04 email to: hi

line 6: active reply-owed 2026-11-11
    status: paused
    paused_on: 2026-05-04
    - 2026-01-12 email to: hi
    - 2026-11-10 email from: free again
"""

SNOOZED = """
line 4: active touch 2026-12-01
    snoozed_until: 2026-12-01
    - 2026-11-10 email to: hi

line 4: active touch 2026-12-01
    - 2026-11-10 email to: hi
    - 2026-11-11 snooze: until 2026-12-01

# Without a date: three months.
line 4: active touch 2026-12-01
    - 2026-08-31 email to: hi
    - 2026-09-01 snooze: later

# The last `snooze` entry is the one that counts.
line 4: active touch 2026-12-01
    - 2026-11-04 email to: hi
    - 2026-11-05 snooze: until 2027-03-01
    - 2026-11-10 snooze: until 2026-12-01

# Stage and reason are those without the snooze.
line 4: stalled decide 2026-12-01
    - 2026-10-01 met: a talk
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 email to: 3
    - 2026-11-02 snooze: until 2026-12-01

line 4: new first-touch 2026-12-01
    snoozed_until: 2026-12-01
    - 2026-11-09 met: lunch

# “Not now” came in, then the snooze was logged, both on one day.
line 4: active reply-owed 2027-03-01
    - 2026-11-02 email to: hi
    - 2026-11-10 email from: not now
    - 2026-11-10 snooze: until 2027-03-01

# A touch of one's own after the entry does not end it; something that came in does.
line 4: active touch 2026-12-01
    - 2026-11-02 email to: hi
    - 2026-11-03 snooze: until 2026-12-01
    - 2026-11-10 email to: PS

line 6: active reply-owed 2026-11-11
    - 2026-11-02 email to: hi
    - 2026-11-03 snooze: until 2026-12-01
    - 2026-11-10 email from: ok

# A snooze that is not later than the last interaction is over.
line 12: active touch 2026-10-12
    snoozed_until: 2026-10-05
    - 2026-10-05 email to: hi

# An earlier next step does not come before a snooze.
line 4: active next-step 2026-12-01
    next_step: 2026-11-25
    snoozed_until: 2026-12-01
    - 2026-11-10 email to: hi

# A pause and an end stand above a snooze in the table.
line 3: paused re-engage 2026-11-04
    met: 2026-01-12
    - 2026-05-04 pause: busy
    - 2026-05-05 snooze: until 2026-08-03

line 1: closed
    - 2026-10-05 won: signed
    - 2026-10-06 snooze: until 2026-12-01
"""

RESUMED = """
line 5: active touch 2026-11-11
    - 2026-10-01 met: a talk
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 email to: 3
    - 2026-11-10 resume: again

# `resume` undoes the decisions, exits and snoozes before it.
line 5: active touch 2026-11-11
    - 2026-04-01 email to: hi
    - 2026-05-04 pause: busy
    - 2026-11-10 resume: again

line 5: active touch 2026-11-11
    - 2026-04-01 email to: hi
    - 2026-05-04 exit: bye
    - 2026-11-10 resume: again

line 5: active touch 2026-11-11
    - 2026-04-01 email to: hi
    - 2026-05-04 won: signed
    - 2026-11-10 resume: again

line 5: active touch 2026-11-11
    - 2026-04-01 email to: hi
    - 2026-05-04 lost: no
    - 2026-11-10 resume: again

line 5: active touch 2026-11-11
    - 2026-10-01 email to: hi
    - 2026-10-02 snooze: until 2027-03-01
    - 2026-11-10 resume: again

# After it a new run starts: the first touch since is row 1.
line 12: active touch 2026-11-17
    - 2026-10-01 met: a talk
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 email to: 3
    - 2026-11-09 resume: again
    - 2026-11-10 email to: hi

# What is decided after it holds.
line 3: paused re-engage 2026-11-04
    - 2026-04-01 email to: hi
    - 2026-04-02 resume: again
    - 2026-05-04 pause: busy
"""

THEY_SPOKE = """
line 6: active reply-owed 2026-11-11
    - 2026-11-10 email from: a question

line 6: active reply-owed 2026-11-11
    - 2026-11-10 linkedin from: a question

line 7: active thank-you 2026-11-11
    - 2026-11-10 interview with: the panel

line 8: new first-touch 2026-11-12
    - 2026-11-10 met: a fair

line 8: new first-touch 2026-11-12
    - 2026-11-10 phone with: a first call

line 8: new first-touch 2026-11-12
    - 2026-10-12 email from: hi
    - 2026-11-10 met: lunch

line 8: active touch 2026-11-12
    - 2026-11-03 email to: hi
    - 2026-11-10 met: lunch

line 8: active touch 2026-11-12
    - 2026-11-03 email to: hi
    - 2026-11-10 video with: a call

# News and notes are events, not interactions.
line 8: new first-touch 2026-11-12
    - 2026-11-10 met: a fair
    - 2026-11-16 news: a prize
    - 2026-11-17 note: likes tea
"""

AGREED = """
line 9: active next-step 2026-12-01
    next_step: 2026-12-01
    - 2026-11-10 email to: hi

# The day after the day they gave.
line 9: active next-step 2026-11-20
    answer_by: 2026-11-19
    - 2026-11-10 email to: hi

line 9: active next-step 2026-11-11
    answer_by: 2026-11-10
    - 2026-11-10 email to: hi

# The earlier of the two.
line 9: active next-step 2026-11-20
    next_step: 2026-12-01
    answer_by: 2026-11-19
    - 2026-11-10 email to: hi

line 9: active next-step 2026-11-18
    next_step: 2026-11-18
    answer_by: 2026-11-19
    - 2026-11-10 email to: hi

# One that is over does not count, also not beside one that is not.
line 12: active touch 2026-10-12
    next_step: 2026-10-05
    - 2026-10-05 email to: hi

line 12: active touch 2026-10-12
    answer_by: 2026-10-02
    - 2026-10-05 email to: hi

line 9: active next-step 2026-11-20
    next_step: 2026-11-05
    answer_by: 2026-11-19
    - 2026-11-10 email to: hi

# It stands above `every:` and above the decision.
line 9: active next-step 2027-02-01
    playbook: keep-in-touch
    next_step: 2027-02-01
    - 2026-11-10 email to: hi

line 9: active next-step 2026-12-01
    next_step: 2026-12-01
    - 2026-10-01 met: a talk
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 email to: 3
"""

RECURRING = """
line 10: active touch 2026-11-12
    playbook: keep-in-touch
    - 2026-10-01 email to: hi

# It never stalls.
line 10: active touch 2026-11-30
    playbook: keep-in-touch
    - 2026-05-04 email to: 1
    - 2026-06-15 email to: 2
    - 2026-07-27 email to: 3
    - 2026-09-07 email to: 4
    - 2026-10-19 email to: 5

# A reply is still owed before it.
line 6: active reply-owed 2026-11-11
    playbook: keep-in-touch
    - 2026-10-01 email to: hi
    - 2026-11-10 email from: hello
"""

USED_UP = """
# Every row before the exit row is used: day 24 of the run.
line 11: stalled decide 2026-10-28
    - 2026-10-01 met: a talk
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 email to: 3

# At least two days after the last touch.
line 11: stalled decide 2026-10-30
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-28 email to: 3

# Comments use up rows too.
line 11: stalled decide 2026-10-28
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 comment to: well said

# Something came in: that run is over.
line 6: active reply-owed 2026-11-11
    - 2026-10-01 met: a talk
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 email to: 3
    - 2026-11-10 email from: not now

line 12: active touch 2026-11-17
    - 2026-10-01 met: a talk
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2
    - 2026-10-19 email to: 3
    - 2026-11-09 email from: hi
    - 2026-11-10 email to: hello
"""

OTHERWISE = """
line 12: active touch 2026-10-12
    - 2026-10-05 email to: 1

line 12: active touch 2026-10-19
    - 2026-10-05 email to: 1
    - 2026-10-12 email to: 2

# At least two days after the last touch.
line 12: active touch 2026-10-22
    - 2026-10-05 email to: 1
    - 2026-10-20 email to: 2

line 12: active touch 2026-10-20
    - 2026-10-05 email to: 1
    - 2026-10-18 email to: 2

# Several outgoing touches on one day are one.
line 12: active touch 2026-10-12
    - 2026-10-05 email to: 1
    - 2026-10-05 voicemail to: 1

# Neither news nor notes begin or end a run.
line 12: active touch 2026-10-12
    - 2026-09-28 note: likes tea
    - 2026-10-05 email to: 1
    - 2026-10-09 news: a prize
"""


PARTS = [CLOSED, LOST, PAUSED, SNOOZED, RESUMED, THEY_SPOKE, AGREED, RECURRING, USED_UP, OTHERWISE]
CASES = [case for part in PARTS for case in part.strip().split("\n\n")]


@pytest.mark.parametrize("case", CASES)
def test_the_first_line_that_applies_gives_stage_reason_and_date(case: str) -> None:
    expected, *said = [line.strip() for line in case.splitlines() if not line.startswith("#")]
    promises = [line for line in said if line.startswith("- [ ]")]
    log = [line for line in said if line.startswith("- 2")]
    keys = [line for line in said if not line.startswith("- ")]
    parts = ["---", "type: contact", *keys, "---", "## Log", *log, "", "## Promises", *promises]
    found = stand("\n".join([*parts, ""]))
    outcome = [str(value) for value in (found.stage, found.reason, found.due) if value]
    assert f"line {found.line}: {' '.join(outcome)}" == expected


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

import re
from datetime import date, time
from time import perf_counter as time_of_day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import contact
from vaulttools.model.words import Channel, What
from vaulttools.reading.log import (
    Entry,
    Unread,
    channel_named,
    named_by,
    read_entry,
    sign_in,
    starts_with_date,
    suggest,
)

DAY = date(2026, 11, 3)
TO, FROM, WITH = What.TO, What.FROM, What.WITH


def entry(text: str) -> Entry:
    found = read_entry(text)
    assert isinstance(found, Entry), found
    return found


def unread(text: str) -> Unread:
    found = read_entry(text)
    assert isinstance(found, Unread), found
    return found


@pytest.mark.parametrize(
    ("text", "what", "channel", "said"),
    [
        ("email to: thanks", TO, Channel.EMAIL, "thanks"),
        ("email from: gladly", FROM, Channel.EMAIL, "gladly"),
        ("phone with: about Sam", WITH, Channel.PHONE, "about Sam"),
        ("interview with: the panel", WITH, Channel.INTERVIEW, "the panel"),
        ("EMAIL To: thanks", TO, Channel.EMAIL, "thanks"),
        ("email  to : thanks", TO, Channel.EMAIL, "thanks"),
        ("email to thanks for lunch", TO, Channel.EMAIL, "thanks for lunch"),
        ("email to", TO, Channel.EMAIL, ""),
        ("email to:", TO, Channel.EMAIL, ""),
        ("email to: re: plans: two", TO, Channel.EMAIL, "re: plans: two"),
        ("to email: thanks", TO, Channel.EMAIL, "thanks"),
        ("from phone", FROM, Channel.PHONE, ""),
        # arrows, either way round
        ("email →: thanks", TO, Channel.EMAIL, "thanks"),
        ("email ←: gladly", FROM, Channel.EMAIL, "gladly"),
        ("video ↔: about Sam", WITH, Channel.VIDEO, "about Sam"),
        ("email ->: thanks", TO, Channel.EMAIL, "thanks"),
        ("email <-: gladly", FROM, Channel.EMAIL, "gladly"),
        ("video <->: about Sam", WITH, Channel.VIDEO, "about Sam"),
        ("→ email: thanks", TO, Channel.EMAIL, "thanks"),
        ("<- linkedin: gladly", FROM, Channel.LINKEDIN, "gladly"),
        ("-> email: thanks", TO, Channel.EMAIL, "thanks"),
        ("email→: thanks", TO, Channel.EMAIL, "thanks"),
        ("email to: a -> b", TO, Channel.EMAIL, "a -> b"),
        # what people call the channels
        ("e-mail to: x", TO, Channel.EMAIL, "x"),
        ("mail from: x", FROM, Channel.EMAIL, "x"),
        ("LinkedIn message to: x", TO, Channel.LINKEDIN, "x"),
        ("call with: x", WITH, Channel.PHONE, "x"),
        ("phone call with: x", WITH, Channel.PHONE, "x"),
        ("voice mail to: x", TO, Channel.VOICEMAIL, "x"),
        ("text to: x", TO, Channel.SMS, "x"),
        ("text   message to: x", TO, Channel.SMS, "x"),
        ("whatsapp from: x", FROM, Channel.SMS, "x"),
        ("face to face with: x", WITH, Channel.IN_PERSON, "x"),
        ("in person with: x", WITH, Channel.IN_PERSON, "x"),
        ("zoom with: x", WITH, Channel.VIDEO, "x"),
        ("video call with: x", WITH, Channel.VIDEO, "x"),
        ("post to: x", TO, Channel.LETTER, "x"),
        ("other to: x", TO, Channel.OTHER, "x"),
        # words that need no channel
        ("met: PyCon lunch", What.MET, None, "PyCon lunch"),
        ("met at PyCon", What.MET, None, "at PyCon"),
        ("Met", What.MET, None, ""),
        ("news: she was promoted", What.NEWS, None, "she was promoted"),
        ("note: likes tea", What.NOTE, None, "likes tea"),
        ("exit: all the best", What.EXIT, None, "all the best"),
        ("exit", What.EXIT, None, ""),
        ("pause: moving teams", What.PAUSE, None, "moving teams"),
        ("resume", What.RESUME, None, ""),
        ("won: signed", What.WON, None, "signed"),
        ("lost: went elsewhere", What.LOST, None, "went elsewhere"),
        ("archive:", What.ARCHIVE, None, ""),
    ],
)
def test_what_happened(text: str, what: What, channel: Channel | None, said: str) -> None:
    found = entry(f"2026-11-03 {text}")
    assert (found.day, found.what, found.channel, found.text) == (DAY, what, channel, said)


@pytest.mark.parametrize(
    "lead",
    ["2026-11-03", "2026-11-3", "2026/11/03", "2026.11.03", "3.11.2026", "[[2026-11-03]]",
     "[[2026-11-03|Tuesday]]", "**2026-11-03**", "_2026-11-03_", "2026-11-03:", "2026-11-03 -",
     "2026-11-03 –", "2026-11-03 —", "2026-11-03,", "**[[2026-11-03]]**", "2026-11-03  "],
)  # fmt: skip
def test_how_the_day_is_written(lead: str) -> None:
    found = entry(f"{lead} email to: thanks")
    assert (found.day, found.what, found.text, found.clock) == (DAY, TO, "thanks", None)


@pytest.mark.parametrize(
    ("lead", "clock"),
    [
        ("2026-11-03 09:15", time(9, 15)),
        ("2026-11-03T09:15", time(9, 15)),
        ("2026-11-03 9:15:30", time(9, 15)),
        ("2026-11-03, 09:15", time(9, 15)),
        ("[[2026-11-03]] 23:59:", time(23, 59)),
        ("2026-11-03 25:15", None),
        ("2026-11-03 09:60", None),
    ],
)
def test_the_time_of_day(lead: str, clock: time | None) -> None:
    found = entry(f"{lead} email to: thanks")
    assert (found.clock, found.what, found.text) == (clock, TO, "thanks")


@pytest.mark.parametrize("text", ["thanks ^a1", "thanks  ^log-2026"])
def test_a_block_id_is_no_text(text: str) -> None:
    assert entry(f"2026-11-03 email to: {text}").text == "thanks"


def test_a_caret_elsewhere_is_text() -> None:
    assert entry("2026-11-03 email to: 2^3 ^a_b").text == "2^3 ^a_b"


@pytest.mark.parametrize(
    ("text", "until", "unclear"),
    [
        ("snooze: until 2026-12-10", date(2026, 12, 10), False),
        ("snooze: 2026-12-10, she moves", date(2026, 12, 10), False),
        ("snooze: until 10.12.2026", date(2026, 12, 10), False),
        ("snooze: until 10 Dec 2026", date(2026, 12, 10), False),
        ("snooze: not now", None, False),
        ("snooze:", None, False),
        ("snooze", None, False),
        ("snooze: until March", None, True),
        ("snooze: Until March", None, True),
        ("snooze: until 2026-02-30", None, True),
        ("snooze: 2026-02-30", None, True),
    ],
)
def test_a_snooze_and_its_end(text: str, until: date | None, *, unclear: bool) -> None:
    found = entry(f"2026-11-03 {text}")
    assert (found.what, found.until, found.is_until_unclear) == (What.SNOOZE, until, unclear)


@pytest.mark.parametrize(
    "text",
    ["likes tea", "", "[ ] task", "by 2026-11-03", "Sam: email to her", "12 people came", "https://a.example"],
)  # fmt: skip
def test_what_is_no_entry(text: str) -> None:
    assert read_entry(text) is None


@pytest.mark.parametrize(
    "text",
    ["lost her number", "won a prize", "pause for thought", "archive of her talks", "snooze until March"],
)  # fmt: skip
def test_a_decision_needs_its_colon(text: str) -> None:
    assert unread(f"2026-11-03 {text}").day == DAY


@pytest.mark.parametrize(
    "text",
    ["2026-11-31 email to: x", "2026-13-01 email to: x", "31/11/2026 email to: x", "03/04/2026 email to: x",
     "11-3-26 email to: x", "[[26-11-03]] met", "email to: x", "met: PyCon"],
)  # fmt: skip
def test_an_entry_without_a_real_date(text: str) -> None:
    assert unread(text).day is None


@pytest.mark.parametrize(
    ("rest", "hint"),
    [
        ("emial to: thanks", 'Did you mean "email to:"?'),
        ("email two: thanks", 'Did you mean "email to:"?'),
        ("e mail to: thanks", 'Did you mean "email to:"?'),
        ("linkedn from: x", 'Did you mean "linkedin from:"?'),
        ("notes: likes tea", 'Did you mean "note:"?'),
        ("snoze: until 2026-12-01", 'Did you mean "snooze:"?'),
        ("archived: she left", 'Did you mean "archive:"?'),
        ("zoom about Sam", 'Say which way it went: "video to:", "video from:" or "video with:".'),
        ("call: about Sam", 'Say which way it went: "phone to:", "phone from:" or "phone with:".'),
        ("email: thanks", 'Say which way it went: "email to:", "email from:" or "email with:".'),
        ("coffee", 'Write what it was before a colon, as "email to:", "phone from:" or "note:".'),
        ("", 'Write what it was before a colon, as "email to:", "phone from:" or "note:".'),
        ("lost her number", 'Write "lost:" if that is what happened, else begin with "note:".'),
    ],
)
def test_what_to_write_instead(rest: str, hint: str) -> None:
    assert suggest(rest) == hint


def test_a_long_line_is_shown_short() -> None:
    what = unread("2026-11-03 she is still thinking about the whole matter: tea").what
    assert re.fullmatch(r'"she is still thinking [a-z ]{1,20}…" does not say what happened', what)


@pytest.mark.parametrize(
    ("text", "yes"),
    [("2026-11-03 x", True), ("**2026-11-03**", True), ("[[2026-11-03]]", True), ("11/3/26", True),
     ("99-99-99 x", True), ("x 2026-11-03", False), ("12 people", False), ("", False)],
)  # fmt: skip
def test_what_begins_like_an_entry(text: str, *, yes: bool) -> None:
    assert starts_with_date(text) is yes


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("Email", Channel.EMAIL),
        (" phone  call ", Channel.PHONE),
        ("carrier pigeon", None),
        ("", None),
    ],
)
def test_channel_named(word: str, channel: Channel | None) -> None:
    assert channel_named(word) is channel


@given(st.text(max_size=60))
def test_any_line_is_read_without_a_fault(text: str) -> None:
    found = read_entry(f"2026-11-03 {text}")
    assert isinstance(found, Entry | Unread)
    assert read_entry(text) is None or isinstance(read_entry(text), Entry | Unread)


def texts(log: str) -> list[str]:
    """The texts of Maya's log in the order of time."""
    entries = "\n".join(f"- {line}" for line in log.strip().split("\n"))
    return [event.text for event in contact(f"---\ntype: contact\n---\n## Log\n{entries}\n").events]


def test_the_oldest_entry_on_top() -> None:
    log = "2026-11-01 note: a\n2026-11-02 email to: b\n2026-11-02 email from: c\n2026-11-03 note: d"
    assert texts(log) == ["a", "b", "c", "d"]


def test_the_newest_entry_on_top() -> None:
    log = "2026-11-03 note: d\n2026-11-02 email from: c\n2026-11-02 email to: b\n2026-11-01 note: a"
    assert texts(log) == ["a", "b", "c", "d"]


def test_an_entry_out_of_place_does_not_turn_the_log_round() -> None:
    log = "2026-11-01 note: a\n2026-11-04 note: d\n2026-11-03 note: b\n2026-11-03 note: c\n2026-11-05 note: e"
    assert texts(log) == ["a", "b", "c", "d", "e"]


def test_times_of_day_come_before_the_order_of_lines() -> None:
    log = "2026-11-02 15:00 email from: c\n2026-11-02 09:00 email to: a\n2026-11-02 note: b"
    assert texts(log) == ["a", "b", "c"]


def test_an_entry_without_a_time_comes_after_the_one_above_it() -> None:
    log = "2026-11-02 note: a\n2026-11-02 15:00 note: d\n2026-11-02 note: e\n2026-11-02 14:00 note: b\n2026-11-02 note: c"
    assert texts(log) == ["a", "b", "c", "d", "e"]


def test_a_log_of_one_day_runs_downwards() -> None:
    assert texts("2026-11-02 note: a\n2026-11-02 note: b") == ["a", "b"]


@pytest.mark.parametrize(
    "line", ["emaıl to: thanks", "EMAİL to: thanks", "ſms to: thanks", "exıt: thanks"]
)
def test_letters_that_are_taken_for_i_and_s_break_nothing(line: str) -> None:
    read = read_entry(f"2026-11-02 {line}")
    assert isinstance(read, Entry)
    assert read.text == "thanks"


@pytest.mark.parametrize(
    ("text", "said", "by"),
    [
        ("2026-11-03 email to: thanks [by:: Sam]", "thanks", "Sam"),
        ("2026-11-03 email to: thanks [by:: Sam] ^fu-abc123", "thanks", "Sam"),
        ("2026-11-03 email to: thanks (by:: Sam Reyes)", "thanks", "Sam Reyes"),
        ("2026-11-03 email to: thanks [BY::Sam (Ops)]", "thanks", "Sam (Ops)"),
        ('2026-11-03 email to: thanks [by:: [[Team/Sam|"S"]]]', "thanks", "Sam"),
        ("2026-11-03 [by:: Sam] email to: thanks", "thanks", "Sam"),
        ("2026-11-03 email to: thanks [by:: Sam] and a word more", "thanks and a word more", "Sam"),
        ("2026-11-03 archive [by:: Sam]", "", "Sam"),
        ("2026-11-03 snooze: until 2026-12-01 [by:: Sam]", "until 2026-12-01", "Sam"),
        ("2026-11-03 email to: thanks (by Sam)", "thanks (by Sam)", ""),
        ("2026-11-03 email to: thanks (Sam)", "thanks (Sam)", ""),
        ("2026-11-03 email to: thanks [by:: ]", "thanks", ""),
        ("2026-11-03 email to: [[Standby::Sam]]", "[[Standby::Sam]]", ""),
    ],
)
def test_who_did_it_is_a_field_and_no_part_of_the_words(text: str, said: str, by: str) -> None:
    found = entry(text)
    assert (found.text, found.by) == (said, by)
    assert not found.is_until_unclear


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("2026-11-03 email to: hi", "Sam", "2026-11-03 email to: hi [by:: Sam]"),
        ("2026-11-03 email to: hi ^fu-ab1", "Sam", "2026-11-03 email to: hi [by:: Sam] ^fu-ab1"),
        ("2026-11-03 email to: hi", "", "2026-11-03 email to: hi"),
        ("2026-11-03 email to: hi [by:: Kim]", "Sam", "2026-11-03 email to: hi [by:: Kim]"),
    ],
)
def test_an_entry_is_named_once_and_before_its_block_id(text: str, name: str, named: str) -> None:
    assert named_by(text, name) == named
    assert sign_in(named) == sign_in(text)


@given(st.text(max_size=30))
def test_whatever_the_name_the_entry_says_what_it_said(name: str) -> None:
    found = entry(named_by("2026-11-03 email to: hi ^fu-ab1", name))
    assert found.text == "hi"
    assert named_by("2026-11-03 email to: hi", name).count("\n") == 0


def test_a_long_line_that_is_nearly_a_name_is_read_at_once() -> None:
    started = time_of_day()
    for text in ("[by:: " * 20_000, "[by::" + " " * 100_000, "[by:: [[" * 10_000):
        entry(f"2026-11-03 email to: {text}")
    assert time_of_day() - started < 5

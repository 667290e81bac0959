"""Each word one may write under a line, as people write it: done right, or asked about."""

import pytest

from tests.talk.support import Desk

MAYA = "Maya Okafor"
TOUCH = "2026-11-23 email to: something on a topic of theirs"
CALL = "2026-11-23 phone to: something on a topic of theirs"


@pytest.mark.parametrize(
    "typed",
    [
        "    via phone",
        "\tvia phone",
        "    - via phone",
        "\t- via phone",
        "    * via phone",
        "    - [ ] via phone",
        "    - [x] via phone",
        "  - via phone",
        "via phone",
        "    Via Phone.",
        "    VIA PHONE",
        "    via: phone",
        "    via the phone",
        "    via   phone  ",
        "    by phone",
        "    phone",
        "    Phone call",
    ],
)
def test_via_in_every_way_to_type_it(desk: Desk, typed: str) -> None:
    desk.tick(MAYA, typed)
    desk.run()
    assert (desk.log(), desk.left()) == ([CALL], [])


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "entries", "following"),
    [
        # via CHANNEL
        ("via LinkedIn", ["2026-11-23 linkedin to: something on a topic of theirs"], "2026-11-30 touch"),
        ("via whatsapp", ["2026-11-23 sms to: something on a topic of theirs"], "2026-11-30 touch"),
        ("via phone, left a message", ["2026-11-23 phone to: left a message"], "2026-11-30 touch"),
        ("via phone: left a message", ["2026-11-23 phone to: left a message"], "2026-11-30 touch"),
        ("via phone - no answer", ["2026-11-23 phone to: no answer"], "2026-11-30 touch"),
        ("via phone (no answer)", ["2026-11-23 phone to: no answer"], "2026-11-30 touch"),
        # said …
        ("said she's moving teams", [TOUCH, "2026-11-23 email from: she's moving teams"], "2026-11-24 reply-owed"),
        ("She said: yes", [TOUCH, "2026-11-23 email from: yes"], "2026-11-24 reply-owed"),
        ("he said to call in spring", [TOUCH, "2026-11-23 email from: to call in spring"], "2026-11-24 reply-owed"),
        ("said she left, lost her badge", [TOUCH, "2026-11-23 email from: she left, lost her badge"], "2026-11-24 reply-owed"),
        ("said a; said b", [TOUCH, "2026-11-23 email from: a", "2026-11-23 email from: b"], "2026-11-24 reply-owed"),
        ("via phone, said she is moving", ["2026-11-23 phone with: she is moving"], "2026-11-25 touch"),
        # next DATE
        ("next 10 Dec", [TOUCH, "2026-11-23 note: agreed on 2026-12-10 as the next step"], "2026-12-10 next-step"),
        ("Next: 10 dec.", [TOUCH, "2026-11-23 note: agreed on 2026-12-10 as the next step"], "2026-12-10 next-step"),
        ("next step 10 December", [TOUCH, "2026-11-23 note: agreed on 2026-12-10 as the next step"], "2026-12-10 next-step"),
        ("next 2026-12-10", [TOUCH, "2026-11-23 note: agreed on 2026-12-10 as the next step"], "2026-12-10 next-step"),
        ("next on Friday", [TOUCH, "2026-11-23 note: agreed on 2026-11-27 as the next step"], "2026-11-27 next-step"),
        # not now
        ("not now", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-02-23"], "2027-02-23 reply-owed"),
        ("Not Now!", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-02-23"], "2027-02-23 reply-owed"),
        ("not right now", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-02-23"], "2027-02-23 reply-owed"),
        ("not now until March", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-03-01"], "2027-03-01 reply-owed"),
        ("not now til march", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-03-01"], "2027-03-01 reply-owed"),
        ("not now, until January", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-01-01"], "2027-01-01 reply-owed"),
        ("not now 2027-01-15", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-01-15"], "2027-01-15 reply-owed"),
        ("not now, ask again in March", [TOUCH, "2026-11-23 email from: not now, ask again in March", "2026-11-23 snooze: until 2027-03-01"], "2027-03-01 reply-owed"),
        ("said not now until March", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-03-01"], "2027-03-01 reply-owed"),
        ("via phone, not now", ["2026-11-23 phone with: not now", "2026-11-23 snooze: until 2027-02-23"], "2027-02-23 touch"),
        ("not now, next 10 Dec", [TOUCH, "2026-11-23 email from: not now", "2026-11-23 snooze: until 2026-12-10", "2026-11-23 note: agreed on 2026-12-10 as the next step"], "2026-12-10 reply-owed"),
        # snooze DATE
        ("snooze", [TOUCH, "2026-11-23 snooze: until 2027-02-23"], "2027-02-23 touch"),
        ("snooze 3 weeks", [TOUCH, "2026-11-23 snooze: until 2026-12-14"], "2026-12-14 touch"),
        ("Snooze until 15 jan", [TOUCH, "2026-11-23 snooze: until 2027-01-15"], "2027-01-15 touch"),
        ("snooze: 2 weeks", [TOUCH, "2026-11-23 snooze: until 2026-12-07"], "2026-12-07 touch"),
        ("snooze until 2027-01-15", [TOUCH, "2026-11-23 snooze: until 2027-01-15"], "2027-01-15 touch"),
        # decisions
        ("pause", [TOUCH, "2026-11-23 pause"], "2027-05-24 re-engage"),
        ("Pause.", [TOUCH, "2026-11-23 pause"], "2027-05-24 re-engage"),
        ("archive", [TOUCH, "2026-11-23 archive"], ""),
        ("Won!", [TOUCH, "2026-11-23 won"], ""),
        ("lost", [TOUCH, "2026-11-23 lost"], "2026-11-25 after-no"),
        # gave [[item]]
        ("gave [[Churn benchmark]]", [f"{TOUCH}, with [[Churn benchmark]]"], "2026-11-30 touch"),
        ("Gave her [[A]] and [[B]]", [f"{TOUCH}, with [[A]], [[B]]"], "2026-11-30 touch"),
        ("gave [[A]], [[B]]", [f"{TOUCH}, with [[A]], [[B]]"], "2026-11-30 touch"),
        ("gave the deck [[A]]", ["2026-11-23 email to: gave the deck [[A]]"], "2026-11-30 touch"),
        # on DATE
        ("on Friday", ["2026-11-20 email to: something on a topic of theirs"], "2026-11-30 touch"),
        ("on 20 Nov", ["2026-11-20 email to: something on a topic of theirs"], "2026-11-30 touch"),
        ("last Friday", ["2026-11-20 email to: something on a topic of theirs"], "2026-11-30 touch"),
        ("yesterday", ["2026-11-22 email to: something on a topic of theirs"], "2026-11-30 touch"),
        ("on friday, via phone", ["2026-11-20 phone to: something on a topic of theirs"], "2026-11-30 touch"),
        # anything else
        ("had a laugh about the slides", ["2026-11-23 email to: had a laugh about the slides"], "2026-11-30 touch"),
        ("sent the deck, lost her number", ["2026-11-23 email to: sent the deck, lost her number"], "2026-11-30 touch"),
        ("asked for her email, phone", ["2026-11-23 email to: asked for her email, phone"], "2026-11-30 touch"),
        ("on holiday from Friday", ["2026-11-23 email to: on holiday from Friday"], "2026-11-30 touch"),
        ('"pause"', ["2026-11-23 email to: pause"], "2026-11-30 touch"),
        ("“next time bring cake”", ["2026-11-23 email to: next time bring cake"], "2026-11-30 touch"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("bullet", ["    ", "\t- "])
def test_under_a_ticked_line(
    desk: Desk, typed: str, bullet: str, entries: list[str], following: str
) -> None:
    desk.tick(MAYA, bullet + typed)
    desk.run()
    assert (desk.log(), desk.next(), desk.left()) == (entries, following, [])


@pytest.mark.parametrize(
    ("typed", "entries", "following"),
    [
        ("said hello", ["2026-11-23 email from: hello"], "2026-11-24 reply-owed"),
        ("said hello, on Friday", ["2026-11-20 email from: hello"], "2026-11-23 reply-owed"),
        ("on Friday, said hello", ["2026-11-20 email from: hello"], "2026-11-23 reply-owed"),
        ("via phone, said hello", ["2026-11-23 phone with: hello"], "2026-11-25 touch"),
        ("not now", ["2026-11-23 email from: not now", "2026-11-23 snooze: until 2027-02-23"], "2027-02-23 reply-owed"),
        ("snooze 3 weeks", ["2026-11-23 snooze: until 2026-12-14"], "2026-12-14 touch"),
        ("snooze 3 weeks, she is away", ["2026-11-23 snooze: until 2026-12-14; she is away"], "2026-12-14 touch"),
        ("next 10 Dec", ["2026-11-23 note: agreed on 2026-12-10 as the next step"], "2026-12-10 next-step"),
        ("pause: she is on leave", ["2026-11-23 pause: she is on leave"], "2027-05-24 re-engage"),
        ("via phone, pause", ["2026-11-23 pause: via phone"], "2027-05-24 re-engage"),
        ("archive", ["2026-11-23 archive"], ""),
        ("archived: left the firm", ["2026-11-23 archive: left the firm"], ""),
        ("won: signed today", ["2026-11-23 won: signed today"], ""),
        ("won, gave [[A]]", ["2026-11-23 won: with [[A]]"], ""),
        ("lost: went elsewhere", ["2026-11-23 lost: went elsewhere"], "2026-11-25 after-no"),
        ("resume", ["2026-11-23 resume"], "2026-11-24 touch"),
        ("graceful exit", ["2026-11-23 exit"], "2027-05-24 re-engage"),
    ],
)  # fmt: skip
def test_under_an_open_line(desk: Desk, typed: str, entries: list[str], following: str) -> None:
    desk.type_under(MAYA, f"    {typed}")
    desk.run()
    assert (desk.log(), desk.next(), desk.left()) == (entries, following, [])


OPEN = "the box is open: tick it when this is done; for what they said, begin with “said”"


@pytest.mark.parametrize(
    "typed",
    ["via phone", "on Friday", "hello there", "gave [[A]]", "gave [[A]], snooze 3 weeks",
     "via phone, snooze 3 weeks", "via phone, next 10 Dec"],
)  # fmt: skip
def test_what_was_done_wants_a_tick(desk: Desk, typed: str) -> None:
    desk.type_under(MAYA, f"    {typed}")
    desk.run()
    assert desk.log() == []
    assert desk.left()[1:] == [f"    {typed}", f"    - *{OPEN}*"]


def meant(typed: str, right: str) -> tuple[str, str]:
    return typed, (
        f"“{typed}” is not understood. Did you mean “{right}”? "
        "If these are words to keep, put them in quotes."
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "question"),
    [
        meant("vai phone", "via phone"),
        meant("bia phone", "via phone"),
        meant("va phone", "via phone"),
        meant("viaphone", "via phone"),
        ("via fone", "“fone” is no channel."),
        ("via emial", "“emial” is no channel."),
        ("via phone and email", "“phone and email” is no channel."),
        ("via", "“via” wants a channel."),
        meant("siad she is moving", "said she is moving"),
        meant("sadi hello", "said hello"),
        meant("she siad hello", "said hello"),
        ("said", "“said” wants their words behind it."),
        ("said:", "“said” wants their words behind it."),
        meant("nto now", "not now"),
        meant("not noww", "not now"),
        meant("notnow", "not now"),
        meant("not nwo until March", "not now until March"),
        ("not now until she is back", "“until she is back” is no date."),
        meant("nxt 10 Dec", "next 10 Dec"),
        meant("nextt 10 Dec", "next 10 Dec"),
        meant("next10 Dec", "next 10 Dec"),
        ("next 10 Decmber", "“10 Decmber” is no date."),
        ("next 31 Nov", "“31 Nov” is no date."),
        ("next 10/12/2026", "“10/12/2026” is no date."),
        ("next yesterday", "“yesterday” does not lie ahead; give a later day."),
        ("next 2026-11-01", "“2026-11-01” does not lie ahead; give a later day."),
        ("next today", "2026-11-23 does not lie ahead; give a later day"),
        ("next time bring cake", "“time bring cake” is no date."),
        ("next 10 Dec, next 11 Dec", "two different things are said about the next date."),
        ("next 10 Dec, snooze 3 weeks", "it is put off until 2026-12-14 and agreed for 2026-12-10;"),
        ("not now until March, next 10 Dec", "it is put off until 2027-03-01 and agreed for 2026-12-10;"),
        meant("snoze 3 weeks", "snooze 3 weeks"),
        meant("snooz", "snooze"),
        meant("snooze3 weeks", "snooze 3 weeks"),
        ("snooze 3 wekes", "“3 wekes” is no date."),
        ("snooze a while", "“a while” is no date."),
        ("snooze 2026-11-20", "“2026-11-20” does not lie ahead; give a later day."),
        meant("puase", "pause"),
        meant("archieve", "archive"),
        meant("wno", "won"),
        meant("losst", "lost"),
        ("pause until March", "“pause” has no end. To wait for a time, write “snooze until March”."),
        ("lost her number", "is “lost her number” the decision “lost”?"),
        ("archive her notes", "is “archive her notes” the decision “archive”?"),
        ("won, lost", "two different things are said about the decision."),
        ("gvae [[A]]", "“gvae &#91;&#91;A&#93;&#93;” is not understood. Did you mean “gave &#91;&#91;A&#93;&#93;”?"),
        meant("no Friday", "on Friday"),
        ("on Firday", "“Firday” is no date."),
        ("on 32 Nov", "“32 Nov” is no date."),
        ("on tomorrow", "“tomorrow” is still to come, and this is something that happened."),
        ("on 24 Nov", "“24 Nov” is still to come, and this is something that happened."),
        ("friday", "what is on “friday”? Write “on friday” if it happened then, “next friday” if that is agreed,"),
        ("in 3 weeks", "what is on “in 3 weeks”?"),
        ("via phone, via email", "two different things are said about the channel."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["x", " "])
def test_a_slip_is_asked_about_and_nothing_is_done(
    desk: Desk, typed: str, question: str, mark: str
) -> None:
    before = desk.text("People/Maya Okafor.md")
    desk.tick(MAYA, f"    - {typed}", mark=mark)
    desk.run()
    assert desk.text("People/Maya Okafor.md") == before
    assert desk.left()[1] == f"    - {typed}"
    assert desk.left()[2].startswith(f"    - *{question}")
    assert desk.run().changes == ()


@pytest.mark.parametrize(
    ("behind", "entries"),
    [
        ("via phone", [CALL]),
        ("via phone, left a message", ["2026-11-23 phone to: left a message"]),
        ("had a laugh", ["2026-11-23 email to: had a laugh"]),
        ("✅ 2026-11-22 via phone", ["2026-11-22 phone to: something on a topic of theirs"]),
    ],
)
def test_words_behind_the_block_id(desk: Desk, behind: str, entries: list[str]) -> None:
    desk.tick(MAYA)
    line = desk.line(MAYA)
    desk.edit(line, f"{line} {behind}")
    desk.run()
    assert (desk.log(), desk.left()) == (entries, [])


def test_several_lines_are_several_statements(desk: Desk) -> None:
    desk.tick(
        MAYA, "\t- via phone", "\t- on Friday", "\t- said she is moving teams", "\t- next 10 Dec"
    )
    desk.run()
    assert desk.log() == [
        "2026-11-20 phone with: she is moving teams",
        "2026-11-20 note: agreed on 2026-12-10 as the next step",
    ]
    assert desk.keys()["next_step"] == "2026-12-10"


def test_one_line_of_words_and_one_of_what_they_said(desk: Desk) -> None:
    desk.tick(MAYA, "    sent the deck, with the new prices", "    said thanks")
    desk.run()
    assert desk.log() == [
        "2026-11-23 email to: sent the deck, with the new prices",
        "2026-11-23 email from: thanks",
    ]

"""A touch is left out, or somebody who is stalled wants deciding."""

import pytest

from tests.talk.support import Desk

LENA = "Lena Vogt"
DONE = {
    "graceful exit": ("2026-11-23 exit", "2027-05-24 re-engage", "paused"),
    "re-engage": ("2026-11-23 resume", "2026-11-24 touch", "active"),
    "snooze 3 months": ("2026-11-23 snooze: until 2027-02-23", "2027-02-23 decide", "stalled"),
    "archive": ("2026-11-23 archive", "", "closed"),
}


@pytest.mark.parametrize(
    ("name", "entry", "following"),
    [
        ("Maya Okafor", "2026-11-23 snooze: until 2026-11-30, skipped", "2026-11-30 touch"),
        ("Jon Alder", "2026-11-23 snooze: until 2026-11-30, skipped", "2026-11-30 reply-owed"),
        ("Inés Prado", "2026-11-23 snooze: until 2026-11-30, skipped", "2026-11-30 first-touch"),
    ],
)
def test_a_skipped_touch_is_due_when_the_next_would_be(
    desk: Desk, name: str, entry: str, following: str
) -> None:
    desk.tick(name, mark="-")
    desk.run()
    assert (desk.log(name), desk.next(name), desk.left()) == ([entry], following, [])
    assert desk.keys(name)["unanswered"] == ("1" if name == "Maya Okafor" else "0")


def test_why_it_was_skipped_is_kept(desk: Desk) -> None:
    desk.tick("Maya Okafor", "    on holiday", mark="-")
    desk.run()
    assert desk.log() == ["2026-11-23 snooze: until 2026-11-30, skipped; on holiday"]


@pytest.mark.parametrize("typed", ["via phone", "gave [[A]]"])
def test_skipped_and_yet_done_is_asked_about(desk: Desk, typed: str) -> None:
    desk.tick("Maya Okafor", f"    {typed}", mark="-")
    desk.run()
    assert desk.log() == []
    assert desk.left()[1:] == [
        f"    {typed}",
        "    - *“&#91;-&#93;” skips it, and what is typed says it was done; tick it with &#91;x&#93;*",
    ]


def test_skipped_until_a_day(desk: Desk) -> None:
    desk.tick("Maya Okafor", "    snooze 3 weeks", mark="-")
    desk.run()
    assert desk.log() == ["2026-11-23 snooze: until 2026-12-14"]


def test_a_skipped_promise_is_called_off(desk: Desk) -> None:
    desk.tick("Sam Reid")
    desk.run()
    desk.tick("Sam Reid", "    they have one", mark="-")
    desk.run()
    assert desk.log("Sam Reid")[1:] == [
        "2026-11-23 note: dropped the promise: send the checklist; they have one"
    ]
    assert "- [-] send the checklist 📅 2026-11-23 ❌ 2026-11-23\n" in desk.text(
        "People/Sam Reid.md"
    )
    assert desk.next("Sam Reid") == "2026-11-30 touch"


def test_what_is_not_due_any_more_needs_no_skipping(desk: Desk) -> None:
    old = desk.text()
    desk.edit(
        "\n- 2026-11-16", "\n- 2026-11-22 email from: yes\n- 2026-11-16", "People/Maya Okafor.md"
    )
    desk.put("Follow-ups/Due.md", old)
    desk.tick("Maya Okafor", mark="-")
    desk.run()
    assert (desk.log(), desk.left()) == ([], [])


def test_what_is_held_is_looked_at_again_when_more_was_done(desk: Desk) -> None:
    desk.tick(LENA, mark="-")
    desk.run()
    desk.edit(" ^fu-850fxy\n    - [ ] graceful", "\n    said hello\n    - [ ] graceful")
    desk.run()
    assert desk.log(LENA) == ["2026-11-23 email from: hello"]
    assert desk.left() == []
    assert desk.run().changes == ()


def test_m07_a_decision_cannot_be_skipped(desk: Desk) -> None:
    desk.tick(LENA, mark="-")
    desk.run()
    assert desk.log(LENA) == []
    assert desk.left()[-1].strip() == (
        "- *a decision cannot be skipped: tick snooze, or another box under it*"
    )


@pytest.mark.parametrize("choice", DONE)
@pytest.mark.parametrize("ticks_her_too", [False, True])
def test_m07_one_box_is_ticked(desk: Desk, choice: str, ticks_her_too: bool) -> None:
    desk.choose(LENA, choice)
    if ticks_her_too:
        desk.tick(LENA)
    desk.run()
    entry, following, stage = DONE[choice]
    assert (desk.log(LENA), desk.next(LENA), desk.left()) == ([entry], following, [])
    assert desk.keys(LENA)["stage"] == stage
    assert f"[[{LENA}]]" not in desk.text() or choice == "re-engage"


@pytest.mark.parametrize("choice", DONE)
def test_m07_one_box_is_ticked_by_the_plugin(desk: Desk, choice: str) -> None:
    desk.choose(LENA, choice, behind=" ✅ 2026-11-22")
    desk.run()
    assert desk.log(LENA)[0].startswith(f"2026-11-22 {DONE[choice][0].split()[1]}")


def test_two_boxes_are_one_too_many(desk: Desk) -> None:
    desk.choose(LENA, "archive")
    desk.choose(LENA, "graceful exit")
    desk.run()
    assert desk.log(LENA) == []
    assert desk.left()[-1].strip() == (
        "- *two different things are said about the decision. Keep one of them.*"
    )
    desk.edit("    - [x] archive\n    - *", "    - *")
    desk.run()
    assert (desk.log(LENA), desk.left()) == (["2026-11-23 exit"], [])


def test_the_line_alone_is_no_decision(desk: Desk) -> None:
    desk.tick(LENA)
    desk.run()
    assert desk.log(LENA) == []
    assert desk.left()[-1].strip() == (
        "- *it wants a decision: graceful exit, re-engage, snooze or archive*"
    )


def test_the_line_alone_is_let_be_where_it_was_copied_once_it_is_decided(desk: Desk) -> None:
    desk.put("Journal/2026-11-23.md", f"{desk.line(LENA).replace('[ ]', '[x]')}\n")
    desk.choose(LENA, "archive")
    desk.run()
    assert desk.log(LENA) == ["2026-11-23 archive"]
    assert "VT074" not in desk.text()
    assert desk.run().changes == ()


@pytest.mark.parametrize(
    ("typed", "entries", "following"),
    [
        ("snooze 6 weeks", ["2026-11-23 snooze: until 2027-01-04"], "2027-01-04 decide"),
        ("pause", ["2026-11-23 pause"], "2027-05-24 re-engage"),
        ("next 10 Dec", ["2026-11-23 note: agreed on 2026-12-10 as the next step"], "2026-12-10 next-step"),
        ("via phone", ["2026-11-23 phone to: one more message"], "2026-11-25 decide"),
        ("sent her the new numbers", ["2026-11-23 email to: sent her the new numbers"], "2026-11-25 decide"),
        ("said yes at last", ["2026-11-23 email to: one more message", "2026-11-23 email from: yes at last"], "2026-11-24 reply-owed"),
    ],
)  # fmt: skip
def test_the_line_with_words_is_one(
    desk: Desk, typed: str, entries: list[str], following: str
) -> None:
    desk.tick(LENA, f"    {typed}")
    desk.run()
    assert (desk.log(LENA), desk.next(LENA), desk.left()) == (entries, following, [])


def test_a_choice_with_words(desk: Desk) -> None:
    desk.choose(LENA, "archive")
    desk.type_under(LENA, "    she left the company")
    desk.run()
    assert desk.log(LENA) == ["2026-11-23 archive: she left the company"]


@pytest.mark.parametrize(
    ("choice", "entry"),
    [
        ("graceful exit", "2026-11-23 exit: via phone"),
        ("re-engage", "2026-11-23 resume: via phone"),
    ],
)
def test_how_it_was_done_is_not_lost(desk: Desk, choice: str, entry: str) -> None:
    desk.choose(LENA, choice)
    desk.tick(LENA, "    via phone")
    desk.run()
    assert desk.log(LENA) == [entry]


def test_a_choice_in_other_words(desk: Desk) -> None:
    desk.edit("    - [ ] snooze 3 months", "    - [x] snooze 6 weeks")
    desk.run()
    assert desk.log(LENA) == ["2026-11-23 snooze: until 2027-01-04"]


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("    - [x] snooze until my holiday is over", "“until my holiday is over” is no date."),
        ("    - [-] snooze 3 months", "“&#91;-&#93; snooze 3 months” says nothing here;"),
        ("    - [ ] snooze 3 months 📅 2026-12-01", "“2026-12-01” beside this says nothing here:"),
    ],
)
def test_a_choice_that_is_unclear(desk: Desk, new: str, why: str) -> None:
    desk.edit("    - [ ] snooze 3 months", new)
    desk.run()
    assert desk.log(LENA) == []
    assert desk.left()[-1].startswith(f"    - *{why}")


def test_a_choice_that_lost_its_line(desk: Desk) -> None:
    desk.edit("    - [ ] archive", "- [x] archive")
    desk.run()
    assert desk.log(LENA) == []
    assert desk.left() == [
        "- [x] archive",
        "    - *it stands under nobody: indent it under the line of the person it is about*",
    ]


def test_the_whole_block_may_be_moved(desk: Desk) -> None:
    desk.choose(LENA, "archive")
    above, _, rest = desk.text().partition(desk.line(LENA))
    block, _, below = (desk.line(LENA) + rest).partition("\n\n")
    desk.put("Follow-ups/Due.md", above + below.replace("<!-- ours", f"{block}\n\n<!-- ours"))
    desk.run()
    assert (desk.log(LENA), desk.left()) == (["2026-11-23 archive"], [])


def test_the_words_behind_a_decision_go_with_it_and_not_with_the_touch(desk: Desk) -> None:
    desk.tick("Maya Okafor", "    - pause: she is on leave")
    desk.run()
    touch, decision = desk.log()[-2:]
    assert "she is on leave" not in touch
    assert decision == "2026-11-23 pause: she is on leave"

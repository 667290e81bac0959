"""What cannot be done stays with its reason, is tried again, and goes when it is deleted."""

import pytest

from tests.support import MAYA as NOTE
from tests.talk.support import DUE, Desk

MAYA = "Maya Okafor"
WHY = (
    "    - *“fone” is no channel. Write via email, linkedin, phone, voicemail, sms, in-person, "
    "video, comment, letter or other.*"
)


def test_it_stands_in_a_part_of_its_own_below_the_fresh_line(desk: Desk) -> None:
    desk.tick(MAYA, "    via fone")
    typed = desk.line(MAYA)
    desk.run()
    assert desk.left() == [typed, "    via fone", WHY]
    assert desk.text().count("[[Maya Okafor]]") == 2
    assert desk.text().endswith("-->\n<!-- /vaulttools:due -->\n")


def test_it_stays_for_days_and_is_never_told_twice(desk: Desk) -> None:
    desk.tick(MAYA, "    via fone")
    desk.run()
    kept = desk.left()
    for day in ("2026-11-24", "2026-12-24", "2027-11-24"):
        desk.run(day)
        assert desk.left() == kept
        assert desk.run().changes == ()
    assert desk.log() == []


def test_mended_it_is_done(desk: Desk) -> None:
    desk.tick(MAYA, "    via fone")
    desk.run()
    desk.edit("    via fone", "    via phone")
    desk.run("2026-11-24")
    assert desk.log() == ["2026-11-24 phone to: something on a topic of theirs"]
    assert desk.left() == []
    assert "Kept as you wrote it" not in desk.text()


def test_without_the_wrong_word_it_is_done(desk: Desk) -> None:
    desk.tick(MAYA, "    via fone")
    desk.run()
    desk.edit("    via fone\n", "")
    desk.run()
    assert desk.log() == ["2026-11-23 email to: something on a topic of theirs"]
    assert desk.left() == []


def test_deleted_it_is_gone(desk: Desk) -> None:
    before = desk.text()
    desk.tick(MAYA, "    via fone")
    typed = desk.line(MAYA)
    desk.run()
    desk.edit(f"{typed}\n    via fone\n{WHY}\n", "")
    desk.run()
    assert desk.text() == before


def test_the_reason_alone_is_no_reason_to_keep_it(desk: Desk) -> None:
    desk.tick(MAYA, "    via fone")
    typed = desk.line(MAYA)
    desk.run()
    desk.edit(f"{typed}\n    via fone\n", "")
    desk.run()
    assert desk.left() == []


def test_what_stays_behind_something_that_was_done_does_not_move_again(desk: Desk) -> None:
    desk.tick(MAYA)
    desk.edit("<!-- ours", "A thought.\n\n<!-- ours")
    desk.run()
    assert desk.left() == ["A thought."]
    assert desk.run().changes == ()


def test_the_tick_is_taken_back(desk: Desk) -> None:
    before = desk.text()
    desk.tick(MAYA)
    desk.put(DUE, before)
    desk.run()
    assert (desk.text(), desk.log()) == (before, [])


def test_what_was_kept_says_no_more_than_before_once_the_touch_is_made(desk: Desk) -> None:
    desk.tick(MAYA, "    via fone")
    desk.run()
    fresh = desk.line(MAYA)
    desk.edit(f"{fresh}\n", f"{fresh.replace('[ ]', '[x]')}\n")
    desk.run()
    assert desk.log() == ["2026-11-23 email to: something on a topic of theirs"]
    assert desk.left()[1] == "    via fone"


@pytest.mark.long
@pytest.mark.parametrize(
    "typed",
    [
        ["A thought about the week."],
        ["- one", "- two", "    - nested", "", "and a paragraph", "of two lines"],
        ["> a quotation"],
        ["| a | b |", "| - | - |", "| 1 | 2 |"],
        ["```", "- [x] [[Maya Okafor]] in code", "```"],
        ["- [ ] ring the bank 📅 2026-12-01 🔁 every month"],
        ["<!-- a comment of mine -->"],
        ["%% hidden %%"],
        ["#tag #other"],
    ],
)
@pytest.mark.parametrize("below", ["### Today\n", "*Tick = done"])
def test_nothing_typed_is_lost(desk: Desk, typed: list[str], below: str) -> None:
    at = desk.text().index(below)
    end = desk.text().index("\n", at) + 1
    block = "\n".join(["", *typed, ""])
    desk.put(DUE, desk.text()[:end] + block + desk.text()[end:])
    for day in ("2026-11-23", "2026-11-23", "2026-11-24"):
        desk.run(day)
        assert [line for line in typed if line] == desk.left()
    assert desk.log() == []


def test_a_note_that_cannot_be_written_to(desk: Desk) -> None:
    """The tick stays, and is done once the note is mended."""
    desk.tick(MAYA, "    via phone")
    typed = desk.line(MAYA)
    good = desk.text(NOTE)
    (desk.root / NOTE).write_bytes(good.encode() + b"- caf\xe9\n")
    desk.run()
    assert desk.left()[:2] == [typed, "    via phone"]
    assert desk.left()[2].startswith(
        "    - *this note is not UTF-8 text: the byte 0xe9 is not UTF-8."
    )
    desk.put(NOTE, good)
    desk.run()
    assert desk.log() == ["2026-11-23 phone to: something on a topic of theirs"]
    assert desk.left() == []


def test_broken_front_matter_does_not_stop_a_tick(desk: Desk) -> None:
    desk.tick(MAYA, "    via phone, left a message")
    desk.edit("email:", "topics: [a\nemail:", NOTE)
    desk.run()
    assert desk.log() == ["2026-11-23 phone to: left a message"]
    assert desk.left() == []
    assert "People/Maya Okafor.md:3: VT063 the state keys cannot be kept" in desk.text()


def test_a_merge_conflict_in_the_note(desk: Desk) -> None:
    desk.tick(MAYA)
    good = desk.text(NOTE)
    desk.put(NOTE, good + "<<<<<<< HEAD\n- 2026-11-20 note: a\n=======\n>>>>>>> other\n")
    desk.run()
    assert len(desk.left()) == 2
    desk.put(NOTE, good)
    desk.run()
    assert (len(desk.log()), desk.left()) == (1, [])


def test_a_note_that_was_deleted(desk: Desk) -> None:
    desk.tick(MAYA, "    via phone")
    typed = desk.line(MAYA)
    (desk.root / NOTE).unlink()
    desk.run()
    assert desk.left() == [typed, "    via phone", "    - *nobody here is called “Maya Okafor”*"]

"""The list after the Tasks plugin was at it: its dates, its other fields, its copies, its two formats."""

import pytest

from tests.talk.support import DUE, Desk

MAYA = "Maya Okafor"
GIST = "[[Maya Okafor]] — touch 2 of 4 · something on a topic of theirs · email · nothing to bring yet: note a topic, a question of theirs, or a value item"
TOUCH = "email to: something on a topic of theirs"


def write(desk: Desk, *lines: str) -> None:
    """Put lines where Maya's stands; `^` at their ends stands for its block id."""
    line = desk.line(MAYA)
    sign = line.rpartition(" ")[2]
    new = "\n".join(text.replace("GIST", GIST).replace(" ^", f" {sign}") for text in lines)
    desk.edit(line, new)


@pytest.mark.parametrize(
    "line",
    [
        "- [x] GIST 📅 2026-11-23 ✅ 2026-11-20 ^",
        "- [x] GIST ⏫ 📅 2026-11-23 ✅ 2026-11-20 ^",
        "- [x] GIST 🆔 abc123 🔼 ➕ 2026-11-01 🛫 2026-11-02 ⏳ 2026-11-03 📅 2026-11-23 ✅ 2026-11-20 ^",
        "- [x] GIST 🏁 keep 📅 2026-11-23 ✅ 2026-11-20 ^",
        "- [x] GIST ✅ 2026-11-20 📅 2026-11-23 ^",
        "- [x] GIST 📆 2026-11-23 ✅ 2026-11-20 ^",
        "- [x] GIST 📅\ufe0f 2026-11-23 ✅\ufe0f 2026-11-20 ^",
        "- [x] GIST #task 📅 2026-11-23 ✅ 2026-11-20 ^",
        "- [x] GIST 📅 2026-11-23 ^ ✅ 2026-11-20",
        "- [x] GIST  [due:: 2026-11-23]  [completion:: 2026-11-20] ^",
        "- [x] GIST  (due:: 2026-11-23)  (completion:: 2026-11-20) ^",
        "- [x] GIST  [priority:: high]  [created:: 2026-11-01]  [due:: 2026-11-23]  [completion:: 2026-11-20] ^",
        "* [x] GIST 📅 2026-11-23 ✅ 2026-11-20 ^",
        "1. [x] GIST 📅 2026-11-23 ✅ 2026-11-20 ^",
        "- [x] GIST 📅 2026-11-23 ✅ 2026-11-20",
    ],
)
def test_the_day_beside_the_tick_is_the_day_of_the_touch(desk: Desk, line: str) -> None:
    write(desk, line)
    desk.run()
    assert (desk.log(), desk.left()) == ([f"2026-11-20 {TOUCH}"], [])
    assert desk.next() == "2026-11-30 touch"


@pytest.mark.parametrize(
    "line",
    [
        "- [-] GIST 📅 2026-11-23 ❌ 2026-11-23 ^",
        "- [-] GIST  [due:: 2026-11-23]  [cancelled:: 2026-11-23] ^",
    ],
)
def test_cancelled_is_skipped(desk: Desk, line: str) -> None:
    write(desk, line)
    desk.run()
    assert (desk.log(), desk.left()) == (["2026-11-23 snooze: until 2026-11-30, skipped"], [])


def test_words_about_the_day_count_before_the_plugins(desk: Desk) -> None:
    write(desk, "- [x] GIST 📅 2026-11-23 ✅ 2026-11-23 ^", "    - on Friday")
    desk.run()
    assert desk.log() == [f"2026-11-20 {TOUCH}"]


def test_a_line_that_repeats_itself_is_done_once_and_its_copy_is_asked_about(desk: Desk) -> None:
    """Ticking a recurring task puts a copy above it, without its ids."""
    write(
        desk,
        "- [ ] GIST 🔁 every 2 weeks when done 📅 2026-12-07",
        "- [x] GIST 🔁 every 2 weeks when done 📅 2026-11-23 ✅ 2026-11-23 ^",
    )
    desk.run()
    assert desk.log() == [f"2026-11-23 {TOUCH}"]
    assert desk.left()[0] == f"- [ ] {GIST} 🔁 every 2 weeks when done 📅 2026-12-07"
    why = (
        "a line that repeats itself is not for here: write “every: 2 weeks” into the front matter of "
        "the contact, and delete this"
    )
    assert desk.left()[1:] == [f"    - *{why}*"]
    desk.run("2026-11-24")
    assert len(desk.log()) == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("- [x] GIST 📅 2026-11-23 ✅ 2026-11-24 ^", "2026-11-24 is still to come, and a touch is something that happened"),
        ("- [x] GIST 📅 2026-11-23 ✅ 2026-11-31 ^", "“2026-11-31” is no date"),
        ("- [ ] GIST 📅 2026-11-23 ✅ 2026-11-20 ^", "the box is open, and “2026-11-20” says it is done"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be(desk: Desk, line: str, why: str) -> None:
    write(desk, line)
    desk.run()
    assert desk.log() == []
    assert desk.left()[1:] == [f"    - *{why}*"]


@pytest.mark.parametrize(
    "line",
    ["- [ ] GIST 🔺 📅 2026-11-23 ^", "- [ ] GIST ⏳ 2026-11-25 📅 2026-11-23 ^"],
)
def test_other_fields_say_nothing_here_and_are_kept(desk: Desk, line: str) -> None:
    write(desk, line)
    typed = desk.line(MAYA)
    desk.run()
    assert (desk.log(), desk.left()) == ([], [typed])


def test_postponed_in_the_plugin(desk: Desk) -> None:
    write(desk, "- [ ] GIST 📅 2026-11-25 ^")
    desk.run()
    assert desk.log() == ["2026-11-23 snooze: until 2026-11-25"]


def test_ticked_and_unticked_again_is_nothing(desk: Desk) -> None:
    before = desk.text()
    desk.tick(MAYA)
    desk.put(DUE, desk.text().replace("- [x]", "- [ ]"))
    desk.run()
    assert desk.text() == before


def test_m25_the_ticked_promise_reads_as_the_plugin_writes_it(desk: Desk) -> None:
    desk.tick("Sam Reid")
    desk.run()
    line = desk.line("Sam Reid")
    ticked = line.replace("[ ]", "[x]").replace(" ^", " ✅ 2026-11-22 ^")
    desk.edit(line, ticked)
    desk.run()
    assert "- [x] send the checklist 📅 2026-11-23 ✅ 2026-11-22\n" in desk.text(
        "People/Sam Reid.md"
    )


def test_windows_line_ends_stay(desk: Desk) -> None:
    desk.put(DUE, desk.text().replace("\n", "\r\n"))
    assert desk.run().changes == ()
    desk.tick(MAYA)
    line = desk.line(MAYA)
    desk.edit(line, line.replace(" ^", " ✅ 2026-11-20 ^") + "\r\n\tvia phone")
    desk.run()
    assert desk.log() == ["2026-11-20 phone to: something on a topic of theirs"]
    assert "\n" not in desk.text().replace("\r\n", "")


def test_a_bom_stays(desk: Desk) -> None:
    desk.put(DUE, f"\ufeff{desk.text()}")
    desk.tick(MAYA)
    desk.run()
    assert desk.log() == [f"2026-11-23 {TOUCH}"]
    assert desk.text().startswith("\ufeff# Due\n")

"""The log that a tick goes into: wherever and however it is kept, all else stays byte for byte."""

from pathlib import Path

import pytest

from tests.support import MAYA as NOTE
from tests.talk.support import JON, PEOPLE, Desk, sit_down

FRONT = "---\ntype: contact\nemail: maya@northwind.example\n---\n"
TOUCH = "2026-11-23 email to: something on a topic of theirs"


def after(tmp_path: Path, note: str, *typed: str, settings: str = "") -> tuple[str, Desk]:
    """Maya's body (with `^` for the block id) once her line was ticked, and the desk."""
    desk = sit_down(tmp_path, {JON: PEOPLE[JON], NOTE: note}, settings)
    desk.tick("Maya Okafor", *typed)
    sign = desk.line("Maya Okafor").split()[-1]
    desk.run()
    assert desk.left() == []
    text = desk.text(NOTE)
    assert desk.run().changes == ()
    return text.replace(sign, "^").split("---\n", 2)[2], desk


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "\n## Log\n\n- 2026-11-08 email to: one\n- 2026-11-16 email from: ok\n",
            "\n## Log\n\n- 2026-11-08 email to: one\n- 2026-11-16 email from: ok\n- 2026-11-23 email to: answered ^\n",
            id="oldest first",
        ),
        pytest.param(
            "\n## Log\n\n- 2026-11-16 email from: ok\n- 2026-11-08 email to: one\n\nOther.\n",
            "\n## Log\n\n- 2026-11-23 email to: answered ^\n- 2026-11-16 email from: ok\n- 2026-11-08 email to: one\n\nOther.\n",
            id="newest first",
        ),
        pytest.param(
            "\n# History\n* 2026-11-16 email to: one\n\n# Notes\ntext",
            f"\n# History\n* 2026-11-16 email to: one\n* {TOUCH} ^\n\n# Notes\ntext",
            id="another heading, stars, no end of line",
        ),
        pytest.param(
            "- 2026-11-16 email to: one",
            f"- 2026-11-16 email to: one\n- {TOUCH} ^",
            id="no heading, no end of line",
        ),
        pytest.param(
            "\n- 2026-11-16 email to: one\n  - nested\n    more\n\n| a |\n| - |\n",
            f"\n- 2026-11-16 email to: one\n  - nested\n    more\n- {TOUCH} ^\n\n| a |\n| - |\n",
            id="nested lines belong to their entry",
        ),
    ],
)
def test_the_entry_goes_where_the_log_is(tmp_path: Path, body: str, expected: str) -> None:
    assert after(tmp_path, f"{FRONT}{body}")[0] == expected


def test_two_entries_in_a_log_with_the_newest_on_top(tmp_path: Path) -> None:
    body = "\n- 2026-11-16 email to: two\n- 2026-11-08 email to: one\n"
    text, _ = after(tmp_path, f"{FRONT}{body}", "    via email, said yes")
    lines = [line.partition(" ^")[0] for line in text.strip().splitlines()]
    assert lines[0] == "- 2026-11-23 email from: yes"
    assert lines[1].startswith("- 2026-11-23 email to: ")
    assert lines[2:] == ["- 2026-11-16 email to: two", "- 2026-11-08 email to: one"]


def test_no_log_yet(tmp_path: Path) -> None:
    text, desk = after(tmp_path, FRONT.replace("email:", "met: 2026-11-21\nemail:") + "\nNice.\n")
    assert text == "\nNice.\n\n## Log\n- 2026-11-23 email to: first touch ^\n"
    assert desk.next() == "2026-11-30 touch"


@pytest.mark.parametrize("key", ["last_touch", "last-contact", "Last Contacted"])
def test_what_only_the_front_matter_said_goes_into_the_first_log(tmp_path: Path, key: str) -> None:
    note = FRONT.replace("email:", f"{key}: 2026-11-16\nemail:") + "\nNice.\n"
    text, desk = after(tmp_path, note)
    assert text.endswith(f"\n## Log\n- 2026-11-16 other to: from the front matter\n- {TOUCH} ^\n")
    if key != "last_touch":
        assert f"\n{key}: 2026-11-16\n" in desk.text(NOTE)
    assert desk.keys()["last_touch"] == "2026-11-23"


def test_no_front_matter_at_all(tmp_path: Path) -> None:
    note = "# Maya\n\n- 2026-11-16 email to: one\n"
    _, desk = after(tmp_path, note, settings='[contacts]\nfolder = "People"\n')
    lines = desk.text(NOTE).splitlines()
    assert lines[0] == "---"
    assert lines[-4:-1] == ["# Maya", "", "- 2026-11-16 email to: one"]
    assert lines[-1].startswith(f"- {TOUCH} ^fu-")


def test_without_state_keys(tmp_path: Path) -> None:
    note = f"{FRONT}\n- 2026-11-16 email to: one\n"
    text, desk = after(tmp_path, note, settings="state_keys = false\n")
    assert desk.text(NOTE).startswith(FRONT)
    assert text == f"\n- 2026-11-16 email to: one\n- {TOUCH} ^\n"


def test_windows_line_ends(tmp_path: Path) -> None:
    desk = sit_down(tmp_path, {JON: PEOPLE[JON]})
    desk.put(NOTE, f"{FRONT}\n- 2026-11-16 email to: one\n".replace("\n", "\r\n"))
    desk.run()
    desk.tick("Maya Okafor")
    desk.run()
    assert desk.log() == [TOUCH]
    assert "\n" not in desk.text(NOTE).replace("\r\n", "")


def test_a_bom(tmp_path: Path) -> None:
    _, desk = after(tmp_path, f"\ufeff{FRONT}\n- 2026-11-16 email to: one\n")
    assert desk.text(NOTE).startswith("\ufeff---\ntype: contact\n")
    assert desk.log() == [TOUCH]


@pytest.mark.parametrize(
    ("task", "ticked"),
    [
        ("- [ ] send the list 📅 2026-11-23", "- [x] send the list 📅 2026-11-23 ✅ 2026-11-23"),
        ("* [ ] send the list 📅 2026-11-23 ^abc", "* [x] send the list 📅 2026-11-23 ✅ 2026-11-23 ^abc"),
        ("- [ ] send the list by 2026-11-23", "- [x] send the list by 2026-11-23 ✅ 2026-11-23"),
        ("\t- [ ] send [[A|the list]] 📅 2026-11-23", "\t- [x] send [[A|the list]] 📅 2026-11-23 ✅ 2026-11-23"),
    ],
)  # fmt: skip
def test_m25_the_task_of_a_promise_is_ticked_where_it_stands(
    tmp_path: Path, task: str, ticked: str
) -> None:
    head = "- the pilot\n" if task.startswith("\t") else ""
    note = f"{FRONT}\n{head}{task}\n\n## Log\n\n- 2026-11-16 email to: one\n"
    text, _ = after(tmp_path, note)
    assert f"\n{ticked}\n" in text
    assert "email to: as promised: send the list" in text


def test_m25_of_two_promises_the_first_is_kept(tmp_path: Path) -> None:
    tasks = "- [ ] send the list 📅 2026-11-23\n- [ ] ring the bank 📅 2026-11-20\n"
    text, _ = after(tmp_path, f"{FRONT}\n{tasks}\n## Log\n\n- 2026-11-16 email to: one\n")
    assert "- [ ] send the list 📅 2026-11-23\n- [x] ring the bank" in text


def test_m25_a_promise_that_repeats_itself_is_the_plugins_to_tick(tmp_path: Path) -> None:
    task = "- [ ] send the list 🔁 every month 📅 2026-11-23\n"
    note = f"{FRONT}\n{task}\n## Log\n\n- 2026-11-16 email to: one\n"
    desk = sit_down(tmp_path, {NOTE: note})
    desk.tick("Maya Okafor")
    desk.run()
    assert desk.log() == []
    assert task in desk.text(NOTE)
    assert desk.left()[1] == (
        "    - *the promise repeats itself, and the plugin that repeats it must tick it. "
        "Tick it there; then it counts as kept.*"
    )


@pytest.mark.parametrize(
    ("entry", "then"),
    [
        ("> * 2026-11-22 email to: one", "> * 2026-11-22 email to: one; had a laugh"),
        ("- 2026-11-22 email to", "- 2026-11-22 email to: had a laugh"),
    ],
)
def test_words_under_a_tick_that_is_logged_go_into_its_line(
    tmp_path: Path, entry: str, then: str
) -> None:
    """The tick was heard on another computer, where there were no words under it."""
    desk = sit_down(tmp_path, {NOTE: f"{FRONT}\n## Log\n- 2026-11-16 email to: one\n"})
    desk.tick("Maya Okafor", "    - had a laugh")
    sign = desk.line("Maya Okafor").rpartition(" ")[2]
    desk.put(NOTE, f"{FRONT}\n## Log\n\n{entry} {sign}\n  with a line below\n")
    desk.run()
    assert f"\n{then} {sign}\n  with a line below\n" in desk.text(NOTE)
    assert desk.left() == []

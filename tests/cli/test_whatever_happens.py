"""No traceback, no escape code where none belongs, nothing in a note obeyed by the terminal."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import command, environment, run, spawn
from tests.cli.small_vault import small_vault
from tests.support import without_state, write_vault
from vaulttools.cli import terminal

READING = ["due", "funnel", "check", "regenerate", "show maya"]
HOSTILE = """\
    ---
    type: contact
    aliases: ["\\e[31mred", "\\u202eback"]
    organization: "\\e]0;title\\a"
    topics: ["caf\u00e9 \u200etalk", "\\x7fdel"]
    met: 2026-11-02
    ---
    ## Log
    - 2026-11-03 email from: \x1b[2J\x1b[31m wiped \x07 \u202e back \x9b31m
    - 2026-11-04 \x1b[31mnothing: that can be read
    """


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return small_vault(tmp_path)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    return write_vault(tmp_path, HOSTILE, "today = 2026-11-23\n")


DOING = [
    "log maya 'note: x'", "done maya", "next maya tomorrow", "snooze maya 3w", "pause maya", "archive maya", "won maya",
    "lost maya", "resume maya", "promise maya tea tomorrow",
]  # fmt: skip


def arguments(words: str) -> list[str]:
    """The words of a command line; quotes hold some together."""
    return [word.strip("'") for word in re.findall(r"'[^']*'|\S+", words)]


@pytest.mark.parametrize("words", [*READING, *DOING, "new Tom", "demo there"])
def test_a_fault_of_ours_gives_a_message_and_no_traceback(
    words: str, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the \x1b[31mmoon is full")

    for room in ("seeing", "pipeline"):
        monkeypatch.setattr(f"vaulttools.{room}.build_funnel", broken)
    ran = run(*arguments(words), at=vault)
    assert ran.code == 4
    assert "a fault in vaulttools, not in your notes: RuntimeError" in ran.err
    assert "VAULTTOOLS_DEBUG=1" in ran.err
    assert "Traceback" not in ran.out + ran.err
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("words", DOING)
@pytest.mark.parametrize("damage", [b"<<<<<<< a\n=======\n>>>>>>> b\n", b"\0", b"\xff", b"```\n"])
def test_a_note_that_cannot_be_trusted_is_left_alone_and_that_is_said(
    words: str, damage: bytes, vault: Path
) -> None:
    note = vault / "People/Maya Okafor.md"
    data = note.read_bytes().replace(b"## Log\n", b"## Log\n" + damage)
    note.write_bytes(data)
    ran = run(*arguments(words), at=vault)
    assert ran.code == 4
    assert "Maya Okafor" in ran.err
    assert "a fault in vaulttools" not in ran.err
    assert without_state(note.read_bytes()) == data


def test_the_traceback_is_there_for_those_who_ask(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("full moon")

    monkeypatch.setattr("vaulttools.cli.commands.due.look", broken)
    with pytest.raises(RuntimeError, match="full moon"):
        run("due", at=vault, env={"VAULTTOOLS_DEBUG": "1"})


@pytest.mark.parametrize("words", READING)
def test_where_nobody_watches_there_are_no_escape_codes(words: str, vault: Path) -> None:
    ran = run(*words.split(), at=vault, env={"TERM": "xterm-256color"})
    assert "\x1b" not in ran.out + ran.err


def on_a_terminal(*arguments: str, at: Path, **env: str) -> str:
    """What a terminal receives from the program."""
    master, slave = pty.openpty()
    try:
        with subprocess.Popen(
            command(*arguments),
            cwd=at,
            env=environment(**{"TERM": "xterm-256color", **env}),
            stdout=slave,
            stderr=slave,
            stdin=subprocess.DEVNULL,
        ):
            os.close(slave)
            slave = -1
            received = b""
            while data := _read(master):
                received += data
    finally:
        os.close(master)
        if slave >= 0:
            os.close(slave)
    return received.decode().replace("\r\n", "\n")


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # the other side is closed
        return b""


def test_a_terminal_gets_colours(vault: Path) -> None:
    shown = on_a_terminal("due", at=vault)
    assert "\x1b[1mMaya Okafor\x1b[0m" in shown
    assert re.search(r"\x1b\[31m(?:\x1b\[22m)? 20 Nov\x1b\[0m", shown)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_gets_none_if_that_is_not_wanted(env: dict[str, str], vault: Path) -> None:
    shown = on_a_terminal("due", at=vault, **env)
    assert "Maya Okafor" in shown
    assert "\x1b" not in shown


def test_on_a_terminal_too_control_characters_are_shown_and_not_obeyed(hostile: Path) -> None:
    shown = on_a_terminal("show", "maya", at=hostile)
    assert "\\x1b[31m wiped" in shown
    own = re.sub(r"\x1b\[(?:0|1|\d\dm?|K)m?", "", shown)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u202e]", own.replace("\r", ""))


class Screen:
    """A terminal that keeps what is written to it."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def timed(
    monkeypatch: pytest.MonkeyPatch, times: list[float]
) -> tuple[Screen, Callable[[int, int], None]]:
    """A screen, and the progress on it that reads these times from the clock."""
    screen, clock = Screen(), iter(times)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("vaulttools.cli.terminal.monotonic", lambda: next(clock))
    step = terminal.progress()
    assert step is not None
    return screen, step


def test_slow_reading_is_shown_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, step = timed(monkeypatch, [0.0, 0.1, 0.7, 0.71, 1.0, 1.2])
    step(10, 4000)
    assert screen.text == ""  # too early to trouble anybody
    step(2000, 4000)
    assert screen.text.startswith("\r███████████████···············")
    assert "2,000 of 4,000 notes" in screen.text
    step(2010, 4000)
    assert screen.text.count("notes,") == 1  # not again so soon
    step(3000, 4000)
    assert "3,000 of 4,000 notes" in screen.text
    step(4000, 4000)
    *_, last, wiped, empty = screen.text.split("\r")
    assert (wiped, empty) == (" " * len(last), "")
    assert "\x1b" not in screen.text


def test_quick_reading_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, step = timed(monkeypatch, [0.0, 0.1, 0.2])
    step(10, 20)
    step(20, 20)
    assert screen.text == ""


def test_a_count_that_begins_anew_is_timed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, step = timed(monkeypatch, [0.0, 0.1, 0.2, 5.0, 5.1, 6.0])
    for done in (1, 20):
        step(done, 20)
    for done in (1, 10):
        step(done, 30)
    assert screen.text == ""
    step(20, 30)
    assert "20 of 30 notes, 20 notes a second" in screen.text


def test_without_a_terminal_there_is_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(screen, "isatty", lambda: False)
    monkeypatch.setattr(sys, "stderr", screen)
    assert terminal.progress() is None


@pytest.mark.parametrize("words", [["due"], ["show", "lena", "--format", "json"], ["--help"]])
def test_a_reader_that_goes_away_is_no_fault(words: list[str], vault: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            command(*words),
            cwd=vault,
            env=environment(PYTHONUNBUFFERED="1"),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert b"Traceback" not in ran.stderr
    assert b"Broken" not in ran.stderr
    assert b"fault" not in ran.stderr
    assert spawn(*words, at=vault).returncode == 0, "half an answer was remembered"


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
@pytest.mark.parametrize("words", [["due"], ["show", "ines"], ["show", "nobody"], ["--help"]])
def test_a_terminal_without_unicode_is_no_fault(
    words: list[str], env: dict[str, str], vault: Path
) -> None:
    ran = spawn(*words, at=vault, **env)
    assert ran.returncode in {0, 2}
    assert b"Traceback" not in ran.stderr
    assert b"fault" not in ran.stderr


@pytest.mark.parametrize("words", ["due", "show maya", "check"])
def test_json_is_json_whatever_the_notes_hold(words: str, hostile: Path) -> None:
    ran = run(*words.split(), "--format", "json", at=hostile)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u202e]", ran.out)
    value = json.loads(ran.out)
    if words == "show maya":
        assert value["topics"][0] == "caf\u00e9 \u200etalk"


def test_json_is_json_where_output_is_ascii(vault: Path) -> None:
    ran = spawn("show", "ines", "--format", "json", at=vault, PYTHONIOENCODING="ascii")
    assert json.loads(ran.stdout)["contact"] == "Inés Prado"


@pytest.mark.parametrize("words", [*READING, "show maya --today 2027-01-01", "log maya 'nope"])
def test_nothing_in_a_note_reaches_the_terminal_raw(words: str, hostile: Path) -> None:
    ran = run(*words.split(), at=hostile)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u202e]", ran.out + ran.err)


def test_a_hostile_name_does_not_reach_the_terminal_raw(tmp_path: Path) -> None:
    note = "---\ntype: contact\nmet: 2026-11-02\n---\n"
    write_vault(tmp_path, {"People/A\x1b[31mB.md": note, "People/A\u202eC.md": note})
    for words in (["due"], ["show", "a"], ["check"], ["log", "a", "note: x"], ["regenerate"]):
        ran = run(*words, "--today", "2026-11-23", at=tmp_path)
        assert ran.out + ran.err
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


def test_the_module_runs_as_the_program_does(vault: Path) -> None:
    ran = spawn("due", "--count", at=vault)
    assert (ran.stdout.strip(), ran.stderr, ran.returncode) == (b"6", b"", 0)


@pytest.mark.parametrize("name", ["Maya conflicted copy", "Bob_LOCAL_1"])
def test_a_name_that_would_be_passed_over_is_refused(name: str, vault: Path) -> None:
    ran = run("new", name, at=vault)
    assert ran.code == 2
    assert "cannot be the name of a note" in ran.err


def test_a_new_contact_in_a_linked_folder_is_found_again(tmp_path: Path) -> None:
    write_vault(tmp_path, {"Real/Tom.md": "---\ntype: contact\nmet: 2026-11-20\n---\n"})
    (tmp_path / "People").symlink_to(tmp_path / "Real")
    ran = run("new", "Ada", "--today", "2026-11-23", at=tmp_path)
    assert (ran.code, ran.out) == (0, "People/Ada.md: made. Next: 25 Nov (the first message).\n")


@pytest.mark.parametrize(("name", "file"), [("@Ada", "@Ada"), ("AC/DC: Angus?", "AC DC Angus")])
def test_a_new_contact_of_any_name_has_its_date(name: str, file: str, vault: Path) -> None:
    ran = run("new", name, "--today", "2026-11-23", at=vault)
    assert f"People/{file}.md: made. Next: 25 Nov (the first message).\n" in ran.out
    assert ("cannot be called" in ran.out) == (name != file)

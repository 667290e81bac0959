"""The watcher, run as people run it: a save is heard, its own writes are not, and it ends when told to."""

import gc
import json
import os
import shutil
import signal
import subprocess
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from time import time_ns

import pytest

from tests.cli.running import command, environment
from tests.cli.small_vault import small_vault
from vaulttools.memory.notes import NoteMemory
from vaulttools.watching import OwnWrites, counts

PATIENCE = 60.0
"""Seconds within which the watcher must have answered, on the slowest machine."""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are not those of Windows")


class Watcher:
    """A watcher at work, and the lines that it prints."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            command("watch", "--json", "--vault", str(root)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(),
            text=True,
        )
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, word: str) -> str:
        """The next line with a word in it."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if word in line:
                return line

    def end(self) -> int:
        """Tell it to end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Nothing of it is left."""
        self.process.kill()
        self.process.wait()
        self.reader.join(PATIENCE)
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return small_vault(tmp_path / "notes")


@pytest.fixture
def watcher(vault: Path) -> Iterator[Watcher]:
    found = Watcher(vault)
    found.until("Due.md")
    yield found
    found.close()


def rename_save(note: Path, text: str) -> None:
    """As Vim and Obsidian Sync save: beside it, then in its place."""
    beside = note.with_name(f".{note.name}.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(note)


def test_a_save_is_heard_however_it_is_made(vault: Path, watcher: Watcher) -> None:
    note = vault / "People/Maya Okafor.md"
    text = note.read_text(encoding="utf-8")
    new = "---\ntype: contact\nmet: 2026-11-0{n}\n---\n"
    (vault / "People/Ada.md").write_text(new.format(n=1), encoding="utf-8")
    watcher.until("Due.md")
    rename_save(note, text.replace("it follows", "it follows soon"))
    watcher.until('"changed": 1')
    (vault / "New").mkdir()
    (vault / "New/Bo.md").write_text(new.format(n=2), encoding="utf-8")
    watcher.until("Due.md")
    shutil.rmtree(vault / "New")
    watcher.until("Due.md")
    assert "[[Bo]]" not in (vault / "Follow-ups/Due.md").read_text(encoding="utf-8")
    assert watcher.end() == 0


def test_it_comes_to_rest(vault: Path, watcher: Watcher) -> None:
    (vault / "People/Ada.md").write_text("---\ntype: contact\nmet: 2026-11-01\n---\n")
    last = watcher.until("Ada.md")
    while True:
        try:
            last = watcher.lines.get(timeout=8)
        except Empty:
            break
    told = json.loads(last)
    assert told["waiting"] == 0
    assert watcher.end() == 0


def test_a_vault_that_goes_and_comes_back(vault: Path, watcher: Watcher) -> None:
    aside = vault.with_name("aside")
    vault.rename(aside)
    watcher.until("is gone")
    aside.rename(vault)
    (vault / "People/Ada.md").write_text("---\ntype: contact\nmet: 2026-11-01\n---\n")
    watcher.until("Due.md")
    assert watcher.end() == 0


def test_while_git_is_in_the_middle_it_says_so_once_and_goes_on_by_itself(vault: Path) -> None:
    merge = vault / ".git/MERGE_HEAD"
    merge.parent.mkdir()
    merge.write_text("0" * 40)
    watcher = Watcher(vault)
    try:
        said = watcher.until("git is in the middle of a merge")
        assert "it goes on by itself" in said
        for number in range(3):
            (vault / f"Notes {number}.md").write_text("a line\n")
        merge.unlink()
        assert json.loads(watcher.until(""))["written"]
    finally:
        watcher.close()


def test_once_says_at_once_that_nothing_may_be_written(vault: Path) -> None:
    merge = vault / ".git/MERGE_HEAD"
    merge.parent.mkdir()
    merge.write_text("0" * 40)
    ran = subprocess.run(
        command("watch", "--once", "--vault", str(vault)),
        capture_output=True,
        env=environment(),
        text=True,
        check=False,
    )
    assert ran.returncode == 4
    assert "git is in the middle of a merge here, so nothing was written" in ran.stderr


def test_once_is_one_run(vault: Path) -> None:
    ran = subprocess.run(
        command("watch", "--once", "--vault", str(vault)),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0
    assert ran.stdout.count("written") == 1
    assert (vault / "Follow-ups/Due.md").exists()


class Knot:
    """Something that holds itself, so that only a look for such things clears it away."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_run_lets_go_does_not_stay(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vaulttools.cli.commands import watch

    held: list[weakref.ref[Knot]] = []

    @contextmanager
    def writing(*_: object) -> Iterator[object]:
        knot = Knot()
        held.append(weakref.ref(knot))
        yield lambda changes: () if changes else (knot,)

    monkeypatch.setattr(watch, "writing", writing)
    memory = NoteMemory("", str(vault), "1", time_ns)
    try:
        watch._run(watch._Watch(vault, memory, as_json=True), 0)  # noqa: SLF001 - one run of it
        assert [knot() for knot in held] == [None]
    finally:
        gc.unfreeze()


@pytest.mark.parametrize(
    ("path", "is_heard"),
    [
        ("People/Ada.md", True), ("Ada.MD", True), ("vaulttools.toml", True), ("Follow-ups/Funnel.base", True),
        ("People", True), (".obsidian/daily-notes.json", True), (".obsidian/workspace.json", False),
        (".git/index", False), ("People/.Ada.md.swp", False), ("Ada.md~", False), ("photo.png", False),
        ("Ada.sync-conflict-20261101.md", False), ("../other.md", False), (".trash/Ada.md", False),
    ],
)  # fmt: skip
def test_what_is_heard(path: str, is_heard: bool, tmp_path: Path) -> None:
    assert counts(tmp_path, str(tmp_path / path)) is is_heard


def test_its_own_writes_are_no_news_until_somebody_else_writes(tmp_path: Path) -> None:
    own, due = OwnWrites(), tmp_path / "Due.md"
    due.write_text("mine")
    own.note(tmp_path, ["Due.md", "Gone.md"])
    assert own.are(str(due))
    assert own.are(str(tmp_path / "Gone.md"))
    assert not own.are(str(tmp_path / "Other.md"))
    due.write_text("yours")
    assert not own.are(str(due))

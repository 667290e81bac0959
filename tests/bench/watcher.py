"""`python -m tests.bench.watcher`: from a save to the due list on the disk, beside the bare news of the save.

    python -m tests.bench.watcher --size 10000 --saves 200

For Linux, whose news of changes (inotify) is the floor: no watcher can know of a save before it.
"""

import argparse
import ctypes
import os
import select
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import installed
from tests.bench.__main__ import Stage, tell
from tests.bench.changes import some_notes
from tests.bench.machine import machine
from tests.bench.scene import Scene
from tests.bench.vaults import TODAY

CLOSED, MOVED_HERE = 0x8, 0x80
"""Of all news those that a file is there whole: it was closed after writing, or moved to its name."""
HEAD = struct.calcsize("iIII")
PATIENCE = 30.0
"""Seconds after which it is said that no answer came."""


class News:
    """The bare news of one folder."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle = libc.inotify_init1(os.O_NONBLOCK)
        if libc.inotify_add_watch(self._handle, os.fsencode(folder), CLOSED | MOVED_HERE) < 0:
            raise OSError(ctypes.get_errno(), "inotify", str(folder))

    def close(self) -> None:
        """No more news."""
        os.close(self._handle)

    def names(self, patience: float) -> Iterator[str]:
        """The files of which there is news, waiting for some."""
        if not select.select([self._handle], [], [], patience)[0]:
            return
        data = os.read(self._handle, 1 << 16)
        while data:
            length = struct.unpack("iIII", data[:HEAD])[3]
            yield os.fsdecode(data[HEAD : HEAD + length].rstrip(b"\0"))
            data = data[HEAD + length :]

    def until(self, name: str) -> float:
        """When there was news of a file; TimeoutError if there is none."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if name in self.names(0.5):
                return time.perf_counter()
        raise TimeoutError(name)

    def forget(self) -> None:
        """What there was until now is old."""
        while [*self.names(0)]:
            pass


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds from a save to the news of it, and to the due list on the disk."""

    bare: float
    due: float


@contextmanager
def watched(scene: Scene) -> Iterator[None]:
    """A watcher is at work, and has come to rest."""
    settings = scene.vault / "vaulttools.toml"
    before = settings.read_bytes()
    settings.write_bytes(before + f"today = {TODAY}\n".encode())
    process = subprocess.Popen(
        scene.ours("watch", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=scene.environment(),
        text=True,
    )
    try:
        assert process.stdout
        process.stdout.readline()
        time.sleep(5)
        os.set_blocking(process.stdout.fileno(), False)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
        settings.write_bytes(before)


def saves(scene: Scene, number: int, pause: float) -> Iterator[Took]:
    """Contacts get a next step and lose it again, one save after another; in the end they are as before."""
    notes = some_notes(scene.vault)
    before = {note: note.read_bytes() for note in notes}
    due = News(scene.vault / "Follow-ups")
    try:
        for n in range(number):
            note, turn = notes[n % len(notes)], n // len(notes)
            step = b"---\nnext_step: %s\n" % str(TODAY).encode()
            text = before[note] if turn % 2 else before[note].replace(b"---\n", step, 1)
            near = News(note.parent)
            due.forget()
            begun = time.perf_counter()
            note.write_bytes(text)
            bare = near.until(note.name) - begun
            near.close()
            yield Took(bare, due.until("Due.md") - begun)
            time.sleep(pause)
    finally:
        due.close()
        for note, data in before.items():
            note.write_bytes(data)


def table(took: Sequence[Took]) -> str:
    """What was measured, as a Markdown table in milliseconds."""
    rows = (
        ("the bare news of the save", [1000 * one.bare for one in took]),
        ("`Due.md` on the disk", [1000 * one.due for one in took]),
    )
    lines = ["| after a save | median | 99 of 100 | longest |", "| --- | --- | --- | --- |"]
    for name, all_of_it in rows:
        ordered = sorted(all_of_it)
        most = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
        lines.append(
            f"| {name} | {median(ordered):.1f} ms | {most:.1f} ms | {ordered[-1]:.1f} ms |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.watcher", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="notes")
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--pause", type=float, default=3.0, help="seconds between two saves")
    parser.add_argument("--python", type=Path, help="of an environment that has vaulttools")
    parser.add_argument("--vaults", type=Path, help="a folder that keeps the vaults for next time")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vaulttools-bench-") as temporary:
        scratch = Path(temporary)
        (scratch / "home").mkdir()
        python = asked.python.absolute() if asked.python else installed.install(scratch)
        folder = asked.vaults.absolute() if asked.vaults else scratch / "vaults"
        folder.mkdir(parents=True, exist_ok=True)
        scene = Stage(python, scratch / "home", folder).scene("tidy", asked.size)
        tell(f"{asked.saves} saves")
        with watched(scene):
            took = [*saves(scene, asked.saves, asked.pause)]
        print(f"{machine(python, folder)} {asked.saves} saves.\n\n{table(took)}")


if __name__ == "__main__":
    main()

"""Notes that change between two runs, and are put back."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

from tests.bench.scene import Scene
from tests.bench.vaults import LONG_AGO

LINE = b"- 2026-11-22 note: a word in passing"
"""What is added to the log of a note: nothing follows from it, so that nothing need be written."""
MOST = 100
"""How many notes may be changed."""
SETTLED = 0.3
"""Seconds after which a change is older than the clock of a file system is coarse."""


@contextmanager
def changed(scene: Scene, number: int) -> Iterator[None]:
    """Some notes have a line more, saved a while ago; at the end they are as before."""
    before = {path: path.read_bytes() for path in some_notes(scene.vault)[:number]}
    try:
        for path, data in before.items():
            end = b"\r\n" if data.endswith(b"\r\n") else b"\n"
            path.write_bytes(data + LINE + end)
            os.utime(path, (LONG_AGO + 60, LONG_AGO + 60))
        time.sleep(SETTLED)
        yield
    finally:
        for path, data in before.items():
            path.write_bytes(data)
            os.utime(path, (LONG_AGO, LONG_AGO))
        remember(scene)


def remember(scene: Scene) -> None:
    """Run until the program knows the vault as it is; the first run may have something to write."""
    for _ in range(2):
        time.sleep(SETTLED)
        scene.run(scene.regenerate)


@cache
def some_notes(vault: Path) -> tuple[Path, ...]:
    """The notes that change: contacts from all over a vault, others where it has few; always the same."""
    paths = sorted(path for path in vault.rglob("*.md") if "Follow-ups" not in path.parts)
    Random(1).shuffle(paths)  # noqa: S311 - nothing secret
    contacts: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if len(contacts) == MOST:
            break
        is_contact = b"type: contact" in path.read_bytes()[:200]
        (contacts if is_contact else others).append(path)
    return tuple([*contacts, *others][:MOST])

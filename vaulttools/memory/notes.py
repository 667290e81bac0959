"""What was read of a vault's notes: one SQLite file a vault, a row a note.

A row is good while its note has the same size, times and inode, and while no note came or went whose
name its links ask for. A file that is no database, that is locked, or of another program is done
without, and made anew if that can be done.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from typing import NamedTuple

from vaulttools.memory.fingerprint import IS_WINDOWS, blake2b, is_settled, look

SCHEMA = "1"
_TABLES = """
    CREATE TABLE IF NOT EXISTS maker (mark TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS notes
        (path TEXT PRIMARY KEY, sign TEXT NOT NULL, asked TEXT NOT NULL, told BLOB NOT NULL)
        WITHOUT ROWID;
"""


_TYPES: list[type] = [str, str, bytes]
_OF_A_FILE = 4
"""How much there is to see of a file; there is less of a folder."""


class Row(NamedTuple):
    """What is remembered of a note: its sign (empty: read it again), and what it told, packed.

    `asked` are the folded names that its links asked for, one a line.
    """

    sign: str
    asked: str = ""
    told: bytes = b""


class NoteMemory:
    """The remembered notes of one vault. Nothing that it does can fail; at worst it knows nothing."""

    def __init__(self, folder: str, root: str, program: str, now: int) -> None:
        """In `folder`, for the vault at `root`, as read by `program` (a sum over it).

        `now` is the time before anything is looked at, in nanoseconds since 1970.
        """
        name = blake2b(os.fsencode(os.path.abspath(root)), digest_size=16).hexdigest()  # noqa: PTH100 - no Path is needed
        self._folder, self._file = folder, f"{folder}/{name}.db"
        self._program = program
        self.now = now

    def rows(self, condition: str) -> dict[str, Row]:
        """Every note's row, by path, if all was read under the same condition."""
        try:
            with closing(self._open()) as base:
                if not self._is_ours(base, condition):
                    return {}
                rows = base.execute("SELECT path, sign, asked, told FROM notes")
                return {path: Row(*row) for path, *row in rows if [*map(type, row)] == _TYPES}
        except (sqlite3.Error, OSError, UnicodeError):
            return {}

    def keep(
        self, condition: str, changed: Mapping[str, Row], gone: Iterable[str], *, is_new: bool
    ) -> None:
        """Remember rows and forget those that are gone; with `is_new`, forget all others too."""
        for attempt in range(2):
            try:
                with closing(self._open()) as base, base:
                    if is_new:
                        base.execute("DELETE FROM maker")
                        base.execute("DELETE FROM notes")
                        base.execute("INSERT INTO maker VALUES (?)", (self._mark(condition),))
                    elif not self._is_ours(base, condition):
                        return  # of another run, under another condition, since
                    base.executemany("DELETE FROM notes WHERE path = ?", ((p,) for p in gone))
                    rows = ((path, *row) for path, row in changed.items())
                    base.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", rows)
            except sqlite3.OperationalError:
                return  # locked, read-only, full: another time
            except (sqlite3.DatabaseError, UnicodeError, OSError):
                if attempt:
                    return
                with suppress(OSError):
                    os.unlink(self._file)  # noqa: PTH108 - no Path is needed
            else:
                return

    def _mark(self, condition: str) -> str:
        return f"{SCHEMA}\n{sys.version}\n{self._program}\n{condition}"

    def _is_ours(self, base: sqlite3.Connection, condition: str) -> bool:
        return base.execute("SELECT mark FROM maker").fetchall() == [(self._mark(condition),)]

    def _open(self) -> sqlite3.Connection:
        os.makedirs(self._folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - no Path is needed
        base = sqlite3.connect(self._file, timeout=0)
        try:
            base.executescript(f"PRAGMA synchronous = OFF; {_TABLES}")
        except sqlite3.Error:
            base.close()
            raise
        return base


def sign_of(path: str, now: int) -> str:
    """What a file looks like from outside; empty if it cannot be seen, or if a later save might not show.

    `now` is the time before the look, in nanoseconds since 1970.
    """
    seen = look(path)
    if len(seen) < _OF_A_FILE:
        return ""
    size, inode, saved, changed = seen
    newest = saved if IS_WINDOWS else max(saved, changed)
    return f"{changed} {saved} {size} {inode}" if is_settled(newest, now) else ""

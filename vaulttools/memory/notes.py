"""What was read of a vault's notes: one SQLite file a vault, a row a note.

A row is good while its note has the same size, times and inode, and while no note came or went whose
name its links ask for. A file that is no database, that is locked, or of another program is done
without, and made anew if that can be done. A process that looks again has its rows at hand; the file
is for others then.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from typing import NamedTuple

from vaulttools.memory.fingerprint import IS_WINDOWS, blake2b, is_settled
from vaulttools.model.earlier import Earlier

SCHEMA = "1"
_TABLES = """
    CREATE TABLE IF NOT EXISTS maker (mark TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS notes
        (path TEXT PRIMARY KEY, sign TEXT NOT NULL, asked TEXT NOT NULL, told BLOB NOT NULL)
        WITHOUT ROWID;
"""


_TYPES: list[type] = [str, str, bytes]
_MOST_TURNS = 1 << 31
_OF_A_FILE = 4
"""How much there is to see of a file; there is less of a folder."""


class Row(NamedTuple):
    """What is remembered of a note: its sign (empty: read it again), and what it told, packed.

    `asked` are the folded names that its links asked for, one a line.
    """

    sign: str
    asked: str = ""
    told: bytes = b""


class AtHand(NamedTuple):
    """How a note looked (see `look`), the row that is good for it then, and what that told, unpacked."""

    seen: tuple[int, ...]
    row: Row
    told: object


class NoteMemory:
    """The remembered notes of one vault. Nothing that it does can fail; at worst it knows nothing."""

    def __init__(self, folder: str, root: str, program: str, clock: Callable[[], int]) -> None:
        """For the vault at `root`, as read by `program` (a sum over it), in `folder`.

        Without a folder, only this process remembers. `clock` gives the time in nanoseconds since 1970.
        """
        name = blake2b(os.fsencode(os.path.abspath(root)), digest_size=16).hexdigest()  # noqa: PTH100 - no Path is needed
        self._folder, self._file = folder, f"{folder}/{name}.db"
        self._program = program
        self._rows: dict[str, Row] = {}
        self._condition = ""
        self._turn: int | None = None
        """How often the file had been written when it held these very rows; None if it does not."""
        self.clock = clock
        self.at_hand: dict[str, AtHand] = {}
        """By path, what is known of notes in this process."""
        self.earlier = Earlier()
        """What was worked out of it."""

    def rows(self, condition: str) -> Mapping[str, Row]:
        """Every note's row, by path, if all was read under the same condition."""
        if not self._rows or condition != self._condition:
            self._rows, self._turn, self._condition = {}, None, condition
            with (
                suppress(sqlite3.Error, OSError, UnicodeError),
                closing(self._open()) as base,
                base,
            ):
                base.execute("BEGIN")
                if base.execute("SELECT mark FROM maker").fetchall() == [(self._mark(),)]:
                    rows = base.execute("SELECT path, sign, asked, told FROM notes")
                    found = {p: Row(*row) for p, *row in rows if [*map(type, row)] == _TYPES}
                    self._rows, self._turn = found, _turn(base)
        return self._rows

    def keep(self, changed: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Remember rows, and forget those that are gone, under the condition that was asked for last."""
        gone = [*gone]
        for path in gone:
            self._rows.pop(path, None)
            self.at_hand.pop(path, None)
        self._rows.update(changed)
        for attempt in range(2):
            try:
                with closing(self._open()) as base, base:
                    self._turn = self._write(base, changed, gone)
            except sqlite3.OperationalError:
                self._turn = None
                return  # locked, read-only, full: another time
            except (sqlite3.DatabaseError, UnicodeError, OSError):
                self._turn = None
                if attempt:
                    return
                with suppress(OSError):
                    os.unlink(self._file)  # noqa: PTH108 - no Path is needed
            else:
                return

    def _write(
        self, base: sqlite3.Connection, changed: Mapping[str, Row], gone: Iterable[str]
    ) -> int:
        """Write what changed, or everything if the file holds other rows than we know; the new turn."""
        base.execute("BEGIN IMMEDIATE")
        turn = _turn(base)
        if turn != self._turn:  # of another run, or of nobody yet
            base.execute("DELETE FROM maker")
            base.execute("DELETE FROM notes")
            base.execute("INSERT INTO maker VALUES (?)", (self._mark(),))
            changed, gone = self._rows, ()
        base.executemany("DELETE FROM notes WHERE path = ?", ((path,) for path in gone))
        rows = ((path, *row) for path, row in changed.items())
        base.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", rows)
        base.execute(f"PRAGMA user_version = {(turn + 1) % _MOST_TURNS}")
        return _turn(base)

    def _mark(self) -> str:
        return f"{SCHEMA}\n{sys.version}\n{self._program}\n{self._condition}"

    def _open(self) -> sqlite3.Connection:
        if not self._folder:
            raise sqlite3.OperationalError
        os.makedirs(self._folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - no Path is needed
        base = sqlite3.connect(self._file, timeout=0)
        try:
            base.executescript(f"PRAGMA synchronous = OFF; {_TABLES}")
        except sqlite3.Error:
            base.close()
            raise
        return base


def _turn(base: sqlite3.Connection) -> int:
    """How often a file has been written."""
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def sign_of(seen: tuple[int, ...], now: int) -> str:
    """How a file looked (see `look`), as a text; empty if it was not seen, or if a later save might not show.

    `now` is the time before the look, in nanoseconds since 1970.
    """
    if len(seen) < _OF_A_FILE:
        return ""
    size, inode, saved, changed = seen
    newest = saved if IS_WINDOWS else max(saved, changed)
    return f"{changed} {saved} {size} {inode}" if is_settled(newest, now) else ""

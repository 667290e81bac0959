"""What earlier runs read of this vault, so that only what changed since is read again.

Remembered are contacts, value items, drafts and notes that are none of ours. What is rare or depends
on other notes (playbooks, patterns, generated notes, daily notes) is read every time.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from vaulttools.memory.fingerprint import look
from vaulttools.memory.notes import AtHand, NoteMemory, Row, sign_of
from vaulttools.memory.packing import Packer
from vaulttools.model.contact import Contact
from vaulttools.model.draft import Draft
from vaulttools.model.links import fold_name, stem
from vaulttools.model.problem import Problem
from vaulttools.model.value import ValueItem


class Told(Struct, frozen=True):
    """What one note told by itself: what it is, if it is one of ours, and what is wrong in it."""

    thing: Contact | ValueItem | Draft | None
    problems: tuple[Problem, ...] = ()


PACKER = Packer(Told)


class Remembered:
    """The notes of one run: what is known of them, and what is learnt."""

    def __init__(
        self, root: Path, paths: Sequence[str], memory: NoteMemory, condition: str
    ) -> None:
        """`condition` is what the reading of every note depends on."""
        self._root, self._memory = str(root), memory
        self._now = memory.clock()
        self._rows = memory.rows(condition)
        self._gone = self._rows.keys() - set(paths)
        came = set(paths) - self._rows.keys()
        self._other_names = {fold_name(stem(path)) for path in self._gone | came}
        self._learnt: dict[str, tuple[tuple[int, ...], Row]] = {}

    def told(self, path: str) -> Told | None:
        """What a note told when it was read last; None if it must be read (again)."""
        row, known = self._rows.get(path), self._memory.at_hand.get(path)
        seen = look(f"{self._root}/{path}")
        if known and known.seen == seen and known.row is row and not self._asks_anew(row):
            return known.told if isinstance(known.told, Told) else None
        sign = sign_of(seen, self._now)
        if row and sign and row.sign == sign and not self._asks_anew(row):
            told = _unpacked(row)
            self._memory.at_hand[path] = AtHand(seen, row, told)
            if told:
                return told
        self._learnt[path] = seen, Row(sign)
        return None

    def learn(self, path: str, asked: frozenset[str], told: Told) -> None:
        """Remember what a note told that had to be read; `asked` are the names its links ask for."""
        seen, row = self._learnt[path]
        with suppress(UnicodeEncodeError):  # a name that is no text: it is read again next time
            row = Row(row.sign, "\n".join(sorted(asked)), PACKER.pack(told) if row.sign else b"")
        if row.told:
            self._learnt[path] = seen, row
            self._memory.at_hand[path] = AtHand(seen, row, told)

    def save(self) -> None:
        """Keep what was learnt; notes that nothing was learnt of are read again next time."""
        changed = {
            path: row if row.told else Row("")
            for path, (_, row) in self._learnt.items()
            if row.told or self._rows.get(path) != Row("")
        }
        if changed or self._gone:
            self._memory.keep(changed, self._gone)

    def _asks_anew(self, row: Row) -> bool:
        """Whether a name that its links ask for stands for another note now."""
        return bool(self._other_names) and not self._other_names.isdisjoint(row.asked.split("\n"))


def _unpacked(row: Row) -> Told | None:
    """What a row tells; None if it is spoilt."""
    try:
        return PACKER.unpack(row.told)
    except ValueError:
        return None

"""What runs have written and what stood there before, kept outside the vault: for undo.

A folder for each time that a run writes, named by its number: `manifest.json` says what was to be
written, `1`, `2`, … are the texts as they were, and `1.displaced` is the very file that was
replaced, so that what an editor still writes into it is found. The manifest is there before the
first note is touched.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from vaulttools.model.texts import Change
from vaulttools.writing import system
from vaulttools.writing.placing import Seen, make_folders, see, write_whole

KEPT = 20
"""How many runs are remembered."""
MANIFEST = "manifest.json"
SWEPT = "swept"
VERSION = 1


def digest(data: bytes | None) -> str | None:
    """The sum by which a text is known; None for a file that is not there."""
    return None if data is None else sha256(data).hexdigest()


class Entry(Struct, frozen=True):
    """One file of a run: the sums of its text before and after."""

    path: str
    before: str | None
    after: str | None
    kept: str = ""
    """The name of the copy of the text before; empty if there was none."""
    saved: int = 0
    """When the file was last saved before, in nanoseconds."""
    is_generated: bool = False


class Record(Struct):
    """What a run has written at one time."""

    store: "Store"
    command: str
    run: str
    is_undo: bool = False
    folder: Path | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def is_lasting(self) -> bool:
        """Whether there is something in it that cannot simply be made again."""
        return not all(entry.is_generated for entry in self.entries)

    @property
    def can_be_taken_back(self) -> bool:
        """Whether undo is about it."""
        return self.is_lasting and not self.is_undo

    def keep(self, jobs: Iterable[tuple[Change, Seen | None]]) -> None:
        """Keep the texts as they are, before any of them is changed; OSError if that fails."""
        folder = self.folder = self.store.new_folder()
        entries: list[Entry] = []
        for number, (change, seen) in enumerate(jobs, 1):
            kept = f"{number}" if seen else ""
            if seen:
                lasts = not change.is_generated
                write_whole(folder / kept, seen.data, 0o600, is_lasting=lasts)
            saved = seen.status.st_mtime_ns if seen else 0
            before, after = digest(change.before), digest(change.after)
            entries.append(Entry(change.path, before, after, kept, saved, change.is_generated))
        self._write(tuple(entries))
        if self.is_lasting:
            system.sync_folder(folder)
            system.sync_folder(folder.parent)

    def take(self, displaced: Path, path: str) -> Path | None:
        """Move a displaced file here; None if it cannot be moved, as from another disk."""
        entry = next((entry for entry in self.entries if entry.path == path), None)
        if self.folder is None or entry is None:
            return None
        place = self.folder / f"{entry.kept}.displaced"
        try:
            system.rename(displaced, place)
        except OSError:
            return None
        with suppress(OSError):
            system.set_mode(place, 0o600)
        return place

    def displaced(self) -> Iterator[tuple[Entry, Path]]:
        """The replaced files that somebody has written to since."""
        for entry in self.entries:
            if self.folder is not None and entry.kept:
                place = self.folder / f"{entry.kept}.displaced"
                with suppress(OSError):
                    is_touched = system.look(place).st_mtime_ns != entry.saved
                    if is_touched and digest(see(place).data) != entry.before:
                        yield entry, place

    def text(self, entry: Entry) -> bytes:
        """The text as it was; OSError if it is not there any more."""
        if self.folder is None or not entry.kept:
            raise FileNotFoundError
        data = see(self.folder / entry.kept).data
        if digest(data) != entry.before:
            raise OSError(5, "it is damaged")
        return data

    def finish(self, done: set[str]) -> None:
        """Say which paths were written in the end; never fails."""
        if self.folder is None:
            return
        entries = tuple(entry for entry in self.entries if entry.path in done)
        with suppress(OSError):
            if not entries:
                self.store.forget(self)
            elif entries != self.entries:
                self._write(entries)
        self.store.sweep()

    def _write(self, entries: tuple[Entry, ...]) -> None:
        assert self.folder is not None  # noqa: S101  # both callers have seen to it
        told = {
            "version": VERSION,
            "command": self.command,
            "run": self.run,
            "is_undo": self.is_undo,
            "entries": [asdict(entry) for entry in entries],
        }
        fresh = self.folder / f"{MANIFEST}.new"
        with suppress(FileNotFoundError):
            system.remove(fresh)
        self.entries = entries
        data = json.dumps(told, indent=1).encode()
        write_whole(fresh, data, 0o600, is_lasting=self.is_lasting)
        system.rename(fresh, self.folder / MANIFEST)
        self.store.known[self.folder] = self


class Store(Struct, frozen=True):
    """The folder of one vault's records, for one run. It is made when it is first written to."""

    folder: Path
    run: str = field(default_factory=lambda: secrets.token_hex(8))
    """By this the records of a run are known to belong together."""
    known: dict[Path, Record] = field(default_factory=dict)
    """The records that were read already."""

    def begin(self, command: str, *, is_undo: bool = False) -> Record:
        """A record for a run; nothing is on the disk until it keeps something."""
        return Record(self, command, self.run, is_undo)

    def records(self) -> list[Record]:
        """The records that can be read, newest first."""
        read = (self._read(folder) for folder in self._folders())
        return [record for record in read if record is not None]

    def written(self) -> dict[str, str | None]:
        """The sum of what was last written to each path."""
        found: dict[str, str | None] = {}
        for record in reversed(self.records()):
            found |= {entry.path: entry.after for entry in record.entries}
        return found

    def forget(self, record: Record) -> None:
        """Remove a record; its manifest goes first. OSError if that fails."""
        if record.folder is not None:
            self._remove(record.folder)

    def sweep(self) -> None:
        """Forget the oldest runs; never fails. Those that can be taken back count apart."""
        kept: dict[bool, set[str]] = {True: set(), False: set()}
        for folder in self._folders():
            record = self._read(folder)
            runs = kept[record is not None and record.can_be_taken_back]
            runs.add(record.run if record else folder.name)
            if len(runs) > KEPT:
                with suppress(OSError):
                    self._remove(folder)

    def take_in(self, file: Path) -> None:
        """Move a file of unknown use here; OSError if it cannot be moved."""
        make_folders(self.folder / SWEPT, 0o700)
        system.rename(file, self.folder / SWEPT / file.name.lstrip("."))

    def new_folder(self) -> Path:
        """The folder of the next record."""
        make_folders(self.folder, 0o700)
        number = max((int(folder.name) for folder in self._folders()), default=0)
        for more in range(1, 100):
            folder = self.folder / f"{number + more:08}"
            with suppress(FileExistsError):
                system.make_folder(folder, 0o700)
                return folder
        raise FileExistsError

    def _folders(self) -> list[Path]:
        try:
            names = system.names(self.folder)
        except OSError:
            return []
        numbers = sorted((int(n), n) for n in names if n.isascii() and n.isdigit())
        return [self.folder / name for _, name in reversed(numbers)]

    def _read(self, folder: Path) -> Record | None:
        if folder in self.known:
            return self.known[folder]
        try:
            told = json.loads(see(folder / MANIFEST).data)
            if told["version"] != VERSION:
                return None
            entries = tuple(_entry(entry) for entry in told["entries"])
            command, run, is_undo = str(told["command"]), str(told["run"]), bool(told["is_undo"])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        return self.known.setdefault(folder, Record(self, command, run, is_undo, folder, entries))

    def _remove(self, folder: Path) -> None:
        """Remove a record; without its manifest, which goes first, it is none."""
        self.known.pop(folder, None)
        for name in sorted(system.names(folder), key=lambda name: name != MANIFEST):
            system.remove(folder / name)
        system.remove_folder(folder)


def _entry(told: dict[str, Any]) -> Entry:
    """An entry as it was written down; ValueError if it cannot be one."""
    entry = Entry(**told)
    texts = (entry.path, entry.before or "", entry.after or "", entry.kept)
    is_sound = all(isinstance(text, str) for text in texts) and isinstance(entry.saved, int)
    if not is_sound or (entry.kept and not entry.kept.isdigit()):
        raise ValueError
    return entry

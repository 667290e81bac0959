"""Taking back what the last run wrote."""

from dataclasses import dataclass, replace
from pathlib import Path

from vaulttools.model.texts import Change, Refusal
from vaulttools.writing import system
from vaulttools.writing.files import WRITTEN, carry_out_into
from vaulttools.writing.manner import Manner
from vaulttools.writing.placing import see
from vaulttools.writing.store import Entry, Record, Store, digest


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the command that had written it and its files; and what is to be said.

    No paths: nothing was changed, and the refusals say why.
    """

    command: str
    paths: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def take_back(root: Path, store: Store, manner: Manner) -> Undone | None:
    """Take the last run back, all of it or nothing; None if there is none left.

    Every file must still hold exactly what that run wrote. Text that is all ours goes back where it
    can and is passed over where it cannot: it is made again anyway.
    """
    for record in store.records():
        if record.can_be_taken_back:
            wanted, refusals = _wanted(root, record)
            if refusals:
                return Undone(record.command, (), refusals)
            if wanted:
                return _take_back(root, record, wanted, manner)
            _forget(record)
    return None


def _wanted(root: Path, record: Record) -> tuple[tuple[Change, ...], tuple[Refusal, ...]]:
    wanted: list[Change] = []
    refusals: list[Refusal] = []
    for entry in record.entries:
        found = _one(root, record, entry)
        if isinstance(found, Change):
            wanted.append(found)
        elif found is not None and not entry.is_generated:
            refusals.append(found)
    return tuple(wanted), tuple(refusals)


def _one(root: Path, record: Record, entry: Entry) -> Change | Refusal | None:
    """What takes one file back; None if it is as it was."""
    try:
        there = see(system.resolve(root / entry.path)).data
    except FileNotFoundError:
        there = None
    except (OSError, ValueError, RuntimeError):
        return Refusal(entry.path, 0, "it cannot be read", "Look at its name and rights.")
    if digest(there) == entry.before:
        return None
    if digest(there) != entry.after:
        what = "it was changed since that run"
        return Refusal(entry.path, 0, what, "Change it back by hand; nothing was taken back.")
    try:
        before = None if entry.before is None else record.text(entry)
    except OSError:
        what = "its text from before that run is not there any more"
        return Refusal(entry.path, 0, what, "Nothing was taken back.")
    return Change(entry.path, there, before, is_generated=entry.is_generated)


def _take_back(root: Path, record: Record, wanted: tuple[Change, ...], manner: Manner) -> Undone:
    said = _write(root, record.store, wanted, manner)
    refused = {refusal.path for refusal in said if refusal.code != WRITTEN}
    if any(change.path in refused and not change.is_generated for change in wanted):
        again = [
            Change(change.path, change.after, change.before, is_generated=change.is_generated)
            for change in wanted
            if change.path not in refused
        ]
        said += _write(root, record.store, tuple(again), manner)
        return Undone(record.command, (), said)
    _forget(record)
    paths = tuple(change.path for change in wanted if change.path not in refused)
    return Undone(record.command, paths, said)


def _write(
    root: Path, store: Store, changes: tuple[Change, ...], manner: Manner
) -> tuple[Refusal, ...]:
    undo = store.begin("undo", is_undo=True)
    return carry_out_into(undo, root, changes, replace(manner, store=store))


def _forget(record: Record) -> None:
    try:
        record.store.forget(record)
    except OSError:
        return  # it is passed over next time: all its files are as they were

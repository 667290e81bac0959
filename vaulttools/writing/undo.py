"""Taking back what the last run wrote."""

from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.model.texts import Change, Refusal
from vaulttools.writing import system
from vaulttools.writing.checking import RefusedError, inside, regular
from vaulttools.writing.files import carry_out_into
from vaulttools.writing.manner import Manner
from vaulttools.writing.placing import see
from vaulttools.writing.store import Entry, Record, Store, digest


class Undone(Struct, frozen=True):
    """What was taken back: the command that had written it and its files; and what is to be said.

    No paths: nothing was changed, and the refusals say why.
    """

    command: str
    paths: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def take_back(
    root: Path, store: Store, manner: Manner, *, only_look: bool = False
) -> Undone | None:
    """Take the last run back, all of it or nothing; None if there is none left.

    Every file must still hold exactly what that run wrote. Text that is all ours goes back where it
    can and is passed over where it cannot: it is made again anyway. With `only_look`, nothing is
    changed, and the paths are those that would be.
    """
    runs: dict[str, list[Record]] = {}
    for record in store.records():
        if not record.is_undo:
            runs.setdefault(record.run, []).append(record)
    for records in runs.values():
        if any(record.can_be_taken_back for record in records):
            wanted, refusals = _wanted(root, records)
            if refusals:
                return Undone(records[0].command, (), refusals)
            if wanted and only_look:
                return Undone(records[0].command, tuple(change.path for change in wanted))
            if wanted:
                return _take_back(root, records, wanted, manner)
            if not only_look:
                _forget(records)
    return None


def _wanted(root: Path, records: list[Record]) -> tuple[tuple[Change, ...], tuple[Refusal, ...]]:
    """The changes that take a run back, whose records come newest first; and why it cannot be."""
    steps: dict[str, list[tuple[Record, Entry]]] = {}
    for record in reversed(records):
        for entry in record.entries:
            steps.setdefault(entry.path, []).append((record, entry))
    wanted: list[Change] = []
    refusals: list[Refusal] = []
    for path, taken in steps.items():
        is_generated = all(entry.is_generated for _, entry in taken)
        found = _one(root, path, taken)
        if isinstance(found, Refusal):
            refusals += [] if is_generated else [found]
        elif found is not None:
            wanted.append(replace(found, is_generated=is_generated))
    return tuple(wanted), tuple(refusals)


def _one(root: Path, path: str, steps: list[tuple[Record, Entry]]) -> Change | Refusal | None:
    """What takes one file back that was written in these steps; None if it is as it was."""
    record, first = steps[0]
    try:
        target = inside(system.resolve(root), path)
        regular(target)
        there = see(target).data
    except RefusedError as refused:
        return Refusal(path, 0, refused.what, refused.hint)
    except FileNotFoundError:
        there = None
    except (OSError, ValueError, RuntimeError):
        return Refusal(path, 0, "it cannot be read", "Look at its name and rights.")
    if digest(there) == first.before:
        return None
    is_chain = all(a.after == b.before for (_, a), (_, b) in pairwise(steps))
    if digest(there) not in {entry.after for _, entry in steps} or not is_chain:
        what = "it was changed since that run"
        return Refusal(path, 0, what, "Change it back by hand; nothing was taken back.")
    try:
        before = None if first.before is None else record.text(first)
    except OSError:
        what = "its text from before that run is not there any more"
        return Refusal(path, 0, what, "Nothing was taken back.")
    return Change(path, there, before)


def _take_back(
    root: Path, records: list[Record], wanted: tuple[Change, ...], manner: Manner
) -> Undone:
    command, store = records[0].command, records[0].store
    said = _write(root, store, wanted, manner)
    refused = {refusal.path for refusal in said if not refusal.is_written}
    if any(change.path in refused and not change.is_generated for change in wanted):
        again = [
            Change(change.path, change.after, change.before, is_generated=change.is_generated)
            for change in wanted
            if change.path not in refused
        ]
        return Undone(command, (), said + _write(root, store, tuple(again), manner))
    _forget(records)
    paths = tuple(change.path for change in wanted if change.path not in refused)
    return Undone(command, paths, said)


def _write(
    root: Path, store: Store, changes: tuple[Change, ...], manner: Manner
) -> tuple[Refusal, ...]:
    undo = store.begin("undo", is_undo=True)
    return carry_out_into(undo, root, changes, replace(manner, store=store))


def _forget(records: list[Record]) -> None:
    """Forget a run, the newest record first: what is left of it then finds its files as they were."""
    with suppress(OSError):
        for record in records:
            record.store.forget(record)

"""Temporary files that a run of ours left beside notes when it was killed."""

import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from vaulttools.writing import system
from vaulttools.writing.manner import Manner
from vaulttools.writing.placing import ENDING, TEMPORARY, see
from vaulttools.writing.store import Store, digest

OLD = 24 * 60 * 60
"""Seconds after which no run can be at work with one any more."""


def sweep(folders: Iterable[Path], manner: Manner) -> None:
    """Remove our old temporary files from folders; what nobody else holds goes into the store.

    Never fails; without a store only empty ones are removed.
    """
    for folder in folders:
        with suppress(OSError):
            for name in system.names(folder):
                if name.startswith(TEMPORARY) and name.endswith(ENDING):
                    _sweep_one(folder / name, manner)


def _sweep_one(file: Path, manner: Manner) -> None:
    with suppress(OSError):
        status = system.look(file)
        age = manner.now() - max(status.st_mtime, status.st_ctime)
        if not stat.S_ISREG(status.st_mode) or age < OLD:
            return
        if not status.st_size or (manner.store and _is_known(file, manner.store)):
            system.remove(file)
        elif manner.store:
            manner.store.take_in(file)


def _is_known(file: Path, store: Store) -> bool:
    """Whether the store has the same text, or the vault had it written to it."""
    sums = {s for record in store.records() for e in record.entries for s in (e.before, e.after)}
    return digest(see(file).data) in sums

"""One run at a time in a vault."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vaulttools.writing.placing import make_folders

NAME = "lock"


class BusyError(Exception):
    """Another run is at work in this vault."""


@contextmanager
def held(folder: Path, patience_seconds: float = 0) -> Iterator[None]:
    """Hold the lock in a folder (it is made if need be); BusyError if another run does not let go.

    The system lets go of it when a run is killed. OSError if the folder cannot be used.
    """
    import filelock  # noqa: PLC0415  # costs time, and only writing needs it

    make_folders(folder, 0o700)
    lock = filelock.FileLock(folder / NAME, timeout=patience_seconds)
    try:
        lock.acquire(poll_interval=0.02)
    except filelock.Timeout:
        raise BusyError from None
    try:
        yield
    finally:
        lock.release()

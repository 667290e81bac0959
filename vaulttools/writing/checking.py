"""Whether a change can be made: the file is still the one that was read, and nobody is at it."""

import math
import stat
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from vaulttools.model.texts import BEING_EDITED, Change, Refusal
from vaulttools.writing import system
from vaulttools.writing.manner import Manner
from vaulttools.writing.placing import Seen, drop_twins, see
from vaulttools.writing.store import digest

PATIENCE = 1.0
"""Seconds that are waited for a file to settle."""
AGAIN = "Run it again."


class RefusedError(Exception):
    """A file must be left alone, or has been written and must be looked at."""

    def __init__(
        self, what: str, hint: str, code: str = "VT071", *, is_passing: bool = False
    ) -> None:
        super().__init__(what)
        self.what, self.hint, self.code, self.is_passing = what, hint, code, is_passing


class Job(Struct, frozen=True):
    """A change that can be made: the file it is about, and what it is now (None: not there)."""

    change: Change
    target: Path
    seen: Seen | None


def check(home: Path, change: Change, manner: Manner, ours: Mapping[str, str | None]) -> Job:
    """The change as a job, after waiting where the manner says so; RefusedError if it cannot be one.

    `ours`: the sums of what we last wrote; nobody else has a hand in a file that still holds it.
    """
    target = inside(home, change.path)
    if change.before is None:
        if _is_there(target):
            raise FileExistsError
        return Job(change, target, None)
    regular(target)
    seen = _unchanged(target, change)
    is_ours = ours.get(change.path) == digest(seen.data)
    if not change.is_generated and not is_ours and _is_recent(seen, manner):
        seen = _wait_for(target, change, seen, manner)
    return Job(change, target, seen)


def untouched(target: Path, seen: Seen) -> None:
    """Nothing if a file is as it was seen, to the last look; else a RefusedError."""
    again = see(target)
    if (again.data, again.mark) != (seen.data, seen.mark):
        raise changed()


def inside(home: Path, path: str) -> Path:
    """The file that a vault path means, links followed; RefusedError if it is not in the vault."""
    target = system.resolve(home / path)
    if not target.is_relative_to(home):
        raise RefusedError(
            "it is a link that leads outside the vault", "Replace the link by a note."
        )
    return target


def changed() -> RefusedError:
    """The refusal of a file that has moved on."""
    return RefusedError("it was changed while this ran", AGAIN, is_passing=True)


def cannot(path: str, error: Exception) -> Refusal:
    """The refusal for what the system said."""
    if isinstance(error, FileNotFoundError):
        return Refusal(path, 0, "it was moved or deleted while this ran", AGAIN, is_passing=True)
    if isinstance(error, FileExistsError):
        what = "somebody has made that file meanwhile"
        return Refusal(path, 0, what, AGAIN, is_passing=True)
    hint = "The file is as it was; make room or give the rights, then run it again."
    return Refusal(path, 0, f"it could not be written ({reason(error)})", hint)


def reason(error: Exception) -> str:
    """What the system said, to stand within a sentence."""
    return (getattr(error, "strerror", None) or "its name cannot be used").lower()


def _is_there(path: Path) -> bool:
    try:
        system.look(path)
    except FileNotFoundError:
        return False
    return True


def regular(target: Path) -> None:
    """Nothing if a file is a regular one with one name, else a RefusedError."""
    status = system.look(target)
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("it is not a regular file", "Rename what stands in its place.")
    if status.st_nlink > 1 and drop_twins(target, status):
        status = system.look(target)
    if status.st_nlink > 1:
        raise RefusedError(
            "it has a second name (a hard link), which replacing it would cut off",
            "Keep one of the two names.",
        )


def _unchanged(target: Path, change: Change) -> Seen:
    seen = see(target)
    if seen.data != change.before:
        raise changed()
    return seen


def _is_recent(seen: Seen, manner: Manner) -> bool:
    """Whether a file was saved a moment ago, or may have been."""
    if not manner.quiet_seconds:
        return False
    age = manner.now() - seen.status.st_mtime
    # A time far ahead is another clock's: it tells nothing, and must not block for ever.
    is_told = age > -manner.quiet_seconds or manner.settle
    return age < manner.quiet_seconds and is_told


def _wait_for(target: Path, change: Change, seen: Seen, manner: Manner) -> Seen:
    """The file when nobody has touched it for the quiet time; RefusedError if that does not come."""
    tries = math.ceil(PATIENCE / manner.quiet_seconds) if manner.settle else 0
    for _ in range(tries):
        manner.wait(manner.quiet_seconds)
        again = _unchanged(target, change)
        if again.mark == seen.mark:
            return again
        seen = again
    what = "it was saved a moment ago and may still be open"
    hint = "It is done on the next run; or run it again with --now."
    raise RefusedError(what, hint, BEING_EDITED, is_passing=True)

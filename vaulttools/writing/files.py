"""The one place that writes: a file is as it was or as it is meant to be, never in between."""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from vaulttools.model.texts import Change, Refusal

TEMPORARY = ".~vaulttools-"
"""How the names of our temporary files begin; note programs and sync services pass over them."""


def carry_out(root: Path, changes: Iterable[Change]) -> tuple[Refusal, ...]:
    """Make the changes, one by one; what cannot be written is said, and the rest goes on.

    A file that is no longer as it was when the change was decided is left alone.
    """
    home = root.resolve()
    refusals: list[Refusal] = []
    for change in changes:
        try:
            _apply(home, change)
        except _RefusedError as refused:
            refusals.append(Refusal(change.path, 0, refused.what, refused.hint))
        except (OSError, ValueError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "its name cannot be used"
            hint = "The file is as it was; make room or give the rights, then run it again."
            refusals.append(
                Refusal(change.path, 0, f"it could not be written ({reason.lower()})", hint)
            )
    return tuple(refusals)


class _RefusedError(Exception):
    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def _apply(home: Path, change: Change) -> None:
    target = (home / change.path).resolve()
    if not target.is_relative_to(home):
        raise _RefusedError(
            "it is a link that leads outside the vault", "Replace the link by a note."
        )
    if change.before is None:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_new(target, change.after or b"")
        return
    status = target.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise _RefusedError("it is not a regular file", "Rename what stands in its place.")
    if status.st_nlink > 1:
        raise _RefusedError(
            "it has a second name (a hard link), which replacing it would cut off",
            "Keep one of the two names.",
        )
    if target.read_bytes() != change.before:
        raise _RefusedError("it was changed while this ran", "Run it again.")
    if change.after is None:
        target.unlink()
    else:
        _replace(target, change.after, stat.S_IMODE(status.st_mode))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there; OSError if that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)


def write_new(target: Path, data: bytes) -> None:
    """Make a file that is not there yet, whole or not at all; FileExistsError if it is there."""
    temporary = _write_beside(target, data, None)
    try:
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _replace(target: Path, data: bytes, mode: int) -> None:
    temporary = _write_beside(target, data, mode)
    try:
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _write_beside(target: Path, data: bytes, mode: int | None) -> Path:
    """A temporary file in the target's folder with these bytes, on the disk."""
    temporary = target.parent / f"{TEMPORARY}{secrets.token_hex(6)}.tmp"
    is_whole = False
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        is_whole = True
    finally:
        if not is_whole:
            temporary.unlink(missing_ok=True)
    return temporary

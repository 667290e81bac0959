"""What a vault looks like from outside: changes with every save, and is taken without opening a note.

Of each note it holds name, size, times and inode. The time of the last change of status (`ctime`)
is among them, because programs set back the other one, and nobody can set back this. Of everything
else it holds the name. It knows more than the reader looks at: too much costs time, never truth.
"""

import os
import stat
from marshal import dumps

from vaulttools.model.beside import OBSIDIAN, OBSIDIAN_SETTINGS, SETTINGS, UNFINISHED

__all__ = ["Fingerprint", "blake2b", "fingerprint", "is_settled", "look"]

try:
    from _blake2 import blake2b  # the same without loading OpenSSL, a third of the start of Python
except ImportError:
    from hashlib import blake2b  # not CPython

TICK = 100_000_000
"""Nanoseconds within which two saves may look alike; the clocks of file systems tick in 1 to 10 ms."""
COARSE_TICK = 3_000_000_000
"""The same where a file system counts in seconds."""
IS_WINDOWS = os.name == "nt"
"""There the time of the last change of status is not kept."""
BY_HANDLE = os.scandir in os.supports_fd
"""A tenth faster: the system need not find every folder anew for each of its files."""
_SECOND = 1_000_000_000


class Fingerprint:
    """What was seen, and the time of the newest change, in nanoseconds since 1970."""

    def __init__(self, mark: bytes, newest: int) -> None:
        self.mark = mark
        self.newest = newest

    def is_settled(self, taken: int) -> bool:
        """Whether every later change must show in it; see `is_settled`."""
        return is_settled(self.newest, taken)


def is_settled(newest: int, taken: int) -> bool:
    """Whether every later change must show; not if the newest one was in the tick of the look.

    `taken` is the time before the look, both are in nanoseconds since 1970. It is git's rule for racy
    files.
    """
    return newest + (TICK if newest % _SECOND else COARSE_TICK) < taken


def fingerprint(root: str) -> Fingerprint:
    """Look at everything below a vault's root; raises OSError where its folders cannot be listed."""
    seen = blake2b(dumps(_around(root), 2), digest_size=20)
    newest = 0
    pending = [root]
    while pending:
        folder = pending.pop()
        rows: list[object] = [folder]
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY) if BY_HANDLE else None
        try:
            with os.scandir(folder if handle is None else handle) as entries:
                for entry in entries:
                    name = entry.name
                    if name[-3:] == ".md" and entry.is_file(follow_symlinks=False):
                        status = entry.stat(follow_symlinks=False)
                        changed = status.st_mtime_ns if IS_WINDOWS else status.st_ctime_ns
                        rows += (name, changed, status.st_size, status.st_ino)
                        newest = max(newest, changed)
                        continue
                    rows.append(name)
                    if name[0] == ".":
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(f"{folder}/{name}")
                    elif entry.is_symlink():
                        rows.append(_led(f"{folder}/{name}"))
                    elif name[-3:].lower() == ".md" or name[-5:] == ".base":
                        seen_of = look(f"{folder}/{name}")
                        rows.append(seen_of)
                        newest = max((newest, *seen_of[-2:]))
        finally:
            if handle is not None:
                os.close(handle)
        seen.update(dumps(rows, 2))
    return Fingerprint(seen.digest(), newest)


def _around(root: str) -> list[object]:
    """What counts besides the notes: settings, and what git is in the middle of."""
    found: list[object] = [look(f"{root}/{OBSIDIAN}/{name}") for name in OBSIDIAN_SETTINGS]
    folder, is_git_found = root, False
    while True:
        found.append(look(f"{folder}/{SETTINGS}"))
        if not is_git_found and (git := look(f"{folder}/.git")):
            is_git_found = True
            found += [git, *(os.path.lexists(f"{_git(folder)}/{name}") for name in UNFINISHED)]
        above = os.path.dirname(folder)  # noqa: PTH120 - pathlib would double the start-up
        if above == folder:
            return found
        folder = above


def _git(folder: str) -> str:
    """The folder in which git keeps its state; a `.git` file of a worktree names it."""
    path = f"{folder}/.git"
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            named = os.fsdecode(file.read(8_192)).partition("gitdir:")[2].strip().split("\n")[0]
    except OSError:
        return path
    return os.path.join(folder, named) if named else path  # noqa: PTH118 - as above


def look(path: str) -> tuple[int, ...]:
    """A file's size, inode, and times of saving and of the last change; less for a folder, () for nothing."""
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return ()
    if stat.S_ISDIR(status.st_mode):
        return (status.st_mode, status.st_ino)
    return (status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)


def _led(path: str) -> tuple[object, ...]:
    """Where a link leads, and what is there."""
    try:
        return (os.readlink(path), *look(path))  # noqa: PTH115 - as above
    except OSError:
        return ()

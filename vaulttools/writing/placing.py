"""One file beside another, two files swapped, one put back: the steps that writing is made of."""

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from vaulttools.writing import system

TEMPORARY, ENDING = ".~vaulttools-", ".tmp"
"""How the names of our temporary files begin and end; note programs and sync services pass over them."""
MEANWHILE = "saved while vaulttools wrote"
"""What stands in the name of a copy that keeps a text which somebody saved at the same moment."""
PIECE = 1 << 20


class Seen(Struct, frozen=True):
    """A file as it was at one moment; equal marks mean that nobody touched it in between."""

    data: bytes
    status: os.stat_result

    @property
    def mark(self) -> tuple[int, ...]:
        """What changes when a file is touched or replaced."""
        s = self.status
        return (s.st_dev, s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns)


def see(path: Path) -> Seen:
    """Read a file."""
    handle = system.open_to_read(path)
    try:
        status = system.facts(handle)
        parts: list[bytes] = []
        while part := system.read(handle, PIECE):
            parts.append(part)
    finally:
        system.close(handle)
    return Seen(b"".join(parts), status)


class Beside(Struct, frozen=True):
    """A temporary file of ours, whole and on the disk."""

    path: Path
    mark: tuple[int, int]

    def drop(self) -> None:
        """Remove it, unless another file has its name by now."""
        with suppress(OSError):
            status = system.look(self.path)
            if (status.st_dev, status.st_ino) == self.mark:
                system.remove(self.path)


def temporary_name(target: Path) -> Path:
    """A name in the same folder that nobody has."""
    return target.parent / f"{TEMPORARY}{secrets.token_hex(6)}{ENDING}"


def write_whole(
    path: Path, data: bytes, mode: int, like: Path | None = None, *, is_lasting: bool = True
) -> tuple[int, int]:
    """Make a file with these bytes or none; give back which one it is (device and inode).

    It gets the mode, owner and attributes of the file `like`. `is_lasting`: a power cut spares it.
    """
    is_whole = False
    handle = system.open_new(path, mode)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[system.write(handle, rest) :]
            if like is not None:
                _take_after(handle, like)
            if is_lasting:
                system.sync(handle)
            status = system.facts(handle)
        finally:
            system.close(handle)
        is_whole = True
    finally:
        if not is_whole:
            with suppress(OSError):
                system.remove(path)
    return status.st_dev, status.st_ino


def write_beside(target: Path, data: bytes, *, is_new: bool) -> Beside:
    """A temporary file in the target's folder that can take its place."""
    path = temporary_name(target)
    if is_new:
        return Beside(path, write_whole(path, data, 0o666))
    return Beside(path, write_whole(path, data, 0o600, target))


def _take_after(handle: int, old: Path) -> None:
    """Mode, owner and attributes of the old file; only the mode must succeed."""
    status = system.look(old)
    ours = system.facts(handle)
    if (status.st_uid, status.st_gid) != (ours.st_uid, ours.st_gid):
        try:
            system.set_owner(handle, status.st_uid, status.st_gid)
        except OSError:
            with suppress(OSError):
                system.set_owner(handle, -1, status.st_gid)
    system.set_mode(handle, stat.S_IMODE(status.st_mode))
    with suppress(OSError):
        for name, value in system.attributes(old).items():
            with suppress(OSError):
                system.set_attribute(handle, name, value)


def place_new(file: Path, target: Path) -> None:
    """Give a file a name that must not be taken; FileExistsError if it is."""
    try:
        system.rename_new(file, target)
    except OSError as error:
        if error.errno not in system.CANNOT:
            raise
    else:
        return
    try:
        system.link(file, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with suppress(FileNotFoundError):
            system.look(target)
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        system.rename(file, target)
    else:
        with suppress(OSError):
            system.remove(file)


def swap(file: Path, target: Path) -> Path | None:
    """Put a file in the target's place; give back where the displaced one is now.

    Where two files cannot be swapped in one step, the displaced one is given a second name first.
    None: the file system can do neither, and the displaced file is gone.
    """
    try:
        system.exchange(file, target)
    except OSError as error:
        if error.errno not in system.CANNOT:
            raise
    else:
        return file
    aside = temporary_name(target)
    has_links = True
    try:
        system.link(target, aside)
    except OSError as error:
        if error.errno not in system.CANNOT:
            raise
        has_links = False
    try:
        system.rename(file, target)
    except BaseException:
        if has_links:
            with suppress(OSError):
                system.remove(aside)
        raise
    return aside if has_links else None


def put_back(displaced: Path, target: Path, ours: bytes | None) -> str:
    """Put a displaced file back where ours stands now; `ours` None: where nothing stands.

    When that is not possible any more, the displaced file is kept beside it: the name it has then.
    """
    try:
        there = see(target).data
    except FileNotFoundError:
        there = None
    if there != ours:
        return keep_beside(displaced, target)
    if ours is None:
        try:
            place_new(displaced, target)
        except FileExistsError:
            return keep_beside(displaced, target)
        return ""
    left = swap(displaced, target)
    if left is not None:
        with suppress(OSError):  # what cannot be read or removed is swept up later
            if see(left).data != ours:
                return keep_beside(left, target)
            system.remove(left)
    return ""


def keep_beside(file: Path, target: Path) -> str:
    """Give a file a free name beside the target, one that is read as a note; the name."""
    for number in range(1, 1000):
        more = f" {number}" if number > 1 else ""
        name = f"{target.stem[:60]} ({MEANWHILE}{more}){target.suffix}"
        with suppress(FileExistsError):
            place_new(file, target.parent / name)
            return name
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def make_folders(folder: Path, mode: int = 0o777) -> list[Path]:
    """Make a folder, and those above it; give back those that were not there. OSError if it cannot be."""
    try:
        system.make_folder(folder, mode)
    except FileNotFoundError:
        made = make_folders(folder.parent, mode)
        with suppress(FileExistsError):
            system.make_folder(folder, mode)
        return [*made, folder]
    except FileExistsError:
        if not stat.S_ISDIR(system.look(system.resolve(folder)).st_mode):
            raise
        return []
    return [folder]


def drop_twins(target: Path, status: os.stat_result) -> bool:
    """Remove second names that a run of ours which was killed has left; whether there were any."""
    found = False
    for name in system.names(target.parent):
        if name.startswith(TEMPORARY):
            twin = system.look(target.parent / name)
            if (twin.st_dev, twin.st_ino) == (status.st_dev, status.st_ino):
                system.remove(target.parent / name)
                found = True
    return found

"""Every call to the system that writing makes, one small function each.

Nothing else in this room touches the disk, so that a test can let any one of the calls fail.
"""

import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""What a file system answers to a call that it does not know."""

AT_THIS_FOLDER = -100
KEEP_OTHER, SWAP = 1, 2
MAC_SWAP, MAC_KEEP_OTHER = 2, 4
BINARY = getattr(os, "O_BINARY", 0)
CAREFUL = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | BINARY


# Files that are open


def open_to_read(path: Path) -> int:
    """A handle on a file; never blocks on a pipe."""
    return os.open(path, os.O_RDONLY | CAREFUL)


def open_new(path: Path, mode: int) -> int:
    """A handle on a file that was not there before; FileExistsError if it was."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode)


def facts(handle: int) -> os.stat_result:
    """What the system says of an open file."""
    return os.fstat(handle)


def read(handle: int, most: int) -> bytes:
    """Some of the bytes that come next; none at the end."""
    return os.read(handle, most)


def write(handle: int, data: memoryview) -> int:
    """Write some of the bytes; give back how many."""
    return os.write(handle, data)


def sync(handle: int) -> None:
    """Have the bytes on the disk."""
    os.fsync(handle)


def close(handle: int) -> None:
    """Let go of an open file."""
    os.close(handle)


def set_mode(file: int | Path, mode: int) -> None:
    """Who may read and write; for an open file only where the system can."""
    if isinstance(file, Path) or os.chmod in os.supports_fd:
        os.chmod(file, mode)  # noqa: PTH101  # a path or a handle


def set_owner(handle: int, user: int, group: int) -> None:
    """Whose the file is, where files belong to somebody."""
    if sys.platform != "win32":
        os.fchown(handle, user, group)


def attributes(path: Path) -> dict[str, bytes]:
    """A file's extended attributes, where there are any (access lists among them)."""
    if sys.platform != "linux":
        return {}
    return {name: os.getxattr(path, name) for name in os.listxattr(path)}


def set_attribute(handle: int, name: str, value: bytes) -> None:
    """Set an extended attribute of an open file."""
    if sys.platform == "linux":
        os.setxattr(handle, name, value)


# Names


def resolve(path: Path) -> Path:
    """The path with every link in it followed."""
    return path.resolve()


def look(path: Path) -> os.stat_result:
    """What the system says of what stands at a path; a link is not followed."""
    return path.lstat()


def names(folder: Path) -> list[str]:
    """The names in a folder."""
    return [entry.name for entry in folder.iterdir()]


def exchange(first: Path, second: Path) -> None:
    """Swap two files in one step; an OSError from CANNOT where that is not possible."""
    _rename_with(first, second, SWAP, MAC_SWAP)


def rename_new(old: Path, new: Path) -> None:
    """Rename unless there is such a name; an OSError from CANNOT where that is not possible."""
    if sys.platform == "win32":
        old.rename(new)
    else:
        _rename_with(old, new, KEEP_OTHER, MAC_KEEP_OTHER)


def rename(old: Path, new: Path) -> None:
    """Rename in one step; what had the new name is gone."""
    old.replace(new)


def link(old: Path, new: Path) -> None:
    """Give a file a second name."""
    os.link(old, new)


def remove(path: Path) -> None:
    """Take a file's name away."""
    path.unlink()


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder; FileExistsError if something has that name."""
    folder.mkdir(mode)


def remove_folder(folder: Path) -> None:
    """Take away an empty folder."""
    folder.rmdir()


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT:
            raise
    finally:
        os.close(handle)


def _rename_with(first: Path, second: Path, linux: int, mac: int) -> None:
    paths = os.fsencode(first), os.fsencode(second)
    if any(b"\0" in path for path in paths):
        raise ValueError("embedded null byte")
    if sys.platform == "darwin":
        code = _call("renamex_np", *paths, mac)
    else:
        code = _call("renameat2", AT_THIS_FOLDER, paths[0], AT_THIS_FOLDER, paths[1], linux)
    if code:
        raise OSError(code, os.strerror(code), str(first), None, str(second))


def _call(name: str, *arguments: int | bytes) -> int:
    """Call the C library; 0, or the number of the error."""
    if sys.platform == "win32":
        return errno.ENOSYS
    import ctypes  # noqa: PLC0415  # costs time, and only writing needs it

    function = getattr(_library(), name, None)
    if function is None:
        return errno.ENOSYS
    return ctypes.get_errno() if function(*arguments) else 0


@cache
def _library() -> Any:  # noqa: ANN401  # it has whatever functions it has
    import ctypes  # noqa: PLC0415  # as above

    return ctypes.CDLL(None, use_errno=True)

"""Bytes from the disk, and text from bytes: careful with everything that is not a plain note."""

import codecs
import os
import stat
from pathlib import Path

from msgspec import Struct

from vaulttools.model.problem import Place, Problem

LARGEST = 5_000_000
"""Bytes; a note beyond this is not read whole."""
LARGEST_OF_OURS = 100_000_000
"""Bytes; the board of a hundred thousand people has more than a note may have, and is still ours to keep."""
HEAD = 65_536
"""Bytes of a larger note that are read to see whose it is."""
TRIES = 3
"""How often a note is read that changes while it is read."""


class Source(Struct, frozen=True):
    """A note as it stands on the disk. `text` has no byte order mark."""

    path: str
    data: bytes
    text: str
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True
    """False when only the head of it was read, or when it holds bytes that are no text."""


def read_source(root: Path, path: str, largest: int = LARGEST) -> Source | Problem:
    """Read one note, or say why it cannot be read. Never blocks on a pipe or a device.

    Of one with more bytes than `largest` only the head is read.
    """
    try:
        for _ in range(TRIES):
            before, data, after = _look_read_look(f"{root}/{path}", largest)
            if _mark(before) == _mark(after):
                return _source(path, before, data, largest)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        return Problem(
            Place(path, 0),
            "VT005",
            f"cannot be opened ({reason.lower()})",
            "Its contact is missing from the due list until it can.",
        )
    return Problem(Place(path, 0), "VT006", "is being saved while it is read", "Run it again.")


def _source(path: str, status: os.stat_result, data: bytes, largest: int) -> Source | Problem:
    if not stat.S_ISREG(status.st_mode):
        return Problem(Place(path, 0), "VT001", "is not a regular file", "It is left alone.")
    if status.st_size > largest:
        problem = Problem(
            Place(path, 0),
            "VT002",
            f"is {-(-status.st_size // 1_000_000)} MB large",
            "Notes up to 5 MB are read; move what is not a note out of it.",
        )
        return Source(path, data, data.decode("utf-8-sig", "replace"), (problem,), is_whole=False)
    return decode(path, data)


def read_named(root: Path, path: str, largest: int = LARGEST) -> Source | Problem | None:
    """The same of a file that may be there; None if it is not. A link that leads outside is not followed."""
    try:
        target = (root / path).resolve(strict=True)
        is_inside = target.is_relative_to(root.resolve())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, RuntimeError, ValueError):
        return Problem(Place(path, 0), "VT005", "cannot be opened", "Look at its name and rights.")
    if not is_inside:
        hint = "It is not opened; put the file itself into the vault."
        return Problem(Place(path, 0), "VT001", "is a link that leads outside the vault", hint)
    return read_source(root, path, largest)


def _look_read_look(path: str, largest: int) -> tuple[os.stat_result, bytes, os.stat_result]:
    """The bytes of a regular file, and what the system said of it before and after."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            return before, b"", before
        data = _read(handle, HEAD if before.st_size > largest else largest)
        return before, data, os.fstat(handle)
    finally:
        os.close(handle)


def _mark(status: os.stat_result) -> tuple[int, int, int]:
    """What changes when a file is saved."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def _read(handle: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(handle, min(most, HEAD))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def decode(path: str, data: bytes) -> Source:
    """Text from a note's bytes. What is not UTF-8 is read as well as it can be, with a problem."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = _not_utf8(path, 1, "it is UTF-16")
        return Source(path, data, data.decode("utf-16", "replace").lstrip("\ufeff"), (problem,))
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        problem = Problem(
            Place(path, line),
            "VT003",
            "there is a NUL byte in this note",
            "It is read no further and never written to; restore it from a copy.",
        )
        text = data.replace(b"\0", b"\xef\xbf\xbd").decode("utf-8", "replace")
        return Source(path, data, text.lstrip("\ufeff"), (problem,), is_whole=False)
    try:
        return Source(path, data, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        byte = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        text = data.removeprefix(codecs.BOM_UTF8).decode("cp1252", "replace")
        return Source(path, data, text, (_not_utf8(path, line, byte),))


def _not_utf8(path: str, line: int, what: str) -> Problem:
    return Problem(
        Place(path, line),
        "VT004",
        f"this note is not UTF-8 text: {what}",
        "Save it as UTF-8; until then it is read as well as possible and never written to.",
    )

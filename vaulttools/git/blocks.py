"""Our lines in a file of somebody else's, between two comments: put in and taken out. Pure.

They stand at the top, for three reasons: what the owner wrote below has the last word with git, no
byte of it changes (not even a missing last line end), and taking them out is the exact reverse.
"""

import re

from msgspec import Struct

BEGIN = '# vaulttools (begin): kept by "vaulttools git setup"; your own lines go below the end'
BEGIN_MADE = BEGIN.replace("(begin)", "(begin of a file that it made)")
"""The same in a file that was not there before, so that it can go with the lines."""
END = "# vaulttools (end)"
_BOM = "\ufeff"


class CannotPlaceError(Exception):
    """A file in which nothing can be put in or taken out: what is wrong, and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class Block(Struct, frozen=True):
    """Lines of ours, without line ends."""

    lines: tuple[str, ...]
    first: str = ""
    """A line that must stand above them (`#!/bin/sh`); it is written into a file that is made."""
    earlier: str = ""
    """A pattern of lines that are ours, too: those of another installation."""

    def is_ours(self, line: str) -> bool:
        """Whether a line between the comments was written by us."""
        return line in self.lines or bool(self.earlier and re.fullmatch(self.earlier, line))


def has_block(data: bytes | None) -> bool:
    """Whether lines of ours stand in a file, whatever they are."""
    return data is not None and _find(_lines(data)[1]) is not None


def put_in(data: bytes | None, block: Block) -> bytes:
    """A file (None: not there yet) with our lines in it.

    What somebody else wrote between the comments moves below them. Where all is as it should be,
    the very same bytes come back. CannotPlaceError if it cannot be done.
    """
    bom, lines = _lines(data) if data is not None else ("", [])
    end = "\r\n" if 2 * sum(x.endswith("\r\n") for x in lines) > len(lines) else "\n"
    ours = [f"{line}{end}" for line in block.lines]
    found = _find(lines)
    if found is None:
        begin = BEGIN if data is not None else BEGIN_MADE
        above = 1 if block.first else 0
        if data is None and block.first:
            lines = [f"{block.first}{end}"]
        lines[above:above] = [f"{begin}{end}", *ours, f"{END}{end}"]
        return _bytes(bom, lines)
    start, stop = found
    inner = lines[start + 1 : stop]
    if tuple(map(_bare, inner)) == block.lines:
        return data or b""
    others = [line for line in inner if not block.is_ours(_bare(line))]
    last = [f"{END}{end}"] if others else [lines[stop]]
    lines[start + 1 : stop + 1] = [*ours, *last, *others]
    return _bytes(bom, lines)


def taken_out(data: bytes, block: Block) -> bytes | None:
    """A file without our lines; None if it was made for them and holds nothing else."""
    if b"# vaulttools (begin" not in data:
        return data  # whatever it is, a program or UTF-16: nothing of ours is in it
    bom, lines = _lines(data)
    found = _find(lines)
    if found is None:
        return data
    start, stop = found
    is_made = _bare(lines[start]) == BEGIN_MADE
    others = [line for line in lines[start + 1 : stop] if not block.is_ours(_bare(line))]
    lines[start : stop + 1] = others
    is_empty = [_bare(line) for line in lines] == ([block.first] if block.first else [])
    return None if is_made and is_empty else _bytes(bom, lines)


def _lines(data: bytes) -> tuple[str, list[str]]:
    """A byte order mark, if there is one, and the lines with their ends; joined they are the file."""
    if b"\0" in data:
        hint = "Save it as UTF-8 text; git reads nothing in it as it is."
        raise CannotPlaceError("it is not plain text", hint)
    text = data.decode("utf-8", "surrogateescape")
    bom = _BOM if text.startswith(_BOM) else ""
    return bom, re.findall(r"[^\n]*\n|[^\n]+", text.removeprefix(_BOM))


def _bytes(bom: str, lines: list[str]) -> bytes:
    return f"{bom}{''.join(lines)}".encode("utf-8", "surrogateescape")


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _find(lines: list[str]) -> tuple[int, int] | None:
    """The positions of the two comments; None if there are none."""
    bare = [_bare(line) for line in lines]
    start = next((n for n, line in enumerate(bare) if line in {BEGIN, BEGIN_MADE}), None)
    if start is None:
        return None
    if END not in bare[start:]:
        hint = f"Write “{END}” below our lines, or delete them all."
        raise CannotPlaceError(f"the line “{END}” is missing below line {start + 1}", hint)
    return start, bare.index(END, start)

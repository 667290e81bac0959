"""The text between our markers: where it stands.

A region looks like this, each marker alone on its line and outside code::

    <!-- vaulttools:due -->

    … generated lines …

    <!-- ours 1aB2c3D4 -->
    <!-- /vaulttools:due -->

Which lines between them are ours, and which the owner's: typed.py.
"""

import re
from typing import NamedTuple

from vaulttools.lines import split_lines

OPENS = re.compile(r"<!-- vaulttools:([a-z][a-z-]*) -->")
CLOSES = re.compile(r"<!-- /vaulttools:([a-z][a-z-]*) -->")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
MOST_INDENT = 3
"""Columns; what stands further in is code."""
SIGN = b"<!-- vaulttools:"
CLOSING_SIGN = b"<!-- /vaulttools:"
"""What a note with a region holds somewhere; a cheap test before looking closer."""


class DamagedRegionError(ValueError):
    """Markers that cannot be trusted. `line` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


class Region(NamedTuple):
    """A region's name and its lines, from 0: `start` and `end` are those of the two markers."""

    name: str
    start: int
    end: int


def find_regions(lines: list[str]) -> tuple[Region, ...]:
    """The regions of a note, in order; the lines are without their ends.

    Raises DamagedRegionError when a marker is missing its partner, stands inside another region,
    or when a name occurs twice.
    """
    found: list[Region] = []
    opened: tuple[str, int] | None = None
    fence = ""
    for number, line in enumerate(lines):
        fence = fence_after(fence, line)
        if fence or indent(line) > MOST_INDENT:
            continue
        stripped = line.strip()
        if match := OPENS.fullmatch(stripped):
            if opened:
                raise DamagedRegionError(
                    number + 1,
                    f"“{stripped}” stands inside the region that line {opened[1] + 1} opens",
                )
            opened = (match[1], number)
        elif match := CLOSES.fullmatch(stripped):
            if not opened or opened[0] != match[1]:
                raise DamagedRegionError(
                    number + 1, f"“{stripped}” closes a region that is not open"
                )
            found.append(Region(match[1], opened[1], number))
            opened = None
    if opened:
        raise DamagedRegionError(
            opened[1] + 1, f"the region “vaulttools:{opened[0]}” is opened and never closed"
        )
    names = [region.name for region in found]
    for region in found:
        if names.count(region.name) > 1:
            raise DamagedRegionError(
                region.start + 1, f"the region “vaulttools:{region.name}” stands in this note twice"
            )
    return tuple(found)


def fence_after(fence: str, line: str) -> str:
    """The code fence that is open after a line, given the one open before it."""
    match = FENCE.fullmatch(line)
    if not match:
        return fence
    if not fence:
        return "" if match[1][0] == "`" and "`" in match[2] else match[1]
    closes = match[1][0] == fence[0] and len(match[1]) >= len(fence) and not match[2].strip()
    return "" if closes else fence


def inside(regions: tuple[Region, ...], line: int) -> bool:
    """Whether a line (from 0) stands between markers."""
    return any(region.start <= line <= region.end for region in regions)


def indent(line: str) -> int:
    """How far a line stands in, in columns; a tab goes to the next fourth."""
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def without_regions(text: str) -> str:
    """A note's text with nothing between its markers; a note with damaged markers as it is."""
    lines = split_lines(text)
    try:
        regions = find_regions([line.rstrip("\r\n") for line in lines])
    except DamagedRegionError:
        return text
    for region in reversed(regions):
        del lines[region.start + 1 : region.end]
    return "".join(lines)

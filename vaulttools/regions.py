"""The text between our markers: where it stands, and which of its lines are the owner's.

A region looks like this, each marker alone on its line and outside code::

    <!-- vaulttools:due -->

    … generated lines …

    <!-- ours 1aB2c3D4 -->
    <!-- /vaulttools:due -->

The `ours` line holds a short sum of each generated line. Whatever else is found between the
markers was typed by the owner, and is kept word for word.
"""

import re
from base64 import urlsafe_b64encode
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from vaulttools.lines import split_lines

OPENS = re.compile(r"<!-- vaulttools:([a-z][a-z-]*) -->")
CLOSES = re.compile(r"<!-- /vaulttools:([a-z][a-z-]*) -->")
_LENGTH = 5
SUMS = re.compile(rf"<!-- ours ((?:[A-Za-z0-9_-]{{{_LENGTH}}})*) -->")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])(?:\s|$)")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
MOST_INDENT = 3
"""Columns; what stands further in is code."""
SIGN = b"<!-- vaulttools:"
CLOSING_SIGN = b"<!-- /vaulttools:"
"""What a note with a region holds somewhere; a cheap test before looking closer."""

KEPT_TITLE = "### Kept as you wrote it"
KEPT_WORDS = (
    "*These lines were typed into generated text. Nothing was done with them: "
    "log what you did with `vaulttools log`, then delete them here.*"
)


class DamagedRegionError(ValueError):
    """Markers that cannot be trusted. `line` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


@dataclass(frozen=True, slots=True)
class Region:
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
        fence = _fence_after(fence, line)
        if fence or _indent(line) > MOST_INDENT:
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


def _fence_after(fence: str, line: str) -> str:
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


def typed_lines(old: list[str]) -> list[str]:
    """The lines between two markers that we did not write, with the list items they stand under.

    Empty lines between two of them stay. Raises ValueError when there are lines but not the line
    of sums.
    """
    sums = _sums(old)
    typed: list[str] = []
    parents: list[tuple[str, bool]] = []
    blanks: list[str] = []
    for line in old:
        if not line.strip():
            blanks.append(line)
            continue
        while parents and _indent(parents[-1][0]) >= _indent(line):
            parents.pop()
        sign = _sum(line)
        is_ours = sums[sign] > 0 or SUMS.fullmatch(line.strip()) is not None
        if is_ours:
            sums[sign] -= 1
        else:
            above = [parent for parent, is_kept in parents if not is_kept]
            typed += [*(blanks if typed and not above else []), *above, line]
            parents = [(parent, True) for parent, _ in parents]
        blanks = []
        if _ITEM.match(line):
            parents.append((line, not is_ours))
    return typed


def _sums(old: list[str]) -> Counter[str]:
    """How often each line of ours stood between the markers, from the line of sums."""
    found = [match[1] for line in old if (match := SUMS.fullmatch(line.strip()))]
    if not found and any(line.strip() for line in old):
        raise ValueError
    return Counter(sums[i : i + _LENGTH] for sums in found for i in range(0, len(sums), _LENGTH))


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _sum(line: str) -> str:
    return urlsafe_b64encode(sha256(line.rstrip().encode("utf-8", "surrogatepass")).digest())[
        :_LENGTH
    ].decode()


def compose(body: str, typed: list[str]) -> list[str]:
    """The lines to stand between the markers: the generated body, then what the owner typed."""
    lines = body.split("\n")
    ours = [line for line in lines if line.strip()]
    kept: list[str] = []
    if typed:
        kept = ["", KEPT_TITLE, "", KEPT_WORDS, "", *typed]
        ours += [KEPT_TITLE, KEPT_WORDS]
    sums = "".join(_sum(line) for line in ours)
    return ["", *lines, *kept, "", f"<!-- ours {sums} -->"]


def new_note(name: str, title: str, body: str) -> str:
    """A whole note with one region in it."""
    inner = "\n".join(compose(body, []))
    return f"# {title}\n\n<!-- vaulttools:{name} -->\n{inner}\n<!-- /vaulttools:{name} -->\n"


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

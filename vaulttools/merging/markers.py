"""A text in which git's markers stand becomes the versions that it was made of."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from vaulttools.lines import split_lines
from vaulttools.merging.body import region_end
from vaulttools.merging.crossed import Line, keys_told_once, sections_once, things_once
from vaulttools.merging.front import key_of, split_front
from vaulttools.merging.generated import is_board
from vaulttools.merging.note import BOM
from vaulttools.merging.prose import whole_merge
from vaulttools.merging.sides import MARKER_SIZE, Open, marker
from vaulttools.merging.texts import merge_clean
from vaulttools.regions import fence_after

DEEPEST = 20
"""Conflicts within each other that are told apart."""
LOOKS = 4
"""How often what is left open is looked at again: with less around it, it may have become plain."""


class Conflict(NamedTuple):
    """What stands between markers: the lines of both sides and, if git wrote them, of the base."""

    ours: list[str]
    base: list[str] | None
    theirs: list[str]
    end: int
    """The line after it, from 0."""
    is_crossed: bool
    """Whether it crosses or holds another one."""


class Mended(NamedTuple):
    """A text without the markers that need not be there, and what is left open in it."""

    text: str
    opens: list[Open]
    beside: str | None


def mended(text: str, path: str, base: str | None = None) -> Mended | None:
    """The text with everything merged that can be; None if no markers of git's stand in it.

    `base`: the version that both sides began with, if the markers do not tell it and git does.
    Markers in code are an example, and left alone. Raises ValueError as `merge_texts` does.
    """
    found = _mended(text, path, base)
    for _ in range(LOOKS):
        again = _mended(found.text, path, base) if found and found.opens else None
        if found is None or again is None or again.text == found.text:
            break
        found = again._replace(beside=again.beside or found.beside)
    return found


class _BaseFrom(Enum):
    """Who tells what both sides of a conflict began with."""

    MARKERS = auto()
    GIT = auto()
    NOBODY = auto()


def _mended(text: str, path: str, base: str | None) -> Mended | None:
    found: Mended | None = None
    for source in _BaseFrom:
        now = found.text if found else text
        versions = _versions(now, source, is_base_known=base is not None)
        if versions is None:
            continue
        old, ours, theirs = versions
        known = {_BaseFrom.MARKERS: old, _BaseFrom.GIT: base}.get(source)
        merged = merge_clean((known, ours, theirs), path, whole_merge)
        after = merged.text if _plain(merged.text) != _plain(now) else now
        opens = [*(found.opens if found else [])]
        opens += [piece for piece in merged.opens if not any(_is_same(piece, o) for o in opens)]
        found = Mended(after, opens, merged.beside or (found.beside if found else None))
    return found


def _is_same(one: Open, other: Open) -> bool:
    """Whether two pieces ask about the same lines."""
    return sorted((one.ours, one.theirs)) == sorted((other.ours, other.theirs))


def without_strays(text: str) -> str:
    """The text without markers that stand alone in what is ours: nobody typed them."""
    if not any(sign * MARKER_SIZE in text for sign in "<|=>"):
        return text
    lines = split_lines(text)
    bare = [line.rstrip("\r\n") for line in lines]
    found: list[str] = []
    end = len(bare) if is_board(text) else 0
    for number, line in enumerate(bare):
        end = end if number < end else region_end(bare, number)
        if number >= end or not marker(line)[0]:
            found.append(lines[number])
    return "".join(found)


def without_questions(text: str) -> str:
    """The text with both sides of all that is asked in it, one below the other, whosever they are."""
    lines = split_lines(text)
    bare = [line.rstrip("\r\n") for line in lines]
    found: list[str] = []
    for at, asked in _pieces(bare):
        if asked is None:
            found.append(lines[at])
            continue
        end = lines[at][len(bare[at]) :]
        first, last = sorted((asked.ours, asked.theirs))
        both = _both_sides(asked._replace(ours=first, theirs=last), is_front=False)
        found += [f"{line}{end}" for line in both]
    return "".join(found)


def has_markers(data: bytes) -> bool:
    """Whether a note may have markers: a cheap test before a closer look."""
    return any(sign * MARKER_SIZE in data for sign in (b"<", b"=", b">"))


def _versions(text: str, source: _BaseFrom, *, is_base_known: bool) -> tuple[str, str, str] | None:
    """Base, ours and theirs by the conflicts whose base is known from `source`; None without any.

    The others stay in all three as they are. `is_base_known`: whether git knows one.
    """
    bom = BOM if text.startswith(BOM) else ""
    lines = split_lines(text.removeprefix(BOM))
    bare = [line.rstrip("\r\n") for line in lines]
    sides: list[list[Line]] = [[], [], []]
    is_found = False
    front, body = split_front(bare)
    keys = {line.partition(":")[0] for line in front or []}
    for at, found in _pieces(bare):
        asked = keys if at >= len(bare) - len(body) else set()
        if found is None or source is not _source(found, asked, is_base_known=is_base_known):
            for side in sides:
                side.extend(Line(line) for line in lines[at : found.end if found else at + 1])
            continue
        is_found = True
        ends = [
            line[len(text) :] for line, text in zip(lines[at:], bare[at : found.end], strict=False)
        ]
        end = max(ends, key=ends.count) or "\n"
        for side, more in zip(sides, (found.base or [], found.ours, found.theirs), strict=True):
            side.extend(
                Line(f"{line}{end}", is_own=True, is_crossed=found.is_crossed) for line in more
            )
    if not is_found:
        return None
    if not is_board(text):  # there the very same card in two lanes is two decisions
        sides = [things_once(sections_once(side)) for side in sides]
    base, ours, theirs = (bom + "".join(keys_told_once(side)) for side in sides)
    return base, ours, theirs


def _source(conflict: Conflict, asked: set[str], *, is_base_known: bool) -> _BaseFrom:
    """Who tells the base of a conflict.

    Where both sides are the same key of the front matter, a merge has put the question there, below it:
    no version of the note that git has says anything of that place.
    """
    if conflict.base is not None:
        return _BaseFrom.MARKERS
    here, there = (
        side[0].partition(":")[0] if side else "" for side in (conflict.ours, conflict.theirs)
    )
    is_about_key = here == there and here in asked
    return _BaseFrom.GIT if is_base_known and not is_about_key else _BaseFrom.NOBODY


def _pieces(lines: list[str]) -> Iterator[tuple[int, Conflict | None]]:
    """The positions of a note's lines in order, a conflict as one piece; none in code is a conflict."""
    conflicts = _conflicts(lines)
    fence, at = "", 0
    while at < len(lines):
        found = None if fence else conflicts.get(at)
        yield at, found
        fence = fence if found else fence_after(fence, lines[at])
        at = found.end if found else at + 1


def _conflicts(lines: list[str]) -> dict[int, Conflict]:
    """The conflicts that are whole, by the line of their first marker, none within another.

    What stands within another one is from a merge on top of a merge: both of its sides are kept there.
    One that begins within another and ends below it begins where that one ends; if it had come to its other
    side before, what is left of that is on the other side of both.
    """
    front = len(lines) - len(split_front(lines)[1])
    found: dict[int, Conflict] = {}
    opened: list[_Opened] = []
    crossed: _Opened | None = None
    for number, line in enumerate(lines):
        sign, size = marker(line)
        crossed = _with_rest(crossed, found, lines, number) if crossed else None
        if sign == "<":
            opened.append(_Opened(number, size, is_turned=line[size:].strip() == "theirs"))
            continue
        last = len(opened) - 1
        near = range(last, max(-1, last - DEEPEST), -1)
        meant = next((n for n in near if opened[n].takes(sign, size)), -1)
        if meant < 0:
            if opened:
                opened[-1].add(line)
            continue
        top, inner = opened[meant], opened[meant + 1 :]
        for one in inner:
            top.owes = one.size if one.last == "=" and sign == "=" else top.owes
            top.add(*one.emptied(number + 1))
            top.is_crossed = one.is_crossed = True
        if sign == "|" and top.last == "|":  # the one before it was somebody's own line
            top.parts["<"] += [top.marker, *top.parts["|"]]
        if sign != ">":
            del opened[meant + 1 :]
            top.marker = line
            top.last = sign
            top.parts[sign] = []
            continue
        del opened[meant]
        for start in [start for start in found if start > top.start]:
            del found[start]
        found[top.start] = whole = top.closed(number + 1)
        crossed = top if top.owes and not opened else None
        if opened[:meant]:
            opened[meant - 1].add(*_both_sides(whole, is_front=number < front))
            opened[meant - 1].is_crossed = True
    return found


def _with_rest(
    crossed: "_Opened", found: dict[int, Conflict], lines: list[str], number: int
) -> "_Opened | None":
    """The conflict that owes a marker, if that is still to come below line `number`.

    If that line is the marker, all down to it is in the conflict that was `found`.
    """
    sign, size = marker(lines[number])
    if (sign, size) == (">", crossed.owes):
        crossed.add(*lines[found[crossed.start].end : number])
        found[crossed.start] = crossed.closed(number + 1)
    return None if sign else crossed


def _both_sides(inner: Conflict, *, is_front: bool) -> list[str]:
    """What stands for a conflict within another: both its sides, each line once.

    In front matter a key can stand there only once. The upper one does: what was merged then has
    become, on its way here, what stands on the other side of the outer conflict.
    """
    keys = {key_of(line) for line in inner.ours} - {""} if is_front else set()
    more: list[str] = []
    is_told = False
    for line in inner.theirs:
        is_told = key_of(line) in keys or (is_told and not key_of(line))
        more += [] if is_told or line in inner.ours else [line]
    return [*inner.ours, *more]


class _Opened:
    """A conflict of which the end has not been seen yet."""

    # a plain class, since the driver runs where nothing but the standard library is found

    __slots__ = ("is_crossed", "is_turned", "last", "marker", "owes", "parts", "size", "start")

    def __init__(self, start: int, size: int, *, is_turned: bool) -> None:
        self.start = start
        self.size = size
        self.is_turned = is_turned
        self.parts: dict[str, list[str]] = {"<": []}
        self.last = "<"
        self.marker = ""
        """The line of the last marker."""
        self.is_crossed = False
        self.owes = 0
        """The size of the marker below this one that ends what began in it and came to its other side."""

    def takes(self, sign: str, size: int) -> bool:
        """Whether a marker is the next one of this conflict."""
        after = {"|": {"<", "|"}, "=": {"<", "|"}, ">": {"="}}
        return size == self.size and self.last in after.get(sign, set())

    def add(self, *lines: str) -> None:
        """Lines that stand in it."""
        self.parts[self.last].extend(lines)

    def emptied(self, start: int) -> list[str]:
        """What stands in it so far; from now on it begins with line `start`.

        A merge on top of a merge may have opened it within another one that ends in it.
        """
        lines = [line for part in self.parts.values() for line in part]
        self.start, self.parts = start, {sign: [] for sign in self.parts}
        return lines

    def closed(self, end: int) -> Conflict:
        """The conflict, whose last line is the one before `end`."""
        first, second = self.parts["<"], self.parts["="]
        ours, theirs = (second, first) if self.is_turned else (first, second)
        return Conflict(ours, self.parts.get("|"), theirs, end, self.is_crossed)


def _plain(text: str) -> list[str]:
    """The lines of a text, markers without their labels."""
    signs = ((line, *marker(line)) for line in text.splitlines())
    return [sign * size or line for line, sign, size in signs]

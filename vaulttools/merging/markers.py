"""A text in which git's markers stand becomes the versions that it was made of."""

from typing import NamedTuple

from vaulttools.lines import split_lines
from vaulttools.merging.note import BOM
from vaulttools.merging.prose import whole_merge
from vaulttools.merging.sides import MARKER_SIZE, Open
from vaulttools.merging.texts import merge_texts
from vaulttools.regions import fence_after


class Conflict(NamedTuple):
    """What stands between markers: the lines of both sides and, if git wrote them, of the base."""

    ours: list[str]
    base: list[str] | None
    theirs: list[str]
    end: int
    """The line after it, from 0."""


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
    found: Mended | None = None
    for is_base_known in (True, False):
        now = found.text if found else text
        versions = _versions(now, is_base_known=is_base_known)
        if versions is None:
            continue
        old, ours, theirs = versions
        known = old if is_base_known else base
        merged = merge_texts((known, ours, theirs), path, whole_merge)
        after = merged.text if _plain(merged.text) != _plain(now) else now
        opens = [*(found.opens if found else []), *merged.opens]
        found = Mended(after, opens, merged.beside or (found.beside if found else None))
    return found


def has_markers(data: bytes) -> bool:
    """Whether a note may have markers: a cheap test before a closer look."""
    return b"<<<<<<<" in data and b">>>>>>>" in data


def _versions(text: str, *, is_base_known: bool) -> tuple[str, str, str] | None:
    """Base, ours and theirs by the markers that tell the base, or those that do not; None without any.

    The others stay in all three as they are.
    """
    bom = BOM if text.startswith(BOM) else ""
    lines = split_lines(text.removeprefix(BOM))
    bare = [line.rstrip("\r\n") for line in lines]
    sides: tuple[list[str], list[str], list[str]] = ([], [], [])
    is_found = False
    fence, at = "", 0
    while at < len(lines):
        found = None if fence else _conflict(bare, at)
        if found is not None and (found.base is not None) != is_base_known:
            for side in sides:
                side.extend(lines[at : found.end])
            at = found.end
            continue
        if found is None:
            fence = fence_after(fence, bare[at])
            for side in sides:
                side.append(lines[at])
            at += 1
            continue
        is_found = True
        ends = [
            line[len(text) :] for line, text in zip(lines[at:], bare[at : found.end], strict=False)
        ]
        end = max(ends, key=ends.count) or "\n"
        for side, more in zip(sides, (found.base or [], found.ours, found.theirs), strict=True):
            side.extend(f"{line}{end}" for line in more)
        at = found.end
    if not is_found:
        return None
    base, ours, theirs = (bom + "".join(side) for side in sides)
    return base, ours, theirs


def _conflict(lines: list[str], at: int) -> Conflict | None:
    """The conflict whose first marker stands on a line; None if there is no whole one."""
    size = len(lines[at]) - len(lines[at].lstrip("<"))
    if size < MARKER_SIZE or lines[at][size : size + 1].strip():
        return None
    parts: dict[str, list[str]] = {"<": []}
    last = "<"
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.startswith("<" * size) and not line[size:][:1].strip():
            return None
        sign = next(
            (s for s in "|=>" if line.startswith(s * size) and line[size:][:1].strip() == ""), ""
        )
        if sign == ">" and last == "=":
            is_turned = lines[at][size:].strip() == "theirs"
            first, second = parts["<"], parts["="]
            ours, theirs = (second, first) if is_turned else (first, second)
            return Conflict(ours, parts.get("|"), theirs, number + 1)
        if (sign == "|" and last == "<") or (sign == "=" and last in {"<", "|"}):
            last = sign
            parts[sign] = []
        else:
            parts[last].append(line)
    return None


def _plain(text: str) -> list[str]:
    """The lines of a text, markers without their labels."""
    return [
        line.split(" ")[0] if line.startswith(("<<<<<<<", "|||||||", ">>>>>>>")) else line
        for line in text.splitlines()
    ]

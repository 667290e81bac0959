"""Conflict markers in a text: the blocks between them, side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPEN = re.compile(r"<{7,}(?: .*)?")
_BASE = re.compile(r"\|{7,}(?: .*)?")
_MIDDLE = re.compile(r"={7,}")
_CLOSE = re.compile(r">{7,}(?: .*)?")


@dataclass(frozen=True, slots=True)
class Block:
    """Two versions of some lines; `line` counts from 0 in the text."""

    line: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    is_nested: bool = False
    """Whether other blocks stood in it: what is on which side is anybody's guess then."""


Part = str | Block
"""A line of a text, or a block."""


def has_markers(text: str) -> bool:
    """Whether markers stand in a text."""
    return any(_OPEN.fullmatch(line) or _CLOSE.fullmatch(line) for line in text.split("\n"))


def parts(text: str) -> list[Part]:
    """A text as its lines and the blocks among them.

    Blocks within blocks (of notes that were merged with markers in them) come out as one: what stands
    before the last `=======` is one side, all after it the other.
    """
    return list(_parts(text.split("\n")))


def blocks(text: str) -> list[Block]:
    """The blocks alone."""
    return [part for part in parts(text) if isinstance(part, Block)]


def _parts(lines: list[str]) -> Iterator[Part]:
    number = 0
    while number < len(lines):
        end = _end(lines, number) if _OPEN.fullmatch(lines[number]) else 0
        if end:
            yield _block(number, lines[number + 1 : end])
            number = end + 1
        else:
            if not _CLOSE.fullmatch(lines[number]):
                yield lines[number]
            number += 1


def _end(lines: list[str], start: int) -> int:
    """The line that closes what `start` opens; 0 if none does."""
    depth = 0
    for number, line in enumerate(lines[start:], start):
        depth += bool(_OPEN.fullmatch(line)) - bool(_CLOSE.fullmatch(line))
        if not depth:
            return number
    return 0


def _block(start: int, inner: list[str]) -> Block:
    sides: tuple[list[str], list[str]] = ([], [])
    middle = max((n for n, line in enumerate(inner) if _MIDDLE.fullmatch(line)), default=len(inner))
    is_base = False
    for number, line in enumerate(inner):
        if _BASE.fullmatch(line):
            is_base = True
        elif _MIDDLE.fullmatch(line) or _OPEN.fullmatch(line):
            is_base = False
        elif not (is_base or _CLOSE.fullmatch(line)):
            sides[number > middle].append(line)
    is_nested = any(_OPEN.fullmatch(line) for line in inner)
    return Block(start, tuple(sides[0]), tuple(sides[1]), is_nested)

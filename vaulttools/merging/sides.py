"""One thing in three versions, and what both sides made of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    T = TypeVar("T")


def decided(base: T, ours: T, theirs: T) -> tuple[T, ...]:
    """The one value that follows from three; nothing if both sides changed it, each its own way."""
    if ours == theirs or theirs == base:  # noqa: PLR1714 - neither need be hashable
        return (ours,)
    return (theirs,) if ours == base else ()


MARKER_SIZE = 7
"""How many signs git's markers have, if nobody says otherwise."""


def marker(line: str) -> tuple[str, int]:
    """The sign of a line that is one of git's markers, and how often it stands there; else nothing."""
    sign = line[:1]
    if sign not in {"<", "|", "=", ">"}:
        return "", 0
    size = len(line) - len(line.lstrip(sign))
    if size < MARKER_SIZE or line[size : size + 1].strip():
        return "", 0
    # git names the base behind its marker; without that it is somebody's own line
    return ("", 0) if sign == "|" and not line[size:].strip() else (sign, size)


def is_marker(line: str) -> bool:
    """Whether a line is one of git's markers."""
    return marker(line) != ("", 0)


class Open:
    """What two people decided differently: a few lines in three versions. `what` says it in words."""

    __slots__ = ("base", "ours", "theirs", "what")

    def __init__(
        self, what: str, base: Sequence[str] | None, ours: Sequence[str], theirs: Sequence[str]
    ) -> None:
        self.what = what
        self.base = base if base is None else list(base)
        self.ours = list(ours)
        self.theirs = list(theirs)

    def marked(self, size: int = MARKER_SIZE) -> list[str]:
        """The lines with git's markers around them; which side comes first does not depend on whose it is."""
        while any(line.startswith(("<" * size, ">" * size)) for line in self.ours + self.theirs):
            size += 2  # around markers that stand there already
        sides = [(self.ours, "ours"), (self.theirs, "theirs")]
        (first, here), (last, there) = sorted(sides)
        base = [] if self.base is None else [f"{'|' * size} base", *self.base]
        return [f"{'<' * size} {here}", *first, *base, "=" * size, *last, f"{'>' * size} {there}"]

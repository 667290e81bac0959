"""Questions that an earlier merge left open: each stands for its lines, markers and all, as one line."""

from __future__ import annotations

from vaulttools.merging.front import key_of
from vaulttools.merging.sides import MARKER_SIZE
from vaulttools.merging.weave import MARK

TYPE_CHECKING = False
if TYPE_CHECKING:
    Lines = list[str]

ASKED, JOINT = f"{MARK}open ", "\x02"
"""What a line begins with that stands for a question open since an earlier merge, and joins its lines."""


def answers(line: str) -> list[Lines]:
    """The two sides of an open question that stands for its lines; none if it is no such line."""
    if not line.startswith(ASKED):
        return []
    lines = line.removeprefix(ASKED).split(JOINT)
    size = len(lines[0]) - len(lines[0].lstrip("<"))
    cuts = [
        n for n, text in enumerate(lines) if text[:size] in {"|" * size, "=" * size, ">" * size}
    ]
    return [lines[1 : cuts[0]], lines[cuts[-2] + 1 : cuts[-1]]]


def asked_end(lines: Lines, at: int) -> int:
    """The line after the question that a marker opens, left by an earlier merge; 0 if it opens none."""
    line = lines[at]
    size = len(line) - len(line.lstrip("<"))
    if size < MARKER_SIZE or line[size : size + 1] != " ":
        return 0
    cuts = ["=" * size, ">" * size]
    opening = line[: size + 1]
    for number in range(at + 1, len(lines)):
        if lines[number][: size + 1] == opening:
            return 0
        if (
            cuts
            and lines[number][:size] == cuts[0]
            and lines[number][size : size + 1].strip() == ""
        ):
            cuts.pop(0)
            if not cuts:
                return number + 1
    return 0


def asked_keys(body: Lines) -> set[str]:
    """The keys of the front matter that an earlier merge has asked about in the text below it."""
    ends = ((at, asked_end(body, at)) for at, line in enumerate(body) if line[:1] == "<")
    asked = (answers(ASKED + JOINT.join(body[at:end])) for at, end in ends if end)
    keys = ([key_of(side[0]) if side else "" for side in sides] for sides in asked)
    return {one for one, other in keys if one == other} - {""}


def is_asked(marked: Lines, side: Lines) -> bool:
    """Whether some lines are an open question already, and a side is one of its answers."""
    return len(marked) == 1 and side in answers(marked[0])


def unasked(side: Lines, base: Lines) -> Lines:
    """A side with the answer in place of an open question that is not in the base, if the other one is.

    That is what was made of the base there. The other side has changed it, too, so it is asked about anyway.
    """
    found: Lines = []
    for line in side:
        new = [lines for lines in answers(line) if not stands_in(lines, base)]
        found += new[0] if len(new) == 1 else [line]
    return found


def stands_in(piece: Lines, lines: Lines) -> bool:
    """Whether some lines stand in others, in one piece."""
    return any(lines[at : at + len(piece)] == piece for at in range(len(lines) - len(piece) + 1))

"""What one side did to some lines, and whether the other one did it, too."""

from __future__ import annotations

from vaulttools.merging.asked import answers

TYPE_CHECKING = False
if TYPE_CHECKING:
    Lines = list[str]


def does_both(base: Lines, ours: Lines, theirs: Lines, *, in_order: bool = True) -> Lines | None:
    """The side that did all that the other one did, so that nothing is left to merge; None if neither did.

    `in_order`: what the other one moved has to stand in that order, too.
    """
    for side, more in sorted(((ours, theirs), (theirs, ours))):
        is_there = not in_order or not _moves(base, side) or not _moves(side, more)
        if is_there and _has_all(base, side, more):
            return more
    return None


def change(base: Lines, side: Lines) -> dict[str, int]:
    """How many times more, or less, each line stands in a side than in the base."""
    found: dict[str, int] = {}
    for lines, step in ((side, 1), (base, -1)):
        for line in lines:
            found[line] = found.get(line, 0) + step
    return {line: times for line, times in found.items() if times}


def _has_all(base: Lines, side: Lines, more: Lines) -> bool:
    """Whether each line that one side put in or took out is so on the other one, wherever it stands."""
    asked = [line for question in more for side in answers(question) for line in side]
    done = change(base, [*more, *asked])
    return all(
        done.get(line, 0) >= times if times > 0 else done.get(line, 0) <= times
        for line, times in change(base, side).items()
    )


def _moves(base: Lines, side: Lines) -> bool:
    """Whether a side has lines of the base in another order; only those count that stand in each once."""
    both = _once(base) & _once(side)
    return [line for line in base if line in both] != [line for line in side if line in both]


def _once(lines: Lines) -> set[str]:
    times = change([], lines)
    return {line for line in times if times[line] == 1 and line.strip()}

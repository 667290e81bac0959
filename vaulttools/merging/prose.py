"""Prose in three versions: git merges it; where git would give up, a closer look is taken."""

from __future__ import annotations

from vaulttools.merging.asked import is_asked, stands_in, unasked
from vaulttools.merging.done import change, does_both
from vaulttools.merging.sides import Open, decided
from vaulttools.merging.weave import MARK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Lines = list[str]
    Change = tuple[int, int, Lines]
    TextMerge = Callable[[str, str, str, int, bool], str]
    """Base, ours, theirs, the size of markers, whether the base stands between them."""

TASK = f"{MARK}task "
"""What a line begins with that stands for a task, whatever its box and its dates are."""
MOST = 1_000_000
"""Pairs of lines that are compared at most in a piece that git could not merge."""
SIZE = 31
"""Of the markers that git is asked for, so that they are told from those in a note."""


def merge_prose(
    base: Lines | None, ours: Lines, theirs: Lines, text_merge: TextMerge
) -> list[str | Open]:
    """The lines that follow from three versions; None: nobody knows what both began with."""
    if base is not None and (same := decided(base, ours, theirs)):
        return [*same[0]]
    if ours == theirs:
        return [*ours]
    if base is not None and (done := does_both(base, ours, theirs)) is not None:
        return [*done]
    old, one, other = ("".join(f"{line}\n" for line in side or []) for side in (base, ours, theirs))
    merged = text_merge(old, one, other, SIZE, base is not None)
    found = _read(merged, base)
    done = None if base is None else does_both(base, ours, theirs, in_order=False)
    if done is None or not change(done, [*map(str, found)]):
        return found
    return [*done]  # what one side moved the other one changed: it stands where that one has it


def whole_merge(base: str, ours: str, theirs: str, size: int, with_base: bool) -> str:  # noqa: FBT001 - a `TextMerge`
    """A merge that gives up all between the first and the last line that differ; where no git is asked."""
    sides = [text.split("\n")[:-1] for text in (ours, base, theirs)]
    kept = sides if with_base else [sides[0], sides[2]]
    head = tail = 0
    least = min(map(len, kept))
    while head < least and len({side[head] for side in kept}) == 1:
        head += 1
    while tail < least - head and len({side[-1 - tail] for side in kept}) == 1:
        tail += 1
    here, old, there = (side[head : len(side) - tail] for side in sides)
    middle = ["|" * size, *old] if with_base else []
    lines = ["<" * size, *here, *middle, "=" * size, *there, ">" * size]
    whole = [*sides[0][:head], *lines, *sides[0][len(sides[0]) - tail :]]
    return "".join(f"{line}\n" for line in whole)


def _read(merged: str, base: Lines | None) -> list[str | Open]:
    """The lines of git's merge, with a closer look at what it gave up.

    Where there was nothing before, both sides have written something of their own: nobody is asked.
    """
    found: list[str | Open] = []
    parts: list[Lines] = []
    for line in merged.split("\n")[:-1]:
        if line.startswith("<" * SIZE):
            parts = [[]]
        elif parts and line.startswith(("|" * SIZE, "=" * SIZE)):
            parts.append([])
        elif parts and line.startswith(">" * SIZE):
            found += (
                _closer(parts[1], parts[0], parts[-1])
                if base
                else _told_apart(parts[0], parts[-1], asks=base is None)
            )
            parts = []
        elif parts:
            parts[-1].append(line)
        else:
            found.append(line)
    return found


def _closer(base: Lines, ours: Lines, theirs: Lines) -> list[str | Open]:
    """A piece that both sides changed: what can be told apart is, the rest is open.

    Unlike git, changes of two lines next to each other are two changes. What both sides end with is taken
    off first, unless less is open with it.
    """
    cut, one, other = [*base], [*ours], [*theirs]
    tail = _shared(cut, one, other, -1)[::-1] if base else []
    found = [*_told(cut, one, other), *tail]
    if tail and (most := _open_lines(found)):
        whole = _told(base, ours, theirs)
        return whole if _open_lines(whole) < most else found
    return found


def _open_lines(pieces: list[str | Open]) -> int:
    return sum(len(piece.ours) + len(piece.theirs) for piece in pieces if isinstance(piece, Open))


def _told(base: Lines, ours: Lines, theirs: Lines) -> list[str | Open]:
    """The lines that follow from three versions, change by change."""
    left, right = _edits(base, ours), _edits(base, theirs)
    left, right = _parted(left, right), _parted(right, left)
    found: list[str | Open] = []
    at = 0
    while left or right:
        start, end = min(edits[0][:2] for edits in (left, right) if edits)
        here: list[Change] = []
        there: list[Change] = []
        is_growing = True
        while is_growing:
            is_growing = False
            for edits, taken in ((left, here), (right, there)):
                if edits and _overlap(edits[0], start, end):
                    taken.append(edits.pop(0))
                    start, end = min(start, taken[-1][0]), max(end, taken[-1][1])
                    is_growing = True
        found += base[at:start]
        sides = (_applied(base, taken, start, end) for taken in (here, there))
        _add(found, base[start:end], *sides)
        at = end
    return [*found, *base[at:]]


def _told_apart(ours: Lines, theirs: Lines, *, asks: bool) -> list[str | Open]:
    """Two texts line by line: what differs is open, or stands there one below the other."""
    found: list[str | Open] = []
    first, second = sorted((ours, theirs))
    at = there = 0
    for here, other in [*_same(first, second), (len(first), len(second))]:
        one, two = first[at:here], second[there:other]
        filled = [lines for lines in (one, two) if any(line.strip() for line in lines)]
        if _are_both_meant(one, two) or (not asks and len(filled) > 1):
            found += _both(*sorted((one, two)))
        elif len(filled) > 1:
            found.append(Open("", None, one, two) if first == ours else Open("", None, two, one))
        else:
            found += filled[0] if filled else max(one, two)
        found += first[here : here + 1]
        at, there = here + 1, other + 1
    return found


def _are_both_meant(ours: Lines, theirs: Lines) -> bool:
    """Whether two pieces that stand for each other were both put in: tasks, or sections by their titles."""
    sides = [[line for line in side if line.strip()] for side in (ours, theirs)]
    if not all(sides):
        return False
    are_tasks = all(line.startswith(TASK) for side in sides for line in side)
    return are_tasks or (
        all(side[0].startswith("#") for side in sides) and sides[0][0] != sides[1][0]
    )


def _edits(base: Lines, side: Lines) -> list[Change]:
    """What a side made of the base: from which line to which, and the lines that stand there now."""
    found: list[Change] = []
    start = there = 0
    for end, until in [*_same(base, side), (len(base), len(side))]:
        if end - start == until - there:  # line for line
            found += [(start + n, start + n + 1, [side[there + n]]) for n in range(end - start)]
        elif end > start or until > there:
            found.append((start, end, side[there:until]))
        start, there = end + 1, until + 1
    return found


def _parted(edits: list[Change], others: list[Change]) -> list[Change]:
    """The edits, each cut where a part of it is what the other side did as well."""
    found: list[Change] = []
    for edit in edits:
        first, last, lines = edit
        below: list[Change] = []
        for at, end, more in others:
            if at == first and end < last and any(more) and lines[: len(more)] == more:
                found.append((at, end, more))
                first, lines = end, lines[len(more) :]
        for at, end, more in reversed(others):
            size = len(lines) - len(more)
            if end == last and at > first and any(more) and size >= 0 and lines[size:] == more:
                below.insert(0, (at, end, more))
                last, lines = at, lines[:size]
        found += [(first, last, lines)] if lines or first < last else []
        found += below
    return found


def _same(base: Lines, side: Lines) -> list[tuple[int, int]]:
    """The longest run of lines that stand in both, in order, by their places; for short texts.

    An empty line counts for less than one with words.
    """
    if len(base) * len(side) > MOST:
        return []
    # `difflib` finds them too, and takes longer to load than git needs for the whole merge
    length = [[0] * (len(side) + 1) for _ in range(len(base) + 1)]
    for i in range(len(base) - 1, -1, -1):
        for j in range(len(side) - 1, -1, -1):
            if base[i] == side[j]:
                length[i][j] = length[i + 1][j + 1] + (2 if base[i].strip() else 1)
            else:
                length[i][j] = max(length[i + 1][j], length[i][j + 1])
    found = []
    i = j = 0
    while i < len(base) and j < len(side):
        if base[i] == side[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _overlap(change: Change, start: int, end: int) -> bool:
    """Whether a change touches lines from `start` to `end`; what is put in beside them does not."""
    first, last, _ = change
    if first == last or start == end:
        return (
            (first, last) == (start, end)
            or max(first, start) < min(last, end)
            or (start < first < end or first < start < last)
        )
    return max(first, start) < min(last, end)


def _applied(base: Lines, changes: list[Change], start: int, end: int) -> Lines:
    """The lines from `start` to `end` as a side has them."""
    found: Lines = []
    for first, last, lines in changes:
        found += [*base[start:first], *lines]
        start = last
    return [*found, *base[start:end]]


def _add(found: list[str | Open], base: Lines, ours: Lines, theirs: Lines) -> None:
    """Add what follows from one place that one or both sides changed."""
    if same := decided(base, ours, theirs):
        found += same[0]
        return
    ours, theirs = unasked(ours, base), unasked(theirs, base)
    if ours == theirs:
        found += ours
    elif base and (more := does_both(base, ours, theirs)) is not None:
        found += more
    elif whole := _holds_both(ours, theirs):
        found += whole  # what one side deleted and the other changed stays, too
    elif not base:
        found += _both(*sorted((ours, theirs)))
    elif answered := next((s for s, o in ((ours, theirs), (theirs, ours)) if is_asked(s, o)), None):
        found += answered
    elif found and isinstance(found[-1], Open) and found[-1].base is not None:
        found[-1].base += base
        found[-1].ours += ours
        found[-1].theirs += theirs
    else:
        found.append(Open("", base, ours, theirs))


def _holds_both(ours: Lines, theirs: Lines) -> Lines | None:
    """The side that has all lines of the other one, in one piece; None if neither has."""
    for short, long in ((ours, theirs), (theirs, ours)):
        if stands_in(short, long):
            return long
    return None


def _shared(base: Lines, ours: Lines, theirs: Lines, end: int) -> Lines:
    """Take off the lines that both sides begin (0) or end (-1) with, and the base where it has them."""
    found = []
    while ours and theirs and ours[end] == theirs[end]:
        line = ours.pop(end)
        theirs.pop(end)
        if base and base[end] == line:
            base.pop(end)
        found.append(line)
    return found


def _both(first: Lines, second: Lines) -> Lines:
    """What both sides put in at one place, one below the other; what both have stands once."""
    one, other = [*first], [*second]
    head = _shared([], one, other, 0)
    tail = _shared([], one, other, -1)[::-1]
    if not any(line.strip() for line in head):  # an empty line keeps two paragraphs apart
        one, other, head = head + one, head + other, []
    if not any(line.strip() for line in tail):
        one, other, tail = one + tail, other + tail, []
    return [*head, *one, *other, *tail]

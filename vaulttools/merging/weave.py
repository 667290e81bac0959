"""Three lists become one: what either side added is in it, what either side took out is not."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Rank = Callable[[str], tuple[int, str]]

MARK = "\x01"
"""Begins what stands for something else while a note is merged; no note holds it."""


def by_name(member: str) -> tuple[int, str]:
    """The rank of members that have no other order."""
    return 0, member


def weave(
    base: Sequence[str], one: Sequence[str], other: Sequence[str], rank: Rank = by_name
) -> list[str]:
    """The members of three lists as one list, whichever side is named first.

    Each list names a member once. What both sides have keeps its order; what one side added follows
    what it followed there. Where both added something in one place, each side's order is kept and the
    lower `rank` comes first.
    """
    common = _common(base, one, other)
    shared = set(common)
    known = set(base)
    left = _runs(one, shared, known)
    right = _runs(other, shared, known)
    found: list[str] = []
    for anchor in ["", *common]:
        found += [anchor] if anchor else []
        found += interleaved(left.get(anchor, []), right.get(anchor, []), rank)
    return found


def _common(base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> list[str]:
    """What both sides have, in the order of the side that changed it; else in that of the first by name."""
    there, here = set(other), set(one)
    left = [member for member in one if member in there]
    right = [member for member in other if member in here]
    if left == right:
        return left
    both = set(left)
    before = [member for member in base if member in both]
    if before == left:
        return right
    return left if before == right else min(left, right)


def _runs(side: Sequence[str], shared: set[str], known: set[str]) -> dict[str, list[str]]:
    """What a side alone added, by the shared member it follows; "" is the beginning."""
    runs: dict[str, list[str]] = {}
    anchor = ""
    for member in side:
        if member in shared:
            anchor = member
        elif member not in known:
            runs.setdefault(anchor, []).append(member)
    return runs


def interleaved(left: list[str], right: list[str], rank: Rank) -> list[str]:
    """Two lists as one: always the head of lower rank first."""
    found: list[str] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if rank(left[i]) <= rank(right[j]):
            found.append(left[i])
            i += 1
        else:
            found.append(right[j])
            j += 1
    return found + left[i:] + right[j:]


def numbered(names: Sequence[str]) -> list[str]:
    """The names, each one told from its like before it: `a`, `b`, `a` is `a`, `b`, `a` the second."""
    seen: dict[str, int] = {}
    return [told_apart(name, seen) for name in names]


def told_apart(name: str, seen: dict[str, int]) -> str:
    """A name, with a number from the second of its kind on; `seen` counts them."""
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}{MARK}{seen[name]}"


def unnumbered(name: str) -> str:
    """A name of `numbered` as it was."""
    return name.partition(MARK)[0]

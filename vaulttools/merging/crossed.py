"""What markers that cross each other have left twice in one version of a note stands there once.

They come of a phone's merge on top of markers: the conflict of one merge ends within that of another.
"""

from itertools import takewhile

from vaulttools.merging.front import key_of, split_front
from vaulttools.merging.log import SIGN, is_entry, is_task, joined
from vaulttools.merging.tasks import Task, merge_task

ENDED = "✅❌"
"""The signs of the day on which a task was done or dropped."""

Line = tuple[str, bool]
"""A line of a version, and whether it stood in a conflict."""


def sections_once(side: list[Line]) -> list[Line]:
    """The lines of a side; if its log stands in a conflict and outside it, nothing stands in both.

    A phone that merges on top of markers leaves some that cross each other, and what is between them is the
    same part of the note twice.
    """
    outside = {line for line, is_own in side if not is_own and line.strip()}
    again = {line for line, is_own in side if is_own and line in outside}
    headings = {line for line in again if line.startswith("#")}
    if not (headings and any(map(is_entry, again))):
        return side
    found = [one for one in side if not one[1] or one[0] in headings or one[0] not in again]
    return [
        one
        for number, one in enumerate(found)
        if not one[1] or one[0] not in headings or _has_own(found[number + 1 :])
    ]


def _has_own(below: list[Line]) -> bool:
    """Whether something of the conflict stands in the section whose other lines these are."""
    section = takewhile(lambda one: one[1] and not one[0].startswith("#"), below)
    return any(line.strip() for line, _ in section)


def things_once(side: list[Line]) -> list[Line]:
    """The lines of a side; entries with one sign, or one task, which crossing markers left in it, are one."""
    found: list[Line] = []
    for line, is_own in side:
        bare = line.rstrip("\r\n")
        for number, (earlier, is_own_too) in enumerate(found if is_own else ()):
            before = earlier.rstrip("\r\n")
            joint = joined(before, bare) if SIGN in line else is_own_too and _one_task(before, bare)
            if joint:
                found[number] = (joint + line[len(bare) :], True)
                break
        else:
            found.append((line, is_own))
    return found


def _one_task(one: str, other: str) -> str:
    """One line for two that are one task, open in one of them or done on two days; empty if they are not."""
    if not (is_task(one) and is_task(other)):
        return ""
    first, second = Task(one), Task(other)
    sides = (
        (t.start, t.words, {k: v for k, v in t.fields.items() if k not in ENDED})
        for t in (first, second)
    )
    return merge_task(None, first, second) if len({str(side) for side in sides}) == 1 else ""


def keys_told_once(side: list[Line]) -> list[str]:
    """The lines of a side; what stands in its front matter twice only as it stands in a conflict.

    Where one side put a key elsewhere than the other, git takes the one over and has a conflict about
    the other: only that one is this side's own.
    """
    front, _ = split_front([line.rstrip("\r\n") for line, _ in side])
    last = len(front or [])
    own = {key_of(line) for line, is_own in side[: last + 1] if is_own} - {""}
    found: list[str] = []
    is_other = False
    for number, (line, is_own) in enumerate(side):
        goes_on = is_other and not key_of(line)
        is_other = number <= last and not is_own and (key_of(line) in own or goes_on)
        found += [] if is_other else [line]
    return found

"""What markers that cross each other have left twice in one version of a note stands there once.

They come of a phone's merge on top of markers: the conflict of one merge ends within that of another.
"""

from itertools import takewhile
from typing import NamedTuple

from vaulttools.merging.front import key_of, split_front
from vaulttools.merging.log import SIGN, is_entry, is_task, joined
from vaulttools.merging.tasks import Task, merge_task

ENDED = "✅❌"
"""The signs of the day on which a task was done or dropped."""


class Line(NamedTuple):
    """A line of a version, and where it comes from."""

    text: str
    is_own: bool = False
    """Whether it stood in a conflict."""
    is_crossed: bool = False
    """Whether that conflict crosses or holds another one."""


def sections_once(side: list[Line]) -> list[Line]:
    """The lines of a side; if its log stands in a conflict and outside it, nothing stands in both.

    A phone that merges on top of markers leaves some that cross each other, and what is between them is the
    same part of the note twice.
    """
    outside = {line.text for line in side if not line.is_own and line.text.strip()}
    again = {line.text for line in side if line.is_own and line.text in outside}
    headings = {line for line in again if line.startswith("#")}
    if not (headings and any(map(is_entry, again))):
        return side
    found = [
        line for line in side if not line.is_own or line.text in headings or line.text not in again
    ]
    return [
        line
        for number, line in enumerate(found)
        if not line.is_own or line.text not in headings or _has_own(found[number + 1 :])
    ]


def _has_own(below: list[Line]) -> bool:
    """Whether something of the conflict stands in the section whose other lines these are."""
    section = takewhile(lambda line: line.is_own and not line.text.startswith("#"), below)
    return any(line.text.strip() for line in section)


def things_once(side: list[Line]) -> list[Line]:
    """The lines of a side; entries with one sign, or one task, which crossing markers left in it, are one.

    In a conflict that crosses none, a task that stands there twice was typed twice.
    """
    found: list[Line] = []
    for line in side:
        bare = line.text.rstrip("\r\n")
        for number, earlier in enumerate(found if line.is_own else ()):
            before = earlier.text.rstrip("\r\n")
            is_left = line.is_crossed and earlier.is_crossed
            joint = joined(before, bare) if SIGN in bare else is_left and _one_task(before, bare)
            if joint:
                found[number] = line._replace(text=joint + line.text[len(bare) :])
                break
        else:
            found.append(line)
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
    the other: only that one is this side's own. Of a member that both put into a list the one outside stays.
    """
    front, _ = split_front([line.text.rstrip("\r\n") for line in side])
    last = len(front or [])
    own = {key_of(line.text) for line in side[: last + 1] if line.is_own} - {""}
    members = _members(side[: last + 1])
    told = {member for number, member in members.items() if not side[number].is_own}
    found: list[str] = []
    is_other = False
    for number, (line, is_own, _) in enumerate(side):
        goes_on = is_other and not key_of(line)
        is_other = number <= last and not is_own and (key_of(line) in own or goes_on)
        is_again = is_own and members.get(number) in told
        found += [] if is_other or is_again else [line]
    return found


def _members(front: list[Line]) -> dict[int, tuple[str, str]]:
    """The members of lists by the line they stand in, each with its key."""
    found: dict[int, tuple[str, str]] = {}
    key = ""
    for number, line in enumerate(front):
        key = key_of(line.text) or key
        if (said := line.text.strip()).startswith("- "):
            found[number] = (key, said)
    return found

"""A task in three versions: what either side ticked is ticked, whatever the other did beside it."""

from __future__ import annotations

from vaulttools.merging.sides import decided
from vaulttools.merging.weave import weave

FIELDS = "🔺⏫🔼🔽⏬➕🛫⏳⌛📅📆🗓✅❌🔁🏁🆔⛔"
"""The signs that begin a field of a task, as the Tasks plugin writes them."""
ALMOST_DONE = " /"
"""Marks of a box that is still open, the least first."""


class Task:
    """A task line in its parts: everything up to the box, its mark, the words, the fields behind them."""

    __slots__ = ("fields", "line", "mark", "start", "words")

    def __init__(self, line: str) -> None:
        at = line.index("[")
        rest = line[at + 3 :]
        cut = min((rest.index(sign) for sign in FIELDS if sign in rest), default=len(rest))
        self.line = line
        self.start = line[:at]
        self.mark = line[at + 1]
        self.words = rest[:cut].strip()
        self.fields = _fields(rest[cut:])

    def state(self) -> tuple[str, str, dict[str, str]]:
        """All that may differ in two versions of one task."""
        return self.start, self.mark, self.fields


def merge_task(base: Task | None, ours: Task, theirs: Task) -> str:
    """The line that follows from three versions; of two marks the more decided, of two dates the earlier."""
    if ours.line == theirs.line:
        return ours.line
    if base is not None and (same := decided(base.state(), ours.state(), theirs.state())):
        return next(task.line for task in (ours, theirs) if task.state() == same[0])
    first, second = sorted((ours, theirs), key=lambda task: task.line)
    old = base.fields if base else {}
    start = decided(base.start if base else None, first.start, second.start) or (first.start,)
    marks = decided(base.mark if base else None, first.mark, second.mark)
    mark = marks[0] if marks else max(first.mark, second.mark, key=_weight)
    order = weave(list(old), list(first.fields), list(second.fields))
    fields = [sign + _field(sign, old, first.fields, second.fields) for sign in order]
    return " ".join([f"{start[0]}[{mark or ' '}] {first.words}", *fields])


def _field(sign: str, old: dict[str, str], one: dict[str, str], other: dict[str, str]) -> str:
    if sign in one and sign in other:
        same = decided(old.get(sign), one[sign], other[sign])
        return (same and same[0]) or min(one[sign], other[sign])
    return one.get(sign) or other.get(sign, "")


def _weight(mark: str) -> tuple[int, str]:
    return (-1 if mark in ALMOST_DONE else mark in "xX", mark)


def _fields(text: str) -> dict[str, str]:
    """The fields by their signs, in order, each with what follows it up to the next one."""
    found: dict[str, str] = {}
    sign = ""
    for char in text:
        if char in FIELDS and char in found:
            return {"": text.strip()}
        if char in FIELDS:
            sign = char
            found[sign] = ""
        else:
            found[sign] += char
    return {sign: said.rstrip() for sign, said in found.items()}

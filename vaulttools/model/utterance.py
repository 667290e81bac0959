"""What the owner said about one contact by ticking, typing, moving a card, or by a command."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.model.problem import Place, Problem
from vaulttools.model.words import Channel, What


class Mark(StrEnum):
    """What the box of a line says."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Agreed:
    """A day to come, and the words that named it, which tell it from others on any later day.

    A dataclass, since a Struct cannot leave a field out when it is compared; so is `Snooze`.
    """

    day: date
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put off: until a day, or (None) for as long as the settings say."""

    until: date | None
    is_their_word: bool = False
    """They said "not now" (M11), as against the owner's own wish."""
    words: str = field(default="", compare=False)


class Utterance(Struct, frozen=True):
    """One thing said about one contact. Texts are on one line each, as typed."""

    contact: str
    """The path of the contact's note."""
    at: Place
    sign: str = ""
    """The sign of the due item it is about (funnel/sign.py); empty if the line has none."""
    due: date | None = None
    """The date that the line shows."""
    mark: Mark = Mark.OPEN
    via: Channel | None = None
    """The channel typed for it."""
    planned: Channel | None = None
    """The channel that the line itself names."""
    day: date | None = None
    """The day it happened, if that was said."""
    said: tuple[str, ...] = ()
    """What they said."""
    gave: tuple[str, ...] = ()
    """Links to what was given, as typed."""
    bring: str = ""
    """The link to what the line proposed to bring."""
    next_step: Agreed | None = None
    snooze: Snooze | None = None
    decision: What | None = None
    because: tuple[str, ...] = ()
    """The words behind a decision."""
    text: tuple[str, ...] = ()
    """Whatever else was typed."""
    words: str = ""
    """The line itself without its fields, as a ground for a sign of its own."""
    is_command: bool = False
    """Said once, by a command: never something that is seen again."""
    by: str = ""
    """Who says it, where the log is to name them."""

    def as_command(self, contact: str) -> "Utterance":
        """The same, said by a command about the contact with a note at this path."""
        return replace(self, contact=contact, is_command=True)

    def together(self, other: "Utterance") -> "Utterance":
        """Both as one: the same item seen in two places. What differs is checked by `clash`."""
        return replace(
            self,
            mark=max(self.mark, other.mark, key=lambda m: m is not Mark.OPEN),
            via=self.via or other.via,
            planned=self.planned or other.planned,
            day=self.day or other.day,
            said=_joined(self.said, other.said),
            gave=_joined(self.gave, other.gave),
            bring=self.bring or other.bring,
            next_step=self.next_step or other.next_step,
            snooze=self.snooze or other.snooze,
            decision=self.decision or other.decision,
            because=_joined(self.because, other.because),
            text=_joined(self.text, other.text),
        )

    def clash(self, other: "Utterance") -> str:
        """In what two utterances about one item contradict each other; empty if in nothing."""
        pairs = (
            ("the mark", _marked(self), _marked(other)),
            ("the channel", self.via, other.via),
            ("the day", self.day, other.day),
            ("the next date", self.next_step, other.next_step),
            ("how long to wait", self.snooze, other.snooze),
            ("the decision", self.decision, other.decision),
        )
        return next((what for what, a, b in pairs if a and b and a != b), "")

    @property
    def says_something(self) -> bool:
        """Whether there is anything to do."""
        return self.mark is not Mark.OPEN or bool(
            self.via or self.day or self.said or self.gave or self.next_step or self.snooze
            or self.decision or self.text
        )  # fmt: skip


def _marked(said: Utterance) -> Mark | None:
    return None if said.mark is Mark.OPEN else said.mark


def _joined(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one + two))


class Spot(Struct, frozen=True):
    """Where an utterance stands: a note, and the part of a generated region that holds it."""

    path: str
    region: str = ""
    lines: tuple[str, ...] = ()
    """The part itself, word for word."""


class Fate(Struct, frozen=True):
    """What became of a part that was listened to: done and gone, or it stays, with a remark."""

    spot: Spot
    at: Place
    is_done: bool
    remark: str = ""

    def as_problem(self) -> Problem:
        """The same as a problem, for what stands where no remark can."""
        what = f"nothing was done: {self.remark.rstrip('.')}"
        return Problem(self.at, "VT074", what, "Mend the line, or delete it.")


class Heard(Struct, frozen=True):
    """A part of a note that was listened to: an utterance, or what is wrong with it (`trouble`)."""

    spot: Spot
    at: Place
    utterance: Utterance | None = None
    trouble: str = ""


class Edits(Struct, frozen=True):
    """What an utterance does to its contact's note, in terms of lines and keys."""

    entries: tuple[str, ...] = ()
    """Log entries to add, oldest first, without their bullets.

    One whose sign the log has already goes into the entry with that sign.
    """
    keys: tuple[tuple[str, str | None], ...] = ()
    """Front-matter keys and their new values."""
    tasks: tuple["TaskMark", ...] = ()
    new_tasks: tuple[str, ...] = ()
    """Promises to add, without bullet and box."""
    is_settled: bool = False
    """Everything was done before; nothing is left to do."""


class TaskMark(Struct, frozen=True):
    """A task of the note gets a mark and a day."""

    line: int
    mark: str
    day: date = date.min

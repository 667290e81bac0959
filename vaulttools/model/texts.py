"""What generators give, and the changes that come of it."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.model.problem import Place, Problem
from vaulttools.model.whole_files import BoardText, WholeFile


class Versions(NamedTuple):
    """The bytes of a file in the three versions that git merges; None where none is there, or known."""

    base: bytes | None = None
    ours: bytes | None = None
    theirs: bytes | None = None


class Block(Struct, frozen=True):
    """A generated text that stands between markers, in its home note and wherever else they are.

    `body` has LF line ends, no markers, and neither begins nor ends with an empty line.
    """

    name: str
    home: str
    """The vault path of the note that is made for it if there is none."""
    title: str
    body: str


BASE_FILE = "Funnel.base"
"""The name of the file of tables for Bases."""
DRAFTS, SENT = "Drafts", "Sent"
"""The folder of drafts among what we generate, and in it that of those which were sent."""


class DraftNote(Struct, frozen=True):
    """A whole note that is made once and is the owner's from the first edit on."""

    path: str
    text: str


Text = Block | DraftNote | BoardText | WholeFile
"""What a generator may give."""


class Change(Struct, frozen=True):
    """One file before and after; `before` None makes it, `after` None removes it."""

    path: str
    before: bytes | None
    after: bytes | None
    is_generated: bool = False
    """Whether all of the file is ours, so that it can be made again at any time."""
    moved: tuple[str, bytes] | None = None
    """Of a file that is moved: the path and the bytes at which its text must stand before it goes."""


def as_one(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes of a run, each file's as one: from what it was to what it is."""
    found: dict[str, Change] = {}
    for change in changes:
        first = found.get(change.path)
        found[change.path] = replace(change, before=first.before) if first else change
    return tuple(found.values())


BEING_EDITED, WRITTEN = "VT072", "VT073"
"""Codes of refusals: the file waits; the file was written, but its owner must look at something."""


class Refusal(Struct, frozen=True):
    """A file that is left alone although there was something to write, and why."""

    path: str
    line: int
    what: str
    hint: str
    code: str = "VT071"
    is_passing: bool = False
    """Whether trying again may help: the file moved on meanwhile, or somebody is at it."""

    @property
    def has_moved_on(self) -> bool:
        """Whether the decision can be taken again at once, from the file as it is now."""
        return self.is_passing and self.code != BEING_EDITED

    @property
    def is_waiting(self) -> bool:
        """Whether the next run does it by itself."""
        return self.code == BEING_EDITED

    @property
    def is_written(self) -> bool:
        """Whether the file holds what was to be written all the same."""
        return self.code == WRITTEN

    def __str__(self) -> str:
        at = f"{self.path}:{self.line}" if self.line else self.path
        state = "" if self.is_written else "not written: "
        return f"{at}: {self.code} {state}{self.what}. {self.hint}"

    def as_problem(self) -> Problem:
        """The same as a problem of the note."""
        return Problem(Place(self.path, self.line), self.code, self.what, self.hint)


class Plan(Struct, frozen=True):
    """Everything that a run would write, decided before anything is written; in order of path."""

    changes: tuple[Change, ...] = ()
    refusals: tuple[Refusal, ...] = ()

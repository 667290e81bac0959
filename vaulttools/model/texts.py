"""What generators give, and the changes that come of it."""

from dataclasses import dataclass

from vaulttools.model.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Block:
    """A generated text that stands between markers, in its home note and wherever else they are.

    `body` has LF line ends, no markers, and neither begins nor ends with an empty line.
    """

    name: str
    home: str
    """The vault path of the note that is made for it if there is none."""
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A whole note that is made once and is the owner's from the first edit on."""

    path: str
    text: str


Text = Block | DraftNote
"""What a generator may give."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after; `before` None makes it, `after` None removes it."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is left alone although there was something to write, and why."""

    path: str
    line: int
    what: str
    hint: str
    code: str = "VT071"

    def __str__(self) -> str:
        at = f"{self.path}:{self.line}" if self.line else self.path
        return f"{at}: {self.code} not written: {self.what}. {self.hint}"

    def as_problem(self) -> Problem:
        """The same as a problem of the note."""
        return Problem(Place(self.path, self.line), self.code, self.what, self.hint)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run would write, decided before anything is written; in order of path."""

    changes: tuple[Change, ...] = ()
    refusals: tuple[Refusal, ...] = ()

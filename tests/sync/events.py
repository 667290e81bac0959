"""What the ledger is made of: texts, values, ticks, and what people can only be asked about."""

from dataclasses import dataclass, field
from enum import StrEnum

Known = set[int]
"""The numbers of the events that are known somewhere."""


class Kind(StrEnum):
    """What sort of text somebody wrote; says where it has to be found."""

    LOG = "log entry"
    PROSE = "sentence"
    ITEM = "list item"
    PROMISE = "promise"
    SAID = "words under a tick"
    DRAFT = "sentence in a draft"
    OUTSIDE = "sentence above the list"


@dataclass(slots=True)
class Text:
    """One text, known by its mark."""

    kind: Kind
    person: str
    born: int
    dropped: set[int] = field(default_factory=set)
    """The events by which somebody who saw it took it away, or put another in its place."""
    kept: dict[int, frozenset[int]] = field(default_factory=dict)
    """The events by which somebody kept it, and what was dropped then and is not any more."""

    def is_there(self, known: Known) -> bool:
        """Whether it stands where these events are known."""
        over = {one for event, dropped in self.kept.items() if event in known for one in dropped}
        return self.born in known and not any(e in known and e not in over for e in self.dropped)


@dataclass(slots=True)
class Setting:
    """A value that somebody gave to a key; `over` are the events that it replaces."""

    event: int
    value: str
    over: set[int]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A text that was put in the place of another; `over` are the events of that sort known then."""

    event: int
    new: str
    over: frozenset[int]


@dataclass(slots=True)
class Tick:
    """A due item that was ticked or a card that was moved; `words` are the marks of what was typed."""

    person: str
    sign: str
    events: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    plain: int = 0
    """How often it was ticked without a word."""


@dataclass(frozen=True, slots=True)
class Question:
    """Two versions of one thing that only a person can choose between.

    `what` is a key of the front matter; empty for a sentence, whose versions are known by their marks.
    """

    person: str
    what: str
    values: frozenset[str]

    def __str__(self) -> str:
        versions = " or ".join(sorted(self.values))
        return f"{self.person}: {self.what or 'sentence'}: {versions}"

"""A contact: one person, one note, and what the note says happened."""

from datetime import date, time
from typing import NamedTuple

from msgspec import Struct

from vaulttools.model.problem import Place
from vaulttools.model.state import Noted
from vaulttools.model.words import (
    DECISIONS,
    ENGAGEMENT,
    INTERACTIONS,
    OUTGOING,
    WITH_CHANNEL,
    Channel,
    What,
)

TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame"} | {"frau", "herr"}
)

SIGN = "fu-"
"""How the block ids of due items begin, and those of the log entries made of them."""


class Dated(NamedTuple):
    """A date and the line it stands on."""

    day: date
    place: Place


class Event(NamedTuple):
    """Something that happened on a day: a log entry, or a date in the front matter."""

    day: date
    what: What
    place: Place
    channel: Channel | None = None
    text: str = ""
    clock: time | None = None
    until: date | None = None
    links: tuple[str, ...] = ()
    """Vault paths of the notes linked in the text: what was given, if they are value items."""
    is_unread: bool = False
    """A dated line that could not be read; it counts as contact on that day."""
    sign: str = ""
    """The block id of ours that it ends with; empty for what the owner wrote himself."""
    by: str = ""
    """Who did it, if the entry names somebody (`[by:: Sam]`)."""

    @property
    def is_outgoing(self) -> bool:
        """Whether the owner reached out (`… to`, `exit`)."""
        return self.what in OUTGOING

    @property
    def is_engagement(self) -> bool:
        """Whether something came in (`… from`, `… with`, `met`)."""
        return self.what in ENGAGEMENT

    @property
    def is_interaction(self) -> bool:
        """Whether something passed between the two."""
        return self.what in INTERACTIONS

    @property
    def is_decision(self) -> bool:
        """Whether the owner decided about the contact (`pause`, `won`, …)."""
        return self.what in DECISIONS

    @property
    def words(self) -> str:
        """The entry's WHAT as one writes it: `email to`, `met`."""
        if self.what in WITH_CHANNEL:
            return f"{self.channel or Channel.OTHER} {self.what}"
        return str(self.what)


class Promise(Struct, frozen=True):
    """A task with a date in a contact's note (M25). `done` is None while it is open."""

    text: str
    due: date
    place: Place
    is_done: bool = False
    done: date | None = None


class Question(Struct, frozen=True):
    """Something they asked that was answered badly (M21)."""

    text: str
    place: Place
    is_answered: bool


class Unclear(Struct, frozen=True):
    """Why a contact needs attention (M0): what cannot be understood, and where."""

    text: str
    place: Place
    whole_note: bool = False
    """True when the note itself cannot be trusted (conflict markers, unreadable front matter)."""


class Contact(Struct, frozen=True, tag=True, omit_defaults=True):
    """A person, as far as the note could be understood. Events are in order of time."""

    path: str
    name: str
    link: str
    """What stands between `[[` and `]]` to reach this note from anywhere in the vault."""
    aliases: tuple[str, ...] = ()
    organization: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    linkedin: str = ""
    phone: str = ""
    postal: str = ""
    tier: str = ""
    owner: str = ""
    playbook: str = ""
    """The playbook's name as written; empty when the note names none."""
    playbook_place: Place | None = None
    every_days: int | None = None
    every_months: int | None = None
    topics: tuple[str, ...] = ()
    opportunity: str = ""
    """The position or project that it is about: the path of its note, or its name as written."""
    opportunity_name: str = ""
    manager: bool = False
    """Whether they decide about it (`hiring_manager: yes`)."""
    met: Dated | None = None
    met_via: Channel | None = None
    met_at: str = ""
    status: str = ""
    status_place: Place | None = None
    paused_on: Dated | None = None
    next_step: Dated | None = None
    answer_by: Dated | None = None
    snoozed_until: Dated | None = None
    events: tuple[Event, ...] = ()
    promises: tuple[Promise, ...] = ()
    questions: tuple[Question, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    newest_first: bool = False
    """Whether the owner keeps the log with the newest entry on top."""
    has_log: bool = False
    """Whether the note itself has log entries (daily notes may hold others)."""
    signs: frozenset[str] = frozenset()
    """The block ids of ours that stand in the note: what has been logged already."""
    noted: tuple[Noted, ...] = ()
    """The state keys as the note has them."""
    told_otherwise: frozenset[str] = frozenset()
    """The state keys that the note tells under another name (`last-contact`)."""

    @property
    def first_name(self) -> str:
        """The name to greet with: without a title, and from behind the comma of `Okafor, Maya`."""
        last, _, first = self.name.partition(",")
        words = (first or last).split()
        return next((w for w in words if w.rstrip(".").casefold() not in TITLES), self.name)

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """The promises still to be kept, earliest first."""
        return tuple(
            sorted((p for p in self.promises if not p.is_done), key=lambda p: (p.due, p.place))
        )

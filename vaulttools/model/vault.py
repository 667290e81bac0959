"""A vault as it was read: everything that the funnel and the generators may know of it."""

from collections.abc import Mapping

from msgspec import Struct, field

from vaulttools.model.contact import Contact, Event
from vaulttools.model.draft import Draft, DraftStatus
from vaulttools.model.earlier import Earlier
from vaulttools.model.language import Language
from vaulttools.model.links import LinkIndex
from vaulttools.model.pattern import Pattern
from vaulttools.model.playbook import Playbook
from vaulttools.model.problem import Problem
from vaulttools.model.settings import Settings
from vaulttools.model.value import ValueItem


class Host(Struct, frozen=True):
    """An existing note that holds generated text: its bytes as they were read."""

    path: str
    data: bytes


class Vault(Struct, frozen=True):
    """Notes as values, in order of path. `hosts` and `drafts` are keyed by path."""

    settings: Settings = field(default_factory=Settings)
    contacts: tuple[Contact, ...] = ()
    playbooks: Mapping[str, Playbook] = field(default_factory=dict)
    """By case-folded name; the owner's own over the built-in ones."""
    values: tuple[ValueItem, ...] = ()
    patterns: Mapping[str, Pattern] = field(default_factory=dict)
    """How messages are said in the vault's language, by kind; the owner's own over ours."""
    language: Language = field(default_factory=Language)
    hosts: Mapping[str, Host] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    board: Host | None = None
    copies: Mapping[str, Host] = field(default_factory=dict)
    """Notes of the owner's into which due lines were copied."""
    daily: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """What daily notes say of contacts, by the path of the contact's note."""
    links: LinkIndex = field(default_factory=lambda: LinkIndex(()))
    problems: tuple[Problem, ...] = ()
    notes: int = 0
    """How many notes were looked at."""
    earlier: Earlier = field(default_factory=Earlier)
    """What was worked out of it in the last run of this process."""

    @property
    def sent(self) -> tuple[Draft, ...]:
        """The drafts whose owner says that they were sent, those that are filed among them."""
        return tuple(d for d in self.drafts.values() if d.status is DraftStatus.SENT)

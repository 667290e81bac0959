"""Who stands where, what is due, and why."""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from vaulttools.model.contact import Contact, Event, Promise
from vaulttools.model.later import Later
from vaulttools.model.playbook import Playbook, Row
from vaulttools.model.problem import Problem
from vaulttools.model.settings import Cadence
from vaulttools.model.value import Match, ValueItem
from vaulttools.model.vault import Vault
from vaulttools.model.words import Channel, Reason, Stage


class Because(NamedTuple):
    """One claim of an explanation and the line it stands on (`path:line`, or `built in: …`)."""

    text: str
    at: str


class Touch(NamedTuple):
    """The outgoing events of one day, which count as one touch (M17)."""

    day: date
    events: tuple[Event, ...]

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels used that day, in order."""
        return tuple(e.channel or Channel.OTHER for e in self.events)

    @property
    def is_comment(self) -> bool:
        """Whether the day held comments only, which do not count as unanswered (M19)."""
        return all(channel is Channel.COMMENT for channel in self.channels)


class Standing(Struct, frozen=True):
    """Where a contact stands. Depends on events, playbook and settings, never on the day.

    `due` is None when closed (with `reason` None) or in need of attention.
    """

    contact: Contact
    stage: Stage
    reason: Reason | None
    due: date | None
    playbook: Playbook
    cadence: Cadence
    run: tuple[Touch, ...] = ()
    """The outgoing touches since something last came in, oldest first."""
    row: Row | None = None
    """The row of the playbook that comes next; None when the playbook does not apply."""
    step: int | None = None
    """The number of that row, from 1."""
    paused: date | None = None
    """The day of the pause, for a paused contact."""
    line: int = 0
    """The line of the method's table that gave the date (docs/method.md)."""
    why: tuple[Because, ...] = ()


class Offer(Struct, frozen=True):
    """What there is to bring to somebody, and to a paused one the reasons to write again."""

    matches: tuple[Match, ...] = ()
    grounds: tuple[Because, ...] = ()


class Meanwhile(Struct, frozen=True):
    """What another owner is due to do at the same organisation, from today on."""

    owner: str
    contact: Contact
    due: date


class DueItem(NamedTuple):
    """A standing seen on a day: how late it is, through which channel, with what to bring."""

    standing: Standing
    days_overdue: int | None
    channel: Channel
    channel_why: str
    channel_is_notable: bool
    """Whether a list should say why: it is not simply the plan."""
    promise: Promise | None
    """The earliest open promise."""
    promise_is_due: bool
    neglected: bool
    """So long overdue that a decision is offered beside it (M7)."""
    needs_next_step: bool
    """The last exchange ended without an agreed date, so the next message asks for one (M3)."""
    offer: Later[Offer]
    """See `matches` and `grounds`."""
    owner: str = ""
    """Whose it is, where the vault is shared and the list is not one owner's (funnel/owners.py)."""
    meanwhile: tuple[Meanwhile, ...] = ()
    """Who else is due to write to the organisation in these days, one entry an owner."""

    @property
    def contact(self) -> Contact:
        """The person it is about."""
        return self.standing.contact

    @property
    def matches(self) -> tuple[Match, ...]:
        """What fits to be brought, the best first, each with why."""
        return self.offer().matches

    @property
    def grounds(self) -> tuple[Because, ...]:
        """For a paused contact: the genuine reasons to write again (M9)."""
        return self.offer().grounds

    @property
    def bring(self) -> tuple[ValueItem, ...]:
        """What to bring, the best first."""
        return tuple(match.item for match in self.matches)

    @property
    def reason(self) -> Reason:
        """Why they are due."""
        return self.standing.reason or Reason.ATTENTION

    @property
    def due(self) -> date | None:
        """The date, None for `attention`."""
        return self.standing.due

    @property
    def needs_a_reason(self) -> bool:
        """Whether a pause is over and there is nothing genuine to say yet (M9)."""
        return self.reason is Reason.RE_ENGAGE and not self.grounds

    @property
    def is_due(self) -> bool:
        """Whether it is due today or earlier."""
        return self.days_overdue is not None and self.days_overdue >= 0


class Funnel(Struct, frozen=True, dict=True):
    """The whole vault on a day. `items` holds every open contact, in the order of what is due."""

    vault: Vault
    today: date
    items: tuple[DueItem, ...]
    closed: tuple[Standing, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def due(self) -> tuple[DueItem, ...]:
        """What is due today or earlier, without those that need attention."""
        return tuple(item for item in self.items if item.is_due)

    @cached_property
    def work(self) -> tuple[DueItem, ...]:
        """What is due and asks for something: not a pause that is over without a reason."""
        return tuple(item for item in self.due if not item.needs_a_reason)

    @property
    def untold(self) -> tuple[DueItem, ...]:
        """Those in need of attention of whose notes no problem speaks."""
        told = {problem.place.path for problem in self.problems}
        return tuple(item for item in self.attention if item.contact.path not in told)

    @cached_property
    def attention(self) -> tuple[DueItem, ...]:
        """The contacts that cannot be understood well enough for a date."""
        return tuple(item for item in self.items if item.reason is Reason.ATTENTION)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every contact, the closed ones last."""
        return tuple(item.standing for item in self.items) + self.closed

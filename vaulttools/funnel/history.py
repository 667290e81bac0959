"""What a contact's events say together: the last interaction, the last decision, the run."""

from collections.abc import Container
from itertools import groupby

from msgspec import Struct

from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Touch
from vaulttools.model.words import DECISIONS, ENGAGEMENT, INTERACTIONS, OUTGOING, What

_ENDS_A_RUN = ENGAGEMENT | {What.RESUME}


class History(Struct, frozen=True):
    """The events of a contact, in order of time, seen through the method's words."""

    events: tuple[Event, ...]

    @property
    def last(self) -> Event | None:
        """The last interaction."""
        return latest(self.events, INTERACTIONS)

    @property
    def decision(self) -> Event | None:
        """The last decision; a `resume` undoes those before it."""
        return latest(self.events, DECISIONS)

    @property
    def resumed(self) -> Event | None:
        """The last `resume`."""
        return latest(self.events, {What.RESUME})

    @property
    def snooze(self) -> Event | None:
        """The last `snooze` that no `resume` undid and nothing that came in ended."""
        for event in reversed(self.events):
            if event.is_engagement or event.what is What.RESUME:
                return None
            if event.what is What.SNOOZE:
                return event
        return None

    def since(self, event: Event) -> tuple[Event, ...]:
        """The events after one of them."""
        return self.events[self.events.index(event) + 1 :]

    def came_in_since(self, event: Event) -> bool:
        """Whether something came in after an event."""
        return any(later.is_engagement for later in self.since(event))

    def sent_since(self, event: Event) -> Event | None:
        """The last outgoing touch after an event."""
        return latest(self.since(event), OUTGOING)

    @property
    def last_sent(self) -> Event | None:
        """The last outgoing touch."""
        return latest(self.events, OUTGOING)

    @property
    def run(self) -> tuple[Touch, ...]:
        """The outgoing touches since the last engagement or `resume`, one a day (M17)."""
        start = len(self.events)
        while start and self.events[start - 1].what not in _ENDS_A_RUN:
            start -= 1
        return as_touches(self.events[start:])


def latest(events: tuple[Event, ...], kinds: Container[What]) -> Event | None:
    """The last event of some kinds."""
    for event in reversed(events):
        if event.what in kinds:
            return event
    return None


def as_touches(events: tuple[Event, ...]) -> tuple[Touch, ...]:
    """The outgoing ones among events, those of one day as one touch."""
    outgoing = [e for e in events if e.is_outgoing]
    return tuple(
        Touch(day, tuple(group)) for day, group in groupby(outgoing, key=lambda event: event.day)
    )


def history(contact: Contact) -> History:
    """The history of a contact."""
    return History(contact.events)

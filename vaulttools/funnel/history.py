"""What a contact's events say together: the last interaction, the last decision, the run."""

from dataclasses import dataclass
from itertools import groupby

from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Touch
from vaulttools.model.words import What


@dataclass(frozen=True, slots=True)
class History:
    """The events of a contact, in order of time, seen through the method's words."""

    events: tuple[Event, ...]

    @property
    def last(self) -> Event | None:
        """The last interaction."""
        return next((e for e in reversed(self.events) if e.is_interaction), None)

    @property
    def decision(self) -> Event | None:
        """The last decision; a `resume` undoes those before it."""
        return next((e for e in reversed(self.events) if e.is_decision), None)

    @property
    def resumed(self) -> Event | None:
        """The last `resume`."""
        return next((e for e in reversed(self.events) if e.what is What.RESUME), None)

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
        return next((e for e in reversed(self.since(event)) if e.is_outgoing), None)

    @property
    def last_sent(self) -> Event | None:
        """The last outgoing touch."""
        return next((e for e in reversed(self.events) if e.is_outgoing), None)

    @property
    def run(self) -> tuple[Touch, ...]:
        """The outgoing touches since the last engagement or `resume`, one a day (M17)."""
        start = 0
        for position, event in enumerate(self.events, 1):
            if event.is_engagement or event.what is What.RESUME:
                start = position
        return as_touches(self.events[start:])


def as_touches(events: tuple[Event, ...]) -> tuple[Touch, ...]:
    """The outgoing ones among events, those of one day as one touch."""
    outgoing = [e for e in events if e.is_outgoing]
    return tuple(
        Touch(day, tuple(group)) for day, group in groupby(outgoing, key=lambda event: event.day)
    )


def history(contact: Contact) -> History:
    """The history of a contact."""
    return History(contact.events)

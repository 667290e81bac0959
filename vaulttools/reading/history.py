"""The log of a contact's note: its entries as events, in order of time."""

from datetime import date, time
from functools import lru_cache
from operator import attrgetter, gt, lt

from vaulttools.model.contact import Event, Unclear
from vaulttools.model.words import Channel, What
from vaulttools.reading.log import (
    LOG_HEADINGS,
    Entry,
    Unread,
    read_entry,
    sign_in,
    starts_with_date,
)
from vaulttools.reading.markdown import Body, ListItem
from vaulttools.reading.notes import Note


def read_log(note: Note, body: Body, unclear: list[Unclear]) -> tuple[list[Event], bool]:
    """The log's entries in order of time, and whether the owner keeps the newest on top."""
    candidates, under_heading = _candidates(body)
    found: list[Event] = []
    for item in candidates:
        entry = read_entry(item.text)
        if entry is None:
            continue
        if isinstance(entry, Unread):
            if under_heading and (item.depth == 1 or starts_with_date(item.text)):
                code = "VT020" if entry.day else "VT021"
                note.say(item.line, code, entry.what, entry.hint)
                if entry.day:
                    found.append(_unread_event(note, entry.day, entry.text, item))
            continue
        if entry.is_until_unclear:
            note.say(
                item.line,
                "VT023",
                f'snooze: "{entry.text}" names no date',
                'Write a date, as "snooze: until 2027-01-15".',
            )
            unclear.append(
                Unclear(f'the snooze "{entry.text}" names no date', note.place(item.line))
            )
        found.append(_event(note, entry, item))
    newest_first = _is_newest_first(found)
    return _in_order(found, newest_first=newest_first), newest_first


def _candidates(body: Body) -> tuple[list[ListItem], bool]:
    """The items that may be entries: those under the log's heading, without one all; no open tasks.

    And whether there are items under such a heading.
    """
    under_heading = [item for item in body.items if is_log(item)]
    among = under_heading or body.items
    return [item for item in among if item.box in {None, "x", "X"}], bool(under_heading)


def log_items(body: Body) -> list[ListItem]:
    """The list items that are entries of the log, in the order of the note."""
    return [item for item in _candidates(body)[0] if isinstance(read_entry(item.text), Entry)]


def dated_items(body: Body) -> list[ListItem]:
    """The list items that stand where entries do: those, and under the log's heading dated others."""
    return [
        item
        for item in _candidates(body)[0]
        if isinstance(read := read_entry(item.text), Entry)
        or (isinstance(read, Unread) and read.day and is_log(item))
    ]


def is_log(item: ListItem) -> bool:
    """Whether an item stands under the heading of a log."""
    return stands_under(item.headings, LOG_HEADINGS)


@lru_cache(maxsize=1_000)
def stands_under(headings: tuple[str, ...], names: frozenset[str]) -> bool:
    """Whether one of the headings over an item has one of these names, bold or not."""
    return any(heading.strip("*_: ") in names for heading in headings)


def _event(note: Note, entry: Entry, item: ListItem) -> Event:
    return Event(
        entry.day,
        entry.what,
        note.place(item.line),
        entry.channel,
        entry.text,
        entry.clock,
        entry.until,
        note.targets(entry.text) if "[" in entry.text else (),
        sign=sign_in(item.text),
        by=entry.by,
    )


def _unread_event(note: Note, day: date, text: str, item: ListItem) -> Event:
    """A dated line that cannot be read still counts as contact on that day."""
    return Event(
        day,
        What.WITH,
        note.place(item.line),
        Channel.OTHER,
        text,
        links=note.targets(text),
        is_unread=True,
    )


def _is_newest_first(events: list[Event]) -> bool:
    days = [event.day for event in events]
    falling: int = sum(map(gt, days, days[1:]))
    rising: int = sum(map(lt, days, days[1:]))
    return falling > rising


def _in_order(found: list[Event], *, newest_first: bool) -> list[Event]:
    """Order of time: by day, then by time of day where it is given, then as the log runs.

    An entry without a time takes that of the entry before it on its day.
    """
    along = found[::-1] if newest_first else found
    if not any(event.clock for event in along):
        return sorted(along, key=attrgetter("day"))
    keyed = []
    carried: dict[date, time] = {}
    for position, event in enumerate(along):
        if event.clock:
            carried[event.day] = event.clock
        keyed.append(((event.day, carried.get(event.day, time.min), position), event))
    return [event for _, event in sorted(keyed, key=lambda pair: pair[0])]

"""What the logs say about you: promises kept, replies answered, what earned replies (M25, M29)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from vaulttools.funnel.history import as_touches
from vaulttools.funnel.workdays import Workdays, workdays
from vaulttools.model.contact import Contact, Promise
from vaulttools.model.funnel import Funnel, Touch
from vaulttools.model.words import What


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """Promises with their contacts: done in time, done late, and open past their date.

    `undated` are done without a day; they count neither way.
    """

    in_time: int
    late: tuple[tuple[Contact, Promise], ...]
    broken: tuple[tuple[Contact, Promise], ...]
    undated: int
    open: int

    @property
    def decided(self) -> int:
        """How many promises were kept in time or not."""
        return self.in_time + len(self.late) + len(self.broken)


def promise_record(funnel: Funnel) -> PromiseRecord:
    """All promises of all contacts, as they stand today (M25)."""
    every = [(s.contact, p) for s in funnel.standings for p in s.contact.promises]
    every.sort(key=lambda pair: (pair[1].due, pair[0].name.casefold(), pair[1].place))
    done = [(c, p) for c, p in every if p.is_done]
    is_open = [(c, p) for c, p in every if not p.is_done]
    return PromiseRecord(
        in_time=sum(p.done is not None and p.done <= p.due for _, p in done),
        late=tuple((c, p) for c, p in done if p.done is not None and p.done > p.due),
        broken=tuple((c, p) for c, p in is_open if p.due < funnel.today),
        undated=sum(p.done is None for _, p in done),
        open=sum(p.due >= funnel.today for _, p in is_open),
    )


@dataclass(frozen=True, slots=True)
class ReplySpeed:
    """How soon what came in was answered: cases, the median in working days, and the share by next day."""

    cases: int
    median_days: float
    next_day: int


def reply_speed(funnel: Funnel) -> ReplySpeed | None:
    """How quickly you answered (M25); None when nobody has written and been answered yet."""
    days = workdays(funnel.vault.settings)
    waits: list[int] = []
    for standing in funnel.standings:
        asked: date | None = None
        for event in standing.contact.events:
            if event.day > funnel.today:
                break
            if event.what is What.FROM:
                asked = asked or event.day
            elif asked and (event.is_outgoing or event.is_engagement):
                waits.append(_working_days(asked, event.day, days))
                asked = None
    if not waits:
        return None
    return ReplySpeed(len(waits), median(waits), sum(wait <= 1 for wait in waits))


def _working_days(first: date, last: date, days: Workdays) -> int:
    """Working days after `first` up to and with `last`."""
    span = (last - first).days
    return sum(days.is_working(first + timedelta(days=n)) for n in range(1, span + 1))


@dataclass(frozen=True, slots=True)
class Lesson:
    """How often one kind of touch was followed by something that came in."""

    what: str
    cases: int
    replies: int


def lessons(funnel: Funnel) -> dict[str, tuple[Lesson, ...]]:
    """What earned replies, by step, channel, intent and kind of value (M29).

    A touch earned what came in before the next touch. Kinds with fewer cases than the setting
    says are left out; so is a heading without any.
    """
    tally: dict[str, dict[str, list[bool]]] = {
        name: defaultdict(list) for name in ("step", "channel", "intent", "value")
    }
    kinds = {item.path: str(item.kind) for item in funnel.vault.values if item.kind}
    for standing in funnel.standings:
        contact = standing.contact
        rows = standing.playbook.rows
        for step, touch, earned in _touches(contact):
            tally["step"][f"touch {step}"].append(earned)
            for channel in dict.fromkeys(touch.channels):
                tally["channel"][str(channel)].append(earned)
            if step <= len(rows):
                tally["intent"][rows[step - 1].intent].append(earned)
            for kind in {kinds[link] for e in touch.events for link in e.links if link in kinds}:
                tally["value"][kind].append(earned)
    least = funnel.vault.settings.cadence.lessons_from_cases
    found = {
        name: tuple(
            Lesson(what, len(cases), sum(cases))
            for what, cases in sorted(
                counted.items(),
                key=lambda pair: (-sum(pair[1]) / len(pair[1]), -len(pair[1]), pair[0]),
            )
            if len(cases) >= least
        )
        for name, counted in tally.items()
    }
    return {name: rows for name, rows in found.items() if rows}


def _touches(contact: Contact) -> list[tuple[int, Touch, bool]]:
    """Each touch with its number in its run, and whether something came in before the next one."""
    found: list[tuple[int, Touch, bool]] = []
    run: list[int] = []
    for position, event in enumerate(contact.events):
        if event.is_engagement or event.what is What.RESUME:
            if run:
                found += _run(contact, run, earned=event.is_engagement)
                run = []
        elif event.is_outgoing:
            run.append(position)
    return found + _run(contact, run, earned=False)


def _run(contact: Contact, positions: list[int], *, earned: bool) -> list[tuple[int, Touch, bool]]:
    touches = as_touches(tuple(contact.events[p] for p in positions))
    return [(n, touch, earned and n == len(touches)) for n, touch in enumerate(touches, 1)]

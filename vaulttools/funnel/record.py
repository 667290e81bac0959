"""What the logs say about you: promises kept, replies answered, what earned replies (M25, M29)."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import chain
from statistics import median

from msgspec import Struct

from vaulttools.funnel.build import rules_of
from vaulttools.funnel.history import as_touches
from vaulttools.funnel.workdays import Workdays
from vaulttools.model.contact import Contact, Promise
from vaulttools.model.funnel import Funnel, Standing, Touch
from vaulttools.model.words import What


class PromiseRecord(Struct, frozen=True):
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


class ReplySpeed(Struct, frozen=True):
    """How soon what came in was answered: cases, the median in working days, and the share by next day."""

    cases: int
    median_days: float
    next_day: int


def reply_speed(funnel: Funnel) -> ReplySpeed | None:
    """How quickly you answered (M25); None when nobody has written and been answered yet."""
    vault, days = funnel.vault, rules_of(funnel.vault).days
    waits = [*chain(*vault.earlier.each(_waits, vault.contacts, funnel.today, days))]
    if not waits:
        return None
    return ReplySpeed(len(waits), median(waits), sum(wait <= 1 for wait in waits))


def _waits(contact: Contact, today: date, days: Workdays) -> tuple[int, ...]:
    """After how many working days each thing was answered that came in from a contact."""
    found: list[int] = []
    asked: date | None = None
    for event in contact.events:
        if event.day > today:
            break
        if event.what is What.FROM:
            asked = asked or event.day
        elif asked and (event.is_outgoing or event.is_engagement):
            found.append(_working_days(asked, event.day, days))
            asked = None
    return tuple(found)


def _working_days(first: date, last: date, days: Workdays) -> int:
    """Working days after `first` up to and with `last`."""
    span = (last - first).days
    return sum(days.is_working(first + timedelta(days=n)) for n in range(1, span + 1))


class Lesson(Struct, frozen=True):
    """How often one kind of touch was followed by something that came in."""

    what: str
    cases: int
    replies: int


def lessons(funnel: Funnel) -> dict[str, tuple[Lesson, ...]]:
    """What earned replies, by step, channel, intent and kind of value (M29).

    A touch earned what came in before the next touch. Kinds with fewer cases than the setting
    says are left out; so is a heading without any.
    """
    kinds = {item.path: str(item.kind) for item in funnel.vault.values if item.kind}
    cases = funnel.vault.earlier.tally(_cases, funnel.standings, kinds)
    least = funnel.vault.settings.cadence.lessons_from_cases
    found: dict[str, list[Lesson]] = {"step": [], "channel": [], "intent": [], "value": []}
    for name, what in sorted({(name, what) for name, what, _ in cases}):
        replies = cases[name, what, True]
        number = replies + cases[name, what, False]
        if number >= least:
            found[name].append(Lesson(what, number, replies))
    return {
        name: tuple(sorted(rows, key=lambda r: (-r.replies / r.cases, -r.cases, r.what)))
        for name, rows in found.items()
        if rows
    }


def _cases(standing: Standing, kinds: Mapping[str, str]) -> tuple[tuple[str, str, bool], ...]:
    """Every touch of a contact under each heading: the heading, which kind, and whether it earned a reply."""
    rows = standing.playbook.rows
    found: list[tuple[str, str, bool]] = []
    for step, touch, earned in _touches(standing.contact):
        found.append(("step", f"touch {step}", earned))
        found += (("channel", str(channel), earned) for channel in dict.fromkeys(touch.channels))
        if step <= len(rows):
            found.append(("intent", rows[step - 1].intent, earned))
        given = {kinds[link] for e in touch.events for link in e.links if link in kinds}
        found += (("value", kind, earned) for kind in given)
    return tuple(found)


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

"""The weekly review in numbers: its week, the block, what moved, the coming weeks (M10, M24, M28)."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.funnel.build import Rules, rules_of, stand
from vaulttools.funnel.workdays import Workdays
from vaulttools.model.contact import Event
from vaulttools.model.funnel import DueItem, Funnel, Standing
from vaulttools.model.settings import WEEKDAYS, Settings
from vaulttools.model.words import Reason, Stage, What

WEEKS_AHEAD = 4
NEVER_MOVES = frozenset(
    {Reason.FIRST_TOUCH, Reason.THANK_YOU, Reason.PROMISE, Reason.NEXT_STEP, Reason.REPLY_OWED}
)
"""What is not proposed for another day (M28); an owed reply does not wait either."""
COMES_EARLIER = frozenset({Reason.TOUCH})
"""What may also be brought forward."""


def week_start(today: date, settings: Settings) -> date:
    """The last review day on or before a day."""
    wanted = WEEKDAYS.index(settings.review_day)
    return today - timedelta(days=(today.weekday() - wanted) % 7)


def is_quarterly(today: date, settings: Settings) -> bool:
    """Whether the week's review is the first of its quarter (M10)."""
    start = week_start(today, settings)
    before = start - timedelta(days=7)
    return (start.year, (start.month - 1) // 3) != (before.year, (before.month - 1) // 3)


class ReviewBlock(Struct, frozen=True):
    """What fits into the block, most at risk first, and on which day the rest could be done."""

    fits: tuple[DueItem, ...]
    later: tuple[tuple[DueItem, date], ...]


def review_block(funnel: Funnel) -> ReviewBlock:
    """Share out what is due: the block first, then as much on each working day after today."""
    settings = funnel.vault.settings
    fits = max(1, settings.review_minutes // settings.minutes_per_contact)
    a_day = settings.daily_limit or fits
    days = rules_of(funnel.vault).days
    later: list[tuple[DueItem, date]] = []
    day = funnel.today
    for position, item in enumerate(funnel.work[fits:]):
        if position % a_day == 0:
            day = days.after(day)
        later.append((item, day))
    return ReviewBlock(funnel.work[:fits], tuple(later))


class Moved(Struct, frozen=True):
    """A contact whose stage is not what it was; `before` None for somebody new."""

    link: str
    name: str
    before: Stage | None
    after: Stage


class Week(Struct, frozen=True):
    """What happened since the last review: touches sent, replies, meetings, stages moved."""

    since: date
    sent: int
    replies: int
    met: int
    moved: tuple[Moved, ...]


def last_week(funnel: Funnel) -> Week:
    """What the events since the last review day before this week's say."""
    vault = funnel.vault
    since = week_start(funnel.today, vault.settings) - timedelta(days=7)
    weeks = vault.earlier.each(_week_of, funnel.standings, since, funnel.today, rules_of(vault))
    recent = [event for events, _ in weeks for event in events]
    moved = (one for _, one in weeks if one)
    return Week(
        since,
        sent=sum(e.is_outgoing for e in recent),
        replies=sum(e.what is What.FROM for e in recent),
        met=sum(e.what in {What.MET, What.WITH} for e in recent),
        moved=tuple(sorted(moved, key=lambda m: (m.after, m.name.casefold(), m.link))),
    )


def _week_of(
    standing: Standing, since: date, today: date, rules: Rules
) -> tuple[tuple[Event, ...], Moved | None]:
    """A contact's events since a day, and its stage if they moved it."""
    contact = standing.contact
    new = tuple(e for e in contact.events if since <= e.day <= today)
    if not new:
        return (), None
    earlier = tuple(e for e in contact.events if e.day < since)
    before = stand(replace(contact, events=earlier), rules).stage if earlier else None
    is_moved = before is not standing.stage
    return new, Moved(contact.link, contact.name, before, standing.stage) if is_moved else None


class Load(Struct, frozen=True):
    """How many follow-ups fall on each day of the coming weeks, and what could move (M28)."""

    days: dict[date, int]
    proposals: tuple[tuple[DueItem, date], ...]


def coming_load(funnel: Funnel) -> Load:
    """The load of today (with what is overdue) and of four weeks, and proposals if a limit is set.

    From each day above the limit the lowest in rank go first, to the nearest working day with room.
    """
    last = funnel.today + timedelta(days=7 * WEEKS_AHEAD)
    by_day: dict[date, list[DueItem]] = {}
    for item in funnel.items:
        if item.due is not None and item.due <= last and not item.needs_a_reason:
            by_day.setdefault(max(item.due, funnel.today), []).append(item)
    counts = {day: len(items) for day, items in sorted(by_day.items())}
    limit = funnel.vault.settings.daily_limit
    if not limit:
        return Load(counts, ())
    spread = _Spread(dict(counts), limit, funnel.today, last, rules_of(funnel.vault).days)
    return Load(counts, spread.proposals(by_day))


class _Spread(Struct, frozen=True):
    """The load of the coming days while it is being evened out, and the bounds of that."""

    load: dict[date, int]
    limit: int
    today: date
    last: date
    days: Workdays

    def proposals(self, by_day: dict[date, list[DueItem]]) -> tuple[tuple[DueItem, date], ...]:
        """What to move from days above the limit, the lowest in rank first, and where to."""
        found: list[tuple[DueItem, date]] = []
        for day in sorted(by_day):
            for item in reversed(by_day[day]):
                if self.load[day] <= self.limit:
                    break
                target = self._room(item, day)
                if target:
                    self.load[day] -= 1
                    self.load[target] = self.load.get(target, 0) + 1
                    found.append((item, target))
        return tuple(found)

    def _room(self, item: DueItem, day: date) -> date | None:
        """The nearest working day with room, a later one before an earlier one; None if it stays."""
        if item.reason in NEVER_MOVES or item.promise_is_due:
            return None
        gap = timedelta(days=item.standing.cadence.days_between_touches)
        earliest = item.standing.run[-1].day + gap if item.standing.run else self.today
        for distance in range(1, (self.last - self.today).days + 1):
            for target in (day + timedelta(days=distance), day - timedelta(days=distance)):
                is_early = target < day
                if is_early and (
                    item.reason not in COMES_EARLIER or target < max(self.today, earliest)
                ):
                    continue
                has_room = self.load.get(target, 0) < self.limit
                if target <= self.last and has_room and self.days.is_working(target):
                    return target
        return None


def before_leaving(
    funnel: Funnel, notice: int
) -> tuple[tuple[date, date, tuple[DueItem, ...]], ...]:
    """Periods away that begin within `notice` days, or run now, and what falls due in them unmoved."""
    found = []
    for first, last in funnel.vault.settings.away:
        if first - timedelta(days=notice) <= funnel.today <= last:
            items = tuple(i for i in funnel.items if i.due and first <= i.due <= last)
            found.append((first, last, items))
    return tuple(found)

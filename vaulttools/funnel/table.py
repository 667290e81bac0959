"""The method's table "How the next date is found": a function a line, in the order of the lines.

Each function gives the line's stage, reason and date, or None when its situation is not there.
"""

from collections.abc import Callable, Iterable
from datetime import date

from vaulttools.funnel.cadence import (
    after_meeting,
    agreed,
    next_touch,
    recurring,
    reply_owed,
    resumed,
    thank_you,
    used_up,
)
from vaulttools.funnel.decided import after_no, closed, paused
from vaulttools.funnel.line import Line, is_later
from vaulttools.funnel.view import View, because
from vaulttools.model.funnel import Because
from vaulttools.model.months import add_months
from vaulttools.model.words import Reason, Stage
from vaulttools.wording import count, short_day

LineOfTable = Callable[[View], Line | None]


def find_line(view: View) -> Line | None:
    """The first line that applies; None when nothing at all says when."""
    return _first(LINES, view)


def _first(lines: Iterable[LineOfTable], view: View) -> Line | None:
    for apply in lines:
        if line := apply(view):
            return line
    return None


def snoozed(view: View) -> Line | None:
    """Line 4 (M11): put off until a day later than the last interaction."""
    found = _snooze(view)
    if found is None:
        return None
    until, why = found
    rest = _first(CONVERSATION, view)
    reason, stage = (rest.reason, rest.stage) if rest else (Reason.TOUCH, Stage.ACTIVE)
    return Line(4, stage, reason, until, (why, *(rest.why if rest else ())), stays=True)


def _snooze(view: View) -> tuple[date, Because] | None:
    by_hand, entry = view.contact.snoozed_until, view.history.snooze
    told_by_entry = by_hand and any(by_hand.day == event.until for event in view.history.events)
    if by_hand and not told_by_entry and is_later(by_hand.day, view.last):
        return by_hand.day, because(f"you put it off until {short_day(by_hand.day)}", by_hand.place)
    if entry is None:
        return None
    until = entry.until or add_months(entry.day, view.cadence.snooze_months)
    if not is_later(until, view.last):
        return None
    length = (
        "" if entry.until else f", {count(view.cadence.snooze_months, 'month')} for want of a date"
    )
    text = f"“not now” on {short_day(entry.day)}: put off until {short_day(until)}{length}"
    return until, because(text, entry)


CONVERSATION: tuple[LineOfTable, ...] = (
    resumed,
    reply_owed,
    thank_you,
    after_meeting,
    agreed,
    recurring,
    used_up,
    next_touch,
)
"""Lines 5 to 12."""

LINES: tuple[LineOfTable, ...] = (closed, after_no, paused, snoozed, *CONVERSATION)
"""The table itself, lines 1 to 12 in their order."""

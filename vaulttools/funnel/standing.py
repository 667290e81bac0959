"""Where a contact stands: the line of the table, then promises and agreed dates, then days off."""

from datetime import date
from typing import NamedTuple

from vaulttools.funnel.line import Line
from vaulttools.funnel.table import find_line
from vaulttools.funnel.view import View, because
from vaulttools.model.funnel import Because, Standing
from vaulttools.model.playbook import Row
from vaulttools.model.words import Reason, Stage
from vaulttools.wording import long_day, short_day, weekday

PROMISE_LINE = 0
"""The line number of a date that only a promise gives."""


def standing_of(view: View) -> Standing:
    """Where the contact of a view stands (M0)."""
    line = find_line(view)
    if needs_attention(view, line):
        return _attention(view, line)
    if line is None:
        return _standing(view, *_only_promised(view))
    if line.due is None:
        return _standing(view, line, None, None, line.why)
    due, moved = _moved(view, line.due, line)
    found = _Found(due, line.reason, (*line.why, *moved))
    return _standing(view, line, *_agreed_first(view, line, _promise_first(view, line, found)))


class _Found(NamedTuple):
    """A date with its reason and why."""

    due: date
    reason: Reason | None
    why: tuple[Because, ...]


def _only_promised(view: View) -> tuple[Line, date, Reason, tuple[Because, ...]]:
    """Nothing but a promise says when."""
    promise = view.contact.open_promises[0]
    why = (because(f"you promised: {promise.text}", promise.place),)
    stage = Stage.PAUSED if view.contact.status == "paused" else Stage.ACTIVE
    line = Line(PROMISE_LINE, stage, Reason.PROMISE, promise.due, why, stays=True)
    return line, promise.due, Reason.PROMISE, why


def _promise_first(view: View, line: Line, found: _Found) -> _Found:
    """An open promise comes first if its date is earlier or the same (M25)."""
    promises = view.contact.open_promises
    if not promises or promises[0].due > found.due:
        return found
    first = promises[0]
    said = because(f"you promised: {first.text}, for {short_day(first.due)}", first.place)
    rule = because("a promise comes before everything else", first.place)
    return _Found(first.due, Reason.PROMISE, (said, rule, *_otherwise(line)))


def _agreed_first(view: View, line: Line, found: _Found) -> _Found:
    """A next step later than the last interaction comes first if its date is earlier (M3)."""
    step = view.contact.next_step
    if step is None or line.number in {4, 9} or step.day >= found.due:
        return found
    if view.last is not None and step.day <= view.last.day:
        return found
    said = because(f"you agreed on {short_day(step.day)} as the next step", step.place)
    return _Found(step.day, Reason.NEXT_STEP, (said, *_otherwise(line)))


def needs_attention(view: View, line: Line | None) -> bool:
    """Whether the note lacks or contradicts what is needed to give a date (M0)."""
    contact = view.contact
    if any(unclear.whole_note for unclear in contact.unclear):
        return True
    if line is not None and line.stage is Stage.CLOSED:
        return False
    return bool(contact.unclear) or (line is None and not contact.open_promises)


def _attention(view: View, line: Line | None) -> Standing:
    contact = view.contact
    stage = line.stage if line else Stage.ACTIVE
    if contact.status == "paused":
        stage = Stage.PAUSED
    why = tuple(because(unclear.text, unclear.place) for unclear in contact.unclear)
    if not why:
        text = "nothing in the note says when: no “met”, no log entry, no date"
        if contact.status == "paused":
            text = "the note says “status: paused” and nothing says since when"
        why = (Because(text, contact.path),)
    pause = line.paused if line else None
    shown = Line(PROMISE_LINE, stage, Reason.ATTENTION, None, why, paused=pause)
    return _standing(view, shown, None, Reason.ATTENTION, why)


def _moved(view: View, planned: date, line: Line) -> tuple[date, tuple[Because, ...]]:
    """The line's date, moved off a day off if it may be ("Dates"), and the word on it."""
    if line.stays or view.workdays.is_working(planned):
        return planned, ()
    due = view.workdays.from_day(planned)
    off = f"a {weekday(planned)}" if planned.weekday() > 4 else "a day off"
    text = f"{short_day(planned)} is {off}, so it moves to {long_day(due)}"
    return due, (Because(text, line.why[-1].at),)


def _otherwise(line: Line) -> tuple[Because, ...]:
    """What the table said by itself, behind a promise or an agreed date that comes first."""
    first = line.why[0]
    return (Because(f"besides: {first.text}", first.at),)


def _standing(
    view: View, line: Line, due: date | None, reason: Reason | None, why: tuple[Because, ...]
) -> Standing:
    row, step = _row(view, line, reason)
    return Standing(
        contact=view.contact,
        stage=line.stage,
        reason=reason,
        due=due,
        playbook=view.playbook,
        cadence=view.cadence,
        run=view.run,
        row=row,
        step=step,
        paused=line.paused,
        line=line.number,
        why=why,
    )


def _row(view: View, line: Line, reason: Reason | None) -> tuple[Row | None, int | None]:
    """The row that comes next, and its number where it is one of the contact's own playbook."""
    if line.stage is Stage.PAUSED:
        name = "after-a-no" if line.reason is Reason.AFTER_NO else "re-engagement"
        rows = view.playbooks[name].rows if name in view.playbooks else ()
        return (rows[0] if rows else None), None
    if reason in {None, Reason.ATTENTION}:
        return None, None
    if line.stage is Stage.STALLED:
        at = view.playbook.exit_index
        return (None, None) if at is None else (view.playbook.rows[at], at + 1)
    row = view.next_row
    return row, len(view.run) + 1 if row else None

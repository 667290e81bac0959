"""The method's table "How the next date is found": a function a line, in the order of the lines.

Each function gives the line's stage, reason and date, or None when its situation is not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from vaulttools.funnel.view import View, because
from vaulttools.funnel.workdays import add_months
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Because
from vaulttools.model.words import Channel, Reason, Stage, What
from vaulttools.wording import CHANNEL_WORDS, count, short_day


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the table says. `stays`: the date does not move off a day off."""

    number: int
    stage: Stage
    reason: Reason | None
    due: date | None
    why: tuple[Because, ...]
    stays: bool = False
    paused: date | None = None


def find_line(view: View) -> Line | None:
    """The first line that applies; None when nothing at all says when."""
    return next((line for apply in LINES if (line := apply(view))), None)


def closed(view: View) -> Line | None:
    """Line 1: closed by hand, or won or archived with nothing come in since."""
    contact, decision = view.contact, view.history.decision
    if contact.status == "closed" and contact.status_place:
        why = because("the note says `status: closed`", contact.status_place)
        return Line(1, Stage.CLOSED, None, None, (why,))
    if decision and decision.what in {What.WON, What.ARCHIVE} and not view.history.came_in_since(decision):
        why = because(f"{_named(decision)}, and nothing came in since", decision)
        return Line(1, Stage.CLOSED, None, None, (why,))
    return None


def after_no(view: View) -> Line | None:
    """Line 2 (M22): a no that has not been answered with thanks."""
    no = view.history.decision
    if no is None or no.what is not What.LOST:
        return None
    if view.history.came_in_since(no) or view.history.sent_since(no):
        return None
    days = view.cadence.after_no_days
    why = (
        because(f"they said no on {short_day(no.day)}", no),
        because(f"thanks are due {count(days, 'day')} after a no", no),
    )
    return Line(2, Stage.PAUSED, Reason.AFTER_NO, no.day + timedelta(days=days), why, paused=no.day)


def paused(view: View) -> Line | None:
    """Line 3 (M9): a pause that nothing which came in has ended."""
    found = _paused_by_decision(view) or _paused_by_status(view)
    if found is None:
        return None
    day, sent, why = found
    months = view.cadence.reengage_after_months
    start = day
    if sent and sent.day > day:
        start = sent.day
        why += (because(f"you last wrote on {short_day(sent.day)}", sent),)
    why += (Because(f"a pause ends {count(months, 'month')} after {short_day(start)}", why[-1].at),)
    due = add_months(start, months)
    return Line(3, Stage.PAUSED, Reason.RE_ENGAGE, due, why, paused=day)


_Pause = tuple[date, Event | None, tuple[Because, ...]]
"""The day of a pause, the last touch sent since, and why."""


def _paused_by_decision(view: View) -> _Pause | None:
    decision = view.history.decision
    if decision is None or decision.what not in {What.PAUSE, What.EXIT, What.LOST}:
        return None
    if view.history.came_in_since(decision):
        return None
    why = because(f"{_named(decision)}, and nothing came in since", decision)
    return decision.day, view.history.sent_since(decision), (why,)


def _paused_by_status(view: View) -> _Pause | None:
    contact, past = view.contact, view.history
    if contact.status != "paused" or contact.status_place is None:
        return None
    if contact.paused_on:
        day = contact.paused_on.day
        if past.resumed and past.resumed.day >= day:
            return None
        later = [event for event in past.events if event.day > day]
        if any(event.is_engagement for event in later):
            return None
        sent = next((e for e in reversed(later) if e.is_outgoing), None)
        why = because(f"the note says that you paused on {short_day(day)}", contact.paused_on.place)
        return day, sent, (why,)
    base = past.last_sent or next((e for e in reversed(past.events) if _is_meeting(contact, e)), None)
    if base is None or past.came_in_since(base):
        return None
    says = because("the note says `status: paused`", contact.status_place)
    did = "you last wrote" if base.is_outgoing else "you met"
    return base.day, None, (says, because(f"{did} on {short_day(base.day)}", base))


def _is_meeting(contact: Contact, event: Event) -> bool:
    """Whether an event is the `met` of the note, perhaps told by an entry of that day."""
    met = contact.met.day if contact.met else None
    return event.what is What.MET or (event.is_engagement and event.day == met)


def snoozed(view: View) -> Line | None:
    """Line 4 (M11): put off until a day later than the last interaction."""
    found = _snooze(view)
    if found is None:
        return None
    until, why = found
    rest = next((line for apply in LINES[4:] if (line := apply(view))), None)
    reason, stage = (rest.reason, rest.stage) if rest else (Reason.TOUCH, Stage.ACTIVE)
    return Line(4, stage, reason, until, (why, *(rest.why if rest else ())), stays=True)


def _snooze(view: View) -> tuple[date, Because] | None:
    by_hand, entry = view.contact.snoozed_until, view.history.snooze
    if by_hand and _is_later(by_hand.day, view.last):
        return by_hand.day, because(f"you put it off until {short_day(by_hand.day)}", by_hand.place)
    if entry is None:
        return None
    until = entry.until or add_months(entry.day, view.cadence.snooze_months)
    if not _is_later(until, view.last):
        return None
    length = "" if entry.until else f", {count(view.cadence.snooze_months, 'month')} for want of a date"
    text = f"“not now” on {short_day(entry.day)}: put off until {short_day(until)}{length}"
    return until, because(text, entry)


def resumed(view: View) -> Line | None:
    """Line 5: taken up again, and nothing passed between the two since."""
    again = view.history.resumed
    if again is None or any(event.is_interaction for event in view.history.since(again)):
        return None
    due = view.workdays.after(again.day)
    why = because(f"you took it up again on {short_day(again.day)}: the next working day", again)
    return Line(5, Stage.ACTIVE, Reason.TOUCH, due, (why,))


def reply_owed(view: View) -> Line | None:
    """Line 6 (M5): they spoke last."""
    if view.last is None or view.last.what is not What.FROM:
        return None
    due = view.workdays.after(view.last.day)
    why = (
        because(f"they wrote last, on {short_day(view.last.day)}", view.last),
        because("a reply is due the next working day", view.last),
    )
    return Line(6, Stage.ACTIVE, Reason.REPLY_OWED, due, why)


def thank_you(view: View) -> Line | None:
    """Line 7 (M20): an interview was the last thing."""
    last = view.last
    if last is None or last.what is not What.WITH or last.channel is not Channel.INTERVIEW:
        return None
    hours = view.cadence.thank_you_hours
    why = (
        because(f"the interview was on {short_day(last.day)}", last),
        because(f"thanks are due within {hours} hours", last),
    )
    due = last.day + timedelta(days=_days(hours))
    return Line(7, Stage.ACTIVE, Reason.THANK_YOU, due, why, stays=True)


def after_meeting(view: View) -> Line | None:
    """Line 8 (M4): you met or talked, and have not written since."""
    last = view.last
    if last is None or not last.is_engagement:
        return None
    hours = view.cadence.first_touch_hours
    is_first = view.history.last_sent is None
    talked = "you met" if last.what is What.MET else _talked(last)
    kind = "the first touch" if is_first else "a word after it"
    why = (
        because(f"{talked} on {short_day(last.day)}", last),
        because(f"{kind} is due within {hours} hours", last),
    )
    due = last.day + timedelta(days=_days(hours))
    if is_first:
        return Line(8, Stage.NEW, Reason.FIRST_TOUCH, due, why, stays=True)
    return Line(8, Stage.ACTIVE, Reason.TOUCH, due, why)


def agreed(view: View) -> Line | None:
    """Line 9 (M3, M20): a date was agreed, and nothing has passed between the two since it."""
    step, answer = view.contact.next_step, view.contact.answer_by
    found: list[tuple[date, bool, Because]] = []
    if step and _is_later(step.day, view.last):
        text = f"you agreed on {short_day(step.day)} as the next step"
        found.append((step.day, True, because(text, step.place)))
    if answer:
        after = answer.day + timedelta(days=1)
        if _is_later(after, view.last):
            text = f"they said you would hear by {short_day(answer.day)}: the day after that"
            found.append((after, False, because(text, answer.place)))
    if not found:
        return None
    due, stays, why = min(found, key=lambda option: option[:2])
    return Line(9, Stage.ACTIVE, Reason.NEXT_STEP, due, (why,), stays=stays)


def recurring(view: View) -> Line | None:
    """Line 10: a plain interval since the last interaction."""
    playbook, last = view.playbook, view.last
    if last is None or not playbook.recurs:
        return None
    if playbook.every_months:
        due, span = add_months(last.day, playbook.every_months), count(playbook.every_months, "month")
    else:
        days = playbook.every_days or 0
        due, span = last.day + timedelta(days=days), _span(days)
    why = (
        because(f"the last time was {short_day(last.day)}", last),
        because(f"the {playbook.name} playbook asks for a word every {span}", playbook.place),
    )
    return Line(10, Stage.ACTIVE, Reason.TOUCH, due, why)


def used_up(view: View) -> Line | None:
    """Line 11 (M7): the run is used up without engagement."""
    playbook, run = view.playbook, view.run
    if view.last is None or not run:
        return None
    limit = view.cadence.give_up_after_touches
    exit_at = playbook.exit_index
    before_exit = len(playbook.rows) if exit_at is None else exit_at
    if view.unanswered < limit and len(run) < before_exit:
        return None
    start = run[0].day
    if exit_at is None:
        days = view.cadence.give_up_after_days
        plan = because(f"without an exit row, a run lasts {count(days, 'day')}", playbook.place)
    else:
        row = playbook.rows[exit_at]
        days = row.day - playbook.rows[0].day
        plan = because(f"the {playbook.name} playbook ends with a graceful exit on day {days + 1}", row.place)
    if view.unanswered >= limit:
        spent = because(f"it is time to decide after {count(limit, 'unanswered touch', 'unanswered touches')}", playbook.place)
    else:
        spent = because(f"the {playbook.name} playbook has no touch left before the exit", playbook.place)
    due, why = _after_run(view, start + timedelta(days=days), f"{short_day(start)} + {count(days, 'day')}")
    return Line(11, Stage.STALLED, Reason.DECIDE, due, (*_run_so_far(view), spent, plan, *why))


def next_touch(view: View) -> Line | None:
    """Line 12 (M6): the next row of the playbook, counted from the start of the run."""
    row, run = view.next_row, view.run
    if view.last is None or not run or row is None:
        return None
    days = row.day - view.playbook.rows[0].day
    channel = CHANNEL_WORDS[row.channel] if row.channel else "the channel where you met"
    plan = because(f"the {view.playbook.name} playbook, day {row.day}: {channel}, {row.intent}", row.place)
    due, why = _after_run(view, run[0].day + timedelta(days=days), f"{short_day(run[0].day)} + {count(days, 'day')}")
    return Line(12, Stage.ACTIVE, Reason.TOUCH, due, (*_run_so_far(view), plan, *why))


def _run_so_far(view: View) -> tuple[Because, ...]:
    first, latest = view.run[0], view.run[-1]
    touches = count(len(view.run), "touch", "touches")
    if first is latest:
        text = f"{touches} on {short_day(first.day)}, and nothing came back"
        return (because(text, first.events[0]),)
    return (
        because(f"{touches} since {short_day(first.day)}, and nothing came back", first.events[0]),
        because(f"the last one was on {short_day(latest.day)}", latest.events[-1]),
    )


def _after_run(view: View, planned: date, sum_shown: str) -> tuple[date, tuple[Because, ...]]:
    """A day of the run, at least the least distance after its last touch."""
    gap = view.cadence.days_between_touches
    earliest = view.run[-1].day + timedelta(days=gap)
    first, latest = view.run[0].events[0], view.run[-1].events[-1]
    if planned >= earliest:
        return planned, (because(f"that day of the run is {short_day(planned)}: {sum_shown}", first),)
    text = f"that day of the run was {short_day(planned)}; two touches are {count(gap, 'day')} apart at least"
    return earliest, (because(text, latest),)


def _is_later(day: date, last: Event | None) -> bool:
    return last is None or day > last.day


def _days(hours: int) -> int:
    return -(-hours // 24)


def _span(days: int) -> str:
    return count(days // 7, "week") if days % 7 == 0 else count(days, "day")


def _named(event: Event) -> str:
    words = {
        What.WON: "you won this on",
        What.ARCHIVE: "you archived this on",
        What.PAUSE: "you paused on",
        What.EXIT: "you closed the run politely on",
        What.LOST: "they said no on",
    }
    return f"{words[event.what]} {short_day(event.day)}"


def _talked(event: Event) -> str:
    channel = event.channel or Channel.OTHER
    ways = {
        Channel.PHONE: "you talked on the phone",
        Channel.VIDEO: "you talked on a video call",
        Channel.IN_PERSON: "you met in person",
        Channel.OTHER: "you were in contact",
    }
    return ways.get(channel, f"you were in contact ({CHANNEL_WORDS[channel]})")


LINES: tuple[Callable[[View], Line | None], ...] = (
    closed,
    after_no,
    paused,
    snoozed,
    resumed,
    reply_owed,
    thank_you,
    after_meeting,
    agreed,
    recurring,
    used_up,
    next_touch,
)
"""The table itself, lines 1 to 12 in their order."""


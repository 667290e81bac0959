"""Lines 1 to 3 of the table: what the owner, or a no of theirs, has decided."""

from datetime import date, timedelta

from vaulttools.funnel.line import Line
from vaulttools.funnel.view import View, because
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Because
from vaulttools.model.months import add_months
from vaulttools.model.words import Reason, Stage, What
from vaulttools.wording import count, short_day


def closed(view: View) -> Line | None:
    """Line 1: closed by hand, or won or archived with nothing come in since."""
    contact, decision = view.contact, view.decision
    if contact.status == "closed" and contact.status_place:
        why = because("the note says “status: closed”", contact.status_place)
        return Line(1, Stage.CLOSED, None, None, (why,))
    if (
        decision
        and decision.what in {What.WON, What.ARCHIVE}
        and not view.history.came_in_since(decision)
    ):
        why = because(f"{_named(decision)}, and nothing came in since", decision)
        return Line(1, Stage.CLOSED, None, None, (why,))
    return None


def after_no(view: View) -> Line | None:
    """Line 2 (M22): a no that has not been answered with thanks."""
    no = view.decision
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
    decision = view.decision
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
    bases = (e for e in reversed(past.events) if e.is_outgoing or _is_meeting(contact, e))
    base = next(bases, None)
    if base is None or past.came_in_since(base) or past.resumed in past.since(base):
        return None
    says = because("the note says “status: paused”", contact.status_place)
    did = "you last wrote" if base.is_outgoing else "you met"
    return base.day, None, (says, because(f"{did} on {short_day(base.day)}", base))


def _is_meeting(contact: Contact, event: Event) -> bool:
    """Whether an event is the `met` of the note, perhaps told by an entry of that day."""
    met = contact.met.day if contact.met else None
    return event.what is What.MET or (event.is_engagement and event.day == met)


def _named(event: Event) -> str:
    words = {
        What.WON: "you won this on",
        What.ARCHIVE: "you archived this on",
        What.PAUSE: "you paused on",
        What.EXIT: "you closed the run politely on",
        What.LOST: "they said no on",
    }
    return f"{words[event.what]} {short_day(event.day)}"

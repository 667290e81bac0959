"""The parts of the review that look back: promises kept, and what earned replies."""

from datetime import date

from vaulttools.escaping import inline, wikilink
from vaulttools.funnel.record import lessons as lessons_of
from vaulttools.funnel.record import promise_record, reply_speed
from vaulttools.model.contact import Contact, Promise
from vaulttools.model.funnel import Funnel
from vaulttools.model.words import Channel
from vaulttools.wording import CHANNEL_WORDS, count, short_day

TITLES = {
    "step": "By touch",
    "channel": "By channel",
    "intent": "By intent",
    "value": "By kind of value",
}


def promises(funnel: Funnel) -> list[str]:
    """How many promises were kept on time, which were not, and how soon you answer (M25)."""
    record, speed = promise_record(funnel), reply_speed(funnel)
    lines: list[str] = []
    if record.decided:
        lines.append(f"{record.in_time} of {record.decided} kept on time.")
    if record.open:
        lines.append(f"{count(record.open, 'promise is', 'promises are')} open and not due yet.")
    missed = [_promise(c, p, "still open", funnel.today) for c, p in record.broken]
    missed += [
        _promise(c, p, f"kept on {short_day(p.done, funnel.today)}", funnel.today)
        for c, p in record.late
        if p.done
    ]
    if missed:
        lines += ["", *missed, ""]
    if speed:
        days = f"{speed.median_days:g} working day{'' if speed.median_days == 1 else 's'}"
        half = "the same day" if speed.median_days == 0 else f"within {days}"
        if speed.cases == 1:
            lines.append(f"The one message you answered was answered {half}.")
        else:
            answered = f"Half of the {speed.cases} messages you answered were answered {half}"
            lines.append(f"{answered}, {speed.next_day} of them by the next working day.")
    return ["## Promises", "", *lines, ""] if lines else []


def _promise(contact: Contact, promise: Promise, state: str, today: date) -> str:
    due = short_day(promise.due, today)
    return f"- {wikilink(contact.link)} — *{inline(promise.text)}*, promised for {due}, {state}"


def lessons(funnel: Funnel) -> list[str]:
    """What earned replies; nothing below ten cases (M29)."""
    found = lessons_of(funnel)
    if not found:
        return []
    lines = ["## What earned replies", "", "| | touches | replies | |", "| --- | --- | --- | --- |"]
    for name, rows in found.items():
        lines.append(f"| **{TITLES[name]}** | | | |")
        for row in rows:
            words = CHANNEL_WORDS[Channel(row.what)] if name == "channel" else inline(row.what)
            share = round(100 * row.replies / row.cases)
            lines.append(f"| {words} | {row.cases} | {row.replies} | {share} % |")
    return [*lines, ""]

"""How a due item is said in one line: alike in the due list, the review and on the terminal."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from vaulttools.escaping import inline, one_line, shortened, wikilink
from vaulttools.funnel.campaign import Campaign
from vaulttools.funnel.due import asks_to_archive
from vaulttools.funnel.history import history
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import DueItem, Funnel, Meanwhile
from vaulttools.model.words import Channel, Reason, What
from vaulttools.wording import CHANNEL_WORDS, count, near_day, short_day, weekday

Clean = Callable[[str], str]
"""Makes a text from a note safe for where the line will stand."""

LONGEST_PLACE = 6
"""Words; what is longer is a sentence."""
_TALK = frozenset({"i", "we", "you", "he", "she", "they", "it", "who", "and"})

QUOTE = 80
"""Characters of a quotation from a log entry."""


def reason_words(item: DueItem, today: date, clean: Clean = inline) -> str:
    """Why they are due, in a few words that a person would use; empty for `attention`."""
    say = _SAY.get(item.reason)
    words = say(item, today, clean) if say else ""
    if item.promise_is_due and item.reason is not Reason.PROMISE:
        words += (
            f" · also, {_promise(item, today, clean)}" if words else _promise(item, today, clean)
        )
    return words


def channel_words(item: DueItem, clean: Clean = inline) -> str:
    """The channel, and why that one where it is not simply the plan."""
    word = CHANNEL_WORDS[item.channel]
    return f"{word}, {clean(item.channel_why)}" if item.channel_is_notable else word


def shared_words(item: DueItem, today: date, clean: Clean = inline) -> list[str]:
    """Whose it is, and who else gets in touch with the organisation these days; in a shared vault only."""
    words = [f"owner {clean(item.owner)}"] if item.owner else []
    return words + [meanwhile_words(other, today, clean) for other in item.meanwhile]


def meanwhile_words(other: Meanwhile, today: date, clean: Clean = inline) -> str:
    """`Kim gets in touch with Jon Alder of Northwind too, on Thursday`."""
    whom = f"{clean(other.contact.name)} of {clean(other.contact.organization)}"
    return f"{clean(other.owner)} gets in touch with {whom} too, {_on(other.due, today)}"


def due_counts(funnel: Funnel) -> list[str]:
    """How many are due, need a reason, and lines that need attention; the same words everywhere."""
    due = funnel.work
    late = sum(bool(item.days_overdue) for item in due)
    without = len(funnel.due) - len(due)
    unclear = len(funnel.problems) + len(funnel.untold)
    found = [
        f"{len(due)} due{f', {late} of them late' if late else ''}" if due else "nothing is due"
    ]
    if without:
        found.append(count(without, "needs a reason", "need a reason"))
    if unclear:
        found.append(count(unclear, "needs attention", "need attention"))
    return found


def who(item: DueItem, *, in_table: bool = False) -> str:
    """The link to the contact, shown as the name."""
    return wikilink(item.contact.link, in_table=in_table)


def touches_words(item: DueItem) -> str:
    """The touches of the run: `3 touches and 1 comment`; comments are not counted among them (M19)."""
    run = item.standing.run
    comments = sum(touch.is_comment for touch in run)
    beside = f" and {count(comments, 'comment')}" if comments else ""
    return count(len(run) - comments, "touch", "touches") + beside


def where_met(contact: Contact) -> str:
    """Where you met, if the note says it in words that fit after "meet you": `at the data fair`."""
    if contact.met_at:
        place = one_line(contact.met_at)
        return (
            place
            if re.match(r"(at|in|on|over|during|through)\b", place, re.IGNORECASE)
            else f"at {place}"
        )
    met = next((e for e in reversed(contact.events) if e.what is What.MET), None)
    match = re.match(r"(?:at|over|during)\s[^,;.:–—(]{2,40}", one_line(met.text) if met else "")
    place = match[0].strip() if match else ""
    is_place = len(place.split()) <= LONGEST_PLACE and not _TALK & set(place.casefold().split())
    return place if is_place else ""


def _promise(item: DueItem, today: date, clean: Clean) -> str:
    if item.promise is None:
        return ""
    text = clean(item.promise.text)
    what = f"*{text}*" if clean is inline else f"“{text}”"
    return f"you promised {what} for {near_day(item.promise.due, today)}"


def _reply_owed(item: DueItem, today: date, clean: Clean) -> str:
    last = history(item.contact).last
    if last is None:
        return "wrote last"
    verb = "called" if last.channel in {Channel.PHONE, Channel.VOICEMAIL} else "wrote"
    return f"{verb} last ({short_day(last.day, today)}){_said(last, clean)}"


def _thank_you(item: DueItem, today: date, clean: Clean) -> str:
    last = history(item.contact).last
    if last is None:
        return "thanks for the interview"
    return f"interviewed you {_on(last.day, today)}{_said(last, clean)} · thank them for it"


def _said(event: Event, clean: Clean) -> str:
    text = shortened(event.text.strip('"“”'), QUOTE)
    return f": “{clean(text)}”" if text else ""


def _first_touch(item: DueItem, today: date, clean: Clean) -> str:
    last, due = history(item.contact).last, item.due
    if last is None or due is None:
        return "the first word"
    place = where_met(item.contact)
    where = f" {clean(place)}" if place else ""
    were = "were up" if due < today else "are up"
    when = "tonight" if due == today else _on(due, today)
    hours = item.standing.cadence.first_touch_hours
    return f"{_meeting(last, today)}{where}, {hours} hours {were} {when}"


def _meeting(event: Event, today: date) -> str:
    """How and when something came in that was no message."""
    day = _on(event.day, today)
    if event.is_unread:
        return f"in contact {day}, by a line that cannot be read"
    if event.what is What.MET or event.channel is Channel.IN_PERSON:
        return f"met {day.removeprefix('on ')}"
    return f"talked {day}"


def _next_step(item: DueItem, today: date, clean: Clean) -> str:
    del today, clean
    answer = item.contact.answer_by
    if answer and item.due == answer.day + timedelta(days=1):
        return "the date they gave you is over · a note on a challenge they named"
    return "the day you agreed on"


def _touch(item: DueItem, today: date, clean: Clean) -> str:
    standing = item.standing
    last = history(item.contact).last
    if standing.playbook.recurs and last is not None:
        return f"last in touch {short_day(last.day, today)}"
    if last is not None and last.is_engagement:
        step = item.contact.next_step
        agreed = step is not None and not item.needs_next_step
        return f"{_meeting(last, today)}, and " + (
            f"{short_day(step.day, today)} is agreed" if step and agreed else "nothing is agreed"
        )
    if standing.row is None or standing.step is None:
        return "the next word"
    return f"touch {standing.step} of {len(standing.playbook.rows)} · {clean(standing.row.intent)}"


def _after_no(item: DueItem, today: date, clean: Clean) -> str:
    del clean
    no = item.standing.paused
    return f"said no {_on(no, today) if no else 'lately'} · thanks, and one question for feedback"


def _decide(item: DueItem, today: date, clean: Clean) -> str:
    del clean
    run = item.standing.run
    since = f" since {short_day(run[0].day, today)}" if run else ""
    return f"{touches_words(item)}{since}, no word · pick one"


def _re_engage(item: DueItem, today: date, clean: Clean) -> str:
    pause = item.standing.paused
    paused = f"paused since {short_day(pause, today)}" if pause else "paused"
    if item.grounds:
        return f"{paused}; {clean(item.grounds[0].text)}"
    if asks_to_archive(item, today):
        return f"{paused}, and nothing new in all that time · archive?"
    return f"{paused}, and nothing new to say yet"


def _on(day: date, today: date) -> str:
    """`on Friday`, `on 3 Nov`, but `today`, `yesterday`."""
    near = near_day(day, today)
    return f"on {near}" if near == weekday(day) or near[0].isdigit() else near


_SAY: dict[Reason, Callable[[DueItem, date, Clean], str]] = {
    Reason.PROMISE: _promise,
    Reason.REPLY_OWED: _reply_owed,
    Reason.THANK_YOU: _thank_you,
    Reason.FIRST_TOUCH: _first_touch,
    Reason.NEXT_STEP: _next_step,
    Reason.TOUCH: _touch,
    Reason.AFTER_NO: _after_no,
    Reason.DECIDE: _decide,
    Reason.RE_ENGAGE: _re_engage,
}


def campaign_words(campaign: Campaign, today: date) -> str:
    """How far an interview campaign is: who was thanked, when they wanted to answer, who said no."""
    parts = [count(len(campaign.contacts), "person", "people")]
    if campaign.interviewed:
        parts.append(f"thanked {len(campaign.thanked)} of {len(campaign.interviewed)}")
    if day := campaign.answer_by:
        verb = "wanted" if day < today else "want"
        parts.append(f"they {verb} to tell you by {short_day(day, today)}")
    parts += [
        f"{inline(c.name)} said no on {short_day(day, today)}" for c, day in campaign.refusals
    ]
    return " · ".join(parts)

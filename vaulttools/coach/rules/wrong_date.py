"""FU120: a date that is none, or not the one in the note."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from vaulttools.coach.rule import Hit, Rule
from vaulttools.coach.text import Sentence, Text
from vaulttools.coach.words import Word, folded
from vaulttools.model.contact import Contact
from vaulttools.model.finding import Severity
from vaulttools.model.words import What

LATELY = 13
"""Days in which “on Tuesday” means one of the last two Tuesdays."""
FAR = 200
"""Days from today beyond which a date without a year could be of another one."""
LEAST = 3
"""Letters of a short form, as in Nov."""
BETWEEN = frozenset({"the", "of", "den", "dem", "der", "am"})
_ORDINALS = ("st", "nd", "rd", "th")


class Day(Struct, frozen=True):
    """A date in a sentence: its words, its weekday (0 is Monday) and its day and month if it has any."""

    start: int
    stop: int
    first: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None


def check(text: Text) -> Iterator[Hit]:
    """Weekdays that do not fit their date, and days that the contact's note tells otherwise."""
    if text.known.today is None:
        return
    for sentence in text.sentences:
        for found in _days(text, sentence):
            hit = (
                _impossible(text, found)
                or _not_the_talk(text, sentence, found)
                or _not_agreed(text, sentence, found)
            )
            if hit:
                yield hit


def _impossible(text: Text, found: Day) -> Hit | None:
    """A weekday beside a date that falls on another."""
    if found.day is None or found.month is None:
        return None
    days = _dates(found, text.known.today or date.min)
    if not days:
        return Hit(found.start, found.stop, why="There is no such day.", do="Look it up.")
    if found.weekday is None or any(day.weekday() == found.weekday for day in days):
        return None
    if len(days) > 1:
        return None
    names = text.listed("weekdays")
    right = names[days[0].weekday()] if len(names) == 7 else ""
    why = f"{found.day} {text.listed('months')[found.month - 1]} {days[0].year} is a {right}."
    return Hit(found.start, found.stop, why=why, do="Put right the weekday or the date.")


def _dates(found: Day, today: date) -> list[date]:
    """The days that a date without a year can mean: the one near today, both if two are."""
    years = [found.year] if found.year else [today.year - 1, today.year, today.year + 1]
    days = []
    for year in years:
        try:
            days.append(date(year, found.month or 0, found.day or 0))
        except ValueError:
            continue
    near = [day for day in days if found.year or abs((day - today).days) <= FAR]
    return near or days


def _not_the_talk(text: Text, sentence: Sentence, found: Day) -> Hit | None:
    """“Good to meet you on Tuesday”, when all that happened lately was on another day."""
    contact, today = text.known.contact, text.known.today
    if contact is None or today is None or found.weekday is None or found.day is not None:
        return None
    before = [word for word in sentence.words if word.stop <= found.start]
    if not text.has("on-day", before[-1:]):
        return None
    talks = text.find("talked-then", before[-8:])
    if not talks or re.search(r"[,;:()–—]", text.plain[talks[-1].stop : found.start]):
        return None
    lately = [e for e in contact.events if 0 <= (today - e.day).days <= LATELY]
    events = [e for e in lately if e.what in {What.MET, What.WITH} and not e.is_unread]
    days = {event.day.weekday() for event in lately} | _coming(contact, today)
    if not events or found.weekday in days:
        return None
    names = text.listed("weekdays")
    talk = events[-1]
    why = f"Your note says that it was on {names[talk.day.weekday()]}, {talk.day} ({talk.place})."
    return Hit(
        found.start, found.stop, why=why, do="Put right the day here, or the date in the note."
    )


def _coming(contact: Contact, today: date) -> set[int]:
    """The weekdays of what is agreed for the days to come."""
    dated = [contact.next_step, contact.answer_by]
    return {d.day.weekday() for d in dated if d and d.day >= today - timedelta(days=1)}


def _not_agreed(text: Text, sentence: Sentence, found: Day) -> Hit | None:
    """“See you on 3 December”, when the note has another day to come."""
    contact, today = text.known.contact, text.known.today
    if contact is None or today is None or contact.next_step is None:
        return None
    agreed = contact.next_step.day
    if agreed < today or sentence.is_question:
        return None
    before = [word for word in sentence.words if word.stop <= found.start]
    if not text.has("agreed", before[-8:]):
        return None
    if found.day is not None and found.month is not None:
        days = [day for day in _dates(found, today) if day >= today]
        is_wrong = bool(days) and agreed not in days
    else:
        is_wrong = found.weekday != agreed.weekday() and (agreed - today).days < 7
    if not is_wrong:
        return None
    why = f"Your note says that you agreed on {agreed} ({contact.next_step.place})."
    return Hit(
        found.start, found.stop, why=why, do="Put right the day here, or next_step in the note."
    )


def _days(text: Text, sentence: Sentence) -> Iterator[Day]:
    """The dates in a sentence: `Monday 24 November`, `November 24`, `24 Nov 2026`, `on Tuesday`."""
    weekdays, months = _names(text.listed("weekdays")), _names(text.listed("months"))
    words, at = sentence.words, 0
    while at < len(words):
        found = _day(words, at, weekdays, months)
        if found is None:
            at += 1
            continue
        yield found
        at = next((n for n in range(at, len(words)) if words[n].start >= found.stop), len(words))


def _day(
    words: tuple[Word, ...], at: int, weekdays: Mapping[str, int], months: Mapping[str, int]
) -> Day | None:
    """The date that begins with a word; None if none does."""
    here = at
    weekday = weekdays.get(words[here].text)
    if weekday is not None and not _is_meant(words, at, months):
        weekday = None
    if weekday is not None:
        here = _past(words, here + 1)
    day = month = year = None
    pair = words[here : here + 4]
    inner = [word for word in pair if word.text not in BETWEEN]
    if len(inner) > 1 and (number := _number(inner[0])) and inner[1].text in months:
        day, month = number, months[inner[1].text]
    elif len(inner) > 1 and inner[0].text in months and (number := _number(inner[1])):
        day, month = number, months[inner[0].text]
    if day is None and weekday is None:
        return None
    stop = words[at].stop
    if day is not None:
        stop = inner[1].stop
        after = next((w for w in words if w.start >= stop), None)
        if after and after.text.isdecimal() and len(after.text) == 4 and after.start - stop <= 2:
            year, stop = int(after.text), after.stop
            year = year if 1900 <= year <= 2199 else None
    return Day(words[at].start, stop, at, weekday, day, month, year)


def _is_meant(words: tuple[Word, ...], at: int, months: Mapping[str, int]) -> bool:
    """Whether a word is a weekday: a short form (`Die`, `Sam`) only right before a day or a month."""
    following = words[at + 1] if at + 1 < len(words) else None
    is_date = following is not None and (bool(_number(following)) or following.text in months)
    return len(words[at].text) >= LEAST + 2 or is_date


def _past(words: tuple[Word, ...], at: int) -> int:
    while at < len(words) and words[at].text in BETWEEN:
        at += 1
    return at


def _number(word: Word) -> int | None:
    """A day's number, as `24`, `24th`."""
    text = word.text
    for ending in _ORDINALS:
        text = text.removesuffix(ending)
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31 else None


@lru_cache(maxsize=16)
def _names(lines: tuple[str, ...]) -> Mapping[str, int]:
    """The numbers of names, by the whole name and by short forms that no other has."""
    found = {folded(name): n % 12 + (len(lines) == 12) for n, name in enumerate(lines)}
    short: dict[str, set[int]] = {}
    for name, number in found.items():
        for length in range(LEAST, min(len(name), LEAST + 2)):
            short.setdefault(name[:length], set()).add(number)
    clear = {name: next(iter(numbers)) for name, numbers in short.items() if len(numbers) == 1}
    return {**clear, **found}


RULE = Rule(
    code="FU120",
    name="wrong-date",
    severity=Severity.WARNING,
    why="A wrong date costs a meeting, and some trust.",
    do="Put right the day.",
    more="A weekday that does not fit its date; a day of your last talk, or one you agreed on, that the note tells "
    "otherwise. Only where there is no doubt.",
    bad="",
    good="",
    check=check,
)

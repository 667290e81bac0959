"""The day that words mean, seen from a day: `next Tue`, `15 Jan`, `in two weeks`, `end of January`.

Names of days and lengths in words are left to dateparser. It takes much for a date that is none, so
it is only asked about texts made of known words (reading/date_words.py), and what it finds has to
agree with them.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from vaulttools.model.months import add_months
from vaulttools.reading.date_words import (
    END,
    ENGLISH,
    FRIDAY,
    LAST,
    NEXT,
    START,
    WEEK,
    Words,
)
from vaulttools.reading.days import EARLIEST, LATEST, LONGEST, read_day, read_span

SHORTEST_MONTH = 28
_YEAR = re.compile(r"\d{4}")


class _Said(Struct, frozen=True):
    """A text in small letters without its leads, and all there is to understand it by."""

    text: str
    names: list[str]
    has_lead: bool
    today: date
    ahead: bool
    words: Words

    def nearest(self, days: Iterable[date]) -> date | None:
        """The next of the days, or the latest."""
        if self.ahead:
            return min((day for day in days if day > self.today), default=None)
        return max((day for day in days if day <= self.today), default=None)


def read_when(text: str, today: date, *, ahead: bool = True, words: Words = ENGLISH) -> date | None:
    """The day that a text means; None if it is not surely a date, or on the other side of today.

    A name is the next such day after today, or with `ahead=False` the latest not after it. A period
    ahead stands for its first day (`March`, `next week`), one behind for none; `next Tue` lies in
    the next week, which begins on Monday; weeks end on Friday; early, mid and late in a month are
    its 5th, 15th and 25th.
    """
    if len(text) > LONGEST:
        return None
    plain = " ".join(text.split()).rstrip(". ")
    try:
        day = read_day(plain) or _day_of_words(plain, today, words, ahead=ahead)
    except (OverflowError, ValueError):  # beyond the ends of the calendar
        return None
    if day is None or not EARLIEST <= day.year <= LATEST:
        return None
    return day if (day >= today if ahead else day <= today) else None


def _day_of_words(plain: str, today: date, words: Words, *, ahead: bool) -> date | None:
    text = plain.casefold()
    for other, usual in words.same.items():
        text = re.sub(rf"\b{other}\b", usual, text)
    lead, _, rest = text.partition(" ")
    has_lead = False
    while lead in words.leads:
        text, has_lead = rest, True
        lead, _, rest = text.partition(" ")
    parts = re.split(r"[,.]? |(?<!\d)-", text)
    if plain in words.doubtful or words.joints & {parts[0], parts[-1]}:
        return None
    names = [part for part in parts if part not in words.joints]
    said = _Said(text, names, has_lead, today, ahead, words)
    return next((day for reader in _READERS if (day := reader(said))), None)


def _near_day(said: _Said) -> date | None:
    days = said.words.near.get(said.text)
    return None if days is None else said.today + timedelta(days=days)


def _after_span(said: _Said) -> date | None:
    """The day `3 weeks`, `10d`, `P14D` or `two weeks` from today, or so long ago."""
    past = re.fullmatch(said.words.ago, said.text)
    match = past or re.fullmatch(said.words.from_now, said.text)
    length = match[1] if match else ""
    number, _, unit = length.partition(" ")
    if number in said.words.numbers and unit in said.words.units:
        return _ask(length, said.today, said.words, ahead=not past)
    span = read_span(length) if re.match(r"p?\d", length) and not length.isdecimal() else None
    if span is None:
        return None
    sign = -1 if past else 1
    return add_months(said.today + timedelta(days=sign * span.days), sign * span.months)


def _day_of_month(said: _Said) -> date | None:
    """The day of `the 15th`."""
    numeral = re.fullmatch(rf"(\d\d?)(?:{said.words.ordinal})", said.text)
    if not numeral or not said.has_lead:
        return None
    firsts = [add_months(said.today.replace(day=1), n) for n in range(-2, 3)]
    days = ((first, first + timedelta(days=int(numeral[1]) - 1)) for first in firsts)
    return said.nearest(day for first, day in days if day.month == first.month)


def _which_weekday(said: _Said) -> date | None:
    """The day of `next Tue`, `last Friday`, `Tue next week`."""
    match said.names:
        case [which, name]:
            is_in_week = False
        case [name, which, period] if said.words.periods.get(period) == WEEK:
            is_in_week = True
        case _:
            return None
    if which not in said.words.which or name not in said.words.weekdays:
        return None
    day = said.today + timedelta(days=said.words.weekdays[name] - said.today.weekday())
    turn = said.words.which[which]
    if turn == LAST and not is_in_week and day < said.today:
        return day
    return day + timedelta(days=7 * turn)


def _in_period(said: _Said) -> date | None:
    """The day of `March`, `end of January 2027`, `next month`, `end of the week`, `Q1`."""
    words = said.words
    if not said.ahead:
        return None
    part = words.parts.get(said.names[0])
    match said.names if part is None else said.names[1:]:
        case [which, name] if which in words.which and name in words.periods:
            turns = [words.which[which]] if part or words.which[which] else []
        case [which, name] if words.which.get(which) == NEXT:
            turns = [-1, 0, 1]
        case [name, year] if _YEAR.fullmatch(year) and name not in words.periods:
            turns = [int(year) - said.today.year]
        case [name] if part is not None or name not in words.periods:
            turns = [-1, 0, 1]
        case _:
            return None
    bounds = [found for turn in turns if (found := _bounds(name, turn, said))]
    days = [day for first, last in bounds if (day := _part(part, first, last))]
    return said.nearest(days) if len(turns) > 1 else next(iter(days), None)


def _bounds(name: str, turn: int, said: _Said) -> tuple[date, date] | None:
    """The first and the last day of a period: of this one if `turn` is 0, of the next if 1."""
    words, today = said.words, said.today
    if words.periods.get(name) == WEEK:
        monday = today + timedelta(days=7 * turn - today.weekday())
        return monday, monday + timedelta(days=FRIDAY)
    if name in words.periods:
        length = words.periods[name]
        begun = (today.month - 1) % length
        first = add_months(today.replace(day=1), turn * length - begun)
    elif name in words.months:
        length, first = 1, date(today.year + turn, words.months[name], 1)
    elif name in words.quarters:
        length, first = 3, date(today.year + turn, words.quarters[name] * 3 - 2, 1)
    else:
        return None
    return first, add_months(first, length) - timedelta(days=1)


def _part(part: int | None, first: date, last: date) -> date | None:
    """The day of a part of a period, the first for the whole; only months have a middle."""
    if part in {None, START}:
        return first
    if part == END:
        return last
    is_month = first.month == last.month and first.day == 1 and last.day >= SHORTEST_MONTH
    return first.replace(day=part) if is_month else None


def _named_day(said: _Said) -> date | None:
    """The day of `Tue`, `15 Jan`, `January 15th`, `Fri, 15 Jan 2027`."""
    words = said.words
    shape = "".join(_kind(name, words) for name in said.names)
    if not re.fullmatch("w|w?(?:dm|md)y?", shape):
        return None
    if shape == "w":
        number = words.weekdays[said.names[0]]
        text = next(word for word, n in words.weekdays.items() if n == number)
        begin = said.today + timedelta(days=0 if said.ahead else 1)  # its past ends yesterday
    else:
        text = " ".join(said.names[1:] if shape.startswith("w") else said.names)
        begin = said.today
    day = _ask(text, begin, words, ahead=said.ahead)
    return day if day and all(_agrees(name, day, words) for name in said.names) else None


def _kind(name: str, words: Words) -> str:
    """A letter for what a word names: a weekday, a month, a day of a month, a year."""
    if name in words.weekdays:
        return "w"
    if name in words.months:
        return "m"
    if re.fullmatch(rf"\d\d?(?:{words.ordinal})?", name):
        return "d"
    return "y" if _YEAR.fullmatch(name) else "?"


def _agrees(name: str, day: date, words: Words) -> bool:
    """Whether a day is what one of its words says."""
    number = re.match(r"\d+", name)
    if number:
        return int(number[0]) in {day.day, day.year}
    return words.weekdays.get(name) == day.weekday() or words.months.get(name) == day.month


def _ask(text: str, today: date, words: Words, *, ahead: bool) -> date | None:
    """The day that the library finds in a text, after today or before it."""
    import dateparser  # type: ignore[import-untyped] # noqa: PLC0415 - heavy, and rarely needed

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time.min),
        "PREFER_DATES_FROM": "future" if ahead else "past",
        "TIMEZONE": "UTC",  # not the machine's
    }
    found: datetime | None = dateparser.parse(text, languages=[words.language], settings=settings)
    return found.date() if found else None


_READERS = (_near_day, _after_span, _day_of_month, _which_weekday, _in_period, _named_day)
"""Each knows some ways to say a day; the one that is slow comes last."""

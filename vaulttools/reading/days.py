"""Dates and spans of time as people write them in notes. No word here depends on today."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from vaulttools.wording import MONTHS

EARLIEST, LATEST = 1900, 2199
"""Years outside are taken for slips of the pen."""

LONGEST = 100
"""Characters; no date or span is longer, and patterns are not to be tried on what is."""

_TIME = r"(?:[T\s,]+\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]m)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.IGNORECASE)
_COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}}){_TIME}", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+([a-z]{{3,9}})\.?,?\s+(\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY}([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*/)?([^\[\]|/]+?)(?:\.md)?(?:\|[^\[\]]*)?\]\]")


def read_day(text: str) -> date | None:
    """The date that a value says, or None if it says none without doubt.

    Read: ISO dates, padded or not, with or without a time, quoted or linked; `30 Sep 2026`,
    `Sep 30, 2026`, `30.9.2026`; with slashes only when day and month cannot be confused.
    """
    value = text if len(text) <= LONGEST else _bare(text)
    return _read_day(value) if len(value) <= LONGEST else None


def _bare(text: str) -> str:
    return text.strip().strip("\"'").strip()


@lru_cache(maxsize=10_000)
def _read_day(text: str) -> date | None:
    value = _bare(text)
    if link := _LINK.fullmatch(value):
        value = link[1].strip()
    for form, parts in _FORMS:
        if match := form.fullmatch(value):
            return parts(*match.groups())
    return None


def read_number(text: str) -> int | None:
    """A whole number in plain digits; None for anything else, and for one beyond all sense."""
    plain = text.strip()
    is_number = plain.isascii() and plain.isdecimal() and len(plain) <= 9
    return int(plain) if is_number else None


def two_readings(text: str) -> tuple[date, date] | None:
    """The two dates that `5/6/2026` may be, the American reading first; None if it is no such date."""
    match = _YEAR_LAST.fullmatch(text.strip()[:LONGEST])
    if not match or read_day(text):
        return None
    first, second = _day(match[4], match[1], match[3]), _day(match[4], match[3], match[1])
    return (first, second) if first and second else None


def _year_last(first_text: str, separator: str, second_text: str, year: str) -> date | None:
    first, second = int(first_text), int(second_text)
    if separator == "." or first == second or first > 12:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _month(word: str) -> int:
    folded = word.casefold()
    for number, name in enumerate(MONTHS, 1):
        if name.casefold().startswith(folded) or folded == "sept" == name.casefold()[:4]:
            return number
    return 0


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., date | None]], ...] = (
    (_YEAR_FIRST, lambda year, _, month, day: _day(year, month, day)),
    (_COMPACT, _day),
    (_YEAR_LAST, _year_last),
    (_DAY_MONTH, lambda day, month, year: _day(year, _month(month), day)),
    (_MONTH_DAY, lambda month, day, year: _day(year, _month(month), day)),
)
"""The forms of a date, and how the parts of each make one."""


class Span(Struct, frozen=True):
    """A length of time: whole days or whole calendar months, the other one 0."""

    days: int = 0
    months: int = 0


_SPAN = re.compile(r"(?:every\s+)?(\d{1,4})?\s*-?\s*([a-z]+?)s?", re.IGNORECASE)
_ISO_SPAN = re.compile(r"P(\d{1,4})([DWMY])", re.IGNORECASE)
_UNITS: dict[str, tuple[int, int]] = {
    "d": (1, 0), "day": (1, 0), "w": (7, 0), "week": (7, 0), "wk": (7, 0),
    "m": (0, 1), "month": (0, 1), "y": (0, 12), "year": (0, 12),
}  # fmt: skip
_NAMED: dict[str, Span] = {
    "daily": Span(days=1),
    "weekly": Span(days=7),
    "biweekly": Span(days=14),
    "fortnightly": Span(days=14),
    "monthly": Span(months=1),
    "bimonthly": Span(months=2),
    "quarterly": Span(months=3),
    "yearly": Span(months=12),
    "annually": Span(months=12),
}


def read_span(text: str) -> Span | None:
    """`6 weeks`, `every 2 months`, `10 days`, `14` (days), `P14D`, `monthly`; None if it is none.

    Spans beyond ten years are taken for slips of the pen.
    """
    value = text.strip().casefold()
    if len(value) > LONGEST:
        return None
    if value in _NAMED:
        return _NAMED[value]
    if value.isdecimal() and value.isascii():
        return _span(int(value), (1, 0))
    match = _ISO_SPAN.fullmatch(value) or _SPAN.fullmatch(value)
    if not match or match[2] not in _UNITS:
        return None
    return _span(int(match[1] or 1), _UNITS[match[2]])


def _span(number: int, unit: tuple[int, int]) -> Span | None:
    span = Span(number * unit[0], number * unit[1])
    return span if 0 < span.days <= 3660 or 0 < span.months <= 120 else None

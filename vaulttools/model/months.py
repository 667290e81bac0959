"""Calendar months: how long they are."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """Calendar months later: six months after 31 August is the last day of February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """How many whole calendar months lie between two days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1

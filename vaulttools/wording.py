"""Dates, counts and channels in words that a person would use. English; pure."""

from collections.abc import Iterable
from datetime import date

from vaulttools.model.words import Channel

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

CHANNEL_WORDS: dict[Channel, str] = {
    Channel.EMAIL: "email",
    Channel.LINKEDIN: "LinkedIn",
    Channel.PHONE: "phone",
    Channel.VOICEMAIL: "voicemail",
    Channel.SMS: "text message",
    Channel.IN_PERSON: "in person",
    Channel.VIDEO: "video call",
    Channel.COMMENT: "comment",
    Channel.LETTER: "letter",
    Channel.OTHER: "another way",
    Channel.INTERVIEW: "interview",
}


def short_day(day: date, today: date | None = None) -> str:
    """`23 Nov`, with the year when it is another one than today's (or no day is given)."""
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return text if today is not None and day.year == today.year else f"{text} {day.year}"


def long_day(day: date) -> str:
    """`Monday 23 November 2026`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """`Monday`."""
    return DAYS[day.weekday()]


def near_day(day: date, today: date) -> str:
    """How one says a day from today: `today`, `Friday`, `next Tuesday` is avoided, else `20 Nov`."""
    distance = (day - today).days
    if distance == 0:
        return "today"
    if distance == -1:
        return "yesterday"
    if distance == 1:
        return "tomorrow"
    return weekday(day) if -7 < distance < 7 else short_day(day, today)


def count(number: int, one: str, many: str = "") -> str:
    """`1 touch`, `3 touches`; the plural adds an s unless it is given."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"

"""The words that dates are made of, for each language that is read."""

from msgspec import Struct

NEXT, LAST = 1, -1
START, EARLY, MIDDLE, LATE, END = 1, 5, 15, 25, 31
"""Parts of a period; early, middle and late are these days of a month."""
WEEK = 0
FRIDAY = 4


class Words(Struct, frozen=True):
    """What a language calls the parts of a date, in small letters."""

    language: str
    """As dateparser calls it."""
    weekdays: dict[str, int]
    months: dict[str, int]
    quarters: dict[str, int]
    near: dict[str, int]
    """Days from today."""
    which: dict[str, int]
    parts: dict[str, int]
    periods: dict[str, int]
    """Their lengths in months; 0 for the week."""
    numbers: frozenset[str]
    units: frozenset[str]
    leads: frozenset[str]
    """What may stand before a date and adds nothing to it."""
    joints: frozenset[str]
    """What may stand inside a date and adds nothing to it."""
    ordinal: str
    """How a numeral ends that counts the days of a month: a pattern."""
    from_now: str
    """A length of time, in brackets, as it is said when it begins today: a pattern."""
    ago: str
    """A length of time, in brackets, as it is said when it lies behind: a pattern."""
    doubtful: frozenset[str]
    """Names that are ordinary words too; alone they need a capital."""
    same: dict[str, str]
    """Other ways to say a thing: patterns, and what is said as a rule."""


def _numbered(first: int, *lines: str) -> dict[str, int]:
    return {word: n for n, line in enumerate(lines, first) for word in line.split()}


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


ENGLISH = Words(
    language="en",
    weekdays=_numbered(
        0, "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs",
        "friday fri", "saturday sat", "sunday sun",
    ),
    months=_numbered(
        1, "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sep sept", "october oct", "november nov", "december dec",
    ),
    quarters=_numbered(1, "q1", "q2", "q3", "q4"),
    near={
        "today": 0, "tomorrow": 1, "yesterday": -1,
        "day after tomorrow": 2, "day before yesterday": -2,
    },
    which={"this": 0, "next": NEXT, "last": LAST},
    parts={
        "start": START, "beginning": START, "early": EARLY, "mid": MIDDLE, "middle": MIDDLE,
        "late": LATE, "end": END,
    },
    periods={"week": WEEK, "month": 1, "quarter": 3, "year": 12},
    numbers=_words("a an one two three four five six seven eight nine ten eleven twelve"),
    units=_words("day days week weeks month months year years"),
    leads=_words("on by until till in for at the"),
    joints=_words("the of"),
    ordinal="st|nd|rd|th",
    from_now=r"(.+?)(?: from (?:now|today)|['’]?s? time)?",
    ago="(.+) ago",
    doubtful=_words("mar march may wed sat sun"),
    same={"a couple of": "two", "(?:a|one) fortnight": "two weeks", "half a year": "six months"},
)  # fmt: skip

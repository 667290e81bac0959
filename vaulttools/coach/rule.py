"""What a rule is: one file in the folder `rules` that holds a `RULE`."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from vaulttools.coach.text import Text
from vaulttools.coach.words import folded
from vaulttools.model.finding import Severity


class Hit(Struct, frozen=True):
    """A place in the text that a rule does not like; what is empty is said as the rule says it."""

    start: int
    stop: int
    excerpt: str = ""
    why: str = ""
    do: str = ""
    put: str | None = None
    """What belongs there instead, where that needs no thought."""


class Rule(Struct, frozen=True):
    """A rule: its code and name, why it matters, what to do, and the function that finds its hits."""

    code: str
    name: str
    severity: Severity
    why: str
    """One sentence of the method."""
    do: str
    more: str
    """What is flagged and what is not, in a few sentences."""
    bad: str
    """An example of what is flagged, and below it one of what is not."""
    good: str
    check: Callable[[Text], Iterator[Hit]]


def mail(text: str, close: str = "Best,\nSam") -> str:
    """An example: some sentences as an email."""
    return "\n\n".join(part for part in ("Hi Maya,", text, close) if part)


def matches(text: Text, name: str) -> Iterator[Hit]:
    """A hit for each phrase of a list; one with an arrow brings its own advice, and its fix.

    What is written as advised already (`I'd like`) is none.
    """
    for match in text.find(name):
        written = text.source[match.start : match.stop]
        if not match.says:
            yield Hit(match.start, match.stop)
        else:
            put = _in_case(match.says, written)
            if folded(put) != folded(written):
                yield Hit(match.start, match.stop, do=f"Write “{put}”.", put=put)


def _in_case(words: str, like: str) -> str:
    """Words with a capital where there was one."""
    return words[:1].upper() + words[1:] if like[:1].isupper() else words

"""FU119: exclamation marks and capitals."""

import re
from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import Text
from vaulttools.coach.words import folded
from vaulttools.model.finding import Severity

MOST = 2
"""Exclamation marks in one message."""
RUN = 3
"""Words in capitals one after the other are shouted, whatever they are."""
_MARKS = re.compile(r"[!?！？]*[!！]+[!?！？]*")
_CAPITALS = re.compile(r"(?<![\w@#/.-])[^\W\d_a-z]{2,}(?:['’][^\W\d_a-z]+)?(?![\w@/-])")


def check(text: Text) -> Iterator[Hit]:
    """Marks in a row, more marks than a message bears, and words in capitals."""
    marks = list(_MARKS.finditer(text.plain))
    for match in marks:
        if len(match[0]) > 1:
            yield Hit(match.start(), match.end(), put="!")
    if len(marks) > MOST:
        do = f"There are {len(marks)} exclamation marks; keep one."
        yield Hit(marks[MOST].start(), marks[MOST].end(), do=do)
    yield from _capitals(text)


def _capitals(text: Text) -> Iterator[Hit]:
    known = frozenset(folded(word) for word in (*text.listed("shout"), *text.listed("common")))
    found = [m for m in _CAPITALS.finditer(text.plain) if m[0].isupper()]
    run: list[re.Match[str]] = []
    for match in [*found, None]:
        is_next = run and match and not text.plain[run[-1].end() : match.start()].strip(" ")
        if run and not is_next:
            if len(run) >= RUN or any(len(m[0]) > 2 and folded(m[0]) in known for m in run):
                yield Hit(run[0].start(), run[-1].end())
            run = []
        if match:
            run.append(match)


RULE = Rule(
    code="FU119",
    name="shouting",
    severity=Severity.HINT,
    why="Capitals and exclamation marks shout, and nobody likes to be shouted at (M14).",
    do="Use small letters and a full stop; one exclamation mark is plenty.",
    more="More than two exclamation marks, several in a row, common words in capitals. Names such as SQL or NHS "
    "are fine.",
    bad=mail("This is IMPORTANT!!! Please read it."),
    good=mail("Thanks for the talk! The NHS team moved to SQL: shall I send you their story?"),
    check=check,
)

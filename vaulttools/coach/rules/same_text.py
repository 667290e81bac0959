"""FU118: the same text as another draft."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule
from vaulttools.coach.text import Text
from vaulttools.likeness import MOST_ALIKE, alike, words_of
from vaulttools.model.finding import Severity
from vaulttools.model.links import stem

FEWEST = 8
"""Words; less than that may well be said to two people."""


def check(text: Text) -> Iterator[Hit]:
    """The message, if another open draft for somebody else is the same with the names swapped."""
    others = [other for other in text.known.others if other.path != text.known.path]
    mine = words_of(text.body) if others else ()
    if len(mine) < FEWEST or not text.said:
        return
    for other in others:
        if (share := alike(mine, other.words, MOST_ALIKE)) >= MOST_ALIKE:
            do = f"It is {share:.0%} the same as “{stem(other.path)}”. Say to each what only they told you."
            yield Hit(text.said[0].start, text.said[-1].stop, do=do)
            return


RULE = Rule(
    code="FU118",
    name="same-text",
    severity=Severity.WARNING,
    why="No two people get the same text with the name swapped (M14).",
    do="Say to each what only they told you.",
    more="Compared with all other open drafts for other people, word by word.",
    bad="",
    good="",
    check=check,
)

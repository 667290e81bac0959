"""FU111: an ask that costs much at first contact."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vaulttools.coach.asks import asks
from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import Sentence, Text
from vaulttools.coach.words import folded
from vaulttools.model.finding import Severity

MOST_MINUTES = 15


def check(text: Text) -> Iterator[Hit]:
    """What is asked of somebody who was never written to before, and takes more than a quarter hour."""
    if not text.known.is_first:
        return
    seen = set()
    for ask in asks(text):
        if ask.sort == "offer" or ask.sentence.start in seen:
            continue
        seen.add(ask.sentence.start)
        yield from _minutes(text, ask.sentence)
        for match in text.find("costly", ask.sentence.words):
            yield Hit(match.start, match.stop)


def _minutes(text: Text, sentence: Sentence) -> Iterator[Hit]:
    """A number above the limit before the word for minutes."""
    units = frozenset(folded(word) for word in text.listed("minutes"))
    large = frozenset(folded(word) for word in text.listed("many-minutes"))
    words = sentence.words
    for number, unit in pairwise(words):
        if unit.text in units:
            digits = re.fullmatch(r"\d{1,4}", number.text)
            if (digits and int(number.text) > MOST_MINUTES) or number.text in large:
                yield Hit(number.start, unit.stop)


RULE = Rule(
    code="FU111",
    name="costly-ask",
    severity=Severity.WARNING,
    why="Whoever hardly knows you has fifteen minutes at most; a small yes comes before a large one (M12).",
    do="Ask for less: a line, a yes, ten minutes on the phone.",
    more="Only at first contact: an hour's call, a lunch, a long document to read.",
    bad=mail("Your talk made me think. Could we have an hour for a call next week?"),
    good=mail(
        "Your talk made me think, and I wrote down what we tried. Could we have ten minutes?"
    ),
    check=check,
)

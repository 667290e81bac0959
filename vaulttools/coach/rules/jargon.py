"""FU107: office jargon."""

from collections.abc import Iterator

from vaulttools.coach.phrases import MOST_PHRASES, phrases
from vaulttools.coach.rule import Hit, Rule, mail, matches
from vaulttools.coach.text import Text
from vaulttools.coach.words import folded, pair
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """Every phrase that nobody says to a friend."""
    hits = list(matches(text, "jargon"))
    meant = list(_plainly_meant(text)) if hits else []
    for hit in hits:
        if not any(start < hit.stop and hit.start < stop for start, stop in meant):
            yield hit


def _plainly_meant(text: Text) -> Iterator[tuple[int, int]]:
    """Where a phrase stands for the thing itself, as other words of the message tell: a dive in the sea."""
    there = {word.text for word in text.words_in(text.body)}
    for line in text.listed("plain-meaning")[:MOST_PHRASES]:
        phrase, companions = pair(line)
        if there & {folded(word) for word in companions.split()}:
            for match in phrases((phrase,), text.listed("contractions")).find(text.words):
                yield match.start, match.stop


RULE = Rule(
    code="FU107",
    name="jargon",
    severity=Severity.WARNING,
    why="Jargon sounds like a mailing to many; plain words sound like one person (M14).",
    do="Say it as you would across a table.",
    more="“Touch base”, “circle back”, “leverage”, “low-hanging fruit” and their like.",
    bad=mail("Let's touch base and leverage our synergies."),
    good=mail(
        "Thanks for the paper on leverage ratios. How do you keep yours from falling in winter?"
    ),
    check=check,
)

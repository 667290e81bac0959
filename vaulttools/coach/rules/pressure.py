"""FU106: pressure or false urgency."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail, matches
from vaulttools.coach.text import Text
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """Every phrase that hurries or threatens."""
    yield from matches(text, "pressure")


RULE = Rule(
    code="FU106",
    name="pressure",
    severity=Severity.WARNING,
    why="Pressure earns a no, or silence; a good ask leaves room (M14).",
    do="Take the hurry out. If there is a real date, say what happens on it and leave the choice to them.",
    more="“Last chance”, “I need an answer by Friday”, “ASAP”. The real date of an event is fine.",
    bad=mail("This is your last chance: I need an answer by Friday."),
    good=mail("Thanks for the talk. Registration closes on Friday: shall I keep a place for you?"),
    check=check,
)

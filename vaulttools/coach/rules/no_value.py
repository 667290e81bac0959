"""FU101: nothing in it for the reader."""

from collections.abc import Iterator

from vaulttools.coach.kinds import carries_its_value
from vaulttools.coach.known import CALLS
from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import BLANK, Text
from vaulttools.coach.worth import brings
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """The first sentence of a message that brings nothing; calls have a rule of their own."""
    known = text.known
    is_exempt = known.channel in CALLS or known.has_value or carries_its_value(text)
    if is_exempt or not text.is_spoken or BLANK.search(text.body):
        return
    if text.said and not brings(text):
        yield Hit(text.said[0].start, text.said[0].stop)


RULE = Rule(
    code="FU101",
    name="no-value",
    severity=Severity.WARNING,
    why="Every message brings its reader something; a nudge only asks (M1).",
    do="Give them something: a link with one line on why, an answer, a name, a date, a good question.",
    more="Thank-yous, replies that you owe, farewells and comments carry their value in what they say.",
    bad=mail("It was good to meet you. Could we have a call next week?"),
    good=mail(
        "It was good to meet you. Here's our list for new starters: https://list.example Is it any use?"
    ),
    check=check,
)

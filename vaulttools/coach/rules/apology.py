"""FU104: an apology for writing."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail, matches
from vaulttools.coach.text import Text
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """Every phrase that excuses the message itself."""
    yield from matches(text, "apology")


RULE = Rule(
    code="FU104",
    name="apology",
    severity=Severity.WARNING,
    why="Whoever apologises for writing says that the message is a burden (M14).",
    do="Leave it out. If you bring something, nobody is bothered.",
    more="“Sorry to bother you”, “I know you're busy, but …”. A real apology for a real fault, such as "
    "being late with what you promised, is fine.",
    bad=mail("Sorry to bother you again, but here's the list."),
    good=mail(
        "As promised, here's the list. Sorry it took me a week longer than I said. Is it any use?"
    ),
    check=check,
)

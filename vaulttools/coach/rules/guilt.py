"""FU105: guilt about the silence."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail, matches
from vaulttools.coach.text import Text
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """Every phrase that reproaches the reader with not having answered."""
    yield from matches(text, "guilt")


RULE = Rule(
    code="FU105",
    name="guilt",
    severity=Severity.WARNING,
    why="Counting unanswered messages makes a debtor of the reader, and debtors hide (M14).",
    do="Say nothing of the silence. Write as if the last message had simply been read on a full day.",
    more="“I haven't heard back”, “I've written three times”, “you said you would …”.",
    bad=mail("I haven't heard back from you, and this is my third email."),
    good=mail(
        "I haven't heard a better talk this year. You said you'd like the list: is it any use?"
    ),
    check=check,
)

"""FU102: a bare reminder in the body."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail, matches
from vaulttools.coach.text import Text
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """Every phrase that only asks whether an earlier message arrived."""
    yield from matches(text, "reminder")


RULE = Rule(
    code="FU102",
    name="bare-reminder",
    severity=Severity.WARNING,
    why="Asking after your own message gives its reader a chore; silence is mostly a full inbox (M15).",
    do="Leave it out, and write why it is worth their while today.",
    more="“Did you get my mail?”, “any update?”, “just checking in”, wherever they stand. Coming back to a "
    "conversation you had is none.",
    bad=mail("Just checking in: did you get my email?"),
    good=mail("Following up on our talk about onboarding: here's the list. Is it any use?"),
    check=check,
)

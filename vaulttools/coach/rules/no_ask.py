"""FU110: no ask and no next step."""

from collections.abc import Iterator

from vaulttools.coach.asks import has_next_step
from vaulttools.coach.kinds import carries_its_value
from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import BLANK, Text
from vaulttools.model.finding import Severity
from vaulttools.model.words import Channel


def check(text: Text) -> Iterator[Hit]:
    """The last sentence of a message after which nobody knows what is next."""
    if not text.is_spoken or not text.said or carries_its_value(text) or BLANK.search(text.body):
        return
    calls_back = text.known.channel in {Channel.VOICEMAIL, Channel.PHONE} and text.has("callback")
    if not calls_back and not has_next_step(text):
        yield Hit(text.said[-1].start, text.said[-1].stop)


RULE = Rule(
    code="FU110",
    name="no-ask",
    severity=Severity.WARNING,
    why="Without a next step a good message ends in “how nice”; one easy ask keeps it going (M12).",
    do="End with one light question, or say what you will do next.",
    more="Thank-yous, farewells, comments and replies need none; a voicemail names how to call back.",
    bad=mail("Thanks for the talk. This study shows why a buddy helps: https://study.example"),
    good=mail(
        "Thanks for the talk. This study shows why a buddy helps: https://study.example\n\nDoes it match what you see?"
    ),
    check=check,
)

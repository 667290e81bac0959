"""FU113: no close and no name at the end."""

from collections.abc import Iterator

from vaulttools.coach.known import LONG, SHORT
from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import Text
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """The last line of a message that breaks off; a short one may name its sender anywhere."""
    if text.known.channel not in LONG | SHORT or not text.is_spoken or not text.lines:
        return
    if text.close < len(text.body) or text.is_name(_tail(text)):
        return
    is_short = text.known.channel in SHORT
    ending = [word for sentence in text.sentences[-2:] for word in sentence.words]
    if is_short and (text.has("courteous", ending) or text.names_sender):
        return
    if not is_short and text.has("closes", [w for s in text.sentences[-1:] for w in s.words]):
        return
    last = text.lines[-1]
    yield Hit(last.start, last.stop)


def _tail(text: Text) -> str:
    """What stands behind the last sentence on the last line: `Thanks for the talk! Sam`."""
    last = text.lines[-1]
    marks = [last.text.rfind(mark) for mark in ("! ", ". ", "? ", "– ", "— ", "- ", ", ", ") ")]
    return last.text[max(marks) + 1 :] if max(marks) >= 0 else ""


RULE = Rule(
    code="FU113",
    name="no-sign-off",
    severity=Severity.WARNING,
    why="A courteous close and a name make it a letter from a person (M12).",
    do="End with a close and your name; a short message needs only one of the two.",
    more="Emails and letters; in direct and text messages a name or a friendly last line is enough.",
    bad=mail("Thanks for the talk. Here's the study. Is it any use to you?", close=""),
    good=mail("Thanks for the talk. Here's the study. Is it any use to you?", close="Sam"),
    check=check,
)

"""FU112: no context and no thanks."""

from collections.abc import Iterator

from vaulttools.coach.kinds import carries_its_value
from vaulttools.coach.known import CALLS
from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import BLANK, Text
from vaulttools.model.finding import Severity
from vaulttools.model.words import Channel

SPOKEN = CALLS | {Channel.SMS}
"""Where a name is enough: whoever is called or sent a text by it knows it."""

LEAST = 6
"""Words beyond which even a reminder says what it is about."""


def check(text: Text) -> Iterator[Hit]:
    """The first sentence of a message whose reader cannot tell who writes, or why now."""
    if not text.is_spoken or not text.said or carries_its_value(text) or BLANK.search(text.body):
        return
    subject = text.words_in(text.subject.text) if text.subject else []
    says_something = sum(len(sentence.words) for sentence in text.said) > LEAST
    if says_something and any(text.has(name) for name in ("reminder", "guilt")):
        return  # it says only too well why it comes
    has_context = any(
        text.has(name, words) for name in ("context", "setting") for words in (text.inner, subject)
    )
    is_known = text.known.channel in SPOKEN and text.names_sender
    if not (has_context or is_known or text.carved.is_reply):
        yield Hit(text.said[0].start, text.said[0].stop)


RULE = Rule(
    code="FU112",
    name="no-context",
    severity=Severity.WARNING,
    why="A reader wants to know at once who this is and why now (M12).",
    do="Begin with where you met, what they said, or thanks for something they did.",
    more="Any thanks, a meeting, a word of theirs, or who you are is context enough.",
    bad=mail("Here's a study on onboarding. Is it any use?"),
    good=mail("At the fair you asked about onboarding: here's a study. Is it any use?"),
    check=check,
)

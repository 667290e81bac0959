"""FU103: a subject that says nothing."""

import re
from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import BLANK, Text
from vaulttools.coach.words import folded
from vaulttools.model.finding import Severity
from vaulttools.model.words import Channel

_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|sv|antw)\s*:)+", re.IGNORECASE)


def check(text: Text) -> Iterator[Hit]:
    """An email's subject that is missing, or of which nothing is left without its empty words."""
    subject = text.subject
    if text.known.channel is not Channel.EMAIL or subject is None:
        return
    if BLANK.search(subject.text):
        return
    rest = text.words_in(_PREFIX.sub("", subject.text))
    contact = text.known.contact
    names = f"{contact.name if contact else ''} {text.known.me}".split()
    greeted = text.greeting.text.split()[1:] if text.greeting else []
    empty = {folded(word) for word in (*text.listed("subject-filler"), *names, *greeted)}
    covered = {n for m in text.find("empty-subject", rest) for n in range(m.first, m.last + 1)}
    if any(n not in covered and word.text not in empty for n, word in enumerate(rest)):
        return
    if not rest and re.search(r"[^\W_]", _PREFIX.sub("", subject.text)):
        return
    yield Hit(subject.start, subject.stop, subject.text.strip() or "no subject")


RULE = Rule(
    code="FU103",
    name="empty-subject",
    severity=Severity.WARNING,
    why="The subject is what decides whether a message is opened; it carries the value or the context (M13).",
    do="Name the thing itself: “Onboarding: the checklist you asked for”. From the third touch on: "
    "“Reconnecting: NAME or COMPANY re: TOPIC”.",
    more="An email without a subject, or one like “Following up”, “Quick question”, “Hello”, “Re:”.",
    bad="Subject: Following up\n\n" + mail("Thanks for asking. Here's the list. Is it any use?"),
    good="Subject: The list\n\n" + mail("Thanks for asking. Here's the list. Is it any use?"),
    check=check,
)

"""FU116: a call without a reason."""

from collections.abc import Iterator

from vaulttools.coach.known import CALLS
from vaulttools.coach.rule import Hit, Rule
from vaulttools.coach.text import BLANK, Text
from vaulttools.coach.worth import brings
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """The first sentence of a script that says nothing worth picking up for."""
    if text.known.channel not in CALLS or not text.is_spoken:
        return
    for start, stop in text.carved.sections:
        said = [s for s in text.said if start <= s.start < stop]
        words = [word for sentence in said for word in sentence.words]
        if not said or BLANK.search(text.body[start:stop]) or brings(text, start, stop):
            continue
        is_empty = text.has("empty-call", words)
        if is_empty or not text.has("call-reason", words):
            yield Hit(said[0].start, said[0].stop)


RULE = Rule(
    code="FU116",
    name="call-without-reason",
    severity=Severity.WARNING,
    why="A call interrupts; it needs a reason that is worth it to the one who picks up (M18).",
    do="Say in one sentence what you have for them. Without that, do not call.",
    more="Scripts for calls and voicemails. “Just calling to catch up” is no reason.",
    bad="Hello Maya, it's Sam Reyes. Just calling to catch up. Call me back when you can.",
    good="Hello Maya, it's Sam Reyes. I've found the benchmark you asked for. Shall I send it?",
    check=check,
)

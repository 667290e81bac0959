"""FU115: too long for the channel."""

import re
from collections.abc import Iterator

from vaulttools.coach.known import CALLS
from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import BLANK, LINK, Text
from vaulttools.model.finding import Severity
from vaulttools.model.words import Channel

MOST_CHARACTERS = {Channel.LINKEDIN: 500, Channel.SMS: 320}
MOST_WORDS = {Channel.EMAIL: 200, **dict.fromkeys(CALLS - {Channel.VIDEO}, 40)}


def check(text: Text) -> Iterator[Hit]:
    """What goes beyond the length that the channel bears; a call's parts are measured one by one."""
    channel = text.known.channel
    if channel in MOST_CHARACTERS:
        yield from _characters(text, MOST_CHARACTERS[channel])
    elif channel in MOST_WORDS:
        parts = text.carved.sections if channel in CALLS else ((0, len(text.body)),)
        for start, stop in parts:
            yield from _words(text, start, stop, MOST_WORDS[channel])


def _characters(text: Text, most: int) -> Iterator[Hit]:
    lines = [line for line in text.lines if line.text]
    if not lines:
        return
    start, stop = lines[0].start, lines[-1].stop
    length = len(BLANK.sub("", text.source[start:stop]).replace("\r\n", "\n"))
    if length > most:
        do = f"It has {length} characters; {most} are read. Keep one thought, and send the rest later."
        yield Hit(min(start + most, stop - 1), stop, do=do)


def _words(text: Text, start: int, stop: int, most: int) -> Iterator[Hit]:
    body = BLANK.sub(lambda match: " " * len(match[0]), text.body)
    found = [word for word in _pieces(body) if start <= word[0] < stop]
    if len(found) > most:
        seconds = f", about {round(len(found) * 15 / 40)} seconds" if most == 40 else ""
        do = f"It has {len(found)} words{seconds}; {most} are enough. Keep one thought and one ask."
        yield Hit(found[most][0], found[-1][1], do=do)


def _pieces(body: str) -> list[tuple[int, int]]:
    """The words as one counts them: what stands between blanks and holds a letter or a digit."""
    spans = (match for match in re.finditer(r"\S+", body))
    return [m.span() for m in spans if LINK.match(m[0]) or any(c.isalnum() for c in m[0])]


RULE = Rule(
    code="FU115",
    name="too-long",
    severity=Severity.WARNING,
    why="What does not fit on one screen, or into fifteen seconds, is put off (M18, M19).",
    do="Keep one thought and one ask.",
    more="An email over 200 words, a direct message over 500 characters, a text message over 320, a call script or a "
    "voicemail over 40 words (15 seconds aloud).",
    bad=mail(
        "Thanks for the talk." + " Here's what we did about onboarding." * 34 + " Does it help?"
    ),
    good=mail("Thanks for the talk. Here's what we did about onboarding. Does it help?"),
    check=check,
)

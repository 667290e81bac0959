"""FU108: stiff wording."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail, matches
from vaulttools.coach.text import Text
from vaulttools.coach.words import folded
from vaulttools.model.finding import Severity
from vaulttools.model.words import Channel

SEVERAL = 2
"""So many forms written out, and none drawn together, make a message stiff; one alone may be meant."""


def check(text: Text) -> Iterator[Hit]:
    """Every phrase out of a business letter, and forms written out where one would speak them short."""
    if text.known.channel is Channel.LETTER:
        return
    yield from matches(text, "stiff")
    plain = [hit for hit in matches(text, "uncontracted") if _is_spoken_short(text, hit)]
    if len(plain) >= SEVERAL and not _has_contraction(text):
        yield from plain


def _is_spoken_short(text: Text, hit: Hit) -> bool:
    """Whether it is written as two words, and more follows: nobody says “that's what it's”."""
    written = text.source[hit.start : hit.stop]
    if "'" in written or "’" in written:
        return False
    return text.plain[hit.stop :].lstrip(" ")[:1].isalnum()


def _has_contraction(text: Text) -> bool:
    short = {folded(line.partition("=>")[0].strip()) for line in text.listed("contractions")}
    return any(folded(text.source[w.start : w.stop]) in short - {"cannot"} for w in text.words)


RULE = Rule(
    code="FU108",
    name="stiff",
    severity=Severity.HINT,
    why="A message should read aloud well: people write as they speak to those they like (M14).",
    do="Use the plain word, or draw it together: I'd, it's, don't.",
    more="“Please be advised”, “kindly”, “do not hesitate to contact me”, and forms such as “it is” and “do "
    "not” where a message has several of them and no contraction at all. Letters may be formal there.",
    bad=mail("Kindly see the list below. Please do not hesitate to contact me."),
    good=mail(
        "Thanks for asking. Here's the list. It is what it is, but it's short. Is it any use?"
    ),
    check=check,
)

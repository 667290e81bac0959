# ruff: noqa: ANN401 - what is known goes through to `Known`
"""What the coach's tests say a message with, and what they look at."""

from textwrap import dedent
from typing import Any

from vaulttools.coach import Known, judge
from vaulttools.model.finding import Finding
from vaulttools.model.words import Channel
from vaulttools.reading.builtin import built_in_language

ENGLISH = built_in_language("en")


def findings(
    text: str, channel: Channel | str = Channel.EMAIL, **known: Any
) -> tuple[Finding, ...]:
    """What there is to mend in a message, whose text may be indented."""
    about = {"language": ENGLISH, **known}
    return judge(dedent(text).strip("\n"), Known(channel=Channel(channel), **about))


def found(text: str, code: str, channel: Channel | str = Channel.EMAIL, **known: Any) -> list[str]:
    """The words that a rule finds fault with in a message."""
    return [f.excerpt for f in findings(text, channel, **known) if f.code == code]


def in_mail(sentence: str, code: str, **known: Any) -> list[str]:
    """The words that a rule finds fault with in a sentence of an otherwise plain email."""
    return found(f"Hi Maya,\n\n{sentence}\n\nBest,\nSam", code, **known)

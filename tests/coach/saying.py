# ruff: noqa: ANN401 - what is known goes through to `Known`
"""What the coach's tests say a message with, and what they look at."""

import cProfile
from textwrap import dedent
from typing import Any

from vaulttools.coach import Known, judge
from vaulttools.model.finding import Finding
from vaulttools.model.language import Language
from vaulttools.model.words import Channel
from vaulttools.reading.builtin import built_in_language

ENGLISH = built_in_language("en")
FEW = 5_000
"""Characters, and calls, that are few."""


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


def work(text: str, language: Language = ENGLISH) -> int:
    """How much is done to judge a text, in calls: the same on every machine, however busy."""
    with cProfile.Profile() as profile:
        judge(text, Known(language=language))
    return sum(entry.callcount for entry in profile.getstats())

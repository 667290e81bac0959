"""Messages written to be judged, each with the findings that it deserves; and how near the coach comes.

A file holds messages one below the other: `## title`, lines of `key: value`, an empty line, the text.
The keys are channel, subject, kind, first (whether it is the first contact), expect (codes, or `none`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vaulttools.coach import Known, judge
from vaulttools.model.finding import Finding
from vaulttools.model.words import Channel
from vaulttools.reading.builtin import built_in_language

FOLDER = Path(__file__).parent / "corpus"
_HEAD = re.compile(r"^## (?P<title>.+)\n(?P<keys>(?:[a-z]+:.*\n)*)", re.MULTILINE)
_CODE = re.compile(r"FU\d{3}")
OWN_NOTE = frozenset({"FU117", "FU118", "FU120", "FU121", "FU122"})
"""The rules that need a contact's note, of which the corpus has none."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the corpus."""

    title: str
    channel: Channel
    subject: str
    kind: str
    is_first: bool
    expected: frozenset[str]
    text: str

    def findings(self) -> tuple[Finding, ...]:
        """What the coach says of it."""
        known = Known(
            channel=self.channel,
            subject=self.subject,
            kind=self.kind,
            is_first=self.is_first,
            language=built_in_language("en"),
        )
        return judge(self.text, known)

    @property
    def found(self) -> frozenset[str]:
        """The codes of what the coach says."""
        return _found(self)


@cache
def _found(message: Message) -> frozenset[str]:
    return frozenset(finding.code for finding in message.findings())


def messages(folder: Path = FOLDER) -> Iterator[Message]:
    """Every message of the corpus, in order of file and place."""
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        for head, following in zip(heads, [*heads[1:], None], strict=True):
            stop = following.start() if following else len(text)
            keys = dict(re.findall(r"^([a-z]+):[ \t]*(.*?)[ \t]*$", head["keys"], re.MULTILINE))
            yield _message(f"{file.stem}: {head['title']}", keys, text[head.end() : stop].strip())


def _message(title: str, keys: dict[str, str], text: str) -> Message:
    channel = {"call": "phone", "dm": "linkedin", "text": "sms"}.get(
        keys["channel"], keys["channel"]
    )
    return Message(
        title,
        Channel(channel),
        keys.get("subject", "").strip('"'),
        keys.get("kind", ""),
        keys.get("first", "no") in {"yes", "true"},
        frozenset(_CODE.findall(keys.get("expect", ""))),
        text,
    )


@dataclass(frozen=True, slots=True)
class Score:
    """How often a rule was right, wrongly there, wrongly absent."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of its findings that are deserved."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is deserved that it finds."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def scores(corpus: Iterable[Message]) -> dict[str, Score]:
    """The score of each rule over some messages, and that of `all`."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for message in corpus:
        found = message.found
        for code, counter in (
            *((code, right) for code in found & message.expected),
            *((code, wrong) for code in found - message.expected),
            *((code, missed) for code in message.expected - found),
        ):
            counter[code] += 1
            counter["all"] += 1
    codes = sorted({*right, *wrong, *missed})
    return {code: Score(right[code], wrong[code], missed[code]) for code in codes}

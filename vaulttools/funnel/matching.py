"""What people said, which words of it value items share, and how much that tells (M2).

Words are compared by their stems, and a rare word counts for more than a common one (weighing.py).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple, Protocol

from vaulttools.funnel.weighing import Counts, Stems, Weights
from vaulttools.model.contact import Contact, Event, Question
from vaulttools.model.earlier import Earlier
from vaulttools.model.language import Language
from vaulttools.model.value import ValueItem

LAST = (1.0, 0.5, 0.25)
"""What the last things count that came in, the newest first; older ones count nothing."""
MOST_READ = 1_500
"""Characters of a text; its beginning says what it is about."""
MOST_WORDS = 100_000
"""Words whose stems are known at one time."""
MOST_TOPICS = 50
"""Topics or questions of one note; a note may come from anybody that the vault is synced with."""

_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "it": "italian", "nb": "norwegian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "sv": "swedish",
}  # fmt: skip
_FILLER = {
    "en": """
        again also always another anybody anything ask asked asks because between both came come did does
        done each else enough even ever every everybody everything few find get gets getting give go goes
        going good got great here just keep know knows last least less like liked little look lot made
        make many maybe more most much must new next nobody nothing off often other others over own
        perhaps quite rather really said same say says see send sent should since somebody something soon
        still such take talk talked tell thank thanks these thing things think those though through
        together told too took under until use used using very want wants way well went where while whole
        whose why without wonders wrote yes yet
        """,
    "de": """
        aber alle alles als also andere anderen auch auf aus bei bis bitte braucht da damit dann das dass
        dem den denn der des die dies diese doch durch ein eine einem einen einer er erzählt es etwas euch
        fragt fragte für ganz gern gibt gut haben hat hatte ich ihm ihn ihr ihre ihren im immer in ist ja
        jede jeden jetzt kann kein keine kommt man mehr mein meine mich mir mit muss möchte nach neue neuen
        nicht nichts niemand noch nun nur ob oder ohne sagt sagte schon sehr sein seine seit sich sie sind
        so soll sonst sucht um und uns unser unsere unter viel viele vom von vor war warum was weil welche
        wenn wer werden wie wieder will wir wird wissen wo wollen würde zu zum zur zwischen über
        """,
}
"""Words that say nothing of a subject, besides those that the language note calls common."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+#]*")
_BETWEEN = " · "
_LINK = re.compile(r"\[\[([^\[\]]*)\]\]")
_MAY_BE_ADDRESS = re.compile(r"@|://|\]\(")
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+|\b\w+://\S+|(?<=\])\([^()\s]*\)")


class Said(NamedTuple):
    """Something that a person said, asks or cares about, and what its words count."""

    text: str
    weight: float
    at: str
    day: date | None = None
    """The day it was said on; None for a question and for a topic."""
    is_question: bool = False

    @property
    def is_topic(self) -> bool:
        """Whether it is what they care about, and neither said nor asked."""
        return self.day is None and not self.is_question


def said_by(contact: Contact, given: frozenset[str]) -> list[Said]:
    """What a person said last, still asks, and cares about.

    `given` are the names of value items, without case.
    """
    return [
        *(
            Said(as_read(event.text, given), weight, str(event.place), event.day)
            for event, weight in zip(_heard(contact), LAST, strict=False)
        ),
        *(Said(q.text, LAST[0], str(q.place), is_question=True) for q in _asked(contact)),
        *(Said(topic, LAST[0], contact.path) for topic in contact.topics[:MOST_TOPICS]),
    ]


def all_said(contact: Contact, given: frozenset[str]) -> str:
    """The same as one text."""
    heard = (as_read(event.text, given) for event in _heard(contact))
    asked = (question.text for question in _asked(contact))
    return _BETWEEN.join((*heard, *asked, *contact.topics[:MOST_TOPICS]))


def _heard(contact: Contact) -> list[Event]:
    return [*islice(filter(is_heard, reversed(contact.events)), len(LAST))]


def _asked(contact: Contact) -> list[Question]:
    return [question for question in contact.questions if not question.is_answered][:MOST_TOPICS]


def as_read(text: str, given: frozenset[str]) -> str:
    """A text with its links as one reads them, without those to value items: they were given."""
    if "[[" not in text:
        return text
    return _LINK.sub(lambda m: "" if _target(m[1]) in given else _shown(m[1]), text)


def is_heard(event: Event) -> bool:
    """Whether something came in, in words that could be read."""
    return event.is_engagement and bool(event.text) and not event.is_unread


def _target(link: str) -> str:
    """The name that a wikilink leads to, without case."""
    path = link.partition("|")[0].partition("#")[0]
    return path.rpartition("/")[2].removesuffix(".md").strip().casefold()


def _shown(link: str) -> str:
    """What a wikilink is read as."""
    return link.rpartition("|")[2].rpartition("/")[2]


def weigh(
    items: Sequence[ValueItem], people: Iterable[Contact], words: "Words", earlier: Earlier
) -> Weights:
    """What terms count in items, after how often items have them, and people in what they said."""
    columns = ((_BETWEEN.join(i.topics), i.name, i.takeaway, i.text) for i in items)
    names = frozenset(item.name.casefold() for item in items)
    said = earlier.each(_stems_said, people, names, words.stem_of)
    return Weights([[*map(words.stems, texts)] for texts in columns], said, earlier)


def _stems_said(contact: Contact, given: frozenset[str], stem_of: "_Stems") -> Stems:
    return _stems(all_said(contact, given), stem_of)


def _stems(text: str, stem_of: "_Stems") -> Stems:
    return tuple(map(stem_of.__getitem__, _WORD.findall(_plain(text))))


def is_shared(theirs: frozenset[str], about: Sequence[frozenset[str]]) -> bool:
    """Whether an item is about a topic of theirs: all of its words, and not a part of a longer one.

    `clinic no-shows` is shared with `no-shows` and `clinics`, `feature stores` with `small feature
    stores`; but `reporting` is not with `board reporting`, which may be something else.
    """
    within = (topic for topic in about if topic <= theirs)
    return frozenset().union(*within) == theirs or any(
        min(len(theirs), len(topic)) > 1 and (theirs <= topic or topic <= theirs) for topic in about
    )


def is_within(part: Stems, whole: Stems) -> bool:
    """Whether words stand side by side somewhere in others."""
    starts = (n for n, word in enumerate(whole) if word == part[0])
    return any(whole[n : n + len(part)] == part for n in starts)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - snowball's name


class Words:
    """The words of a language and their stems; every text is taken apart once."""

    def __init__(self, language: Language, earlier: Earlier) -> None:
        code = language.code.casefold().partition("-")[0]
        common = (word.casefold() for word in language.words("common"))
        self._filler = frozenset(_FILLER.get(code, "").split()).union(common)
        self.stem_of = earlier.one(_Stems, _STEMMERS.get(code, "english"))
        self._folded: dict[str, Stems] = {}
        self._stems: dict[str, Stems] = {}
        self._terms: dict[str, Mapping[Stems, tuple[int, int]]] = {}

    def folded(self, text: str) -> Stems:
        """All words, without case."""
        if text not in self._folded:
            self._folded[text] = tuple(map(_folded, _WORD.findall(_plain(text))))
        return self._folded[text]

    def stems(self, text: str) -> Stems:
        """The stems of all words."""
        if text not in self._stems:
            self._stems[text] = _stems(text, self.stem_of)
        return self._stems[text]

    def topic(self, text: str) -> Stems:
        """The stems of a topic; the topic itself if there is no word in it."""
        return self.stems(text) or (text.casefold(),)

    def terms(self, text: str) -> Mapping[Stems, tuple[int, int]]:
        """The terms that may say something of a subject, and where each stands first."""
        if text not in self._terms:
            found: dict[Stems, tuple[int, int]] = {}
            before: tuple[str, int] | None = None
            for match in _WORD.finditer(_plain(text)):
                word = match[0].casefold()
                if word in self._filler or word.isdecimal() or len(word) == 1:
                    before = None
                    continue
                stem = self.stem_of[match[0]]
                found.setdefault((stem,), match.span())
                if before:
                    found.setdefault((before[0], stem), (before[1], match.end()))
                before = stem, match.start()
            self._terms[text] = found
        return self._terms[text]

    def written(self, text: str, counts: Counts, most: int = 3) -> tuple[str, ...]:
        """The words that count most in a text, as they stand there."""
        best = sorted(counts, key=lambda term: (-len(term), -counts[term], term))
        spans: list[tuple[int, int]] = []
        for start, stop in (self.terms(text)[term] for term in best):
            if len(spans) < most and all(stop <= s or e <= start for s, e in spans):
                spans.append((start, stop))
        return tuple(_plain(text)[start:stop] for start, stop in sorted(spans))


class _Stems(dict[str, str]):
    """The stem of every word that was met so far, each worked out once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = stem = _stemmed(self._language, _folded(word))
        return stem


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


@lru_cache(maxsize=MOST_WORDS)
def _stemmed(language: str, word: str) -> str:
    """A word's stem, worked out once: a run looks at the same words several times."""
    return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer  # type: ignore[import-untyped] # noqa: PLC0415 - as above

    stemmer: _Stemmer = snowballstemmer.stemmer(language)
    return stemmer


def _plain(text: str) -> str:
    """What is read of a text: at most so much of it, and no addresses."""
    plain = unicodedata.normalize("NFC", text[:MOST_READ])
    return _ADDRESS.sub(" ", plain) if _MAY_BE_ADDRESS.search(plain) else plain

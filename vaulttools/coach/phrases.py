"""Phrases of a language note, found in a text word by word.

A phrase is what one would write, in small or capital letters, with or without contractions:

    sorry to bother|trouble|disturb you      one of several words
    I (just) wanted to check in              words that may be missing
    it took * weeks                          any one word; `(*)` one or none
    would … be possible                      up to four words
    ^any news$                               a sentence begins or ends here
    ! sorry to hear                          not this, though another phrase fits
    utilise => use                           with something to say about it

Nothing reaches beyond the sentence that it begins in. Time grows with the text alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from msgspec import Struct

from vaulttools.coach.words import Word, apart, contractions, pair, written_words

MOST_PHRASES = 1_000
MOST_SLOTS = 16
MOST_GROUPS = 6
"""What is beyond these is left out: a list may come from anybody that the vault is synced with."""
GAP = 4
"""Words that `…` stands for at most."""
_PIECE = re.compile(r"\(([^()]*)\)|(…|\.\.\.)|(\*)|(\^)|(\$)|([^\s()*^$…]+)")

Slot = frozenset[str] | None
"""The words that fit; None for any."""


class Phrase(Struct, frozen=True):
    """One way in which a phrase can stand there: slots in a row, with a gap before some of them."""

    slots: tuple[Slot, ...]
    gaps: tuple[bool, ...]
    at_start: bool = False
    at_end: bool = False
    says: str = ""
    is_exception: bool = False

    def may_go_on(self, word: str) -> bool:
        """Whether it can go on with a word after its first: to be asked first, for speed."""
        if len(self.slots) < 2 or self.gaps[1]:
            return True
        second = self.slots[1]
        return second is None or word in second


class Match(Struct, frozen=True):
    """Words of a text that a phrase fits: from `first` to `last`, where they stand, what is said of it."""

    first: int
    last: int
    start: int
    stop: int
    says: str = ""


class Phrases:
    """A list of phrases, ready to be looked for."""

    def __init__(self, lines: Sequence[str], short: Sequence[str] = ()) -> None:
        known = contractions(tuple(short))
        self._by_word: dict[str | None, list[Phrase]] = {}
        for line in lines[:MOST_PHRASES]:
            for phrase in _read(line, known):
                for word in phrase.slots[0] or (None,):
                    self._by_word.setdefault(word, []).append(phrase)

    def find(self, words: Sequence[Word]) -> list[Match]:
        """The longest matches, in order, none within another, none where an exception fits."""
        found: list[Match] = []
        excepted: list[Match] = []
        for first in range(len(words)):
            here = [*self._by_word.get(words[first].text, ()), *self._by_word.get(None, ())]
            following = words[first + 1].text if first + 1 < len(words) else ""
            for phrase in here:
                last = _last(phrase, words, first) if phrase.may_go_on(following) else None
                if last is not None:
                    span = Match(first, last, words[first].start, words[last].stop, phrase.says)
                    (excepted if phrase.is_exception else found).append(span)
        return _kept(found, excepted)


def _kept(found: list[Match], excepted: list[Match]) -> list[Match]:
    """Of matches that share words the first and longest; those that share one with an exception go."""
    barred = {n for match in excepted for n in range(match.first, match.last + 1)}
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.first, -m.last)):
        if kept and match.first <= kept[-1].last:
            continue
        if barred.isdisjoint(range(match.first, match.last + 1)):
            kept.append(match)
    return kept


@lru_cache(maxsize=256)
def phrases(lines: tuple[str, ...], short: tuple[str, ...] = ()) -> Phrases:
    """The phrases of a list, made ready once."""
    return Phrases(lines, short)


def _read(line: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[Phrase]:
    """The ways in which a line's phrase can stand there; none for a line that says nothing."""
    text, says = pair(line)
    is_exception = text.startswith("!")
    pieces = list(_PIECE.finditer(text.removeprefix("!")))
    if sum(piece[1] is not None for piece in pieces) > MOST_GROUPS:
        return
    ways = [_ways(piece, known) for piece in pieces]
    for way in product(*ways):
        slots: list[Slot] = []
        gaps: list[bool] = []
        is_gap = False
        for part in way:
            for slot in part:
                if slot == _GAP:
                    is_gap = bool(slots)
                else:
                    slots.append(slot)
                    gaps.append(is_gap)
                    is_gap = False
        if slots and len(slots) <= MOST_SLOTS:
            yield Phrase(
                tuple(slots),
                tuple(gaps),
                at_start=any(piece[4] for piece in pieces),
                at_end=any(piece[5] for piece in pieces),
                says=says,
                is_exception=is_exception,
            )


_GAP: Slot = frozenset({"…"})
_Way = tuple[Slot, ...]


def _ways(piece: re.Match[str], known: Mapping[str, tuple[str, ...]]) -> list[_Way]:
    """What one piece of a phrase stands for: rows of slots, one of which must fit."""
    if piece[2]:
        return [(_GAP,)]
    if piece[3]:
        return [(None,)]
    if piece[1] is not None:
        inner = piece[1].split()
        rows = product(*([(None,)] if word == "*" else [*_word(word, known)] for word in inner))
        return [(), *(tuple(slot for row in way for slot in row) for way in rows)]
    return [*_word(piece[6], known)] if piece[6] else [()]


def _word(text: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[_Way]:
    """A word or words with `|` between them: those of one word are one slot, others rows of their own."""
    single: set[str] = set()
    for alternative in text.split("|"):
        row = [part for word in written_words(alternative) for part in apart(word[0], known)]
        if len(row) == 1:
            single.add(row[0])
        elif row:
            yield tuple(frozenset({word}) for word in row)
    if single:
        yield (frozenset(single),)


def _last(phrase: Phrase, words: Sequence[Word], first: int) -> int | None:
    """The last word of a phrase that begins at `first`; None where it does not fit."""
    sentence = words[first].sentence
    if phrase.at_start and first and words[first - 1].sentence == sentence:
        return None
    reached = {first}
    for slot, is_gap in zip(phrase.slots, phrase.gaps, strict=True):
        steps = range(GAP + 1) if is_gap else (0,)
        reached = {
            at + step + 1
            for at in reached
            for step in steps
            if at + step < len(words)
            and words[at + step].sentence == sentence
            and (slot is None or words[at + step].text in slot)
        }
        if not reached:
            return None
    ends = (
        stop - 1
        for stop in reached
        if not phrase.at_end or stop == len(words) or words[stop].sentence != sentence
    )
    return min(ends, default=None)

"""How alike two messages are (M14): the same text with the names swapped is one text."""

import re
from collections.abc import Sequence
from sys import maxunicode

MOST_ALIKE = 0.8
"""From here on, two people would find that they were sent the same message."""
LEAST = 20
"""Words beside the blanks that make a text."""
_BLANK = re.compile(r"==[^\n]*?==")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ADDRESS = re.compile(r"\w+://\S+")

Words = tuple[str, ...]


def words_of(message: str) -> Words:
    """The words that count: those of the paragraphs between greeting and close, blanks left out.

    None where blanks are most of it: what will be sent is not written yet.
    """
    words = tuple(word for paragraph in _inner(message) for word in _words(paragraph))
    return () if len(words) < LEAST and _BLANK.search(message) else words


def alike(one: Words, two: Words, at_least: float = 0.0) -> float:
    """From 0 to 1: the share of words that two messages have in common, in order.

    With `at_least`, 0 is given for anything below it, which is found out sooner.
    """
    if not one or not two:
        return 0.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - most commands compare nothing

    return Indel.normalized_similarity(one, two, score_cutoff=at_least or None)


class Spelling:
    """Messages with a letter for each word: as texts they are compared many times faster than as words."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._paragraphs: dict[str, str] = {}

    def spelled(self, message: str) -> str:
        """The words that count in a message (see `words_of`), a letter each."""
        letters = "".join(map(self._paragraph, _inner(message)))
        return "" if len(letters) < LEAST and _BLANK.search(message) else letters

    def _paragraph(self, text: str) -> str:
        """Wordings of a message share most of their paragraphs, so each is read once."""
        if text not in self._paragraphs:
            self._paragraphs[text] = "".join(map(self._letter, _words(text)))
        return self._paragraphs[text]

    def _letter(self, word: str) -> str:
        """There are a million letters; words beyond that share one."""
        return self._letters.setdefault(word, chr(min(len(self._letters), maxunicode)))


def most_alike(one: str, others: Sequence[str], enough: float) -> float:
    """How like the most similar of others a message is, all as `Spelling` gives them.

    0 where that is less than `MOST_ALIKE`. The search ends as soon as one is `enough` alike.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above
    from rapidfuzz.process import extract_iter  # noqa: PLC0415

    most = 0.0
    scores = extract_iter(one, others, scorer=Indel.normalized_similarity, score_cutoff=MOST_ALIKE)
    for _, score, _ in scores if one else ():
        most = max(most, score)
        if most >= enough:
            break
    return most


def _inner(message: str) -> list[str]:
    """The paragraphs between greeting and close; all of them where there are no more than two."""
    paragraphs = [part for part in re.split(r"\n\s*\n", message.strip()) if part.strip()]
    return paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs


def _words(paragraph: str) -> Words:
    plain = _ADDRESS.sub(" ", _BLANK.sub(" ", paragraph))
    return tuple(word.casefold() for word in _WORD.findall(plain))

"""How alike two messages are (M14): the same text with the names swapped is one text."""

import re

from rapidfuzz.distance import Indel

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
    paragraphs = [part for part in re.split(r"\n\s*\n", message.strip()) if part.strip()]
    inner = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    plain = _ADDRESS.sub(" ", _BLANK.sub(" ", " ".join(inner)))
    words = tuple(word.casefold() for word in _WORD.findall(plain))
    return () if len(words) < LEAST and _BLANK.search(message) else words


def alike(one: Words, two: Words, at_least: float = 0.0) -> float:
    """From 0 to 1: the share of words that two messages have in common, in order.

    With `at_least`, 0 is given for anything below it, which is found out sooner.
    """
    if not one or not two:
        return 0.0
    return Indel.normalized_similarity(one, two, score_cutoff=at_least or None)

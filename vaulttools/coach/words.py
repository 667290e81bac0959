"""The words of a text, each with its place. Contractions are taken apart, so that a phrase fits both ways."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARROW = "=>"


class Word(Struct, frozen=True):
    """A word without case: `text` as phrases are compared with, `start` and `stop` where it stands."""

    text: str
    start: int
    stop: int
    sentence: int = 0


def folded(word: str) -> str:
    """A word as it is compared: without case, with a plain apostrophe."""
    return word.replace("’", "'").casefold()


def written_words(text: str) -> Iterator[re.Match[str]]:
    """The words as they are written."""
    return _WORD.finditer(text)


def pair(line: str) -> tuple[str, str]:
    """What stands before and behind the arrow of a line `don't => do not`; nothing without one."""
    left, _, right = line.partition(_ARROW)
    return left.strip(), right.strip()


@lru_cache(maxsize=16)
def contractions(lines: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The words that each contraction stands for: `don't` → `do`, `not`."""
    pairs = (pair(line) for line in lines)
    return {folded(short): tuple(folded(long).split()) for short, long in pairs if short and long}


def apart(word: str, known: Mapping[str, tuple[str, ...]]) -> Sequence[str]:
    """The words that a written word counts as."""
    plain = folded(word)
    return known.get(plain, (plain,))

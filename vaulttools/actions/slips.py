"""Slips of the pen in the words one writes under a due item: asked about, never guessed at."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher, get_close_matches

from vaulttools.wording import DAYS, MONTHS

_PRONOUN = re.compile(r"^(?:she|he|they)\s+", re.IGNORECASE)
_NAMES = tuple(name.casefold() for name in (*DAYS, *MONTHS))
_LIKENESS = 0.7
"""How like the name of a day or a month a word must be to be taken for it."""


def meant(text: str, is_statement: Callable[[str], bool]) -> str:
    """The statement that a line with a slip in its first word is; empty if none."""
    for right, least, fits in _NEARLY:
        plain = _PRONOUN.sub("", text, count=1) if right == "said" else text
        head, tail = _split(plain, right)
        is_slip = head.casefold() != right and _alike(head.casefold(), right) >= least
        is_run_on = " " not in right and plain.casefold().startswith(right)
        glued = plain[len(right) :] if is_run_on else ""
        for rest, may_be in ((glued, glued[:1].isalnum()), (tail, is_slip)):
            mended = f"{right} {rest}".strip()
            if may_be and fits(rest) and is_statement(mended):
                return mended
    return ""


def looks_like_a_day(text: str) -> bool:
    """Whether a text begins like a date, with a numeral or nearly the name of a day or month."""
    words = text.casefold().removeprefix("last ").split()
    if not words:
        return False
    word = words[0].strip(".,")
    near = get_close_matches(word, _NAMES, n=1, cutoff=_LIKENESS)
    return word[:1].isdigit() or bool(near) or any(word == name[:3] for name in _NAMES)


def _split(text: str, right: str) -> tuple[str, str]:
    """The first words of a text, as many as there are in the right statement, and the rest."""
    number = right.count(" ") + 1
    words = text.split(" ", number)
    return " ".join(words[:number]), words[number] if len(words) > number else ""


def _alike(one: str, other: str) -> float:
    if sorted(one) == sorted(other):
        return 1.0
    return SequenceMatcher(None, one, other).ratio()


def _any(rest: str) -> bool:
    return bool(rest)


def _always(rest: str) -> bool:
    del rest
    return True


def _nothing(rest: str) -> bool:
    return not rest


_NEARLY: tuple[tuple[str, float, Callable[[str], bool]], ...] = (
    ("via", 0.6, _any),
    ("next", 0.7, _any),
    ("snooze", 0.7, _always),
    ("not now", 0.8, _always),
    ("gave", 0.7, _any),
    ("on", 1.0, _any),
    ("said", 1.0, _any),
    *((word, 0.75, _nothing) for word in ("pause", "archive", "won", "lost", "resume", "exit")),
)
"""A word, how like it a slip must be, and what must follow it."""

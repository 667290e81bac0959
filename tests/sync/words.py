"""Texts in which a word stands that occurs nowhere else, so that each can be found again."""

import re
from dataclasses import dataclass
from random import Random

MARK = re.compile(r"\bq\d{5}\b")
SIGN = re.compile(r"\^(fu-[a-z0-9]+)\b")
_WHO = ("Her team", "The board", "Their lead", "A colleague", "The new office", "His deputy")
_DOES = ("asks about", "has stopped", "is moving to", "prefers", "pays for", "argues about")
_WHAT = (
    "night buses",
    "the price list",
    "river sensors",
    "a smaller pilot",
    "clinic hours",
    "seed funds",
)


@dataclass(slots=True)
class Words:
    """Makes texts, each with a mark of its own."""

    dice: Random
    count: int = 0

    def mark(self) -> str:
        """A word that was never used before."""
        self.count += 1
        return f"q{self.count:05}"

    def sentence(self, mark: str) -> str:
        """A sentence with a mark in it."""
        return f"{self.some(_WHO)} {self.some(_DOES)} {self.some(_WHAT)}, {mark}."

    def thing(self, mark: str) -> str:
        """A few words with a mark behind them."""
        return f"{self.some(_WHAT)} {mark}"

    def some(self, these: tuple[str, ...]) -> str:
        """One of several."""
        return self.dice.choice(these)


def marks(text: str) -> frozenset[str]:
    """The marks in a text."""
    return frozenset(MARK.findall(text))


def signs(text: str) -> frozenset[str]:
    """The signs of due items in a text."""
    return frozenset(SIGN.findall(text))

"""Generated files that are ours whole, because their formats have no room for markers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """One card that is wanted on a board."""

    key: str
    """Whose card it is: the contact's path."""
    lane: str
    text: str
    """One line, safe to stand in a note, without bullet, box and block id."""
    block_id: str
    """Without `^`."""


@dataclass(frozen=True, slots=True)
class BoardText:
    """A board: its lanes in order, and its cards in the order in which new ones are added."""

    path: str
    lanes: tuple[str, ...]
    cards: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file that is made again as long as its owner leaves it alone; the text without its seal."""

    path: str
    text: str

"""Generated files that are ours whole, because their formats have no room for markers."""

from typing import NamedTuple


class Wanted(NamedTuple):
    """One card that is wanted on a board."""

    key: str
    """Whose card it is: the contact's path."""
    lane: str
    text: str
    """One line, safe to stand in a note, without bullet, box and block id."""
    block_id: str
    """Without `^`."""


class BoardText(NamedTuple):
    """A board: its lanes in order, and its cards in the order in which new ones are added."""

    path: str
    lanes: tuple[str, ...]
    cards: tuple[Wanted, ...]


class WholeFile(NamedTuple):
    """A file that is made again as long as its owner leaves it alone; the text without its seal."""

    path: str
    text: str

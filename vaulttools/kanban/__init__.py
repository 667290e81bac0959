"""Boards of Obsidian's Kanban plugin: their text, and the cards that we keep on them."""

from vaulttools.kanban.board import (
    Card,
    DamagedBoardError,
    Kanban,
    Lane,
    note_of,
    read_kanban,
    write_kanban,
)
from vaulttools.kanban.cards import is_ticked
from vaulttools.kanban.merging import Way, merge

__all__ = [
    "Card",
    "DamagedBoardError",
    "Kanban",
    "Lane",
    "Way",
    "is_ticked",
    "merge",
    "note_of",
    "read_kanban",
    "write_kanban",
]

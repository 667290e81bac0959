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
from vaulttools.kanban.merging import Way, merge

__all__ = [
    "Card",
    "DamagedBoardError",
    "Kanban",
    "Lane",
    "Way",
    "merge",
    "note_of",
    "read_kanban",
    "write_kanban",
]

"""Boards of Obsidian's Kanban plugin: their text, and the cards that we keep on them."""

from vaulttools.kanban.board import (
    Card,
    DamagedBoardError,
    Kanban,
    Lane,
    read_kanban,
    write_kanban,
)
from vaulttools.kanban.merging import merge

__all__ = ["Card", "DamagedBoardError", "Kanban", "Lane", "merge", "read_kanban", "write_kanban"]

"""The shape of a note's body: headings, list items with their boxes, tables."""

from typing import NamedTuple

from msgspec import Struct, field


class ListItem(NamedTuple):
    """One list item: its first line without marker and box. Lines count from 1 in the file."""

    line: int
    text: str
    box: str | None
    """The character in `[ ]`, None for a plain item."""
    depth: int
    """1 for an item of an outermost list."""
    headings: tuple[str, ...]
    """The headings it stands under, outermost first, case-folded."""
    last: int
    """The last line that belongs to it, nested items included."""


class Heading(NamedTuple):
    """A heading as written; `line` counts from 1."""

    line: int
    level: int
    text: str


class Table(Struct, frozen=True):
    """Cells of a table, the header first, each row with its line."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]


class Body(Struct):
    """What is in a note below its front matter."""

    headings: list[Heading] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

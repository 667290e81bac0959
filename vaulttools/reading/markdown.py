"""The shape of a note's body, by markdown-it-py: headings, list items with their boxes, tables."""

import re
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_BOX = re.compile(r"\[(.)\](?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ListItem:
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


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written; `line` counts from 1."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of a table, the header first, each row with its line."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(slots=True)
class Body:
    """What is in a note below its front matter."""

    headings: list[Heading] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@cache
def _parser() -> MarkdownIt:
    """Blocks only: what stands inside a line is read by its own rules (links, dates, fields)."""
    return MarkdownIt("commonmark").enable("table").disable("inline")


def read_body(lines: list[str], first: int) -> Body:
    """The shape of the body that begins at line `first` (from 1) of a note."""
    body = Body()
    under: list[Heading] = []
    for node in SyntaxTreeNode(_parser().parse("\n".join(lines))).walk():
        if node.type == "heading":
            heading = Heading(_start(node) + first, int(node.tag[1]), _content(node))
            body.headings.append(heading)
            under = [*(above for above in under if above.level < heading.level), heading]
        elif node.type == "list_item":
            names = tuple(heading.text.casefold() for heading in under)
            if item := _item(node, lines, first, names):
                body.items.append(item)
        elif node.type == "table":
            body.tables.append(_table(node, first))
    return body


def _start(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0


def _content(node: SyntaxTreeNode) -> str:
    """The raw text of a heading, a paragraph or a cell."""
    return node.children[0].content.strip() if node.children else ""


def _item(
    node: SyntaxTreeNode, lines: list[str], first: int, headings: tuple[str, ...]
) -> ListItem | None:
    """A list item that begins with text; None for one that begins with something else."""
    start, end = node.map or (0, 1)
    head = node.children[0] if node.children else None
    if head is None or head.type != "paragraph" or _start(head) != start:
        return None
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    text, box = _content(head).split("\n", 1)[0], None
    if match := _BOX.fullmatch(text):
        box, text = match[1], match[2] or ""
    return ListItem(start + first, text.strip(), box, _depth(node), headings, end - 1 + first)


def _depth(node: SyntaxTreeNode) -> int:
    depth, above = 0, node.parent
    while above is not None:
        depth += above.type in {"bullet_list", "ordered_list"}
        above = above.parent
    return depth


def _table(node: SyntaxTreeNode, first: int) -> Table:
    rows = (row for part in node.children for row in part.children)
    return Table(
        tuple((_start(row) + first, tuple(_content(cell) for cell in row.children)) for row in rows)
    )

"""The shape of a note's body, by markdown-it-py: headings, list items with their boxes, tables."""

from functools import cache
from typing import TYPE_CHECKING

from vaulttools.model.body import Body, Heading, ListItem, Table
from vaulttools.reading.plain_markdown import boxed, plain_body

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

__all__ = ["Body", "Heading", "ListItem", "Table", "parsed_body", "read_body"]


@cache
def _parser() -> "MarkdownIt":
    """Blocks only: what stands inside a line is read by its own rules (links, dates, fields)."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - takes long to load, and is seldom asked

    return MarkdownIt("commonmark").enable("table").disable("inline")


def read_body(lines: list[str], first: int) -> Body:
    """The shape of the body that begins at line `first` (from 1) of a note."""
    if (plain := plain_body(lines, first)) is not None:
        return plain
    return parsed_body(lines, first)


def parsed_body(lines: list[str], first: int) -> Body:
    """The same by markdown-it-py, whatever is in it."""
    body = Body()
    under: list[Heading] = []
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - as above

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


def _start(node: "SyntaxTreeNode") -> int:
    return node.map[0] if node.map else 0


def _content(node: "SyntaxTreeNode") -> str:
    """The raw text of a heading, a paragraph or a cell."""
    return node.children[0].content.strip() if node.children else ""


def _item(
    node: "SyntaxTreeNode", lines: list[str], first: int, headings: tuple[str, ...]
) -> ListItem | None:
    """A list item that begins with text; None for one that begins with something else."""
    start, end = node.map or (0, 1)
    head = node.children[0] if node.children else None
    if head is None or head.type != "paragraph" or _start(head) != start:
        return None
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    box, text = boxed(_content(head).split("\n", 1)[0].strip())
    return ListItem(start + first, text, box, _depth(node), headings, end - 1 + first)


def _depth(node: "SyntaxTreeNode") -> int:
    depth, above = 0, node.parent
    while above is not None:
        depth += above.type in {"bullet_list", "ordered_list"}
        above = above.parent
    return depth


def _table(node: "SyntaxTreeNode", first: int) -> Table:
    rows = (row for part in node.children for row in part.children)
    return Table(
        tuple((_start(row) + first, tuple(_content(cell) for cell in row.children)) for row in rows)
    )

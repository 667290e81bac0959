"""The shape of a note's body, by markdown-it-py: headings, list items with their boxes, tables."""

import re
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
    under: list[tuple[int, str]] = []
    depth = 0
    waiting: Token | None = None
    rows: list[tuple[int, tuple[str, ...]]] = []
    cells: list[str] = []
    in_cell = False
    tokens = _parser().parse("\n".join(lines))
    for position, token in enumerate(tokens):
        start = (token.map[0] if token.map else 0) + first
        match token.type:
            case "heading_open":
                heading = Heading(start, int(token.tag[1]), tokens[position + 1].content.strip())
                body.headings.append(heading)
                under = [(lv, text) for lv, text in under if lv < heading.level]
                under.append((heading.level, heading.text.casefold()))
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "list_item_open":
                waiting = token
            case "table_open":
                rows = []
            case "table_close":
                body.tables.append(Table(tuple(rows)))
            case "tr_open":
                cells = []
            case "tr_close":
                rows.append((start if token.map else _row_line(tokens, position, first), tuple(cells)))
            case "th_open" | "td_open":
                in_cell = True
            case "inline" if in_cell:
                cells.append(token.content.strip())
                in_cell = False
            case "inline" if waiting is not None:
                if waiting.map and token.map and waiting.map[0] == token.map[0]:
                    names = tuple(text for _, text in under)
                    body.items.append(_item(token.content, start, depth, names))
                waiting = None
            case _:
                pass
    return body


def _row_line(tokens: list[Token], position: int, first: int) -> int:
    """markdown-it gives the line of a table row on its opening token only."""
    while tokens[position].type != "tr_open":
        position -= 1
    found = tokens[position].map
    return (found[0] if found else 0) + first


def _item(content: str, line: int, depth: int, headings: tuple[str, ...]) -> ListItem:
    text = content.split("\n", 1)[0]
    box = None
    if match := _BOX.fullmatch(text):
        box, text = match[1], match[2] or ""
    return ListItem(line, text.strip(), box, depth, headings)

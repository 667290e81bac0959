"""The shape of a body as nearly everybody writes it: headings, paragraphs, flat lists, even tables.

Of anything else (nesting, code, quotes, HTML, ragged tables, lines that may belong to what stands
above) it says that it does not know, and markdown-it-py is asked. What it does know is what that
would say.
"""

import re
from collections.abc import Sequence

from vaulttools.model.body import Body, Heading, ListItem, Table

_HEADING = re.compile(r"(#{1,6}) +([^ #].*)")
_ORDERED = re.compile(r"\d{1,9}[.)](?: |$)")
_BOX = re.compile(r"\[(.)\](?:\s+(.*))?")
_DELIMITER = re.compile(r":?-+:?")
_RULES = "*-_ =|:+"
"""What rules, tables and underlined headings are made of."""
_BULLETS = frozenset("-*+")
_OTHER = frozenset("><~|=:")
"""How a line begins that is, or may be, neither paragraph nor item."""


def plain_body(lines: Sequence[str], first: int) -> Body | None:
    """The shape of the body that begins at line `first` (from 1); None for "I do not know"."""
    tables: list[Table] = []
    below = 0
    for start, line in enumerate(lines):
        if line[:1] != "|" or start < below:
            continue
        table = _table(lines, start, first)
        if table is None:
            return None
        tables.append(table)
        below = start + 1 + len(table.rows)
    if not tables:
        return _without_tables(lines, first)
    rest = ["" if line[:1] == "|" else line for line in lines]
    if body := _without_tables(rest, first):
        body.tables = tables
    return body


def _table(lines: Sequence[str], start: int, first: int) -> Table | None:
    """The table that begins at a position in the lines; None for one that is not even.

    An even one has a pipe at both ends of each line, as many cells in each, and empty lines around it.
    """
    end = next((n for n in range(start, len(lines)) if not lines[n].strip(" ")), len(lines))
    rows = [line.rstrip(" ") for line in lines[start:end]]
    is_alone = start == 0 or not lines[start - 1].strip(" ")
    is_framed = all(len(row) > 1 and row[0] == row[-1] == "|" and "\\" not in row for row in rows)
    if len(rows) == 1 or not is_alone or not is_framed:
        return None
    cells = [tuple(cell.strip(" ") for cell in row[1:-1].split("|")) for row in rows]
    if len(set(map(len, cells))) > 1 or not all(map(_DELIMITER.fullmatch, cells[1])):
        return None
    return Table(tuple((start + n + first, row) for n, row in enumerate(cells) if n != 1))


def _without_tables(lines: Sequence[str], first: int) -> Body | None:
    """The same for lines among which no table is."""
    whole = "\n".join(lines)
    if not whole.replace("\n", "").isprintable():
        return None
    has_definition = "]:" in whole
    body = Body()
    under: list[Heading] = []
    names: tuple[str, ...] = ()
    was_item = False
    for number, line in enumerate(lines, first):
        if not line or not line.strip(" "):
            was_item = False
            continue
        sign = line[0]
        is_item = sign in _BULLETS and line[1:2] == " "
        text = line[2:] if is_item else line
        if _is_other(text, has_definition=has_definition):
            return None
        if is_item:
            if text[0] == "#" or (text[0] in _BULLETS and text[1:2] in {"", " "}):
                return None
            body.items.append(_item(number, text, names))
        elif sign == "#":
            match = _HEADING.fullmatch(line)
            if match is None or line.rstrip()[-1] == "#":
                return None
            heading = Heading(number, len(match[1]), match[2].strip())
            body.headings.append(heading)
            under = [*(above for above in under if above.level < heading.level), heading]
            names = tuple(above.text.casefold() for above in under)
        elif was_item:
            return None
        was_item = is_item
    return body


def _is_other(text: str, *, has_definition: bool) -> bool:
    """Whether a line, or what stands behind a bullet, is more than a heading, words or a task."""
    sign = text[0] if text else " "
    return not sign.isalpha() and (
        sign == " "
        or sign in _OTHER
        or not text.strip(_RULES)
        or (sign == "[" and has_definition)
        or (sign == "`" and text.startswith("```"))
        or (sign.isdigit() and _ORDERED.match(text) is not None)
    )


def _item(number: int, text: str, names: tuple[str, ...]) -> ListItem:
    box, text = boxed(text.strip())
    return ListItem(number, text, box, 1, names, number)


def boxed(text: str) -> tuple[str | None, str]:
    """The sign in the box that an item's first line begins with (None without a box), and the rest of it."""
    match = _BOX.fullmatch(text) if text[:1] == "[" else None
    return (match[1], (match[2] or "").strip()) if match else (None, text)

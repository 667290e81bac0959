"""The shape of a body as nearly everybody writes it: headings, paragraphs, flat lists.

Of anything else (nesting, code, quotes, tables, HTML, lines that may belong to what stands above) it
says that it does not know, and markdown-it-py is asked. What it does know is what that would say.
"""

import re
from collections.abc import Sequence

from vaulttools.model.body import Body, Heading, ListItem

_HEADING = re.compile(r"(#{1,6}) +([^ #].*)")
_ORDERED = re.compile(r"\d{1,9}[.)](?: |$)")
_BOX = re.compile(r"\[(.)\](?:\s+(.*))?")
_RULES = "*-_ =|:+"
"""What rules, tables and underlined headings are made of."""
_BULLETS = frozenset("-*+")
_OTHER = frozenset("><~|=:")
"""How a line begins that is, or may be, neither paragraph nor item."""


def plain_body(lines: Sequence[str], first: int) -> Body | None:
    """The shape of the body that begins at line `first` (from 1); None for "I do not know"."""
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
    return (
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

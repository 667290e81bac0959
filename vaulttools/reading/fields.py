"""The keys of front matter with their plain values and the lines they stand on."""

import re
from functools import lru_cache
from typing import NamedTuple

from vaulttools.reading.nodes import Node

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML takes for nothing, when no quotes are around it."""


class Value(NamedTuple):
    """One value as text, and the line it stands on (from 1)."""

    text: str
    line: int


class Field(NamedTuple):
    """A key of the front matter: one value, a list of them, or none."""

    key: str
    line: int
    values: tuple[Value, ...]
    is_twice: bool = False
    """Whether the key occurs again with another value, so that neither can be trusted."""
    is_nested: bool = False
    """Whether its value holds keys or lists of its own, which we do not read."""


@lru_cache(maxsize=1_000)
def fold_key(key: str) -> str:
    """`Last-Contact`, `last contact` and `last_contact` are one key: `lastcontact`."""
    return re.sub(r"[\s\-_]+", "", key).casefold()


@lru_cache(maxsize=1_000)
def fold_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Each of them folded."""
    return tuple(map(fold_key, keys))


def field_of(key: Node, value: Node, first: int) -> Field | None:
    """A pair of a mapping as a field; `first` is the line of the mapping's text in the note.

    None when the key itself is no plain text.
    """
    if key.text is None:
        return None
    values = _values(value, first)
    return Field(key.text, key.line + first, values or (), is_nested=values is None)


def _values(node: Node, first: int) -> tuple[Value, ...] | None:
    """The plain values of a node; None when it nests. An unquoted `[[Link]]` is a link again."""
    if node.text is not None:
        return () if _is_null(node) else (Value(node.text, node.line + first),)
    if node.items is None:
        return None
    if link := _bare_link(node):
        return (Value(link, node.line + first),)
    found: list[Value] = []
    for item in node.items:
        text = item.text if item.text is not None else _bare_link(item)
        if text is None:
            return None
        if not _is_null(item):
            found.append(Value(text, item.line + first))
    return tuple(found)


def _is_null(node: Node) -> bool:
    return node.is_plain and node.text in NULLS


def _bare_link(node: Node) -> str | None:
    """The link that an unquoted `[[Name]]` was meant as, which YAML takes for a list in a list."""
    if node.items is None or len(node.items) != 1 or node.items[0].items is None:
        return None
    parts = [item.text for item in node.items[0].items]
    texts = [part for part in parts if part is not None]
    return f"[[{', '.join(texts)}]]" if texts and len(texts) == len(parts) else None

"""Front matter as nearly everybody writes it, read without a YAML parser: one key a line.

Of anything else (nesting, several lines, escapes, comments behind values, signs that YAML needs) it
says that it does not know, and the parser is asked. What it does know is what the parser would say.
"""

import re

from vaulttools.reading.yaml12 import Node

MOST_LINES = 300
_SCALAR = r"""
    (?P<plain>[\w+(/](?:[^ :\#]|:(?=[^ ])|(?<=[^ ])\#|[ ]+(?=[^ \#]))*+)
    | "(?P<double>[^"\\]*+)" | '(?P<single>[^']*+)'
"""
_LINE = re.compile(
    rf"""(?P<key>[A-Za-z_][A-Za-z0-9_]{{0,60}}(?:[ -][A-Za-z0-9_]{{1,60}}){{0,5}}+):
    (?:[ ]+(?:{_SCALAR} | \[(?P<flow>[^\[\]{{}}"'\#:&*!|>%@`?]*+)\]))?+[ ]*""",
    re.VERBOSE,
)
_ITEM = re.compile(rf"(?P<indent>[ ]{{0,8}})-[ ]+(?:{_SCALAR})[ ]*", re.VERBOSE)
_WORD = re.compile(r"[\w+(/].*")

Pairs = list[tuple[Node, Node]]


def plain_pairs(lines: list[str]) -> Pairs | None:
    """The pairs of the mapping that the lines are, in their order; None for "I do not know".

    Lines count from 0, as those of `read_mapping`, which gives the same.
    """
    if len(lines) > MOST_LINES or not "".join(lines).isprintable():
        return None
    found: Pairs = []
    number, last = 0, len(lines)
    while number < last:
        line = lines[number]
        if not line or line[0] == "#" or line.isspace():
            number += 1
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        value: Node | None
        if match.lastgroup == "key":
            value, after = _block(lines, number)
        elif match.lastgroup == "flow":
            value, after = _flow(match["flow"], number), number + 1
        else:
            value, after = _scalar(match, number), number + 1
        if value is None:
            return None
        found.append((Node(number, match["key"], is_plain=True), value))
        number = after
    return found


def _scalar(match: re.Match[str], number: int) -> Node:
    kind = match.lastgroup or ""
    return Node(number, match[kind], is_plain=kind == "plain")


def _flow(text: str, number: int) -> Node | None:
    """A list on one line: `[onboarding, churn]`."""
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    if not all(map(_WORD.fullmatch, parts)):
        return None
    return Node(number, items=[Node(number, part, is_plain=True) for part in parts])


def _block(lines: list[str], number: int) -> tuple[Node | None, int]:
    """What stands below a key that has nothing behind it: a list, one item a line, or nothing."""
    items: list[Node] = []
    indent, after = "", number + 1
    for after in range(number + 1, len(lines)):
        match = _ITEM.fullmatch(lines[after])
        if match is None:
            break
        if items and match["indent"] != indent:
            return None, 0
        indent = match["indent"]
        items.append(_scalar(match, after))
    else:
        after = len(lines)
    if items:
        return Node(items[0].line, items=items), after
    return Node(number, "", is_plain=True), number + 1

"""Front matter as nearly everybody writes it, read without a YAML parser: one key a line.

Of anything else (nesting, several lines, escapes, signs that YAML needs, keys that are there twice)
it says that it does not know, and the parser is asked. What it does know, the parser would say too.
"""

import re

from vaulttools.reading.fields import NULLS, Field, Value, fold_key

LONGEST = 4_000
"""Characters that are looked at; with so few, no cap of the parser's can be reached."""
FENCE = "---"

_PLAIN = r"""[^ \-?:,\[\]{}\#&*!|>'"%@`\n] [^:\#\n]*+ (?: (?: :(?=[^ \n]) | (?<=[^ ])\# ) [^:\#\n]*+ )*+"""
_QUOTED = r""" "[^"\\\n]*+" | '[^'\n]*+(?:''[^'\n]*+)*+' """
_WORDS = r"""[\w+(/$] [^,\[\]{}\#:?"\n]*+"""
_LINK = rf"\[\[ {_WORDS} (?<![ ])\]\]"
_PART = rf"{_WORDS} | {_QUOTED}"
_LIST = rf"\[ [ ]*+ (?: (?:{_PART}) (?: [ ]*+,[ ]*+ (?:{_PART}) )*+ [ ]*+ )?+ \]"

_ROW = re.compile(
    rf"""^(?:
        (\w[\w -]{{0,99}}+(?<![ ])): (?: [ ]++ (?: ({_PLAIN}) | ({_QUOTED} | {_LINK} | {_LIST}) [ ]*+ )?+ )?+
        | ([ ]*+-)[ ]++ ({_PLAIN} | {_QUOTED} | {_LINK}) [ ]*+
        | [ ]*+
    ) (?: (?<![^ \n])\#.*+ )?+ \n""",
    re.MULTILINE | re.VERBOSE,
)  # fmt: skip
"""A line: a key with its plain or other value, or the dash of an item and the item, or neither."""
_PARTS = re.compile(_PART, re.VERBOSE)

_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own name takes: this is done for every line."""


def read_plainly(lines: list[str]) -> tuple[dict[str, Field], int] | None:
    """The fields of a note's front matter by folded key, and how many of its lines that takes.

    `lines` are without line ends. None means "I do not know".
    """
    if not lines or lines[0] != FENCE:
        return None
    try:
        end = lines.index(FENCE, 1)
    except ValueError:
        return None
    inner = lines[1:end]
    text = "\n".join(inner) + "\n"
    if len(text) > LONGEST or not "".join(inner).isprintable():
        return None
    rows = _ROW.findall(text)
    fields = _fields(rows) if len(rows) == max(len(inner), 1) else None
    return None if fields is None else (fields, end + 1)


def _fields(rows: list[tuple[str, str, str, str, str]]) -> dict[str, Field] | None:
    found: dict[str, Field] = {}
    keys = 0
    listing = first_dash = ""
    for line, (key, plain, other, dash, item) in enumerate(rows, 2):
        if key:
            keys += 1
            name = fold_key(key)
            values = _one(plain, line) if plain else _all(other, line)
            found[name] = _new(Field, (key, line, values, False, False))
            listing, first_dash = "" if plain or other else name, ""
        elif dash:
            first_dash = first_dash or dash
            if not listing or dash != first_dash:
                return None
            field = found[listing]
            found[listing] = field._replace(values=field.values + _all(item, line))
    return found if len(found) == keys else None


def _one(plain: str, line: int) -> tuple[Value, ...]:
    text = plain.rstrip()
    return () if text in NULLS else (_new(Value, (text, line)),)


def _all(text: str, line: int) -> tuple[Value, ...]:
    """The values of a scalar, a link or a list in brackets."""
    first = text[:1]
    if first == '"':
        return (_new(Value, (text[1:-1], line)),)
    if first == "'":
        return (_new(Value, (text[1:-1].replace("''", "'"), line)),)
    if first != "[" or text.startswith("[["):
        return _one(text, line)
    return tuple(value for part in _PARTS.findall(text) for value in _all(part, line))

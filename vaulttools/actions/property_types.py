"""The types that Obsidian shows our properties with: added to its settings, never changed there."""

import json
import re
from typing import NamedTuple

from vaulttools.lines import line_end

TYPES: dict[str, str] = {
    "met": "date",
    "next_step": "date",
    "snoozed_until": "date",
    "answer_by": "date",
    "paused_on": "date",
    "last_touch": "date",
    "last_reply": "date",
    "next_touch": "date",
    "unanswered": "number",
    "stage": "text",
    "next_reason": "text",
    "status": "text",
    "tier": "text",
    "playbook": "text",
    "channel": "text",
    "kind": "text",
    "met_via": "text",
    "met_at": "text",
    "every": "text",
    "topics": "multitext",
}
"""Our properties as `.obsidian/types.json` names their types."""

_INDENT = "  "


def add_types(text: str | None) -> str | None:
    """The text of `.obsidian/types.json` with our properties added; `text` None makes one.

    Properties that are there already keep their type, and every byte stays; None when there is
    nothing to add. Raises ValueError, in words for people, when the text is not such a file.
    """
    if text is None:
        return json.dumps({"types": TYPES}, indent=len(_INDENT))
    known = _known(text)
    missing = [(name, kind) for name, kind in TYPES.items() if name not in known]
    if not missing:
        return None
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(bom)
    top = body.index("{")
    types = next((m.value for m in _members(body, top) if m.key == "types"), None)
    if types is None:
        return add_types(bom + _insert(body, top, [("types", "{}")]))
    return bom + _insert(body, types, [(name, f'"{kind}"') for name, kind in missing])


def _known(text: str) -> frozenset[str]:
    """The properties that have a type, folded: their names do not depend on case."""
    try:
        data = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once, parse_int=str)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not valid JSON, line {error.lineno}: {error.msg}") from None
    types = data.get("types", {}) if isinstance(data, dict) else None
    if not isinstance(types, dict):
        raise ValueError('it does not hold an object "types"')  # noqa: TRY004 - the file is wrong
    return frozenset(name.casefold() for name in types)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, refused if a key is written twice: nobody knows which one holds."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is written twice in it")
    return found


class _Member(NamedTuple):
    """A member of an object: its key, and where in the text key and value begin and end."""

    key: str
    start: int
    key_end: int
    value: int
    end: int


def _members(text: str, brace: int) -> list[_Member]:
    """The members of the object that a brace opens; the text is valid JSON."""
    decode = json.JSONDecoder(parse_int=str).raw_decode
    found: list[_Member] = []
    at = _behind_blanks(text, brace + 1)
    while text[at] != "}":
        key, key_end = decode(text, at)
        value = _behind_blanks(text, _behind_blanks(text, key_end) + 1)
        end = decode(text, value)[1]
        found.append(_Member(key, at, key_end, value, end))
        at = _behind_blanks(text, end)
        at = _behind_blanks(text, at + 1) if text[at] == "," else at
    return found


def _behind_blanks(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def _insert(text: str, brace: int, new: list[tuple[str, str]]) -> str:
    """The text with members more at the end of an object, laid out as those that are there."""
    there = _members(text, brace)
    colon = text[there[0].key_end : there[0].value] if there else ": "
    lines = [f'"{key}"{colon}{value}' for key, value in new]
    if not there:
        close = _behind_blanks(text, brace + 1)
        base = _line_indent(text, brace)
        inner = f"{line_end(text)}{base}{_unit(text)}"
        return (
            f"{text[: brace + 1]}{inner}{f',{inner}'.join(lines)}"
            f"{line_end(text)}{base}{text[close:]}"
        )
    lead = text[brace + 1 : there[0].start]
    between = f",{lead}" if "\n" in lead else "," + colon.partition(":")[2]
    added = "".join(f"{between}{line}" for line in lines)
    return f"{text[: there[-1].end]}{added}{text[there[-1].end :]}"


def _line_indent(text: str, at: int) -> str:
    """The white space at the beginning of the line of a position."""
    match = re.compile(r"[ \t]*").match(text, text.rfind("\n", 0, at) + 1)
    return match[0] if match else ""


def _unit(text: str) -> str:
    """What the file indents by."""
    match = re.search(r"\{\r?\n([ \t]+)", text)
    return match[1] if match else _INDENT

"""Keys of a note's front matter set; every other byte of the note stays.

A value is put in place of the old one, and nothing is written anew. What comes out is read again:
if anything but those keys has changed, or the note could not be trusted before, it is refused.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from vaulttools.escaping import one_line, shortened, yaml_string
from vaulttools.lines import line_end, split_lines
from vaulttools.reading.fields import fold_key
from vaulttools.reading.spans import CannotEditError, Entry, Node, Spans, read_spans

__all__ = ["CannotEditError", "set_keys"]

_BOM = "\ufeff"
_WORDS = re.compile(
    r"[^\W\d_](?:[\w .,/()+!?&'’–—-]*[\w.)!?])?"  # it begins with a letter
    r"|[A-Za-z][\w.+-]*@[\w.-]*\w"
    r"|https?://[\w.-]+(?:/[\w.@/-]*[\w/])?"
)
_WHOLE_NUMBER = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SPECIAL = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})


Keys = Sequence[tuple[str, str | None]]
"""Keys with the values they are to have."""


def set_keys(text: str, keys: Keys, beside: Sequence[str] = ()) -> str:
    """The note's text with keys set to texts on one line; to nothing for None.

    The keys are in the order of `beside`. A new one goes where its place is in it: behind the one
    before it, else above the one after it, else last. Without anything to change the text comes
    back as it is. Raises CannotEditError where a change might do harm.
    """
    if not keys:
        return text
    note = text.removeprefix(_BOM)
    spans = read_spans(note)
    splices = [
        splice
        for key, value in keys
        if (splice := _splice(note, spans, (key, value or ""), beside))
    ]
    if not splices:
        return text
    if spans is None:
        changed = _with_front(note, [put for _, _, put in splices])
    else:
        changed = note
        for start, stop, put in sorted(splices, key=lambda splice: splice[0])[::-1]:
            changed = f"{changed[:start]}{put}{changed[stop:]}"
    _verify(note, spans, changed, keys)
    return text[: len(text) - len(note)] + changed


def _splice(
    note: str, spans: Spans | None, wanted: tuple[str, str], beside: Sequence[str]
) -> tuple[int, int, str] | None:
    """Which part of the note goes for one key, and what comes in its place; None for nothing."""
    key, value = wanted
    new = one_line(value)
    entry = _entry(spans, key) if spans else None
    if (not new and entry is None) or (spans and entry and _says(spans, entry) in {value, new}):
        return None
    if entry:
        return _replaced(note, entry, new)
    pair = f"{_written(key)}: {_written(new)}"
    if spans is None:
        return 0, 0, pair
    at = _place(spans, key, beside)
    return at, at, f"{spans.indent}{pair}{line_end(split_lines(note[:at])[-2])}"


def _with_front(note: str, pairs: Sequence[str]) -> str:
    """The note with front matter above it."""
    end = line_end(note)
    end = "\n" if end == "\r" and "\n" in note else end  # bare CR is one only on its own
    return "".join(f"{line}{end}" for line in ("---", *pairs, "---")) + note


def _entry(spans: Spans, key: str) -> Entry | None:
    """The entry of a key, however it is spelled."""
    found = [entry for entry in spans.entries if fold_key(entry.name) == fold_key(key)]
    if len(found) > 1:
        first, second, *_ = found
        what = f'"{first.name}" and "{second.name}" are the same key'
        hint = f"Keep one of the lines {first.key.line} and {second.key.line}."
        raise CannotEditError(second.key.line, one_line(what), hint)
    return found[0] if found else None


def _says(spans: Spans, entry: Entry) -> str | None:
    """The text that an entry has by our reading, empty for nothing; None for a list and the like."""
    if entry.value.kind in {"list", "mapping"}:
        return None
    values = spans.fields[fold_key(entry.name)].values
    return values[0].text if values else ""


def _replaced(note: str, entry: Entry, new: str) -> tuple[int, int, str]:
    """Which part of the note goes, and what comes in its place."""
    value = entry.value
    if why := _why_fixed(value):
        hint = "Change it by hand, or make it a plain text first."
        raise CannotEditError(entry.key.line, f"{shortened(entry.name, 60)}: {why}", hint)
    if not new:
        return len(note[: value.start].rstrip(" \t\r\n")), value.stop, ""
    put = _written(new, value.style)
    return value.start, value.stop, put if value.start < value.stop else f" {put}"


def _why_fixed(value: Node) -> str:
    """Why a value is not ours to replace; empty if it is a plain or quoted text."""
    if value.kind == "alias":
        return "its value refers to another one with *"
    if value.anchor:
        return "other values may refer to its value, which has a name with &"
    if value.tag:
        return "its value has a type with !"
    if value.kind == "list":
        return "its value is a list"
    if value.kind == "mapping":
        return "its value has keys of its own"
    return "its value is a block of text" if value.style in {"|", ">"} else ""


def _place(spans: Spans, key: str, beside: Sequence[str]) -> int:
    """Where the line of a new key goes."""
    here = {fold_key(entry.name): entry for entry in spans.entries}
    order = [fold_key(name) for name in beside]
    own = order.index(fold_key(key)) if fold_key(key) in order else len(order)
    for name in reversed(order[:own]):
        if name in here:
            return here[name].below
    for name in order[own:]:
        if name in here:
            return here[name].above
    return spans.close


def _written(text: str, style: str = "") -> str:
    """A text as YAML, with the quotes it had, or plain if every program reads that alike."""
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return text if not style and _is_plain(text) else yaml_string(text)


def _is_plain(text: str) -> bool:
    if _ISO_DATE.fullmatch(text):
        try:
            return bool(date.fromisoformat(text))
        except ValueError:
            return False
    is_words = _WORDS.fullmatch(text) is not None and text.casefold() not in _SPECIAL
    return is_words or _WHOLE_NUMBER.fullmatch(text) is not None


def _verify(note: str, spans: Spans | None, changed: str, keys: Keys) -> None:
    """Read it again: the keys have their new values, all the rest is the same."""
    try:
        after = read_spans(changed)
    except CannotEditError:
        after = None
    names = {fold_key(key) for key, _ in keys}
    if after and all(_is_set(after, key, value or "") for key, value in keys):
        before, body = (_others(spans, names), spans.body) if spans else ([], 0)
        if _others(after, names) == before and changed[after.body :] == note[body:]:
            return
    what = (
        f"{shortened(', '.join(key for key, _ in keys), 60)} cannot be set without harm to the rest"
    )
    raise CannotEditError(0, what, "Change it by hand.")


def _is_set(spans: Spans, key: str, value: str) -> bool:
    entry = _entry(spans, key)
    new = one_line(value)
    return not new if entry is None else _says(spans, entry) in {value, new}


def _others(spans: Spans, names: AbstractSet[str]) -> list[object]:
    """All entries but some, as YAML sees them."""
    rest = [entry for entry in spans.entries if fold_key(entry.name) not in names]
    return [(entry.key, entry.value) for entry in rest]

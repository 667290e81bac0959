"""A change as a unified diff."""

import difflib

from vaulttools.lines import split_lines
from vaulttools.model.texts import Change


def unified(change: Change) -> str:
    """The diff, without a line end after the last line."""
    old, new = (_lines(data) for data in (change.before, change.after))
    source = "/dev/null" if change.before is None else f"a/{change.path}"
    target = "/dev/null" if change.after is None else f"b/{change.path}"
    lines = difflib.unified_diff(old, new, source, target)
    whole = (x if x.endswith("\n") else f"{x}\n\\ No newline at end of file\n" for x in lines)
    return "".join(whole).rstrip("\n")


def _lines(data: bytes | None) -> list[str]:
    return [line for line in split_lines((data or b"").decode("utf-8", "replace")) if line]

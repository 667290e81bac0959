"""One line more in a contact's log; every other byte of the note stays."""

import re

from vaulttools.lines import line_end, split_lines
from vaulttools.model.logbook import Logbook

_LEAD = re.compile(r"([\s>]*)([-*+])(\s+)")


def add_line(text: str, logbook: Logbook, entry: str) -> str:
    """The note's text with `entry` (without its bullet) added where the owner keeps the log.

    The log's order, its bullet and the note's line ends are kept; a missing log is made at the end.
    """
    lines = split_lines(text)
    end = line_end(text)
    if logbook.first_entry:
        at = logbook.first_entry - 1 if logbook.newest_first else logbook.last_line
        return _insert(lines, at, [f"{_bullet(lines[logbook.first_entry - 1])}{entry}"], end)
    if logbook.heading:
        is_bare = logbook.section_end == logbook.heading
        new = [f"- {entry}"] if is_bare else ["", f"- {entry}"]
        return _insert(lines, logbook.section_end, new, end)
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    tail = text[len("".join(lines)) :]
    return _insert([*lines, tail] if tail else lines, len(lines), ["", "## Log", f"- {entry}"], end)


def _bullet(line: str) -> str:
    """The indent and bullet of an entry; a numbered one is followed by a plain one."""
    match = _LEAD.match(line)
    if match:
        return match[0]
    indent = re.match(r"[\s>]*", line)
    return f"{indent[0] if indent else ''}- "


def _insert(lines: list[str], at: int, new: list[str], end: str) -> str:
    """The lines joined, with new ones before position `at`. A last line without an end keeps none."""
    before, after = "".join(lines[:at]), "".join(lines[at:])
    added = end.join(new)
    if before and not before.endswith(("\n", "\r")):
        return f"{before}{end}{added}{after}"
    return f"{before}{added}{end}{after}"

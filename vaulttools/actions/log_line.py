"""Lines more in a contact's log, or under a heading; every other byte of the note stays."""

import re
from collections.abc import Sequence

from vaulttools.lines import line_end, split_lines
from vaulttools.model.logbook import Logbook

_LEAD = re.compile(r"([\s>]*)([-*+])(\s+)")


def add_lines(text: str, logbook: Logbook, entries: Sequence[str]) -> str:
    """The note's text with entries (oldest first, without bullets) added where the log is kept.

    The log's order, its bullet and the note's line ends are kept; a missing log is made at the end.
    """
    lines = split_lines(text)
    end = line_end(text)
    if logbook.first_entry:
        at = logbook.first_entry - 1 if logbook.newest_first else logbook.last_line
        lead = bullet(lines[logbook.first_entry - 1])
        new = [f"{lead}{entry}" for entry in entries]
        return _insert(lines, at, new[::-1] if logbook.newest_first else new, end)
    new = [f"- {entry}" for entry in entries]
    return _under(text, (logbook.heading, logbook.section_end), ["", "## Log"], new)


def add_task(text: str, section: tuple[int, int], task: str) -> str:
    """The note's text with an open task more among its promises.

    `section` is the line of their heading and the last full line below it; zeros if there is none.
    """
    return _under(text, section, ["", "## Promises"], [f"- [ ] {task}"])


def _under(text: str, section: tuple[int, int], title: list[str], new: list[str]) -> str:
    """The text with new lines at the end of a section, which is made if it is missing."""
    lines, end = split_lines(text), line_end(text)
    heading, last = section
    if heading:
        is_list = _LEAD.match(lines[last - 1]) is not None
        return _insert(lines, last, new if last == heading or is_list else ["", *new], end)
    kept = list(lines)
    while len(kept) > 1 and not kept[-1].strip():
        kept.pop()
    tail = text[len("".join(kept)) :]
    return _insert([*kept, tail] if tail else kept, len(kept), [*title, *new], end)


def bullet(line: str) -> str:
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

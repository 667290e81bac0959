"""Where the log stands in a note."""

from vaulttools.model.logbook import Logbook
from vaulttools.reading.history import dated_items
from vaulttools.reading.log import LOG_HEADINGS
from vaulttools.reading.notes import Note


def find_logbook(note: Note, *, newest_first: bool) -> Logbook:
    """The place of the log in a contact's note."""
    body = note.body()
    entries = dated_items(body)
    top = min((item.depth for item in entries), default=1)
    entries = [item for item in entries if item.depth == top]
    heading, end = find_section(note, LOG_HEADINGS)
    return Logbook(
        first_entry=entries[0].line if entries else 0,
        last_line=entries[-1].last if entries else 0,
        heading=heading,
        section_end=end,
        newest_first=newest_first,
    )


def find_section(note: Note, titles: frozenset[str]) -> tuple[int, int]:
    """The line of the first heading with one of these titles, and its section's last full line.

    Lines count from 1; (0, 0) if there is no such heading.
    """
    headings = note.body().headings
    heading = next((h for h in headings if h.text.casefold().strip("*_: ") in titles), None)
    if heading is None:
        return 0, 0
    stop = next(
        (h.line for h in headings if h.line > heading.line and h.level <= heading.level),
        len(note.lines) + 1,
    )
    full = (n for n in range(heading.line, stop) if note.lines[n - 1].strip())
    return heading.line, max(full, default=heading.line)

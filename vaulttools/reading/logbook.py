"""Where the log stands in a note."""

from vaulttools.model.logbook import Logbook
from vaulttools.reading.history import log_items
from vaulttools.reading.log import LOG_HEADINGS
from vaulttools.reading.notes import Note


def find_logbook(note: Note, *, newest_first: bool) -> Logbook:
    """The place of the log in a contact's note."""
    body = note.body()
    entries = log_items(body)
    top = min((item.depth for item in entries), default=1)
    entries = [item for item in entries if item.depth == top]
    heading = next(
        (h for h in body.headings if h.text.casefold().strip("*_: ") in LOG_HEADINGS), None
    )
    end = 0
    if heading:
        stop = next(
            (h.line for h in body.headings if h.line > heading.line and h.level <= heading.level),
            len(note.lines) + 1,
        )
        end = max(
            (n for n in range(heading.line, stop) if note.lines[n - 1].strip()),
            default=heading.line,
        )
    return Logbook(
        first_entry=entries[0].line if entries else 0,
        last_line=entries[-1].last if entries else 0,
        heading=heading.line if heading else 0,
        section_end=end,
        newest_first=newest_first,
    )

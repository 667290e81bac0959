"""Where the log stands in a contact's note: what is needed to add a line to it."""

from msgspec import Struct


class Logbook(Struct, frozen=True):
    """Lines count from 1; 0 means that there is none."""

    first_entry: int
    """The line of the topmost entry."""
    last_line: int
    """The last line of the lowest entry, with what is nested in it."""
    heading: int
    """The line of the log's heading."""
    section_end: int
    """The last line under that heading that is not empty."""
    newest_first: bool

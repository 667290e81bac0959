"""The state keys: what a contact's note says of where the contact stands, kept by us."""

from datetime import date
from typing import NamedTuple

STATE_KEYS = ("stage", "last_touch", "last_reply", "unanswered", "next_touch", "next_reason")
"""In the order in which they stand in a note."""


class Noted(NamedTuple):
    """A state key as it stands in a note: `key` is one of ours, `text` its value as written."""

    key: str
    text: str
    line: int
    day: date | None = None
    """The date that the value is, for the keys that hold one."""

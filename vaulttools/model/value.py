"""A value item: something worth sending (M1)."""

from datetime import date

from msgspec import Struct

from vaulttools.model.words import ValueKind

MOST_TEXT = 4_000


class ValueItem(Struct, frozen=True, tag=True):
    """A note of `type: value`. `published` None means that its age is unknown."""

    path: str
    name: str
    link: str
    kind: ValueKind | None = None
    topics: tuple[str, ...] = ()
    url: str = ""
    published: date | None = None
    takeaway: str = ""
    expires: date | None = None
    meant_for: tuple[str, ...] = ()
    """Vault paths of the contacts it was made for (`for:`); empty for everybody."""
    text: str = ""
    """What the note itself says of it, at most `MOST_TEXT` characters."""


class Match(Struct, frozen=True):
    """A value item that fits a contact, and why: `matches *onboarding*, which Maya raised on …`."""

    item: ValueItem
    why: str = ""
    at: str = ""
    """The line that it matches (`path:line`)."""

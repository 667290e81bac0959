"""A draft: a message half written, for one contact, in a note of its own."""

from enum import StrEnum

from msgspec import Struct

from vaulttools.model.contact import SIGN
from vaulttools.model.problem import Place
from vaulttools.model.words import Channel


class DraftStatus(StrEnum):
    """How far a draft is, as its owner says."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    DROPPED = "dropped"


OPEN = frozenset({DraftStatus.DRAFT, DraftStatus.READY})


class Draft(Struct, frozen=True, tag=True):
    """A draft note as it was read."""

    path: str
    data: bytes
    at: Place
    """The line that says how far it is."""
    contact: str = ""
    """The path of the note that it names as its contact; empty if there is none."""
    sign: str = ""
    """The sign of the due item that it was made for, or one of its own."""
    kind: str = ""
    channel: Channel | None = None
    value: str = ""
    """The link to what it brings, as written."""
    gives: tuple[str, ...] = ()
    """The vault paths of what it brings."""
    status: DraftStatus = DraftStatus.DRAFT
    is_for_item: bool = True
    """Whether it was made for a due item; else it was asked for, and is kept until it is sent."""
    is_filed: bool = False
    """Whether it lies among those that were sent: done with, and only read."""
    is_untouched: bool = False
    """Whether it is as it was made, and where it was made."""
    has_blank: bool = False

    @property
    def sign_in_log(self) -> str:
        """The block id of the log entry that is made of it."""
        return f"{SIGN}{self.sign}"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be sent."""
        return self.status in OPEN and not self.is_filed

"""A draft that was sent."""

from dataclasses import dataclass

from vaulttools.model.problem import Place
from vaulttools.model.words import Channel


@dataclass(frozen=True, slots=True)
class SentDraft:
    """A draft whose owner says that it was sent."""

    path: str
    at: Place
    contact: str
    """The path of the note that it names as its contact; empty if there is none."""
    sign: str
    """The sign of the due item that it was made for."""
    kind: str
    channel: Channel | None
    value: str
    """The link to what it brings, as written."""

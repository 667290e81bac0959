"""How a run writes: what it is told by whoever may look at the clock and the user's folders."""

from collections.abc import Callable

from msgspec import Struct

from vaulttools.writing.store import Store


def _no_clock() -> float:
    return 0.0


def _no_waiting(_seconds: float) -> None:
    return None


class Manner(Struct, frozen=True):
    """How careful to be with files that somebody may be editing, and where to keep what was there."""

    quiet_seconds: float = 0
    """How long a file must have been left alone before it is written to."""
    settle: bool = False
    """Whether to wait (a second at most) for a file to be left alone, not to put it off."""
    now: Callable[[], float] = _no_clock
    """Seconds since the epoch."""
    wait: Callable[[float], None] = _no_waiting
    store: Store | None = None
    command: str = ""
    """What the user called, for the store's record."""


PLAIN = Manner()
"""At once, with nothing kept."""

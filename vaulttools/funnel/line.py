"""What one line of the method's table says about a contact."""

from datetime import date

from msgspec import Struct

from vaulttools.model.contact import Event
from vaulttools.model.funnel import Because
from vaulttools.model.words import Reason, Stage


class Line(Struct, frozen=True):
    """What a line of the table says. `stays`: the date does not move off a day off."""

    number: int
    stage: Stage
    reason: Reason | None
    due: date | None
    why: tuple[Because, ...]
    stays: bool = False
    paused: date | None = None


def is_later(day: date, last: Event | None) -> bool:
    """Whether a day is later than the last interaction, or there is none."""
    return last is None or day > last.day

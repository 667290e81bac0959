"""A playbook: a named cadence of touches."""

from msgspec import Struct

from vaulttools.model.problem import Place
from vaulttools.model.words import Channel


class Row(Struct, frozen=True):
    """One planned touch. `channel` is None for "the channel where you met"."""

    day: int
    channel: Channel | None
    intent: str
    bring: tuple[str, ...]
    place: Place

    @property
    def is_exit(self) -> bool:
        """Whether this is the row that closes a run politely (M8)."""
        return "graceful exit" in self.intent.casefold()


BUILT_IN = Place("built in", 0)


class Playbook(Struct, frozen=True):
    """Rows in order of day, or a plain interval (`every`), and the cadence numbers it sets."""

    name: str
    rows: tuple[Row, ...] = ()
    every_days: int | None = None
    every_months: int | None = None
    cadence: tuple[tuple[str, int], ...] = ()
    """The numbers of the method that this playbook sets: pairs of a `Cadence` field and its value."""
    place: Place = BUILT_IN

    @property
    def recurs(self) -> bool:
        """Whether it is a plain interval, which never stalls."""
        return self.every_days is not None or self.every_months is not None

    @property
    def exit_index(self) -> int | None:
        """The position of the exit row, from 0; None without one."""
        return next((i for i, row in enumerate(self.rows) if row.is_exit), None)

"""The library on a day: who was given each value item, whom it fits now, and which have had their time."""

from datetime import date

from msgspec import Struct

from vaulttools.funnel.bring import offers
from vaulttools.funnel.library import Library
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import Funnel
from vaulttools.model.months import add_months
from vaulttools.model.value import ValueItem
from vaulttools.wording import short_day

FRESH_MONTHS = 12
"""How long after its publication an item is not stale."""


class Shelved(Struct, frozen=True):
    """A value item with the people that it was given to, and the open contacts that it fits now."""

    item: ValueItem
    today: date
    given: tuple[Contact, ...] = ()
    fits: tuple[Contact, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether it is over, or was published more than a year ago."""
        published = self.item.published
        is_old = published is not None and add_months(published, FRESH_MONTHS) < self.today
        return is_old or self._is_over

    @property
    def is_unused(self) -> bool:
        """Whether nobody was given it."""
        return not self.given

    @property
    def is_used_up(self) -> bool:
        """Whether it was given, and there is nobody left whom it fits."""
        return bool(self.given) and not self.fits

    @property
    def words(self) -> str:
        """What there is to say of it; empty for an item that is in use."""
        item = self.item
        said = ["unused"] if self.is_unused else ["used up"] if self.is_used_up else []
        if self._is_over and item.expires:
            said.append(f"stale, over since {short_day(item.expires)}")
        elif self.is_stale and item.published:
            said.append(f"stale, published on {short_day(item.published)}")
        return " · ".join(said)

    @property
    def _is_over(self) -> bool:
        return self.item.expires is not None and self.item.expires < self.today


def shelved(funnel: Funnel) -> tuple[Shelved, ...]:
    """Every value item, by name; people in the order of what is due, the closed ones last."""
    library = Library(funnel.vault)
    given: dict[str, list[Contact]] = {}
    for standing in funnel.standings:
        for path in library.given(standing.contact):
            given.setdefault(path, []).append(standing.contact)
    fits: dict[str, list[Contact]] = {}
    for item in funnel.items:
        for fit in offers(item.standing, library, funnel.today):
            fits.setdefault(fit.item.path, []).append(item.contact)
    items = sorted(funnel.vault.values, key=lambda item: (item.name.casefold(), item.path))
    return tuple(
        Shelved(item, funnel.today, tuple(given.get(item.path, ())), tuple(fits.get(item.path, ())))
        for item in items
    )

"""Working days: weekends, public holidays and days away are days off ("Dates", M27)."""

from collections.abc import Container
from datetime import date, timedelta

from msgspec import Struct

from vaulttools.model.settings import Settings

SATURDAY = 5


class Workdays(Struct, frozen=True):
    """Which days are worked on."""

    away: tuple[tuple[date, date], ...] = ()
    holidays: Container[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether `day` is no weekend, no public holiday and not away."""
        if day.weekday() >= SATURDAY or day in self.holidays:
            return False
        return not self.is_away(day)

    def is_away(self, day: date) -> bool:
        """Whether `day` lies in a period away."""
        return any(first <= day <= last for first, last in self.away)

    def from_day(self, day: date) -> date:
        """The first working day on or after `day`."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def after(self, day: date) -> date:
        """The next working day after `day`."""
        return self.from_day(day + timedelta(days=1))


def workdays(settings: Settings) -> Workdays:
    """The working days that the settings describe."""
    if not settings.country:
        return Workdays(settings.away)
    import holidays  # noqa: PLC0415 - heavy, and needed only by those who set a country

    country, _, region = settings.country.partition("-")
    return Workdays(settings.away, holidays.country_holidays(country, subdiv=region or None))

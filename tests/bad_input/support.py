"""Reading one bad input and telling what the reader of the messages sees."""

from datetime import date
from pathlib import Path

from vaulttools.funnel import build_funnel
from vaulttools.model.funnel import Funnel
from vaulttools.reading import read_vault

NOTES = Path(__file__).parent / "notes"
TODAY = date(2026, 11, 23)


def funnel_of(root: Path) -> Funnel:
    """The funnel of a vault on the day of the tests."""
    return build_funnel(read_vault(root), TODAY)


def messages(funnel: Funnel) -> list[str]:
    """Every problem as people see it: one line each."""
    return [str(problem.for_day(TODAY)) for problem in funnel.problems]


def listed(funnel: Funnel) -> list[str]:
    """Every open contact: `name: date reason`, the date `-` for attention."""
    return [f"{i.contact.name}: {i.due or '-'} {i.reason}" for i in funnel.items]

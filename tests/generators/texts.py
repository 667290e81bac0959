"""What the generators give, by name."""

from tests.support import TODAY, Notes, look
from vaulttools.generators import generate_all
from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import Block, DraftNote


def blocks(funnel: Funnel) -> dict[str, str]:
    """The bodies of the blocks."""
    return {t.name: t.body for t in generate_all(funnel) if isinstance(t, Block)}


def drafts(funnel: Funnel) -> dict[str, str]:
    """The texts of the drafts by path."""
    return {t.path: t.text for t in generate_all(funnel) if isinstance(t, DraftNote)}


def due_text(notes: Notes, today: str = TODAY, settings: str = "") -> str:
    """The due list of some notes."""
    return blocks(look(notes, today, settings))["due"]


def review_text(notes: Notes, today: str = TODAY, settings: str = "") -> str:
    """The weekly review of some notes."""
    return blocks(look(notes, today, settings))["review"]


def section(text: str, title: str) -> list[str]:
    """The lines under a heading (of any level), without empty ones and asides; none if it is not there."""
    lines, inside, found = text.split("\n"), False, []
    for line in lines:
        if line.startswith("#"):
            inside = line.lstrip("#").strip() == title
        elif inside and line.strip() and not line.startswith("*"):
            found.append(line)
    return found


def headings(text: str) -> list[str]:
    """The headings of a text, in order."""
    return [line.lstrip("#").strip() for line in text.split("\n") if line.startswith("#")]

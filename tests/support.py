"""What the tests read with: notes as text in, what the funnel makes of them out."""

import os
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from vaulttools.funnel import build_funnel
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import DueItem, Funnel, Standing
from vaulttools.model.vault import Vault
from vaulttools.reading import read_vault

MAYA = "People/Maya Okafor.md"
TODAY = "2026-11-23"
"""A Monday."""

LONG_AGO = 1_700_000_000
"""When the notes were last saved: nobody is editing them."""

Notes = str | Mapping[str, str]
"""One contact's note, or several notes by path; text may be indented."""


def day(text: str) -> date:
    """`2026-11-23` as a date."""
    return date.fromisoformat(text)


def write_vault(root: Path, notes: Notes, settings: str = "") -> Path:
    """Lay notes (a lone text is Maya's) and settings out under `root`, and give it back."""
    files = {MAYA: notes} if isinstance(notes, str) else notes
    for path, text in {**files, "vaulttools.toml": settings}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text).lstrip("\n"), encoding="utf-8", newline="")
        os.utime(target, (LONG_AGO, LONG_AGO))
    return root


def read(notes: Notes, settings: str = "") -> Vault:
    """The vault that these notes make."""
    with tempfile.TemporaryDirectory() as folder:
        return read_vault(write_vault(Path(folder), notes, settings))


def look(notes: Notes, today: str = TODAY, settings: str = "") -> Funnel:
    """The funnel of these notes on a day."""
    return build_funnel(read(notes, settings), day(today))


def contact(note: str) -> Contact:
    """Maya, as her note says."""
    return read(note).contacts[0]


def stand(notes: Notes, settings: str = "", name: str = "Maya Okafor") -> Standing:
    """Where a contact stands (closed or not); it does not depend on the day."""
    funnel = look(notes, TODAY, settings)
    return next(s for s in funnel.standings if s.contact.name == name)


def item(
    notes: Notes, today: str = TODAY, settings: str = "", name: str = "Maya Okafor"
) -> DueItem:
    """The due item of an open contact on a day."""
    return next(i for i in look(notes, today, settings).items if i.contact.name == name)

"""What the tests read with: notes as text in, what the funnel makes of them out."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from time import process_time

from vaulttools.funnel import build_funnel
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import DueItem, Funnel, Standing
from vaulttools.model.state import STATE_KEYS
from vaulttools.model.vault import Vault
from vaulttools.pipeline import Done, regenerate
from vaulttools.reading import read_vault
from vaulttools.writing import carry_out

MAYA = "People/Maya Okafor.md"
TODAY = "2026-11-23"
"""A Monday."""

LONG_AGO = 1_700_000_000
"""When the notes were last saved: nobody is editing them."""
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_STATE_LINE = re.compile(
    rb" *(?:%s) *:" % "|".join(STATE_KEYS).replace("_", "[-_ ]").encode(), re.IGNORECASE
)
BOM = b"\xef\xbb\xbf"
_FENCES = {b"---", b"...", BOM + b"---"}

Notes = str | Mapping[str, str]
"""One contact's note, or several notes by path; text may be indented."""


def day(text: str) -> date:
    """`2026-11-23` as a date."""
    return date.fromisoformat(text)


def is_quick(work: Callable[[], object], seconds: float) -> bool:
    """Whether a piece of work can be done in so much processor time, at the best of a few tries.

    What other processes do does not count, and nothing that happens now and then comes every time.
    """

    def took() -> float:
        began = process_time()
        work()
        return process_time() - began

    return any(took() < seconds for _ in range(5))


def write_vault(root: Path, notes: Notes, settings: str = "") -> Path:
    """Lay notes (a lone text is Maya's) and settings out under `root`, and give it back."""
    files = {MAYA: notes} if isinstance(notes, str) else notes
    for path, text in {**files, "vaulttools.toml": settings}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text).lstrip("\n"), encoding="utf-8", newline="")
        os.utime(target, (LONG_AGO, LONG_AGO))
    return root


def copy_vault(source: Path, target: Path) -> Path:
    """A copy of a vault in which nobody is editing; gives `target` back."""
    shutil.copytree(source, target)
    for path in target.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return target


def renew(root: Path, today: date) -> Done:
    """Do what was said in a vault and regenerate, as the command does, with nothing kept."""
    return regenerate(root, today, lambda changes: carry_out(root, changes))


def without_state(note: bytes) -> bytes:
    """The owner's own bytes of a note, which never change: all but the lines of its state keys.

    A front matter that holds nothing else was made for them.
    """
    lines = _LINE.findall(note)
    fences = [n for n, line in enumerate(lines) if line.rstrip(b" \t\r\n") in _FENCES]
    if len(fences) < 2 or b"".join(lines[: fences[0]]).strip():
        return note
    end = fences[1] + 1
    front = [line for line in lines[:end] if not _STATE_LINE.match(line)]
    is_made = len(front) == 2 < end
    bom = BOM if note.startswith(BOM) else b""
    return b"".join([bom, *lines[end:]] if is_made else [*front, *lines[end:]])


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

"""What comes with the program: playbooks, draft patterns, note skeletons, the sample vault."""

from functools import cache
from pathlib import Path

from vaulttools.model.links import LinkIndex
from vaulttools.model.playbook import Playbook
from vaulttools.reading.files import decode
from vaulttools.reading.notes import open_note
from vaulttools.reading.playbooks import read_playbook


def shipped(name: str) -> Path:
    """The folder `templates` or `sample-vault`: inside the installed package, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


@cache
def built_in_playbooks() -> dict[str, Playbook]:
    """The playbooks that need no note in the vault, by case-folded name."""
    found: dict[str, Playbook] = {}
    for file in _notes_in("playbooks"):
        note = open_note(decode(file.name, file.read_bytes()), LinkIndex([file.name]))
        found[note.name.casefold()] = read_playbook(note, f"built in: {note.name}")
    return found


@cache
def patterns(kind: str) -> dict[str, str]:
    """The texts in a folder of templates (`drafts`, `notes`), by name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in _notes_in(kind)}


def _notes_in(kind: str) -> list[Path]:
    """The notes of a folder of templates; OSError if it cannot be read, where `glob` finds nothing."""
    return sorted(f for f in (shipped("templates") / kind).iterdir() if f.suffix == ".md")

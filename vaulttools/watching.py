"""Which changes in a vault's folder ask for a new run: the owner's, to what is read; not our own."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from vaulttools.memory.fingerprint import look
from vaulttools.model.beside import OBSIDIAN, OBSIDIAN_SETTINGS, SETTINGS
from vaulttools.reading.walking import LEFTOVERS


def counts(root: Path, file: str) -> bool:
    """Whether a change at this place can change what is read: a note, a folder, the settings.

    What editors and sync leave beside notes, and all that lies in dot folders, cannot.
    """
    try:
        path = PurePosixPath(Path(file).relative_to(root).as_posix())
    except ValueError:
        return False
    if path.parts[:1] == (OBSIDIAN,):
        return str(path.relative_to(OBSIDIAN)) in OBSIDIAN_SETTINGS
    if any(part.startswith(".") or LEFTOVERS.match(part) for part in path.parts):
        return False
    is_note = path.suffix.lower() in {".md", ".base"} or path.name == SETTINGS
    return is_note or not path.suffix or Path(file).is_dir()


class OwnWrites:
    """What the last run wrote, as it looked then: news of it are no news."""

    def __init__(self) -> None:
        self._signs: dict[str, tuple[int, ...]] = {}

    def note(self, root: Path, paths: Iterable[str]) -> None:
        """Remember the vault paths that a run has just written or removed."""
        self._signs = {str(root / path): _sign(str(root / path)) for path in paths}

    def are(self, file: str) -> bool:
        """Whether a file is still as the last run left it."""
        return file in self._signs and self._signs[file] == _sign(file)


def _sign(file: str) -> tuple[int, ...]:
    return look(file)[:3]

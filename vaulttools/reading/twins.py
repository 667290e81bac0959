"""The second copies of a file that sync programs make when two machines changed it."""

import os
import re
from pathlib import Path

_MARKS = re.compile(
    r"""(?: \s\([^()]*conflicted\ copy[^()]*\)        # Dropbox, Nextcloud
          | \.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?  # Syncthing
        )(?=\.[^.]+$)""",
    re.VERBOSE | re.IGNORECASE,
)
KINDS = (".md", ".base")


def original_of(name: str) -> str:
    """The name, or path, of the file that a twin is a copy of; empty for what is no twin."""
    cut = _MARKS.sub("", name)
    return cut if cut != name else ""


def can_be_merged(name: str) -> bool:
    """Whether a file is of a kind whose twins are merged into it."""
    return name.lower().endswith(KINDS)


def find_twins(root: Path) -> list[tuple[str, str]]:
    """The twins below a folder, each with the path of its original (there or not), in order."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        at = Path(folder).relative_to(root)
        found += [
            ((at / name).as_posix(), (at / original).as_posix())
            for name in files
            if (original := original_of(name)) and can_be_merged(original)
        ]
    return sorted(found)

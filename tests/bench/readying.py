"""Writes into a new vault what `regenerate` would, so that a measured run has nothing to write.

    python readying.py VAULT DAY

The program itself sees to it that every note survives a power failure, which takes minutes for
a hundred thousand of them and is not what is measured here. Run by the Python that is measured.
"""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vaulttools.model.texts import Change, Refusal
from vaulttools.pipeline import regenerate


def main(root: Path, today: date) -> None:
    """Do all that follows from the notes at `root` on a day; the notes look as old as before."""
    saved = (root / "vaulttools.toml").stat().st_mtime

    def write(changes: Sequence[Change]) -> tuple[Refusal, ...]:
        for change in changes:
            file = root / change.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(change.after or b"")
            os.utime(file, (saved, saved))
        return ()

    regenerate(root, today, write)


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))

"""The first half of the pipeline: files → notes → funnel. What only tells loads no more than this."""

from datetime import date
from pathlib import Path

from vaulttools.funnel import build_funnel
from vaulttools.memory.notes import NoteMemory
from vaulttools.model.funnel import Funnel
from vaulttools.reading import read_vault
from vaulttools.reading.vault import Progress


def see(
    root: Path,
    today: date,
    progress: Progress | None = None,
    memory: NoteMemory | None = None,
) -> Funnel:
    """Read the vault, with what is remembered of it, and build its funnel for a day."""
    return build_funnel(read_vault(root, progress, memory), today)

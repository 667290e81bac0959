"""Texts kept in files: compared with, and with UPDATE_GOLDEN=1 in the environment written anew."""

import os
from pathlib import Path

UPDATES = bool(os.environ.get("UPDATE_GOLDEN"))


def is_golden(file: Path, text: str) -> bool:
    """Whether a text is the kept one."""
    if UPDATES:
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_text(encoding="utf-8"), f"see {file.name}; UPDATE_GOLDEN=1 rewrites it"
    return True

"""Other programs on this machine."""

import os
import sys
from pathlib import Path


def git_program() -> str:
    """Where git is, by the folders of PATH alone: Windows would look into the vault first. Empty for none."""
    name = "git.exe" if sys.platform == "win32" else "git"
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    found = (folder / name for folder in folders if folder.is_absolute())
    return next((str(file) for file in found if file.is_file() and os.access(file, os.X_OK)), "")

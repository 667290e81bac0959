"""Whether git is in the middle of something in the repository that holds a vault. Never runs git."""

from pathlib import Path

from vaulttools.model.beside import UNFINISHED


def in_the_middle(root: Path) -> str:
    """What git is in the middle of, in words; empty if nothing, or if there is no repository."""
    folder = git_folder(root)
    if folder is None:
        return ""
    return next((words for name, words in UNFINISHED.items() if _is_there(folder / name)), "")


def git_folder(root: Path) -> Path | None:
    """The nearest folder in which git keeps its state, for worktrees and submodules too."""
    try:
        root = root.resolve()
    except (OSError, RuntimeError):
        return None
    for folder in (root, *root.parents):
        found = folder / ".git"
        if _is_there(found):
            return _led_to(found)
    return None


def _led_to(found: Path) -> Path:
    """Where a `.git` file leads (`gitdir: …`); the folder itself if it is one."""
    try:
        if not found.is_file():
            return found
        with found.open("rb") as file:
            text = file.read(8_192).decode("utf-8", "surrogateescape")
        first, _, rest = text.partition(":")
        if first != "gitdir":
            return found
        return found.parent / rest.strip().split("\n")[0]
    except (OSError, ValueError):
        return found


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True

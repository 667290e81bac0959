"""Which files of a vault are its owner's notes. Opens nothing but two Obsidian settings files."""

import json
import os
import re
import stat
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from vaulttools.model.beside import OBSIDIAN, TEMPLATER, TEMPLATES
from vaulttools.model.problem import Place, Problem

LEFTOVERS = re.compile(
    r"""^( .*~ | .*\.swp | 4913 | \#.*\# | .*\.orig | .*\.sync-conflict-.* | .*\.icloud
        | .*conflicted\ copy.* | .*_(BASE|LOCAL|REMOTE|BACKUP)_\d+\.md
        | conflict-files-obsidian-git\.md )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What editors, sync programs and merge tools leave beside notes."""


NO_NOTE = "It is left alone; rename it if it is no note."


class Walk(Struct):
    """The notes found: vault paths with `/`, sorted; and what could not be entered."""

    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def say(self, path: str, code: str, what: str, hint: str) -> None:
        """Add a problem with a file or a folder."""
        self.problems.append(Problem(Place(path, 0), code, what, hint))


def walk(root: Path) -> Walk:
    """List the notes below `root`.

    Left out: dot files and folders, the templates folders that Obsidian's settings name, leftovers
    of editors and sync, and everything that is not a regular file inside the vault.
    """
    found = Walk()
    links: list[str] = []
    skipped = template_folders(root)
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            hint = "Its notes are missing from the due list until it can."
            found.say(folder or ".", "VT005", f"the folder cannot be opened ({reason})", hint)
            continue
        for entry in entries:
            if entry.name.startswith(".") or LEFTOVERS.match(entry.name):
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                links.append(path)
            elif not entry.is_dir(follow_symlinks=False):
                _add_note(entry, path, found)
            elif path.casefold() not in skipped:
                pending.append(path)
    _follow(root, links, found)
    for path in found.notes:
        if not _is_text(path):
            found.say(path, "VT004", "has a name that is not UTF-8 text", "Rename it.")
    found.notes.sort()
    return found


def _add_note(entry: os.DirEntry[str], path: str, found: Walk) -> None:
    if not entry.name.lower().endswith(".md"):
        return
    if entry.is_file(follow_symlinks=False):
        found.notes.append(path)
    else:
        found.say(path, "VT001", "is not a regular file", NO_NOTE)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _follow(root: Path, links: list[str], found: Walk) -> None:
    """Add links to notes that stay inside the vault and lead to nothing already found."""
    if not links:
        return
    home = root.resolve()
    known = {str(home / note) for note in found.notes}
    for path in sorted(links):
        is_note = path.lower().endswith(".md")
        try:
            target = (root / path).resolve(strict=True)
            mode = target.stat().st_mode
        except (OSError, RuntimeError):
            if is_note:
                hint = "Let it lead to a note of this vault, or delete it."
                found.say(path, "VT001", "is a link that leads nowhere", hint)
            continue
        if not is_note and not stat.S_ISDIR(mode):
            continue
        if not target.is_relative_to(home):
            hint = "It is not opened; put the notes themselves into the vault."
            found.say(path, "VT001", "is a link that leads outside the vault", hint)
        elif is_note and not stat.S_ISREG(mode):
            found.say(path, "VT001", "is not a regular file", NO_NOTE)
        elif is_note and str(target) not in known:
            known.add(str(target))
            found.notes.append(path)


def template_folders(root: Path) -> frozenset[str]:
    """The folders that hold templates, case-folded: their front matter is not meant to be valid."""
    folders = {
        obsidian_value(root, TEMPLATES, "folder"),
        obsidian_value(root, TEMPLATER, "templates_folder"),
    }
    return frozenset(str(PurePosixPath(f)).casefold() for f in folders if f.strip("/ "))


def obsidian_value(root: Path, file: str, key: str) -> str:
    """A text in one of Obsidian's settings files, without `/` at its ends; empty without one."""
    path = root / OBSIDIAN / file
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.stat().st_size > 1_000_000:
            return ""
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return ""
    found = value.get(key, "") if isinstance(value, dict) else ""
    return found.strip().strip("/") if isinstance(found, str) else ""

"""Which files of a vault are its owner's notes. Opens nothing but two Obsidian settings files."""

import json
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from vaulttools.model.problem import Place, Problem

LEFTOVERS = re.compile(
    r"""^( .*~ | .*\.swp | 4913 | \#.*\# | .*\.orig | .*\.sync-conflict-.* | .*\.icloud
        | .*conflicted\ copy.* | .*_(BASE|LOCAL|REMOTE|BACKUP)_\d+\.md
        | conflict-files-obsidian-git\.md )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What editors, sync programs and merge tools leave beside notes."""


@dataclass(slots=True)
class Walk:
    """The notes found: vault paths with `/`, sorted; and what could not be entered."""

    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


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
            found.problems.append(_unread(folder, error))
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.name.startswith(".") or LEFTOVERS.match(entry.name):
                continue
            if entry.is_symlink():
                links.append(path)
            elif entry.is_dir(follow_symlinks=False):
                if path.casefold() not in skipped:
                    pending.append(path)
            elif entry.name.lower().endswith(".md"):
                if entry.is_file(follow_symlinks=False):
                    found.notes.append(path)
                else:
                    found.problems.append(
                        Problem(
                            Place(path, 0),
                            "VT001",
                            "is not a regular file",
                            "It is left alone; rename it if it is no note.",
                        )
                    )
    _follow(root, links, found)
    found.notes.sort()
    return found


def _follow(root: Path, links: list[str], found: Walk) -> None:
    """Add links to notes that stay inside the vault and lead to nothing already found."""
    home = root.resolve()
    known = {str(home / note) for note in found.notes}
    for path in sorted(links):
        try:
            target = (root / path).resolve(strict=True)
            mode = target.stat().st_mode
        except (OSError, RuntimeError):
            continue
        is_note = stat.S_ISREG(mode) and path.lower().endswith(".md")
        if not is_note and not stat.S_ISDIR(mode):
            continue
        if not target.is_relative_to(home):
            found.problems.append(
                Problem(
                    Place(path, 0),
                    "VT001",
                    "is a link that leads outside the vault",
                    "It is not opened; put the notes themselves into the vault.",
                )
            )
        elif is_note and str(target) not in known:
            known.add(str(target))
            found.notes.append(path)


def _unread(folder: str, error: OSError) -> Problem:
    reason = error.strerror or "unknown reason"
    return Problem(
        Place(folder or ".", 0),
        "VT005",
        f"the folder cannot be opened ({reason.lower()})",
        "Its notes are missing from the due list until it can.",
    )


def template_folders(root: Path) -> frozenset[str]:
    """The folders that hold templates, case-folded: their front matter is not meant to be valid."""
    folders = {
        _obsidian_value(root, "templates.json", "folder"),
        _obsidian_value(root, "plugins/templater-obsidian/data.json", "templates_folder"),
    }
    return frozenset(str(PurePosixPath(f)).casefold() for f in folders if f.strip("/ "))


def _obsidian_value(root: Path, file: str, key: str) -> str:
    path = root / ".obsidian" / file
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.stat().st_size > 1_000_000:
            return ""
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return ""
    found = value.get(key, "") if isinstance(value, dict) else ""
    return found.strip().strip("/") if isinstance(found, str) else ""

"""What git has not been able to merge, as its index tells: asked of git itself."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

BASE, OURS, THEIRS = 1, 2, 3

Stages = Mapping[int, bytes]
"""The versions of a file by their number in the index; one that was deleted is not there."""


def unmerged(root: Path) -> dict[str, Stages]:
    """The files of a vault that wait for a decision, by vault path; none without git or repository."""
    listed = _git(root, "ls-files", "-u", "-z", "--", ".")
    found: dict[str, dict[int, bytes]] = {}
    for entry in listed.split(b"\0"):
        facts, _, path = entry.partition(b"\t")
        if path:
            _, blob, stage = facts.split()
            text = _git(root, "cat-file", "blob", blob.decode())
            found.setdefault(os.fsdecode(path), {})[int(stage)] = text
    return dict(found)


def settle(root: Path, paths: Iterable[str]) -> None:
    """Tell git that these files are merged, or gone."""
    _git(root, "add", "-A", "--", *paths)


def _git(root: Path, *words: str) -> bytes:
    """What git says; nothing if it fails or is not there."""
    command = ["git", "-C", str(root), "--literal-pathspecs", "-c", "core.fsmonitor=false", *words]
    try:
        return subprocess.run(command, capture_output=True, check=False).stdout  # noqa: S603 - git, with paths of the vault
    except OSError:
        return b""

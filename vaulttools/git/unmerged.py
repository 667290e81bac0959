"""What git has not been able to merge, as its index tells."""

import os
from collections.abc import Iterable, Mapping

from vaulttools.git.asking import Git

BASE, OURS, THEIRS = 1, 2, 3
"""The versions of a file in the index, by their numbers there."""

Stages = Mapping[int, bytes]
"""The versions that there are; one that was deleted is not there."""


def unmerged(git: Git) -> dict[str, Stages]:
    """The files below git's folder that wait for a decision, by path from it; none without a repository."""
    found: dict[str, dict[int, bytes]] = {}
    for entry in git.ask("ls-files", "-u", "-z").parts:
        facts, _, path = entry.partition("\t")
        _, blob, stage = facts.split()
        found.setdefault(path, {})[int(stage)] = git.ask("cat-file", "blob", blob).out
    return dict(found)


def settle(git: Git, paths: Iterable[str]) -> bool:
    """Tell git that these files are merged, or gone; whether it took that."""
    listed = b"\0".join(os.fsencode(path) for path in paths)
    words = ("--pathspec-from-file=-", "--pathspec-file-nul")
    return git.ask("--literal-pathspecs", "add", "-A", *words, given=listed).is_good

"""What git has not been able to merge, as its index tells."""

import os
from collections.abc import Iterable

from vaulttools.git.asking import Git
from vaulttools.model.texts import Versions

STAGES = {"1": "base", "2": "ours", "3": "theirs"}
"""The numbers of the versions in the index."""


def unmerged(git: Git) -> dict[str, Versions]:
    """The files below git's folder that wait for a decision, by path from it; none without a repository.

    A version that is None was deleted.
    """
    found: dict[str, Versions] = {}
    for entry in git.ask("ls-files", "-u", "-z").parts:
        facts, _, path = entry.partition("\t")
        _, blob, stage = facts.split()
        data = git.ask("cat-file", "blob", blob).out
        found[path] = found.get(path, Versions())._replace(**{STAGES[stage]: data})
    return found


def settle(git: Git, paths: Iterable[str]) -> bool:
    """Tell git that these files are merged, or gone; whether it took that."""
    listed = b"\0".join(os.fsencode(path) for path in paths)
    words = ("--pathspec-from-file=-", "--pathspec-file-nul")
    return git.ask("--literal-pathspecs", "add", "-A", *words, given=listed).is_good

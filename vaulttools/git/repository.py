"""The repository that holds a vault, as git finds it, and what it says of the vault."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from vaulttools.git.asking import Git
from vaulttools.reading.git_state import git_folder

SECTION = "merge.vaulttools"
"""The section of git's config that is ours."""


class NoRepositoryError(Exception):
    """There is no repository that can be used: what is wrong, and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class Repository(Struct, frozen=True):
    """Where a vault's repository is. `git` is asked in the vault's root."""

    git: Git
    top: Path
    """The folder that git checks files out into; the vault's root or one above it."""
    prefix: str
    """The way from there to the vault, ending in `/`; empty if they are the same."""
    hooks: Path

    @property
    def root(self) -> Path:
        """The vault's root."""
        return self.git.folder

    def config(self, *where: str) -> Mapping[str, str]:
        """What git's config says below `merge.vaulttools`; `--local`: what this clone's own says."""
        answer = self.git.ask("config", *where, "-z", "--get-regexp", r"^merge\.vaulttools\.")
        pairs = (part.partition("\n") for part in answer.parts)
        return {key.rpartition(".")[2]: value for key, _, value in pairs}

    def files(self, *patterns: str) -> list[str]:
        """The tracked files of the vault, by their paths in it."""
        said = self.git.ask("ls-files", "-z", "--", *patterns).parts
        return list(dict.fromkeys(said))  # git names one that is unmerged several times

    def is_committed(self, path: str) -> bool:
        """Whether a file is tracked and the last commit has it as it stands."""
        if not self.files(path):
            return False
        return not self.git.ask("status", "--porcelain", "-z", "--", path).out

    def merged_otherwise(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Those of these paths that git would not merge with us, and the attribute that they have."""
        given = b"".join(os.fsencode(path) + b"\0" for path in paths)
        said = self.git.ask("check-attr", "-z", "--stdin", "merge", given=given).parts
        values = zip(said[::3], said[2::3], strict=True)
        return {path: value for path, value in values if value != "vaulttools"}

    def tracked_rubbish(self, patterns: Iterable[str]) -> list[str]:
        """The tracked files of the vault that match patterns of its `.gitignore`."""
        words: list[str] = []
        for pattern in patterns:
            is_anchored = "/" in pattern.rstrip("/")
            words += ["-x", f"/{_literal(self.prefix)}{pattern}" if is_anchored else pattern]
        return self.git.ask("ls-files", "-z", "--cached", "--ignored", *words).parts


def find_repository(git: Git) -> Repository:
    """The repository that holds the folder in which `git` is asked; NoRepositoryError without one.

    It must be the one whose `.git` stands there or above: what git holds to be a repository may
    also be a folder that came with the vault and names programs to run.
    """
    asked = ("--absolute-git-dir", "--show-toplevel", "--show-prefix", "--git-path", "hooks")
    answer = git.ask("rev-parse", *asked)
    said = answer.line.split("\n") if answer.is_good else []
    there = git_folder(git.folder)
    if there is None:
        hint = "Make one with “git init”, or clone the one that you sync with."
        raise NoRepositoryError("these notes are not in a git repository", hint)
    if len(said) != 4:
        hint = "Put that right first."
        raise NoRepositoryError(f"git cannot use this repository: {answer.complaint}", hint)
    if Path(said[0]).resolve() != there.resolve():
        hint = "Unset GIT_DIR, or look how that folder came into the vault."
        raise NoRepositoryError(f"git takes {said[0]} for the repository, not {there}", hint)
    return Repository(git, Path(said[1]), said[2], git.folder / said[3])


def _literal(path: str) -> str:
    """A path as a pattern that means only itself."""
    return "".join(f"\\{char}" if char in "*?[]\\!#" else char for char in path)

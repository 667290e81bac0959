"""The notes that are about to be committed, and which of them could not be read."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from vaulttools.git.asking import Git
from vaulttools.model.links import LinkIndex
from vaulttools.model.problem import Problem
from vaulttools.model.settings import Settings
from vaulttools.reading.files import decode
from vaulttools.reading.sorting import Found, sort_in
from vaulttools.reading.walking import LEFTOVERS

UNREADABLE = {"VT003", "VT004", "VT010", "VT011", "VT012", "VT017", "VT018"}
"""Codes of problems after which a note is read in part or not at all."""
PLAIN_FILES = {b"100644", b"100755"}


def staged_notes(git: Git, prefix: str, skipped: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The vault paths and bytes of the notes that are staged and differ from the last commit.

    `prefix` leads from the top of the repository to the vault; `skipped` are the vault's folders,
    case-folded, in which no notes are looked for.
    """
    asked = ("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=AMT")
    parts = git.ask(*asked, "--no-ext-diff", "--", f":(top,literal){prefix}").out.split(b"\0")
    blobs = {}
    for facts, name in zip(parts[::2], parts[1::2], strict=False):
        words = facts.split(b" ")
        path = name.decode("utf-8", "surrogateescape").removeprefix(prefix)
        if words[1] in PLAIN_FILES and _is_note(path, frozenset(skipped)):
            blobs[path] = words[3].decode()
    for path, blob in blobs.items():
        answer = git.ask("cat-file", "blob", blob)
        if answer.is_good:
            yield path, answer.out


def unreadable(notes: Iterable[tuple[str, bytes]], settings: Settings) -> list[Problem]:
    """What is wrong in notes, given as path and bytes, so that they cannot be read; ordered."""
    found = Found()
    links = LinkIndex(())
    problems: set[Problem] = set()
    for path, data in notes:
        told = sort_in(decode(path, data), links, settings, found)
        problems.update(told.problems if told else ())
    problems.update(found.problems)
    return sorted(problem for problem in problems if problem.code in UNREADABLE)


def _is_note(path: str, skipped: frozenset[str]) -> bool:
    """Whether the vault is read with this file in it, by its path alone."""
    parts = PurePosixPath(path).parts
    if any(part.startswith(".") or LEFTOVERS.match(part) for part in parts):
        return False
    folders = {str(folder).casefold() for folder in PurePosixPath(path).parents}
    return path.lower().endswith(".md") and not folders & skipped

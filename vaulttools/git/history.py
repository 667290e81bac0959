"""What both sides began with, of a file that a merge elsewhere left with markers in it."""

from vaulttools.git.asking import Git

CLOSING = b">>>>>>> "
"""Begins the line that ends a conflict, before the name of what was merged."""
OWN = {b">>>>>>> ours", b">>>>>>> theirs"}
"""How our driver ends conflicts, whatever was merged."""
MOST = 50
"""Merges that are looked at."""


def base_of(git: Git, path: str, data: bytes) -> bytes | None:
    """The file's bytes at the base of the merge that put the markers into it; None if there is none.

    `path` counts from git's folder, `data` is what stands there now. Merges since then have changed
    other places in the file, and began with something else. So a merge counts only if all the markers
    are in what came of it, and none in what it was made of; if none is in what came of it, it was made
    elsewhere, before these two met. Our driver takes over a question that was open
    there under names of its own: with these, any other there may be it.
    """
    closings = _closings(data)
    merges = git.ask("log", f"-{MOST}", "--merges", "--format=%H %P", "--", path)
    for line in merges.line.splitlines():
        merge, *parents = line.split()
        there = {mark for parent in parents for mark in _closings(_blob(git, parent, path))}
        if closings <= there:
            continue
        came = _closings(_blob(git, merge, path))
        if not closings & came:
            continue
        is_taken_over = bool(there and closings & OWN)
        if is_taken_over or closings & there or not closings <= came:
            return None
        bases = git.ask("merge-base", "--all", *parents).line.split()
        blobs = {_blob(git, base, path) for base in bases}
        return blobs.pop() if len(blobs) == 1 else None
    return None


def _blob(git: Git, commit: str, path: str) -> bytes | None:
    found = git.ask("cat-file", "blob", f"{commit}:./{path}")
    return found.out if found.is_good else None


def _closings(data: bytes | None) -> set[bytes]:
    """The lines that end conflicts in a file."""
    lines = (data or b"").splitlines()
    return {line.rstrip() for line in lines if line.startswith(CLOSING)}

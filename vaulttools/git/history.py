"""What both sides began with, of a file that a merge elsewhere left with markers in it."""

from vaulttools.git.asking import Git


def base_of(git: Git, path: str) -> bytes | None:
    """The file's bytes at the base of the last merge that changed it; None if there is none.

    `path` counts from git's folder. A merge whose result is like one of its parents is passed over.
    """
    merge = git.ask("log", "-1", "--merges", "--format=%P", "--", path)
    parents = merge.line.split()
    if len(parents) != 2:
        return None
    base = git.ask("merge-base", *parents)
    if not base.is_good:
        return None
    found = git.ask("cat-file", "blob", f"{base.line}:./{path}")
    return found.out if found.is_good else None

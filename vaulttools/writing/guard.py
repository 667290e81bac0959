"""A plan that would take away too much is not carried out: something is wrong with it, not the notes."""

from collections.abc import Iterable

from vaulttools.model.texts import Change

MOST = 3
"""How many notes a run may leave without any text."""


def too_much(changes: Iterable[Change]) -> str:
    """What a plan would destroy, in words; empty if it is harmless."""
    changes = tuple(changes)
    deleted = [c.path for c in changes if c.after is None and not (c.is_generated or c.moved)]
    emptied = [c.path for c in changes if _is_emptied(c)]
    if deleted:
        return f"it would delete {_some(deleted)}"
    if len(emptied) > MOST:
        return f"it would leave nothing in {_some(emptied)}"
    return ""


def _is_emptied(change: Change) -> bool:
    if change.after is None and (change.is_generated or change.moved):
        return False
    return bool(change.before and change.before.strip()) and not (change.after or b"").strip()


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - MOST} more" if len(paths) > MOST else ""
    return ", ".join(paths[:MOST]) + more

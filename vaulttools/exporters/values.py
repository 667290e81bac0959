"""The library as JSON."""

from collections.abc import Iterable, Sequence
from datetime import date

from vaulttools.exporters.json_values import Json, problem_value
from vaulttools.funnel.shelf import Shelved
from vaulttools.model.problem import Problem


def library_value(found: Sequence[Shelved], today: date, problems: Iterable[Problem]) -> Json:
    """What `value --format json` prints."""
    return {
        "today": today.isoformat(),
        "items": [_value(one) for one in found],
        "problems": [problem_value(problem) for problem in problems],
    }


def _value(one: Shelved) -> Json:
    item = one.item
    return {
        "name": item.name,
        "path": item.path,
        "kind": str(item.kind) if item.kind else None,
        "topics": list(item.topics),
        "url": item.url or None,
        "published": item.published.isoformat() if item.published else None,
        "expires": item.expires.isoformat() if item.expires else None,
        "takeaway": item.takeaway or None,
        "for": list(item.meant_for),
        "given": [contact.path for contact in one.given],
        "fits": [contact.path for contact in one.fits],
        "unused": one.is_unused,
        "used_up": one.is_used_up,
        "stale": one.is_stale,
    }

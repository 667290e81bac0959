"""Who else is due to write to the same organisation this week: each owner is told of the others."""

from collections.abc import Iterable
from datetime import date, timedelta

from vaulttools.funnel.owners import key_of, owner_of, shared_by
from vaulttools.model.funnel import DueItem, Meanwhile
from vaulttools.model.links import fold_name
from vaulttools.model.vault import Vault
from vaulttools.model.words import Reason

WEEK = timedelta(days=7)
"""Today and six days more."""


def with_owners(items: Iterable[DueItem], vault: Vault, today: date) -> tuple[DueItem, ...]:
    """The items, of a shared vault with whose they are and what others are due to do meanwhile."""
    names = shared_by(vault)
    items = tuple(items)
    if not names:
        return items
    keys = {item.contact.path: key_of(owner_of(item.contact, vault.settings)) for item in items}
    writing: dict[str, list[Meanwhile]] = {}
    for item in items:
        key, due = keys[item.contact.path], _this_week(item, today)
        if key and due and item.reason is not Reason.DECIDE and not item.needs_a_reason:
            firm = fold_name(item.contact.organization)
            writing.setdefault(firm, []).append(Meanwhile(names[key], item.contact, due))
    return tuple(
        item._replace(
            owner=names.get(keys[item.contact.path], ""),
            meanwhile=_others(item, writing, today, names.get(keys[item.contact.path], "")),
        )
        for item in items
    )


def _this_week(item: DueItem, today: date) -> date | None:
    """The day on which somebody of an organisation is to be written to; None if not in this week."""
    if item.due is None or not item.contact.organization or item.due >= today + WEEK:
        return None
    return max(item.due, today)


def _others(
    item: DueItem, writing: dict[str, list[Meanwhile]], today: date, owner: str
) -> tuple[Meanwhile, ...]:
    """The first of what every other owner is due to do, in order of day."""
    if not owner or not _this_week(item, today):
        return ()
    there = writing.get(fold_name(item.contact.organization), [])
    found: dict[str, Meanwhile] = {}
    for one in sorted(there, key=lambda m: (m.due, m.owner, m.contact.path)):
        if one.owner != owner:
            found.setdefault(one.owner, one)
    return tuple(found.values())

"""The order of what is due: total, and the same on every machine."""

from vaulttools.model.funnel import DueItem
from vaulttools.model.words import Reason

GROUPS: dict[Reason, int] = {
    Reason.REPLY_OWED: 1,
    Reason.THANK_YOU: 2,
    Reason.FIRST_TOUCH: 3,
    Reason.NEXT_STEP: 4,
    Reason.PROMISE: 4,
    Reason.TOUCH: 5,
    Reason.AFTER_NO: 5,
    Reason.DECIDE: 6,
    Reason.RE_ENGAGE: 7,
    Reason.ATTENTION: 8,
}
"""A promise that is due comes before all of these, whatever the reason (M25)."""

TIERS = ("A", "B", "C", "")


def order(item: DueItem) -> tuple[int, int, int, str, str]:
    """The sort key: group, tier, days overdue (most first), name, path."""
    group = 0 if item.promise_is_due else GROUPS[item.reason]
    tier = TIERS.index(item.contact.tier)
    return group, tier, -(item.days_overdue or 0), item.contact.name.casefold(), item.contact.path

"""The sign of a due item: what its lines, its ticks and the log entries made of them share."""

from vaulttools.escaping import short_id
from vaulttools.model.contact import SIGN
from vaulttools.model.funnel import Standing


def sign_of(standing: Standing) -> str:
    """Six letters and digits for what is due: the same on every machine, and never one used before.

    A log entry that was made of a tick carries the sign as its block id, so a tick that is seen
    again is known. What is due next gets another sign, even for the same date and reason.
    """
    contact = standing.contact
    due = standing.due.isoformat() if standing.due else ""
    parts = (contact.link, due, standing.reason or standing.stage)
    sign, number = short_id(*parts), 0
    while f"{SIGN}{sign}" in contact.signs:
        number += 1
        sign = short_id(*parts, str(number))
    return sign

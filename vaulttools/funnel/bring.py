"""What to bring: value items that fit, and the genuine reasons to write after a pause (M2, M9)."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache

from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Because, Standing
from vaulttools.model.value import ValueItem
from vaulttools.model.words import Reason, Stage, What
from vaulttools.wording import short_day

MOST = 3
BRINGS_SOMETHING = frozenset(
    {Reason.FIRST_TOUCH, Reason.NEXT_STEP, Reason.TOUCH, Reason.DECIDE, Reason.RE_ENGAGE}
)
"""The others carry their value in what they say (M1)."""


def fitting(standing: Standing, values: Sequence[ValueItem], today: date) -> tuple[ValueItem, ...]:
    """The value items to offer, the best first: at most three, never one given before (M2).

    Kinds that the playbook's row asks for come first, then more shared topics, then newer ones.
    After a pause only items published since then count (M9).
    """
    if standing.reason not in BRINGS_SOMETHING:
        return ()
    contact = standing.contact
    given = {path for event in contact.events for path in event.links}
    wanted = standing.row.bring if standing.row else ()
    found = [
        item
        for item in values
        if item.path not in given
        and _fits(item, contact)
        and _is_current(item, today)
        and (standing.stage is not Stage.PAUSED or _is_since(item, standing.paused))
    ]

    def rank(item: ValueItem) -> tuple[bool, int, int, str]:
        published = item.published or date.min
        return (
            item.kind not in wanted,
            -len(shared_topics(item, contact)),
            -published.toordinal(),
            item.path,
        )

    return tuple(sorted(found, key=rank)[:MOST])


def grounds(standing: Standing, items: Sequence[ValueItem], today: date) -> tuple[Because, ...]:
    """The genuine reasons to write to a paused contact (M9): news of them, or something new."""
    if standing.stage is not Stage.PAUSED or standing.paused is None:
        return ()
    contact = standing.contact
    news = tuple(
        Because(f"news since: {event.text}", str(event.place))
        for event in news_since(standing, today)
    )
    found = tuple(
        Because(
            f"“{item.name}”, published on {short_day(item.published)}, "
            f"matches {' and '.join(shared_topics(item, contact)) or 'them by name'}",
            item.path,
        )
        for item in items
        if item.published is not None
    )
    return news + found


def news_since(standing: Standing, today: date) -> tuple[Event, ...]:
    """What became known of a paused contact since the pause, the newest first."""
    pause = standing.paused
    return tuple(
        event
        for event in reversed(standing.contact.events)
        if event.what is What.NEWS and pause is not None and pause < event.day <= today
    )


def shared_topics(item: ValueItem, contact: Contact) -> tuple[str, ...]:
    """The contact's topics that an item is about, as the contact's note spells them."""
    about = {_fold(topic) for topic in item.topics}
    return tuple(topic for topic in contact.topics if _fold(topic) in about)


def _fits(item: ValueItem, contact: Contact) -> bool:
    if item.meant_for:
        return contact.path in item.meant_for
    return bool(shared_topics(item, contact))


def _is_current(item: ValueItem, today: date) -> bool:
    is_out = item.published is None or item.published <= today
    return is_out and (item.expires is None or item.expires >= today)


def _is_since(item: ValueItem, pause: date | None) -> bool:
    return item.published is not None and pause is not None and item.published > pause


@cache
def _fold(topic: str) -> str:
    folded = unicodedata.normalize("NFC", topic).casefold()
    return re.sub(r"[\s_\-/]+", " ", folded).strip()

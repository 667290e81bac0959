"""A standing seen on a day: how late, through which channel, with what to bring."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from vaulttools.funnel.bring import fitting, news_since
from vaulttools.funnel.channel import choose
from vaulttools.funnel.history import history
from vaulttools.funnel.library import Library
from vaulttools.model.earlier import Earlier
from vaulttools.model.funnel import Because, DueItem, Offer, Standing
from vaulttools.model.later import Later
from vaulttools.model.months import months_between
from vaulttools.model.value import ValueItem
from vaulttools.model.words import Reason, Stage
from vaulttools.wording import short_day

NOTHING = Later(Offer)
ASKS_FOR_A_DATE = frozenset({Reason.FIRST_TOUCH, Reason.REPLY_OWED, Reason.THANK_YOU, Reason.TOUCH})


def due_item(standing: Standing, today: date) -> DueItem:
    """What an open contact's standing means on a day, with nothing to offer yet."""
    overdue = (today - standing.due).days if standing.due else None
    choice = choose(standing)
    promises = standing.contact.open_promises
    promise = promises[0] if promises else None
    return DueItem(
        standing=standing,
        days_overdue=overdue,
        channel=choice.channel,
        channel_why=choice.why,
        channel_is_notable=choice.is_notable,
        promise=promise,
        promise_is_due=promise is not None and promise.due <= today,
        neglected=overdue is not None
        and overdue > standing.cadence.neglected_after_days
        and standing.stage in {Stage.NEW, Stage.ACTIVE},
        needs_next_step=_needs_next_step(standing),
        offer=NOTHING,
    )


def with_offers(
    items: Sequence[DueItem], library: Library, today: date, earlier: Earlier
) -> list[DueItem]:
    """The items with what there is to bring, which is looked for when it is asked for."""
    return earlier.each(_with_offer, items, library, today)


def _with_offer(item: DueItem, library: Library, today: date) -> DueItem:
    return item._replace(offer=Later(partial(_offer, item.standing, library, today)))


def _offer(standing: Standing, library: Library, today: date) -> Offer:
    """What to bring to a contact, and the genuine reasons to write to one who is paused."""
    matches = fitting(standing, library, today)
    return Offer(matches, _grounds(standing, [match.item for match in matches], library, today))


def _grounds(
    standing: Standing, items: Sequence[ValueItem], library: Library, today: date
) -> tuple[Because, ...]:
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
            f"matches {' and '.join(library.topics(item, contact)) or 'them by name'}",
            item.path,
        )
        for item in items
        if item.published is not None
    )
    return news + found


def _needs_next_step(standing: Standing) -> bool:
    """Whether the last interaction ended with no date agreed, so that the next may offer one (M3)."""
    last = history(standing.contact).last
    if standing.reason not in ASKS_FOR_A_DATE or last is None:
        return False
    step = standing.contact.next_step
    return step is None or step.day <= last.day


def asks_to_archive(item: DueItem, today: date) -> bool:
    """Whether a pause has lasted so long without a reason that archiving is proposed (M9)."""
    pause, months = item.standing.paused, item.standing.cadence.archive_after_months
    return item.needs_a_reason and pause is not None and months_between(pause, today) >= months

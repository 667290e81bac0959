"""From a vault and a day to the funnel: the only place that puts the pieces together."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from vaulttools.funnel.due import due_item, with_offers
from vaulttools.funnel.library import Library
from vaulttools.funnel.meanwhile import with_owners
from vaulttools.funnel.order import order
from vaulttools.funnel.sent import overtaken
from vaulttools.funnel.standing import standing_of
from vaulttools.funnel.state import foreign
from vaulttools.funnel.view import view_of
from vaulttools.funnel.workdays import Workdays, workdays
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Because, DueItem, Funnel, Offer, Standing
from vaulttools.model.later import Later
from vaulttools.model.playbook import Playbook
from vaulttools.model.problem import TOMORROW, Place, Problem
from vaulttools.model.settings import Settings
from vaulttools.model.vault import Vault
from vaulttools.model.words import Channel, Reason, Stage, What
from vaulttools.wording import count, short_day


def build_funnel(vault: Vault, today: date) -> Funnel:
    """Every contact's standing, what is due on that day, and every problem (M0)."""
    earlier, rules = vault.earlier, rules_of(vault)
    standings = [_told(s, vault) for s in earlier.each(stand, vault.contacts, rules)]
    library = Library(vault)
    open_ones = [s for s in standings if s.stage is not Stage.CLOSED or s.reason]
    seen = sorted(earlier.each(_ranked, open_ones, today), key=itemgetter(0))
    items = with_offers([item for _, item in seen], library, today, earlier)
    problems = [*vault.problems]
    if vault.settings.state_keys:
        problems += foreign(vault.contacts, earlier)
    problems += overtaken(vault.drafts, standings)
    problems += chain(*earlier.each(_future, vault.contacts, today))
    problems += chain(*earlier.each(_nothing, standings))
    return Funnel(
        vault=vault,
        today=today,
        items=with_owners(_one_each(items, _given_on(today, vault)), vault, today),
        closed=tuple(s for s in standings if s.stage is Stage.CLOSED and not s.reason),
        problems=tuple(sorted({problem.for_day(today) for problem in problems})),
    )


def _ranked(standing: Standing, today: date) -> tuple[tuple[object, ...], DueItem]:
    """What a standing means on a day, behind what it is sorted by."""
    item = due_item(standing, today)
    return order(item), item


def _one_each(items: list[DueItem], given: set[tuple[str, str]]) -> tuple[DueItem, ...]:
    """The items, no two people of one organisation being offered the same thing on one day (M2).

    `given` holds what was given that day already, by organisation.
    """
    taken = set(given)
    found: list[DueItem] = []
    for item in items:
        firm = item.contact.organization.casefold()
        if item.is_due and firm and item.matches:
            matches = tuple(m for m in item.matches if (firm, m.item.path) not in taken)
            taken.update((firm, match.item.path) for match in matches[:1])
            gone = {m.item.path for m in item.matches if m not in matches}
            left = tuple(ground for ground in item.grounds if ground.at not in gone)
            found.append(item._replace(offer=Later.of(Offer(matches, left))) if gone else item)
        else:
            found.append(item)
    return tuple(found)


def _given_on(day: date, vault: Vault) -> set[tuple[str, str]]:
    """What was given on a day: organisations and paths."""
    return set(chain(*vault.earlier.each(_given_to, vault.contacts, day)))


def _given_to(contact: Contact, day: date) -> tuple[tuple[str, str], ...]:
    firm = contact.organization.casefold()
    return tuple((firm, path) for e in contact.events if e.day == day for path in e.links)


def _told(standing: Standing, vault: Vault) -> Standing:
    """A contact with nothing to go by, explained by the slips in its note if there are any."""
    if standing.reason is not Reason.ATTENTION or standing.contact.unclear:
        return standing
    path = standing.contact.path
    slips = tuple(Because(p.what, str(p.place)) for p in vault.problems if p.place.path == path)
    return replace(standing, why=(*standing.why, *slips))


class Rules(NamedTuple):
    """What every standing depends on besides the contact."""

    playbooks: Mapping[str, Playbook]
    settings: Settings
    days: Workdays


def rules_of(vault: Vault) -> Rules:
    """What a vault's standings depend on."""
    days = vault.earlier.one(workdays, vault.settings)
    return Rules(vault.playbooks, vault.settings, days)


def stand(contact: Contact, rules: Rules) -> Standing:
    """Where a contact stands."""
    return standing_of(view_of(contact, *rules))


def ahead(
    standing: Standing, vault: Vault, today: date, most: int = 2
) -> tuple[tuple[date, Reason], ...]:
    """The next dates and reasons if what is due is done when it is due, and nothing comes back."""
    rules = rules_of(vault)
    found: list[tuple[date, Reason]] = []
    while len(found) < most and standing.due is not None:
        day = max(standing.due, today)
        standing = stand(_as_done(standing, day), rules)
        if standing.due is None or standing.reason is None:
            break
        found.append((standing.due, standing.reason))
    return tuple(found)


def _as_done(standing: Standing, day: date) -> Contact:
    """The contact with what is due done on a day."""
    contact = standing.contact
    promises = contact.promises
    if standing.reason is Reason.PROMISE:
        first = contact.open_promises[0]
        promises = tuple(replace(p, is_done=True) if p == first else p for p in promises)
    what = What.EXIT if standing.reason is Reason.DECIDE else What.TO
    channel = standing.row.channel if standing.row and standing.row.channel else Channel.EMAIL
    done = Event(day, what, Place("", 0), channel if what is What.TO else None)
    events = [e for e in contact.events if e.day <= day]
    later = [e for e in contact.events if e.day > day]
    return replace(contact, events=(*events, done, *later), promises=promises)


def _future(contact: Contact, today: date) -> list[Problem]:
    """Log entries that have not happened yet: nearly always a slip in the year. Said once a note."""
    ahead_of_time = [event for event in contact.events if event.day > today]
    if not ahead_of_time:
        return []
    first = ahead_of_time[0]
    more = count(len(ahead_of_time) - 1, "more entry", "more entries")
    others = f", like {more} here" if len(ahead_of_time) > 1 else ""
    return [
        Problem(
            first.place,
            "VT022",
            f"{short_day(first.day)} lies in the future{others}",
            "Correct the date; write what is planned as next_step or as a task.",
        )
    ]


def _nothing(standing: Standing) -> list[Problem]:
    """A contact that is in need of attention for want of any date."""
    if standing.reason is not Reason.ATTENTION or standing.contact.unclear:
        return []
    at = Place(standing.contact.path, 1)
    hint = f'Write "met:" and the day you met, or "next_step: {TOMORROW}".'
    if standing.contact.status == "paused":
        hint = f'Write "paused_on:" and the day, or "next_step: {TOMORROW}".'
    return [Problem(at, "VT060", standing.why[0].text, hint)]

"""The interview campaign (M20): contacts with the same opportunity belong together."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from vaulttools.funnel.history import history
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import DueItem, Funnel, Standing
from vaulttools.model.links import stem
from vaulttools.model.vault import Vault
from vaulttools.model.words import Channel, What

PLAYBOOK = "job-interview"


class Campaign(Struct, frozen=True):
    """One opportunity and the people that it goes through, in the order of what is due."""

    opportunity: str
    link: str
    """What links to its note; empty if it has none."""
    name: str
    items: tuple[DueItem, ...]
    closed: tuple[Standing, ...] = ()

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody in it."""
        return tuple(i.contact for i in self.items) + tuple(s.contact for s in self.closed)

    @property
    def interviewed(self) -> tuple[Contact, ...]:
        """Those with whom there was an interview."""
        return tuple(contact for contact in self.contacts if _interview(contact))

    @property
    def thanked(self) -> tuple[Contact, ...]:
        """Those who were written to after it."""
        return tuple(contact for contact in self.interviewed if _is_thanked(contact))

    @property
    def answer_by(self) -> date | None:
        """The latest day that they gave for an answer."""
        return max((c.answer_by.day for c in self.contacts if c.answer_by), default=None)

    @property
    def refusals(self) -> tuple[tuple[Contact, date], ...]:
        """Who said no, and when (M22)."""
        return tuple(
            (contact, event.day)
            for contact in self.contacts
            for event in contact.events
            if event.what is What.LOST
        )


def campaigns(funnel: Funnel) -> tuple[Campaign, ...]:
    """The opportunities that two or more people are interviewing for, by name."""
    found: dict[str, list[Standing]] = {}
    for standing in funnel.standings:
        if is_in_campaign(standing):
            found.setdefault(standing.contact.opportunity, []).append(standing)
    items = {item.contact.path: item for item in funnel.items} if found else {}
    made = (
        _campaign(opportunity, people, items, funnel)
        for opportunity, people in found.items()
        if len(people) > 1
    )
    return tuple(sorted(made, key=lambda c: (c.name.casefold(), c.opportunity)))


def _campaign(
    opportunity: str, people: list[Standing], items: Mapping[str, DueItem], funnel: Funnel
) -> Campaign:
    """`people` come in the order of what is due, the closed ones last; `items` are found by path."""
    has_note = opportunity.endswith(".md")
    return Campaign(
        opportunity,
        funnel.vault.links.link(opportunity) if has_note else "",
        stem(opportunity) if has_note else people[0].contact.opportunity_name,
        tuple(items[one.contact.path] for one in people if one.contact.path in items),
        tuple(one for one in people if one.contact.path not in items),
    )


def is_in_campaign(standing: Standing) -> bool:
    """Whether a contact is about an opportunity, and follows the playbook for interviews."""
    is_about_one = bool(standing.contact.opportunity)
    return is_about_one and standing.playbook.name.casefold() == PLAYBOOK


def manager_beside(contact: Contact, vault: Vault) -> Contact | None:
    """The one who decides about a contact's opportunity, if that is somebody else."""
    if not contact.opportunity or contact.manager:
        return None
    others = (c for c in vault.contacts if c.opportunity == contact.opportunity)
    return next((other for other in others if other.manager), None)


def topic_of_their_own(contact: Contact, vault: Vault) -> str:
    """The first topic of a contact that no other in the campaign, before it by path, is thanked for.

    Each thank-you names a different thing (M20); where all are taken, there is none.
    """
    if not contact.opportunity:
        return next(iter(contact.topics), "")
    taken: set[str] = set()
    for other in sorted(_together(contact, vault.contacts), key=lambda c: c.path):
        own = next((t for t in other.topics if t.casefold() not in taken), "")
        if other.path == contact.path:
            return own
        taken.add(own.casefold())
    return ""


def _together(contact: Contact, contacts: Iterable[Contact]) -> list[Contact]:
    return [other for other in contacts if other.opportunity == contact.opportunity]


def _interview(contact: Contact) -> date | None:
    days = [e.day for e in contact.events if e.channel is Channel.INTERVIEW and e.what is What.WITH]
    return max(days, default=None)


def _is_thanked(contact: Contact) -> bool:
    day, sent = _interview(contact), history(contact).last_sent
    return day is not None and sent is not None and sent.day >= day

"""The drafts of a vault, each with everything that the vault knows of it."""

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from vaulttools.coach.carving import carve
from vaulttools.coach.engine import judge
from vaulttools.coach.known import Known, Other
from vaulttools.escaping import one_line
from vaulttools.funnel.owners import owner_of
from vaulttools.likeness import words_of
from vaulttools.model.contact import Contact
from vaulttools.model.draft import Draft
from vaulttools.model.finding import Finding
from vaulttools.model.funnel import Funnel
from vaulttools.model.vault import Vault
from vaulttools.model.words import Channel, What

_BOM = "\ufeff"


def open_drafts(funnel: Funnel) -> tuple[Draft, ...]:
    """The drafts that are still to be sent, in order of path."""
    drafts = funnel.vault.drafts
    return tuple(drafts[path] for path in sorted(drafts) if drafts[path].is_open)


def judge_drafts(
    drafts: Iterable[Draft], funnel: Funnel, off: Collection[str] = ()
) -> Iterator[tuple[Draft, tuple[Finding, ...]]]:
    """Drafts of a vault, each with what there is to mend in it."""
    people = {standing.contact.path: standing.contact for standing in funnel.standings}
    others = _others(open_drafts(funnel))
    for draft in drafts:
        known = known_of(draft, people.get(draft.contact), funnel, others)
        yield draft, judge(source_of(draft.data), known, off)


def source_of(data: bytes) -> str:
    """The text of a note, without its byte order mark; what is not UTF-8 is replaced."""
    return data.decode("utf-8", "replace").removeprefix(_BOM)


def known_of(
    draft: Draft, contact: Contact | None, funnel: Funnel, others: tuple[Other, ...] = ()
) -> Known:
    """What a vault knows of a draft to a contact."""
    vault = funnel.vault
    known = Known(
        channel=draft.channel or Channel.EMAIL,
        kind=draft.kind,
        language=vault.language,
        today=funnel.today,
        me=vault.settings.me,
        has_value=bool(draft.gives),
        is_value_missing=bool(draft.value) and not draft.gives,
        gives=frozenset(draft.gives),
        links=vault.links,
        path=draft.path,
        others=tuple(other for other in others if other.contact != draft.contact),
    )
    if contact is None:
        return known
    signers = one_line(f"{known.me} {owner_of(contact, vault.settings)}")
    return to_contact(replace(known, me=signers), contact, vault, draft)


def to_contact(known: Known, contact: Contact, vault: Vault, draft: Draft | None = None) -> Known:
    """The same for a message that goes to a contact."""
    mine = draft.sign_in_log if draft else ""
    logged = {link for e in contact.events if not mine or e.sign != mine for link in e.links}
    sent = {
        path
        for other in vault.sent
        if other.contact == contact.path and other is not draft
        for path in other.gives
    }
    is_first = not any(e.is_outgoing or e.what in {What.FROM, What.WITH} for e in contact.events)
    return replace(known, contact=contact, is_first=is_first, given=frozenset(logged | sent))


def _others(drafts: Iterable[Draft]) -> tuple[Other, ...]:
    found = ((d, words_of(carve(source_of(d.data)).body)) for d in drafts)
    return tuple(Other(draft.path, words, draft.contact) for draft, words in found)

"""Drafts that were sent go to the others that were: the text as it was, marked as sent."""

from collections.abc import Iterator, Mapping

from vaulttools.actions.set_keys import CannotEditError, set_keys
from vaulttools.funnel.sent import is_in_log
from vaulttools.model.contact import Contact
from vaulttools.model.draft import Draft, DraftStatus
from vaulttools.model.texts import DRAFTS, SENT, Change
from vaulttools.model.vault import Vault

MOST_TWINS = 20
"""How many drafts of one name can be filed; one more stays where it is."""


def to_be_filed(vault: Vault) -> tuple[Draft, ...]:
    """The drafts whose touch is in the log.

    One that nobody has touched and that has a blank left cannot be what was sent; it is not kept.
    """
    people = {contact.path: contact for contact in vault.contacts}
    return tuple(draft for draft in vault.drafts.values() if _is_done(draft, people))


def _is_done(draft: Draft, people: Mapping[str, Contact]) -> bool:
    if draft.is_filed or draft.contact not in people:
        return False
    if draft.status is DraftStatus.SENT:
        return draft.sign_in_log in people[draft.contact].signs
    is_what_was_sent = not (draft.is_untouched and draft.has_blank)
    return draft.is_open and is_what_was_sent and is_in_log(draft, people[draft.contact])


def places(draft: Draft, vault: Vault) -> list[str]:
    """The paths at which a draft may be filed, the best first."""
    folder = f"{vault.settings.followups_folder}/{DRAFTS}/{SENT}"
    name = draft.path.rpartition("/")[2].removesuffix(".md")
    more = (f"{folder}/{name} {n}.md" for n in range(2, MOST_TWINS + 1))
    return [f"{folder}/{name}.md", *more]


def file_drafts(vault: Vault, there: Mapping[str, bytes]) -> Iterator[Change]:
    """The changes that file what was sent: the text at its new place first, then the old one goes.

    `there` holds the bytes of the files that stand at `places`. A move that was broken off between
    the two is brought to its end.
    """
    taken = dict(there)
    for draft in to_be_filed(vault):
        text = _as_sent(draft)
        free = (path for path in places(draft, vault) if taken.get(path, text) == text)
        path = next(free, None)
        if path is None:
            continue
        if path not in taken:
            yield Change(path, None, text)
        yield Change(draft.path, draft.data, None, moved=(path, text))
        taken[path] = text


def _as_sent(draft: Draft) -> bytes:
    """The bytes of a draft that say `status: sent`; as they are where that key cannot be set."""
    try:
        text = draft.data.decode("utf-8")
        return set_keys(text, (("status", DraftStatus.SENT),)).encode()
    except (UnicodeDecodeError, CannotEditError):
        return draft.data

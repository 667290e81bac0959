"""Whose contacts they are. A vault is shared once its contacts have two owners; until then none is named."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec.structs import replace

from vaulttools.escaping import file_name, short_id
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import Funnel
from vaulttools.model.links import fold_name
from vaulttools.model.settings import Settings
from vaulttools.model.vault import Vault

_LETTERS_ONLY = str.maketrans("0123456789", "abcdefghij")


def owner_of(contact: Contact, settings: Settings) -> str:
    """Whose contact it is, as written: the note's word, else the vault's; empty for nobody's."""
    return contact.owner or settings.owner


@cache
def key_of(owner: str) -> str:
    """What an owner is known by, in small letters and hyphens: case, accents and dots do not matter.

    Empty for what is no name. Other letters than a to z are told apart by a sum at the end.
    """
    name = file_name(owner)
    folded = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.findall("[a-z]+", plain)
    others = re.sub("[a-z]", "", plain)
    if any(unicodedata.category(char)[0] in "LNS" for char in others):
        words.append(short_id(fold_name(name)).translate(_LETTERS_ONLY))
    return "-".join(words)


def owners(contacts: Iterable[Contact], settings: Settings) -> Mapping[str, str]:
    """Everybody who owns a contact: the names to show, by key and in its order."""
    written = {owner_of(contact, settings) for contact in contacts}
    names: dict[str, str] = {}
    for name in sorted(written, reverse=True):  # of several spellings, the first stays
        if key := key_of(name):
            names[key] = name
    return dict(sorted(names.items()))


def shared_by(vault: Vault) -> Mapping[str, str]:
    """The owners of a vault that is shared; nobody while there are fewer than two."""
    found = owners(vault.contacts, vault.settings)
    return found if len(found) > 1 else {}


def part_of(funnel: Funnel, key: str) -> Funnel:
    """What of a funnel is one owner's, named no more; with an empty key, what is nobody's.

    A problem belongs to the owner of the note that it is in; elsewhere it is nobody's.
    """
    settings = funnel.vault.settings
    keys = {c.path: key_of(owner_of(c, settings)) for c in funnel.vault.contacts}
    return replace(
        funnel,
        items=tuple(i._replace(owner="") for i in funnel.items if keys[i.contact.path] == key),
        closed=tuple(s for s in funnel.closed if keys[s.contact.path] == key),
        problems=tuple(p for p in funnel.problems if keys.get(p.place.path, "") == key),
    )

"""Contacts' notes that are about one person: git leaves two where one got two names."""

import re
from collections.abc import Iterator, Mapping

from vaulttools.model.contact import SIGN, Contact
from vaulttools.model.links import LinkIndex
from vaulttools.model.settings import Settings
from vaulttools.reading.contacts import is_contact, read_contact
from vaulttools.reading.files import decode
from vaulttools.reading.notes import open_note

_SIGN = re.compile(rb"\^(%s[a-z0-9]+)[ \t\r]*$" % SIGN.encode(), re.MULTILINE)


def find_doubles(existing: Mapping[str, bytes], settings: Settings) -> list[tuple[str, str]]:
    """The notes that hold the log entry of one tick, and one address: the one to go, and the one to stay.

    `existing` are the bytes of notes by path. Two people may share an address and a day, but never a tick.
    """
    stays: dict[str, str] = {}
    owners: dict[tuple[str, str], str] = {}
    for contact in _with_shared_signs(existing, settings):
        traces = [(mail.casefold(), sign) for mail in contact.emails for sign in contact.signs]
        if found := [owners[trace] for trace in traces if trace in owners]:
            stays[contact.path] = min(found)
        for trace in traces:
            owners.setdefault(trace, stays.get(contact.path, contact.path))
    return sorted(stays.items())


def _with_shared_signs(existing: Mapping[str, bytes], settings: Settings) -> Iterator[Contact]:
    """The contacts, in order of path, that may have a sign in common with another: few notes are read."""
    holders: dict[bytes, list[str]] = {}
    for path, data in existing.items():
        if not path.startswith(f"{settings.followups_folder}/"):
            for sign in set(_SIGN.findall(data)):
                holders.setdefault(sign, []).append(path)
    links = LinkIndex(())
    for path in sorted({path for paths in holders.values() if len(paths) > 1 for path in paths}):
        note = open_note(decode(path, existing[path]), links)
        if is_contact(note, settings):
            yield read_contact(note)

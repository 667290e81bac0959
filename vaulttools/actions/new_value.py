"""A new value item: what it is called, where it lies, and what stands in it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from vaulttools.actions.new_note import Known, contact_note
from vaulttools.escaping import inline, one_line, web_address, wikilink
from vaulttools.model.value import ValueItem
from vaulttools.model.words import ValueKind

FOLDER = "Library"
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf|md|txt|docx?|pptx?|xlsx?)$", re.IGNORECASE)
_NAMELESS = frozenset({"index", "default", "home", "article", "post", "view", "watch"})


class NewValue(Struct, frozen=True):
    """A value item that is to be noted."""

    title: str
    url: str = ""
    kind: ValueKind | None = None
    topics: Sequence[str] = ()
    published: date | None = None
    takeaway: str = ""
    meant_for: Sequence[str] = ()
    """What links to the contacts that it was made for."""
    expires: date | None = None


def address_in(text: str) -> str:
    """The web address that a text is, if it is one: `https://…`, or `www.…` as people type it."""
    plain = text.strip()
    if plain.casefold().startswith("www."):
        plain = f"https://{plain}"
    return web_address(plain)


def title_of(address: str) -> str:
    """A title in words from the last part of an address that has words in it; empty if none has."""
    for part in reversed(urlsplit(address).path.split("/")):
        plain = unquote(re.sub(r"[_+~-]+", " ", _ENDING.sub("", part)), errors="replace")
        words = one_line(plain).strip(" .,;")
        if words.casefold() not in _NAMELESS and re.search(r"[^\W\d_]{3}", words):
            return words[0].upper() + words[1:]
    return ""


def folder_of(values: Iterable[ValueItem]) -> str:
    """The folder where most value items lie, `Library` if there are none; empty for the vault's root."""
    folders = Counter(item.path.rpartition("/")[0] for item in values)
    return min(folders, key=lambda folder: (-folders[folder], folder), default=FOLDER)


def value_note(skeleton: str, new: NewValue) -> str:
    """The text of a value item's note. `skeleton` has the fields `front` and `name`."""
    front: Known = {
        "type": "value",
        "kind": str(new.kind or ""),
        "topics": [topic for topic in map(one_line, new.topics) if topic],
        "url": new.url,
        "published": new.published,
        "takeaway": new.takeaway,
        "for": [wikilink(link) for link in new.meant_for],
        "expires": new.expires,
    }
    return contact_note(skeleton, inline(new.title), front, "")

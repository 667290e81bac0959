"""FU121: the greeting names somebody else."""

import re
import unicodedata
from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule
from vaulttools.coach.text import BLANK, Text
from vaulttools.coach.words import folded, written_words
from vaulttools.model.contact import TITLES, Contact
from vaulttools.model.finding import Severity

PREFIX = 3
"""Letters that a name and its short form have in common: Alex for Alexandra."""


def check(text: Text) -> Iterator[Hit]:
    """The name in a greeting that is none of the contact's; nothing where one cannot be sure."""
    contact, greeting = text.known.contact, text.greeting
    if contact is None or greeting is None or BLANK.search(greeting.text):
        return
    theirs = {_plain(w[0]) for name in _names(contact) for w in written_words(name)} - TITLES
    if not any(word.isascii() for word in theirs):
        return
    skipped = text.find("greetings", text.words_in(greeting.text))
    after = max((match.stop for match in skipped if match.first == 0), default=0)
    everybody = frozenset(folded(word) for word in text.listed("everybody"))
    named = [
        word
        for word in written_words(greeting.text)
        if word.start() >= after and _plain(word[0]) not in TITLES
    ]
    if not named or any(folded(word[0]) in everybody for word in named):
        return
    if not all(word[0][:1].isupper() for word in named[:1]):
        return
    if any(_is_theirs(text, _plain(word[0]), theirs) for word in named):
        return
    start = greeting.start + named[0].start()
    stop = greeting.start + named[-1].end()
    do = f"This goes to {contact.name}: write “{contact.first_name}”."
    yield Hit(start, stop, do=do, put=contact.first_name)


def _names(contact: Contact) -> list[str]:
    local = [address.partition("@")[0] for address in contact.emails]
    return [contact.name, *contact.aliases, contact.organization, *local]


def _plain(word: str) -> str:
    """Without case and accents."""
    split = unicodedata.normalize("NFKD", folded(word))
    return "".join(c for c in split if not unicodedata.combining(c)).replace("'s", "")


def _is_theirs(text: Text, word: str, theirs: set[str]) -> bool:
    """Whether a word is one of their names, an initial, or a short form of one."""
    if word in theirs or not word.isascii():
        return True
    if any(
        name[:PREFIX] == word[:PREFIX] and (name.startswith(word) or word.startswith(name))
        for name in theirs
        if min(len(name), len(word)) >= 2
    ):
        return True
    if len(word) <= 2:
        return any(name[:1] == word[:1] for name in theirs)
    groups = (
        {_plain(name) for name in re.split(r"[,\s]+", line)} for line in text.listed("nicknames")
    )
    return any(word in group and not theirs.isdisjoint(group) for group in groups)


RULE = Rule(
    code="FU121",
    name="wrong-name",
    severity=Severity.ERROR,
    why="The one thing everybody reads is their own name.",
    do="Greet the one it goes to.",
    more="The greeting is compared with the contact's name, aliases and usual short forms.",
    bad="",
    good="",
    check=check,
)

"""What a note is, by what stands in it; and all that was found so far, sorted."""

from collections.abc import MutableMapping, Sequence
from datetime import date

from msgspec import Struct, field

from vaulttools.model.contact import SIGN as LINE_SIGN
from vaulttools.model.contact import Contact
from vaulttools.model.draft import Draft
from vaulttools.model.language import Language
from vaulttools.model.links import LinkIndex, fold_name
from vaulttools.model.pattern import Pattern
from vaulttools.model.playbook import Playbook
from vaulttools.model.problem import Problem
from vaulttools.model.settings import Settings
from vaulttools.model.value import ValueItem
from vaulttools.model.vault import Host
from vaulttools.reading.builtin import general
from vaulttools.reading.contacts import is_contact, read_contact
from vaulttools.reading.drafts import read_draft
from vaulttools.reading.files import Source
from vaulttools.reading.notes import Note, open_note
from vaulttools.reading.patterns import read_language, read_pattern
from vaulttools.reading.playbooks import read_playbook
from vaulttools.reading.remembered import Told
from vaulttools.reading.values import read_value
from vaulttools.regions import CLOSING_SIGN, SIGN

COPIED = f"^{LINE_SIGN}".encode()
"""What a note holds into which a due line was copied."""

BOARD = "Board.md"


class Found(Struct):
    """All that was found so far."""

    contacts: list[Contact] = field(default_factory=list)
    playbooks: dict[str, Playbook] = field(default_factory=dict)
    patterns: MutableMapping[str, Pattern] = field(default_factory=dict)
    words: list[Language] = field(default_factory=list)
    """The lists of words that the vault brings."""
    values: list[ValueItem] = field(default_factory=list)
    hosts: dict[str, Host] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    board: Host | None = None
    copies: dict[str, Host] = field(default_factory=dict)
    diary: list[tuple[Source, date]] = field(default_factory=list)
    """The daily notes that link somewhere, each with its day."""
    problems: list[Problem] = field(default_factory=list)


def keep(told: Told, found: Found) -> None:
    """Add what a note told."""
    found.problems += told.problems
    match told.thing:
        case Contact():
            found.contacts.append(told.thing)
        case ValueItem():
            found.values.append(told.thing)
        case Draft():
            found.drafts[told.thing.path] = told.thing


def sort_in(source: Source, links: LinkIndex, settings: Settings, found: Found) -> Told | None:
    """Find out what a note is and read it as that. An ordinary note's problems are not ours."""
    if fold_name(source.path) == fold_name(f"{settings.followups_folder}/{BOARD}"):
        found.board = Host(source.path, source.data) if source.is_whole else None
        found.problems += source.problems
        return None
    _listen_to(source, found)
    if not source.text.lstrip().startswith("---") and not settings.contacts.folder:
        return Told(None)
    note = open_note(source, links)
    thing: Contact | ValueItem | Draft
    if is_contact(note, settings):
        found.copies.pop(note.path, None)
        thing = read_contact(note)
    elif "playbook" in note.types:
        _keep_playbook(note, found)
        found.problems += note.problems
        return None
    elif note.types & {"pattern", "language"}:
        _keep_words(note, settings, found)
        found.problems += note.problems
        return None
    elif "value" in note.types:
        thing = read_value(note)
    elif "draft" in note.types:
        found.copies.pop(note.path, None)
        thing = read_draft(note, settings)
    else:
        return Told(None)
    return Told(thing, tuple(note.problems))


def _listen_to(source: Source, found: Found) -> None:
    """Keep the bytes of a note with text of ours in it, or with due lines that were copied there."""
    if SIGN in source.data or CLOSING_SIGN in source.data:
        if any(problem.code == "VT002" for problem in source.problems):
            found.problems += source.problems  # not read whole, so not written to either
        else:
            found.hosts[source.path] = Host(source.path, source.data)
    elif COPIED in source.data and source.is_whole:
        found.copies[source.path] = Host(source.path, source.data)


def _keep_playbook(note: Note, found: Found) -> None:
    """A playbook of the owner's, over one of ours with its name."""
    playbook = read_playbook(note)
    if playbook.rows or playbook.recurs:
        known = found.playbooks.get(fold_name(note.name))
        if known and known.place.path.endswith(".md"):
            hint = "This one holds; rename one of the two."
            note.say(1, "VT050", f"has the same name as {known.place.path}", hint)
        found.playbooks[fold_name(note.name)] = playbook


def _keep_words(note: Note, settings: Settings, found: Found) -> None:
    """How the owner says things, over how we do; what is nearer to the vault's language goes first."""
    if "language" in note.types:
        found.words.append(read_language(note))
    elif pattern := read_pattern(note):
        codes = general(settings.language)
        there = found.patterns.get(pattern.kind)
        if _nearness(pattern, codes) >= (_nearness(there, codes) if there else 0):
            found.patterns[pattern.kind] = pattern


def _nearness(pattern: Pattern, codes: Sequence[str]) -> int:
    """How near a pattern's language is to the vault's; -1 for another one, most for one that names none."""
    if not pattern.language:
        return len(codes)
    return codes.index(pattern.language) if pattern.language in codes else -1

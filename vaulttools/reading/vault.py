"""From a folder to a vault: every note looked at once, ours understood, the rest left alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from vaulttools.escaping import shortened
from vaulttools.model.contact import SIGN as LINE_SIGN
from vaulttools.model.contact import Contact, Event
from vaulttools.model.draft import Draft
from vaulttools.model.language import Language
from vaulttools.model.links import LinkIndex, fold_name
from vaulttools.model.pattern import Pattern
from vaulttools.model.playbook import Playbook
from vaulttools.model.problem import Place, Problem
from vaulttools.model.settings import Settings
from vaulttools.model.value import ValueItem
from vaulttools.model.vault import Host, Vault
from vaulttools.model.words import What
from vaulttools.reading.builtin import (
    built_in_patterns,
    built_in_playbooks,
    general,
    spoken,
)
from vaulttools.reading.contacts import is_contact, read_contact
from vaulttools.reading.daily import daily_notes, day_of, read_daily
from vaulttools.reading.drafts import read_draft
from vaulttools.reading.files import Source, read_named, read_source
from vaulttools.reading.notes import Note, open_note
from vaulttools.reading.patterns import read_language, read_pattern
from vaulttools.reading.playbooks import read_playbook
from vaulttools.reading.settings import FILE, read_settings
from vaulttools.reading.values import read_value
from vaulttools.reading.walking import walk
from vaulttools.regions import CLOSING_SIGN, SIGN

COPIED = f"^{LINE_SIGN}".encode()
"""What a note holds into which a due line was copied."""

BOARD = "Board.md"

Progress = Callable[[int, int], None]
"""Called with the number of notes done and their total."""


@dataclass(slots=True)
class _Found:
    contacts: list[Contact] = field(default_factory=list)
    playbooks: dict[str, Playbook] = field(default_factory=dict)
    patterns: dict[str, Pattern] = field(default_factory=dict)
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


def read_vault(root: Path, progress: Progress | None = None) -> Vault:
    """Everything that the notes below `root` say. Writes nothing; raises nothing for bad input."""
    settings, problems = settings_of(root)
    walked = walk(root)
    links = LinkIndex(walked.notes)
    found = _Found(
        playbooks=dict(built_in_playbooks()),
        patterns=dict(built_in_patterns(settings.language)),
        problems=[*problems, *walked.problems],
    )
    diary = daily_notes(root)
    for number, path in enumerate(walked.notes, 1):
        source = read_source(root, path)
        if isinstance(source, Problem):
            found.problems.append(source)
        else:
            _sort_in(source, links, settings, found)
            if (day := day_of(path, diary)) and ("[[" in source.text or "](" in source.text):
                found.diary.append((source, day))
        if progress:
            progress(number, len(walked.notes))
    daily = _read_diary(found, links)
    found.contacts = [with_daily(c, daily.get(c.path, ())) for c in found.contacts]
    _check_playbooks(found, settings)
    _check_names(found)
    return Vault(
        settings=settings,
        contacts=tuple(found.contacts),
        playbooks=found.playbooks,
        values=tuple(found.values),
        patterns=found.patterns,
        language=spoken(settings.language, found.words),
        hosts=found.hosts,
        drafts=found.drafts,
        board=found.board,
        copies=found.copies,
        daily=daily,
        links=links,
        problems=tuple(sorted(set(found.problems))),
        notes=len(walked.notes),
    )


def _read_diary(found: _Found, links: LinkIndex) -> dict[str, tuple[Event, ...]]:
    """What daily notes tell of contacts, by the path of the contact's note."""
    people = {contact.path for contact in found.contacts}
    told: dict[str, list[Event]] = {}
    for source, day in found.diary:
        note = open_note(source, links)
        note.problems.clear()  # a daily note's own slips are none of ours
        for path, event in read_daily(note, day, people):
            if path != source.path:
                told.setdefault(path, []).append(event)
        found.problems += note.problems
    return {path: tuple(events) for path, events in told.items()}


def read_again(root: Path, path: str, vault: Vault) -> tuple[Note, Contact] | Problem:
    """A contact's note as it stands now, and what it says; a Problem if it cannot be read."""
    source = read_source(root, path)
    return source if isinstance(source, Problem) else contact_in(source, vault)


def contact_in(source: Source, vault: Vault) -> tuple[Note, Contact]:
    """The contact that a note's source describes, with what daily notes say of it."""
    note = open_note(source, vault.links)
    return note, with_daily(read_contact(note), vault.daily.get(source.path, ()))


def with_daily(contact: Contact, daily: tuple[Event, ...]) -> Contact:
    """A contact with the history that stands in daily notes.

    A date in the front matter that they explain is no event of its own.
    """
    if not daily:
        return contact
    days = {event.day for event in daily}
    own = [
        event
        for event in contact.events
        if contact.has_log or event.what is What.MET or event.day not in days
    ]
    events = sorted([*own, *daily], key=lambda event: event.day)
    return replace(contact, events=tuple(events))


def settings_of(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a vault; the defaults without a file."""
    source = read_named(root, FILE)
    if source is None:
        return Settings(), ()
    if isinstance(source, Problem):
        return Settings(), (source,)
    settings, problems = read_settings(source.text)
    return settings, source.problems + problems


def _listen_to(source: Source, found: _Found) -> None:
    """Keep the bytes of a note with text of ours in it, or with due lines that were copied there."""
    if SIGN in source.data or CLOSING_SIGN in source.data:
        if any(problem.code == "VT002" for problem in source.problems):
            found.problems += source.problems  # not read whole, so not written to either
        else:
            found.hosts[source.path] = Host(source.path, source.data)
    elif COPIED in source.data and source.is_whole:
        found.copies[source.path] = Host(source.path, source.data)


def _sort_in(source: Source, links: LinkIndex, settings: Settings, found: _Found) -> None:
    """Find out what a note is and read it as that. An ordinary note's problems are not ours."""
    if fold_name(source.path) == fold_name(f"{settings.followups_folder}/{BOARD}"):
        found.board = Host(source.path, source.data) if source.is_whole else None
        found.problems += source.problems
        return
    _listen_to(source, found)
    if not source.text.lstrip().startswith("---") and not settings.contacts.folder:
        return
    note = open_note(source, links)
    if is_contact(note, settings):
        found.copies.pop(note.path, None)
        found.contacts.append(read_contact(note))
    elif "playbook" in note.types:
        _keep_playbook(note, found)
    elif note.types & {"pattern", "language"}:
        _keep_words(note, settings, found)
    elif "value" in note.types:
        found.values.append(read_value(note))
    elif "draft" in note.types:
        found.copies.pop(note.path, None)
        found.drafts[note.path] = read_draft(note, settings)
    else:
        return
    found.problems += note.problems


def _keep_playbook(note: Note, found: _Found) -> None:
    """A playbook of the owner's, over one of ours with its name."""
    playbook = read_playbook(note)
    if playbook.rows or playbook.recurs:
        known = found.playbooks.get(fold_name(note.name))
        if known and known.place.path.endswith(".md"):
            hint = "This one holds; rename one of the two."
            note.say(1, "VT050", f"has the same name as {known.place.path}", hint)
        found.playbooks[fold_name(note.name)] = playbook


def _keep_words(note: Note, settings: Settings, found: _Found) -> None:
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


def problems_in(note: Note, contact: Contact, vault: Vault) -> tuple[Problem, ...]:
    """Everything that is wrong in a contact's note, once it has been read again."""
    return (*note.problems, *_unknown_playbook(contact, vault.playbooks))


def _unknown_playbook(contact: Contact, playbooks: Mapping[str, Playbook]) -> tuple[Problem, ...]:
    """Say that a contact names a playbook that is not there; `networking` stands in for it."""
    if not contact.playbook or fold_name(contact.playbook) in playbooks:
        return ()
    at = contact.playbook_place or Place(contact.path, 1)
    what = f'playbook: "{shortened(contact.playbook, 60)}" is not known'
    return (Problem(at, "VT030", what, _stand_in(playbooks)),)


def _stand_in(playbooks: Mapping[str, Playbook]) -> str:
    known = ", ".join(sorted(playbook.name for playbook in playbooks.values()))
    return f"networking stands in for it. Known are: {known}."


def _check_playbooks(found: _Found, settings: Settings) -> None:
    """Say which playbooks are named and not there."""
    for contact in found.contacts:
        found.problems += _unknown_playbook(contact, found.playbooks)
    if fold_name(settings.default_playbook) not in found.playbooks:
        found.problems.append(
            Problem(
                Place(FILE, 0),
                "VT030",
                f'default_playbook: "{shortened(settings.default_playbook, 60)}" is not known',
                _stand_in(found.playbooks),
            )
        )


def _check_names(found: _Found) -> None:
    """Two contacts whose paths differ only in case or Unicode form are one file elsewhere."""
    seen: dict[str, str] = {}
    for contact in found.contacts:
        other = seen.setdefault(fold_name(contact.path), contact.path)
        if other != contact.path:
            found.problems.append(
                Problem(
                    Place(contact.path, 0),
                    "VT050",
                    f"is the same file as {other} on macOS and Windows",
                    "Rename one of the two.",
                )
            )


def bytes_at(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The bytes of the files that stand at these vault paths; those that are not there are left out."""
    found: dict[str, bytes] = {}
    for path in paths:
        source = read_named(root, path)
        if source is not None:
            found[path] = b"" if isinstance(source, Problem) else source.data
    return found

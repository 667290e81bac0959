"""From a folder to a vault: every note looked at once, ours understood, the rest left alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.escaping import shortened
from vaulttools.memory.notes import NoteMemory
from vaulttools.model.contact import Contact, Event
from vaulttools.model.earlier import Earlier
from vaulttools.model.links import LinkIndex, fold_name
from vaulttools.model.playbook import Playbook
from vaulttools.model.problem import Place, Problem
from vaulttools.model.settings import Settings
from vaulttools.model.vault import Vault
from vaulttools.model.words import What
from vaulttools.reading.builtin import (
    Patterns,
    built_in_playbooks,
    spoken,
)
from vaulttools.reading.contacts import read_contact
from vaulttools.reading.daily import DailyNotes, daily_notes, day_of, read_daily
from vaulttools.reading.files import (
    LARGEST,
    LARGEST_OF_OURS,
    Source,
    read_named,
    read_source,
)
from vaulttools.reading.notes import Note, open_note
from vaulttools.reading.remembered import Remembered, Told
from vaulttools.reading.settings import FILE, read_settings
from vaulttools.reading.sorting import Found, keep, sort_in
from vaulttools.reading.walking import walk

Progress = Callable[[int, int], None]
"""Called with the number of notes done and their total."""


class _Frame(Struct, frozen=True):
    """What the reading of every note depends on."""

    root: Path
    settings: Settings
    diary: DailyNotes


def read_vault(
    root: Path,
    progress: Progress | None = None,
    memory: NoteMemory | None = None,
) -> Vault:
    """Everything that the notes below `root` say. Writes nothing there; raises nothing for bad input.

    With a `memory`, what did not change since is not read again.
    """
    settings, problems = settings_of(root)
    walked = walk(root)
    earlier = memory.earlier if memory else Earlier()
    links = earlier.one(LinkIndex, walked.notes, earlier)
    found = Found(
        playbooks=dict(built_in_playbooks()),
        patterns=Patterns(settings.language),
        problems=[*problems, *walked.problems],
    )
    frame = _Frame(root, settings, daily_notes(root))
    remembered = None
    if memory:
        condition = f"{bytes_at(root, (FILE,))}\n{frame.diary}"
        remembered = Remembered(root, walked.notes, memory, condition)
    for number, path in enumerate(walked.notes, 1):
        told = remembered.told(path) if remembered else None
        if told:
            keep(told, found)
        else:
            noting = links.noting()
            told = _read(path, noting, frame, found)
            if remembered and told:
                remembered.learn(path, frozenset(noting.asked or ()), told)
        if progress:
            progress(number, len(walked.notes))
    if remembered:
        remembered.save()
    daily = _read_diary(found, links)
    found.contacts = earlier.each(_with_daily, found.contacts, daily)
    _check_playbooks(found, settings)
    _check_names(found, earlier)
    _check_persons(found, earlier)
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
        earlier=earlier,
    )


def _read(path: str, links: LinkIndex, frame: _Frame, found: Found) -> Told | None:
    """What a note tells by itself; None where it means something only together with others.

    All that it tells is added to what was found.
    """
    is_ours = path.startswith(f"{frame.settings.followups_folder}/")
    source = read_source(frame.root, path, LARGEST_OF_OURS if is_ours else LARGEST)
    if isinstance(source, Problem):
        found.problems.append(source)
        return None
    told = sort_in(source, links, frame.settings, found)
    if told:
        keep(told, found)
    if (day := day_of(path, frame.diary)) and ("[[" in source.text or "](" in source.text):
        found.diary.append((source, day))
        return None
    return None if path in found.hosts or path in found.copies or source.problems else told


def _read_diary(found: Found, links: LinkIndex) -> dict[str, tuple[Event, ...]]:
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


def _with_daily(contact: Contact, daily: Mapping[str, tuple[Event, ...]]) -> Contact:
    return with_daily(contact, daily.get(contact.path, ()))


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


def _check_playbooks(found: Found, settings: Settings) -> None:
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


def _check_names(found: Found, earlier: Earlier) -> None:
    """Two contacts whose paths differ only in case or Unicode form are one file elsewhere."""
    seen: dict[str, str] = {}
    names = earlier.each(_folded_path, found.contacts)
    for contact, name in zip(found.contacts, names, strict=True):
        other = seen.setdefault(name, contact.path)
        if other != contact.path:
            found.problems.append(
                Problem(
                    Place(contact.path, 0),
                    "VT050",
                    f"is the same file as {other} on macOS and Windows",
                    "Rename one of the two.",
                )
            )


def _check_persons(found: Found, earlier: Earlier) -> None:
    """Say which person has two notes: they have an address in common, and two traces in their logs.

    It comes of a note that was renamed to two names on two computers. An address alone says
    nothing, since people share that of their office.
    """
    groups: dict[str, list[Contact]] = {}
    addresses = earlier.each(_addresses, found.contacts)
    for contact, own in zip(found.contacts, addresses, strict=True):
        for address in own:
            groups.setdefault(address, []).append(contact)
    twins = {
        contact.path: twin
        for group in groups.values()
        if len(group) > 1
        for contact, twin in _twins(group)
    }
    found.problems += [
        Problem(
            Place(path, 0),
            "VT051",
            f"is about the same person as {other}",
            "Run “vaulttools resolve”, which makes one note of the two."
            if is_sure
            else "Bring into one of the two what only the other says, and delete the other.",
        )
        for path, (other, is_sure) in twins.items()
    ]


def _addresses(contact: Contact) -> list[str]:
    return sorted({address.casefold() for address in contact.emails})


def _twins(group: Iterable[Contact]) -> Iterable[tuple[Contact, tuple[str, bool]]]:
    """The contacts whose log has two traces of one before them, each with the path of that one.

    And whether that is sure, since one of the traces is that of a tick.
    """
    owners: dict[object, str] = {}
    for contact in group:
        own = [e for e in contact.events if e.what is not What.MET and e.place.path == contact.path]
        traces = {*contact.signs, *((e.day, e.words, e.text) for e in own)}
        same = Counter(owners[trace] for trace in traces if trace in owners)
        if several := [path for path, count in same.items() if count > 1]:
            ticks = {owners.get(sign) for sign in contact.signs}
            yield contact, (min(several), min(several) in ticks)
        for trace in traces:
            owners.setdefault(trace, contact.path)


def _folded_path(contact: Contact) -> str:
    return fold_name(contact.path)


def bytes_at(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The bytes of the files that stand at these vault paths; those that are not there are left out."""
    found: dict[str, bytes] = {}
    for path in paths:
        source = read_named(root, path, LARGEST_OF_OURS)
        if source is not None:
            found[path] = b"" if isinstance(source, Problem) else source.data
    return found

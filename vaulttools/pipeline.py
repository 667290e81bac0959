"""The program on one page: files → notes → what was said → funnel → texts → plan → files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.actions.filing import file_drafts, places, to_be_filed
from vaulttools.actions.hearing import hear, hear_drafts
from vaulttools.actions.hearing_board import hear_board
from vaulttools.actions.mending import generated_with_markers, mend
from vaulttools.actions.renewing import Frame, Renewed, renewed
from vaulttools.actions.set_keys import CannotEditError
from vaulttools.funnel import build_funnel
from vaulttools.funnel.build import rules_of
from vaulttools.funnel.owners import shared_by
from vaulttools.funnel.state import differ_in_state_alone, state_change
from vaulttools.generators import generate_all
from vaulttools.memory.notes import NoteMemory
from vaulttools.merging.texts import beside_names
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import Funnel
from vaulttools.model.problem import Problem
from vaulttools.model.texts import BASE_FILE, Block, Change, Refusal, as_one
from vaulttools.model.utterance import Edits, Fate, Heard
from vaulttools.model.vault import Host, Vault
from vaulttools.reading.notes import Note
from vaulttools.reading.vault import Progress, bytes_at, read_again
from vaulttools.seeing import see
from vaulttools.writing import plan_texts

Write = Callable[[Sequence[Change]], tuple[Refusal, ...]]
"""Makes changes and gives back what could not be made."""

TRIES = 3
"""How often a decision is taken for a file that moves on while it is taken."""


class Done(Struct, frozen=True):
    """What a run saw, did and could not do."""

    funnel: Funnel
    changes: tuple[Change, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Renewed, ...] = ()
    """The contacts' notes that were renewed, or should have been."""
    fates: tuple[Fate, ...] = ()
    """What became of everything that the owner ticked or typed."""
    found: tuple[Problem, ...] = ()
    """What is wrong in the notes as they stood before: for a look, after which they stand so still."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be done or written, as problems."""
        held = (fate.as_problem() for fate in self.fates if fate.remark)
        return (*(refusal.as_problem() for refusal in self.refusals), *held)


def pretend(changes: Sequence[Change]) -> tuple[Refusal, ...]:
    """A writer that writes nothing, for a look at what would be."""
    del changes
    return ()


def regenerate(
    root: Path,
    today: date,
    write: Write,
    progress: Progress | None = None,
    memory: NoteMemory | None = None,
) -> Done:
    """Do what the owner said in the vault, then write everything that follows from it."""
    funnel = see(root, today, progress, memory)
    if not funnel.standings:
        return Done(funnel, found=funnel.problems)
    healed = _heal(root, funnel, write)
    if healed.changes:
        funnel = see(root, today, progress, memory)
    standings = {standing.contact.path: standing for standing in funnel.standings}
    heard = [
        *hear(funnel.vault, today),
        *hear_board(funnel.vault, standings),
        *hear_drafts(funnel.vault),
    ]
    notes = _renew(root, funnel, _asked(funnel, heard), write, progress)
    fates = (*(_trouble(one) for one in heard if one.trouble), *notes.fates)
    keyless = (p for note in notes.notes for p in note.problems if p.code == "VT063")
    found = {*funnel.problems, *keyless, *_untold(fates)}
    if notes.notes or fates:
        funnel = _after(funnel, notes, fates)
    texts = _write_texts(root, funnel, fates, write)
    return Done(
        funnel,
        as_one(healed.changes + notes.changes + texts.changes),
        healed.refusals + notes.refusals + texts.refusals,
        notes.notes,
        fates,
        tuple(sorted(found)),
    )


def _heal(root: Path, funnel: Funnel, write: Write) -> Done:
    """Merge what git could not in notes of ours, so that both sides are heard."""
    folder = funnel.vault.settings.followups_folder
    paths = generated_with_markers(funnel.vault)
    paths |= {name for path in paths for name in beside_names(path)}
    paths.add(f"{folder}/{BASE_FILE}")
    changes = tuple(mend(bytes_at(root, paths), folder))
    refused = write(changes) if changes else ()
    done = tuple(c for c in changes if c.path not in {refusal.path for refusal in refused})
    return Done(funnel, done, refused)


def change_contact(
    root: Path, funnel: Funnel, path: str, asked: Edits | Heard, write: Write
) -> Done:
    """Do one thing in one contact's note; the funnel given back is that of afterwards."""
    notes = _renew(root, funnel, {path: [asked]}, write)
    return replace(notes, funnel=build_funnel(_with(funnel.vault, notes, ()), funnel.today))


Asked = Mapping[str, Sequence[Edits | Heard]]
"""What is to be done in contacts' notes, by path; nothing: only to bring the state up to date."""


def _asked(funnel: Funnel, heard: Iterable[Heard]) -> Asked:
    """The notes that something was said about, and those whose state keys are out of date."""
    asked: dict[str, list[Edits | Heard]] = {}
    for one in heard:
        if one.utterance:
            asked.setdefault(one.utterance.contact, []).append(one)
    if funnel.vault.settings.state_keys:
        changes = funnel.vault.earlier.each(state_change, funnel.standings)
        for standing, change in zip(funnel.standings, changes, strict=True):
            is_trusted = not any(unclear.whole_note for unclear in standing.contact.unclear)
            if is_trusted and change.keys:
                asked.setdefault(standing.contact.path, [])
    return asked


def _renew(
    root: Path, funnel: Funnel, asked: Asked, write: Write, progress: Progress | None = None
) -> Done:
    """Decide and write contacts' notes; what could not be written is as if it was not said."""
    vault = funnel.vault
    frame = Frame(vault, rules_of(vault), funnel.today, shared_by(vault))
    people = {standing.contact.path: standing.contact for standing in funnel.standings}
    found: dict[str, Renewed] = {}
    closed: dict[str, Refusal] = {}

    def decide(paths: Sequence[str]) -> list[Change]:
        for number, path in enumerate(paths, 1):
            if progress:
                progress(number, len(paths))
            try:
                found[path] = renewed(*_open(root, path, vault), asked[path], frame)
            except CannotEditError as error:
                closed[path] = Refusal(path, error.line, error.what, error.hint)
                held = Renewed(people[path], None, fates=_fates(asked[path]))
                found[path] = held.refused(closed[path], people[path])
        return [change for path in paths if (change := found[path].change)]

    changes, refusals = _insist(sorted(asked), decide, write)
    refusals = (*closed.values(), *refusals)
    for refusal in (one for one in refusals if one.path in found and not one.is_written):
        found[refusal.path] = found[refusal.path].refused(refusal, people[refusal.path])
    notes = tuple(found[path] for path in sorted(found))
    return Done(
        funnel, changes, refusals, notes, tuple(fate for note in notes for fate in note.fates)
    )


def _open(root: Path, path: str, vault: Vault) -> tuple[Note, Contact]:
    """A contact's note as it is now; raises CannotEditError when it cannot be read."""
    read = read_again(root, path, vault)
    if isinstance(read, Problem):
        raise CannotEditError(read.place.line, read.what, read.hint)
    return read


def _write_texts(root: Path, funnel: Funnel, fates: Sequence[Fate], write: Write) -> Done:
    """Decide and write the generated texts."""
    texts = list(generate_all(funnel))
    wanted = [text.home if isinstance(text, Block) else text.path for text in texts]
    sent = {draft.path: draft for draft in to_be_filed(funnel.vault)}
    wanted += [path for draft in sent.values() for path in places(draft, funnel.vault)]
    already: list[Refusal] = []

    def decide(paths: Iterable[str]) -> list[Change]:
        vault = funnel.vault
        now = bytes_at(root, {*wanted, *paths})
        hosts = {path: Host(path, now.get(path, host.data)) for path, host in vault.hosts.items()}
        left = {path: draft for path, draft in vault.drafts.items() if path not in sent}
        plan = plan_texts(replace(vault, hosts=hosts, drafts=left), texts, now, fates)
        already[:] = plan.refusals
        changes = (*plan.changes, *file_drafts(vault, now))
        return [change for change in changes if not paths or change.path in paths]

    changes, refusals = _insist((), decide, write)
    return Done(funnel, changes, (*already, *refusals))


def _insist(
    paths: Sequence[str], decide: Callable[[Sequence[str]], Sequence[Change]], write: Write
) -> tuple[tuple[Change, ...], tuple[Refusal, ...]]:
    """Decide and write; what has moved on meanwhile is decided again from what it is now."""
    done: list[Change] = []
    left: list[Refusal] = []
    for attempt in range(TRIES):
        changes = decide(paths)
        # Nothing is written too: what was saved late into a replaced file comes back with it.
        said = write(changes)
        mine = {change.path for change in changes}
        left += [refusal for refusal in said if refusal.is_written or refusal.path not in mine]
        refused = {r.path: r for r in said if r.path in mine and not r.is_written}
        done += [change for change in changes if change.path not in refused]
        moved = [path for path, refusal in refused.items() if refusal.has_moved_on]
        is_last = attempt == TRIES - 1
        left += [refusal for path, refusal in refused.items() if is_last or path not in moved]
        paths = moved
        if not moved:
            break
    return tuple(done), tuple(left)


def _after(funnel: Funnel, notes: Done, fates: Iterable[Fate]) -> Funnel:
    """The funnel once contacts' notes were renewed; the same one if only state keys were."""
    vault = _with(funnel.vault, notes, fates)
    before = {contact.path: contact for contact in funnel.vault.contacts}
    if vault.problems == funnel.vault.problems and all(
        differ_in_state_alone(before[note.contact.path], note.contact) for note in notes.notes
    ):
        return replace(funnel, vault=vault)
    return build_funnel(vault, funnel.today)


def _with(vault: Vault, notes: Done, fates: Iterable[Fate]) -> Vault:
    """The vault as it is after contacts' notes were renewed, with what could not be done told."""
    after = {note.contact.path: note for note in notes.notes}
    contacts = (
        after[contact.path].contact if contact.path in after else contact
        for contact in vault.contacts
    )
    written = {change.path: change.after or b"" for change in notes.changes}
    hosts = {path: Host(path, written.get(path, host.data)) for path, host in vault.hosts.items()}
    renewed_paths = {path for path, note in after.items() if note.is_renewed}
    problems = [p for p in vault.problems if p.place.path not in renewed_paths or not p.place.line]
    problems += [problem for note in after.values() for problem in note.problems]
    problems += _untold(fates)
    return replace(
        vault,
        contacts=tuple(contacts),
        hosts=hosts,
        problems=tuple(sorted(set(problems))),
    )


def _fates(asked: Iterable[Edits | Heard]) -> tuple[Fate, ...]:
    return tuple(Fate(one.spot, one.at, is_done=False) for one in asked if isinstance(one, Heard))


def _untold(fates: Iterable[Fate]) -> list[Problem]:
    """What could not be done, where no remark can stand beside it."""
    return [fate.as_problem() for fate in fates if fate.remark and not fate.spot.region]


def _trouble(heard: Heard) -> Fate:
    return Fate(heard.spot, heard.at, is_done=False, remark=heard.trouble)

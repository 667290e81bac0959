"""A contact's note as it is to be: what was said is done in it, and its state keys are right."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from vaulttools.actions.deciding import UndecidedError, decide
from vaulttools.actions.editing import edited, set_state
from vaulttools.actions.set_keys import CannotEditError
from vaulttools.funnel.build import Rules, stand
from vaulttools.funnel.channel import choose
from vaulttools.funnel.owners import key_of, owner_of
from vaulttools.funnel.state import state_change
from vaulttools.model.contact import Contact
from vaulttools.model.problem import Place, Problem
from vaulttools.model.texts import Change, Refusal
from vaulttools.model.utterance import Edits, Fate, Heard, Mark, Utterance
from vaulttools.model.vault import Vault
from vaulttools.reading.files import decode
from vaulttools.reading.notes import Note
from vaulttools.reading.vault import contact_in, problems_in


class Renewed(Struct, frozen=True):
    """One contact's note, decided: what is to be written, and what the note says then."""

    contact: Contact
    change: Change | None
    entries: tuple[str, ...] = ()
    """The log entries that were added."""
    fates: tuple[Fate, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Everything that is wrong in the note as it is then."""
    is_renewed: bool = True
    """Whether the note is as decided, written or not in need of it."""
    told: tuple[Problem, ...] = ()
    """State keys that were changed by hand and put right."""

    def refused(self, refusal: Refusal, before: Contact) -> "Renewed":
        """The same when it could not be written: nothing was done, and why stands beside it."""
        remark = f"{refusal.what}. {refusal.hint}"
        fates = tuple(
            replace(fate, is_done=False, remark=fate.remark or remark) for fate in self.fates
        )
        return Renewed(before, None, fates=fates, is_renewed=False)


class Frame(Struct, frozen=True):
    """What decisions about a contact depend on beside its note."""

    vault: Vault
    rules: Rules
    today: date
    owners: Mapping[str, str] = field(default_factory=dict)
    """Who the log may name, by key: the owners of a shared vault."""


def renewed(note: Note, contact: Contact, asked: Sequence[Edits | Heard], frame: Frame) -> Renewed:
    """Do what was said about a contact, one thing after another, and bring the state keys up to date.

    Every step sees the note as the one before left it. What cannot be done leaves no trace but its fate.
    Raises CannotEditError for edits that cannot be made as they are.
    """
    vault = frame.vault
    before = note.source.data
    fates: list[Fate] = []
    entries: list[str] = []
    for edits in (one for one in asked if isinstance(one, Edits)):
        note, contact = _after(edited(note, contact, edits), note, vault)
        entries += edits.entries
    waiting = _together(one for one in asked if isinstance(one, Heard))
    while waiting:
        held: list[list[Heard]] = []
        remarks: list[Fate] = []
        already = len(entries)
        for group in waiting:
            try:
                note, contact, edits = _said(group, note, contact, frame)
            except (UndecidedError, CannotEditError) as error:
                edits, remark = Edits(), _why(error)
            else:
                remark = ""
            entries += edits.entries
            found = [Fate(one.spot, one.at, edits != Edits(), remark) for one in group]
            if edits == Edits():
                held.append(group)
                remarks += found
            else:
                fates += found
        # what was held may be done, or is held for another reason, once more stands in the log
        waiting = held if len(entries) > already else []
        fates += remarks if not waiting else []
    problems: tuple[Problem, ...] = ()
    told: tuple[Problem, ...] = ()
    if vault.settings.state_keys and not any(unclear.whole_note for unclear in contact.unclear):
        wanted = state_change(stand(contact, frame.rules))
        if wanted.keys and not note.source.problems:
            try:
                note, contact = _after(set_state(note, wanted.keys), note, vault)
                told = () if entries else wanted.told
            except CannotEditError as error:
                place = Place(contact.path, error.line)
                what = f"the state keys cannot be kept in this note: {error.what}"
                problems = (Problem(place, "VT063", what, error.hint),)
    after = note.source.data
    change = Change(contact.path, before, after) if after != before else None
    problems += problems_in(note, contact, vault)
    return Renewed(contact, change, tuple(entries), tuple(fates), problems, told=told)


def _said(
    group: Sequence[Heard], note: Note, contact: Contact, frame: Frame
) -> tuple[Note, Contact, Edits]:
    """The note after what was said about one item; raises UndecidedError or CannotEditError."""
    standing = stand(contact, frame.rules)
    channel = choose(standing).channel
    said = _one(group)
    if not said.is_command:
        # nobody knows who ticked: that it is the contact's owner comes out alike in every clone
        owner = key_of(owner_of(contact, frame.vault.settings))
        said = replace(said, by=frame.owners.get(owner, ""))
    edits = decide(said, standing, channel, frame.vault, frame.today)
    if edits != Edits(is_settled=edits.is_settled):
        note, contact = _after(edited(note, contact, edits), note, frame.vault)
    return note, contact, edits


def _after(text: str, note: Note, vault: Vault) -> tuple[Note, Contact]:
    return contact_in(decode(note.path, text.encode()), vault)


def _why(error: UndecidedError | CannotEditError) -> str:
    if isinstance(error, CannotEditError):
        return f"{error.what}. {error.hint}"
    return str(error)


def _together(heard: Iterable[Heard]) -> list[list[Heard]]:
    """What was said, grouped by the item that it is about, in the order in which it is done."""
    groups: dict[str, list[Heard]] = {}
    for one in heard:
        if one.utterance:
            groups.setdefault(_item(one.utterance), []).append(one)
    return sorted(groups.values(), key=_order)


def _item(said: Utterance) -> str:
    return said.sign or (str(said.due) if said.due else said.words or str(said.at))


def _order(group: list[Heard]) -> tuple[bool, date, bool, Place]:
    """What was ticked comes first, by its days; on one day, a line that lost its sign comes last."""
    said = [one.utterance for one in group if one.utterance]
    is_open = all(one.mark is Mark.OPEN for one in said)
    return (is_open, said[0].day or date.max, not said[0].sign, group[0].at)


def _one(group: Sequence[Heard]) -> Utterance:
    """Everything said about one item, in however many places, as one; raises if it contradicts."""
    first, *others = [one.utterance for one in group if one.utterance]
    for other in others:
        if what := first.clash(other):
            places = " and ".join(dict.fromkeys((first.at.path, other.at.path)))  # lines move
            raise UndecidedError(f"{what} differs in {places}; delete one of them")
        first = first.together(other)
    return first

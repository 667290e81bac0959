"""What must be found in the end, from what everybody did; and what is missing."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tests.sync import notes
from tests.sync.clones import BOARD, DRAFTS, DUE, LISTENING, Clone
from tests.sync.events import Kind, Text, Tick
from tests.sync.ledger import Ledger
from tests.sync.markers import has_markers
from tests.sync.words import marks, signs
from vaulttools.escaping import short_id
from vaulttools.reading import read_vault

UNREADABLE = frozenset({"VT010", "VT011", "VT012", "VT013", "VT015", "VT017", "VT018", "VT019"})
"""Problems of a note that hide something of its front matter."""
_OTHER_VERSION = re.compile(r" \(other version(?: \d+)?\)")
_STRANGE_CARD = re.compile(r"- \[.\] \[\[.* · nobody here is called .*\^[a-z]+-([a-z0-9]+)--")
"""A card that stays where it was put, since its note has another name now."""


@dataclass(slots=True)
class Verdict:
    """What is wrong with a vault in which everybody has met; a line for each."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    revived: list[str] = field(default_factory=list)
    """What somebody took away, and is there again."""
    dropped: list[str] = field(default_factory=list)
    """Disagreements that nobody ever decided, of which one version is gone."""
    broken: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    """Entries made of a line of the list that was taken for the owner's words."""
    held: list[str] = field(default_factory=list)
    """Ticks in the list and cards on the board that have a remark: not lost, but somebody has to look."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.lost or self.doubled or self.revived or self.dropped or self.broken)


@dataclass(slots=True)
class _Found:
    """What stands in a vault, counted."""

    people: dict[str, list[str]] = field(default_factory=dict)
    """The texts of the notes by address: one each, if all is well."""
    in_notes: Counter[str] = field(default_factory=Counter)
    tasks: Counter[str] = field(default_factory=Counter)
    by_hand: Counter[str] = field(default_factory=Counter)
    """Those on lines that no tick has made."""
    in_drafts: Counter[str] = field(default_factory=Counter)
    above_list: Counter[str] = field(default_factory=Counter)
    in_lists: Counter[str] = field(default_factory=Counter)
    """Marks and signs of lines in the lists that are ticked, and of what stands under them."""
    cards: set[str] = field(default_factory=set)
    """The signs of cards that stay where they were put, with a remark."""
    entries: dict[str, list[str]] = field(default_factory=dict)
    """The lines of logs by the sign at their end."""


def judge(clone: Clone, ledger: Ledger) -> Verdict:
    """Compare a vault with what was done."""
    found, verdict = _look(clone), Verdict()
    for mark, text in ledger.texts.items():
        _judge_text(mark, text, found, ledger, verdict)
    for person, key in ledger.settings:
        _judge_value(person, key, found, ledger, verdict)
    for tick in ledger.ticks.values():
        _judge_tick(tick, found, ledger, verdict)
    for move in ledger.moves.values():
        _judge_move(move, found, ledger, verdict)
    _judge_entries(found, ledger, verdict)
    for mark in ledger.kept_promises:
        _judge_promise(mark, found, ledger, verdict)
    _judge_people(found, ledger, verdict)
    verdict.broken += _broken(clone)
    return verdict


def _look(clone: Clone) -> _Found:
    found = _Found()
    for text in clone.people().values():
        found.people.setdefault(notes.email_of(text), []).append(text)
        for line in text.splitlines():
            found.in_notes.update(marks(line))
            found.tasks.update(marks(line) if line.startswith("- [") else ())
            found.by_hand.update(() if signs(line) else marks(line))
            for sign in signs(line):
                found.entries.setdefault(sign, []).append(line)
    found.in_drafts = in_drafts({path: clone.read(path) for path in clone.paths(DRAFTS)})
    head, _, _ = clone.read(DUE).partition("<!-- vaulttools:due -->")
    found.above_list.update(mark for line in head.splitlines() for mark in marks(line))
    found.cards.update(_STRANGE_CARD.findall(clone.read(BOARD)))
    for path in LISTENING:
        for line in _ticked(clone.read(path)):
            found.in_lists.update(marks(line) | signs(line))
    return found


def in_drafts(drafts: Mapping[str, str]) -> Counter[str]:
    """How often each mark stands in some drafts, by path.

    Two versions of one draft, which both stay since both were written on, hold a text once between them:
    each is a whole message, and what it had before stands in both.
    """
    versions: dict[str, Counter[str]] = {}
    for path, text in drafts.items():
        found = Counter(mark for line in text.splitlines() for mark in marks(line))
        name = _OTHER_VERSION.sub("", PurePosixPath(path).stem)
        versions[name] = versions.get(name, Counter()) | found
    return sum(versions.values(), Counter())


def _ticked(text: str) -> Iterator[str]:
    """The lines of a list that are ticked, and those under them."""
    is_ticked = False
    for line in text.splitlines():
        if not line.startswith(" "):
            is_ticked = line.startswith("- [x]")
        if is_ticked:
            yield line


def _is_gone(person: str, found: _Found, ledger: Ledger) -> bool:
    """Whether somebody's note is not there because it was deleted."""
    return person in ledger.deleted and person not in found.people


def _judge_text(mark: str, text: Text, found: _Found, ledger: Ledger, verdict: Verdict) -> None:
    what = f"{text.kind} {mark} of {text.person or 'nobody'}"
    places = found.in_notes if text.kind is Kind.SAID else found.by_hand  # ticks quote other texts
    if text.kind is Kind.PROMISE:
        places = found.tasks
    if text.kind is Kind.DRAFT:
        places = found.in_drafts
    elif text.kind is Kind.OUTSIDE:
        places = found.above_list
    count = places[mark]
    if text.kind is Kind.SAID and not count and found.in_lists[mark]:
        verdict.held.append(what)
    elif not count and not text.dropped and not _is_gone(text.person, found, ledger):
        verdict.lost.append(what)
    elif count > 1:
        verdict.doubled.append(what)
    elif count and not text.is_there(set(range(ledger.count + 1))):
        verdict.revived.append(what)


def _judge_value(person: str, key: str, found: _Found, ledger: Ledger, verdict: Verdict) -> None:
    deleted = ledger.deleted.get(person, set())
    if all(setting.event in deleted for setting in ledger.heads(person, key)):
        return  # it went with the note, of which somebody else kept an older version
    heads = {setting.value for setting in ledger.heads(person, key)}
    for text in found.people.get(person, ())[:1]:
        value = notes.values(text).get(key, "")
        if len(heads) > 1:
            verdict.dropped.append(f"{key} of {person}: {sorted(heads)}, now {value!r}")
        elif value not in heads:
            verdict.lost.append(f"{key} of {person}: {sorted(heads)}, now {value!r}")


def _judge_tick(tick: Tick, found: _Found, ledger: Ledger, verdict: Verdict) -> None:
    if tick.sign in found.entries or _is_gone(tick.person, found, ledger):
        return
    what = f"tick ^{tick.sign} of {tick.person}"
    (verdict.held if found.in_lists[tick.sign] else verdict.lost).append(what)


def _judge_move(move: Tick, found: _Found, ledger: Ledger, verdict: Verdict) -> None:
    if move.sign in found.entries or _is_gone(move.person, found, ledger):
        return
    text = "\n".join(found.people.get(move.person, ()))
    if not any(f" {decision}: " in text or f" {decision} ^" in text for decision in move.words):
        what = f"card ^{move.sign} of {move.person}: {move.words}"
        signs = {f"fu-{short_id(card, word)}" for card in found.cards for word in move.words}
        (verdict.held if move.sign in signs else verdict.lost).append(what)


def _judge_entries(found: _Found, ledger: Ledger, verdict: Verdict) -> None:
    """One tick is one entry; those that said different things in two places may be as many."""
    for sign, person in ledger.entries.items():
        if not found.entries.get(sign) and not _is_gone(person, found, ledger):
            verdict.lost.append(f"entry ^{sign} of {person}")
    for sign, lines in found.entries.items():
        said = {marks(line) for line in lines if marks(line)}
        if len(lines) > max(1, len(said)):
            verdict.doubled.append(f"entry ^{sign}: {lines}")
        verdict.odd += [line for line in lines if "|draft]]" in line or " · " in line]


def _judge_people(found: _Found, ledger: Ledger, verdict: Verdict) -> None:
    for person in sorted({person for person, _ in ledger.settings}):
        count = len(found.people.get(person, ()))
        if count > 1:
            verdict.doubled.append(f"note of {person}")
        if not count and person not in ledger.deleted:
            verdict.lost.append(f"note of {person}")


def _judge_promise(mark: str, found: _Found, ledger: Ledger, verdict: Verdict) -> None:
    person = ledger.texts[mark].person
    lines = [
        line
        for text in found.people.get(person, ())
        for line in text.splitlines()
        if mark in line and line.startswith("- [")
    ]
    if lines and not any(line.startswith("- [x]") for line in lines):
        verdict.lost.append(f"tick of the promise {mark} of {person}")


def _broken(clone: Clone) -> Iterator[str]:
    """The notes that cannot be read as they should, each with the first thing that is wrong."""
    found: dict[str, str] = {}
    for problem in read_vault(clone.root).problems:
        if problem.code in UNREADABLE:
            found.setdefault(problem.place.path, str(problem))
    for path in clone.paths():
        if has_markers(clone.read(path)):
            found.setdefault(path, f"{path}: markers are left")
    yield from found.values()

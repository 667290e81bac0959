"""What people do to their notes by hand, one act at a time; each is written into the ledger."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from tests.sync import notes
from tests.sync.clones import BOARD, DASHBOARD, DRAFTS, DUE, PEOPLE, Clone
from tests.sync.events import Kind
from tests.sync.ledger import Ledger
from tests.sync.markers import has_markers
from tests.sync.start import contact
from tests.sync.words import Words, marks
from vaulttools.escaping import short_id

HOT = 0.6
"""The share of edits that go to a few people whom everybody is at."""
_DUE_LINE = re.compile(r"- \[ \] \[\[([^\]|]+).*\^(fu-[a-z0-9]+)")
_CARD = re.compile(r"- \[ \] \[\[([^\]|]+).*\^([a-z]+)-([a-z0-9]+)--[0-9a-f]+")
_PROMISE = re.compile(r"- \[ \] .*\bq\d{5}\b.* 📅 \d{4}-\d\d-\d\d")
_LANES = {"Paused": "pause", "Closed": "archive"}


@dataclass(slots=True)
class Life:
    """What an act needs besides the clone that it happens in."""

    ledger: Ledger
    words: Words
    hot: frozenset[str]
    """The addresses of the people whom everybody is at."""
    day: date

    def chance(self, probability: float) -> bool:
        """Whether something happens."""
        return self.words.dice.random() < probability

    def prefer_hot(self, these: Iterable[tuple[str, str]]) -> str | None:
        """One of several, each with a person's address; more often that of somebody hot."""
        found = sorted(these)
        hot = [one for one, person in found if person in self.hot]
        if hot and self.chance(HOT):
            return self.words.dice.choice(hot)
        return self.words.dice.choice(found)[0] if found else None


Act = Callable[[Clone, Life], bool]
"""Does something in a clone; False if there was nothing to do it to."""


def _pick(clone: Clone, life: Life, *, whole: bool = False) -> tuple[str, str, str]:
    """A contact's note: path, text, address; `whole` for one without markers in it. Empty for none."""
    people = {
        path: text
        for path, text in clone.people().items()
        if notes.email_of(text) and not (whole and has_markers(text))
    }
    path = life.prefer_hot((path, notes.email_of(text)) for path, text in people.items())
    return (path, people[path], notes.email_of(people[path])) if path else ("", "", "")


def log_by_hand(clone: Clone, life: Life) -> bool:
    """A line more in a log."""
    path, text, person = _pick(clone, life)
    if not path:
        return False
    mark = life.words.mark()
    what = life.words.some(("email to", "email from", "phone with", "linkedin to", "note"))
    line = f"- {clone.today(life.day)} {what}: {life.words.thing(mark)}"
    on_top = notes.is_newest_first(text)
    clone.write(path, notes.with_line(text, "Log", line, on_top=on_top))
    life.ledger.wrote(clone.known, Kind.LOG, person, mark)
    return True


def tick(clone: Clone, life: Life) -> bool:
    """A box ticked in the due list or on the dashboard, sometimes with a word under it."""
    path = DASHBOARD if life.chance(0.2) and clone.read(DASHBOARD) else DUE
    lines = notes.lines_of(clone.read(path))
    people = {PurePosixPath(p).stem: notes.email_of(t) for p, t in clone.people().items()}
    found: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        match = _DUE_LINE.match(line)
        is_decision = number + 1 < len(lines) and lines[number + 1].startswith("    - [ ]")
        if match and not is_decision and people.get(match[1]):
            found.append((str(number), people[match[1]]))
    choice = life.prefer_hot(found)
    if choice is None:
        return False
    number = int(choice)
    match = _DUE_LINE.match(lines[number])
    assert match
    ticked = lines[number].replace("- [ ]", "- [x]", 1)
    if life.chance(0.3):
        ticked += f" ✅ {clone.today(life.day)}"
    typed, words = _talk(clone, life) if life.chance(0.35) else ([], [])
    clone.write(path, "\n".join([*lines[:number], ticked, *typed, *lines[number + 1 :]]))
    for mark in words:
        life.ledger.wrote(clone.known, Kind.SAID, people[match[1]], mark)
    life.ledger.ticked(clone.known, people[match[1]], match[2], words)
    return True


def _talk(clone: Clone, life: Life) -> tuple[list[str], list[str]]:
    """Lines under a tick, and the marks in them."""
    mark = life.words.mark()
    thing = life.words.thing(mark)
    coming = clone.today(life.day) + timedelta(days=life.words.dice.randrange(5, 40))
    kinds: list[tuple[list[str], list[str]]] = [
        ([f"    - said {thing}"], [mark]),
        ([f"    - “{thing}”"], [mark]),
        (["    - via phone"], []),
        ([f"    - next {coming}"], []),
        ([f"    - via phone, said {thing}", f"    - next {coming}"], [mark]),
    ]
    return life.words.dice.choice(kinds)


def drag(clone: Clone, life: Life) -> bool:
    """A card moved to another lane: a decision."""
    lines = notes.lines_of(clone.read(BOARD))
    people = {PurePosixPath(p).stem: notes.email_of(t) for p, t in clone.people().items()}
    found: list[tuple[str, str]] = []
    lane = ""
    for number, line in enumerate(lines):
        lane = line[3:].lower() if line.startswith("## ") else lane
        match = _CARD.match(line)
        is_put = match and match[2] == lane and lane not in {"paused", "closed"}
        if match and is_put and people.get(match[1]):
            found.append((str(number), people[match[1]]))
    choice = life.prefer_hot(found)
    target = "Closed" if life.chance(0.15) else "Paused"
    if choice is None or f"## {target}" not in lines:
        return False
    number = int(choice)
    match = _CARD.match(lines[number])
    assert match
    card = lines.pop(number)
    at = lines.index(f"## {target}") + 2
    clone.write(BOARD, "\n".join([*lines[:at], card, *lines[at:]]))
    sign = f"fu-{short_id(match[3], _LANES[target])}"
    life.ledger.moved(clone.known, people[match[1]], sign, _LANES[target])
    return True


def _is_sentence(line: str, life: Life) -> bool:
    """Whether a line is a sentence that somebody wrote."""
    texts = [life.ledger.texts[mark] for mark in marks(line) if mark in life.ledger.texts]
    return len(texts) == 1 and texts[0].kind is Kind.PROSE


def rewrite_sentence(clone: Clone, life: Life) -> bool:
    """A sentence put differently."""
    path, text, _ = _pick(clone, life)
    lines = notes.lines_of(text)
    found = [
        number
        for number, line in enumerate(lines)
        if _is_sentence(line, life) and text.count(min(marks(line))) == 1
    ]
    if not found:
        return False
    number = life.words.dice.choice(found)
    old, new = min(marks(lines[number])), life.words.mark()
    lines[number] = life.words.sentence(new)
    clone.write(path, "\n".join(lines))
    life.ledger.rewrote(clone.known, old, new)
    return True


def delete_sentence(clone: Clone, life: Life) -> bool:
    """A sentence taken out."""
    path, text, _ = _pick(clone, life, whole=True)
    lines = notes.lines_of(text)
    found = [number for number, line in enumerate(lines) if _is_sentence(line, life)]
    if len(found) < 3:
        return False
    number = life.words.dice.choice(found)
    clone.write(path, notes.without_lines(text, {number}))
    life.ledger.dropped(clone.known, marks(lines[number]))
    return True


def new_sentence(clone: Clone, life: Life) -> bool:
    """A sentence more, somewhere in the text of a note, or above the due list."""
    mark = life.words.mark()
    sentence = life.words.sentence(mark)
    if life.chance(0.1) and clone.read(DUE).startswith("# Due\n"):
        clone.write(DUE, clone.read(DUE).replace("# Due\n", f"# Due\n\n{sentence}\n", 1))
        life.ledger.wrote(clone.known, Kind.OUTSIDE, "", mark)
        return True
    path, text, person = _pick(clone, life)
    if not path:
        return False
    lines = notes.lines_of(text)
    if life.chance(0.4):
        text = notes.with_line(text, "Notes", sentence)
    else:
        heads = [n for n, line in enumerate(lines) if line.startswith("# ")]
        start = heads[0] + 2 if heads else notes.front_end(lines) + 1
        stop = next((n for n in range(start, len(lines)) if lines[n].startswith("## ")), start)
        at = life.words.dice.randrange(start, max(stop, start + 1))
        text = "\n".join([*lines[:at], sentence, *lines[at:]])
    clone.write(path, text)
    life.ledger.wrote(clone.known, Kind.PROSE, person, mark)
    return True


def set_value(clone: Clone, life: Life) -> bool:
    """A plain value of the front matter changed, or added."""
    path, text, person = _pick(clone, life, whole=True)
    if not path or not notes.front_end(notes.lines_of(text)):
        return False
    dice, mark = life.words.dice, life.words.mark()
    coming = clone.today(life.day) + timedelta(days=dice.randrange(3, 60))
    key, value = dice.choice(
        (
            ("role", f"Lead of {life.words.thing(mark)}"),
            ("tier", dice.choice("ABC")),
            ("met_at", f"the fair of {life.words.thing(mark)}"),
            ("next_step", coming.isoformat()),
        )
    )
    if notes.values(text).get(key) == value:
        return False
    clone.write(path, notes.with_value(text, key, value, dice.choice(("email", ""))))
    life.ledger.set_value(clone.known, person, key, value)
    return True


def change_list(clone: Clone, life: Life) -> bool:
    """A topic more, or one less."""
    path, text, person = _pick(clone, life, whole=True)
    if not path or not notes.front_end(notes.lines_of(text)):
        return False
    there = [item for item in notes.items(text) if marks(item)]
    if len(there) > 1 and life.chance(0.4):
        item = life.words.dice.choice(there)
        lines = notes.lines_of(text)
        clone.write(path, notes.without_lines(text, {lines.index(f"  - {item}")}))
        life.ledger.dropped(clone.known, marks(item))
        return True
    mark = life.words.mark()
    item = life.words.thing(mark)
    at = life.words.dice.randrange(len(there) + 1)
    clone.write(path, notes.with_item(text, item, at))
    life.ledger.wrote(clone.known, Kind.ITEM, person, mark)
    return True


def promise(clone: Clone, life: Life) -> bool:
    """A promise more."""
    path, text, person = _pick(clone, life)
    if not path:
        return False
    mark = life.words.mark()
    due = clone.today(life.day) + timedelta(days=life.words.dice.randrange(1, 15))
    line = f"- [ ] send {life.words.thing(mark)} 📅 {due}"
    clone.write(path, notes.with_line(text, "Promises", line))
    life.ledger.wrote(clone.known, Kind.PROMISE, person, mark)
    return True


def keep_promise(clone: Clone, life: Life) -> bool:
    """A promise ticked in the note, as the Tasks plugin does it."""
    open_ones = {
        f"{path}:{number}": line
        for path, text in clone.people().items()
        if not has_markers(text)
        for number, line in enumerate(notes.lines_of(text))
        if _PROMISE.fullmatch(line)
    }
    people = {path: notes.email_of(text) for path, text in clone.people().items()}
    choice = life.prefer_hot((at, people[at.rpartition(":")[0]]) for at in open_ones)
    if choice is None:
        return False
    path, _, number = choice.rpartition(":")
    lines = notes.lines_of(clone.read(path))
    lines[int(number)] = f"{lines[int(number)].replace('[ ]', '[x]')} ✅ {clone.today(life.day)}"
    clone.write(path, "\n".join(lines))
    life.ledger.kept_promise(clone.known, min(marks(lines[int(number)])))
    return True


def new_contact(clone: Clone, life: Life) -> bool:
    """Somebody new; two people may meet the same on one day."""
    name = f"Newcomer {life.day.toordinal() // 2 % 1000}"
    path, email = f"{PEOPLE}/{name}.md", f"{name[9:]}@new.example"
    if email in clone.persons() or email in life.ledger.deleted:
        return False
    text = contact(name, email, clone.today(life.day), life.words)
    clone.write(path, text)
    note_first(clone, life.ledger, text)
    return True


def rename(clone: Clone, life: Life) -> bool:
    """Somebody with another name; the links follow, as in Obsidian."""
    path, _, _ = _pick(clone, life)
    old = PurePosixPath(path).stem
    new = f"{' '.join(old.split()[:2])} {life.words.some(('Ames', 'Bright', 'Cole', 'Dale'))}"
    target = f"{PEOPLE}/{new}.md"
    if not path or clone.read(target):
        return False
    clone.git("add", "-A")
    clone.git("mv", path, target)
    for other in clone.paths():
        text = clone.read(other)
        changed = text.replace(f"[[{old}]]", f"[[{new}]]").replace(f"[[{old}|", f"[[{new}|")
        if changed != text:
            clone.write(other, changed)
    return True


def delete_contact(clone: Clone, life: Life) -> bool:
    """A contact's note deleted."""
    path, text, person = _pick(clone, life, whole=True)
    if not path or person in life.hot:
        return False
    (clone.root / path).unlink()
    life.ledger.deleted_note(clone.known, person, marks(text) & life.ledger.texts.keys())
    return True


def edit_draft(clone: Clone, life: Life) -> bool:
    """A sentence more in a draft."""
    found = [path for path in clone.paths(DRAFTS) if "/Sent/" not in path]
    if not found:
        return False
    path, mark = life.words.dice.choice(found), life.words.mark()
    lines = notes.lines_of(clone.read(path))
    at = life.words.dice.randrange(notes.front_end(lines) + 1, len(lines))
    clone.write(path, "\n".join([*lines[:at], life.words.sentence(mark), *lines[at:]]))
    life.ledger.wrote(clone.known, Kind.DRAFT, "", mark)
    return True


def note_first(clone: Clone, ledger: Ledger, text: str) -> None:
    """Write down what stands in a contact's note that is new."""
    person = notes.email_of(text)
    lines = notes.lines_of(text)
    end = notes.front_end(lines)
    for key, value in notes.values(text).items():
        if key in SCALARS:
            ledger.set_value(clone.known, person, key, value)
    for number, line in enumerate(lines):
        is_item = number < end and line.startswith("  - ")
        is_entry, is_task = line.startswith("- 2"), line.startswith("- [")
        kind = (
            (Kind.ITEM if is_item else Kind.LOG if is_entry else Kind.PROMISE)
            if is_item or is_entry or is_task
            else Kind.PROSE
        )
        if is_item or number > end:
            for mark in sorted(marks(line)):
                ledger.wrote(clone.known, kind, person, mark)


SCALARS = frozenset({"role", "tier", "met_at", "next_step", "organization", "every", "met"})
"""The keys that people give values to here."""

WEIGHTS: tuple[tuple[Act, float], ...] = (
    (tick, 22),
    (log_by_hand, 12),
    (drag, 3),
    (rewrite_sentence, 9),
    (delete_sentence, 1),
    (new_sentence, 7),
    (set_value, 9),
    (change_list, 5),
    (promise, 3),
    (keep_promise, 4),
    (new_contact, 2),
    (rename, 1),
    (delete_contact, 0.7),
    (edit_draft, 3),
)
"""How often what is done."""

"""Edits become a changed text: a line more in the log, a key with another value, a task marked.

All else stays, byte for byte, and the result is read again: it must say what the note said before,
and exactly what was to be added.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from vaulttools.actions.log_line import add_lines, add_task, bullet
from vaulttools.actions.set_keys import CannotEditError, set_keys
from vaulttools.lines import split_lines
from vaulttools.merging.log import joined
from vaulttools.model.contact import Contact
from vaulttools.model.state import STATE_KEYS
from vaulttools.model.utterance import Edits, TaskMark
from vaulttools.model.words import What
from vaulttools.reading.contacts import KEYS, read_contact
from vaulttools.reading.files import decode
from vaulttools.reading.history import log_items
from vaulttools.reading.log import sign_in, without_sign
from vaulttools.reading.logbook import find_logbook, find_section
from vaulttools.reading.notes import Note, open_note

_BOX = re.compile(r"(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[).(\])")
_SIGNS = {"x": "✅", "-": "❌"}
_PROMISES = frozenset({"promises"})


def edited(note: Note, contact: Contact, edits: Edits) -> str:
    """The text of a contact's note (its BOM and line ends included) with the edits in it.

    Raises CannotEditError when that cannot be done without changing how the rest is read.
    """
    for unclear in contact.unclear:
        if unclear.whole_note:
            raise CannotEditError(unclear.place.line, unclear.text, "Mend that first.")
    if note.source.problems:
        first = note.source.problems[0]
        raise CannotEditError(first.place.line, first.what, first.hint)
    text = note.source.data.decode("utf-8")
    for task in edits.tasks:
        text = mark_task(text, task)
    for promise in edits.new_tasks:
        text = _with_promise(text, note, promise)
    here = {event.sign for event in contact.events if event.sign} if edits.entries else set()
    for entry in (entry for entry in edits.entries if sign_in(entry) in here):
        text = _with_more(text, entry)
    if fresh := [entry for entry in edits.entries if sign_in(entry) not in here]:
        text = _with_entries(_again(note, text), contact, fresh)
    keys = [(_own_name(note, key), value) for key, value in edits.keys]
    return set_keys(text, keys, STATE_KEYS)


def _own_name(note: Note, key: str) -> str:
    """What the owner calls a key: `next-contact` for `next_step`; our name if the note has none."""
    found = note.fields(KEYS.get(key, (key,)))
    return found[0].key if found else key


def set_state(note: Note, keys: Iterable[tuple[str, str]]) -> str:
    """The note's text with its state keys set; raises CannotEditError."""
    text = note.source.data.decode("utf-8")
    return set_keys(text, [(key, value or None) for key, value in keys], STATE_KEYS)


def _again(note: Note, text: str) -> Note:
    return open_note(decode(note.path, text.encode()), note.links)


def _with_promise(text: str, note: Note, promise: str) -> str:
    """The text with a promise added, which must be read as one."""
    section = find_section(note, _PROMISES)
    changed = add_task(text, section, promise)
    before, after = (len(read_contact(_again(note, each)).promises) for each in (text, changed))
    if after != before + 1:
        what = "a promise that is added to this note would not be read"
        raise CannotEditError(section[0], what, f"Add by hand: - [ ] {promise}")
    return changed


def _with_more(text: str, entry: str) -> str:
    """The text with what an entry says in the one of the log that has its sign."""
    lines = split_lines(text)
    for number, line in enumerate(lines):
        bare = line.rstrip("\r\n")
        if joint := joined(bare, f"{bullet(bare)}{entry}"):
            lines[number] = f"{joint}{line[len(bare) :]}"
            return "".join(lines)
    what = "the entry in the log that this belongs to cannot be added to"
    raise CannotEditError(0, what, f"Add by hand: {without_sign(entry)}")


def _with_entries(note: Note, contact: Contact, entries: Sequence[str]) -> str:
    """The text with log entries added; what only the front matter said goes into a first log."""
    more = [*_said_in_front(contact), *entries]
    days = {
        event.day.isoformat()
        for event in contact.events
        if event.place.path == note.path and event.place.line > note.front.end
    }
    is_before_all = len(days) == 1 and all(entry[:10] < min(days) for entry in more)
    logbook = find_logbook(note, newest_first=contact.newest_first or is_before_all)
    text = add_lines(note.source.data.decode("utf-8"), logbook, more)
    changed = _again(note, text)
    difference = Counter(item.text for item in log_items(changed.body()))
    difference.subtract(item.text for item in log_items(note.body()))
    if {item: n for item, n in difference.items() if n} != dict(Counter(more)):
        what = "the log cannot be added to without changing how the rest is read"
        raise CannotEditError(logbook.heading, what, f"Add by hand: - {entries[-1]}")
    return text


def _said_in_front(contact: Contact) -> list[str]:
    """The last touch and reply of a note without a log: once it has one, they would not count."""
    if contact.has_log:
        return []
    return [
        f"{event.day} other {event.what}: from the front matter"
        for event in contact.events
        if event.what in {What.TO, What.FROM} and event.place.path == contact.path
    ]


def mark_task(text: str, task: TaskMark) -> str:
    """The text with a task's box marked and the day behind it, as the Tasks plugin writes it."""
    lines = split_lines(text)
    line = lines[task.line - 1]
    bare = line.rstrip("\r\n")
    if "🔁" in bare:
        what = "the promise repeats itself, and the plugin that repeats it must tick it"
        raise CannotEditError(task.line, what, "Tick it there; then it counts as kept.")
    marked = _BOX.sub(rf"\g<1>{task.mark}\g<2>", bare, count=1)
    block = re.search(r"\s+\^[A-Za-z0-9-]+\s*$", marked)
    at = block.start() if block else len(marked.rstrip())
    lines[task.line - 1] = (
        f"{marked[:at]} {_SIGNS[task.mark]} {task.day}{marked[at:]}{line[len(bare) :]}"
    )
    return "".join(lines)

"""vaulttools as a laptop runs it, and what it writes, put down in the ledger."""

from pathlib import Path, PurePosixPath

import vaulttools
from tests.cli.running import run
from tests.support import renew
from tests.sync import notes
from tests.sync.acts import SCALARS, Life
from tests.sync.clones import PEOPLE, Clone, is_generated
from tests.sync.events import Kind
from tests.sync.markers import has_markers
from tests.sync.words import signs
from vaulttools.model.utterance import Edits
from vaulttools.pipeline import Done, change_contact
from vaulttools.seeing import see
from vaulttools.writing import carry_out

_HOME = Path(vaulttools.__file__).parent
DRIVER = _HOME / "cli/driver.py"
HAS_RESOLVE = (_HOME / "cli/commands/resolve.py").exists()


def regenerate(clone: Clone, life: Life) -> int:
    """Regenerate as the command does; how many generated notes have markers in them afterwards."""
    done = renew(clone.root, clone.today(life.day))
    _note(clone, life, done)
    return sum(is_generated(p) and has_markers(clone.read(p)) for p in clone.paths())


def log(clone: Clone, life: Life) -> bool:
    """`vaulttools log`: a line more in a log."""
    today = clone.today(life.day)
    funnel = see(clone.root, today)
    names = {standing.contact.path: standing.contact.name for standing in funnel.standings}
    people = {p: notes.email_of(clone.read(p)) for p in names}
    path = life.prefer_hot((p, person) for p, person in people.items() if person)
    if path is None or has_markers(clone.read(path)):
        return False
    mark = life.words.mark()
    asked = Edits(entries=(f"{today} email to: {life.words.thing(mark)}",))
    done = change_contact(
        clone.root, funnel, path, asked, lambda changes: carry_out(clone.root, changes)
    )
    if done.refusals or mark not in clone.read(path):
        return False
    life.ledger.wrote(clone.known, Kind.LOG, people[path], mark)
    _note(clone, life, done)
    return True


def resolve(clone: Clone) -> str:
    """`vaulttools resolve`, if there is such a command; what it printed."""
    if not HAS_RESOLVE:
        return ""
    ran = run("resolve", "--vault", str(clone.root), at=clone.root)
    return ran.out + ran.err


def _note(clone: Clone, life: Life, done: Done) -> None:
    """Put down the entries and the values that were written."""
    for change in done.changes:
        if PurePosixPath(change.path).parts[0] != PEOPLE or change.after is None:
            continue
        before = notes.values((change.before or b"").decode())
        after = notes.values(change.after.decode())
        person = notes.email_of(change.after.decode())
        for key in sorted(SCALARS & after.keys()):
            if before.get(key) != after[key]:
                life.ledger.set_value(clone.known, person, key, after[key])
    for note in done.notes:
        person = notes.email_of(clone.read(note.contact.path))
        for entry in note.entries:
            for sign in signs(entry):
                life.ledger.entries.setdefault(sign, person)

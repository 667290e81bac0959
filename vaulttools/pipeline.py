"""The program on one page: files → notes → funnel → texts → plan → files."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaulttools.actions.log_line import add_line
from vaulttools.funnel import build_funnel
from vaulttools.generators import generate_all
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import Funnel
from vaulttools.model.problem import Problem
from vaulttools.model.texts import Block, Change, Plan, Refusal
from vaulttools.reading import read_vault
from vaulttools.reading.files import decode, read_source
from vaulttools.reading.history import log_items
from vaulttools.reading.links import LinkIndex
from vaulttools.reading.logbook import find_logbook
from vaulttools.reading.notes import open_note
from vaulttools.reading.vault import Progress, bytes_at
from vaulttools.writing import carry_out, plan_texts


@dataclass(frozen=True, slots=True)
class Regenerated:
    """What a run saw and would write."""

    funnel: Funnel
    plan: Plan


def see(root: Path, today: date, progress: Progress | None = None) -> Funnel:
    """Read the vault and build its funnel for a day."""
    return build_funnel(read_vault(root, progress), today)


def plan_regenerate(root: Path, today: date, progress: Progress | None = None) -> Regenerated:
    """Decide everything that `regenerate` would write on a day; nothing is written."""
    funnel = see(root, today, progress)
    if not funnel.standings:
        return Regenerated(funnel, Plan())
    texts = list(generate_all(funnel))
    paths = [text.home if isinstance(text, Block) else text.path for text in texts]
    return Regenerated(funnel, plan_texts(funnel.vault, texts, bytes_at(root, paths)))


def plan_log(root: Path, contact: Contact, entry: str) -> Change | Refusal:
    """Decide the change that adds an entry (`2026-11-23 email to: thanks`) to a contact's log.

    Refused unless the changed note has the same lists as before and exactly that entry more.
    """
    for unclear in contact.unclear:
        if unclear.whole_note:
            return Refusal(contact.path, unclear.place.line, unclear.text, "Mend that first.")
    source = read_source(root, contact.path)
    problems = (source,) if isinstance(source, Problem) else source.problems
    if problems or isinstance(source, Problem):
        return Refusal(contact.path, problems[0].place.line, problems[0].what, problems[0].hint)
    note = open_note(source, LinkIndex([contact.path]))
    days = {event.day.isoformat() for event in contact.events if event.place.line > note.front.end}
    is_before_all = len(days) == 1 and entry[:10] < min(days)
    logbook = find_logbook(note, newest_first=contact.newest_first or is_before_all)
    after = add_line(source.data.decode("utf-8"), logbook, entry).encode("utf-8")
    changed = open_note(decode(contact.path, after), note.links)
    more = Counter(item.text for item in log_items(changed.body()))
    more.subtract(item.text for item in log_items(note.body()))
    if {text: n for text, n in more.items() if n} != {entry: 1}:
        what = "the line cannot be added without changing how the rest is read"
        return Refusal(contact.path, 0, what, f"Add it by hand to the log: - {entry}")
    return Change(contact.path, source.data, after)


def carry_out_plan(root: Path, plan: Plan) -> tuple[Refusal, ...]:
    """Write a plan; give back what could not be written, the plan's own refusals first."""
    return plan.refusals + carry_out(root, plan.changes)

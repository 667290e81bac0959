"""A worked set: people, things to send, and what was judged by hand to be right for each person."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support import look
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.value import ValueItem

HERE = Path(__file__).parent
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Judged:
    """A contact of the set, the items that are right for it (none: nothing is), and what was chosen."""

    item: DueItem
    right: frozenset[str]
    chosen: str
    """The name of what was proposed first; empty for nothing."""

    @property
    def is_right(self) -> bool:
        return self.chosen in self.right if self.right else not self.chosen


@dataclass(frozen=True, slots=True)
class Figures:
    """How often the choice was right."""

    fits: int
    """Contacts for whom there is something."""
    fits_right: int
    """Of those: got the right one."""
    fits_nothing: int
    """Of those: got nothing."""
    empty: int
    """Contacts for whom there is nothing."""
    empty_right: int
    """Of those: got nothing."""

    @property
    def precision(self) -> float:
        """Precision at 1: of everything that was proposed first, the share that is right."""
        proposed = self.fits - self.fits_nothing + self.empty - self.empty_right
        return self.fits_right / proposed if proposed else 0.0

    @property
    def found(self) -> float:
        """Of those for whom there is something, the share that got the right one."""
        return self.fits_right / self.fits

    @property
    def none_found(self) -> float:
        """Of those for whom there is nothing, the share that got nothing."""
        return self.empty_right / self.empty

    @property
    def none_wrongly(self) -> float:
        """Of those for whom there is something, the share that got nothing."""
        return self.fits_nothing / self.fits


def judgements() -> dict[str, frozenset[str]]:
    """What was judged to be right, by the contact's name."""
    return {
        name: frozenset(right.split(" | ")) - {NOBODY}
        for head, _ in _notes("contacts.md")
        for name, right in [head.split(" → ")]
    }


def worked_set() -> Funnel:
    """The notes of the set, seen on the day of the judgements."""
    return look(notes(), "2026-11-23")


def notes() -> dict[str, str]:
    """The notes of the set, by path."""
    values = {f"Library/{name}.md": _note("value", *body) for name, body in _notes("items.md")}
    people = {
        f"People/{head.split(' → ')[0]}.md": _note("contact", front, f"## Log\n{body}")
        for head, (front, body) in _notes("contacts.md")
    }
    return {**values, **people}


Choose = Callable[[DueItem, Sequence[ValueItem]], str]


def judged(funnel: Funnel, choose: Choose) -> list[Judged]:
    """Every contact with the choice, in the order of the file."""
    right = judgements()
    items = {item.contact.name: item for item in funnel.items}
    return [
        Judged(items[name], found, choose(items[name], funnel.vault.values))
        for name, found in right.items()
    ]


def figures(cases: Iterable[Judged]) -> Figures:
    """The counts over some contacts."""
    cases = list(cases)
    with_fit = [case for case in cases if case.right]
    without = [case for case in cases if not case.right]
    return Figures(
        len(with_fit),
        sum(case.is_right for case in with_fit),
        sum(not case.chosen for case in with_fit),
        len(without),
        sum(case.is_right for case in without),
    )


def matched(item: DueItem, values: Sequence[ValueItem]) -> str:
    """What the funnel proposes."""
    del values
    return item.matches[0].item.name if item.matches else ""


def newest_with_a_shared_topic(item: DueItem, values: Sequence[ValueItem]) -> str:
    """The baseline: the newest item with a topic of theirs, spelt alike, which they were not given."""
    topics = {topic.casefold() for topic in item.contact.topics}
    given = {path for event in item.contact.events for path in event.links}
    pause = item.standing.paused
    found = [
        value
        for value in values
        if topics & {topic.casefold() for topic in value.topics}
        and value.path not in given
        and item.contact.path in (value.meant_for or (item.contact.path,))
        and value.published
        and value.published.isoformat() <= "2026-11-23"
        and (value.expires is None or value.expires.isoformat() >= "2026-11-23")
        and (pause is None or value.published > pause)
    ]
    newest = max(found, key=lambda v: (str(v.published), v.path), default=None)
    return newest.name if newest else ""


def _notes(file: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The notes in a file of the set: the line that begins each, its front matter, its text."""
    text = (HERE / file).read_text(encoding="utf-8")
    for note in text.split("\n=== ")[1:]:
        head, _, rest = note.partition("\n")
        front, _, body = ("\n" + rest).partition("\n\n")
        yield head, (front.strip(), body)


def _note(kind: str, front: str, body: str = "") -> str:
    return f"---\ntype: {kind}\n{front}\n---\n{body}".replace(f"{kind}\n\n---", f"{kind}\n---")

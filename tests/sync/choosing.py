"""Somebody reads conflict markers and decides, knowing what everybody meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.sync import notes
from tests.sync.acts import SCALARS, Life
from tests.sync.clones import Clone
from tests.sync.ledger import Ledger, Question
from tests.sync.markers import Block, parts
from tests.sync.words import marks, signs

_VALUE = re.compile(r"(?:[-*] )?([a-z_]+): (.*)")


@dataclass(slots=True)
class Decided:
    """What was decided about one note."""

    shown: list[Question] = field(default_factory=list)
    needless: list[Block] = field(default_factory=list)
    """Blocks that ask nothing that only a person can decide."""


def shown_in(block: Block, person: str, ledger: Ledger) -> list[Question]:
    """The questions that a block asks."""
    ours, theirs = _values(block.ours), _values(block.theirs)
    keys = sorted(SCALARS & ours.keys() & theirs.keys())
    found = [
        Question(person, key, frozenset({ours[key], theirs[key]}))
        for key in keys
        if ours[key] != theirs[key]
    ]
    here, there = marks("\n".join(block.ours)), marks("\n".join(block.theirs))
    found += [
        Question(person, "", frozenset({one, other}))
        for one in sorted(here - there)
        for other in sorted(there - here)
        if ledger.are_versions(one, other)
    ]
    return found


def _values(lines: tuple[str, ...]) -> dict[str, str]:
    return {match[1]: match[2] for line in lines if (match := _VALUE.fullmatch(line.strip()))}


def decide(clone: Clone, life: Life, path: str) -> Decided:
    """Decide everything that a note asks, take the markers out, and save it."""
    text = clone.read(path)
    person, decided = notes.email_of(text), Decided()
    lines: list[str] = []
    chosen: dict[str, str] = {}
    fences = 0
    for part in parts(text):
        if isinstance(part, str):
            fences += part == "---"
            lines.append(part)
            continue
        questions = shown_in(part, person, life.ledger)
        decided.shown += questions
        if not questions:
            decided.needless.append(part)
        left: set[str] = set()
        for question in questions:
            if question.what:
                chosen[question.what] = _choose_value(clone, life, question)
            else:
                left |= question.values - set(_choose_text(clone, life, question))
        meant = replace(
            part,
            ours=_meant(part.ours, left, clone, life),
            theirs=_meant(part.theirs, left, clone, life),
        )
        lines += _kept(meant, lines, is_front=fences < 2 and bool(person))
    text = "\n".join(lines)
    for key, value in chosen.items():
        text = notes.with_value(text, key, value)
    clone.write(path, text)
    return decided


def _choose_value(clone: Clone, life: Life, question: Question) -> str:
    choice = life.words.dice.choice(sorted(question.values))
    life.ledger.chose_value(clone.known, question, choice)
    return choice


def _choose_text(clone: Clone, life: Life, question: Question) -> list[str]:
    versions = sorted(question.values)
    if life.chance(0.7):
        versions = [life.words.dice.choice(versions)]
    life.ledger.chose_text(clone.known, question, versions)
    return versions


def _meant(lines: tuple[str, ...], left: set[str], clone: Clone, life: Life) -> tuple[str, ...]:
    """The lines whose texts nobody took away.

    In the middle of a rebase a text may be needed that is only replaced by a later commit.
    """

    def is_meant(line: str) -> bool:
        texts = [life.ledger.texts[mark] for mark in marks(line) if mark in life.ledger.texts]
        is_there = clone.rebases or any(text.is_there(clone.known) for text in texts)
        return not texts or (is_there and not marks(line) & left)

    return tuple(line for line in lines if is_meant(line))


def _kept(block: Block, above: list[str], *, is_front: bool) -> Iterator[str]:
    """The lines of both sides, each once."""
    taken = block.ours if is_front else tuple(x for x in block.ours if not _is_value(x))
    yield from taken
    keys = {line.partition(":")[0] for line in (*above, *taken)}
    known = {name for line in taken for name in _names(line)}
    for line in block.theirs:
        names = _names(line)
        is_said = line in taken or (bool(names) and names <= known)
        is_key = is_front and bool(_VALUE.fullmatch(line)) and line.partition(":")[0] in keys
        if not (is_said or is_key or (not is_front and _is_value(line))):
            yield line


def _names(line: str) -> frozenset[str]:
    return marks(line) | signs(line)


def _is_value(line: str) -> bool:
    """Whether a line in the body repeats one of the front matter, to ask about it."""
    match = _VALUE.fullmatch(line.strip())
    return match is not None and match[1] in SCALARS

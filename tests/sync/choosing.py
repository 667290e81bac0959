"""Somebody reads conflict markers and decides, knowing what everybody meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from tests.sync import notes
from tests.sync.acts import SCALARS, Life
from tests.sync.clones import Clone
from tests.sync.events import Known, Question
from tests.sync.ledger import Ledger
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
    sides = [block.ours, block.theirs]
    if block.is_nested:
        sides = [block.ours + block.theirs] * 2
    pairs = product(_values(sides[0]), _values(sides[1]))
    values = {
        Question(person, key, frozenset({one, other}))
        for (key, one), (key_there, other) in pairs
        if key == key_there and one != other and key in SCALARS
    }
    values = {question for question in values if ledger.were_rivals(question)}
    here, there = (marks("\n".join(side)) for side in sides)
    both = frozenset() if block.is_nested else here & there
    sentences = {
        Question(person, "", frozenset({one, other}))
        for one, other in product(here - both, there - both)
        if one != other and ledger.are_versions(one, other)
    }
    return [*sorted(values, key=str), *sorted(sentences, key=str)]


def _values(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    matches = (_VALUE.fullmatch(line.strip()) for line in lines)
    return [(match[1], match[2]) for match in matches if match]


def decide(clone: Clone, life: Life, path: str, upstream: Known) -> Decided:
    """Decide everything that a note asks, take the markers out, and save it.

    `upstream` are the events in what is merged, or rebased onto.
    """
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
        chosen.update(_settled_values(part, person, clone, life))
        left: set[str] = set()
        for question in questions:
            if not (clone.rebases or question in life.ledger.questions(clone.known)):
                continue  # it is settled: that is how it stays
            if question.what:
                chosen[question.what] = _choose_value(clone, life, question)
            else:
                left |= question.values - set(_choose_text(clone, life, question))
        seen = upstream if clone.rebases else clone.known
        meant = _meant(part, left, seen, life.ledger)
        lines += _kept(meant, lines, is_front=fences < 2 and bool(person))
    text = "\n".join(lines)
    for key, value in chosen.items():
        text = notes.with_value(text, key, value)
    clone.write(path, text)
    return decided


def _settled_values(block: Block, person: str, clone: Clone, life: Life) -> dict[str, str]:
    """The values that a block shows, and about which nothing is open."""
    found: dict[str, str] = {}
    shown = [*_values(block.ours), *_values(block.theirs)]
    for key, value in shown:
        heads = {one.value for one in life.ledger.heads(person, key, clone.known)}
        if key in SCALARS and heads == {value}:
            found[key] = value
    return found


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


def _meant(block: Block, left: set[str], seen: Known, ledger: Ledger) -> Block:
    """The block with the lines whose texts nobody took away, by the events that were `seen`.

    In the middle of a rebase, what a later commit replaces is still there; what the other side has a
    later version of is not.
    """
    here, there = marks("\n".join(block.ours)), marks("\n".join(block.theirs))

    def is_meant(line: str, beside: frozenset[str]) -> bool:
        found = [mark for mark in marks(line) if mark in ledger.texts]
        gone = [
            mark
            for mark in found
            if mark in left
            or any(event in seen for event in ledger.texts[mark].dropped)
            or any(mark != other and ledger.became(mark, other) for other in beside)
        ]
        return not found or len(gone) < len(found)

    return replace(
        block,
        ours=tuple(line for line in block.ours if is_meant(line, there)),
        theirs=tuple(line for line in block.theirs if is_meant(line, here)),
    )


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

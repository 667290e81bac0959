"""Laws of merging: what holds for any three versions of a note."""

import re

from hypothesis import given, settings

from tests.merging.edits import EDITS, NOTE, Edit, edited
from vaulttools.cli.driver import git_merge
from vaulttools.merging.front import COUNT, split_front
from vaulttools.merging.log import is_entry, is_task
from vaulttools.merging.note import Merged
from vaulttools.merging.texts import merge_texts

EXAMPLES = 80


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge_texts((base, ours, theirs), "People/Maya Okafor.md", git_merge)


def swapped(text: str) -> str:
    """The text with the labels at markers swapped."""
    names = {"ours": "theirs", "theirs": "ours"}
    return re.sub(
        r"^(\ufeff?[<>]{7}) (ours|theirs)(?=\r?$)",
        lambda m: f"{m[1]} {names[m[2]]}",
        text,
        flags=re.MULTILINE,
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(EDITS)
def test_an_unchanged_side_leaves_the_other_one(edits: list[Edit]) -> None:
    side = edited(edits)
    assert merged(NOTE, side, NOTE).text == side
    assert merged(NOTE, NOTE, side).text == side
    assert merged(NOTE, side, side).text == side


@settings(max_examples=EXAMPLES, deadline=None)
@given(EDITS, EDITS)
def test_the_order_of_sides_changes_nothing_but_labels(one: list[Edit], other: list[Edit]) -> None:
    ours, theirs = edited(one), edited(other)
    assert merged(NOTE, ours, theirs).text == swapped(merged(NOTE, theirs, ours).text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(EDITS, EDITS)
def test_merging_twice_is_merging_once(one: list[Edit], other: list[Edit]) -> None:
    ours, theirs = edited(one), edited(other)
    once = merged(NOTE, ours, theirs).text
    assert merged(NOTE, once, theirs).text == once
    assert merged(NOTE, ours, once).text == once


def parts(text: str) -> tuple[list[str], list[str], list[str], set[str]]:
    """Front matter, log entries, tasks and the other lines of a text; markers and what they hold aside."""
    front, body = split_front(text.splitlines())
    clean: list[str] = []
    is_open = False
    for line in body:
        is_open = line.startswith("<<<<<<<") or (is_open and not line.startswith(">>>>>>>"))
        clean += [] if is_open or line.startswith(">>>>>>>") else [line]
    log = [line for line in clean if is_entry(line) and not is_task(line)]
    tasks = sorted(line for line in clean if is_task(line))
    keys = [line for line in front or [] if not line.startswith(f"{COUNT}:")]  # the next run counts
    return keys, log, tasks, {line for line in body if line.strip()}


@settings(max_examples=EXAMPLES, deadline=None)
@given(EDITS, EDITS, EDITS)
def test_three_clones_agree_in_any_order(a: list[Edit], b: list[Edit], c: list[Edit]) -> None:
    one, two, three = edited(a), edited(b), edited(c)
    ways = [
        merged(NOTE, merged(NOTE, x, y).text, z)
        for x, y, z in ((one, two, three), (two, three, one), (three, one, two))
    ]
    first, *others = [parts(way.text) for way in ways]
    for other in others:
        assert other[0] == first[0]
        if not any("rewritten" in piece.what for w in ways for piece in w.opens):
            assert other[1:3] == first[1:3]
    written = {line for side in (one, two, three) for line in parts(side)[3]} - parts(NOTE)[3]
    prose = {line for line in written if re.match(r"New: |More: |He said ", line)}
    for way in ways:
        assert prose <= set(way.text.splitlines())

"""Laws of merging: what holds for any note at all, whatever two people make of it."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merging.any_notes import TEXT, THREE, Three
from tests.merging.test_laws import swapped
from tests.support import MAYA
from vaulttools.actions.resolving import resolve_all
from vaulttools.cli.driver import git_merge
from vaulttools.merging.front import split_front
from vaulttools.merging.log import is_task
from vaulttools.merging.markers import mended
from vaulttools.merging.note import Merged
from vaulttools.merging.texts import merge_texts
from vaulttools.reading.frontmatter import read_front_matter

pytestmark = pytest.mark.long

EXAMPLES = 80
OTHER = "People/Maya Okafor Lund.md"
SIGNS = (
    "",
    "\n<!-- vaulttools:due -->\n- [x] a\n<!-- /vaulttools:due -->\n",
    "\n<!-- vaulttools-draft 0123456789ab -->\n",
    "---\nkanban-plugin: board\n---\n",
    "\n# vaulttools 0123456789ab\n",
    "\n<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n",
)
"""What makes a text one of ours, and what does not quite."""


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge_texts((base, ours, theirs), MAYA, git_merge)


def lines_of(text: str) -> list[str]:
    return [line.rstrip("\r") for line in text.removeprefix("\ufeff").split("\n")]


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_the_order_of_sides_changes_nothing_but_labels(three: Three) -> None:
    base, ours, theirs = (note.text for note in three)
    assert merged(base, ours, theirs).text == swapped(merged(base, theirs, ours).text)


def said(line: str) -> str:
    """What has to be there of a line: of a task its words, as its box and fields may follow from both sides."""
    return re.split("[📅✅]", line)[0].partition("] ")[2].strip() if is_task(line) else line


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_every_line_below_the_front_matter_that_somebody_wrote_is_there(three: Three) -> None:
    base, ours, theirs = (note.text for note in three)
    text = merged(base, ours, theirs).text
    there = {said(line) for line in lines_of(text)}
    for side in (three.ours, three.theirs):
        new = {said(line) for line in side.body if line.strip()} - {*map(said, three.base.body)}
        assert new <= there, text


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_both_made_the_note_and_every_line_of_both_is_there(three: Three) -> None:
    text = merged("", three.ours.text, three.theirs.text).text
    there = {said(line) for line in lines_of(text)}
    for side in (three.ours, three.theirs):
        assert {said(line) for line in side.body if line.strip()} <= there, text


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_a_second_note_of_one_person_goes_when_every_line_of_it_is_in_the_first(
    three: Three,
) -> None:
    notes = {MAYA: three.ours.text.encode(), OTHER: three.theirs.text.encode()}
    now = dict(notes)
    for one in resolve_all(notes, [(OTHER, MAYA)], {}):
        now |= {change.path: change.after or b"" for change in one.changes}
    there = {said(line) for text in now.values() for line in lines_of(text.decode())}
    for side in (three.ours, three.theirs):
        assert {said(line) for line in side.body if line.strip()} <= there, now


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_every_line_that_all_kept_is_there(three: Three) -> None:
    base, ours, theirs = (note.text for note in three)
    there = {said(line) for line in lines_of(merged(base, ours, theirs).text)}
    counts = [Counter(map(said, note.body)) for note in three]
    for line in counts[0]:
        if line.strip() and all(count[line] == 1 for count in counts):
            assert line in there


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_every_value_that_somebody_wrote_is_there(three: Three) -> None:
    base, ours, theirs = (note.text for note in three)
    text = merged(base, ours, theirs).text
    old = set(re.findall(r"\w+", "\n".join(three.base.front)))
    for side in (three.ours, three.theirs):
        new = set(re.findall(r"\w+", "\n".join(side.front))) - old
        assert new <= set(re.findall(r"\w+", text)), text


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_front_matter_can_be_read_if_both_sides_could(three: Three) -> None:
    base, ours, theirs = (note.text for note in three)
    sides = [read_front_matter("", lines_of(side)) for side in (ours, theirs)]
    text = merged(base, ours, theirs).text
    front, _ = split_front(lines_of(text))
    assert not any(line.startswith(("<<<<<<<", ">>>>>>>")) for line in front or [])
    if not any(side.problems for side in sides):
        found = read_front_matter("", lines_of(text))
        assert not found.problems
        assert {*found.fields} <= {key for side in sides for key in side.fields}


@settings(max_examples=EXAMPLES)
@given(
    TEXT, TEXT, TEXT, st.sampled_from(["a.md", "Board.md", "Funnel.base"]), st.sampled_from(SIGNS)
)
def test_text_of_any_sort_is_merged_or_refused(
    base: str, ours: str, theirs: str, path: str, sign: str
) -> None:
    three = (base or None, ours + sign, theirs + sign)
    try:
        found = merge_texts(three, path, git_merge)
        mended(ours + sign, path)
    except ValueError:
        return
    if three[1] == three[2]:
        assert found.text == three[1]


@settings(max_examples=EXAMPLES)
@given(THREE)
def test_front_matter_of_one_side_goes_with_the_body_of_the_other(three: Three) -> None:
    base, one, other = three
    here, there = base._replace(fields=one.fields), base._replace(body=other.body)
    both = base._replace(fields=one.fields, body=other.body)
    if base.is_ended or not base.text:
        assert merged(base.text, here.text, there.text).text == both.text

"""Notes in which git's markers stand become whole again, by what git itself writes."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.merging.any_notes import THREE, Three
from tests.merging.edits import EDITS, NOTE, Edit, edited
from tests.merging.support import BASE, BOTH, OURS, THEIRS, note
from tests.support import MAYA
from vaulttools.cli.driver import git_merge
from vaulttools.merging.front import COUNT, split_front
from vaulttools.merging.markers import mended
from vaulttools.merging.texts import merge_texts

EXAMPLES = 80


def by_git(base: str, ours: str, theirs: str, *words: str) -> str:
    """What `git merge-file` makes of three texts."""
    names = ["ours", "base", "theirs"]
    for name, text in zip(names, (ours, base, theirs), strict=True):
        Path(name).write_bytes(text.encode())
    done = subprocess.run(
        ["git", "merge-file", "-p", *words, *names], capture_output=True, check=False
    )
    return done.stdout.decode()


def whole(text: str, base: str | None = None) -> str:
    """The text mended, with nothing left open; mending it again changes nothing."""
    found = mended(text, MAYA, base)
    assert found is not None
    assert [piece.what for piece in found.opens] == []
    assert mended(found.text, MAYA) is None
    return found.text


@pytest.mark.parametrize("size", [7, 9, 20])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markers_that_tell_the_base_become_what_the_driver_makes(size: int, end: str) -> None:
    three = [text.replace("\n", end) for text in (BASE, OURS, THEIRS)]
    labels = ["-L", "HEAD", "-L", "merged common ancestors", "-L", "feature: a b <c>"]
    text = by_git(*three, "--diff3", f"--marker-size={size}", *labels)
    assert text.count("<" * size + " HEAD") == 2
    assert whole(text) == BOTH.replace("\n", end)


def test_markers_without_the_base_become_the_same_where_git_tells_it() -> None:
    assert whole(by_git(BASE, OURS, THEIRS), BASE) == BOTH


def test_where_nobody_knows_the_base_logs_are_put_together_and_keys_are_asked_about() -> None:
    found = mended(by_git(BASE, OURS, THEIRS), MAYA)
    assert found is not None
    assert found.text.endswith(BOTH.partition("## Log")[2])
    assert len(found.opens) == 2
    front, body = split_front(found.text.splitlines())
    assert len(front or []) == 2
    assert {"tier: A", "tier: B", "role: head", "role: chief"} <= {*body}
    again = mended(found.text, MAYA)
    assert again is not None
    assert again.text == found.text


def test_markers_in_code_are_an_example() -> None:
    example = "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```\n"
    assert mended(example, MAYA) is None
    text = (
        example
        + "- 2026-11-02 met\n<<<<<<< HEAD\n- 2026-11-03 x\n=======\n- 2026-11-04 y\n>>>>>>> o\n"
    )
    assert whole(text) == example + "- 2026-11-02 met\n- 2026-11-03 x\n- 2026-11-04 y\n"


@pytest.mark.parametrize(
    "text",
    [
        "<<<<<<< HEAD\na\n",
        "<<<<<<< HEAD\na\n=======\nb\n",
        "a\n=======\nb\n>>>>>>> other\n",
        "Heading\n=======\n\ntext\n",
        "<<<<<< HEAD\na\n=======\nb\n>>>>>> other\n",
        ">>>>>>> a quote\n<<<<<<< and so on\n",
    ],
)
def test_what_is_not_a_whole_set_of_markers_is_left_alone(text: str) -> None:
    assert mended(text, MAYA) is None


def test_an_underlined_heading_within_a_side_loses_nothing() -> None:
    base, ours, theirs = (
        f"{name}\n=======\n\n- 2026-11-02 met\n{log}"
        for name, log in (
            ("Maya", ""),
            ("Maya O.", "- 2026-11-03 note: x\n"),
            ("M. Okafor", "- 2026-11-04 note: y\n"),
        )
    )
    text = by_git(base, ours, theirs, "--diff3").replace(
        ">>>>>>> theirs\n=======\n", "=======\n>>>>>>> theirs\n"
    )
    found = mended(text, MAYA)
    assert found is not None
    assert {*ours.splitlines(), *theirs.splitlines()} <= {*found.text.splitlines()}


def test_markers_within_markers_lose_nothing() -> None:
    inner = "<<<<<<<<< a\none\n=========\ntwo\n>>>>>>>>> b\n"
    found = mended(f"<<<<<<< HEAD\n{inner}=======\nthree\n>>>>>>> other\n", MAYA)
    assert found is not None
    assert {"one", "two", "three"} <= {*found.text.splitlines()}


def test_markers_that_cross_those_of_an_earlier_merge() -> None:
    """So a phone leaves them that merges again before a laptop has mended the first ones."""
    text = note("""
        - 2026-11-02 met: x
        <<<<<<< HEAD
        - 2026-11-03 note: here
        =======
        - 2026-11-04 note: there
        <<<<<<< HEAD
        - 2026-11-05 note: here again
        >>>>>>> 1234567
        - 2026-11-06 note: and again
        =======
        - 2026-11-07 note: there again
        >>>>>>> 89abcde
        """)
    assert whole(text) == note("""
        - 2026-11-02 met: x
        - 2026-11-03 note: here
        - 2026-11-04 note: there
        - 2026-11-05 note: here again
        - 2026-11-06 note: and again
        - 2026-11-07 note: there again
        """)


def test_markers_at_a_byte_order_mark() -> None:
    texts = ["\ufeff" + text for text in (BASE, OURS, THEIRS)]
    assert whole(by_git(*texts, "--diff3")) == "\ufeff" + BOTH
    asked = merge_texts(("\ufeffa\n", "\ufeffb\n", "\ufeffc\n"), MAYA, git_merge).text
    assert asked.startswith("\ufeff<<<<<<<")
    found = mended(asked, MAYA)
    assert found is not None
    assert found.text == asked


def lines_of(text: str) -> Counter[str]:
    """The lines of a text but for empty ones and the count of touches.

    The next run counts anew: of two logs that git put together nothing says that both had touches of their own.
    """
    lines = text.splitlines()
    return Counter(line for line in lines if line.strip() and not line.startswith(f"{COUNT}:"))


def without_conflicts(text: str) -> str:
    """What stands outside of markers that `git merge-file` wrote."""
    return re.sub(r"^<{7} .*\n[\s\S]*?^>{7} .*\n", "", text, flags=re.MULTILINE)


@settings(max_examples=EXAMPLES)
@given(EDITS, EDITS)
def test_with_the_base_it_is_what_the_driver_would_have_made(
    one: list[Edit], other: list[Edit]
) -> None:
    ours, theirs = edited(one), edited(other)
    text = by_git(NOTE, ours, theirs, "--diff3")
    found = mended(text, MAYA)
    driven = merge_texts((NOTE, ours, theirs), MAYA, git_merge)
    if found is not None and not driven.opens:
        there, wanted = lines_of(found.text), lines_of(driven.text)
        # a member that stands in a list twice may be one that both put in, each elsewhere
        assert all(there[line] and line.startswith("  - ") for line in wanted - there)
        # and what both wrote git may have put in twice without a word
        by_git_alone = lines_of(without_conflicts(text))
        assert all(by_git_alone[line] > wanted[line] for line in there - wanted)


@pytest.mark.long
@settings(max_examples=EXAMPLES)
@given(THREE)
def test_mending_loses_no_line(three: Three) -> None:
    for words in ([], ["--diff3"]):
        text = by_git(*(n.text for n in three), *words)
        found = mended(text, MAYA)
        if found is None:
            continue
        there = {*found.text.removeprefix("\ufeff").replace("\r", "").split("\n")}
        for side in (three.ours, three.theirs):
            new = {line for line in side.body if line.strip()} - {*three.base.body}
            assert {
                line for line in new if "[" not in line and line[:7] not in {"=======", "|||||||"}
            } <= there


ADDED_TWICE = note("""
    ---
    tier: A
    next_step: 2026-12-11
    ---
    <<<<<<< theirs
    next_step: 2026-12-11
    =======
    next_step: 2026-12-21
    >>>>>>> ours

    Runs the group.
    """)


def test_a_key_that_both_added_is_asked_about_until_somebody_answers() -> None:
    base = "---\ntier: A\n---\nRuns the group.\n"
    ours, theirs = (
        base.replace("A\n", f"A\nnext_step: {day}\n") for day in ("2026-12-21", "2026-12-11")
    )
    text = by_git(base, ours, theirs)
    for _ in range(2):
        found = mended(text, MAYA, base)
        assert found is not None
        assert found.text == ADDED_TWICE
        assert len(found.opens) == 1
        text = found.text


def test_a_key_that_both_added_each_elsewhere_is_asked_about() -> None:
    """git takes the upper one, and has a conflict about the lower one; the topics below it stay."""
    text = note("""
        ---
        met_at: a fair
        topics:
          - seeds
        <<<<<<< HEAD
        tier: A
        =======
        tier: B
        met_at: a club
        >>>>>>> 1234567
        ---
        Runs the group.
        """)
    found = mended(text, MAYA, "---\ntopics:\n  - seeds\ntier: A\n---\nRuns the group.\n")
    assert found is not None
    assert found.text == note("""
        ---
        met_at: a club
        topics:
          - seeds
        tier: B
        ---
        <<<<<<< theirs
        met_at: a club
        =======
        met_at: a fair
        >>>>>>> ours

        Runs the group.
        """)


def test_a_member_that_both_added_to_a_list_each_elsewhere_stands_there_once() -> None:
    """git takes the upper one, and has a conflict about the lower one; another list may have it, too."""
    text = note("""
        ---
        topics:
          - seeds
          - soil
        <<<<<<< HEAD
          - water
        ||||||| base
        =======
          - seeds
        >>>>>>> 1234567
        tags:
          - seeds
        ---
        Runs the group.
        """)
    assert whole(text) == note("""
        ---
        topics:
          - seeds
          - soil
          - water
        tags:
          - seeds
        ---
        Runs the group.
        """)


def test_a_key_in_markers_within_markers_is_asked_about_as_it_is_now() -> None:
    """A phone merged, and merged again before a laptop had mended it: B became C meanwhile."""
    text = note("""
        ---
        <<<<<<< HEAD
        <<<<<<< HEAD
        tier: A
        =======
        tier: B
        >>>>>>> 1234567
        =======
        tier: C
        >>>>>>> 89abcde
        ---
        Runs the group.
        """)
    found = mended(text, MAYA)
    assert found is not None
    assert found.text == note("""
        ---
        tier: A
        ---
        <<<<<<< ours
        tier: A
        =======
        tier: C
        >>>>>>> theirs

        Runs the group.
        """)


def test_with_the_base_what_only_one_side_changed_is_no_question() -> None:
    """Below the markers stands what both sides made of another line, each by itself."""
    base = "A colleague pays.\n\nHer team buys maps.\n"
    text = note("""
        <<<<<<< HEAD
        A colleague pays.
        A colleague has left.
        =======
        The office pays.
        >>>>>>> 89abcde

        The board buys maps.
        """)
    assert whole(text, base) == "The office pays.\nA colleague has left.\n\nThe board buys maps.\n"


def test_what_follows_markers_that_cross_is_asked_about_with_them() -> None:
    """The question of the first merge ends below the second: its other side begins with what came then."""
    text = note("""
        <<<<<<< HEAD
        <<<<<<< HEAD
        Their lead prefers the train.
        =======
        =======
        A colleague pays.
        >>>>>>> 89abcde
        Their lead prefers the bus.
        >>>>>>> 1234567

        Below.
        """)
    found = mended(text, MAYA)
    assert found is not None
    assert found.text == note("""
        <<<<<<< theirs
        A colleague pays.
        Their lead prefers the bus.
        =======
        Their lead prefers the train.
        >>>>>>> ours

        Below.
        """)


def test_one_tick_in_markers_that_cross_is_one_entry() -> None:
    """What a phone has after three merges: the words that one laptop gave the tick stay with it."""
    text = note("""
        ## Log
        <<<<<<< HEAD
        - 2026-11-13 phone with: pilots
        =======
        - 2026-11-13 email from: night buses
        <<<<<<< HEAD
        - 2026-11-12 email to ^fu-5sxa2p
        >>>>>>> 1234567
        =======
        - 2026-11-12 email to: warm thanks ^fu-5sxa2p
        <<<<<<< HEAD
        >>>>>>> 89abcde
        =======
        - 2026-11-16 linkedin to: a study
        >>>>>>> fedcba9
        """)
    found = mended(text, MAYA)
    assert found is not None
    assert sorted(found.text.splitlines()) == [
        "## Log",
        "- 2026-11-12 email to: warm thanks ^fu-5sxa2p",
        "- 2026-11-13 email from: night buses",
        "- 2026-11-13 phone with: pilots",
        "- 2026-11-16 linkedin to: a study",
    ]


CROSSED = """---
type: contact
---
Runs the group.

<<<<<<< HEAD
<<<<<<< HEAD
A second site.
The board meets in May.

## Log
<<<<<<< HEAD
- 2026-11-08 email from: the plan
{unique}=======
=======
=======
>>>>>>> 1f2e3d4c
His deputy leads the tests.
A second site.

## Log
- 2026-11-15 email from: the hours
- 2026-11-08 email from: the plan
- 2026-11-02 met: a fair
"""


@pytest.mark.parametrize("unique", ["", "- 2026-11-09 phone with: a word\n"])
def test_a_log_within_markers_that_cross_and_below_them_is_one_log(unique: str) -> None:
    found = mended(CROSSED.format(unique=unique), MAYA)
    assert found is not None
    assert found.opens == []
    lines = [line for line in found.text.splitlines() if line.startswith("- 2026")]
    told = ["- 2026-11-15 email from: the hours", "- 2026-11-08 email from: the plan"]
    assert sorted(lines) == sorted([*told, "- 2026-11-02 met: a fair", *unique.splitlines()])
    for sentence in ("The board meets in May.", "His deputy leads the tests.", "A second site."):
        assert found.text.count(sentence) == 1
    assert found.text.count("## Log") == 1 + bool(unique)


def test_one_task_in_markers_that_cross_is_one_task() -> None:
    """It was ticked on three computers; a phone put the markers of two merges around it."""
    text = (
        "<<<<<<< a\n<<<<<<< a\n- [ ] the list 📅 2026-11-02\n=======\n"
        "- [x] the list 📅 2026-11-02 ✅ 2026-11-12\n>>>>>>> b\n=======\n"
        "- [x] the list 📅 2026-11-02 ✅ 2026-11-11\n>>>>>>> c\n"
    )
    found = mended(text, MAYA)
    assert found is not None
    assert (found.text, found.opens) == ("- [x] the list 📅 2026-11-02 ✅ 2026-11-11\n", [])
    again = text.replace("[ ] the list 📅 2026-11-02", "[ ] the list 📅 2026-12-02")
    two = mended(again.replace("- [x] the list 📅 2026-11-02 ✅ 2026-11-11\n", ""), MAYA)
    assert two is not None
    assert {*two.text.splitlines()} == {
        "- [ ] the list 📅 2026-12-02",
        "- [x] the list 📅 2026-11-02 ✅ 2026-11-12",
    }


def test_a_task_that_somebody_typed_twice_stays_twice_between_plain_markers() -> None:
    """As the driver has it: only what markers that cross have doubled is one."""
    base, ours = "- [ ] introduce\n", "- [x] introduce\n"
    theirs = "- [ ] introduce\n- [ ] call her\n- [ ] call her\n"
    assert whole(by_git(base, ours, theirs, "--diff3")) == (
        "- [x] introduce\n- [ ] call her\n- [ ] call her\n"
    )


def test_one_card_in_two_lanes_within_markers_that_cross_stays_moved() -> None:
    card = "- [ ] [[Maya Okafor]] · as agreed · @{2026-11-28} ^active-ao46mf--f1fa41\n"
    text = (
        "---\n\nkanban-plugin: board\n\n---\n\n## Active\n\n"
        f"<<<<<<< a\n<<<<<<< a\n=======\n{card}>>>>>>> b\n=======\n"
        f"{card.replace('as agreed', 'your promise')}>>>>>>> c\n\n\n## Paused\n\n"
        f"<<<<<<< a\n{card}=======\n>>>>>>> b\n\n"
    )
    found = mended(text, "Follow-ups/Board.md")
    assert found is not None
    assert "[[Maya" in found.text.partition("## Paused")[2]


def test_a_heading_and_a_line_that_stand_there_twice_stay_where_no_log_does() -> None:
    text = "## May\n- nothing new\n\n<<<<<<< a\n## May\n- nothing new\n=======\n>>>>>>> b\n"
    found = mended(text, MAYA)
    assert found is not None
    assert found.text.count("- nothing new") == 2


def test_two_entries_with_one_sign_that_no_markers_stand_around_stay_as_they_are() -> None:
    text = note("""
        ## Log
        - 2026-11-12 email to ^fu-5sxa2p
        - 2026-11-12 email to: warm thanks ^fu-5sxa2p
        <<<<<<< HEAD
        - 2026-11-13 phone with: pilots
        =======
        - 2026-11-13 email from: night buses
        >>>>>>> 1234567
        """)
    found = mended(text, MAYA)
    assert found is not None
    assert found.text.count("^fu-5sxa2p") == 2

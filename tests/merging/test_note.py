"""A note in three versions: what its front matter and its text have to do with each other, and its last line."""

import pytest

from tests.merging.support import merge, merged, note
from vaulttools.cli.driver import git_merge
from vaulttools.merging.note import CannotMergeError
from vaulttools.merging.texts import merge_texts

BASE = note("""
    ---
    unanswered: 1
    tier: A
    role: head
    ---
    Runs the group.

    ## Log
    - 2026-11-02 met: a fair
    """)


def test_a_count_stays_unless_both_sides_have_touches_of_their_own() -> None:
    """Only the merged log tells how many there are: the next run counts."""
    here, there = (BASE + f"- 2026-11-1{n} email to: hello\n" for n in (0, 1))
    counted = "\nunanswered: 1\n"
    assert counted not in merged(BASE, here, there)
    assert counted in merged(BASE, here, BASE.replace("Runs", "Leads"))
    assert counted in merged(
        BASE, here.replace("Runs", "Leads"), here.replace("tier: A", "tier: B")
    )
    assert counted in merged(
        BASE, here + "- 2026-11-12 note: x\n", here.replace("tier: A", "tier: B")
    )
    assert counted in merged(BASE, here.replace("Runs", "Leads"), BASE + "\nShe sails.\n")


def test_an_entry_that_one_side_took_out_is_no_touch_of_its_own() -> None:
    gone = BASE.replace("- 2026-11-02 met: a fair\n", "")
    assert "\nunanswered: 1\n" in merged(BASE, gone, BASE + "- 2026-11-10 email to: hello\n")
    two = BASE + "- 2026-11-03 note: y\n"
    other = two.replace("- 2026-11-03 note: y\n", "").replace("Runs", "Leads")
    assert "\nunanswered: 1\n" in merged(two, gone + "- 2026-11-03 note: y\n", other)


def test_two_keys_that_are_open_stand_below_in_their_order_apart_and_once() -> None:
    ours = BASE.replace("tier: A", "tier: B").replace("role: head", "role: chief")
    theirs = BASE.replace("tier: A", "tier: C").replace("role: head", "role: lead")
    asked = merge(BASE, ours, theirs)
    assert len(asked.opens) == 2
    below = asked.text.partition("---\n")[2].partition("---\n")[2]
    assert below.startswith("<<<<<<< ours\ntier: B\n")
    assert (
        below.index(">>>>>>> theirs\n\n<<<<<<<") < below.index("role: chief") < below.index("Runs")
    )
    again = merge(BASE, asked.text + "- 2026-11-10 note: x\n", theirs.replace("Runs", "Leads"))
    assert again.text.count("tier: C") == asked.text.count("tier: C")


def test_markers_of_a_key_are_as_long_as_git_asks_for() -> None:
    ours, theirs = (BASE.replace("tier: A", f"tier: {tier}") for tier in "BC")
    text = merge_texts((BASE, ours, theirs), "a.md", git_merge, 15).text
    assert [
        line.split(" ")[0] for line in text.splitlines() if line[:7] in {"<<<<<<<", ">>>>>>>"}
    ] == [
        "<" * 15,
        ">" * 15,
    ]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted"),
    [
        # both sides have front matter, and no key is left in it
        ("---\ntier: A\n---\na\n", "---\n---\na\n", "---\ntier: A\n---\nb\n", "---\n---\nb\n"),
        ("---\na: 1\nb: 2\n---\na\n", "---\na: 1\n---\na\n", "---\nb: 2\n---\na\n", "---\n---\na\n"),
        # one side took all of it out
        ("---\ntier: A\n---\na\n", "a\n", "---\ntier: A\n---\nb\n", "b\n"),
        ("---\na: 1\nb: 2\n---\na\n", "a\n", "---\na: 1\n---\na\n", "a\n"),
        # one side took it out, and the other one changed it, plain or not
        ("---\ntier: A\n---\na\n", "a\n", "---\ntier: B\n---\na\n", "---\ntier: B\n---\na\n"),
        ("---\n{tier: A}\n---\na\n", "a\n", "---\n{tier: B}\n---\na\n", "---\n{tier: B}\n---\na\n"),
        # not plain, and told apart line by line
        ("---\n{a: 1}\nb: 2\n---\n", "---\n{a: 3}\nb: 2\n---\n", "---\n{a: 1}\nb: 4\n---\n", "---\n{a: 3}\nb: 4\n---\n"),
    ],
)  # fmt: skip
def test_front_matter_that_either_side_emptied_or_took_out(
    base: str, ours: str, theirs: str, wanted: str
) -> None:
    assert merged(base, ours, theirs) == merged(base, theirs, ours) == wanted


def test_a_question_at_the_end_of_a_note_without_a_last_line_end_has_one() -> None:
    """Else the next line that somebody types would stand in the marker."""
    found = merge("a", "b", "c")
    assert found.text.endswith(">>>>>>> theirs\n")
    assert merged("a\nb", "a2\nb", "a\nb\n") == "a2\nb\n"


def test_a_note_with_as_many_line_ends_of_either_sort_gets_the_plain_one() -> None:
    base = "a\r\nb\n"
    assert merged(base, base + "c\n", "a2\r\nb\n") == "a2\r\nb\nc\n"
    most = "a\r\nb\r\nc\n"
    assert merged(most, "a\r\nb\r\nc\nd\r\n", "a2\r\nb\r\nc\n") == "a2\r\nb\r\nc\nd\r\n"


def test_a_sign_that_only_the_old_version_has_is_left_to_git_too() -> None:
    with pytest.raises(CannotMergeError):
        merge("a\x01\n", "b\n", "c\n")


def test_where_nobody_knows_the_base_an_empty_side_is_no_decision() -> None:
    assert merged(None, "", "a\n") == "a\n"

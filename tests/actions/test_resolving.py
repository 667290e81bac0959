"""What is written for a file that a merge without our driver has left, and what is left to its owner."""

import pytest
from msgspec.structs import replace

from tests.merging.support import BASE, BOTH, OURS, THEIRS, note
from tests.support import MAYA
from vaulttools.actions.resolving import (
    NO_TEXT,
    Resolved,
    resolve_all,
    resolve_markers,
    resolve_twin,
)
from vaulttools.model.texts import Change, Versions, as_one
from vaulttools.seals import sealed_draft, sealed_file

TWIN = "People/Maya Okafor 2.md"
DRAFT = "Follow-ups/Drafts/Maya.md"
ASKED = note("""
    Runs the group.
    <<<<<<< HEAD
    She sails.
    =======
    She paints.
    >>>>>>> 1234567
    """)
THREE = Versions(BASE.encode(), OURS.encode(), THEIRS.encode())


def after(found: Resolved | None) -> list[tuple[str, str | None]]:
    """What is to stand in each file; None for one that goes."""
    assert found is not None
    return [(one.path, None if one.after is None else one.after.decode()) for one in found.changes]


def test_markers_whose_base_only_git_knows_are_no_question() -> None:
    text = BASE.replace("tier: A\n", "<<<<<<< HEAD\ntier: B\n=======\ntier: A\n>>>>>>> 1234567\n")
    found = resolve_markers(MAYA, {MAYA: text.encode()}, Versions(BASE.encode()))
    assert after(found) == [(MAYA, BASE.replace("tier: A", "tier: B"))]
    assert found is not None
    assert (found.opens, found.line, found.is_settled) == ((), 0, True)


def test_what_is_open_is_told_with_its_line_and_git_waits() -> None:
    found = resolve_markers(MAYA, {MAYA: ASKED.encode()}, Versions())
    assert found is not None
    assert len(found.opens) == 1
    assert (found.line, found.is_settled) == (2, False)
    ((_, asked),) = after(found)
    assert asked is not None
    again = resolve_markers(MAYA, {MAYA: asked.encode()}, Versions())
    assert again == replace(found, changes=())  # it stands there as it should already


def test_a_key_that_stands_twice_below_markers_is_asked_about_beside_what_they_ask() -> None:
    text = "---\ntier: A\ntier: B\n---\n" + ASKED
    found = resolve_markers(MAYA, {MAYA: text.encode()}, Versions())
    assert found is not None
    assert len(found.opens) == 2
    ((_, whole),) = after(found)
    assert whole is not None
    assert whole.partition("---\n")[2].partition("---\n")[0].count("tier:") == 1
    for line in ("tier: A", "tier: B", "She sails.", "She paints."):
        assert line in whole.splitlines()


@pytest.mark.parametrize("text", ["Runs the group.\n", "---\ntier: A\n---\nRuns the group.\n"])
def test_a_note_with_nothing_to_repair_is_left_alone_and_one_that_git_left_unmerged_is_merged(
    text: str,
) -> None:
    ours, theirs = text.replace("Runs", "Ran"), text.replace("group.\n", "group.\n\nShe sails.\n")
    notes = {MAYA: ours.encode()}
    assert resolve_markers(MAYA, notes, Versions()) is None
    found = resolve_markers(MAYA, notes, Versions(text.encode(), ours.encode(), theirs.encode()))
    assert after(found) == [(MAYA, ours + "\nShe sails.\n")]


def test_a_key_that_git_put_in_twice_is_asked_about_where_no_markers_are() -> None:
    text = "---\ntier: A\nrole: head\ntier: B\n---\nRuns the group.\n"
    found = resolve_markers(MAYA, {MAYA: text.encode()}, Versions())
    assert found is not None
    assert len(found.opens) == 1


def test_where_nothing_is_open_no_line_is_told_though_an_example_has_markers() -> None:
    text = f"```\n{ASKED}```\n<<<<<<< a\n- 2026-11-02 met\n=======\n- 2026-11-03 met\n>>>>>>> b\n"
    found = resolve_markers(MAYA, {MAYA: text.encode()}, Versions())
    assert found is not None
    assert (found.opens, found.line, found.is_settled) == ((), 0, True)


def test_a_file_that_git_left_unmerged_and_its_owner_has_been_at_is_theirs() -> None:
    assert resolve_markers(MAYA, {MAYA: b"mine\n"}, THREE) is None
    same = Versions(BASE.encode(), OURS.encode(), OURS.encode())
    assert resolve_markers(MAYA, {MAYA: OURS.encode()}, same) is None


@pytest.mark.parametrize("front", [b"", b"---\n"])
def test_what_is_no_text_is_told_only_where_there_is_something_to_repair(front: bytes) -> None:
    odd = front + b"\xff\n"
    assert resolve_markers(MAYA, {MAYA: odd}, Versions()) is None
    marked = {MAYA: odd + ASKED.encode()}
    assert resolve_markers(MAYA, marked, Versions()) == Resolved(MAYA, said=NO_TEXT)


def test_versions_that_are_no_text_are_told() -> None:
    versions = Versions(b"a\n", b"b\n", b"\xff\n")
    assert resolve_markers(MAYA, {MAYA: b"b\n"}, versions) == Resolved(MAYA, said=NO_TEXT)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (DRAFT, sealed_draft(DRAFT, "Hello\n")),
        ("Follow-ups/Funnel.base", sealed_file("Follow-ups/Funnel.base", "views: []\n")),
    ],
)
def test_what_we_made_goes_if_one_side_deleted_it_and_stays_if_somebody_wrote_on_it(
    path: str, text: str
) -> None:
    data = text.encode()
    versions = Versions(b"before\n", None, data)
    gone = Change(path, data, None, is_generated=True)
    assert resolve_markers(path, {path: data}, versions) == Resolved(path, (gone,), is_settled=True)
    kept = resolve_markers(path, {path: b"mine\n" + data}, versions)
    assert kept is not None
    assert (kept.changes, kept.is_settled) == ((), True)
    assert "it is kept" in kept.said


def test_a_draft_that_both_wrote_on_is_kept_in_both_versions() -> None:
    ours, theirs = (sealed_draft(DRAFT, "Hello\n") + f"{word}\n" for word in ("Here", "There"))
    versions = Versions(sealed_draft(DRAFT, "Hello\n").encode(), ours.encode(), theirs.encode())
    found = resolve_markers(DRAFT, {DRAFT: ours.encode()}, versions)
    beside = "Follow-ups/Drafts/Maya (other version).md"
    assert after(found) == [(beside, theirs)]
    assert found is not None
    assert found.said == f"both versions of this draft are kept, the other one as “{beside}”"
    again = resolve_markers(DRAFT, {DRAFT: ours.encode(), beside: theirs.encode()}, versions)
    assert again is not None
    assert (again.changes, again.said) == ((), "both versions of this draft are kept")


def test_a_draft_between_markers_is_kept_in_both_versions() -> None:
    draft = sealed_draft(DRAFT, "Hello\n")
    text = f"{draft}<<<<<<< HEAD\nHere\n||||||| base\n=======\nThere\n>>>>>>> 1234567\n"
    found = resolve_markers(DRAFT, {DRAFT: text.encode()}, Versions())
    assert [path for path, _ in after(found)] == [
        DRAFT,
        "Follow-ups/Drafts/Maya (other version).md",
    ]


def test_a_second_copy_is_merged_by_what_both_were_and_goes_when_all_of_it_is_there() -> None:
    notes = {MAYA: OURS.encode(), TWIN: THEIRS.encode()}
    found = resolve_twin(TWIN, MAYA, notes, BASE.encode())
    assert after(found) == [(MAYA, BOTH), (TWIN, None)]
    assert found.changes[-1].moved == (MAYA, BOTH.encode())
    unknown = resolve_twin(TWIN, MAYA, notes)
    assert unknown.opens
    assert [path for path, _ in after(unknown)] == [MAYA, TWIN]


def test_a_second_copy_that_says_the_same_goes_and_one_that_is_no_text_stays() -> None:
    notes = {MAYA: BASE.encode(), TWIN: BASE.encode()}
    gone = Change(TWIN, BASE.encode(), None, moved=(MAYA, BASE.encode()))
    assert resolve_twin(TWIN, MAYA, notes) == Resolved(TWIN, (gone,))
    odd = resolve_twin(TWIN, MAYA, {**notes, TWIN: b"\xff"})
    assert (odd.changes, "keep one of the two" in odd.said) == ((), True)
    assert "is gone" in resolve_twin(TWIN, MAYA, {TWIN: b"a\n"}).said


def test_two_second_copies_are_both_in_the_first_before_either_goes() -> None:
    third = "People/Maya Okafor 3.md"
    notes = {
        path: f"a\n{more}".encode() for path, more in ((MAYA, ""), (TWIN, "b\n"), (third, "c\n"))
    }
    versions = {MAYA: Versions(b"a\n")}
    found = resolve_all(notes, [(third, MAYA), (TWIN, MAYA), (third, MAYA)], versions)
    gone = {one.path: one for each in found for one in each.changes if one.after is None}
    assert {*gone} == {TWIN, third}
    changes = as_one(one for each in found for one in each.changes)
    whole = next(one.after for one in changes if one.path == MAYA)
    assert whole is not None
    assert {b"a", b"b", b"c"} <= {*whole.splitlines()}
    assert {one.moved for one in gone.values()} == {(MAYA, whole)}


def test_a_second_copy_of_a_note_with_markers_is_merged_with_what_the_markers_became() -> None:
    text = BASE.replace("tier: A\n", "<<<<<<< HEAD\ntier: B\n=======\ntier: A\n>>>>>>> 1234567\n")
    notes = {MAYA: text.encode(), TWIN: BASE.encode() + b"- 2026-11-20 note: x\n"}
    found = resolve_all(notes, [(TWIN, MAYA)], {MAYA: Versions(BASE.encode())})
    changes = {one.path: one for one in as_one(one for each in found for one in each.changes)}
    wanted = BASE.replace("tier: A", "tier: B") + "- 2026-11-20 note: x\n"
    assert (changes[MAYA].before, changes[MAYA].after) == (text.encode(), wanted.encode())
    assert changes[TWIN].moved == (MAYA, wanted.encode())


def test_a_second_copy_in_which_markers_stand_goes_from_what_it_was() -> None:
    marked = BASE + "<<<<<<< HEAD\n- 2026-11-20 note: x\n=======\n- 2026-11-21 note: y\n>>>>>>> 1\n"
    notes = {MAYA: BASE.encode(), TWIN: marked.encode()}
    found = resolve_all(notes, [(TWIN, MAYA)], {MAYA: Versions(BASE.encode())})
    changes = {one.path: one for one in as_one(one for each in found for one in each.changes)}
    wanted = BASE + "- 2026-11-20 note: x\n- 2026-11-21 note: y\n"
    assert (changes[MAYA].before, changes[MAYA].after) == (BASE.encode(), wanted.encode())
    assert (changes[TWIN].before, changes[TWIN].after) == (marked.encode(), None)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_note_that_two_people_gave_two_names_is_one_note_under_the_first(turn: int) -> None:
    text = BASE.replace("tier: A\n", "<<<<<<< HEAD\ntier: B\n=======\ntier: A\n>>>>>>> 1234567\n")
    one, two = "People/Maya Lund.md", "People/Maya O.md"
    data = text.encode()
    versions = dict(
        [
            (MAYA, Versions(base=BASE.encode())),
            (one, Versions(**{"ours" if turn > 0 else "theirs": data})),
            (two, Versions(**{"theirs" if turn > 0 else "ours": data})),
        ][::turn]
    )
    found = {each.path: each for each in resolve_all({one: data, two: data}, [], versions)}
    assert after(found[one]) == [(one, BASE.replace("tier: A", "tier: B"))]
    assert after(found[two]) == [(two, None)]
    assert found[two].changes[0].moved == (one, BASE.replace("tier: A", "tier: B").encode())
    assert found[MAYA] == Resolved(MAYA, is_settled=True)
    assert all(each.is_settled for each in found.values())


def test_a_note_of_two_names_that_somebody_wrote_on_since_stays_under_both() -> None:
    one, two = "People/Maya Lund.md", "People/Maya O.md"
    versions = {one: Versions(ours=b"a\n"), two: Versions(theirs=b"a\n")}
    found = resolve_all({one: b"a\n", two: b"a\nmore\n"}, [], versions)
    assert [each.changes for each in found] == [(), ()]


def test_of_two_notes_deleted_at_once_neither_is_taken_for_the_one_that_got_two_names() -> None:
    text = BASE.replace("tier: A\n", "<<<<<<< HEAD\ntier: B\n=======\ntier: A\n>>>>>>> 1234567\n")
    one, two, data = "People/Maya Lund.md", "People/Maya O.md", text.encode()
    versions = {
        MAYA: Versions(base=BASE.encode()),
        "People/Ada.md": Versions(base=b"other\n"),
        one: Versions(ours=data),
        two: Versions(theirs=data),
    }
    found = {each.path: each for each in resolve_all({one: data, two: data}, [], versions)}
    assert len(found[one].opens) == 1


def test_a_file_of_which_git_has_versions_and_that_is_not_there_is_not_forgotten() -> None:
    found = resolve_all({}, [], {MAYA: Versions(BASE.encode(), None, OURS.encode())})
    assert [(each.path, "it is kept" in each.said) for each in found] == [(MAYA, True)]

"""A key that stands twice in the front matter after a merge of git's own."""

from tests.merging.support import note
from tests.support import MAYA
from vaulttools.merging.twice import keys_once


def test_a_key_that_both_sides_added_in_two_places_is_asked_about() -> None:
    """Git puts both into the note without a word; each reader then believes another one."""
    text = note("""
        ---
        type: contact
        next_step: 2026-12-04
        tier: A
        next_step: 2026-12-02
        ---
        Runs the group.
        """)
    found = keys_once(text, MAYA)
    assert found is not None
    assert found.text == note("""
        ---
        type: contact
        next_step: 2026-12-02
        tier: A
        ---
        <<<<<<< theirs
        next_step: 2026-12-02
        =======
        next_step: 2026-12-04
        >>>>>>> ours

        Runs the group.
        """)
    assert [piece.what for piece in found.opens] == [
        "“next_step” is “2026-12-04” on one side and “2026-12-02” on the other"
    ]


def test_a_key_that_says_the_same_twice_stands_once() -> None:
    found = keys_once("---\ntier: A\nrole: Head\ntier: A\n---\nText.\n", MAYA)
    assert found is not None
    assert (found.text, found.opens) == ("---\nrole: Head\ntier: A\n---\nText.\n", [])


def test_two_lists_under_one_key_are_one() -> None:
    text = "---\ntopics:\n  - seeds\ntier: A\ntopics:\n  - soil\n---\nText.\n"
    found = keys_once(text, MAYA)
    assert found is not None
    assert found.text == "---\ntier: A\ntopics:\n  - seeds\n  - soil\n---\nText.\n"


def test_a_note_with_each_key_once_is_left_alone() -> None:
    for text in (
        "---\ntier: A\n---\ntier: B\n",
        "tier: A\ntier: B\n",
        "---\ntier: A\ntier: B\n",
        "",
    ):
        assert keys_once(text, MAYA) is None


def test_front_matter_that_is_not_plain_is_no_endless_work() -> None:
    text = "---\n{a: 1}\ntier: A\n? b\ntier: B\n---\nText.\n"
    found = keys_once(text, MAYA)
    assert found is not None
    assert all(line in found.text for line in text.splitlines())

"""How often a sentence stands in drafts, of which two versions may have stayed."""

from tests.sync.oracle import in_drafts

MESSAGE = "Hi Maya,\nHer team buys maps, q00001.\n"


def test_what_both_versions_of_a_draft_had_before_stands_in_both_and_is_not_doubled() -> None:
    found = in_drafts(
        {
            "Drafts/Maya - value.md": f"{MESSAGE}The board sells, q00002.\n",
            "Drafts/Maya - value (other version).md": f"{MESSAGE}A colleague pays, q00003.\n",
            "Drafts/Maya - value (other version 2).md": f"{MESSAGE}A colleague left, q00004.\n",
        }
    )
    assert found == {"q00001": 1, "q00002": 1, "q00003": 1, "q00004": 1}


def test_a_sentence_twice_in_one_draft_is_doubled_and_so_is_one_in_two_drafts() -> None:
    found = in_drafts(
        {
            "Drafts/Maya - value.md": MESSAGE * 2,
            "Drafts/Maya - value (other version).md": MESSAGE,
        }
    )
    assert found == {"q00001": 2}
    found = in_drafts({"Drafts/Maya - value.md": MESSAGE, "Drafts/Maya - exit.md": MESSAGE})
    assert found == {"q00001": 2}

import pytest

from vaulttools.model.texts import Change
from vaulttools.writing import too_much

FOUR = [f"{n}.md" for n in range(4)]


@pytest.mark.parametrize("nothing", [b"", b" \n\t\r\n"])
def test_a_plan_that_empties_many_notes_is_too_much(nothing: bytes) -> None:
    plan = [Change(path, b"text", nothing) for path in FOUR]
    assert too_much(plan[:3]) == ""
    assert too_much(plan) == "it would leave nothing in 0.md, 1.md, 2.md and 1 more"


def test_a_note_that_was_empty_or_is_made_is_not_emptied() -> None:
    assert too_much([Change(path, b" \n", b"") for path in FOUR]) == ""
    assert too_much([Change(path, None, b"") for path in FOUR]) == ""


def test_nothing_of_the_owners_is_deleted() -> None:
    assert too_much([Change("A.md", b"text", None)]) == "it would delete A.md"
    ours = [Change(path, b"text", None, is_generated=True) for path in FOUR]
    assert too_much(ours) == ""
    assert too_much([*ours, Change("A.md", b"", None)]) == "it would delete A.md"

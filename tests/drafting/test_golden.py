"""Each kind of draft as it is, for a full note and for the barest one (UPDATE_GOLDEN=1 rewrites)."""

from pathlib import Path

import pytest

from tests.drafting.notes import ALL_KINDS, BARE, BAREST, KINDS, asked, draft, full
from tests.golden.golden import is_golden

GOLDEN = Path(__file__).parents[1] / "golden"
ME = 'me = "Sam Reyes"\n'
WHOM = {"People/Marcus Bell.md": "---\ntype: contact\nmet: 2026-11-22\nrole: wiki builder\n---\n"}


@pytest.mark.parametrize("kind", [kind for kind in ALL_KINDS if kind != "introduction"])
def test_the_draft_for_a_full_note(kind: str) -> None:
    assert is_golden(GOLDEN / f"draft-{kind}-full.md", draft(full(kind)).text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_draft_for_the_barest_note(kind: str) -> None:
    assert is_golden(GOLDEN / f"draft-{kind}-barest.md", draft(BAREST[kind], settings="").text)


@pytest.mark.parametrize(
    "kind", [kind for kind in ALL_KINDS if kind not in {*KINDS, "introduction"}]
)
def test_the_draft_that_is_asked_for_with_the_barest_note(kind: str) -> None:
    assert is_golden(GOLDEN / f"draft-{kind}-barest.md", asked(BARE, kind).text)


def test_the_draft_that_introduces_two_people() -> None:
    notes = {**full("introduction"), **WHOM}
    full_one = asked(notes, "introduction", ME, "Marcus Bell")
    assert is_golden(GOLDEN / "draft-introduction-full.md", full_one.text)
    assert is_golden(GOLDEN / "draft-introduction-barest.md", asked(BARE, "introduction").text)

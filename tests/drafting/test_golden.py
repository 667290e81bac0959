"""Each kind of draft as it is, for a full note and for the barest one (UPDATE_GOLDEN=1 rewrites)."""

from pathlib import Path

import pytest

from tests.drafting.notes import BAREST, KINDS, draft, full
from tests.golden.golden import is_golden

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("kind", KINDS)
def test_the_draft_for_a_full_note(kind: str) -> None:
    assert is_golden(GOLDEN / f"draft-{kind}-full.md", draft(full(kind)).text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_draft_for_the_barest_note(kind: str) -> None:
    assert is_golden(GOLDEN / f"draft-{kind}-barest.md", draft(BAREST[kind], settings="").text)

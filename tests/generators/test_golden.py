"""The generated notes as they are: for a full vault and for the barest one (UPDATE_GOLDEN=1 rewrites)."""

from pathlib import Path

import pytest

from tests.cli.small_vault import NOTES, SETTINGS
from tests.generators.texts import blocks
from tests.golden.golden import is_golden
from tests.support import Notes, look

GOLDEN = Path(__file__).parents[1] / "golden"
BAREST = "---\ntype: contact\nmet: 2026-11-21\n---\n"


@pytest.mark.parametrize(
    ("name", "notes", "settings", "today"),
    [
        ("full", NOTES, SETTINGS, "2026-11-23"),
        ("barest", BAREST, "", "2026-11-23"),
        ("quiet", BAREST, "", "2026-11-21"),
    ],
)
def test_due_and_review_are_the_kept_ones(
    name: str, notes: Notes, settings: str, today: str
) -> None:
    texts = blocks(look(notes, today, settings))
    assert is_golden(GOLDEN / f"due-{name}.md", f"{texts['due']}\n")
    assert is_golden(GOLDEN / f"review-{name}.md", f"{texts['review']}\n")

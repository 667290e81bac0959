"""No two people get the same text with the name swapped (M14)."""

from itertools import combinations
from pathlib import Path

from tests.generators.texts import drafts
from tests.made_vault import made_vault
from tests.support import TODAY, day, look
from vaulttools.coach.carving import carve
from vaulttools.funnel import build_funnel
from vaulttools.likeness import MOST_ALIKE, alike, words_of
from vaulttools.model.funnel import Funnel
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[2] / "sample-vault"


def too_alike(funnel: Funnel) -> list[tuple[str, str, float]]:
    """The pairs of drafts in one run that the coach would call the same text."""
    words = {path: words_of(carve(text).body) for path, text in drafts(funnel).items()}
    assert len(words) > 10
    return [
        (one, two, likeness)
        for one, two in combinations(words, 2)
        if (likeness := alike(words[one], words[two], MOST_ALIKE)) >= MOST_ALIKE
    ]


def test_no_two_drafts_of_the_sample_are_alike() -> None:
    assert too_alike(build_funnel(read_vault(SAMPLE), day(TODAY))) == []


def test_no_two_drafts_of_a_large_vault_are_alike() -> None:
    assert too_alike(look(made_vault(300, 60, day(TODAY)))) == []

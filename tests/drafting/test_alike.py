"""No two people get the same text with the name swapped (M14)."""

from collections.abc import Iterator
from itertools import combinations
from math import inf
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generators.texts import drafts
from tests.made_vault import made_vault
from tests.support import TODAY, day, look
from vaulttools.coach.carving import carve
from vaulttools.funnel import build_funnel
from vaulttools.likeness import MOST_ALIKE, Spelling, alike, most_alike, words_of
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


@pytest.mark.long
def test_no_two_drafts_of_a_large_vault_are_alike() -> None:
    assert too_alike(look(made_vault(300, 60, day(TODAY)))) == []


# As letters, messages are compared as they are as words, only faster


words = st.sampled_from(("Our", "trial", "month", "told", "us", "you’ve", "==a blank==", "x://y"))
paragraph = st.lists(words, min_size=1, max_size=30).map(" ".join)
message = st.lists(paragraph, min_size=1, max_size=5).map("\n\n".join)


@settings(max_examples=100)
@given(one=message, others=st.lists(message, max_size=4))
def test_letters_are_as_alike_as_words(one: str, others: list[str]) -> None:
    spelling = Spelling()
    found = most_alike(spelling.spelled(one), [*map(spelling.spelled, others)], enough=inf)
    counted = [spelling.spelled(other) for other in others]
    assert [len(text) for text in counted] == [len(words_of(other)) for other in others]
    both = ((words_of(one), words_of(other)) for other in others if words_of(other))
    assert found == max((alike(*pair, MOST_ALIKE) for pair in both), default=0.0)


def test_the_search_ends_at_the_first_that_is_alike_enough() -> None:
    same, near = "abcdefghij", "abcdefghiX"

    def others() -> Iterator[str]:
        yield from (near, "")
        pytest.fail("it goes on")

    class Endless(list[str]):
        def __iter__(self) -> Iterator[str]:
            return others()

    assert most_alike(same, Endless(), enough=0.85) == pytest.approx(0.9)
    assert most_alike(same, [near, same], enough=0.95) == 1.0
    assert most_alike("", [""], enough=inf) == 0.0


def test_words_beyond_the_last_letter_share_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vaulttools.likeness.maxunicode", 1)
    assert Spelling().spelled("one two three four") == "\0\1\1\1"

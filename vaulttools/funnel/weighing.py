"""How much a word tells of each value item: BM25, over the items and what people said (M2).

A rare word counts for more than a common one, and how rare it is, items and people tell together.
A term is a stem, or two that stand side by side.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from math import log, sqrt

from vaulttools.model.earlier import Earlier

Stems = tuple[str, ...]
"""The stems of a text, in order."""
Counts = Mapping[Stems, float]
"""What terms count."""

COLUMNS = (4.0, 2.0, 2.0, 1.0)
"""What a word counts in an item's topics, name, takeaway and text."""
ENOUGH = 5.0
"""What words count together at least, where no topic is shared."""
SATURATION, LENGTH = 1.2, 0.75
"""The two numbers of BM25, as they are everywhere: how soon more of a word, and how much the length of a
text, stops to matter."""
LEAST_RARITY = 1e-6
"""What a word counts that most texts have."""


class Weights:
    """What each term counts in each item. Items are told by number, each by the stems of its columns."""

    def __init__(
        self,
        items: Sequence[Sequence[Stems]],
        people: Iterable[Stems],
        earlier: Earlier | None = None,
    ) -> None:
        """`people` are the stems of what everybody said; `earlier` knows those that were there before."""
        self._found: dict[Stems, dict[int, float]] = defaultdict(dict)
        for number, columns in enumerate(items):
            for stems, weight in zip(columns, COLUMNS, strict=True):
                for term in _terms(stems):
                    found = self._found[term]
                    found[number] = found.get(number, 0.0) + weight
        said = [*people]
        known = {term: term for term in self._found}
        self._hits = (earlier or Earlier()).tally(_hits, said, known)
        self._notes = len(items) + len(said)
        self._lengths = [sum(map(len, columns)) for columns in items]
        self._usual = (sum(self._lengths) + sum(map(len, said))) / max(1, self._notes)
        self._counts: dict[Stems, Mapping[int, float]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Weights) and self._basis == other._basis

    __hash__ = None  # type: ignore[assignment]

    @property
    def _basis(self) -> tuple[object, ...]:
        return self._notes, self._usual, self._lengths, self._hits, self._found

    @cached_property
    def enough(self) -> float:
        """What words must count together; more where there are many notes, as more is shared by accident."""
        return max(ENOUGH, log(self._notes)) if self._lengths else ENOUGH

    def counts(self, term: Stems) -> Mapping[int, float]:
        """What a term counts in each item that has it, by the item's number."""
        if term not in self._counts:
            self._counts[term] = self._weighed(term) if term in self._found else {}
        return self._counts[term]

    def is_telling(self, term: Stems) -> bool:
        """Whether an item has a term, and no more notes have it than the root of their number, and one."""
        return term in self._found and self._often(term) <= sqrt(self._notes) + 1

    def _weighed(self, term: Stems) -> Mapping[int, float]:
        hits = self._often(term)
        rarity = log((self._notes - hits + 0.5) / (hits + 0.5))
        rarity = rarity if rarity > 0 else LEAST_RARITY
        return {
            number: rarity * ((often * (SATURATION + 1.0)) / (often + self._damping(number)))
            for number, often in self._found[term].items()
        }

    def _often(self, term: Stems) -> int:
        """How many notes have a term."""
        return len(self._found[term]) + self._hits[term]

    def _damping(self, number: int) -> float:
        """A word tells less in a long text."""
        return SATURATION * (1 - LENGTH + LENGTH * self._lengths[number] / self._usual)


def _hits(stems: Stems, known: Mapping[Stems, Stems]) -> tuple[Stems, ...]:
    """The terms of a text that are known, each once; the very ones, as they are kept for every text."""
    return tuple({known[term] for term in _terms(stems) if term in known})


def _terms(stems: Stems) -> Iterable[Stems]:
    """Every stem, and every two that stand side by side."""
    return chain(zip(stems), pairwise(stems))

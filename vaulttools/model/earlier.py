"""What was worked out in the last run, kept for the next: most of a vault is the very same then."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain, compress, repeat
from operator import ne
from typing import Any, NamedTuple, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")
Key = Callable[[Any], Hashable]


def alike(thing: Hashable) -> Hashable:
    """The key by which things are one that are equal: texts, which are read anew every time."""
    return thing


def members(things: tuple[object, ...]) -> Hashable:
    """The key by which tuples are one that hold the very same things."""
    return tuple(map(id, things))


class _Last(NamedTuple):
    """What a function was called with last, and what it gave: things, their keys and results, side by side.

    The things are held so that no other can have the identity of one meanwhile.
    """

    given: tuple[object, ...] = ()
    things: Sequence[Any] = ()
    keys: Sequence[Hashable] = ()
    results: Sequence[Any] = ()
    tally: Counter[Any] = Counter()  # noqa: RUF012 - never changed, only copied

    def elsewhere(self, keys: Sequence[Hashable]) -> tuple[list[int], list[int]]:
        """The positions at which other keys stood, or none, and those at which other keys stand, or none."""
        both = min(len(keys), len(self.keys))
        at = [*compress(range(both), map(ne, keys, self.keys))]
        return [*at, *range(both, len(self.keys))], [*at, *range(both, len(keys))]


_NEW = object()
"""Stands for a result that is not there yet."""


class Earlier:
    """Results of functions of frozen values. It changes nothing but time; a new one knows nothing.

    Every function given to it must be one of a module, and what it gives must depend on nothing but
    what it is called with. Only what was asked for last is kept, so what is gone is forgotten.
    """

    def __init__(self) -> None:
        self._last: dict[Callable[..., Any], _Last] = {}

    @property
    def size(self) -> int:
        """How many results are kept."""
        return sum(len(last.results) for last in self._last.values())

    def each(
        self,
        work: Callable[..., Result],
        things: Iterable[Thing],
        *given: object,
        key: Key = id,
    ) -> list[Result]:
        """`work(thing, *given)` for every thing.

        It is what it was last time for a thing with the same key (the very same thing, unless another
        key is named), if all that is `given` is equal.
        """
        things = [*things]
        keys = [*map(key, things)]
        last = self._known(work, given)
        results = last.results
        if keys != last.keys:
            were, are = last.elsewhere(keys)
            known = {last.keys[n]: results[n] for n in were}
            results = [*results[: len(keys)], *repeat(_NEW, len(keys) - len(results))]
            for n in are:
                found = known.get(keys[n], _NEW)
                results[n] = work(things[n], *given) if found is _NEW else found
        self._last[work] = _Last(given, things, keys, results)
        return [*results]

    def tally(
        self, work: Callable[..., Iterable[Hashable]], things: Iterable[Thing], *given: object
    ) -> Counter[Any]:
        """How often each value occurs in what `work(thing, *given)` gives for all things.

        Counted is only what changed.
        """
        before = self._known(work, given)
        results = self.each(work, things, *given)
        now = self._last[work]
        were, are = before.elsewhere(now.keys)
        tally = before.tally.copy()
        tally.update(chain.from_iterable(results[n] for n in are))
        for value in chain.from_iterable(before.results[n] for n in were):
            tally[value] -= 1
            if not tally[value]:
                del tally[value]
        self._last[work] = now._replace(tally=tally)
        return tally

    def one(self, work: Callable[..., Result], *given: object) -> Result:
        """`work(*given)`. It is what it was last time, if all that is given is equal."""
        last = self._known(work, given)
        results = last.results or (work(*given),)
        self._last[work] = _Last(given, results=results)
        result: Result = results[0]
        return result

    def _known(self, work: Callable[..., Any], given: tuple[object, ...]) -> _Last:
        """What it gave last; nothing, if it was called with other things besides."""
        last = self._last.get(work)
        return last if last and last.given == given else _Last()

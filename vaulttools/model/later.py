"""A value that is worked out when it is first asked for: most people's matches never are."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Stands for what `work` gives, which must be the same whenever it is called; equal if that is."""

    __slots__ = ("_found", "_work")

    def __init__(self, work: Callable[[], T]) -> None:
        self._work: Callable[[], T] | None = work
        self._found: list[T] = []

    @classmethod
    def of(cls, value: T) -> "Later[T]":
        """Stands for a value that is known already."""
        later = cls(lambda: value)
        later()
        return later

    def __call__(self) -> T:
        """The value."""
        if self._work is not None:
            self._found.append(self._work())
            self._work = None
        return self._found[0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and bool(self() == other())

    def __hash__(self) -> int:
        return hash(self())

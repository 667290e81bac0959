"""Frozen values as bytes and back: dataclasses, named tuples, enums, dates and times, in tuples.

The types of a class's fields say what is in it, so the bytes need not: a value is the list of its
fields, and marshal, which knows nothing but plain values, carries it. A sum goes before the bytes:
what is not whole is not unpacked.
"""

import marshal
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from datetime import date, time
from enum import Enum
from operator import attrgetter
from types import NoneType
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from vaulttools.memory.fingerprint import blake2b

SUM = 8
"""Bytes of the sum."""
_NOT_WHOLE = "these bytes are not whole"
_AS_IT_IS = frozenset({str, int, bool, bytes, float, frozenset[str]})
"""What marshal knows."""

T = TypeVar("T")
Turn = Callable[[Any], Any]


class _Way(NamedTuple):
    """How values of a type become plain, and how they come back. None does for every type."""

    there: Turn
    back: Turn


_OF_TIME = {
    date: _Way(date.toordinal, date.fromordinal),
    time: _Way(lambda value: (value.hour, value.minute), lambda plain: time(*plain)),
}


class Packer(Generic[T]):
    """Packs values of one class, made of such as are named above."""

    def __init__(self, kind: type[T]) -> None:
        """Raises TypeError for a class in which anything else may be."""
        self._way = _of_class(kind)

    def pack(self, value: T) -> bytes:
        """A value as bytes."""
        data = marshal.dumps(self._way.there(value))
        return blake2b(data, digest_size=SUM).digest() + data

    def unpack(self, data: bytes) -> T:
        """The value again; raises ValueError for bytes that are not whole."""
        rest = data[SUM:]
        if blake2b(rest, digest_size=SUM).digest() != data[:SUM]:
            raise ValueError(_NOT_WHOLE)
        value: T = self._way.back(marshal.loads(rest))  # noqa: S302 - its sum is right: we made it
        return value


def _way(kind: Any) -> _Way | None:  # noqa: ANN401 - an annotation
    """The way of a type; None if its values are plain."""
    parts = [part for part in get_args(kind) if part not in {NoneType, ...}]
    if kind in _AS_IT_IS:
        return None
    if get_origin(kind) is tuple:
        return _of_tuple(parts)
    if parts:
        return _way(parts[0]) if len(parts) == 1 else _of_several(parts)
    if issubclass(kind, Enum):
        return _Way(attrgetter("value"), kind._value2member_map_.__getitem__)
    return _OF_TIME.get(kind) or _of_class(kind)


def _of_tuple(parts: Sequence[Any]) -> _Way | None:
    """Of any number of one type."""
    [part] = parts
    way = _way(part)
    if way is None:
        return None
    there, back = way
    return _Way(
        lambda value: tuple(map(there, value)) if value else value,
        lambda plain: tuple(map(back, plain)) if plain else plain,
    )


def _of_several(kinds: Sequence[type]) -> _Way:
    """Of one of several classes; which one goes before it."""
    numbers = {kind: number for number, kind in enumerate(kinds)}
    ways = [_of_class(kind) for kind in kinds]

    def there(value: Any) -> Any:  # noqa: ANN401 - any value of the model
        number = numbers[type(value)]
        return number, ways[number].there(value)

    return _Way(there, lambda plain: ways[plain[0]].back(plain[1]))


def _of_class(kind: type) -> _Way:
    """Of a class with fields: the list of them."""
    if not (is_dataclass(kind) or issubclass(kind, tuple)):
        raise TypeError(kind)
    hints = get_type_hints(kind)
    fields_of: Turn = list if issubclass(kind, tuple) else attrgetter(*hints)
    turned = [(n, way) for n, hint in enumerate(hints.values()) if (way := _way(hint))]
    theres = [(n, way.there) for n, way in turned]
    backs = [(n, way.back) for n, way in turned]

    def there(value: Any) -> Any:  # noqa: ANN401 - as above
        plain = [*fields_of(value)]
        for n, turn in theres:
            if plain[n] is not None:
                plain[n] = turn(plain[n])
        return plain

    def back(plain: Any) -> Any:  # noqa: ANN401 - as above
        for n, turn in backs:
            if plain[n] is not None:
                plain[n] = turn(plain[n])
        return kind(*plain)

    return _Way(there, back)

"""Frozen values as bytes and back: dataclasses, enums, dates and times, in tuples and sets.

Each of those is a list that begins with the number of its class, so marshal, which knows nothing
but plain values, can carry it. A sum goes before the bytes: what is not whole is not unpacked.
"""

import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from operator import attrgetter
from typing import Any

from vaulttools.memory.fingerprint import blake2b

SUM = 8
"""Bytes of the sum."""
_DATE, _TIME = -1, -2
_NOT_WHOLE = "these bytes are not whole"
_AS_IT_IS = frozenset({str, int, bool, bytes, float, type(None), frozenset})
"""What marshal knows; of sets, those of texts."""


class Packer:
    """Packs values made of the classes that it is given, in that order."""

    def __init__(self, classes: Sequence[type]) -> None:
        self._numbers = {one: number for number, one in enumerate(classes)}
        self._fields: dict[type, Callable[[Any], Any]] = {
            one: attrgetter(*(field.name for field in fields(one)))
            for one in classes
            if is_dataclass(one)
        }
        self._makers = [_maker(one) for one in classes]

    def pack(self, value: object) -> bytes:
        """A value as bytes; raises KeyError for a class that it was not given."""
        data = marshal.dumps(self._plain(value))
        return blake2b(data, digest_size=SUM).digest() + data

    def unpack(self, data: bytes) -> object:
        """The value again; raises ValueError for bytes that are not whole."""
        rest = data[SUM:]
        if blake2b(rest, digest_size=SUM).digest() != data[:SUM]:
            raise ValueError(_NOT_WHOLE)
        return self._value(marshal.loads(rest))  # noqa: S302 - its sum is right: we made it

    def _plain(self, value: Any) -> Any:  # noqa: ANN401 - any value of the model
        kind, plain, known = type(value), self._plain, _AS_IT_IS
        if kind is tuple:
            return tuple([one if type(one) in known else plain(one) for one in value])
        if kind in _AS_IT_IS:
            return value
        if kind is date:
            return [_DATE, value.toordinal()]
        if kind is time:
            return [_TIME, value.hour, value.minute]
        number = self._numbers[kind]
        if kind in self._fields:
            fields_of = self._fields[kind](value)
            return [number, *[one if type(one) in known else plain(one) for one in fields_of]]
        return [number, value.value]

    def _value(self, plain: Any) -> Any:  # noqa: ANN401 - any value of the model
        """Asked only for tuples and lists: calls are what takes the time here."""
        value, as_it_is = self._value, _AS_IT_IS
        if type(plain) is tuple:
            return tuple([one if type(one) in as_it_is else value(one) for one in plain])
        number, *rest = plain
        if number >= 0:
            return self._makers[number](
                *[one if type(one) in as_it_is else value(one) for one in rest]
            )
        return date.fromordinal(rest[0]) if number == _DATE else time(*rest)


def _maker(one: type) -> Callable[..., object]:
    """What makes a value of a class; an enum's members are looked up."""
    if issubclass(one, Enum):
        members: Mapping[object, object] = one._value2member_map_
        return members.__getitem__
    return one

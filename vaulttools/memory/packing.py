"""Frozen values as bytes and back. A sum goes before the bytes: what is not whole is not unpacked."""

from typing import Generic, TypeVar

from msgspec.msgpack import Decoder, Encoder

from vaulttools.memory.fingerprint import blake2b

SUM = 8
"""Bytes of the sum."""
_NOT_WHOLE = "these bytes are not whole"

T = TypeVar("T")


class Packer(Generic[T]):
    """Packs values of one class: the types of its fields say what is in it, so the bytes need not."""

    def __init__(self, kind: type[T]) -> None:
        self._encoder, self._decoder = Encoder(), Decoder(kind)

    def pack(self, value: T) -> bytes:
        """A value as bytes; raises UnicodeEncodeError for texts that are no text."""
        data = self._encoder.encode(value)
        return blake2b(data, digest_size=SUM).digest() + data

    def unpack(self, data: bytes) -> T:
        """The value again; raises ValueError for bytes that are not whole."""
        rest = data[SUM:]
        if blake2b(rest, digest_size=SUM).digest() != data[:SUM]:
            raise ValueError(_NOT_WHOLE)
        return self._decoder.decode(rest)

"""One key at a time, as most tests of front matter want it."""

from collections.abc import Sequence

from vaulttools.actions.set_keys import set_keys


def set_key(text: str, key: str, value: str | None, beside: Sequence[str] = ()) -> str:
    """The note's text with one key set."""
    return set_keys(text, [(key, value)], beside)

"""A new contact's note from what is known, by the skeleton in templates/notes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from vaulttools.escaping import one_line, yaml_string

Known = Mapping[str, str | Sequence[str] | date | None]
"""The keys of the front matter with their values, in order; empty ones are left out."""


def contact_note(skeleton: str, name: str, known: Known, entry: str) -> str:
    """The text of a contact's note. `skeleton` has the fields `front`, `name` and `entry`."""
    import pystache  # noqa: PLC0415 - needed only when a note is made

    front = "\n".join(line for key, value in known.items() for line in _lines(key, value))
    fields = {"front": front, "name": one_line(name), "entry": one_line(entry)}
    return str(
        pystache.Renderer(escape=str, missing_tags="ignore", partials={}).render(skeleton, fields)
    )


def _lines(key: str, value: str | Sequence[str] | date | None) -> list[str]:
    if value is None or value in ("", (), []):
        return []
    if isinstance(value, date):
        return [f"{key}: {value.isoformat()}"]
    if isinstance(value, str):
        return [f"{key}: {_scalar(value)}"]
    return [f"{key}:", *(f"  - {_scalar(item)}" for item in value)]


def _scalar(text: str) -> str:
    """A plain scalar for plain words and web addresses, else in quotes."""
    plain = one_line(text)
    is_plain = plain.replace(" ", "").isalpha() and plain.casefold() not in _SPECIAL
    return plain if is_plain or _ADDRESS.fullmatch(plain) else yaml_string(plain)


_ADDRESS = re.compile(r"[A-Za-z][\w.-]*@[\w.-]*\w|https://[\w.-]+(?:/[\w.@/-]*[\w/])?", re.ASCII)
_SPECIAL = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})

"""A key that git's own merge left twice in the front matter: both sides added it, in two places."""

from vaulttools.lines import split_lines
from vaulttools.merging.front import key_of, split_front
from vaulttools.merging.note import Merged
from vaulttools.merging.prose import whole_merge
from vaulttools.merging.texts import merge_clean


def keys_once(text: str, path: str) -> Merged | None:
    """The text with each key once, and open what the two do not agree on; None if none stands twice.

    Raises ValueError as `merge_texts` does.
    """
    found: Merged | None = None
    now = text
    while versions := _without_either(now):
        merged = merge_clean((None, *versions), path, whole_merge)
        found = Merged(merged.text, [*(found.opens if found else []), *merged.opens])
        if found.text == now:
            break  # front matter that is not plain is merged as any text
        now = found.text
    return found


def _without_either(text: str) -> tuple[str, str] | None:
    """The text without the second of two equal keys, and without the first; None if there are none."""
    lines = split_lines(text)
    front, _ = split_front([line.rstrip("\r\n") for line in lines])
    seen: dict[str, int] = {}
    for number, line in enumerate(front or [], 1):
        key = key_of(line)
        if key in seen:
            ours, theirs = (
                [*lines[:start], *lines[_end(lines, start) :]] for start in (number, seen[key])
            )
            return "".join(ours), "".join(theirs)
        if key:
            seen[key] = number
    return None


def _end(lines: list[str], start: int) -> int:
    """The line after the value of a key that stands in line `start`; both count from 0."""
    at = start + 1
    while lines[at][:1] in {" ", "\t"} or lines[at].startswith("- "):
        at += 1
    return at

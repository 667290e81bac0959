"""Three versions of a note become one text."""

from __future__ import annotations

from vaulttools.merging.asked import JOINT, asked_keys, stands_in
from vaulttools.merging.body import merge_body
from vaulttools.merging.front import merge_keys, split_front
from vaulttools.merging.log import is_entry
from vaulttools.merging.prose import merge_prose
from vaulttools.merging.sides import MARKER_SIZE, Open, decided, is_marker
from vaulttools.merging.weave import MARK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vaulttools.merging.prose import TextMerge

    Lines = list[str]

RESERVED = (MARK, JOINT, "\0")
BOM = "\ufeff"
FENCE = "---"


class CannotMergeError(ValueError):
    """A text that is not what we merge; git's own merge has to do."""


class Merged:
    """The merged text, and what is open in it: `text` has git's markers around that.

    `beside`: a second text to be kept as a note of its own.
    """

    __slots__ = ("beside", "opens", "text")

    def __init__(self, text: str, opens: list[Open], beside: str | None = None) -> None:
        self.text = text
        self.opens = opens
        self.beside = beside


def merge_note(
    base: str | None, ours: str, theirs: str, text_merge: TextMerge, size: int = MARKER_SIZE
) -> Merged:
    """The note that follows from three versions; `base` None if it is not known.

    Swapping the sides swaps nothing but the labels at markers, which are `size` signs long. Markers
    never stand in front matter that is plain: a key that is open has one side's value there, and both
    stand below it.
    """
    if base is not None and (same := decided(base, ours, theirs)):
        return Merged(same[0], [])
    texts = [base or "", ours, theirs]
    if any(sign in text for text in texts for sign in RESERVED):
        raise CannotMergeError("there are signs in it that no text has")
    end = _decided_end(texts)
    lines = [_lines(text) for text in texts]
    split = [split_front(side) for side in lines]
    fronts = [front for front, _ in split]
    bodies = [body for _, body in split]
    front, opens = _front(
        fronts, text_merge, counts=not _have_both_logged(bodies), answered=_answered(bodies)
    )
    body = merge_body(
        None if base is None else bodies[0], bodies[1], bodies[2], text_merge, _merge_region
    )
    flat: Lines = []
    for piece in body:
        flat += piece.marked(size) if isinstance(piece, Open) else [piece]
    for piece in reversed(opens):
        marked = piece.marked(size)
        if not _stands_in(marked, flat):
            flat = [*marked, "", *flat]  # apart, so that each is one when it is read again
    opens += [piece for piece in body if isinstance(piece, Open)]
    fenced = [] if front is None else [FENCE, *front, FENCE]
    bom = BOM if any(side.startswith(BOM) for side in (ours, theirs)) else ""
    text = _ended([*fenced, *flat], end, texts)
    is_ended = any(side.endswith("\n") for side in (ours, theirs)) or bool(opens)
    return Merged(bom + (text if is_ended else text[: -len(end)]), opens)


def _front(
    fronts: list[Lines | None], text_merge: TextMerge, *, counts: bool, answered: set[str]
) -> tuple[Lines | None, list[Open]]:
    base, ours, theirs = fronts
    if counts and not answered and (same := decided(base, ours, theirs)):
        return same[0], []
    merged = merge_keys(base, ours, theirs, counts=counts, answered=answered)
    if merged is not None:
        keys, opens = merged
        return (keys if keys or (ours is not None and theirs is not None) else None), opens
    if ours is None or theirs is None:
        return (theirs if ours is None else ours), []
    lines = merge_prose(base, ours, theirs, text_merge)
    plain = [line for line in lines if isinstance(line, str)]
    if len(plain) == len(lines):
        return plain, []
    return min(ours, theirs), [Open("the front matter differs", base, ours, theirs)]


def _have_both_logged(bodies: list[Lines]) -> bool:
    """Whether each side has log entries that neither the other side nor the base has."""
    base, ours, theirs = ({line for line in body if is_entry(line)} for body in bodies)
    return bool(ours - base - theirs and theirs - base - ours)


def _answered(bodies: list[Lines]) -> set[str]:
    """The keys that an earlier merge has asked about, and that neither side asks about any more.

    Nobody has chosen what the base has there: who left it so has decided as much as who did not.
    """
    asked = asked_keys(bodies[0])
    return asked and asked - asked_keys(bodies[1]) - asked_keys(bodies[2])


def _merge_region(base: Lines, ours: Lines, theirs: Lines) -> Lines:
    from vaulttools.merging.region import merge_region  # noqa: PLC0415 - few notes have one

    return merge_region(base, ours, theirs)


def _decided_end(texts: Lines) -> str:
    """The line end of most of the merged text; LF where the versions do not agree on one."""
    base, ours, theirs = (_line_end(text) for text in texts)
    same = decided(base, ours or theirs, theirs or ours)
    return (same and same[0]) or "\n"


def _line_end(text: str) -> str:
    """The line end that most lines of a text have; empty if it has none."""
    crlf, both = text.count("\r\n"), text.count("\n")
    return "" if not both else "\r\n" if crlf * 2 > both else "\n"


def _lines(text: str) -> Lines:
    """The lines of a text without their ends."""
    lines = text.removeprefix(BOM).replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _ended(lines: Lines, end: str, texts: Lines) -> str:
    """The lines with their ends: that of the note, but for lines that have one of their own."""
    base, ours, theirs = (_odd_ends(text) for text in texts)
    if not (base or ours or theirs):
        return "".join([line + end for line in lines])
    found = ""
    for line in lines:
        same = decided(base.get(line), ours.get(line), theirs.get(line))
        found += line + ((same and same[0]) or end)
    return found


def _odd_ends(text: str) -> dict[str, str]:
    """The lines of a text that end otherwise than most of it, with their ends."""
    crlf = text.count("\r\n")
    if crlf in {0, text.count("\n")}:
        return {}
    odd = "\n" if _line_end(text) == "\r\n" else "\r\n"
    lines = text.removeprefix(BOM).split("\n")[:-1]
    ends = [(line.removesuffix("\r"), "\r\n" if line[-1:] == "\r" else "\n") for line in lines]
    return {line: own for line, own in ends if own == odd}


def _stands_in(marked: Lines, lines: Lines) -> bool:
    """Whether a piece that is open stands in a text already, whatever its labels."""
    wanted, found = (
        [MARK if is_marker(line) else line for line in side] for side in (marked, lines)
    )
    return stands_in(wanted, found)

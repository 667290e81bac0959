"""Three versions of a file of a vault become one, whatever kind of file it is."""

from __future__ import annotations

from vaulttools.merging.front import split_front
from vaulttools.merging.note import Merged, merge_note
from vaulttools.merging.sides import MARKER_SIZE, decided

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vaulttools.merging.prose import TextMerge

    Three = tuple[str | None, str, str]

DRAFT_SIGN = "<!-- vaulttools-draft "
BOARD_SIGN = "kanban-plugin"
WHOLE = ".base"
MARKER = "<<<<<<<"


def merge_texts(three: Three, path: str, text_merge: TextMerge, size: int = MARKER_SIZE) -> Merged:
    """The text that follows from base, ours and theirs of the file at `path`, and what is open in it.

    A base that is None is not known. `size` is that of markers. Raises ValueError for a text that is
    not what we merge. A draft that both sides wrote on is not mixed: `beside` is the other version.
    What an earlier merge elsewhere left between markers is merged first, in each of the three.
    """
    base, ours, theirs = three
    if base is not None and (same := decided(base, ours, theirs)):
        return Merged(same[0], [])
    clean = (base and _mended(base, path), _mended(ours, path), _mended(theirs, path))
    return merge_clean(clean, path, text_merge, size)


def _mended(text: str, path: str) -> str:
    if MARKER not in text:
        return text
    from vaulttools.merging.markers import mended, without_strays  # noqa: PLC0415 - seldom needed

    found = mended(text, path)
    return without_strays(found.text if found else text)


def merge_clean(three: Three, path: str, text_merge: TextMerge, size: int = MARKER_SIZE) -> Merged:
    """The same of three texts in which no markers are but those of open questions."""
    base, ours, theirs = three
    is_draft = DRAFT_SIGN in ours and DRAFT_SIGN in theirs
    if is_draft or BOARD_SIGN in ours or path.endswith(WHOLE):
        from vaulttools.merging.generated import merge_generated  # noqa: PLC0415 - they are few

        if merged := merge_generated(base, ours, theirs, path):
            return merged
    merged = merge_note(base, ours, theirs, text_merge, size)
    if is_draft and (merged.opens or not decided(*map(_message, (base or "", ours, theirs)))):
        # Git may take a draft about something else for this one under a new name. What it makes of the text
        # that it is given then is up to git, so what was written on this one goes beside.
        about = _item(base or "")
        first, second = sorted((ours, theirs), key=lambda side: (_item(side) == about, side))
        return Merged(first, [], beside=second)
    return merged


def _item(draft: str) -> str:
    """The line of a draft's front matter that says what it is about; empty without one."""
    front, _ = _parted(draft)
    return next((line for line in front or [] if line.startswith("item:")), "")


def _message(draft: str) -> list[str]:
    """What stands in a draft below its front matter."""
    _, body = _parted(draft)
    return body


def _parted(draft: str) -> tuple[list[str] | None, list[str]]:
    """A draft's front matter, if it has any, and the lines below it."""
    return split_front(draft.replace("\r\n", "\n").split("\n"))


def beside_names(path: str) -> list[str]:
    """The names that the other version of a draft may have; it gets the first that is free."""
    stem = path.removesuffix(".md")
    more = ["", *(f" {number}" for number in range(2, 100))]
    return [f"{stem} (other version{n}).md" for n in more]

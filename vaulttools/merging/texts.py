"""Three versions of a file of a vault become one, whatever kind of file it is."""

from __future__ import annotations

from vaulttools.merging.note import Merged, merge_note
from vaulttools.merging.sides import MARKER_SIZE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vaulttools.merging.prose import TextMerge

    Three = tuple[str | None, str, str]

DRAFT_SIGN = "<!-- vaulttools-draft "
BOARD_SIGN = "kanban-plugin"
WHOLE = ".base"


def merge_texts(three: Three, path: str, text_merge: TextMerge, size: int = MARKER_SIZE) -> Merged:
    """The text that follows from base, ours and theirs of the file at `path`, and what is open in it.

    A base that is None is not known. `size` is that of markers. Raises ValueError for a text that is not
    what we merge. A draft that both sides wrote on is not mixed: `beside` is the other version.
    """
    base, ours, theirs = three
    is_draft = DRAFT_SIGN in ours and DRAFT_SIGN in theirs
    if is_draft or BOARD_SIGN in ours or path.endswith(WHOLE):
        from vaulttools.merging.generated import merge_generated  # noqa: PLC0415 - they are few

        if merged := merge_generated(base, ours, theirs, path):
            return merged
    merged = merge_note(base, ours, theirs, text_merge, size)
    if merged.opens and is_draft:
        first, second = sorted((ours, theirs))
        return Merged(first, [], beside=second)
    return merged

"""What vaulttools generates, in three versions: what its owner has touched beats what nobody has."""

from collections.abc import Callable

from vaulttools.merging.board import merge_board
from vaulttools.merging.note import Merged
from vaulttools.merging.sides import decided
from vaulttools.merging.texts import BOARD_SIGN
from vaulttools.seals import is_untouched_draft, is_untouched_file

IsUntouched = Callable[[str, bytes], bool]


def merge_generated(base: str | None, ours: str, theirs: str, path: str) -> Merged | None:
    """The text that follows from three versions of a board, a draft or a file that is ours whole.

    None: it is merged as any note is. `path` may begin above the vault.
    Raises CannotMergeError for a board that is none.
    """
    if same := decided(base, ours, theirs):
        return Merged(same[0] or "", [])
    if is_board(ours) and is_board(theirs):
        return Merged(merge_board(base or "", ours, theirs), [])
    is_draft = path.endswith(".md")
    untouched = [
        side
        for side in sorted((ours, theirs))
        if _is_untouched(path, side, is_untouched_draft if is_draft else is_untouched_file)
    ]
    if not untouched:
        return None
    return Merged(next((s for s in (ours, theirs) if s not in untouched), untouched[0]), [])


def is_board(text: str) -> bool:
    """Whether a text is that of a board."""
    front, _, _ = text.removeprefix("\ufeff").removeprefix("---").partition("\n---")
    return BOARD_SIGN in front


def _is_untouched(path: str, text: str, is_untouched: IsUntouched) -> bool:
    """Whether a file is as it was made; its seal knows its path from the vault's root on."""
    parts = path.split("/")
    return any(is_untouched("/".join(parts[at:]), text.encode("utf-8")) for at in range(len(parts)))

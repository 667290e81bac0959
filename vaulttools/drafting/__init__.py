"""A due item becomes a half-written message. Words come from patterns, facts from the notes."""

from vaulttools.drafting.drafts import (
    CannotDraftError,
    draft_for,
    draft_note,
    draft_path,
    drafts,
)
from vaulttools.drafting.kinds import kind_of, missing

__all__ = [
    "CannotDraftError",
    "draft_for",
    "draft_note",
    "draft_path",
    "drafts",
    "kind_of",
    "missing",
]

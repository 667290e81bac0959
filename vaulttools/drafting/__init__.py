"""A due item becomes a half-written message. Words come from patterns, facts from the notes."""

from vaulttools.drafting.drafts import draft_note, draft_path, kind_of

__all__ = ["draft_note", "draft_path", "kind_of"]

"""A due item becomes a half-written message. Words come from patterns, facts from the notes."""

from vaulttools.drafting.drafts import draft_note, draft_path, kind_of
from vaulttools.drafting.facts import where_met

__all__ = ["draft_note", "draft_path", "kind_of", "where_met"]

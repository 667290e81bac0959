"""Drafts: a half-written message for whoever is due and can be written to with a reason."""

from collections.abc import Iterator

from vaulttools.drafting import draft_note
from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import Text


def generate(funnel: Funnel) -> Iterator[Text]:
    """Drafts for the new, the stalled, and the paused that there is a reason to write to."""
    for item in funnel.due:
        draft = draft_note(item, funnel)
        if draft is not None:
            yield draft

"""Drafts: a half-written message for whoever is due and can be written to with a reason."""

from collections.abc import Iterator

from vaulttools.drafting import drafts
from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import Text


def generate(funnel: Funnel) -> Iterator[Text]:
    """A draft for everybody who is due and for whom there is something to say."""
    yield from drafts(funnel)

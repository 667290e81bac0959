"""Which drafts were sent, and which were overtaken: told by the log and by what is due now."""

from collections.abc import Iterable, Mapping

from vaulttools.funnel.sign import sign_of
from vaulttools.model.contact import Contact
from vaulttools.model.draft import Draft
from vaulttools.model.funnel import Standing
from vaulttools.model.problem import Problem
from vaulttools.model.words import What

_TOUCHES = frozenset({What.TO, What.EXIT, What.WITH})


def is_in_log(draft: Draft, contact: Contact) -> bool:
    """Whether the touch that a draft was made for stands in its contact's log."""
    return any(e.sign == draft.sign_in_log and e.what in _TOUCHES for e in contact.events)


def overtaken(drafts: Mapping[str, Draft], standings: Iterable[Standing]) -> list[Problem]:
    """The edited drafts for what is not due any more: their owner says what becomes of them."""
    people = {standing.contact.path: standing for standing in standings}
    return [
        Problem(
            draft.at,
            "VT075",
            f"this draft is for something that {people[draft.contact].contact.name} is not due for any more",
            'Write "status: sent" if you sent it, "status: dropped" or delete it if not.',
        )
        for draft in drafts.values()
        if draft.is_open
        and draft.is_for_item
        and not draft.is_untouched
        and draft.contact in people
        and draft.sign != sign_of(people[draft.contact])
        and not is_in_log(draft, people[draft.contact].contact)
    ]

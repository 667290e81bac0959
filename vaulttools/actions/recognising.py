"""Which due item an utterance is about, and what of it the log has already."""

from vaulttools.escaping import short_id
from vaulttools.funnel.sign import sign_of
from vaulttools.model.contact import SIGN, Contact
from vaulttools.model.funnel import Standing
from vaulttools.model.utterance import Utterance
from vaulttools.model.words import Reason
from vaulttools.wording import CHANNEL_WORDS


def recognised(said: Utterance, standing: Standing) -> tuple[str, bool]:
    """The sign of what an utterance is about, and whether that is what is due now.

    A line that lost its sign, or has that of a note since renamed, is known by its date; one without
    either by its words.
    """
    now, contact = sign_of(standing), standing.contact
    if said.sign:
        is_its_date = said.due is not None and said.due == standing.due
        is_logged = f"{SIGN}{said.sign}" in contact.signs
        is_renamed = is_its_date and not is_logged and standing.reason is not Reason.PROMISE
        return said.sign, said.sign == now or is_renamed
    if not said.words or (said.due and said.due == standing.due):
        return now, True
    if said.due:
        known = (
            short_id(contact.link, said.due.isoformat(), reason, *more)
            for reason in Reason
            for more in ((), ("1",), ("2",))
        )
        old = next((sign for sign in known if f"{SIGN}{sign}" in contact.signs), "")
        if old:
            return old, False
    return short_id(contact.link, str(said.due or ""), said.words), said.due is None


def not_in_log(said: Utterance, contact: Contact) -> str:
    """The first thing that a tick says and the log does not; empty if there is none."""
    is_new_way = said.via and all(event.channel is not said.via for event in contact.events)
    if said.via and is_new_way:
        return f"via {CHANNEL_WORDS[said.via]}"
    told = _told(contact)
    return next((text for text in (*said.text, *said.gave) if _folded(text) not in told), "")


def words_not_in_log(said: Utterance, contact: Contact) -> tuple[str, ...]:
    """What they said, as far as the log does not have it yet."""
    told = _told(contact)
    return tuple(text for text in said.said if _folded(text) not in told)


def _told(contact: Contact) -> str:
    return " ".join(_folded(event.text) for event in contact.events)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())

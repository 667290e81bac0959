"""Which due item an utterance is about, and what of it the log has already."""

from collections.abc import Iterable

from vaulttools.escaping import short_id
from vaulttools.funnel.sign import sign_of
from vaulttools.model.contact import SIGN, Contact, Event
from vaulttools.model.funnel import Standing
from vaulttools.model.utterance import Utterance
from vaulttools.model.words import Reason, What
from vaulttools.wording import CHANNEL_WORDS


def recognised(said: Utterance, standing: Standing) -> tuple[str, bool]:
    """The sign of what an utterance is about, and whether that is what is due now.

    A line that lost its sign, or has that of a note since renamed, is known by its date; one without
    either by its words.
    """
    now, contact = sign_of(standing), standing.contact
    if said.sign:
        is_its_date = said.due is not None and said.due == standing.due
        known = (sign for reason in Reason for sign in _signs(said, contact, reason))
        is_old = f"{SIGN}{said.sign}" in contact.signs or said.sign in known
        return said.sign, said.sign == now or (is_its_date and not is_old)
    if not said.words or (said.due and said.due == standing.due):
        return now, True
    if said.due:
        known = (sign for reason in Reason for sign in _signs(said, contact, reason))
        old = next((sign for sign in known if f"{SIGN}{sign}" in contact.signs), "")
        if old:
            return old, False
    return short_id(contact.link, str(said.due or ""), said.words), said.due is None


def asked_for_a_decision(said: Utterance, contact: Contact) -> bool:
    """Whether the line was that of a decision, also when that has been taken since.

    A line without a date (the review's) is one if what it decides is in the log already.
    """
    if said.due:
        return said.sign in _signs(said, contact, Reason.DECIDE)
    kinds = (str(said.decision), f"snooze {said.snooze.words}" if said.snooze else "")
    return any(f"{SIGN}{short_id(said.sign, kind)}" in contact.signs for kind in kinds)


def _signs(said: Utterance, contact: Contact, reason: Reason) -> tuple[str, ...]:
    """The signs that an item with the date of a line may have had."""
    parts = (contact.link, str(said.due), reason)
    return tuple(short_id(*parts, *more) for more in ((), ("1",), ("2",)))


def not_in_log(said: Utterance, contact: Contact, fresh: Iterable[str] = ()) -> str:
    """The first thing that was said and that neither the log nor new entries hold; empty if none."""
    told = " ".join([_told(contact), *(_folded(text) for text in fresh)])
    via = f"via {CHANNEL_WORDS[said.via]}" if said.via else ""
    is_known_way = any(event.channel is said.via for event in contact.events)
    things = (*([] if is_known_way else [via]), *said.text, *said.because, *said.gave)
    return next((thing for thing in things if _folded(thing) not in told), "")


def words_not_in_log(texts: Iterable[str], contact: Contact) -> tuple[str, ...]:
    """The texts that the log does not have yet."""
    told = _told(contact)
    return tuple(text for text in texts if _folded(text) not in told)


def logged_touch(sign: str, contact: Contact) -> Event | None:
    """The entry of this note's log that was made of the same tick, on another computer."""
    touches = {What.TO, What.WITH}
    events = (e for e in contact.events if e.sign == sign and e.what in touches)
    return next((event for event in events if event.place.path == contact.path), None)


def _told(contact: Contact) -> str:
    return " ".join(_folded(event.text) for event in contact.events)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())

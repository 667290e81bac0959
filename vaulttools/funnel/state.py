"""The state keys: a contact's standing in six words, for the note itself.

They follow from events, playbook and settings, never from what day it is, so a day on which nothing
happens changes no note.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.escaping import shortened
from vaulttools.funnel.history import latest
from vaulttools.model.contact import Contact
from vaulttools.model.earlier import Earlier
from vaulttools.model.funnel import Standing
from vaulttools.model.problem import Place, Problem
from vaulttools.model.state import Noted
from vaulttools.model.words import OUTGOING, Reason, Stage, What
from vaulttools.wording import count

_TOUCHES = OUTGOING | {What.WITH}
_REPLIES = frozenset({What.FROM, What.WITH})
_STAGES, _REASONS = frozenset(Stage), frozenset(Reason)

State = Mapping[str, str]
"""Every state key with its value; empty for one that says nothing now."""

INSTEAD = {
    "stage": "To decide it yourself, write “status: paused” or “status: closed”, or a line in the log.",
    "last_touch": "It follows from the log: add the touch there.",
    "last_reply": "It follows from the log: add the reply there.",
    "unanswered": "It follows from the log.",
    "next_touch": "To set a date yourself, write “next_step:” or “snoozed_until:”.",
    "next_reason": "It follows from the log and the playbook.",
}
"""What to write instead of changing a state key by hand."""


def state_of(standing: Standing) -> State:
    """The values of the state keys, in their order."""
    touch = latest(standing.contact.events, _TOUCHES)
    reply = latest(standing.contact.events, _REPLIES)
    return {
        "stage": str(standing.stage),
        "last_touch": touch.day.isoformat() if touch else "",
        "last_reply": reply.day.isoformat() if reply else "",
        "unanswered": str(sum(not touch.is_comment for touch in standing.run)),
        "next_touch": standing.due.isoformat() if standing.due else "",
        "next_reason": str(standing.reason or ""),
    }


class StateChange(Struct, frozen=True):
    """What must be written to bring a note's state keys up to date, and what to tell its owner."""

    keys: tuple[tuple[str, str], ...]
    told: tuple[Problem, ...] = ()
    """Keys changed by hand that are put right."""


def state_change(standing: Standing) -> StateChange:
    """The state keys that a note lacks or has wrong. Words of the owner's own are left alone."""
    contact = standing.contact
    noted = {one.key: one for one in contact.noted}
    wanted = state_of(standing)
    keys: list[tuple[str, str]] = []
    for key, value in wanted.items():
        there = noted.get(key)
        if there is None:
            if value and not _is_theirs(contact, key):
                keys.append((key, value))
        elif not _same(there, value) and _is_ours(there):
            keys.append((key, value))
    return StateChange(tuple(keys), _told(contact, noted, keys))


def differ_in_state_alone(one: Contact, other: Contact) -> bool:
    """Whether two readings of a note are the same but for the values of its state keys.

    No standing depends on those, so it is the same too.
    """
    keys, others = ([(noted.key, noted.line) for noted in c.noted] for c in (one, other))
    return keys == others and replace(one, noted=other.noted) == other


def foreign(contacts: Iterable[Contact], earlier: Earlier) -> tuple[Problem, ...]:
    """State keys that hold words of their owner's own, and are left alone; said once a key."""
    found: dict[str, list[Problem]] = {}
    for key, problem in chain(*earlier.each(_foreign_in, contacts)):
        found.setdefault(key, []).append(problem)
    return tuple(
        first._replace(
            what=first.what + (f", as in {count(len(more), 'more note')}" if more else "")
        )
        for first, *more in found.values()
    )


def _foreign_in(contact: Contact) -> tuple[tuple[str, Problem], ...]:
    """The keys of one note that hold such words, each with what to say of it."""
    found: list[tuple[str, Problem]] = []
    for noted in (one for one in contact.noted if not _is_ours(one)):
        what = f'{noted.key}: "{shortened(noted.text, 60)}" is none of our words and is left alone'
        at = Place(contact.path, noted.line)
        found.append((noted.key, Problem(at, "VT062", what, INSTEAD[noted.key])))
    return tuple(found)


def _told(
    contact: Contact, noted: Mapping[str, Noted], keys: list[tuple[str, str]]
) -> tuple[Problem, ...]:
    """One key alone that differs was changed by hand: what happens moves others with it."""
    if len(keys) != 1 or keys[0][0] not in noted or not noted[keys[0][0]].text:
        return ()
    key, value = keys[0]
    at = Place(contact.path, noted[key].line)
    what = f'{key} is kept by vaulttools: "{noted[key].text}" is "{value}" again'
    return (Problem(at, "VT061", what, INSTEAD[key]),)


def _same(noted: Noted, value: str) -> bool:
    """Whether a key says what it should, in whatever form its owner wrote it."""
    if noted.text == value:
        return True
    if noted.key in {"last_touch", "last_reply", "next_touch"} and noted.day is not None:
        return noted.day.isoformat() == value
    return noted.text.strip().casefold() == value


def _is_ours(noted: Noted) -> bool:
    """Whether a value could be one of ours, so that it may be brought up to date."""
    text = noted.text.strip().casefold()
    if not text:
        return True
    if noted.key == "stage":
        return text in _STAGES
    if noted.key == "next_reason":
        return text in _REASONS
    if noted.key == "unanswered":
        return text.isdecimal()
    return noted.day is not None


def _is_theirs(contact: Contact, key: str) -> bool:
    """Whether the note tells this under a name of its owner's, which is read and never doubled."""
    return key in contact.told_otherwise and not contact.has_log

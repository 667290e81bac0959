"""Through which channel: the relationship first, then the playbook, then what is known (M16)."""

from typing import NamedTuple

from vaulttools.funnel.history import history
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import Standing
from vaulttools.model.words import Channel, Reason
from vaulttools.wording import CHANNEL_WORDS

BEST_FIRST = (Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE, Channel.SMS, Channel.LETTER)
"""The channels to fall back on, the best one first."""

WRITES_BACK_BY = {Channel.VOICEMAIL: Channel.PHONE, Channel.COMMENT: Channel.LINKEDIN}
"""The channel that answers another one."""

NEEDS = {
    Channel.EMAIL: "email address",
    Channel.LINKEDIN: "LinkedIn profile",
    Channel.COMMENT: "LinkedIn profile",
    Channel.PHONE: "phone number",
    Channel.VOICEMAIL: "phone number",
    Channel.SMS: "phone number",
    Channel.LETTER: "postal address",
}

NO_ADDRESS = "no address in the note yet"

RUNNING = 2
"""This many touches through one channel without a reply are enough."""


class Choice(NamedTuple):
    """A channel, why that one in a few words, and whether that is worth saying in a list."""

    channel: Channel
    why: str
    is_notable: bool = False


def choose(standing: Standing) -> Choice:
    """The channel for what is due, and why that one."""
    contact, reason = standing.contact, standing.reason
    past = history(contact)
    last = past.last
    if reason is Reason.REPLY_OWED and last is not None and last.channel in CHANNEL_WORDS:
        answered = last.channel or Channel.OTHER
        channel = WRITES_BACK_BY.get(answered, answered)
        if channel in NEEDS:
            return Choice(channel, "where they wrote")
    if past.last_sent is None and contact.met_via in NEEDS:
        channel = contact.met_via or Channel.OTHER
        return Choice(WRITES_BACK_BY.get(channel, channel), "where you met", is_notable=True)
    wanted, why = _planned(standing)
    if not has_address(contact, wanted):
        return _next_best(contact, wanted)
    if wanted in _running(standing):
        others = [c for c in BEST_FIRST if c is not wanted and has_address(contact, c)]
        if others:
            words = f"the last two by {CHANNEL_WORDS[wanted]} had no answer"
            return Choice(others[0], words, is_notable=True)
    return Choice(wanted, why)


def has_address(contact: Contact, channel: Channel) -> bool:
    """Whether the note says how to reach them through a channel."""
    match channel:
        case Channel.EMAIL:
            return bool(contact.emails)
        case Channel.LINKEDIN | Channel.COMMENT:
            return bool(contact.linkedin)
        case Channel.PHONE | Channel.VOICEMAIL | Channel.SMS:
            return bool(contact.phone)
        case Channel.LETTER:
            return bool(contact.postal)
        case _:
            return True


def _planned(standing: Standing) -> tuple[Channel, str]:
    """The channel that the plan asks for, before addresses are looked at."""
    row, reason = standing.row, standing.reason
    is_step = reason in {Reason.TOUCH, Reason.FIRST_TOUCH, Reason.DECIDE, Reason.THANK_YOU}
    if row and row.channel and (is_step or not (row.is_exit or row.channel is Channel.COMMENT)):
        number = f", step {standing.step}" if standing.step and is_step else ""
        return (
            row.channel,
            f"the {standing.playbook.name} playbook{number}"
            if standing.step
            else "the usual way after a pause",
        )
    last = history(standing.contact).last
    if last and last.channel in BEST_FIRST and has_address(standing.contact, last.channel):
        return last.channel, "where you last talked"
    known = [channel for channel in BEST_FIRST if has_address(standing.contact, channel)]
    return (known[0], "the best known way") if known else (Channel.EMAIL, "the usual way")


def _next_best(contact: Contact, wanted: Channel) -> Choice:
    known = [channel for channel in BEST_FIRST if has_address(contact, channel)]
    if known:
        return Choice(known[0], f"no {NEEDS[wanted]} in the note", is_notable=True)
    return Choice(wanted, NO_ADDRESS, is_notable=True)


def _running(standing: Standing) -> set[Channel]:
    """The channels that each of the last touches went through, nothing having come back."""
    latest = standing.run[-RUNNING:]
    if len(latest) < RUNNING:
        return set()
    return set.intersection(*(set(touch.channels) for touch in latest))

"""Which message a due item asks for, and whether there is anything genuine to say (M1)."""

from vaulttools.funnel.campaign import manager_beside
from vaulttools.funnel.history import history
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.words import Channel, Reason, ValueKind, What

CALLS = frozenset({Channel.PHONE, Channel.VOICEMAIL, Channel.VIDEO})

BY_REASON: dict[Reason, str] = {
    Reason.PROMISE: "promised",
    Reason.REPLY_OWED: "reply",
    Reason.THANK_YOU: "thank-you",
    Reason.FIRST_TOUCH: "first-touch",
    Reason.NEXT_STEP: "next-step",
    Reason.AFTER_NO: "after-a-no",
    Reason.DECIDE: "graceful-exit",
    Reason.RE_ENGAGE: "re-engage",
}


def kind_of(item: DueItem, funnel: Funnel) -> str | None:
    """The kind of draft for what is due; None when there is none to write.

    A paused contact without a genuine reason gets none: an empty hello is worse than silence (M9).
    Neither does one whose last log entry cannot be read, nor one with nothing to say to.
    """
    last = history(item.contact).last
    if not item.is_due or item.needs_a_reason or (last is not None and last.is_unread):
        return None
    return None if missing(item, funnel) else wanted_kind(item)


def wanted_kind(item: DueItem) -> str:
    """The kind of message that fits a contact's reason, the playbook's row and what is at hand."""
    if item.reason is Reason.REPLY_OWED and open_question(item.contact):
        return "second-answer"
    if item.reason is Reason.NEXT_STEP and _is_after_their_date(item):
        return "after-the-date"
    return BY_REASON.get(item.reason) or _touch(item)


def _touch(item: DueItem) -> str:
    """The kind of a planned touch: what its row says, then what is at hand, then its channel."""
    row = item.standing.row
    intent = row.intent.casefold() if row else ""
    is_introduction = item.bring and item.bring[0].kind is ValueKind.INTRODUCTION
    kinds = {
        "comment": item.channel is Channel.COMMENT or "comment" in intent or "posted" in intent,
        "one-more-thought": "one more thought" in intent,
        "second-answer": bool(open_question(item.contact)),
        "introduction": is_introduction,
        "call": item.channel in CALLS,
        "direct-message": item.channel is Channel.LINKEDIN,
    }
    return next((kind for kind, holds in kinds.items() if holds), "value-touch")


def missing(item: DueItem, funnel: Funnel) -> str:
    """What a note lacks for there to be a message, and how to note it; empty if nothing is."""
    if item.reason is not Reason.TOUCH:
        return ""
    contact = item.contact
    kind = wanted_kind(item)
    if kind == "one-more-thought" and (manager := manager_beside(contact, funnel.vault)):
        return f"optional: one more thought goes to {manager.first_name}"
    if kind in {"comment", "one-more-thought", "second-answer", "introduction"}:
        return ""
    if kind == "call" and not (item.bring or item.promise):
        return "no reason to call yet: note a topic or something to bring"
    if item.bring or has_ground(contact):
        return ""
    return "nothing to bring yet: note a topic, a question of theirs, or a value item"


def has_ground(contact: Contact) -> bool:
    """Whether the note knows anything that a message could be about."""
    return (
        bool(contact.topics)
        or open_question(contact) != ""
        or any(
            event.text and (event.is_engagement or event.what is What.NEWS)
            for event in contact.events
        )
    )


def open_question(contact: Contact) -> str:
    """The first question of theirs that is still open (M21)."""
    return next((q.text for q in contact.questions if not q.is_answered), "")


def _is_after_their_date(item: DueItem) -> bool:
    """Whether the day is due because they had named a day for their answer (M20)."""
    contact, due = item.contact, item.due
    if contact.answer_by is None or due is None:
        return False
    step = contact.next_step
    return due > contact.answer_by.day and (step is None or step.day != due)

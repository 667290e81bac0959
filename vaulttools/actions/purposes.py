"""What a touch is called in the log when nothing was typed."""

from vaulttools.escaping import inline
from vaulttools.model.funnel import Standing
from vaulttools.model.words import Reason

PURPOSES = {
    Reason.REPLY_OWED: "answered",
    Reason.THANK_YOU: "thanks for the interview",
    Reason.FIRST_TOUCH: "first touch",
    Reason.NEXT_STEP: "as agreed",
    Reason.DECIDE: "one more message",
    Reason.AFTER_NO: "thanks for their answer",
    Reason.RE_ENGAGE: "took it up again",
}


def purpose_of(standing: Standing, reason: Reason | None) -> str:
    """What the touch was for, as the due item said; empty if that is not known any more."""
    if reason is Reason.PROMISE:
        return f"as promised: {standing.contact.open_promises[0].text}"
    if reason is Reason.TOUCH and standing.row:
        return inline(standing.row.intent)
    return PURPOSES.get(reason, "") if reason else ""

"""The next date in one sentence, as every command that changes a contact ends (M23)."""

from datetime import date

from vaulttools.model.funnel import Standing
from vaulttools.model.words import Reason
from vaulttools.wording import short_day

WORDS = {
    Reason.PROMISE: "the promise you made",
    Reason.REPLY_OWED: "the reply you owe",
    Reason.THANK_YOU: "thanks for the interview",
    Reason.FIRST_TOUCH: "the first message",
    Reason.NEXT_STEP: "the date you agreed",
    Reason.TOUCH: "the next touch",
    Reason.AFTER_NO: "thanks for their answer",
    Reason.DECIDE: "decide what to do",
    Reason.RE_ENGAGE: "take it up again, if there is something new",
}


def next_words(standing: Standing, today: date) -> str:
    """The sentence, such as: Next: 1 Dec (the date you agreed)."""
    if standing.reason is None:
        return f"Closed, so nothing is due: {standing.why[0].text} ({standing.why[0].at})."
    if standing.due is None:
        return f"Needs attention: {standing.why[0].text} ({standing.why[0].at})."
    return f"Next: {short_day(standing.due, today)} ({WORDS[standing.reason]})."

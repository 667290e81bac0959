"""What sort of message a text is, as far as the note says so or its words do."""

from vaulttools.coach.asks import asks
from vaulttools.coach.text import LINK, Text
from vaulttools.model.words import Channel

OTHER_NAMES = {
    "thanks": "thank-you",
    "congratulation": "thank-you",
    "congratulations": "thank-you",
    "condolence": "thank-you",
    "condolences": "thank-you",
    "get-well": "thank-you",
    "exit": "graceful-exit",
    "goodbye": "graceful-exit",
    "reply-owed": "reply",
    "answer": "reply",
    "lost": "after-a-no",
    "after-no": "after-a-no",
    "touch": "value-touch",
    "value": "value-touch",
    "re-engagement": "re-engage",
    "promise": "promised",
}
THANKS, EXIT, REPLY, COMMENT = "thank-you", "graceful-exit", "reply", "comment"
OPENING = 2
"""Sentences that tell whether it is an answer or a thank-you."""


def kind_of(text: Text) -> str:
    """The kind of a message: as known, else guessed from its words; empty for no kind of its own."""
    if text.known.channel is Channel.COMMENT:
        return COMMENT
    if text.known.kind:
        kind = "-".join(text.known.kind.casefold().replace("_", " ").split())
        return OTHER_NAMES.get(kind, kind)
    if text.has("leaving", text.inner):
        return EXIT
    opening = [word for sentence in text.said[:OPENING] for word in sentence.words]
    if text.has("answering", opening):
        return REPLY
    subject = text.words_in(text.subject.text) if text.subject else []
    is_thanks = text.has("thanking", opening) or text.has("thanking", subject)
    wants = any(sentence.is_question for sentence in text.said) or LINK.search(text.body)
    is_thanks = is_thanks or (text.has("thanking") and not asks(text))
    return THANKS if is_thanks and not wants else ""


def carries_its_value(text: Text) -> bool:
    """Whether what it says is the value (M1): thanks, an answer that was owed, a farewell, a comment."""
    return kind_of(text) in {THANKS, EXIT, REPLY, COMMENT, "after-a-no", "second-answer"}

"""What a message asks for: one thing, several, or nothing."""

from collections.abc import Iterator

from msgspec import Struct

from vaulttools.coach.text import Sentence, Text

REPLY, OFFER, ANSWER = "reply", "offer", "answer"
DO = "do"
"""Something to be done, whatever it is; two of these are two things."""
SOFT = frozenset({REPLY, OFFER, ANSWER})
"""What costs a line: to answer, to accept."""


class Ask(Struct, frozen=True):
    """A sentence that asks for something, and what sort of thing that is."""

    sentence: Sentence
    sort: str
    is_more: bool = False
    """Whether its own words say that it comes on top of another (`could you also`)."""

    @property
    def is_soft(self) -> bool:
        """Whether it costs no more than a line."""
        return self.sort in SOFT


def asks(text: Text) -> tuple[Ask, ...]:
    """Everything that is asked for; another way to say yes to the same thing is not counted again."""
    return tuple(_asks(text))


def _asks(text: Text) -> Iterator[Ask]:
    before = False
    for sentence, following in zip(text.said, [*text.said[1:], None], strict=False):
        if text.has("pleasantries", sentence.words) or _is_answered(text, sentence, following):
            continue
        found = text.find("asks", sentence.words)
        if not found and not sentence.is_question:
            continue
        sorts = list(dict.fromkeys(match.says or ANSWER for match in found)) or [ANSWER]
        if before and text.has("instead", sentence.words):
            continue
        if text.has("or", sentence.words):
            sorts = sorts[:1]
        is_more = before and text.has("also", sentence.words)
        for sort in sorts:
            yield Ask(sentence, sort, is_more)
        before = True


def _is_answered(text: Text, sentence: Sentence, following: Sentence | None) -> bool:
    """Whether the writer answers the question at once, as in `Is it dear? No`."""
    if following is None or following.is_question or not sentence.is_question:
        return False
    return text.has("self-answer", following.words)


def has_next_step(text: Text) -> bool:
    """Whether it says what happens next, or that nothing needs to."""
    return bool(asks(text)) or text.has("next-step", text.words) or "?" in text.plain

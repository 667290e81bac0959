"""Whether there is something in a message for the one who reads it (M1)."""

import re

from vaulttools.coach.text import ADDRESS, LINK, QUOTE, WIKILINK, Sentence, Text

LEAST = 9
"""Words of a sentence that tells something."""
WONDER = 7
"""Words of a question that makes one think."""
NUDGES = ("reminder", "guilt", "polite")
OTHER_PARTS = ("asks", "context", "apology", "pressure", "jargon", "stiff", "pitch")
"""The lists of what does other work in a message, or none."""
_SHARE = re.compile(r"\d\s?%|[$€£]\s?\d")


def brings(text: Text, start: int = 0, stop: int | None = None) -> bool:
    """Whether the part of a message between two offsets holds a link, a find, an offer, a thought.

    In doubt it does: what tells something at all may be worth reading.
    """
    last = len(text.body) if stop is None else stop
    body = text.body[start:last]
    if LINK.search(ADDRESS.sub("", body)) or WIKILINK.search(body):
        return True
    if any(len(quote[0].split()) > 1 for quote in QUOTE.finditer(body)):
        return True
    sentences = [s for s in text.said if start <= s.start < last]
    return any(_brings(text, sentence) for sentence in sentences)


def _brings(text: Text, sentence: Sentence) -> bool:
    words = sentence.words
    if any(text.has(name, words) for name in NUDGES):
        return False
    if text.has("value", words):
        return True
    if _SHARE.search(text.plain[sentence.start : sentence.stop]) and not text.has("asks", words):
        return True
    if sentence.is_question:
        is_thought = text.has("wonder", words) and not text.has("logistics", words)
        return is_thought and len(words) >= WONDER
    is_about_us = text.has("self", words) and not text.has("reader", words)
    tells = len(words) >= LEAST and not is_about_us
    return tells and not any(text.has(name, words) for name in OTHER_PARTS)

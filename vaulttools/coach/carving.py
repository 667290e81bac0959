"""What of a note will be read by somebody: the message alone, everything else made blank in its place.

Every character keeps its offset, so that a finding in the message is a place in the note.
"""

import json
import re
from contextlib import suppress

from msgspec import Struct

MOST = 20_000
"""Characters of a note that are looked at; a message is shorter by far."""
_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(
    r"^(?P<key>subject|value)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE
)
_HEADERS = re.compile(r"\A(?:(?:subject|to|from|cc|bcc|date|reply-to):[^\n]*\n)+", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_IGNORE = re.compile(r"<!--[ \t]*coach:[ \t]*ignore\b(?P<what>[^\n]*?)-->")
_HEADING = re.compile(r"^#{1,6}[ \t][^\n]*$", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>[^\n]*$", re.MULTILINE)
_WROTE = re.compile(r"^[^\n]*:[ \t]*\r?\n(?=(?:[ \t]*\r?\n)?[ \t]*>(?![ \t]*\[!))", re.MULTILINE)
_FORWARDED = re.compile(
    r"^[ \t]*-{3,}[ \t]*[^\n-]{1,40}-{3,}[ \t]*\r?$.*", re.DOTALL | re.MULTILINE
)
_PARAGRAPH = re.compile(r"(?:[ \t]*[^\s][^\n]*(?:\n|\Z))+")
ALL = "all"


class Line(Struct, frozen=True):
    """A text and where it stands; `is_here` is False for one that stands somewhere else."""

    text: str
    start: int = 0
    stop: int = 0
    is_here: bool = True


class Ignored(Struct, frozen=True):
    """What is not to be judged: codes and names of rules, and between which offsets."""

    what: frozenset[str]
    start: int
    stop: int


class Carved(Struct, frozen=True):
    """The message in a note: `body` is as long as the note (or as what is looked at of it)."""

    body: str
    subject: Line | None
    value: Line | None
    sections: tuple[tuple[int, int], ...]
    """Where each part stands that is read on its own: a call's script, its voicemail."""
    ignored: tuple[Ignored, ...]
    is_reply: bool = False
    """Whether it quotes what it answers."""


def carve(source: str) -> Carved:
    """The message that a note or a plain text holds."""
    text = source[:MOST]
    front = _FRONT.match(text) or _HEADERS.match(text)
    end = front.end() if front else 0
    keys = {m["key"].casefold(): _value(m) for m in _KEY.finditer(text, 0, end)}
    body = _blank(text, 0, end)
    ignored = tuple(_ignored(match, body) for match in _IGNORE.finditer(body))
    headings = [match.span() for match in _HEADING.finditer(body, end)]
    is_reply = bool(_FORWARDED.search(body) or _WROTE.search(body))
    for sign in (_COMMENT, _FORWARDED, _WROTE, _QUOTED, _HEADING):
        body = sign.sub(lambda match: _spaces(match[0]), body)
    return Carved(
        body, keys.get("subject"), keys.get("value"), _sections(body, headings), ignored, is_reply
    )


def _sections(body: str, headings: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    starts = [0, *(stop for _, stop in headings)]
    stops = [*(start for start, _ in headings), len(body)]
    found = zip(starts, stops, strict=True)
    return tuple((start, stop) for start, stop in found if body[start:stop].strip())


def _value(match: re.Match[str]) -> Line:
    """A key's value as it is read, and where its words stand."""
    start, stop = match.span("value")
    text = match["value"]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        start, stop, text = start + 1, stop - 1, text[1:-1]
        if match["value"][0] == "'":
            text = text.replace("''", "'")
        elif "\\" in text:
            with suppress(ValueError):
                text = str(json.loads(match["value"]))
    return Line(text, start, stop)


def _ignored(match: re.Match[str], body: str) -> Ignored:
    """What a comment sets aside: in the paragraph right below it, or in all of the text."""
    named = re.findall(r"[\w-]+", match["what"].strip(" \t-"))
    what = frozenset(word.casefold() for word in named) or frozenset({ALL})
    line = body.rfind("\n", 0, match.start()) + 1
    below = body.find("\n", match.end())
    is_alone = not body[line : match.start()].strip() and not body[match.end() : below].strip()
    paragraph = _PARAGRAPH.match(body, below + 1) if below >= 0 and is_alone else None
    start, stop = paragraph.span() if paragraph else (0, -1)
    return Ignored(what, start, stop)


def _blank(text: str, start: int, stop: int) -> str:
    return text[:start] + _spaces(text[start:stop]) + text[stop:]


def _spaces(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)

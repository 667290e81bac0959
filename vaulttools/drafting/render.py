"""A pattern and facts become a message. Logic-less: fields, sections that vanish, and ways to choose from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from vaulttools.model.pattern import Choice, Paragraph, Part

if TYPE_CHECKING:
    from pystache import Renderer
    from pystache.parsed import ParsedTemplate

Facts = Mapping[str, str | bool]
BLANK = re.compile(r"==[^\n]+?==")
_FIELD = re.compile(r"\{\{[#^/]?\s*(\w+)")
MOST_KEPT = 10_000
"""Ways that are kept filled: what a way says of one person it says of many, and most say nothing."""


class Message(Struct, frozen=True):
    """What will be sent: paragraphs with the part of the message that each belongs to (M12)."""

    subject: str
    paragraphs: tuple[tuple[Part | None, str], ...]

    @property
    def body(self) -> str:
        """The text, an empty line between paragraphs."""
        return "\n\n".join(text for _, text in self.paragraphs)

    @property
    def blanks(self) -> int:
        """How many things only the owner can know."""
        return len(BLANK.findall(f"{self.subject}\n{self.body}"))

    @property
    def asks(self) -> bool:
        """Whether it asks a question of its own (M3)."""
        return any(part is Part.ASK and "?" in text for part, text in self.paragraphs)


class _Said(Struct, frozen=True):
    """A paragraph with what there is to say in it: for each choice the ways that facts are there for."""

    part: Part | None
    choices: tuple[tuple[tuple[int, str], ...], ...]
    """A way with its number in the pattern, so that the seed orders all ways alike."""


Filled = tuple[_Said, ...]
"""A form filled with the facts of one person; each seed gives one wording of it."""


def fill(form: Iterable[Paragraph], facts: Facts) -> Filled:
    """A form with every way filled in that facts are there for."""
    return tuple(
        _Said(paragraph.part, tuple(_ways(choice, facts) for choice in paragraph.choices))
        for paragraph in form
    )


def render(filled: Filled, seed: str) -> Message:
    """One wording; `seed` decides which of several ways is taken, always alike.

    What a paragraph says flows together; in the close every line stands by itself.
    """
    subject, paragraphs = "", []
    for number, paragraph in enumerate(filled):
        lines = [
            _one(ways, f"{seed} {number} {place}")
            for place, ways in enumerate(paragraph.choices)
            if ways
        ]
        if not lines:
            continue
        if paragraph.part is Part.SUBJECT:
            subject = " ".join(lines)
        else:
            join = "\n" if paragraph.part is Part.CLOSE else " "
            paragraphs.append((paragraph.part, join.join(lines)))
    return Message(subject, tuple(paragraphs))


def _one(ways: tuple[tuple[int, str], ...], seed: str) -> str:
    """The first way in the order that the seed gives."""
    if len(ways) == 1:
        return ways[0][1]
    return min((sha256(f"{seed} {n}".encode()).digest(), text) for n, text in ways)[1]


def _ways(choice: Choice, facts: Facts) -> tuple[tuple[int, str], ...]:
    """The ways of a choice that say something; none where facts are lacking for all of them."""
    found = ((n, _filled(way, *_told(way, facts))) for n, way in enumerate(choice.ways))
    return tuple((n, text) for n, text in found if text)


def _told(way: str, facts: Facts) -> Iterator[tuple[str, str | bool]]:
    """The facts that a way may ask for; all others make no difference to it."""
    return ((name, facts[name]) for name in _fields(way) if name in facts)


@lru_cache(maxsize=MOST_KEPT)
def _fields(way: str) -> tuple[str, ...]:
    """The fields that stand in a way."""
    return tuple(dict.fromkeys(match[1] for match in _FIELD.finditer(way)))


@lru_cache(maxsize=MOST_KEPT)
def _filled(way: str, *facts: tuple[str, str | bool]) -> str:
    """One way with its fields filled in, tidied where a section has vanished."""
    text = " ".join(str(_renderer().render(_parsed(way), dict(facts))).split())
    text = re.sub(r" +([,.;?!])", r"\1", text)
    text = re.sub(r"([.?!])[.]+(?=\s|$)", r"\1", text)
    is_address = text.startswith(("http:", "https:"))
    return text if is_address else text[:1].upper() + text[1:]


@cache
def _renderer() -> "Renderer":
    import pystache  # noqa: PLC0415 - needed only where drafts are written

    return pystache.Renderer(escape=str, missing_tags="ignore", partials={})


@cache
def _parsed(way: str) -> "ParsedTemplate":
    import pystache  # noqa: PLC0415 - as above

    return pystache.parse(way)


def reading_seconds(text: str) -> int:
    """How long a text takes when read aloud: 40 words in 15 seconds (M18)."""
    return max(1, round(len(text.replace("==", " ").split()) * 15 / 40))

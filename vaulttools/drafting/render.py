"""A pattern and facts become a message. Logic-less: fields, sections that vanish, and ways to choose from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from vaulttools.model.pattern import Choice, Paragraph, Part

if TYPE_CHECKING:
    from pystache import Renderer
    from pystache.parsed import ParsedTemplate

Facts = Mapping[str, str | bool]
BLANK = re.compile(r"==[^\n]+?==")


@dataclass(frozen=True, slots=True)
class Message:
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


def render(form: Iterable[Paragraph], facts: Facts, seed: str) -> Message:
    """The message that a form gives; `seed` decides which of several ways is taken, always alike.

    What a paragraph says flows together; in the close every line stands by itself.
    """
    subject, paragraphs = "", []
    for number, paragraph in enumerate(form):
        lines = [
            text
            for place, choice in enumerate(paragraph.choices)
            if (text := _one(choice, facts, f"{seed} {number} {place}"))
        ]
        if not lines:
            continue
        if paragraph.part is Part.SUBJECT:
            subject = " ".join(lines)
        else:
            join = "\n" if paragraph.part is Part.CLOSE else " "
            paragraphs.append((paragraph.part, join.join(lines)))
    return Message(subject, tuple(paragraphs))


def _one(choice: Choice, facts: Facts, seed: str) -> str:
    """The first way, in the order that the seed gives, that facts are there for; empty if none is."""
    order = sorted(range(len(choice.ways)), key=lambda n: sha256(f"{seed} {n}".encode()).digest())
    return next((text for n in order if (text := _filled(choice.ways[n], facts))), "")


def _filled(way: str, facts: Facts) -> str:
    """One way with its fields filled in, tidied where a section has vanished."""
    text = " ".join(str(_renderer().render(_parsed(way), facts)).split())
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

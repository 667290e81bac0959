"""The text of a board, cut into lanes and cards so that putting them together gives every byte back.

A heading of any level is a lane and a list item is a card, as for the plugin. Behind the lanes
stand, if they are there, the archive and the plugin's settings.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from vaulttools.lines import split_lines
from vaulttools.model.earlier import Earlier, alike
from vaulttools.model.links import LinkIndex, fold_name, unquoted

EMPTY_BOARD = (
    "---\n\nkanban-plugin: board\n\n---\n\n"
    '\n\n%% kanban:settings\n```\n{"kanban-plugin":"board"}\n```\n%%'
)
"""A board without lanes, exactly as the plugin writes it."""

_SETTINGS = "%% kanban:settings"
_ARCHIVE = "***"
_BLANKS_ABOVE_SETTINGS = 2
_PLAIN = "- ["
"""How nearly every card begins."""
_INDENT = 2
"""Columns from which on a line belongs to the card above it."""

_KEY = re.compile(r"""["']?kanban-plugin["']?[ \t]*:.*""")
_CONFLICT = re.compile(r"(<{7}|\|{7}|>{7})( .*)?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_LIMIT = re.compile(r"\s*\(\d+\)$")
_BREAKS = re.compile(r" {0,3}(?:#{1,6}(?:\s|$)|>|<|`{3}|~{3}|([-*_])[ \t]*(?:\1[ \t]*){2,}$)")
"""What does not go on with the paragraph of a card above it."""

ITEM = re.compile(r"( {0,3}(?:[-*+]|\d{1,9}[.)]))(?:[ \t]+|$)(?:\[(.)\](?:[ \t]+|$))?(.*)")
"""The first line of a card: bullet, character in the box, and what stands behind."""
SUM_LENGTH = 6
_OUR_ID = re.compile(rf"(?:(?<=\s)|^)\^([A-Za-z0-9-]+)--([0-9a-f]{{{SUM_LENGTH}}})(?=\s|$)[ \t]*")
_ANY_ID = re.compile(r"(?:(?<=\s)|^)\^([A-Za-z0-9-]+)$")
LINK = re.compile(r"\[\[([^\[\]|#^]+)[^\[\]]*\]\]|\[[^\[\]]*\]\(<?([^()<>\s#]+)[^()]*\)")


class DamagedBoardError(ValueError):
    """A text that cannot be taken for a board. `line` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


class Card(NamedTuple):
    """A list item of a lane: its lines word for word, and what its first line says."""

    lines: tuple[str, ...]
    """With their ends; the first one, and those that continue it."""
    mark: str = ""
    """The character in the box, empty without a box."""
    text: str = ""
    """The first line without bullet, box and block id."""
    block_id: str = ""
    """Without `^` and without the sum."""
    seal: str = ""
    """The sum of what we wrote on the first line; empty on a card that is not ours."""
    link: str = ""
    """Where its first link leads to."""


Part = Card | str
"""A card, or a line of anything else."""


class Lane(NamedTuple):
    """A lane: the line of its heading, and all that stands below it, word for word."""

    heading: str
    parts: tuple[Part, ...] = ()

    @property
    def title(self) -> str:
        """The title as written, with its limit: `Active (3)`."""
        match = _HEADING.fullmatch(self.heading.rstrip("\r\n"))
        return (match[1] or "").strip() if match else ""

    @property
    def name(self) -> str:
        """The title folded, without its limit."""
        return fold_title(self.title)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in order."""
        return tuple(part for part in self.parts if isinstance(part, Card))


class Kanban(NamedTuple):
    """A board: what stands above the lanes, the lanes, and the rest (archive and settings)."""

    head: str
    lanes: tuple[Lane, ...]
    rest: str

    @property
    def archived(self) -> tuple[Card, ...]:
        """The cards in the archive."""
        is_there = self.rest.startswith(_ARCHIVE)
        sections = _sections(_lines(self.rest), 0, Earlier())[0] if is_there else []
        return tuple(card for section in sections for card in section.cards)


@lru_cache(maxsize=200)
def fold_title(title: str) -> str:
    """The form in which two titles are the same lane: folded, without a limit."""
    return fold_name(_LIMIT.sub("", title).strip())


def read_kanban(text: str, earlier: Earlier | None = None) -> Kanban:
    """A board from the text of its file; nothing of it is left out. `earlier` knows cards as they were.

    Raises DamagedBoardError for what is no board, or cannot be told apart safely.
    """
    lines = _lines(text)
    bare = [line.rstrip("\r\n") for line in lines]
    start = _front_end(bare)
    for number, line in enumerate(bare, 1):
        if _CONFLICT.fullmatch(line):
            raise DamagedBoardError(number, "there are merge conflict markers in it")
    sections, stop = _sections(lines[start:], start, earlier or Earlier())
    rest = lines[start + stop :]
    cut = _archive_break(sections)
    if cut is not None:
        archive = sections.pop()
        rest = [raw(sections[-1].parts[cut:]), archive.heading, raw(archive.parts), *rest]
    elif rest:
        cut = _settings_break(sections[-1])
        rest = [raw(sections[-1].parts[cut:]), *rest]
    sections[-1] = Lane(sections[-1].heading, sections[-1].parts[:cut])
    head = "".join(lines[:start]) + raw(sections[0].parts)
    return Kanban(head, tuple(sections[1:]), "".join(rest))


def write_kanban(board: Kanban) -> str:
    """The text of a board's file."""
    lanes = "".join(f"{lane.heading}{raw(lane.parts)}" for lane in board.lanes)
    return f"{board.head}{lanes}{board.rest}"


def raw(parts: Iterable[Part]) -> str:
    """The text of some parts."""
    return "".join(part if isinstance(part, str) else "".join(part.lines) for part in parts)


def is_blank(part: Part) -> bool:
    """Whether a part is an empty line."""
    return isinstance(part, str) and not part.strip()


def read_card(lines: Sequence[str]) -> Card:
    """The card of a list item's lines."""
    match = ITEM.fullmatch(lines[0].rstrip("\r\n"))
    if match is None:
        return Card(tuple(lines))
    text, block_id, seal = match[3].strip(), "", ""
    if found := _OUR_ID.search(text):
        text = (text[: found.start()] + text[found.end() :]).strip()
        block_id, seal = found[1], found[2]
    elif found := _ANY_ID.search(text):
        text, block_id = text[: found.start()].strip(), found[1]
    link = LINK.search(text)
    target = "" if link is None else (link[1] or "").strip() or unquoted(link[2] or "")
    return Card(tuple(lines), match[2] or "", text, block_id, seal, target)


def note_of(card: Card, links: LinkIndex, path: str) -> str | None:
    """The path of the note that a card of the board at `path` is about."""
    return links.resolve(card.link, path) if card.link else None


def _lines(text: str) -> list[str]:
    return [line for line in split_lines(text) if line]


def _front_end(bare: list[str]) -> int:
    """How many lines the front matter takes, which has to say that this is a board."""
    if not bare or bare[0].removeprefix("\ufeff").rstrip() != "---":
        raise DamagedBoardError(1, "it is not a board: there is no front matter with kanban-plugin")
    end = next((n for n, line in enumerate(bare) if n and line.rstrip() == "---"), None)
    if end is None:
        raise DamagedBoardError(1, "its front matter is not closed")
    if not any(_KEY.fullmatch(line) for line in bare[1:end]):
        raise DamagedBoardError(1, "it is not a board: its front matter does not say kanban-plugin")
    return end + 1


def _sections(lines: list[str], above: int, earlier: Earlier) -> tuple[list[Lane], int]:
    """The lines cut at the headings, the first section without one; and where the settings begin.

    `above` is the number of lines before these in the file.
    """
    found: list[tuple[str, list[tuple[str, ...] | str]]] = [("", [])]
    at = 0
    while at < len(lines) and lines[at].rstrip() != _SETTINGS:
        bare, stop = lines[at].rstrip("\r\n"), at + 1
        if _is_item(bare):
            stop = _card_end(lines, at)
            found[-1][1].append(tuple(lines[at:stop]))
        elif _HEADING.fullmatch(bare):
            found.append((lines[at], []))
        else:
            if fence := _opening(bare):
                stop = _fence_end(lines, at, fence, above)
            found[-1][1].extend(lines[at:stop])
        at = stop
    items = (part for _, parts in found for part in parts if isinstance(part, tuple))
    cards = iter(earlier.each(read_card, items, key=alike))
    return [
        Lane(heading, tuple(next(cards) if isinstance(part, tuple) else part for part in parts))
        for heading, parts in found
    ], at


def _is_item(bare: str) -> bool:
    return bare.startswith(_PLAIN) or (ITEM.fullmatch(bare) is not None and not _BREAKS.match(bare))


def _card_end(lines: list[str], at: int) -> int:
    """Where the card ends that begins at a line: behind what is indented or goes on with it."""
    end = at + 1
    for number in range(end, len(lines)):
        bare = lines[number].rstrip("\r\n")
        if bare.startswith(_PLAIN):
            break
        if not bare.strip():
            continue
        expanded = bare.expandtabs(4)
        is_indented = len(expanded) - len(expanded.lstrip(" ")) >= _INDENT
        goes_on = number == end and not (_is_item(bare) or _BREAKS.match(bare))
        if bare.rstrip() == _SETTINGS or not (is_indented or goes_on):
            break
        end = number + 1
    return end


def _opening(bare: str) -> str:
    """The fence that a line opens, if it does."""
    match = _FENCE.fullmatch(bare)
    return "" if not match or (match[1][0] == "`" and "`" in match[2]) else match[1]


def _fence_end(lines: list[str], at: int, fence: str, above: int) -> int:
    """Where the code block ends that begins at a line."""
    for number in range(at + 1, len(lines)):
        match = _FENCE.fullmatch(lines[number].rstrip("\r\n"))
        if match and match[1].startswith(fence) and not match[2].strip():
            return number + 1
        if lines[number].rstrip() == _SETTINGS:
            break
    raise DamagedBoardError(above + at + 1, "a code block is opened and never closed")


def _archive_break(sections: list[Lane]) -> int | None:
    """Where the last section but one ends in the line that makes the last one the archive."""
    parts = sections[-2].parts if len(sections) > 1 else ()
    at = max((n for n, part in enumerate(parts) if not is_blank(part)), default=-1)
    line = parts[at] if at >= 0 else ""
    return at if isinstance(line, str) and line.rstrip() == _ARCHIVE else None


def _settings_break(last: Lane) -> int:
    """Where the empty lines begin that belong to the settings below."""
    at = len(last.parts)
    while at and len(last.parts) - at < _BLANKS_ABOVE_SETTINGS and is_blank(last.parts[at - 1]):
        at -= 1
    return at

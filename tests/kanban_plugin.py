"""A small model of the Kanban plugin, written from its format and from nothing of ours.

A heading of any level is a lane; its cards are the items of the first list before the next
heading. `**Complete**` above them is remembered. A heading `Archive` right behind a `***` begins
the archive. Saving writes the front matter, the lanes, the archive and the settings, and nothing
else.
"""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

SETTINGS = re.compile(r"%% kanban:settings\r?\n```\r?\n(.*)\r?\n```\r?\n%%\s*\Z")
FRONT = re.compile(r"---\r?\n(.*?)\r?\n---\r?\n", re.DOTALL)


@dataclass
class SeenCard:
    mark: str
    text: str
    block_id: str = ""


@dataclass
class SeenLane:
    title: str
    limit: int = 0
    complete: bool = False
    cards: list[SeenCard] = field(default_factory=list)


@dataclass
class SeenBoard:
    front: str
    lanes: list[SeenLane]
    archive: list[SeenCard]
    settings: str

    def cards(self, title: str) -> list[str]:
        """The texts of the cards in the first lane with this title."""
        return [c.text for c in next(lane for lane in self.lanes if lane.title == title).cards]


def plugin_reads(text: str) -> SeenBoard:
    """The board as the plugin sees it."""
    front = FRONT.match(text)
    assert front, "the plugin opens no file without front matter as a board"
    assert "kanban-plugin" in front[1]
    footer = SETTINGS.search(text)
    source = text[front.end() : footer.start() if footer else len(text)].replace("\r\n", "\n")
    lines = source.split("\n")
    tokens = [t for t in MarkdownIt("commonmark").parse(source) if t.level == 0]
    items = _items(source)
    lanes: list[SeenLane] = []
    archive: list[SeenCard] | None = None
    open_lane: SeenLane | None = None
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.map:
            title = re.sub(r"^ *#+ *| +#+ *$", "", lines[token.map[0]]).strip()
            limit = re.fullmatch(r"(.*?)\s*\((\d+)\)", title)
            open_lane = SeenLane(limit[1], int(limit[2])) if limit else SeenLane(title)
            before = tokens[number - 1].type if number else ""
            if before == "hr" and title == "Archive":
                archive = open_lane.cards
            else:
                lanes.append(open_lane)
        elif token.type.endswith("_list_open") and token.map and open_lane:
            open_lane.cards += items[token.map[0]]
            open_lane = None
        elif token.type == "paragraph_open" and token.map and open_lane:
            said = " ".join(lines[slice(*token.map)]).strip()
            open_lane.complete = open_lane.complete or said == "**Complete**"
    return SeenBoard(front[1].strip(), lanes, archive or [], footer[1] if footer else "{}")


def _items(source: str) -> dict[int, list[SeenCard]]:
    """The cards of each list, by the line on which the list begins."""
    lines = source.split("\n")
    found: dict[int, list[SeenCard]] = {}
    tokens = MarkdownIt("commonmark").parse(source)
    current: list[SeenCard] = []
    for number, token in enumerate(tokens):
        if token.type.endswith("_list_open") and token.level == 0 and token.map:
            current = found[token.map[0]] = []
        elif token.type == "list_item_open" and token.level == 1 and token.map:
            current.append(_card(lines, token.map[0], _content_end(tokens, number)))
    return found


def _content_end(tokens: list[Token], number: int) -> int:
    """The line behind an item's last block."""
    start = tokens[number]
    end = (start.map or [0, 0])[0] + 1
    for token in tokens[number + 1 :]:
        if token.type == "list_item_close" and token.level == start.level:
            break
        end = max(end, (token.map or [0, 0])[1])
    return end


def _card(lines: list[str], first: int, end: int) -> SeenCard:
    content = re.sub(r"^\s*(?:[-*+]|\d+[.)])\s*", "", lines[first])
    mark = re.match(r"\[(.)\](?:\s+|$)", content)
    content = content[mark.end() :] if mark else content
    text = re.sub(r"\n(?: {4}|\t)", "\n", "\n".join([content, *lines[first + 1 : end]]).strip())
    head, newline, rest = text.replace("<br>", "\n").partition("\n")
    block_id = re.search(r"\s+\^([a-zA-Z0-9-]+)$", head)
    head = head[: block_id.start()] if block_id else head
    return SeenCard(
        mark[1] if mark else " ", head + newline + rest, block_id[1] if block_id else ""
    )


def plugin_saves(text: str, *, tab: bool = True) -> str:
    """The file after the plugin has saved it."""
    board = plugin_reads(text)
    saved = f"---\n\n{board.front}\n\n---\n\n"
    for lane in board.lanes:
        title = f"{lane.title} ({lane.limit})" if lane.limit else lane.title
        lines = [f"## {title}", "", *(["**Complete**"] if lane.complete else [])]
        saved += "\n".join([*lines, *(_written(card, tab) for card in lane.cards), "", "", ""])
    if board.archive:
        lines = ["***", "", "## Archive", "", *(_written(card, tab) for card in board.archive)]
        saved += "\n".join(lines)
    return f"{saved}\n\n%% kanban:settings\n```\n{board.settings}\n```\n%%"


def _written(card: SeenCard, tab: bool) -> str:
    first, newline, rest = card.text.strip().partition("\n")
    sign = f" ^{card.block_id}" if card.block_id else ""
    indent = f"\n{chr(9) if tab else ' ' * 4}"
    return f"- [{card.mark}] {first}{sign}{(newline + rest).replace(newline or indent, indent)}"

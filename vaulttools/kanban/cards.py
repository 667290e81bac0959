"""What we wrote on a card, and what its owner added.

Saving in the plugin drops everything that is neither lane nor card, so there is no place for
markers. Instead, each card of ours carries a short sum of what we wrote, behind its block id::

    - [ ] [[Maya Okafor]] · your promise · @{2026-11-25} ^active-gf8llb--3f9c21
"""

import re
from functools import lru_cache
from hashlib import sha256
from itertools import chain

from vaulttools.kanban.board import ITEM, LINK, SUM_LENGTH, Card, read_card
from vaulttools.model.whole_files import Wanted

BETWEEN = " · "
"""Stands between the pieces of a card's text."""
_LONGEST = 1_000
"""Characters of a first line in which our text is looked for."""
_DONE = re.compile(r"\s*[✅❌]\ufe0f?\s*\d{4}-\d{2}-\d{2}")
"""The day that plugins add to a card when its box is ticked."""


def new_card(want: Wanted, end: str) -> Card:
    """A wanted card as we write it, with the board's line end."""
    return read_card([f"- [ ] {want.text}{_id(want.block_id, want.text)}{end}"])


def renewed(card: Card, text: str, block_id: str, mark: str = " ") -> Card:
    """A card with our text renewed; what the owner wrote beside and below it stays."""
    before, after = _beside(card, text)
    if mark != card.mark:
        after = _DONE.sub("", after, count=1)
    first = card.lines[0]
    bare = first.rstrip("\r\n")
    match = ITEM.fullmatch(bare)
    bullet = match[1] if match else "-"
    line = f"{bullet} [{mark}] {before}{text}{after}{_id(block_id, text)}{first[len(bare) :]}"
    return card if line == first else read_card([line, *card.lines[1:]])


def asking(card: Card, remark: str) -> Card:
    """A card whose link leads nowhere with the reason why it stays, in place of what we wrote."""
    link = LINK.search(card.text)
    text = f"{link[0] if link else card.link}{BETWEEN}{remark}"
    return renewed(card, text, card.block_id, card.mark or " ")


def added(card: Card) -> str:
    """What the owner wrote on a card, beside and below what is ours."""
    before, after = _ours(card) or (card.text, "")
    pieces = (before, _DONE.sub("", after, count=1), *card.lines[1:])
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def is_ticked(card: Card) -> bool:
    """Whether the box of a card is ticked."""
    return card.mark in {"x", "X"}


def _beside(card: Card, text: str) -> tuple[str, str]:
    """What the owner wrote on the first line before and behind our text.

    Where our old text cannot be found, every piece that the new one does not say is the owner's.
    """
    if found := _ours(card):
        return found
    said = text.split(BETWEEN)
    pieces = [piece for piece in card.text.split(BETWEEN) if piece and piece not in said]
    return "", "".join(f"{BETWEEN}{piece}" for piece in pieces)


def _ours(card: Card) -> tuple[str, str] | None:
    """What stands before and behind the text that the sum was made of, if it is still there."""
    text = card.text
    if not card.seal or len(text) > _LONGEST:
        return None
    for start in chain((0,), (n for n, char in enumerate(text) if n and char == "[")):
        for stop in range(len(text), start, -1):
            if _sum(text[start:stop]) == card.seal:
                return text[:start], text[stop:]
    return None


def _id(block_id: str, text: str) -> str:
    return f" ^{block_id}--{_sum(text)}" if block_id else ""


@lru_cache(maxsize=100)
def _sum(text: str) -> str:
    """The sum of what we wrote, whatever its first link leads to: that note may be renamed."""
    match = LINK.match(text)
    if match:
        start, end = match.span(1 if match[1] else 2)
        text = text[:start] + text[end:]
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:SUM_LENGTH]

"""A board in three versions: every card where either side moved it."""

from vaulttools.kanban import Card, DamagedBoardError, Kanban, read_kanban, write_kanban
from vaulttools.kanban.board import Lane, Part, is_blank
from vaulttools.kanban.cards import added, is_ticked
from vaulttools.kanban.merging import add_card
from vaulttools.lines import line_end
from vaulttools.merging.note import CannotMergeError
from vaulttools.merging.sides import decided, is_marker
from vaulttools.merging.weave import numbered, unnumbered, weave

_SETTINGS = "%% kanban:settings"
Places = dict[str, tuple[str, Card]]
"""Cards by what they are about: the lane's name and the card."""


def merge_board(base: str, ours: str, theirs: str) -> str:
    """The board that follows from three, whichever side is named first.

    A lane that one side took out goes, unless the other one put something into it.
    A card that one side moved is moved; one that both moved, each elsewhere, stands in both places,
    for the next run to ask about. What was moved or ticked keeps the sign that it had then, and the words
    of both sides. Raises CannotMergeError for what is no board.
    """
    base, first, second = _unmarked(base), *sorted(map(_unmarked, (ours, theirs)))
    try:
        boards = [read_kanban(text) for text in (base or first, first, second)]
    except DamagedBoardError as error:
        raise CannotMergeError from error
    _, frame, other = boards
    old, one, two = (_places(board) for board in boards)
    if not base:
        old = {}
    end = line_end(first)
    wanted = {key: _wanted(old.get(key), one.get(key), two.get(key)) for key in {**one, **two}}
    names = [numbered([lane.name for lane in board.lanes]) for board in boards]
    named = [dict(zip(n, board.lanes, strict=True)) for n, board in zip(names, boards, strict=True)]
    filled = {at for placed in wanted.values() for at, _ in placed}
    taken_out = [name for name in named[0] if not (name in named[1] and name in named[2])]
    back = {n for n in taken_out if n in filled or _has_more(*(lanes.get(n) for lanes in named))}
    order = weave([name for name in names[0] if name not in back], names[1], names[2])
    ones, others = {**named[2], **named[1]}, {**named[1], **named[2]}
    found = []
    for name in order:
        cards = [card for placed in wanted.values() for at, card in placed if at == name]
        found.append(_lane(named[0].get(name), ones[name], others[name], cards, end))
    head = decided(boards[0].head, frame.head, other.head) or (frame.head,)
    return write_kanban(Kanban(head[0], tuple(found), _rest(*(board.rest for board in boards))))


def _unmarked(text: str) -> str:
    """The text without lone markers of git's, which nobody typed."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not is_marker(line))


def _places(board: Kanban) -> Places:
    """Where each card stands; of several on one contact, the one that was moved, then the first."""
    found: Places = {}
    for lane in board.lanes:
        for card in lane.cards:
            key, place = _key(card), (lane.name, card)
            if key not in found or (_is_moved(place) and not _is_moved(found[key])):
                found[key] = place
    return found


def _is_moved(place: tuple[str, Card]) -> bool:
    """Whether a card stands in another lane than the one it was made for."""
    lane, card = place
    return not card.block_id.startswith(lane)


def _key(card: Card) -> str:
    """What a card is about: the note it links to if it is ours, else its words."""
    return f"[[{card.link}" if card.seal and card.link else "".join(card.lines).strip()


def _wanted(
    old: tuple[str, Card] | None, one: tuple[str, Card] | None, two: tuple[str, Card] | None
) -> list[tuple[str, Card]]:
    """Where a card is to stand, and how; two places if the sides moved it to two, none if it goes."""
    if one is None or two is None:
        left = one or two
        is_news = old is None or (left and (left[0] != old[0] or _says_more(left[1], old[1])))
        return [left] if left and is_news else []
    same = decided(old and old[1], one[1], two[1])
    lanes = decided(old and old[0], one[0], two[0])
    if not (lanes and lanes[0]):
        return [side for side in (one, two) if _is_moved(side)] or [one]
    there = [card for lane, card in (one, two) if lane == lanes[0]]
    if same and same[0] and (len(there) > 1 or same[0].block_id == there[0].block_id):
        there = [same[0]]
    card = min(there, key=lambda card: (not is_ticked(card), not added(card), card.lines))
    before = {*card.lines, *(old[1].lines if old else ())}
    more = [line for _, side in (one, two) for line in side.lines[1:] if line not in before]
    return [(lanes[0], card._replace(lines=(*card.lines, *more)))]


def _says_more(card: Card, old: Card) -> bool:
    """Whether its owner has ticked a card or written on it."""
    return (is_ticked(card), added(card)) != (is_ticked(old), added(old))


def _lane(base: Lane | None, one: Lane, other: Lane, cards: list[Card], end: str) -> Lane:
    """A lane with exactly these cards: those that stand there, then the others; lines of both above them."""
    old = base or Lane(one.heading)
    left = {_key(card): card for card in cards}
    lines, more = _lines_of(old), _lines_of(other)
    kept: list[Part] = []
    for part in one.parts:
        if isinstance(part, str):
            kept += [part] if part in more or part not in lines else []
        elif card := left.pop(_key(part), None):
            kept.append(card)
    # not below a card: there they would go on with what it says
    at = next((n for n, part in enumerate(kept) if not is_blank(part)), min(1, len(kept)))
    kept[at:at] = [line for line in more if line not in kept and line not in lines]
    for card in left.values():
        add_card(kept, card, end)
    heading = decided(old.heading, one.heading, other.heading) or (one.heading,)
    return Lane(heading[0], tuple(kept))


def _lines_of(lane: Lane | None) -> list[str]:
    """What stands in a lane beside cards."""
    return [p for p in lane.parts if isinstance(p, str) and p.strip()] if lane else []


def _has_more(base: Lane | None, one: Lane | None, other: Lane | None) -> bool:
    """Whether a side has something in a lane, beside cards, that the base has not."""
    old = _lines_of(base)
    return any(line not in old for side in (one, other) for line in _lines_of(side))


def _rest(base: str, ours: str, theirs: str) -> str:
    """Archive and settings: the cards that either side archived, and one side's settings."""
    if same := decided(base, ours, theirs):
        return same[0]
    cut = [text.partition(_SETTINGS) for text in (base, ours, theirs)]
    lines = [numbered(archive.splitlines(keepends=True)) for archive, _, _ in cut]
    woven = weave(lines[0], lines[1], lines[2])
    settings = decided(*("".join(more) for _, *more in cut)) or ("".join(cut[1][1:]),)
    return "".join(unnumbered(line) for line in woven) + settings[0]

"""The owner's board and the cards that we want become one board."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from vaulttools.kanban.board import (
    EMPTY_BOARD,
    Card,
    Kanban,
    Lane,
    Part,
    fold_title,
    is_blank,
    read_kanban,
    write_kanban,
)
from vaulttools.kanban.cards import BETWEEN, added, asking, new_card, renewed
from vaulttools.lines import line_end
from vaulttools.model.earlier import Earlier, members
from vaulttools.model.whole_files import Wanted


class Way(NamedTuple):
    """How the owner's board is taken."""

    keys_of: Callable[[Sequence[Card]], Sequence[str | None]]
    """Gives the key of each card that is about a contact, and None for the owner's own cards."""
    stuck: Mapping[str, str]
    """The cards whose move could not be applied, by key, with the reason."""
    earlier: Earlier
    """What was worked out of it before."""


def merge(old: str | None, lanes: Sequence[str], wanted: Sequence[Wanted], way: Way) -> str:
    """The new text of a board; `old` None makes one.

    Every wanted card's lane is one of `lanes`. Cards that are stuck stay where the owner put them, and
    say why. All that the owner wrote stays, word for word; what is wanted already changes nothing.
    Raises DamagedBoardError when `old` is no board.
    """
    text = EMPTY_BOARD if old is None else old
    board, end = way.earlier.one(read_kanban, text, way.earlier), line_end(text)
    is_cut = not board.rest and not text.endswith(("\n", "\r"))
    if is_cut:
        board = read_kanban(text + end)
    wants = {want.key: _with_reason(want, way.stuck) for want in reversed(wanted)}
    kept = _keep(board, frozenset(map(fold_title, lanes)), wants, way)
    head = _add_lanes(kept.lanes, lanes, board.head, end)
    homes = {lane.name: lane for lane in reversed(kept.lanes)}
    for want in reversed(wants.values()):
        if want.key not in kept.keys:
            card = kept.moving.get(want.key) or new_card(want, end)
            add_card(homes[fold_title(want.lane)].parts, card, end)
    done = tuple(Lane(lane.heading, tuple(lane.parts)) for lane in kept.lanes)
    return write_kanban(Kanban(head, done, board.rest)).removesuffix(end if is_cut else "")


class _Lane(NamedTuple):
    """A lane whose parts are still being put together."""

    heading: str
    name: str
    parts: list[Part]


class _Placed(NamedTuple):
    """A part of the old board in its lane, and whose card it is."""

    lane: _Lane
    part: Part
    key: str | None


class _Kept(NamedTuple):
    """What stays where it is, whose cards are among it, and the cards that go to another lane."""

    lanes: list[_Lane]
    keys: set[str]
    moving: dict[str, Card]


def _keep(
    board: Kanban,
    ours: frozenset[str],
    wants: Mapping[str, Wanted],
    way: Way,
) -> _Kept:
    """The lanes with the owner's cards as they are and ours renewed."""
    kept = _Kept([_Lane(lane.heading, lane.name, []) for lane in board.lanes], set(), {})
    parts = [(n, part) for n, lane in enumerate(board.lanes) for part in lane.parts]
    keys = iter(way.keys_of([part for _, part in parts if isinstance(part, Card)]))
    placed = [
        _Placed(kept.lanes[n], part, next(keys) if isinstance(part, Card) else None)
        for n, part in parts
    ]
    chosen = _chosen(placed, ours, wants)
    pairs = {key: (card, wants[key]) for key, (_, card) in chosen.items()}
    fresh = dict(zip(pairs, way.earlier.each(_fresh, pairs.values(), key=members), strict=True))
    for at, (lane, part, key) in enumerate(placed):
        if isinstance(part, str) or key is None:
            lane.parts.append(part)
        elif key not in wants and key in way.stuck:
            lane.parts.append(asking(part, way.stuck[key]))
        elif key not in chosen or at != chosen[key][0]:
            is_asked = key in way.stuck  # which one is right, only the owner can tell
            lane.parts.extend([part] if is_asked or added(part) else [])
        elif key in way.stuck:
            lane.parts.append(renewed(part, wants[key].text, part.block_id, part.mark or " "))
            kept.keys.add(key)
        elif _is_right(lane.name, wants[key], ours):
            lane.parts.append(fresh[key])
            kept.keys.add(key)
        else:
            kept.moving[key] = fresh[key]
    return kept


def _fresh(pair: tuple[Card, Wanted]) -> Card:
    """A card with the text that is wanted."""
    card, want = pair
    return renewed(card, want.text, want.block_id)


def _with_reason(want: Wanted, stuck: Mapping[str, str]) -> Wanted:
    """A wanted card that says why its move could not be applied, if so."""
    if want.key not in stuck:
        return want
    return want._replace(text=f"{want.text}{BETWEEN}{stuck[want.key]}")


def _is_right(lane: str, want: Wanted, ours: frozenset[str]) -> bool:
    """Whether a card may stay in a lane: the wanted one, or one of the owner's own."""
    return lane == fold_title(want.lane) or lane not in ours


def _chosen(
    placed: Sequence[_Placed], ours: frozenset[str], wants: Mapping[str, Wanted]
) -> dict[str, tuple[int, Card]]:
    """The card of each contact that is wanted, and where: among several, the most like it, then the first."""
    found: dict[str, tuple[int, int, Card]] = {}
    for at, (lane, part, key) in enumerate(placed):
        if isinstance(part, Card) and key is not None and key in wants:
            is_current = part.block_id == wants[key].block_id
            is_right = _is_right(lane.name, wants[key], ours)
            rank = 4 * bool(part.seal) + 2 * is_current + is_right
            if key not in found or rank > found[key][0]:
                found[key] = (rank, at, part)
    return {key: (at, card) for key, (_, at, card) in found.items()}


def _add_lanes(into: list[_Lane], lanes: Sequence[str], head: str, end: str) -> str:
    """Add the lanes that are missing after the last of ours; give back the head, ready for them."""
    there = [lane.name for lane in into]
    ours = {fold_title(lane) for lane in lanes}
    missing = {fold_title(lane): lane for lane in lanes if fold_title(lane) not in there}
    at = max((n for n, name in enumerate(there, 1) if name in ours), default=len(there))
    if missing and at:
        above = into[at - 1].parts
        if not (above and is_blank(above[-1])):
            above.append(end)
    elif missing and not head.endswith(end * 2):
        head += end
    into[at:at] = [_Lane(f"## {title}{end}", n, [end] * 3) for n, title in missing.items()]
    return head


def add_card(parts: list[Part], card: Card, end: str) -> None:
    """Put a card at the end of a lane: behind its last card, else below all that stands there."""
    at = next((n for n in range(len(parts), 0, -1) if isinstance(parts[n - 1], Card)), 0)
    if not at:
        at = max((n for n, part in enumerate(parts, 1) if not is_blank(part)), default=0)
        if not (at and _ticks(parts[at - 1])):
            if at == len(parts):
                parts.append(end)
            at += 1
    parts.insert(at, card)


def _ticks(part: Part) -> bool:
    """Whether a line is `**Complete**`, in whatever language, which stands directly above cards."""
    line = part.strip() if isinstance(part, str) else ""
    return len(line) > 4 and line.startswith("**") and line.endswith("**") and "*" not in line[2:-2]

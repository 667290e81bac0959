"""Listening to the board: a card that was moved or archived is a decision, a ticked one is done."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from vaulttools.actions.hearing import nobody_called
from vaulttools.kanban import Card, DamagedBoardError, is_ticked, note_of, read_kanban
from vaulttools.model.earlier import members
from vaulttools.model.funnel import Standing
from vaulttools.model.problem import Place
from vaulttools.model.utterance import Heard, Mark, Spot, Utterance
from vaulttools.model.vault import Vault
from vaulttools.model.words import Stage, What

BOARD = "board"
"""What stands for the region in the spot of a card."""
_ID = re.compile(rf"({'|'.join(Stage)})-([a-z0-9]+)(?:--[0-9a-f]+)?")
_STAGES = frozenset(Stage)
_MOVES: dict[Stage, What] = {
    Stage.PAUSED: What.PAUSE,
    Stage.CLOSED: What.ARCHIVE,
    Stage.ACTIVE: What.RESUME,
}
"""The lanes that a card can be moved to, and what that decides."""


def hear_board(vault: Vault, standings: Mapping[str, Standing]) -> list[Heard]:
    """What the board says of contacts; `standings` by the path of the contact's note."""
    if vault.board is None:
        return []
    path, earlier = vault.board.path, vault.earlier
    try:
        text = vault.board.data.decode("utf-8").removeprefix("\ufeff")
        board = earlier.one(read_kanban, text, earlier)
    except (UnicodeDecodeError, DamagedBoardError):
        return []
    lanes = [(lane.name, lane) for lane in board.lanes]
    cards = [(c, name) for name, lane in lanes if name in _STAGES for c in lane.cards]
    notes = earlier.each(note_of, [card for card, _ in cards], vault.links, path)
    shown = [
        (card, standing, name)
        for (card, name), note in zip(cards, notes, strict=True)
        if (standing := standings.get(note or ""))
    ]
    found = [heard for heard in earlier.each(_card, shown, path, key=members) if heard]
    found += [
        Heard(Spot(path, BOARD, (card.link,)), Place(path, 0), trouble=nobody_called(card.link))
        for (card, name), note in zip(cards, notes, strict=True)
        if note is None and _is_said(card, name)
    ]
    for card in board.archived:
        standing = standings.get(note_of(card, vault.links, path) or "")
        if standing and (known := _ID.fullmatch(card.block_id)) and known[1] != Stage.CLOSED:
            contact, at = standing.contact.path, Place(path, 0)
            is_done = is_ticked(card)  # ticked first: that is what was meant
            said = Utterance(
                contact,
                at,
                sign=known[2],
                mark=Mark.DONE if is_done else Mark.OPEN,
                decision=None if is_done else What.ARCHIVE,
            )
            found.append(Heard(Spot(path, BOARD, (contact,)), at, said))
    return found


def _is_said(card: Card, lane: str) -> bool:
    """Whether a card of ours says something by itself: it was moved since it was made, or ticked."""
    known = _ID.fullmatch(card.block_id) if card.seal and card.link else None
    return known is not None and (lane != known[1] or (is_ticked(card) and lane != Stage.CLOSED))


def _card(shown: tuple[Card, Standing, str], path: str) -> Heard | None:
    """What a card in the lane of a stage says; None if it stands where it stood and is not ticked."""
    card, standing, name = shown
    lane = Stage(name)
    contact, known = standing.contact, _ID.fullmatch(card.block_id)
    noted = next((one.text for one in contact.noted if one.key == "stage"), "")
    was = known[1] if known else noted
    is_moved = was and lane != was and lane is not standing.stage
    is_done = is_ticked(card) and lane is not Stage.CLOSED and lane == was
    if not (is_moved or is_done):
        return None
    said = Utterance(contact.path, Place(path, 0), sign=known[2] if known else "")
    silent = Heard(Spot(path, BOARD, (contact.path,)), said.at)
    if is_done or (lane is Stage.ACTIVE and was == Stage.NEW):
        return replace(silent, utterance=replace(said, mark=Mark.DONE))
    if lane not in _MOVES:
        return replace(silent, trouble=_why_not(lane, standing))
    return replace(silent, utterance=replace(said, decision=_MOVES[lane]))


def _why_not(lane: Stage, standing: Standing) -> str:
    follows = {
        Stage.NEW: "“new” is who nothing was sent to yet",
        Stage.STALLED: "“stalled” follows from touches without an answer",
    }
    return f"is {standing.stage}: {follows[lane]}; move the card back, or pause or archive it"

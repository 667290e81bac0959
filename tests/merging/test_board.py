"""The board in three versions: a card is moved, ticked or written on by one, and made anew by another."""

import pytest

from tests.merging.support import merged
from vaulttools.kanban import read_kanban
from vaulttools.merging.board import merge_board

HEAD = "---\n\nkanban-plugin: board\n\n---\n\n"
LANES = ("Active", "Paused", "Closed")
OLD = "- [ ] [[Maya Okafor]] · next touch · @{2026-11-16} ^active-li9krz--9710ce"
NEW = "- [ ] [[Maya Okafor]] · as agreed · @{2026-12-25} ^active-00xu7n--eaf098"
PAUSED = "- [ ] [[Maya Okafor]] · back in touch · @{2027-05-17} ^paused-5gl8le--aec8d4"
LATER = "- [ ] [[Maya Okafor]] · as agreed · @{2026-12-25} ^paused-lzr1x3--eaf098"
TICKED = OLD.replace("[ ]", "[x]")


def board(**lanes: str) -> str:
    """A board with these cards, by the lane they stand in."""
    return HEAD + "".join(f"## {name}\n\n{lanes.get(name, '')}\n\n\n" for name in LANES)


def cards(text: str) -> list[tuple[str, str]]:
    """The lane and the text of every card."""
    return [
        (lane.title, "".join(card.lines).strip())
        for lane in read_kanban(text).lanes
        for card in lane.cards
    ]


def met(base: str, ours: str, theirs: str) -> list[tuple[str, str]]:
    """The cards of the board that follows, whichever side is named first."""
    found = cards(merge_board(base, ours, theirs))
    assert cards(merge_board(base, theirs, ours)) == found
    assert cards(merged(base, ours, theirs, "Follow-ups/Board.md")) == found
    return found


@pytest.mark.parametrize(
    ("base", "moved", "anew"),
    [
        (board(Active=OLD), board(Closed=OLD), board(Active=NEW)),
        (board(Paused=PAUSED), board(Closed=OLD), board(Paused=LATER)),
    ],
)
def test_a_card_that_was_moved_keeps_the_sign_it_was_moved_with(
    base: str, moved: str, anew: str
) -> None:
    """Else the computers that hear of the move would each write an entry of their own for it."""
    assert met(base, moved, anew) == [("Closed", OLD)]


def test_a_card_ticked_by_one_and_made_anew_by_the_other_is_ticked() -> None:
    assert met(board(Active=OLD), board(Active=TICKED), board(Active=NEW)) == [("Active", TICKED)]


@pytest.mark.parametrize(
    "words", [f"{OLD}\n\tcall her sister first", OLD.replace("·", "· soon", 1)]
)
def test_words_on_a_card_that_the_other_made_anew_stay(words: str) -> None:
    assert met(board(Active=OLD), board(Active=words), board(Active=NEW)) == [("Active", words)]


def test_words_below_a_card_by_one_stay_where_the_other_moved_or_ticked_it() -> None:
    words = "\n\tcall her sister first"
    theirs = board(Active=NEW + words)
    assert met(board(Active=OLD), board(Closed=OLD), theirs) == [("Closed", OLD + words)]
    assert met(board(Active=OLD), board(Active=TICKED), theirs) == [("Active", TICKED + words)]


@pytest.mark.parametrize("said", [TICKED, f"{OLD}\n\tcall her sister first"])
def test_a_card_ticked_or_written_on_by_one_and_taken_away_by_the_other_stays(said: str) -> None:
    """Its note was renamed there: the next run says that nobody is called so."""
    theirs = board(Active=NEW.replace("Okafor", "Okafor Bright"))
    ours = board(Active=said)
    assert ("Active", said) in met(board(Active=OLD), ours, theirs)

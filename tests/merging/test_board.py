"""The board in three versions: a card is moved, ticked or written on by one, and made anew by another."""

import pytest

from tests.merging.support import merged
from vaulttools.kanban import read_kanban
from vaulttools.merging.board import merge_board
from vaulttools.merging.note import CannotMergeError

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


SETTINGS = '%% kanban:settings\n```\n{{"kanban-plugin":"board","lane-width":{}}}\n```\n%%\n'


def test_what_stands_beside_cards_and_own_cards_that_link_to_one_note_stay_from_both() -> None:
    """Two cards of their owner's are two, whatever they link to."""
    base = board(Active="- [ ] call [[Maya Okafor]]")
    ours = board(Active="- [ ] call [[Maya Okafor]]\n- [ ] write to [[Maya Okafor]]")
    theirs = board(
        Active="A line of hers.\n\n- [ ] call [[Maya Okafor]]\n- [ ] meet [[Maya Okafor]]"
    )
    assert merge_board(base, ours, theirs) == board(
        Active="A line of hers.\n- [ ] call [[Maya Okafor]]\n- [ ] write to [[Maya Okafor]]\n"
        "- [ ] meet [[Maya Okafor]]"
    )


def test_a_line_in_a_lane_that_both_have_stands_there_once_and_in_no_other_lane() -> None:
    base = board(Active="A line.\n\n- [ ] one")
    found = merge_board(base, base.replace("one", "one more"), base + SETTINGS.format(300))
    assert found.count("A line.\n") == 1
    assert cards(found) == [("Active", "- [ ] one more")]
    assert found.endswith(SETTINGS.format(300))


def test_a_board_with_windows_line_ends_keeps_them() -> None:
    texts = (
        board(Active="- [ ] one"),
        board(Active="- [ ] one\n- [ ] two"),
        board(Closed="- [ ] one"),
    )
    found = merge_board(*(text.replace("\n", "\r\n") for text in texts))
    assert cards(found) == [("Active", "- [ ] two"), ("Closed", "- [ ] one")]
    assert found.count("\n") == found.count("\r\n")


def test_lanes_that_either_side_put_in_stand_where_they_were_put_and_two_of_one_name_are_two() -> (
    None
):
    base = HEAD + "## Active\n\n- [ ] one\n\n\n## Closed\n\n\n\n\n"
    ours = base.replace("## Closed", "## Later\n\n- [ ] a book\n\n\n## Closed")
    theirs = (
        base.replace("## Active", "## Ideas\n\n- [ ] a talk\n\n\n## Active") + "## Closed\n\n\n\n\n"
    )
    for found in (merge_board(base, ours, theirs), merge_board(base, theirs, ours)):
        assert [lane.title for lane in read_kanban(found).lanes] == [
            "Ideas", "Active", "Later", "Closed", "Closed",
        ]  # fmt: skip
        assert cards(found) == [
            ("Ideas", "- [ ] a talk"),
            ("Active", "- [ ] one"),
            ("Later", "- [ ] a book"),
        ]


@pytest.mark.parametrize("mine", ["- [ ] a", "- [ ] z"])
@pytest.mark.parametrize("theirs", ["- [ ] a talk", "A line of hers."])
def test_a_lane_taken_out_here_stays_if_something_was_put_into_it_there(
    mine: str, theirs: str
) -> None:
    base = board(Active="- [ ] m")
    ours = board(Active=mine).replace("## Paused\n\n\n\n\n", "")
    found = merge_board(base, ours, board(Active="- [ ] m", Paused=theirs))
    assert f"## Paused\n\n{theirs}\n" in found
    assert [lane.title for lane in read_kanban(found).lanes] == [*LANES]
    gone = merge_board(base, ours, board(Active="- [ ] m", Closed=theirs))
    assert [lane.title for lane in read_kanban(gone).lanes] == ["Active", "Closed"]


@pytest.mark.parametrize("mine", ["- [ ] a", "- [ ] z"])
@pytest.mark.parametrize("line", ["A line.", "(A line.)"])
def test_a_line_put_into_a_lane_or_taken_out_of_it_on_one_side_is_so_afterwards(
    mine: str, line: str
) -> None:
    plain, lined = "- [ ] m", f"{line}\n\n- [ ] m"
    put = merge_board(board(Active=plain), board(Active=mine), board(Active=lined))
    out = merge_board(board(Active=lined), board(Active=f"{line}\n\n{mine}"), board(Active=plain))
    assert (put.count("A line."), out.count("A line.")) == (1, 0)
    assert cards(put) == cards(out) == [("Active", mine)]
    alone = merge_board(board(Active=plain), board(Active=mine), board(Active=plain, Paused=line))
    assert f"## Paused\n\n{line}\n" in alone


def test_no_card_of_two_lanes_of_one_name_is_doubled() -> None:
    base = HEAD + "## Later\n\n- [ ] one\n\n\n## Later\n\n- [ ] two\n\n\n"
    ours, theirs = base.replace("one", "one more"), base.replace("two", "two more")
    found = merge_board(base, ours, theirs)
    assert sorted(card for _, card in cards(found)) == ["- [ ] one more", "- [ ] two more"]


def test_a_limit_that_one_side_gave_a_lane_stays_and_so_does_one_of_two() -> None:
    base = board(Active=OLD)
    limited = base.replace("## Active", "## Active (3)")
    assert merge_board(base, limited, board(Active=NEW)).count("## Active (3)\n") == 1
    assert merge_board(base, board(Active=NEW), limited).count("## Active (3)\n") == 1


def test_a_card_taken_away_by_one_goes_and_one_that_was_moved_meanwhile_stays() -> None:
    base = board(Active=f"- [ ] one\n{OLD}")
    assert met(base, board(Active=OLD), base + "\n") == [("Active", OLD)]
    assert met(base, board(Active="- [ ] one"), board(Active="- [ ] one", Closed=OLD)) == [
        ("Active", "- [ ] one"),
        ("Closed", OLD),
    ]


def test_a_card_that_both_put_in_is_one_unless_each_moved_it_elsewhere() -> None:
    assert met(board(), board(Active=OLD), board(Active=OLD + "\n\tsoon")) == [
        ("Active", OLD + "\n\tsoon")
    ]
    assert met(board(), board(Active=OLD), board(Paused=OLD)) == [("Paused", OLD)]
    assert met(board(Active=OLD), board(Paused=OLD), board(Closed=OLD)) == [
        ("Paused", OLD),
        ("Closed", OLD),
    ]
    assert met(board(), board(Active=OLD), board(Paused=PAUSED)) == [("Paused", PAUSED)]


def test_words_below_a_card_that_both_have_already_are_not_put_there_again() -> None:
    words = "\n\tcall her sister first"
    assert met(board(Active=OLD + words), board(Closed=OLD + words), board(Active=NEW + words)) == [
        ("Closed", OLD + words)
    ]


def test_words_below_a_card_that_one_took_out_are_gone_though_the_other_made_it_anew() -> None:
    words = "\n\tcall her sister first"
    assert met(board(Active=OLD + words), board(Closed=OLD), board(Active=NEW + words)) == [
        ("Closed", OLD)
    ]


def test_a_tick_of_one_stays_where_the_other_moved_the_card_and_one_taken_back_is_gone() -> None:
    assert met(board(Active=OLD), board(Closed=OLD), board(Active=TICKED)) == [("Closed", TICKED)]
    assert met(board(Active=TICKED), board(Active=OLD), board(Active=f"{TICKED}\n- [ ] one")) == [
        ("Active", OLD),
        ("Active", "- [ ] one"),
    ]


def test_settings_that_both_changed_are_those_of_one() -> None:
    base, ours, theirs = (board(Active=OLD) + SETTINGS.format(n) for n in (300, 320, 310))
    found = merge_board(base, ours, theirs)
    assert found == theirs == merge_board(base, theirs, ours)


def test_above_the_lanes_each_change_of_one_side_stays_and_of_two_one() -> None:
    base, ours, theirs = (
        board(Active=OLD).replace("board\n", f"board\n{more}", 1)
        for more in ("", "b: 1\n", "a: 1\n")
    )
    assert merge_board(base, ours, board(Closed=OLD)).startswith(ours.partition("##")[0])
    assert merge_board(base, ours, theirs) == merge_board(base, theirs, ours) == theirs


def test_lone_markers_that_nobody_typed_go() -> None:
    marked = board(Active=f"{OLD}\n>>>>>>> 1234567")
    assert met(board(Active=OLD), marked, board(Closed=OLD)) == [("Closed", OLD)]
    assert ">>>>>>>" not in merge_board(marked, marked, board(Active=NEW))


def test_what_is_no_board_is_left_to_git() -> None:
    with pytest.raises(CannotMergeError):
        merge_board("", "no board\n", board())

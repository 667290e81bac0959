"""Boards: every byte is kept, what is wanted is there, and nothing that the owner typed is lost."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kanban_plugin import plugin_reads, plugin_saves
from vaulttools.kanban import (
    Card,
    DamagedBoardError,
    Way,
    merge,
    read_kanban,
    write_kanban,
)
from vaulttools.model.earlier import Earlier
from vaulttools.model.whole_files import Wanted

FRONT = "---\n\nkanban-plugin: board\n\n---\n\n"
SETTINGS = '%% kanban:settings\n```\n{"kanban-plugin":"board"}\n```\n%%'
PLUGINS_OWN = (
    f"{FRONT}## Lane (3)\n\n- [ ] card ^id\n- [/] card 2\n\n\n"
    "## Empty lane\n\n\n\n"
    "## Done\n\n**Complete**\n- [x] card\n\n\n"
    f"\n\n{SETTINGS}"
)
ARCHIVED = PLUGINS_OWN.replace(
    "\n\n\n\n%% kanban", "\n\n***\n\n## Archive\n\n- [x] old ^o-1\n\n%% kanban"
)
LANES = ("New", "Active", "Stalled", "Paused", "Closed")
MAYA = Wanted("maya", "Active", "[[Maya Okafor]] · your promise · @{2026-11-25}", "active-abc123")
JON = Wanted("jon", "New", "[[Jon Alder]] · first message · @{2026-11-24}", "new-def456")
LENA = Wanted("lena", "Stalled", "[[Lena Vogt]] · decide · @{2026-11-22}", "stalled-ghi789")
PEOPLE = {"Maya Okafor": "maya", "Jon Alder": "jon", "Lena Vogt": "lena", "Gone Away": "gone"}
ALL = (MAYA, JON, LENA)


def keys_of(cards: Iterable[Card]) -> list[str | None]:
    """By the first link."""
    return [PEOPLE.get(card.link) for card in cards]


def merged(
    old: str | None,
    wanted: Iterable[Wanted] = ALL,
    stuck: Mapping[str, str] | None = None,
    lanes: Iterable[str] = LANES,
) -> str:
    """The merged board; a second merge has to change nothing."""
    way = Way(keys_of, stuck or {}, Earlier())
    once = merge(old, tuple(lanes), tuple(wanted), way)
    assert merge(once, tuple(lanes), tuple(wanted), way) == once
    assert merge(old, tuple(lanes), tuple(wanted), way) == once
    return once


def board(*sections: str, rest: str = f"\n\n{SETTINGS}") -> str:
    """A board of these lanes, each a title and its lines."""
    ended = (f"{s}\n\n\n" if "\n" in s else f"{s}\n\n\n\n" for s in sections)
    return FRONT + "".join(f"## {section}" for section in ended) + rest


def lane(text: str, title: str) -> list[str]:
    """The first lines of the cards in a lane."""
    found = next(each for each in read_kanban(text).lanes if each.title == title)
    return [card.text for card in found.cards]


def line_of(want: Wanted, old: str | None = None) -> str:
    """The line that we write for a wanted card."""
    text = merged(old, [want])
    return next(line for line in text.split("\n") if want.text in line)


# Reading


def test_the_plugins_own_text_is_read() -> None:
    found = read_kanban(PLUGINS_OWN)
    assert [each.title for each in found.lanes] == ["Lane (3)", "Empty lane", "Done"]
    assert [each.name for each in found.lanes] == ["lane", "empty lane", "done"]
    first, second = found.lanes[0].cards
    assert (first.mark, first.text, first.block_id) == (" ", "card", "id")
    assert (second.mark, second.text, second.block_id) == ("/", "card 2", "")
    assert found.lanes[1].cards == ()
    assert [card.mark for card in found.lanes[2].cards] == ["x"]
    assert "**Complete**\n" in found.lanes[2].parts
    assert found.rest == f"\n\n{SETTINGS}"
    assert found.archived == ()


def test_the_archive_belongs_to_the_rest() -> None:
    found = read_kanban(ARCHIVED)
    assert [each.name for each in found.lanes] == ["lane", "empty lane", "done"]
    assert found.rest == f"***\n\n## Archive\n\n- [x] old ^o-1\n\n{SETTINGS}"
    assert [(card.text, card.block_id) for card in found.archived] == [("old", "o-1")]


@pytest.mark.parametrize("value", ["board", "list", "table", "basic", '"board"'])
@pytest.mark.parametrize("key", ["kanban-plugin", '"kanban-plugin"'])
def test_every_kind_of_board_is_one(key: str, value: str) -> None:
    text = f"---\ntags: [x]\n{key}: {value}\n---\n## A\n- b\n"
    assert [each.title for each in read_kanban(text).lanes] == ["A"]


@pytest.mark.parametrize("heading", ["# A", "###### A", "## A ##", "   ## A", "##\tA"])
def test_a_heading_of_any_level_is_a_lane(heading: str) -> None:
    assert [each.title for each in read_kanban(f"{FRONT}{heading}\n- b\n").lanes] == ["A"]


@pytest.mark.parametrize("indent", ["\t", "    ", "  "])
def test_a_card_of_several_lines_is_one(indent: str) -> None:
    lines = ["- [ ] first ^a-1\n", f"{indent}second\n", "\n", f"{indent}- [ ] third\n"]
    text = f"{FRONT}## A\n\n{''.join(lines)}- [ ] next\n\n\n## B\n"
    first, after = read_kanban(text).lanes[0].cards
    assert first.lines == tuple(lines)
    assert (first.text, first.block_id) == ("first", "a-1")
    assert after.text == "next"


@pytest.mark.parametrize(
    ("line", "mark", "text", "block_id", "link"),
    [
        ("- [ ] [[Maya Okafor]] and [[Jon Alder]]", " ", "[[Maya Okafor]] and [[Jon Alder]]", "", "Maya Okafor"),
        ("- [🔥] [[A/Maya|Maya]] ^a-b", "🔥", "[[A/Maya|Maya]]", "a-b", "A/Maya"),
        ("* [x] call [Maya](A/Maya%20O.md#Log) now", "x", "call [Maya](A/Maya%20O.md#Log) now", "", "A/Maya O.md"),
        ("1. plain [[Maya#Log]]", "", "plain [[Maya#Log]]", "", "Maya"),
        ("- [ ] ", " ", "", "", ""),
        ("- [ ]", " ", "", "", ""),
        ("-", "", "", "", ""),
        ("- [link](x)", "", "[link](x)", "", "x"),
        ("- [ ] a ^not_an_id", " ", "a ^not_an_id", "", ""),
        ("- [ ] a ^active-abc123--0a1b2c", " ", "a", "active-abc123", ""),
        ("- [ ] a ^active-abc123--0a1b2c and more", " ", "a and more", "active-abc123", ""),
    ],
)  # fmt: skip
def test_what_a_card_says(line: str, mark: str, text: str, block_id: str, link: str) -> None:
    (card,) = read_kanban(f"{FRONT}## A\n\n{line}\n").lanes[0].cards
    assert (card.mark, card.text, card.block_id, card.link) == (mark, text, block_id, link)


@pytest.mark.parametrize(
    "code",
    ["```\n- [ ] no card\n## no lane\n```", "~~~~\n```\n- [ ] no card\n~~~~", "    - [ ] no card"],
)
def test_code_holds_no_cards(code: str) -> None:
    found = read_kanban(f"{FRONT}## A\n\n{code}\n\n## B\n\n- [ ] card\n")
    assert [[card.text for card in each.cards] for each in found.lanes] == [[], ["card"]]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "front matter"),
        ("# Board\n", 1, "front matter"),
        ("---\ntype: contact\n---\n## New\n", 1, "kanban-plugin"),
        ("---\nkanban-plugin: board\n## New\n", 1, "not closed"),
        (f"{FRONT}## New\n\n<<<<<<< HEAD\n- [ ] a\n=======\n- [ ] b\n>>>>>>> other\n", 9, "conflict"),
        (f"{FRONT}## New\n\n- [ ] a\n>>>>>>> other\n", 10, "conflict"),
        (f"{FRONT}## New\n\n```\n- [ ] a\n\n\n{SETTINGS}", 9, "never closed"),
        (f"{FRONT}## New\n\n~~~ words\n- [ ] a\n", 9, "never closed"),
    ],
    ids=["empty", "no front matter", "a contact", "open front matter", "conflict", "half a conflict",
         "open code", "open code to the end"],
)  # fmt: skip
def test_what_is_no_board_is_refused_with_its_line(text: str, line: int, word: str) -> None:
    with pytest.raises(DamagedBoardError, match=word) as caught:
        read_kanban(text)
    assert caught.value.line == line
    assert word in caught.value.what


@pytest.mark.parametrize(
    ("below", "taken"),
    [
        ("lazy", True),
        ("%% note %%", True),
        ("\n  indented", True),
        ("\nprose", False),
        ("> quote", False),
        ("* * *", False),
        ("- - -", False),
        ("***", False),
        ("<div>", False),
        ("```\n```", False),
        ("%% kanban:settings", False),
    ],
)
def test_what_goes_on_with_a_card_belongs_to_it(below: str, taken: bool) -> None:
    (card,) = read_kanban(f"{FRONT}## A\n\n- [ ] card\n{below}\n").lanes[0].cards
    assert card.lines == (
        "- [ ] card\n",
        *(f"{below}\n".splitlines(keepends=True) if taken else ()),
    )


ODD = [
    PLUGINS_OWN,
    ARCHIVED,
    PLUGINS_OWN.replace("\n", "\r\n"),
    f"\ufeff{FRONT}prose\n- [ ] above all lanes\n# A\ntext\n***\ntext\n- a\nlazy\n> quote\n",
    f"{FRONT}***\n\n## Archive\n\n- [x] old",
    f"{FRONT}{SETTINGS}\n\n## below\n- [ ] x\n",
    f"{FRONT}## A\r- [ ] b\n  c\r\n\n\n\n   d",
    "---\nkanban-plugin: board\n---",
]


@pytest.mark.parametrize("text", ODD)
def test_what_is_read_is_written_back(text: str) -> None:
    assert write_kanban(read_kanban(text)) == text


LINES = st.sampled_from(
    ["", "## A", "# B (2)", "- [ ] a", "- b ^x", "* [x] c", "\tmore", "    - d", "  e", "prose", "***", "---",
     "## Archive", "%% note %%", "> q", "<!-- c -->", "**Complete**", "%% kanban:settings", "- ", "1. f"]
)  # fmt: skip


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_every_byte_of_any_board_is_kept(lines: list[str], end: str, closed: bool) -> None:
    text = FRONT.replace("\n", end) + end.join(lines) + (end if closed else "")
    found = read_kanban(text)
    assert write_kanban(found) == text


# A new board


def test_a_new_board_is_what_the_plugin_would_write() -> None:
    text = merged(None)
    assert plugin_saves(text) == text
    assert re.sub(r"--[0-9a-f]{6}", "", text) == (
        f"{FRONT}## New\n\n- [ ] {JON.text} ^new-def456\n\n\n"
        f"## Active\n\n- [ ] {MAYA.text} ^active-abc123\n\n\n"
        f"## Stalled\n\n- [ ] {LENA.text} ^stalled-ghi789\n\n\n"
        f"## Paused\n\n\n\n## Closed\n\n\n\n\n\n{SETTINGS}"
    )


def test_a_board_without_cards_is_what_the_plugin_would_write() -> None:
    text = merged(None, [])
    assert text == FRONT + "".join(f"## {title}\n\n\n\n" for title in LANES) + f"\n\n{SETTINGS}"
    assert plugin_saves(text) == text


def test_new_cards_stand_in_the_order_in_which_they_are_wanted() -> None:
    two = Wanted("lena", "Active", "[[Lena Vogt]] · next", "active-1")
    assert lane(merged(None, [two, MAYA]), "Active") == [two.text, MAYA.text]
    assert lane(merged(None, [MAYA, two]), "Active") == [MAYA.text, two.text]


def test_the_plugin_sees_the_block_id_and_the_text() -> None:
    (card,) = next(each for each in plugin_reads(merged(None)).lanes if each.title == "New").cards
    assert card.text == JON.text
    assert re.fullmatch(r"new-def456--[0-9a-f]{6}", card.block_id)


# What the owner did


def test_own_cards_lanes_settings_and_archive_stay() -> None:
    text = merged(ARCHIVED.replace('"board"}', '"board","lane-width":300}'))
    assert plugin_saves(text) == text
    for kept in (
        "- [ ] card ^id\n- [/] card 2\n",
        "**Complete**\n- [x] card\n",
        '"lane-width":300',
    ):
        assert kept in text
    assert (
        text.index("## Done") < text.index("## New") < text.index("## Closed") < text.index("***")
    )
    assert [card.text for card in read_kanban(text).archived] == ["old"]


def test_missing_lanes_come_after_the_last_one_of_ours() -> None:
    text = merged(board("Mine", "active (2)", "Inbox", "Stalled", "Later"))
    titles = [each.title for each in read_kanban(text).lanes]
    assert titles == ["Mine", "active (2)", "Inbox", "Stalled", "New", "Paused", "Closed", "Later"]
    assert plugin_saves(text) == text


def test_the_owners_order_in_a_lane_stays_and_new_cards_come_last() -> None:
    old = board(f"Active\n\n- [ ] mine\n{line_of(MAYA)}\n- [ ] mine too")
    new = Wanted("jon", "Active", "[[Jon Alder]] · next", "active-2")
    assert lane(merged(old, [new, MAYA]), "Active") == ["mine", MAYA.text, "mine too", new.text]


def test_a_card_is_renewed_where_it_stands() -> None:
    later = Wanted(
        "maya", "Active", "[[Maya Okafor]] · wrote last · @{2026-12-01}", "active-zzz999"
    )
    old = merged(None).replace("- [ ] [[Maya", "- [x] [[Maya")
    text = merged(old, [later, JON, LENA])
    assert line_of(later) in text.split("\n")
    assert MAYA.text not in text


def test_a_card_goes_to_the_end_of_the_lane_that_is_wanted_with_all_that_hangs_on_it() -> None:
    old = merged(None).replace(line_of(MAYA), f"{line_of(MAYA)}\n\tcall her first\n\t- and Marcus")
    later = Wanted("maya", "Stalled", "[[Maya Okafor]] · decide", "stalled-a")
    text = merged(old, [later, JON, LENA])
    assert lane(text, "Active") == []
    assert lane(text, "Stalled") == [LENA.text, later.text]
    assert f"{line_of(later)}\n\tcall her first\n\t- and Marcus\n\n\n" in text
    assert plugin_saves(text) == text


def test_a_card_in_a_lane_of_the_owners_stays_there() -> None:
    old = board("This week\n\n" + line_of(MAYA), *LANES)
    later = Wanted("maya", "Stalled", "[[Maya Okafor]] · decide", "stalled-a")
    text = merged(old, [later])
    assert lane(text, "This week") == [later.text]
    assert lane(text, "Stalled") == []


@pytest.mark.parametrize("lanes", ["Active\n\n{0}\n{0}", "Active\n\n{0}\n\n\n## Paused\n\n{0}"])
def test_of_two_cards_of_one_contact_the_first_stays(lanes: str) -> None:
    text = merged(board(lanes.format(line_of(MAYA))))
    assert text.count(MAYA.text) == 1
    assert lane(text, "Active") == [MAYA.text]


def test_a_second_card_stays_if_the_owner_wrote_on_it() -> None:
    own = "- [ ] [[Maya Okafor]] her talk on the 3rd"
    with_line = f"{line_of(MAYA)}\n\tmy line"
    text = merged(board(f"Active\n\n{own}\n{line_of(MAYA)}\n{with_line}"))
    assert f"{own}\n{line_of(MAYA)}\n{with_line}\n" in text


def test_a_card_that_has_been_moved_is_the_one_from_then_on() -> None:
    said, _, sign = line_of(MAYA).rpartition(" ")
    with_words = f"{said} call first {sign}"
    later = Wanted("maya", "Stalled", "[[Maya Okafor]] · decide", "stalled-a")
    text = merged(board(f"Active\n\n{line_of(MAYA)}\n{with_words}", "Stalled"), [later])
    assert f"## Active\n\n{with_words}\n\n\n" in text
    assert lane(text, "Stalled") == [later.text]


def test_a_card_that_we_made_goes_before_one_of_the_owners() -> None:
    own = "- [ ] [[Maya Okafor]] her talk on the 3rd"
    later = Wanted("maya", "Stalled", "[[Maya Okafor]] · decide", "stalled-a")
    text = merged(board(f"Mine\n\n{own}", f"Active\n\n{line_of(MAYA)}", "Stalled"), [later])
    assert lane(text, "Mine") == [own.removeprefix("- [ ] ")]
    assert (lane(text, "Active"), lane(text, "Stalled")) == ([], [later.text])


def test_a_card_that_only_the_owner_made_becomes_the_contacts_card() -> None:
    text = merged(board("New\n\n* [ ] [[Maya Okafor]] call her", *LANES[1:]))
    assert lane(text, "Active") == [f"{MAYA.text} · [[Maya Okafor]] call her"]
    assert lane(text, "New") == [JON.text]


@pytest.mark.parametrize(
    ("card", "stays"),
    [
        ("- [ ] {0}", False),
        ("- [x] {0}", False),
        ("- [x] {1} ✅ 2026-11-23 {2}", False),
        ("- [ ] {0}\n\tmy line", True),
        ("- [ ] {1} call first {2}", True),
        ("- [ ] call {0}", True),
        ("- [ ] {1} {2} behind it", True),
        ("- [ ] {1}", True),
    ],
    ids=[
        "ours",
        "ticked",
        "ticked with a day",
        "a line",
        "behind",
        "before",
        "behind the id",
        "no id",
    ],
)
def test_the_card_of_somebody_who_is_gone(card: str, stays: bool) -> None:
    gone = Wanted("gone", "Active", "[[Gone Away]] · next touch", "active-q")
    line = line_of(gone).removeprefix("- [ ] ")
    said, _, sign = line.rpartition(" ")
    text = card.format(line, said, sign)
    assert (f"{text}\n" in merged(board(f"Active\n\n{text}"))) == stays


# Words on our own line


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        (lambda said, sign: f"{said} call first {sign}", "{0} call first"),
        (lambda said, sign: f"{said} · call first {sign}", "{0} · call first"),
        (lambda said, sign: f"call first: {said} {sign}", "call first: {0}"),
        (
            lambda said, sign: f"[[Maya Okafor]]! {said} #urgent {sign}",
            "[[Maya Okafor]]! {0} #urgent",
        ),
        (lambda said, sign: f"{said} {sign} call first", "{0} call first"),
    ],
)
def test_words_beside_ours_stay_where_they_are(edit: Callable[[str, str], str], shown: str) -> None:
    said, _, sign = line_of(MAYA).removeprefix("- [ ] ").rpartition(" ")
    old = merged(None).replace(f"{said} {sign}", edit(said, sign))
    assert lane(merged(old), "Active") == [shown.format(MAYA.text)]
    later = Wanted("maya", "Paused", "[[Maya Okafor]] · back in touch · @{2027-05-25}", "paused-1")
    moved = merged(old, [later, JON, LENA])
    assert lane(moved, "Paused") == [shown.format(later.text)]
    assert lane(merged(moved, ALL), "Active") == [shown.format(MAYA.text)]


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (("@{2026-11-25}", "@{2026-12-05}"), ["@{2026-12-05}"]),
        (("your promise", "your promise to her"), ["your promise to her"]),
        (("[[Maya Okafor]]", "[[Maya Okafor]], Northwind"), ["[[Maya Okafor]], Northwind"]),
        ((" · your promise", ""), []),
    ],
)
def test_what_the_owner_wrote_into_our_words_stays_behind_them(
    change: tuple[str, str], kept: list[str]
) -> None:
    old = merged(None).replace(MAYA.text, MAYA.text.replace(*change))
    assert lane(merged(old), "Active") == [" · ".join([MAYA.text, *kept])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[Maya Okafor]]", "[[Maya Smith]]"),
        ("[[A/Maya Okafor|Maya]]", "[[B/Maya Smith|Maya]]"),
        ("[Maya](Maya%20Okafor.md)", "[Maya](Maya%20Smith.md)"),
    ],
)
def test_a_note_that_was_renamed_leaves_no_old_words_behind(old: str, new: str) -> None:
    first = Wanted("maya", "Active", f"{old} · your promise · @{{2026-11-25}}", "active-1")
    later = Wanted("maya", "Active", f"{new} · wrote last · @{{2026-12-01}}", "active-2")
    made = merge(None, LANES, [first], Way(lambda cards: ["maya" for _ in cards], {}, Earlier()))
    renamed = made.replace(old, new)
    assert renamed != made
    assert lane(
        merge(renamed, LANES, [later], Way(lambda cards: ["maya" for _ in cards], {}, Earlier())),
        "Active",
    ) == [later.text]


def test_the_day_that_a_plugin_adds_to_a_ticked_card_goes_with_the_tick() -> None:
    old = (
        merged(None)
        .replace("- [ ] [[Maya", "- [x] [[Maya")
        .replace("11-25} ^", "11-25} ✅ 2026-11-23 ^")
    )
    assert merged(old) == merged(None)


# Moves that cannot be applied

WHY = "they wrote after you moved it"


def test_a_card_that_is_stuck_stays_where_the_owner_put_it_and_says_why_once() -> None:
    moved = board(*LANES[:3], f"Paused\n\n{line_of(MAYA)}\n\tmy line")
    new = Wanted("maya", "Active", "[[Maya Okafor]] · wrote last · @{2026-11-26}", "active-new")
    text = merged(moved, [new, JON, LENA], {"maya": WHY})
    (card,) = next(each for each in read_kanban(text).lanes if each.title == "Paused").cards
    assert card.text == f"{new.text} · {WHY}"
    assert card.block_id == MAYA.block_id
    assert card.lines[1:] == ("\tmy line\n",)
    assert lane(text, "Active") == []
    assert text.count(WHY) == 1
    assert lane(merged(text, [new, JON, LENA], {"maya": "another reason"}), "Paused") == [
        f"{new.text} · another reason"
    ]


def test_a_card_that_is_no_longer_stuck_says_so_no_more() -> None:
    stuck = merged(board(*LANES[:3], f"Paused\n\n- [x] {line_of(MAYA)[6:]}"), ALL, {"maya": WHY})
    assert "- [x] [[Maya" in stuck
    text = merged(stuck)
    assert WHY not in text
    assert lane(text, "Active") == [MAYA.text]
    assert lane(text, "Paused") == []


# Files that are a little different


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "{0}", "{0}{0}"])
def test_line_ends_and_the_end_of_the_file_stay(end: str, tail: str) -> None:
    for last in ("## Active", "- [ ] mine", "prose", f"{line_of(LENA)}"):
        plain = f"---\nkanban-plugin: board\n---\n## Mine\n{last}"
        text = merged(plain.replace("\n", end) + tail.format(end))
        assert set(re.findall(r"\r?\n", text)) == {end}
        shown = [card.text for each in plugin_reads(text).lanes for card in each.cards]
        assert all(shown.count(want.text) == 1 for want in ALL)
        whole = merged(None).partition("\n\n\n\n%%")[0].replace("\n", end) + tail.format(end)
        assert merged(whole) == whole
        renewed = [Wanted("maya", "Closed", "[[Maya Okafor]] · won", "closed-1"), JON, LENA]
        assert merged(whole, renewed).endswith(end) == whole.endswith(end)


def test_a_card_goes_behind_one_whose_line_has_no_end() -> None:
    lena = Wanted("lena", "Closed", "[[Lena Vogt]] · won", "closed-2")
    maya = Wanted("maya", "Closed", "[[Maya Okafor]] · won", "closed-3")
    text = merged(None, [lena]).partition("\n\n\n\n\n%%")[0]
    assert text.endswith("closed-2--" + text[-6:])
    assert lane(merged(text, [lena, maya]), "Closed") == [lena.text, maya.text]


def test_a_lane_that_ticks_its_cards_gets_them_directly_below_the_word() -> None:
    text = merged(board("Active\n\n**Complete**", *LANES))
    assert f"**Complete**\n{line_of(MAYA)}\n\n\n## New" in text
    assert plugin_saves(text) == text


def test_prose_in_a_lane_stays_apart_from_a_new_card() -> None:
    for prose in ("a paragraph", "<div>\n", "> quote", "    code", "%% note %%", "<!-- a\n\nb -->"):
        text = merged(board(f"Active\n\n{prose}", *LANES))
        assert f"\n{prose.rstrip()}\n" in text
        assert plugin_reads(text).cards("Active") == [MAYA.text], prose


def test_a_board_without_lanes_gets_them() -> None:
    for old in (
        "---\nkanban-plugin: board\n---",
        FRONT,
        f"{FRONT}prose\n",
        f"{FRONT}<div>\n",
        f"{FRONT}\n\n{SETTINGS}",
    ):
        text = merged(old)
        assert [each.title for each in read_kanban(text).lanes] == list(LANES)
        assert [each.title for each in plugin_reads(text).lanes] == list(LANES)
        assert plugin_reads(text).cards("Active") == [MAYA.text]


def test_new_lanes_stand_apart_from_what_is_above_them() -> None:
    for above in ("- [ ] mine", "prose", "<div>", "| a | b |"):
        text = merged(f"{FRONT}## Mine\n\n{above}\n{SETTINGS}")
        assert [each.title for each in plugin_reads(text).lanes] == ["Mine", *LANES]
        assert plugin_reads(text).cards("Active") == [MAYA.text]


def test_a_very_long_card_is_not_searched() -> None:
    long = f"- [ ] [[Maya Okafor]] {'[' * 40_000} ^active-abc123--000000"
    assert lane(merged(board(f"Active\n\n{long}")), "Active") == [f"{MAYA.text} · {long[6:-23]}"]


# Whatever happens

TITLES = st.sampled_from([*LANES, "active", "Mine", "Next week (4)", "Closed (2)"])
WANTED = st.lists(
    st.builds(
        lambda who, stage, words, number: Wanted(
            PEOPLE[who],
            stage,
            f"[[{who}]] · {words} · @{{2026-11-{number}}}",
            f"{stage.lower()}-s{number}",
        ),
        st.sampled_from(["Maya Okafor", "Jon Alder", "Lena Vogt"]),
        st.sampled_from(LANES),
        st.sampled_from(["your promise", "decide", "won"]),
        st.integers(10, 30),
    ),
    unique_by=lambda want: want.key,
)
LEADS = ["- [ ] ", "- [x] ", "* ", "1. [/] ", "\t", "    ", "    - [ ] ", "  ", "", "> ", "%% ", "### ", "***", "```", "<div>", "- [ ] [[Maya Okafor]] ", "- [ ] [[Gone Away]] ", "**"]  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["line", "line", "line", "behind", "before", "tick", "move", "blank", "delete", "copy", "save"]),
        st.integers(0, 60),
        st.sampled_from(LEADS),
    ),
    max_size=9,
)  # fmt: skip


class Owner:
    """Edits a board, and remembers what was typed; every word typed is one of its kind."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []

    def edit(self, text: str, edits: list[tuple[str, int, str]]) -> str:
        for act, number, lead in edits:
            lines = text.split("\n")
            at = 5 + number % max(len(lines) - 10, 1)
            word = f"word{len(self.lines) + len(self.words)}x"
            is_card = re.match(r"- \[.\] \[\[", lines[at])
            if act == "line":
                lines.insert(at, f"{lead}{word}")
                self.lines.append(f"{lead}{word}")
            elif act in {"behind", "before"} and is_card:
                said, _, sign = lines[at].rpartition(" ^")
                box, start = said[:6], said[6:]
                lines[at] = (
                    f"{said} {word} ^{sign}" if act == "behind" else f"{box}{word} {start} ^{sign}"
                )
                self.words.append(word)
            elif act == "tick":
                lines[at] = lines[at].replace("- [ ] [[", "- [x] [[")
            elif act == "move" and is_card:
                lines.insert(5 + number * 7 % max(len(lines) - 10, 1), lines.pop(at))
            elif act == "copy" and is_card:
                lines.insert(5 + number * 3 % max(len(lines) - 10, 1), lines[at])
            elif act == "blank":
                lines.insert(at, "")
            elif act == "delete" and not re.search(r"word\d", lines[at]):
                del lines[at]
            text = "\n".join(lines)
        return text


def forget_marks(line: str) -> str:
    """A line without its box: a box on a contact's card may be ours to reset."""
    return re.sub(r"^( *(?:[-*]|\d\.)) (?:\[.\] )?", r"\1 ", line)


@pytest.mark.long
@given(st.lists(TITLES, max_size=4, unique=True), WANTED, EDITS, WANTED, EDITS, WANTED)
def test_nothing_that_the_owner_typed_is_lost(
    titles: list[str],
    first: list[Wanted],
    edits: list[tuple[str, int, str]],
    second: list[Wanted],
    more: list[tuple[str, int, str]],
    third: list[Wanted],
) -> None:
    owner = Owner()
    text = merged(board(*titles) if titles else None, first)
    for acts, wanted in ((edits, second), (more, third)):
        text = owner.edit(text, acts)
        there = Counter(text.split("\n"))
        try:
            text = merged(text, wanted, {"jon": WHY} if len(acts) % 3 == 0 else {})
        except DamagedBoardError:
            return  # refused: then nothing is written
        after = Counter(text.split("\n"))
        for line in owner.lines:
            if there[line] and "[[" not in line:
                assert after[line] == there[line], line
            word = line.rpartition("word")[2]
            assert f"word{word}" in text, line
        assert all(word in text for word in owner.words)
        on_board = [card for each in read_kanban(text).lanes for card in each.cards]
        for want in wanted:
            ours = [card for card in on_board if want.text in card.text and card.seal]
            assert ours, want
        assert write_kanban(read_kanban(text)) == text


@pytest.mark.long
@given(st.lists(TITLES, max_size=4, unique=True), WANTED, st.lists(st.tuples(st.sampled_from(["tick", "move", "copy"]), st.integers(0, 60), st.just("")), max_size=8), WANTED)  # fmt: skip
def test_every_contact_has_one_card_in_the_right_lane(
    titles: list[str], first: list[Wanted], edits: list[tuple[str, int, str]], second: list[Wanted]
) -> None:
    text = merged(board(*titles) if titles else None, first)
    text = merged(plugin_saves(Owner().edit(text, edits)), second)
    seen = plugin_reads(text)
    assert plugin_saves(text) == text
    for want in second:
        homes = [each.title for each in seen.lanes for card in each.cards if card.text == want.text]
        assert len(homes) == 1
        assert homes[0].casefold().startswith(want.lane.casefold()) or homes[0] in {
            "Mine",
            "Next week",
        }
    assert sum(len(each.cards) for each in seen.lanes) == len(second)


@pytest.mark.long
@given(WANTED, EDITS, WANTED)
def test_the_plugin_sees_the_cards_that_we_see(
    first: list[Wanted], edits: list[tuple[str, int, str]], second: list[Wanted]
) -> None:
    """After the plugin has saved a board, a real Markdown reader and ours agree on it."""
    try:
        text = plugin_saves(merged(Owner().edit(merged(None, first), edits), second))
        again = merged(text, second)
    except DamagedBoardError:
        return
    for each, seen in zip(read_kanban(again).lanes, plugin_reads(again).lanes, strict=True):
        assert len(each.cards) == len(seen.cards)

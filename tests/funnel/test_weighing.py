"""How much a word tells (M2): SQLite's full-text index is the judge, which knows the same formula."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaulttools.funnel.weighing import COLUMNS, ENOUGH, Stems, Weights

Item = tuple[Stems, Stems, Stems, Stems]

NOTHING: Stems = ()
stems = st.lists(st.sampled_from(("bee", "hive", "tram", "snow", "c")), max_size=6).map(tuple)


def by_sqlite(items: Sequence[Item], said: Sequence[Stems], term: Stems) -> dict[int, float]:
    """What SQLite says that a term counts in each item."""
    columns = ", ".join(map(str, COLUMNS))
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE notes USING fts5(topics, name, takeaway, text)")
        for row in (*items, *((NOTHING, NOTHING, NOTHING, theirs) for theirs in said)):
            index.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", [" ".join(c) for c in row])
        query = f"SELECT rowid - 1, -bm25(notes, {columns}) FROM notes(?)"  # noqa: S608
        rows = index.execute(query, (f'"{" ".join(term)}"',)).fetchall()
    return {number: count for number, count in rows if number < len(items)}


def has_fts5() -> bool:
    with closing(sqlite3.connect(":memory:")) as index:
        return "ENABLE_FTS5" in {row[0] for row in index.execute("PRAGMA compile_options")}


@pytest.mark.skipif(not has_fts5(), reason="this SQLite has no full-text index")
@settings(max_examples=60, deadline=None)
@given(
    items=st.lists(st.tuples(stems, stems, stems, stems), min_size=1, max_size=4),
    said=st.lists(stems, max_size=5),
    term=st.sampled_from((("bee",), ("tram",), ("bee", "hive"), ("c", "c"), ("lacking",))),
)
def test_a_term_counts_what_sqlite_says(items: list[Item], said: list[Stems], term: Stems) -> None:
    assert dict(Weights(items, said).counts(term)) == by_sqlite(items, said, term)


def bees(text: Stems) -> Item:
    return (("bee",), NOTHING, NOTHING, text)


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    weights = Weights([bees(("hive", "snow"))], [("snow",), ("snow", "tram"), ("tram",)])
    assert weights.counts(("hive",))[0] > weights.counts(("snow",))[0]


def test_a_word_tells_nothing_if_more_notes_have_it_than_the_root_of_their_number_and_one() -> None:
    """Of nine notes, four may have it."""
    weights = Weights([bees(("hive",))], [("bee", "hive")] * 3 + [("bee",), *[NOTHING] * 4])
    assert (weights.is_telling(("hive",)), weights.is_telling(("bee",))) == (True, False)


def test_a_word_that_no_item_has_tells_nothing() -> None:
    weights = Weights([bees(NOTHING)], [("tram",)])
    assert (weights.is_telling(("tram",)), weights.counts(("tram",))) == (False, {})


def test_two_words_are_a_term_where_they_stand_side_by_side() -> None:
    weights = Weights([bees(("old", "hive")), (("old",), ("hive",), NOTHING, NOTHING)], [])
    assert set(weights.counts(("old", "hive"))) == {0}


def test_more_is_asked_for_where_there_are_many_notes() -> None:
    few, many = Weights([bees(NOTHING)], []), Weights([bees(NOTHING)], [NOTHING] * 9_999)
    assert few.enough == ENOUGH < many.enough
    assert Weights([], []).enough == ENOUGH

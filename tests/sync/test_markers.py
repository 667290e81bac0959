"""Conflict blocks are read as git writes them, with and without the base, also one within another."""

from tests.sync.markers import Block, blocks, has_markers, parts

PLAIN = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\nd\n"
WITH_BASE = "<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> main\n"
NESTED = "<<<<<<< HEAD\n<<<<<<< old\nb\n=======\nc\n>>>>>>> old\n=======\nd\n>>>>>>> main\n"


def test_the_sides_of_a_block() -> None:
    assert parts(PLAIN) == ["a", Block(1, ("b",), ("c",)), "d", ""]
    assert blocks(WITH_BASE) == [Block(0, ("b",), ("c",))]


def test_a_block_within_a_block_is_one() -> None:
    assert blocks(NESTED) == [Block(0, ("b", "c"), ("d",), is_nested=True)]


def test_a_line_of_dashes_is_no_marker() -> None:
    assert not has_markers("Title\n=======\n")
    assert has_markers(PLAIN)

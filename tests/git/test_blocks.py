"""Our lines in somebody else's file: put in, kept up, and taken out to the byte."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaulttools.git.blocks import BEGIN, END, Block, CannotPlaceError, has_block, put_in, taken_out
from vaulttools.git.pieces import ATTRIBUTES, IGNORED, hook_block

HOOK = hook_block("/usr/bin/python3", "/lib/vaulttools", "")
NEWER = Block(("*.md merge=vaulttools", "*.canvas merge=vaulttools"), earlier=r"\*\.base .*")
FILES = st.lists(
    st.sampled_from(
        [b"*.png binary", b"", b"#", b"\xff", b" ", b"\n", b"\r\n", b"\r", b"!a", b"\xc3\xa9"]
    )
).map(b"".join) | st.binary().filter(lambda data: b"\0" not in data)
WITH_BOM = st.one_of(FILES, FILES.map(lambda data: b"\xef\xbb\xbf" + data))


@given(WITH_BOM)
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"*.md merge=union")
@example(b"a\r\nb\r\n")
def test_what_is_taken_out_leaves_the_file_as_it_was(data: bytes) -> None:
    for block in (ATTRIBUTES, IGNORED):
        assert taken_out(put_in(data, block), block) == data


@given(st.lists(st.sampled_from([b"exec other\n", b"\n", b"exit 0", b"# \xff\n"])).map(b"".join))
def test_a_hook_is_left_as_it_was_too(rest: bytes) -> None:
    data = b"#!/bin/sh\n" + rest
    with_ours = put_in(data, HOOK)
    assert with_ours.startswith(b"#!/bin/sh\n# vaulttools")
    assert taken_out(with_ours, HOOK) == data


@given(WITH_BOM)
def test_a_second_time_changes_nothing(data: bytes) -> None:
    once = put_in(data, ATTRIBUTES)
    assert put_in(once, ATTRIBUTES) == once
    assert has_block(once)


@pytest.mark.parametrize("block", [ATTRIBUTES, IGNORED, HOOK])
def test_a_file_that_is_made_goes_with_the_lines(block: Block) -> None:
    made = put_in(None, block)
    assert put_in(made, block) == made
    assert taken_out(made, block) is None


def test_a_file_that_is_made_stays_once_its_owner_writes_into_it() -> None:
    made = put_in(None, IGNORED) + b"*.pdf\n"
    assert taken_out(made, IGNORED) == b"*.pdf\n"


def test_an_empty_file_that_was_there_stays() -> None:
    assert taken_out(put_in(b"", IGNORED), IGNORED) == b""


def test_the_line_ends_are_the_files_own() -> None:
    assert b"\r\n" not in put_in(b"a\nb\n", IGNORED)
    assert put_in(b"a\r\nb\r\n", IGNORED).count(b"\r\n") == len(IGNORED.lines) + 4


def test_the_lines_follow_a_byte_order_mark() -> None:
    assert put_in(b"\xef\xbb\xbf*.pdf", IGNORED).startswith(b"\xef\xbb\xbf# vaulttools")


def test_lines_of_an_older_version_are_replaced_where_they_stand() -> None:
    moved = b"*.png binary\n" + put_in(b"", ATTRIBUTES) + b"*.md text\n"
    now = put_in(moved, NEWER)
    assert now == b"*.png binary\n" + put_in(b"", NEWER) + b"*.md text\n"
    assert taken_out(now, NEWER) == b"*.png binary\n*.md text\n"


def test_what_somebody_wrote_between_the_comments_is_not_lost() -> None:
    lines = put_in(b"", ATTRIBUTES).splitlines(keepends=True)
    mixed = b"".join([*lines[:2], b"*.pdf binary\n", *lines[2:]])
    assert taken_out(mixed, ATTRIBUTES) == b"*.pdf binary\n"
    assert put_in(mixed, ATTRIBUTES) == put_in(b"", ATTRIBUTES) + b"*.pdf binary\n"
    unended = mixed.rstrip(b"\n")
    assert put_in(unended, ATTRIBUTES) == put_in(b"", ATTRIBUTES) + b"*.pdf binary\n"


def test_a_missing_last_line_end_after_our_lines_stays_missing() -> None:
    cut = put_in(b"", ATTRIBUTES).rstrip(b"\n")
    assert put_in(cut, ATTRIBUTES) == cut


def test_a_file_that_is_damaged_is_left_alone() -> None:
    for attempt in (put_in, taken_out):
        with pytest.raises(CannotPlaceError):
            attempt(f"{BEGIN}\n*.md merge=vaulttools\n".encode(), ATTRIBUTES)


@pytest.mark.parametrize("data", ["*.md".encode("utf-16"), b"\x7fELF\0\0"])
def test_into_what_is_no_text_nothing_is_put(data: bytes) -> None:
    assert taken_out(data, ATTRIBUTES) == data
    with pytest.raises(CannotPlaceError):
        put_in(data, ATTRIBUTES)


def test_an_end_without_a_beginning_is_no_business_of_ours() -> None:
    data = f"{END}\n".encode()
    assert taken_out(put_in(data, ATTRIBUTES), ATTRIBUTES) == data

"""Cutting a text into lines loses nothing, whatever its line ends are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaulttools.lines import line_end, split_lines

TEXTS = st.text(st.sampled_from("ab \t\r\n\x0b\x0c\x85\u2028\ufeff"), max_size=40) | st.text()


@settings(deadline=None, derandomize=True)
@given(TEXTS)
def test_joining_the_lines_gives_the_text_back(text: str) -> None:
    assert "".join(split_lines(text)) == text


@settings(deadline=None, derandomize=True)
@given(TEXTS)
def test_each_line_has_one_end_and_only_the_last_may_have_none(text: str) -> None:
    *ended, last = split_lines(text)
    assert all(line.endswith(("\n", "\r")) for line in ended)
    assert not last.endswith(("\n", "\r"))
    bare = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [line.rstrip("\r\n") for line in (*ended, last)] == bare


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("", "\n"),
        ("a", "\n"),
        ("a\nb", "\n"),
        ("a\r\nb", "\r\n"),
        ("a\rb", "\r"),
        ("a\r\nb\r\nc\n", "\r\n"),
        ("a\r\nb\nc\n", "\n"),
        ("a\r\nb\n", "\n"),
        ("a\x0bb\x0cc\x85d\u2028e", "\n"),
    ],
)
def test_the_line_end_is_the_one_used_most(text: str, end: str) -> None:
    assert line_end(text) == end

import os
from pathlib import Path

import pytest

from vaulttools.model.problem import Problem
from vaulttools.reading.files import HEAD, LARGEST, Source, decode, read_source


def test_a_plain_note(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"a\r\nb\n")
    assert read_source(tmp_path, "x.md") == Source("x.md", b"a\r\nb\n", "a\r\nb\n")


def test_a_note_of_the_largest_size_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"x" * LARGEST)
    source = read_source(tmp_path, "x.md")
    assert isinstance(source, Source)
    assert (len(source.data), source.is_whole, source.problems) == (LARGEST, True, ())


def test_of_a_larger_note_only_the_head_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"x" * (LARGEST + 1))
    source = read_source(tmp_path, "x.md")
    assert isinstance(source, Source)
    assert (len(source.data), source.is_whole) == (HEAD, False)
    assert [problem.code for problem in source.problems] == ["VT002"]


def test_reads_that_give_less_than_asked_are_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.md").write_bytes(b"0123456789")
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, most: real(handle, min(most, 3)))
    source = read_source(tmp_path, "x.md")
    assert isinstance(source, Source)
    assert source.data == b"0123456789"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nowhere.md", "cannot be opened (no such file or directory)"),
        ("folder", "is not a regular file"),
        ("a\0b.md", "cannot be opened (its name cannot be used)"),
        ("x" * 300 + ".md", "cannot be opened (file name too long)"),
    ],
    ids=["missing", "folder", "NUL in the name", "long name"],
)
def test_what_cannot_be_opened_is_a_problem(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "folder").mkdir()
    problem = read_source(tmp_path, name)
    assert isinstance(problem, Problem)
    assert (problem.what, problem.place.path) == (what, name)


@pytest.mark.parametrize(
    ("data", "text", "line", "is_whole"),
    [
        (b"\xef\xbb\xbfa", "a", None, True),
        ("é\n".encode(), "é\n", None, True),
        ("a\né".encode("latin-1"), "a\né", 2, True),
        (b"a\n\x93b\x94", "a\n“b”", 2, True),
        (b"a\n\x81", "a\n\ufffd", 2, True),
        ("\ufeffa\né".encode("utf-16-le"), "a\né", 1, True),
        ("\ufeffa\né".encode("utf-16-be"), "a\né", 1, True),
        (b"\xff\xfea", "\ufffd", 1, True),
        (b"a\nb\0c", "a\nb\ufffdc", 2, False),
        (b"\xef\xbb\xbfa\0", "a\ufffd", 1, False),
    ],
)  # fmt: skip
def test_text_from_bytes(data: bytes, text: str, line: int | None, *, is_whole: bool) -> None:
    source = decode("x.md", data)
    assert (source.text, source.is_whole, source.data) == (text, is_whole, data)
    assert [problem.place.line for problem in source.problems] == ([line] if line else [])

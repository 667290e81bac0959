"""A note that is saved while it is read is read again, a few times."""

import os
from pathlib import Path

import pytest

from vaulttools.model.problem import Problem
from vaulttools.reading.files import TRIES, Source, read_source


def saving(monkeypatch: pytest.MonkeyPatch, path: Path, texts: list[bytes]) -> None:
    """Somebody saves one text after the other, each in the middle of a read."""
    real = os.read

    def read(handle: int, most: int) -> bytes:
        data = real(handle, most)
        if texts and not data:
            path.write_bytes(texts.pop(0))
            os.utime(path, (len(texts), len(texts)))
        return data

    monkeypatch.setattr(os, "read", read)


def test_a_note_that_is_saved_once_while_it_is_read_is_read_as_it_is_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.md").write_bytes(b"half a no")
    saving(monkeypatch, tmp_path / "x.md", [b"half a note\n"])
    source = read_source(tmp_path, "x.md")
    assert isinstance(source, Source)
    assert source.data == b"half a note\n"


def test_a_note_that_does_not_come_to_rest_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [b"same size"] * (TRIES + 1)
    (tmp_path / "x.md").write_bytes(b"same size")
    saving(monkeypatch, tmp_path / "x.md", texts)
    problem = read_source(tmp_path, "x.md")
    assert isinstance(problem, Problem)
    assert str(problem) == "x.md: VT006 is being saved while it is read. Run it again."
    assert len(texts) == 1

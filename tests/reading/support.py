"""Pieces of the reader, given a note's text and nothing else."""

from pathlib import Path
from textwrap import dedent

from vaulttools.model.links import LinkIndex
from vaulttools.model.problem import Problem
from vaulttools.model.vault import Vault
from vaulttools.reading import read_vault
from vaulttools.reading.files import Source
from vaulttools.reading.markdown import Body, read_body
from vaulttools.reading.notes import Note, open_note


def note(text: str, path: str = "x.md", others: tuple[str, ...] = ()) -> Note:
    """A note with this text, in a vault that holds notes at `others` too."""
    plain = dedent(text).lstrip("\n")
    return open_note(Source(path, plain.encode(), plain), LinkIndex([path, *others]))


def body(text: str) -> Body:
    """The shape of a text that begins at line 1."""
    return read_body(dedent(text).lstrip("\n").split("\n"), 1)


def vault(root: Path, files: dict[str, str]) -> Vault:
    """A vault of exactly these files, byte for byte."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return read_vault(root)


def told(problems: list[Problem] | tuple[Problem, ...]) -> list[tuple[int, str]]:
    """Each problem's line and code."""
    return [(problem.place.line, problem.code) for problem in problems]

"""Every file in `transcripts` is a session at the terminal, and must come out as it stands there.

A transcript may begin with lines of comment. It starts in the folder `notes`, a fresh copy of the small
vault; beside it lie the folders `empty` and `obsidian`. Lines beginning with `$ ` are typed, all
others are what comes back: stdout, then stderr after `! `, then the exit code if it is not 0.
What `edit` changes was saved long ago when the next command runs. What `git` says is left out.
"""

import os
import re
import shlex
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.small_vault import small_vault
from tests.golden.golden import UPDATES, is_golden
from tests.support import LONG_AGO, write_vault

TYPER = ".".join(version("typer").split(".")[:2])
TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the sessions begin."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    small_vault(tmp_path / "notes")
    (tmp_path / "empty").mkdir()
    (tmp_path / "obsidian/.obsidian").mkdir(parents=True)
    ada = {"Ada.md": "---\ntags: [contact]\n---\nmet at school\n"}
    (write_vault(tmp_path / "obsidian", ada) / "vaulttools.toml").unlink()
    return tmp_path / "notes"


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_transcript(file: Path, desk: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    typed = [line for line in lines if line.startswith("$ ")]
    comment = lines[: lines.index(typed[0])]
    if (worded := re.search(r"typer (\d+\.\d+)", "\n".join(comment))) and worded[1] != TYPER:
        pytest.skip(f"worded by typer {worded[1]}, and this is {TYPER}")
    assert is_golden(file, "\n".join([*comment, *session(typed, desk)]) + "\n")


def session(typed: list[str], at: Path) -> list[str]:
    """The lines of a session: what is typed, and what comes back."""
    shown: list[str] = []
    for line in typed:
        if shown:
            shown.append("")
        shown.append(line)
        program, *arguments = shlex.split(line.removeprefix("$ "))
        if program == "cd":
            at = (at / arguments[0]).resolve()
        elif program == "cat":
            shown += (at / arguments[0]).read_text(encoding="utf-8").splitlines()
        elif program == "ls":
            shown += sorted(p.relative_to(at).as_posix() for p in at.rglob("*") if p.is_file())
        elif program == "edit":
            path, old, new = arguments
            text = (at / path).read_text(encoding="utf-8")
            assert old in text
            (at / path).write_text(text.replace(old, new), encoding="utf-8")
            os.utime(at / path, (LONG_AGO, LONG_AGO))
        elif program == "git":
            subprocess.run([program, *arguments], cwd=at, check=True, capture_output=True)
        else:
            assert program == "vaulttools"
            ran = run(*arguments, at=at)
            shown += ran.out.splitlines()
            shown += [f"! {text}".rstrip() for text in ran.err.splitlines()]
            shown += [f"[exit {ran.code}]"] if ran.code else []
    return shown


def test_there_are_transcripts_and_nobody_forgot_to_switch_updating_off() -> None:
    assert TRANSCRIPTS
    assert not UPDATES, "UPDATE_GOLDEN=1 rewrites the files; run again without it to compare"

"""Of very many problems a command shows the first, and says what shows the others; `check` is that."""

import re
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.support import copy_vault, write_vault
from vaulttools.cli.terminal import MANY

TODAY = ("--today", "2026-11-23")
PERSON = "---\ntype: contact\nmet: 2026-11-02\nnext_step: {}\n---\n"


def vault_of(folder: Path, *next_steps: str) -> Path:
    """A vault with a person for each of the next steps."""
    notes = {f"People/P{n:02}.md": PERSON.format(said) for n, said in enumerate(next_steps)}
    return write_vault(folder, notes)


@pytest.mark.parametrize(
    "words",
    [
        ("due",),
        ("funnel",),
        ("regenerate", "--check"),
        ("regenerate", "--dry-run"),
        ("regenerate",),
    ],
    ids=" ".join,
)
def test_the_first_are_shown_and_where_the_others_are(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    vault = vault_of(tmp_path / "notes", *["tomorow"] * (MANY + 7))
    *shown, last = run(*words, *TODAY, at=vault).err.splitlines()
    assert [line.split(":")[0] for line in shown] == [f"People/P{n:02}.md" for n in range(MANY)]
    assert last == "and 7 more: “vaulttools check” shows them all"


def test_check_shows_them_all(tmp_path: Path) -> None:
    vault = vault_of(tmp_path / "notes", *["tomorow"] * (MANY + 7))
    assert run("check", *TODAY, at=vault).out.count("VT014") == MANY + 7


def test_as_many_as_are_shown_need_no_more_words(tmp_path: Path) -> None:
    vault = vault_of(tmp_path / "notes", *["tomorow"] * MANY)
    assert len(run("due", *TODAY, at=vault).err.splitlines()) == MANY


def test_what_is_put_right_is_all_told_because_no_later_run_can(tmp_path: Path) -> None:
    vault = vault_of(tmp_path / "notes", *["2026-12-01"] * (MANY + 7))
    run("regenerate", "--now", *TODAY, at=vault)
    for note in vault.glob("People/*.md"):
        text = note.read_text()
        note.write_text(re.sub(r"(?m)^stage: .*$", "stage: stalled", text))
    ran = run("regenerate", "--now", *TODAY, at=copy_vault(vault, tmp_path / "left alone"))
    assert ran.err.count("VT061") == MANY + 7

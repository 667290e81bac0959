"""A vault's fingerprint changes with everything that may change what is read of it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import LONG_AGO, write_vault
from vaulttools.memory.fingerprint import COARSE_TICK, TICK, Fingerprint, fingerprint

NOTE = "---\ntype: contact\n---\n## Log\n- 2026-11-02 met: at the fair\n"
SECOND = 1_000_000_000


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "vault"
    write_vault(root, {"People/Ada.md": NOTE, "People/Bo.md": NOTE.replace("fair", "pier")})
    (root / ".obsidian").mkdir()
    (root / "Follow-ups").mkdir()
    (root / "Follow-ups/Funnel.base").write_text("views:\n")
    (root / "note.png").write_text("x")
    subprocess.run(["git", "init", "-q", root], check=True)
    return root


def edit_in_place(root: Path) -> None:
    """As many bytes as before, and the time of saving set back."""
    note = root / "People/Ada.md"
    note.write_text(NOTE.replace("fair", "lake"))
    os.utime(note, (LONG_AGO, LONG_AGO))


def swap(root: Path) -> None:
    """Two notes of one size and one time change places."""
    one, two, aside = root / "People/Ada.md", root / "People/Bo.md", root / "People/aside"
    one.rename(aside)
    two.rename(one)
    aside.rename(two)


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit whose time was set back": edit_in_place,
    "two notes swapped": swap,
    "a new note": lambda root: (root / "Cy.md").write_text(NOTE),
    "a new note with an ending in capitals": lambda root: (root / "Cy.MD").write_text(NOTE),
    "a note removed": lambda root: (root / "People/Ada.md").unlink(),
    "a note renamed": lambda root: (root / "People/Ada.md").rename(root / "People/Eve.md"),
    "a folder renamed": lambda root: (root / "People").rename(root / "Friends"),
    "an empty folder": lambda root: (root / "New").mkdir(),
    "a note's rights": lambda root: (root / "People/Ada.md").chmod(0o400),
    "a note in the place of a link": lambda root: (root / "Di.md").symlink_to("People/Ada.md"),
    "a link that leads nowhere": lambda root: (root / "Di.md").symlink_to("nowhere.md"),
    "the settings": lambda root: (root / "vaulttools.toml").write_text("[contacts]\ntag='x'\n"),
    "settings above": lambda root: (root.parent / "vaulttools.toml").write_text(""),
    "settings further down": lambda root: (root / "People/vaulttools.toml").write_text(""),
    "another vault within": lambda root: (root / "People/.obsidian").mkdir(),
    "Obsidian's templates": lambda root: (root / ".obsidian/templates.json").write_text("{}"),
    "the table for Obsidian": lambda root: (root / "Follow-ups/Funnel.base").write_text("views: "),
    "a merge begun": lambda root: (root / ".git/MERGE_HEAD").write_text("1234\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_changes_with(change: Callable[[Path], object], vault: Path) -> None:
    before = fingerprint(str(vault)).mark
    assert fingerprint(str(vault)).mark == before
    change(vault)
    assert fingerprint(str(vault)).mark != before


def test_it_does_not_change_with_what_is_never_read(vault: Path) -> None:
    before = fingerprint(str(vault)).mark
    (vault / ".obsidian/workspace.json").write_text("{}")
    (vault / "note.png").write_text("another picture")
    (vault / ".git/index").write_text("")
    assert fingerprint(str(vault)).mark == before


def test_a_link_leads_where_it_led(vault: Path, tmp_path: Path) -> None:
    target = tmp_path / "outside.md"
    (vault / "Di.md").symlink_to(target)
    before = fingerprint(str(vault)).mark
    target.write_text(NOTE)
    assert fingerprint(str(vault)).mark != before


def test_a_folder_that_cannot_be_listed_has_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        fingerprint(str(tmp_path / "missing"))


def test_a_save_in_the_tick_of_the_look_is_not_trusted() -> None:
    saved = LONG_AGO * SECOND + 1
    assert Fingerprint(b"", saved).is_settled(saved + TICK + 1)
    assert not Fingerprint(b"", saved).is_settled(saved + TICK)
    assert not Fingerprint(b"", saved).is_settled(saved - 1)


def test_where_time_is_counted_in_seconds_it_takes_longer() -> None:
    saved = LONG_AGO * SECOND
    assert Fingerprint(b"", saved).is_settled(saved + COARSE_TICK + 1)
    assert not Fingerprint(b"", saved).is_settled(saved + COARSE_TICK)


def test_what_goes_while_it_is_looked_at_is_no_trouble(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vaulttools.memory.fingerprint.look", lambda _: ())
    assert fingerprint(str(vault)).mark

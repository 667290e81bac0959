"""What killed runs have left: seen by nobody, and taken away by a later run."""

import os
from pathlib import Path

from vaulttools.model.texts import Change
from vaulttools.writing import Manner, Store, carry_out

DAY = 86_400.0
LEFT = ".~vaulttools-0123456789ab.tmp"


def write(root: Path, store: Store | None, *, later: float) -> None:
    """A run that writes a note, so many seconds from now."""
    now = (root / LEFT).lstat().st_ctime + later
    before = (root / "Note.md").read_bytes() if (root / "Note.md").exists() else None
    change = Change("Note.md", before, (before or b"") + b"more\n")
    assert carry_out(root, [change], Manner(store=store, now=lambda: now)) == ()


def test_a_file_younger_than_a_day_may_be_in_use(tmp_path: Path) -> None:
    (tmp_path / LEFT).write_bytes(b"")
    os.utime(tmp_path / LEFT, (0, 0))
    write(tmp_path, None, later=DAY - 60)
    assert (tmp_path / LEFT).exists()
    write(tmp_path, None, later=DAY + 60)
    assert not (tmp_path / LEFT).exists()


def test_a_text_that_is_nowhere_else_is_moved_into_the_store(tmp_path: Path) -> None:
    root, store = tmp_path / "vault", tmp_path / "store"
    root.mkdir()
    (root / LEFT).write_bytes(b"half a no")
    write(root, None, later=2 * DAY)
    assert (root / LEFT).exists()
    write(root, Store(store), later=2 * DAY)
    assert not (root / LEFT).exists()
    assert (store / "swept" / LEFT.lstrip(".")).read_bytes() == b"half a no"


def test_a_text_that_is_known_is_removed(tmp_path: Path) -> None:
    root, store = tmp_path / "vault", tmp_path / "store"
    root.mkdir()
    (root / LEFT).write_bytes(b"more\n")
    write(root, Store(store), later=0)
    write(root, Store(store), later=2 * DAY)
    assert not (root / LEFT).exists()
    assert not (store / "swept").exists()


def test_what_has_such_a_name_and_is_no_file_stays(tmp_path: Path) -> None:
    (tmp_path / LEFT).mkdir()
    write(tmp_path, Store(tmp_path / "store"), later=2 * DAY)
    (tmp_path / LEFT).rmdir()
    (tmp_path / LEFT).symlink_to("Note.md")
    write(tmp_path, Store(tmp_path / "store"), later=2 * DAY)
    assert (tmp_path / LEFT).is_symlink()

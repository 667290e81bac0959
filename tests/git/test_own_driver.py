"""What the page on syncing says becomes of two sides, with the program's own driver, as setup calls it."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.git.repos import CONTACT, commit, did, git, new_vault, ours, two_sides, write

LOG = f"{CONTACT}\nShe prefers calls.\n\n## Log\n- 2026-11-02 met: at the fair\n"
MINE, THEIRS = "- 2026-11-05 email to: the paper\n", "- 2026-11-06 phone with: on the paper\n"
PATH = "People/It's Ada é.md"


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A vault that is set up, in a folder of a repository."""
    root = new_vault(tmp_path / "it's all here/my notes", tmp_path / "it's all here")
    assert ours(root, "setup").code == 0
    commit(root, "set up")
    assert ours(root, "doctor").code == 0
    return root


def together(root: Path, base: str, mine: str, theirs: str) -> tuple[int, str]:
    """The exit code of the merge of two sides of a note, and the note then."""
    two_sides(root, base, mine, theirs, PATH)
    code = git(root, "merge", "--no-edit", "side").returncode
    return code, (root / PATH).read_text(encoding="utf-8")


def test_both_log_lines_are_there(ready: Path) -> None:
    assert together(ready, LOG, LOG + MINE, LOG + THEIRS) == (0, LOG + MINE + THEIRS)


def test_the_very_same_line_is_there_once(ready: Path) -> None:
    code, note = together(ready, LOG, LOG + MINE, LOG + MINE + THEIRS)
    assert (code, note) == (0, LOG + MINE + THEIRS)


def test_neighbouring_keys_are_both_there(ready: Path) -> None:
    tier = LOG.replace("type: contact\n", "type: contact\ntier: A\n")
    email = LOG.replace("type: contact\n", "type: contact\nemail: ada@ada.example\n")
    code, note = together(ready, LOG, tier, email)
    assert code == 0
    assert "tier: A\n" in note
    assert "email: ada@ada.example\n" in note


def test_a_sentence_that_both_rewrote_is_a_conflict_that_a_person_ends(ready: Path) -> None:
    mine, theirs = (LOG.replace("calls", f"calls on {day}") for day in ("Tuesdays", "Wednesdays"))
    code, note = together(ready, LOG, mine + MINE, theirs + THEIRS)
    assert code == 1
    for kept in ("on Tuesdays", "on Wednesdays", MINE, THEIRS, "<<<<<<<", ">>>>>>>"):
        assert kept in note
    assert "unmerged: " in ours(ready, "doctor").out
    write(ready, PATH, mine + MINE + THEIRS)
    did(ready, "add", "-A")
    did(ready, "commit", "-q", "--no-edit")
    assert ours(ready, "doctor").code == 0


def test_a_deleted_note_that_the_other_side_changed_is_kept(ready: Path) -> None:
    two_sides(ready, LOG, LOG + MINE, LOG + THEIRS, PATH)
    did(ready, "rm", "-q", PATH)
    did(ready, "commit", "-q", "-m", "gone")
    assert git(ready, "merge", "side").returncode == 1
    assert (ready / PATH).read_text() == LOG + THEIRS


def test_resolve_runs_nothing_that_came_with_the_notes(tmp_path: Path) -> None:
    """A vault whose own folder looks like a bare repository, with a merge that is not finished."""
    root = new_vault(tmp_path / "notes")
    two_sides(root, LOG, LOG + MINE, LOG + THEIRS)
    assert git(root, "merge", "side").returncode == 1
    trap = write(tmp_path, "trap", f"#!/bin/sh\ntouch '{tmp_path}/ran'\ncat\n")
    trap.chmod(0o755)
    did(root, "config", "filter.trap.clean", str(trap))
    did(root, "config", "core.worktree", str(root))
    write(root, ".git/info/attributes", "* filter=trap\n")
    for entry in (root / ".git").iterdir():
        entry.rename(root / entry.name)
    (root / ".git").rmdir()
    run("resolve", at=root)
    assert (root / "Note.md").read_text() == LOG + MINE + THEIRS
    assert not (tmp_path / "ran").exists()

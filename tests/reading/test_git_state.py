"""What git is in the middle of, made with git itself."""

import os
import subprocess
from pathlib import Path

import pytest

from vaulttools.reading.git_state import in_the_middle

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "Maya Okafor",
    "GIT_AUTHOR_EMAIL": "maya@okafor.example",
    "GIT_COMMITTER_NAME": "Maya Okafor",
    "GIT_COMMITTER_EMAIL": "maya@okafor.example",
}


def git(folder: Path, *arguments: str) -> int:
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False
    ).returncode


def commit(root: Path, text: str) -> None:
    (root / "Note.md").write_text(text)
    assert git(root, "add", "-A") == 0
    assert git(root, "commit", "-m", "note") == 0


def two_branches(root: Path) -> Path:
    """On the branch `mine`, which differs from `theirs` in the same line."""
    root.mkdir()
    assert git(root, "init", "-b", "mine") == 0
    commit(root, "old\n")
    assert git(root, "checkout", "-b", "theirs") == 0
    commit(root, "theirs\n")
    assert git(root, "checkout", "mine") == 0
    commit(root, "mine\n")
    return root


UNFINISHED = [
    (("merge", "theirs"), ("merge", "--abort"), "a merge"),
    (("rebase", "theirs"), ("rebase", "--abort"), "a rebase"),
    (("rebase", "--apply", "theirs"), ("rebase", "--abort"), "a rebase"),
    (("cherry-pick", "theirs"), ("cherry-pick", "--abort"), "a cherry-pick"),
    (("revert", "--no-edit", "HEAD~1"), ("revert", "--abort"), "a revert"),
]


@pytest.mark.parametrize(("begin", "abort", "words"), UNFINISHED, ids=str)
def test_what_git_is_in_the_middle_of(
    tmp_path: Path, begin: tuple[str, ...], abort: tuple[str, ...], words: str
) -> None:
    root = two_branches(tmp_path / "repo")
    assert in_the_middle(root) == ""
    assert git(root, *begin) == 1
    assert in_the_middle(root) == words
    assert git(root, *abort) == 0
    assert in_the_middle(root) == ""


def test_the_repository_may_be_above_and_a_link_may_lead_to_the_vault(tmp_path: Path) -> None:
    root = two_branches(tmp_path / "repo")
    (root / "vault" / "People").mkdir(parents=True)
    (tmp_path / "way").symlink_to(root / "vault")
    git(root, "merge", "theirs")
    assert in_the_middle(root / "vault" / "People") == "a merge"
    assert in_the_middle(tmp_path / "way") == "a merge"


def test_a_worktree_has_its_own_state(tmp_path: Path) -> None:
    root = two_branches(tmp_path / "repo")
    assert git(root, "worktree", "add", "-b", "third", "../tree") == 0
    assert git(tmp_path / "tree", "merge", "theirs") == 1
    assert in_the_middle(tmp_path / "tree") == "a merge"
    assert in_the_middle(root) == ""


def test_a_submodule_has_its_own_state(tmp_path: Path) -> None:
    two_branches(tmp_path / "notes")
    root = two_branches(tmp_path / "repo")
    assert git(root, "submodule", "add", "-b", "mine", str(tmp_path / "notes"), "vault") == 0
    assert (root / "vault" / ".git").read_text().startswith("gitdir: ../.git/")
    assert git(root / "vault", "merge", "origin/theirs") == 1
    assert in_the_middle(root / "vault") == "a merge"
    assert in_the_middle(root) == ""


def test_another_command_holds_the_index(tmp_path: Path) -> None:
    root = two_branches(tmp_path / "repo")
    (root / ".git" / "index.lock").touch()
    assert in_the_middle(root) == "another git command, such as a checkout"


@pytest.mark.parametrize("text", [b"", b"gitdir:", b"gitdir: /nowhere\n", b"\xff\0", b"other: x"])
def test_a_strange_git_file_says_nothing(tmp_path: Path, text: bytes) -> None:
    (tmp_path / ".git").write_bytes(text)
    assert in_the_middle(tmp_path) == ""


def test_a_folder_outside_any_repository(tmp_path: Path) -> None:
    assert in_the_middle(tmp_path) == ""
    assert in_the_middle(tmp_path / "nowhere") == ""

"""The hook that looks at notes before they are committed, and whose hook it may be put into."""

import os
from pathlib import Path

import pytest

from tests.cli.running import REPOSITORY
from tests.git.repos import CONTACT, commit, did, git, new_vault, ours, write
from vaulttools.git.asking import Git
from vaulttools.git.blocks import END, has_block
from vaulttools.git.pieces import is_shell
from vaulttools.git.staged import staged_notes

BROKEN = "---\ntype: contact\nmet: [2026-11-02\n---\n"
MARKED = f"{CONTACT}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n"


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))


@pytest.fixture
def hooked(vault: Path) -> Path:
    """A vault with the hook."""
    assert ours(vault, "setup", "--hook").code == 0
    commit(vault, "set up")
    return vault


def hook_of(root: Path) -> Path:
    return root / did(root, "rev-parse", "--git-path", "hooks/pre-commit").strip()


@pytest.mark.parametrize(
    "note", [BROKEN, MARKED, b"---\ntype: contact\nname: \xff\n---\n"], ids=len
)
def test_a_note_that_cannot_be_read_stops_the_commit(hooked: Path, note: str | bytes) -> None:
    write(hooked, "People/Ada.md", note)
    did(hooked, "add", "-A")
    done = git(hooked, "commit", "-m", "ada")
    assert done.returncode == 1
    assert done.stderr.startswith("People/Ada.md:")
    assert "not committed: 1 note could not be read" in done.stderr
    assert "“git commit --no-verify”" in done.stderr
    did(hooked, "commit", "-q", "--no-verify", "-m", "ada")


def test_the_word_that_the_hook_calls(hooked: Path) -> None:
    """In this process; the program is set going by git in the other tests."""
    assert (ours(hooked, "staged").code, ours(hooked, "staged").out) == (0, "")
    write(hooked, "People/Ada.md", BROKEN)
    write(hooked, "Recipe.md", BROKEN.replace("type: contact\n", ""))
    write(hooked, ".hidden/Note.md", BROKEN)
    (hooked / "Link.md").symlink_to("Recipe.md")
    did(hooked, "add", "-A")
    ran = ours(hooked, "staged")
    assert (ran.code, ran.out) == (5, "")
    assert [line.split(":")[0] for line in ran.err.splitlines()[:2]] == [
        "People/Ada.md",
        "vaulttools",
    ]


def test_what_is_staged_counts_and_nothing_else(hooked: Path) -> None:
    write(hooked, "People/Broken.md", BROKEN)
    commit(hooked, "was there before")
    write(hooked, "People/Ada.md", CONTACT)
    did(hooked, "add", "-A")
    write(hooked, "People/Ada.md", BROKEN)
    write(hooked, "People/Untracked.md", BROKEN)
    did(hooked, "commit", "-q", "-m", "the good one")
    assert git(hooked, "commit", "-q", "-am", "the broken one").returncode == 1
    assert git(hooked, "commit", "-q", "-m", "by its name", "People/Ada.md").returncode == 1


def test_what_is_no_business_of_ours_stops_nothing(hooked: Path) -> None:
    write(hooked, "Recipe.md", "---\nbread: [rye\n---\n")
    write(hooked, "Templates/Person.md", BROKEN)
    write(hooked, ".obsidian/templates.json", '{"folder": "Templates"}')
    write(hooked, "People/Ada.md", CONTACT.replace("2026-11-02", "tomorow"))
    write(hooked, "People/Ada_LOCAL_12.md", BROKEN)
    write(hooked, "notes.txt", MARKED)
    (hooked / "Link.md").symlink_to("Recipe.md")
    did(hooked, "add", "-A")
    did(hooked, "rm", "-q", "People/Maya.md")
    did(hooked, "commit", "-q", "-m", "all of it")


def test_in_a_folder_of_a_repository_and_in_a_worktree(tmp_path: Path, script: Path) -> None:
    assert script.exists()
    top = tmp_path / "it's all here"
    root = new_vault(top / "my notes", top)
    ours(root, "setup", "--hook")
    tree = tmp_path / "tree"
    did(top, "worktree", "add", "-q", "-b", "second", str(tree))
    for place in (top, tree):
        write(place, "my notes/People/Ada.md", BROKEN)
        write(place, "Elsewhere.md", BROKEN)
        did(place, "add", "-A")
        done = git(place / "my notes", "commit", "-m", "ada")
        assert done.returncode == 1
        assert "not committed: 1 note could not be read" in done.stderr
        assert done.stderr.startswith("People/Ada.md:3")
        did(place, "rm", "-q", "--cached", "my notes/People/Ada.md")
        did(place / "my notes", "commit", "-q", "-m", "elsewhere")


def test_a_branch_without_the_vault_can_be_committed_to(tmp_path: Path, script: Path) -> None:
    assert script.exists()
    top = tmp_path / "top"
    ours(new_vault(top / "notes", top), "setup", "--hook")
    did(top, "checkout", "-q", "--orphan", "other")
    did(top, "rm", "-q", "-rf", ".")
    for file in (top / "notes").iterdir():
        file.unlink()
    (top / "notes").rmdir()
    write(top, "a.txt", "a")
    did(top, "add", "-A")
    did(top, "commit", "-q", "-m", "first")


def test_a_file_in_the_vault_is_not_taken_for_the_program(hooked: Path) -> None:
    for name in ("vaulttools", "typer", "json"):
        write(hooked, f"{name}.py", "raise SystemExit(5)\n")
    did(hooked, "add", "-A")
    did(hooked, "commit", "-q", "-m", "traps")


@pytest.mark.parametrize("gone", ["python", "package"])
def test_a_program_that_has_gone_stops_no_commit(
    vault: Path, gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        if gone == "python":
            patch.setattr("sys.executable", str(tmp_path / "python"))
        else:
            patch.setattr("vaulttools.cli.commands.git.PACKAGE", tmp_path)
        ours(vault, "setup", "--hook")
    write(vault, "People/Ada.md", BROKEN)
    did(vault, "add", "-A")
    assert did(vault, "commit", "-q", "-m", "ada") == ""


def test_a_program_that_is_broken_stops_no_commit(hooked: Path, tmp_path: Path) -> None:
    write(tmp_path, "broken/typer.py", "raise ImportError\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", f"{tmp_path}/broken{os.pathsep}{REPOSITORY}")
        write(hooked, "People/Ada.md", BROKEN)
        did(hooked, "add", "-A")
        did(hooked, "commit", "-q", "-m", "ada")


def test_the_first_commit_of_a_repository(tmp_path: Path, script: Path) -> None:
    assert script.exists()
    root = write(tmp_path / "notes", "vaulttools.toml", "").parent
    did(root, "init", "-q")
    ours(root, "setup", "--hook")
    write(root, "People/Ada.md", BROKEN)
    did(root, "add", "-A")
    assert git(root, "commit", "-q", "-m", "first").returncode == 1


def test_only_what_changed_is_looked_at(hooked: Path) -> None:
    write(hooked, "Sub/Folder/Ada.md", CONTACT)
    write(hooked, "templates/Ada.md", CONTACT)
    did(hooked, "add", "-A")
    found = staged_notes(Git("/usr/bin/env", hooked), "", ["templates"])
    assert list(found) == []
    found = staged_notes(Git("git", hooked), "", ["templates"])
    assert dict(found) == {"Sub/Folder/Ada.md": CONTACT.encode()}


# Whose hook it is


def test_a_hook_that_is_there_goes_on_doing_what_it_did(vault: Path) -> None:
    hook = write(vault, ".git/hooks/pre-commit", "#!/bin/sh -e\ntest ! -e stop\n")
    hook.chmod(0o755)
    ran = ours(vault, "setup", "--hook")
    assert "pre-commit hook: lines added." in ran.out
    assert hook.read_text().startswith("#!/bin/sh -e\n# vaulttools (begin)")
    write(vault, "stop", "")
    did(vault, "add", "-A")
    assert git(vault, "commit", "-m", "theirs").returncode == 1
    (vault / "stop").unlink()
    did(vault, "add", "-A")
    did(vault, "commit", "-q", "-m", "theirs")
    write(vault, "People/Ada.md", BROKEN)
    did(vault, "add", "-A")
    assert git(vault, "commit", "-m", "ours").returncode == 1


@pytest.mark.parametrize(
    ("text", "is_on", "why"),
    [
        ("#!/usr/bin/env python3\n", True, "the hook that is there is no script for sh"),
        ("echo\n", True, "the hook that is there is no script for sh"),
        ("#!/bin/sh", True, "the hook that is there is no script for sh"),
        ("#!/bin/sh\r\necho\r\n", True, "the hook that is there is no script for sh"),
        ("#!/bin/sh\necho\n", False, "the hook that is there is switched off (it cannot be run)"),
    ],
)
def test_a_hook_that_lines_cannot_be_put_into(
    vault: Path, text: str, is_on: bool, why: str
) -> None:
    hook = write(vault, ".git/hooks/pre-commit", text)
    hook.chmod(0o755 if is_on else 0o644)
    ran = ours(vault, "setup", "--hook")
    assert ran.code == 0
    assert f"The hook is left to you: {why}.\n  Put these lines into " in ran.out
    assert "-P -m vaulttools git staged --vault ." in ran.out
    assert hook.read_bytes() == text.encode()


def test_a_hook_with_damaged_lines_of_ours_is_left_to_its_owner(vault: Path) -> None:
    ours(vault, "setup", "--hook")
    hook = hook_of(vault)
    hook.write_text(hook.read_text().replace(END, ""))
    damaged = hook.read_bytes()
    ran = ours(vault, "setup", "--hook")
    assert f"The hook is left to you: the line “{END}” is missing below line 2." in ran.out
    ran = ours(vault, "remove")
    assert (ran.code, ran.err.splitlines()[0]) == (
        4,
        f"vaulttools: pre-commit: the line “{END}” is missing below line 2",
    )
    assert hook.read_bytes() == damaged


def test_a_hook_that_is_a_link_is_left_alone(vault: Path, tmp_path: Path) -> None:
    theirs = write(tmp_path, "theirs", "#!/bin/sh\n")
    theirs.chmod(0o755)
    (vault / ".git/hooks/pre-commit").symlink_to(theirs)
    ran = ours(vault, "setup", "--hook")
    assert "The hook is left to you: the hook that is there is a link" in ran.out
    assert theirs.read_text() == "#!/bin/sh\n"


@pytest.mark.parametrize("where", ["hooks", "/abs"])
def test_hooks_of_several_repositories_are_left_to_their_owner(
    vault: Path, where: str, tmp_path: Path
) -> None:
    folder = vault / "hooks" if where == "hooks" else tmp_path / "abs"
    did(vault, "config", "core.hooksPath", "hooks" if where == "hooks" else str(folder))
    ran = ours(vault, "setup", "--hook")
    assert "The hook is left to you: core.hooksPath is set" in ran.out
    assert str(folder / "pre-commit") in ran.out.replace("Put these lines into hooks", f"{folder}")
    assert not folder.exists()
    assert "hook-missing" in ours(vault, "doctor", "--hook").out


def test_a_hook_that_its_owner_has_put_in_counts(vault: Path) -> None:
    ours(vault, "setup", "--hook")
    text = hook_of(vault).read_text()
    did(vault, "config", "core.hooksPath", "hooks")
    write(vault, "hooks/pre-commit", text).chmod(0o755)
    commit(vault, "set up")
    assert (
        ours(vault, "setup", "--hook").out == "All of it is there already; nothing was changed.\n"
    )
    assert ours(vault, "doctor", "--hook").code == 0
    ran = ours(vault, "remove")
    assert "The hook is left to you: core.hooksPath is set" in ran.out
    assert has_block((vault / "hooks/pre-commit").read_bytes())


@pytest.mark.parametrize(
    "line",
    [
        "/bin/sh",
        " /bin/sh",
        "/bin/bash -e",
        "/usr/bin/env bash",
        "/usr/bin/env -S zsh -e",
        "/bin/dash",
    ],
)
def test_scripts_for_sh(line: str) -> None:
    assert is_shell(f"#!{line}\necho\n".encode())


@pytest.mark.parametrize("line", ["/usr/bin/python3", "/usr/bin/env node", "/bin/fish", "/bin/csh"])
def test_scripts_for_something_else(line: str) -> None:
    assert not is_shell(f"#!{line}\necho\n".encode())


def test_a_vault_elsewhere_is_said(hooked: Path, tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", "vaulttools.toml", "").parent
    ran = ours(hooked, "staged", "--vault", str(elsewhere))
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "vaulttools: that vault is not in this repository",
    )

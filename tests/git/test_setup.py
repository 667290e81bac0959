"""`git setup`, in every kind of repository, and `git remove`, which leaves it as it was."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.git.repos import (
    CONTACT,
    calls,
    commit,
    did,
    git,
    new_vault,
    ours,
    two_sides,
    write,
)
from vaulttools.git.pieces import IGNORED


def state(root: Path) -> dict[str, bytes]:
    """Every file of a repository that setup may touch, and what its config says."""
    top = Path(did(root, "rev-parse", "--show-toplevel").strip())
    hooks = root / did(root, "rev-parse", "--git-path", "hooks").strip()
    config = root / did(root, "rev-parse", "--git-path", "config").strip()
    files = [p for p in top.rglob("*") if ".git" not in p.relative_to(top).parts and p.is_file()]
    return {str(p): p.read_bytes() for p in [*files, *hooks.glob("*"), config] if p.is_file()}


def is_merged(root: Path, script: Path, path: str = "Note.md") -> bool:
    """Whether a note with two sides is brought together by the driver."""
    before = len(calls(script))
    two_sides(root, "old\n", "mine\n", "theirs\n", path)
    did(root, "merge", "-q", "side")
    return len(calls(script)) == before + 1 and (root / path).read_text() == "brought together\n"


# Kinds of repositories


def test_a_vault_that_is_a_repository(vault: Path, script: Path) -> None:
    ran = ours(vault, "setup")
    assert (ran.code, ran.err) == (0, "")
    assert "git add .gitattributes .gitignore" in ran.out
    commit(vault, "set up")
    assert is_merged(vault, script)


def test_a_base_is_merged_by_us_too(vault: Path, script: Path) -> None:
    ours(vault, "setup")
    assert is_merged(vault, script, "Follow-ups/Funnel.base")


def test_other_files_are_not(vault: Path, script: Path) -> None:
    ours(vault, "setup")
    two_sides(vault, "old\n", "mine\n", "theirs\n", "notes.txt")
    assert git(vault, "merge", "side").returncode == 1
    assert calls(script) == []


def test_a_vault_in_a_folder_of_a_repository(tmp_path: Path, script: Path) -> None:
    top = tmp_path / "it's all here"
    root = new_vault(top / "my notes", top)
    write(top, "Readme.md", "old\n")
    ours(root, "setup")
    assert {path.name for path in top.iterdir()} == {".git", "my notes", "Readme.md"}
    commit(top, "set up")
    assert is_merged(root, script)
    assert calls(script) == ["7 my notes/Note.md b'old\\n'"]
    assert did(top, "check-attr", "merge", "Readme.md") == "Readme.md: merge: unspecified\n"


def test_a_worktree(vault: Path, script: Path, tmp_path: Path) -> None:
    tree = tmp_path / "second tree"
    did(vault, "worktree", "add", "-q", "-b", "second", str(tree))
    assert ours(tree, "setup", "--hook").code == 0
    commit(tree, "set up")
    assert is_merged(tree, script)
    assert did(vault, "config", "merge.vaulttools.driver")
    assert (vault / ".git/hooks/pre-commit").exists()


def test_a_submodule(vault: Path, script: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    did(outer, "init", "-q")
    did(outer, "submodule", "--quiet", "add", str(vault), "notes")
    root = outer / "notes"
    assert ours(root, "setup", "--hook").code == 0
    commit(root, "set up")
    assert is_merged(root, script)
    assert (outer / ".git/modules/notes/hooks/pre-commit").exists()
    assert git(outer, "config", "merge.vaulttools.driver").returncode == 1


def test_a_git_folder_elsewhere(vault: Path, script: Path, tmp_path: Path) -> None:
    (vault / ".git").rename(tmp_path / "kept.git")
    (vault / ".git").write_text("gitdir: ../kept.git\n")
    assert ours(vault, "setup", "--hook").code == 0
    assert (tmp_path / "kept.git/hooks/pre-commit").exists()
    assert is_merged(vault, script)


def test_a_partial_clone(vault: Path, script: Path, tmp_path: Path) -> None:
    for number in range(3):
        write(vault, "People/Maya.md", f"{CONTACT}{number}\n")
        commit(vault, "more")
    did(vault, "config", "uploadpack.allowFilter", "true")
    root = tmp_path / "partial"
    did(tmp_path, "clone", "-q", "--filter=blob:none", vault.as_uri(), str(root))
    missing = did(root, "rev-list", "--objects", "--all", "--missing=print").count("?")
    assert missing
    assert ours(root, "setup", "--hook").code == 0
    ours(root, "doctor")
    assert did(root, "rev-list", "--objects", "--all", "--missing=print").count("?") == missing
    assert is_merged(root, script)


def test_line_ends_that_git_converts(vault: Path, script: Path) -> None:
    did(vault, "config", "core.autocrlf", "true")
    write(vault, ".gitattributes", "*.png binary\r\n")
    assert ours(vault, "setup").code == 0
    assert b"\n" not in (vault / ".gitattributes").read_bytes().replace(b"\r\n", b"")
    commit(vault, "set up")
    assert is_merged(vault, script) or (vault / "Note.md").read_bytes() == b"brought together\r\n"
    did(vault, "rm", "-q", "--cached", "-r", ".")
    did(vault, "reset", "-q", "--hard")
    assert ours(vault, "setup").out == "All of it is there already; nothing was changed.\n"


def test_no_note_is_written_anew_whatever_its_line_ends(vault: Path) -> None:
    write(vault, "Windows.md", "a\r\nb\r\n")
    write(vault, "Mixed.md", "a\r\nb\n")
    commit(vault, "line ends")
    ours(vault, "setup")
    commit(vault, "set up")
    write(vault, "Windows.md", "a\r\nb\r\n")
    write(vault, "Mixed.md", "a\r\nb\n")
    assert did(vault, "status", "--porcelain") == ""
    assert did(vault, "diff", "--stat", "HEAD~1", "--", "*.md") == ""


# Once more, or not at all


def test_a_second_time_changes_nothing(vault: Path) -> None:
    ours(vault, "setup", "--hook")
    before = state(vault)
    ran = ours(vault, "setup", "--hook")
    assert ran.out == "All of it is there already; nothing was changed.\n"
    assert state(vault) == before


def test_a_dry_run_shows_it_and_changes_nothing(vault: Path, script: Path) -> None:
    write(vault, ".gitignore", "*.pdf")
    before = state(vault)
    ran = ours(vault, "setup", "--hook", "--dry-run")
    assert state(vault) == before
    for shown in ("+*.md merge=vaulttools", "+.trash/", " *.pdf", "+++ b/pre-commit"):
        assert shown in ran.out.splitlines()
    assert f"{script.name}' %O %A %B %L %P" in ran.out
    ours(vault, "setup", "--hook")
    before = state(vault)
    assert ours(vault, "setup", "--dry-run").out == "Nothing would change.\n"
    ran = ours(vault, "remove", "--dry-run")
    assert "would run: git config --local --remove-section merge.vaulttools" in ran.out
    assert state(vault) == before


def test_another_installation_takes_the_place_of_the_first(vault: Path, script: Path) -> None:
    did(vault, "config", "merge.vaulttools.driver", "gone %A")
    did(vault, "config", "--add", "merge.vaulttools.driver", "gone too %A")
    assert ours(vault, "setup").code == 0
    assert is_merged(vault, script)


# What is the owner's


def test_what_the_owner_wrote_has_the_last_word(vault: Path) -> None:
    write(vault, ".gitattributes", "People/*.md merge=union\n")
    write(vault, ".gitignore", "!.DS_Store\n")
    ran = ours(vault, "setup")
    assert (
        "Mind: another line of a .gitattributes gives “merge: union” to People/Maya.md" in ran.out
    )
    said = did(vault, "check-attr", "merge", "Other.md", "People/Maya.md").splitlines()
    assert said == ["Other.md: merge: vaulttools", "People/Maya.md: merge: union"]
    assert git(vault, "check-ignore", ".DS_Store").returncode == 1


def test_rubbish_that_git_has_already_is_named(vault: Path, tmp_path: Path) -> None:
    for path in (".obsidian/workspace.json", ".trash/Old.md", ".obsidian/app.json"):
        write(vault, path, "{}")
    commit(vault, "rubbish")
    for place in (vault, new_vault(tmp_path / "top" / "a [b]", tmp_path / "top")):
        write(place, ".obsidian/workspace.json", "{}")
        did(place, "add", "-A")
        ran = ours(place, "setup")
        names = (
            ".obsidian/workspace.json, .trash/Old.md"
            if place == vault
            else ".obsidian/workspace.json"
        )
        number = "2 files" if place == vault else "1 file"
        assert f".gitignore changes nothing for {number} that git has: {names}\n" in ran.out


@pytest.mark.parametrize(
    "path",
    [
        "Maya (Sam's conflicted copy 2026-11-01).md",
        "Maya.sync-conflict-20261101-101010-ABCDEFG.md",
        "Plan_LOCAL_2026.md",
        ".obsidian/workspaces.json",
        ".obsidian/app.json",
        "trash/Note.md",
        "Maya (saved while vaulttools wrote).md",
    ],
)
def test_no_file_with_somebodys_text_is_ignored(vault: Path, path: str) -> None:
    ours(vault, "setup")
    write(vault, path, "text")
    assert git(vault, "check-ignore", "-q", path).returncode == 1


@pytest.mark.parametrize("pattern", IGNORED.lines)
def test_rubbish_is_ignored(vault: Path, pattern: str) -> None:
    ours(vault, "setup")
    path = pattern.replace("*", "x") + ("x.md" if pattern.endswith("/") else "")
    write(vault, path, "text")
    assert git(vault, "check-ignore", "-q", path).returncode == 0


def test_a_file_that_cannot_be_read_is_left_alone_with_all_else(vault: Path) -> None:
    write(vault, ".gitignore", "*.pdf\n".encode("utf-16"))
    before = state(vault)
    ran = ours(vault, "setup")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("vaulttools: .gitignore: it is not plain text\n")
    assert state(vault) == before


def test_a_file_that_is_too_large_is_left_alone(vault: Path) -> None:
    write(vault, ".gitignore", b"#" * 5_000_001)
    ran = ours(vault, "setup")
    assert (ran.code, ran.err.splitlines()[0]) == (4, "vaulttools: .gitignore is 6 MB large")


def test_a_link_that_leads_outside_is_not_followed(vault: Path, tmp_path: Path) -> None:
    (vault / ".gitignore").symlink_to(write(tmp_path, "theirs", "*.pdf\n"))
    assert ours(vault, "setup").code == 4
    assert (tmp_path / "theirs").read_text() == "*.pdf\n"


def test_nothing_is_done_while_a_merge_is_not_finished(vault: Path) -> None:
    two_sides(vault, "old\n", "mine\n", "theirs\n")
    git(vault, "merge", "side")
    before = state(vault)
    ran = ours(vault, "setup")
    assert (ran.code, "in the middle of a merge" in ran.err) == (4, True)
    assert state(vault) == before


# Where it cannot be


def test_no_repository(tmp_path: Path, script: Path) -> None:
    assert script.exists()
    write(tmp_path / "notes", "vaulttools.toml", "")
    ran = ours(tmp_path / "notes", "setup")
    assert ran.code == 4
    assert ran.err == (
        "vaulttools: these notes are not in a git repository\n"
        "  Make one with “git init”, or clone the one that you sync with.\n"
    )


def test_no_git(vault: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = ours(vault, "setup")
    assert (ran.code, ran.err.splitlines()[0]) == (4, "vaulttools: there is no git here")


def test_a_git_in_the_vault_is_not_run(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = write(vault, "git", "#!/bin/sh\ntouch ran\n")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert ours(vault, "setup").code == 0
    assert not (vault / "ran").exists()


@pytest.mark.parametrize("words", [("setup", "--hook"), ("doctor",), ("remove",)], ids=str)
def test_a_repository_that_came_with_the_notes_runs_nothing(
    vault: Path, words: tuple[str, ...], tmp_path: Path
) -> None:
    """A folder that looks like a bare repository, whose config names a program."""
    inner = vault / "Shared"
    did(vault, "init", "-q", "--bare", str(inner))
    trap = write(tmp_path, "trap", f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
    trap.chmod(0o755)
    for key, value in (
        ("core.bare", "false"),
        ("core.worktree", str(inner)),
        ("core.fsmonitor", str(trap)),
        ("core.hooksPath", str(tmp_path)),
    ):
        did(vault, "config", "--file", str(inner / "config"), key, value)
    write(inner, "vaulttools.toml", "")
    ran = ours(inner, *words)
    assert ran.code in {1, 4}
    assert not (tmp_path / "ran").exists()


def test_a_config_that_cannot_be_written(vault: Path) -> None:
    (vault / ".git/config.lock").touch()
    ran = ours(vault, "setup")
    assert ran.code == 4
    assert "git's config cannot be changed: could not lock config file" in ran.err


# Taken out again


BEFORE = st.none() | st.lists(
    st.sampled_from([b"*.pdf", b"\n", b"\r\n", b"# \xc3\xa9", b"*.png binary", b"\xff"])
).map(b"".join).flatmap(lambda data: st.sampled_from([data, b"\xef\xbb\xbf" + data]))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BEFORE, BEFORE, st.none() | st.sampled_from([b"#!/bin/sh\n", b"#!/bin/bash -e\nexit 0"]))
def test_everything_is_as_it_was(
    vault: Path, attributes: bytes | None, ignored: bytes | None, hook: bytes | None
) -> None:
    for path, data in ((".gitattributes", attributes), (".gitignore", ignored)):
        (vault / path).unlink(missing_ok=True)
        if data is not None:
            write(vault, path, data)
    (vault / ".git/hooks/pre-commit").unlink(missing_ok=True)
    if hook is not None:
        write(vault, ".git/hooks/pre-commit", hook).chmod(0o755)
    before = state(vault)
    assert ours(vault, "setup", "--hook").code == 0
    assert state(vault) != before
    ran = ours(vault, "remove")
    assert (ran.code, ran.err) == (0, "")
    assert state(vault) == before
    assert ours(vault, "remove").out == "There is nothing of ours here.\n"


def test_other_parts_of_the_config_stay(vault: Path) -> None:
    with (vault / ".git/config").open("a") as file:
        file.write('[merge "other"]\n\tdriver = true # mine\n[alias]\n\tst = status\n')
    before = state(vault)
    ours(vault, "setup")
    ours(vault, "remove")
    assert state(vault) == before


def test_a_folder_for_hooks_is_made_when_there_is_none(vault: Path) -> None:
    for file in (vault / ".git/hooks").iterdir():
        file.unlink()
    (vault / ".git/hooks").rmdir()
    assert ours(vault, "setup", "--hook").code == 0
    assert os.access(vault / ".git/hooks/pre-commit", os.X_OK)


# Words that are not understood


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pull",), "“pull” is nothing to do with git"),
        (("doctor", "--dry-run"), "--dry-run is for setup and remove"),
        (("remove", "--hook"), "--hook is for setup and doctor"),
        (("setup", "--format", "json"), "--format is for the doctor"),
    ],
)
def test_what_is_not_understood(vault: Path, words: tuple[str, ...], said: str) -> None:
    before = state(vault)
    ran = ours(vault, *words)
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"vaulttools: {said}")
    assert state(vault) == before

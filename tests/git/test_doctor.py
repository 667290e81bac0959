"""`git doctor`: a line for each thing that a clone lacks, and nothing for one that is well."""

import json
import os
from pathlib import Path

import pytest

from tests.git.repos import calls, commit, did, git, new_vault, ours, two_sides, write
from vaulttools.git.asking import Git
from vaulttools.git.doctor import look_over

WELL = "This clone is set up, and nothing is wrong with it.\n"


@pytest.fixture
def clone(vault: Path) -> Path:
    """A vault that is set up, and all of it committed."""
    assert ours(vault, "setup").code == 0
    commit(vault, "set up")
    return vault


def codes(root: Path, *words: str) -> list[str]:
    """What the doctor finds."""
    ran = ours(root, "doctor", "--format", "json", *words)
    found = [fault["code"] for fault in json.loads(ran.out)["faults"]]
    assert ran.code == int(bool(found))
    return found


def only_line(root: Path) -> str:
    """The one thing that the doctor says."""
    ran = ours(root, "doctor")
    assert (ran.code, ran.err, ran.out.count("\n")) == (1, "", 1)
    return ran.out.rstrip("\n")


def test_all_is_well(clone: Path) -> None:
    ran = ours(clone, "doctor")
    assert (ran.code, ran.out, ran.err) == (0, WELL, "")


def test_it_changes_nothing(vault: Path) -> None:
    def seen() -> dict[str, tuple[int, bytes]]:
        files = [path for path in vault.rglob("*") if path.is_file()]
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = seen()
    ours(vault, "doctor", "--hook")
    assert seen() == before


def test_for_programs(clone: Path) -> None:
    write(clone, "Maya (conflicted copy).md", "text\n")
    ran = ours(clone, "doctor", "--format", "json")
    [fault] = json.loads(ran.out)["faults"]
    assert list(fault) == ["code", "what", "mend", "paths"]
    assert fault["paths"] == ["Maya (conflicted copy).md"]


def test_nothing_is_set_up(vault: Path) -> None:
    assert codes(vault) == ["driver-missing", "attributes-missing", "ignore-missing"]


def test_another_clone_of_it(clone: Path, tmp_path: Path) -> None:
    did(tmp_path, "clone", "-q", str(clone), "second")
    assert only_line(tmp_path / "second") == (
        "driver-missing: this clone does not merge with vaulttools yet. "
        "Run “vaulttools git setup”; every clone needs it once."
    )


def test_no_git(vault: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert codes(vault) == ["no-git"]


def test_an_old_git(clone: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = next(f"{d}/git" for d in os.environ["PATH"].split(":") if Path(d, "git").is_file())
    said = 'case "$*" in *version) echo "git version 2.17.1 (Apple Git-1)";; '
    old = write(tmp_path, "bin/git", f"#!/bin/sh\n{said}*) exec '{real}' \"$@\";; esac\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    assert only_line(clone).startswith("old-git: this is git 2.17.1, and 2.25 is the oldest")


def test_no_repository(tmp_path: Path) -> None:
    root = write(tmp_path / "notes", "vaulttools.toml", "").parent
    assert codes(root) == ["no-repository"]


def test_a_repository_that_git_does_not_trust(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert only_line(clone).startswith(
        "no-repository: git cannot use this repository: detected dubious ownership"
    )


def test_the_folder_of_another_repository(
    clone: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = new_vault(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert only_line(clone).startswith("no-repository: git takes ")


def test_a_name_without_a_driver(clone: Path) -> None:
    did(clone, "config", "--unset", "merge.vaulttools.driver")
    assert codes(clone) == ["driver-incomplete"]
    two_sides(clone, "old\n", "mine\n", "theirs\n")
    assert "lacks command line" in git(clone, "merge", "side").stderr
    git(clone, "merge", "--abort")
    ours(clone, "setup")
    assert codes(clone) == []


def test_a_command_of_somebody_else(clone: Path) -> None:
    did(clone, "config", "merge.vaulttools.driver", "mine %A")
    assert codes(clone) == ["driver-other"]


@pytest.mark.parametrize("gone", ["python", "driver.py"])
def test_the_program_has_moved(
    clone: Path, gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: Path
) -> None:
    python = script.with_name("python")
    python.symlink_to("/bin/sh")
    with monkeypatch.context() as patch:
        patch.setattr("sys.executable", str(python))
        ours(clone, "setup")
    assert codes(clone) == []
    (script.parent / gone).rename(tmp_path / gone)
    assert only_line(clone) == (
        f"driver-gone: git's config calls vaulttools where it is no longer ({script.parent / gone}). "
        "Run “vaulttools git setup”; every clone needs it once."
    )


def test_a_config_for_all_repositories_will_do(clone: Path, tmp_path: Path) -> None:
    command = did(clone, "config", "merge.vaulttools.driver").strip()
    did(clone, "config", "--remove-section", "merge.vaulttools")
    mine = tmp_path / "config"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(mine))
        did(clone, "config", "--global", "merge.vaulttools.driver", command)
        assert codes(clone) == []


def test_attributes_elsewhere_will_do(vault: Path) -> None:
    ours(vault, "setup")
    ours_before = (vault / ".gitattributes").read_text()
    (vault / ".gitattributes").unlink()
    write(vault, ".git/info/attributes", ours_before)
    commit(vault, "set up")
    assert codes(vault) == []


def test_another_attribute_wins(clone: Path) -> None:
    for number in range(5):
        write(clone, f"Daily/{number}.md", "text\n")
    write(clone, "Daily/.gitattributes", "*.md merge=union\n")
    write(clone, ".git/info/attributes", "People/*.md -merge\n")
    commit(clone, "theirs")
    assert only_line(clone).startswith(
        "attributes-other: another line of a .gitattributes gives “merge: union” or “merge: unset” "
        "to Daily/0.md, Daily/1.md, Daily/2.md and 3 more files. Look for "
    )


def test_files_that_are_not_committed(clone: Path) -> None:
    write(clone, ".gitignore", (clone / ".gitignore").read_bytes() + b"*.pdf\n")
    assert only_line(clone) == (
        "not-committed: .gitignore is not committed. "
        "Run “git add .gitignore” and “git commit -m 'Sync notes' .gitignore”."
    )
    did(clone, "rm", "-q", "--cached", ".gitattributes")
    with (clone / ".git/info/exclude").open("a") as file:
        file.write(".gitattributes\n")
    assert only_line(clone).startswith(
        "not-committed: .gitattributes and .gitignore are not committed. "
    )


def test_the_hook(clone: Path, script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(clone) == []
    assert codes(clone, "--hook") == ["hook-missing"]
    python = script.with_name("python")
    python.symlink_to("/bin/sh")
    with monkeypatch.context() as patch:
        patch.setattr("sys.executable", str(python))
        ours(clone, "setup", "--hook")
    ours(clone, "setup")
    assert codes(clone, "--hook") == []
    python.unlink()
    assert codes(clone) == ["hook-gone"]


def test_a_merge_that_is_not_finished(clone: Path) -> None:
    did(clone, "config", "merge.vaulttools.driver", "false")
    two_sides(clone, "old\n", "mine\n", "theirs\n", "it's é.md")
    git(clone, "merge", "side")
    ours_again = ours(clone, "doctor").out.splitlines()
    assert ours_again[-1].startswith("unmerged: a merge is not finished: it's é.md. Run ")


def test_markers_that_were_committed(clone: Path) -> None:
    marked = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n"
    write(clone, "Committed.md", marked)
    commit(clone, "by mistake")
    write(clone, "New.md", marked.replace("\n", "\r\n"))
    write(clone, "About git.md", "A conflict begins with\n<<<<<<< ours\n")
    write(clone, "code.py", marked)
    assert only_line(clone) == (
        "conflict-markers: there are merge conflict markers in Committed.md, New.md. "
        "Run “vaulttools resolve”, or keep one of the two versions by hand."
    )


@pytest.mark.parametrize(
    "name",
    [
        "Maya (Sam's conflicted copy 2026-11-01).md",
        "Maya (Conflicted copy phone 202611011010).md",
        "Maya.sync-conflict-20261101-101010-ABCDEFG.md",
    ],
)
def test_twins_of_sync_programs(clone: Path, name: str) -> None:
    write(clone, f"People/{name}", "text\n")
    assert only_line(clone).startswith(
        f"twins: a sync program has left a second version: People/{name}. Run “vaulttools resolve”"
    )


def test_second_versions_that_resolve_does_not_merge_are_for_the_owner(clone: Path) -> None:
    write(clone, "Fair (conflicted copy 2026-11-01).pdf", "text\n")
    write(clone, "On a conflicted copy.md", "text\n")
    assert only_line(clone) == (
        "twins: a sync program has left a second version: Fair (conflicted copy 2026-11-01).pdf. "
        "Keep one of the two, and let only one program sync."
    )


def test_a_vault_that_git_ignores(tmp_path: Path, script: Path) -> None:
    assert calls(script) == []
    root = new_vault(tmp_path / "top/my notes", tmp_path / "top")
    ours(root, "setup")
    commit(tmp_path / "top", "set up")
    write(tmp_path / "top", ".gitignore", "*.pdf\nmy notes/\n")
    assert only_line(root) == (
        "vault-ignored: git ignores the whole vault (.gitignore:2:my notes/). "
        "Delete that line, or move the vault."
    )
    write(tmp_path / "top", ".gitignore", "my notes\n!my notes\n")
    assert codes(root) == []


def test_names_that_are_one_on_other_systems(clone: Path) -> None:
    write(clone, "people/maya.md", "text\n")
    did(clone, "add", "-A")
    assert only_line(clone) == (
        "same-names: these are one file on macOS and Windows: People/Maya.md, people/maya.md. "
        "Rename all but one with “git mv”."
    )


def test_a_file_that_is_no_text_stops_nothing(clone: Path) -> None:
    write(clone, ".gitignore", "a".encode("utf-16"))
    assert "ignore-missing" in codes(clone)


def test_own_lines_for_rubbish_will_do(clone: Path) -> None:
    lines = (clone / ".gitignore").read_text().splitlines()
    write(clone, ".gitignore", "\n".join(line for line in lines if "vaulttools (" not in line))
    commit(clone, "without the comments")
    assert codes(clone) == []


def test_a_git_that_cannot_be_started(tmp_path: Path) -> None:
    assert [fault.code for fault in look_over(Git("", tmp_path))] == ["no-git"]

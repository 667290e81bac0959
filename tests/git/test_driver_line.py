"""The line that git runs to merge a note: every exit of the driver's, and a driver that has gone."""

import subprocess
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.git.repos import (
    CLEAN,
    CRASH,
    KILLED,
    PYTHON,
    UNDECIDED,
    calls,
    commit,
    did,
    git,
    merger,
    new_vault,
    two_sides,
    write,
)
from vaulttools.git import pieces
from vaulttools.git.pieces import driver_command, driver_installation, hook_block, installation

ODD = 'it\'s 100% $(false) "a" %A & ; \\ é'
MARKERS = "<<<<<<< ours\nmine\n=======\ntheirs\n>>>>>>> theirs\n"


def ready(root: Path, command: str) -> Path:
    """A repository that merges notes by a command."""
    new_vault(root)
    write(root, ".gitattributes", "*.md merge=vaulttools\n")
    commit(root, "attributes")
    did(root, "config", "merge.vaulttools.driver", command)
    return root


def merged(root: Path, script: Path, python: str = PYTHON) -> tuple[int, str, str]:
    """The exit code, stderr, and the note after two sides of it were merged."""
    ready(root, driver_command(python, str(script)))
    two_sides(root, "old\n", "mine\n", "theirs\n")
    done = git(root, "merge", "side")
    return done.returncode, done.stderr, (root / "Note.md").read_text(encoding="utf-8")


def test_merged(tmp_path: Path) -> None:
    script = merger(tmp_path / "driver.py", CLEAN)
    assert merged(tmp_path / "notes", script) == (0, "", "brought together\n")
    assert calls(script) == ["7 Note.md b'old\\n'"]


def test_merged_with_something_undecided(tmp_path: Path) -> None:
    code, _, note = merged(tmp_path / "notes", merger(tmp_path / "driver.py", UNDECIDED))
    assert (code, note) == (1, "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n")
    assert did(tmp_path / "notes", "status", "--porcelain") == "UU Note.md\n"


@pytest.mark.parametrize("body", [CRASH, KILLED, "sys.exit(1)", "sys.exit(2)", "sys.exit(255)"])
def test_a_driver_that_fails_leaves_it_to_git(tmp_path: Path, body: str) -> None:
    code, _, note = merged(tmp_path / "notes", merger(tmp_path / "driver.py", body))
    assert (code, note) == (1, MARKERS)


def test_a_python_that_has_gone_leaves_both_sides_in_the_note(tmp_path: Path) -> None:
    script = merger(tmp_path / "driver.py", CLEAN)
    code, said, note = merged(tmp_path / "notes", script, str(tmp_path / "gone/python"))
    assert (code, note) == (1, MARKERS)
    assert said.splitlines() == [
        "vaulttools is not where it was, so notes are merged as plain text; vaulttools git setup mends it"
    ]
    assert did(tmp_path / "notes", "status", "--porcelain") == "UU Note.md\n"
    assert did(tmp_path / "notes", "ls-files", "--unmerged").count("Note.md") == 3


def test_a_script_that_has_gone_does_not_either(tmp_path: Path) -> None:
    code, said, note = merged(tmp_path / "notes", tmp_path / "gone.py")
    assert (code, note) == (1, MARKERS)
    assert "vaulttools git setup mends it" in said


def test_without_the_program_what_does_not_conflict_is_still_merged(tmp_path: Path) -> None:
    root = ready(tmp_path / "notes", driver_command("/gone", "/gone"))
    two_sides(root, "a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n")
    did(root, "merge", "-q", "side")
    assert (root / "Note.md").read_text() == "A\nb\nc\nD\n"


def by_sh(folder: Path, base: bytes, mine: bytes, theirs: bytes) -> int:
    """The exit code of the line itself, without a driver."""
    command = driver_command("/gone", "/gone")
    for sign, name, data in (("O", "base", base), ("A", "mine", mine), ("B", "theirs", theirs)):
        (folder / name).write_bytes(data)
        command = command.replace(f"%{sign}", name)
    words = ["sh", "-c", command.replace("%L", "7").replace("%P", "Note.md")]
    return subprocess.run(words, cwd=folder, capture_output=True, check=False).returncode


def test_more_conflicts_than_an_exit_code_can_tell_are_one(tmp_path: Path) -> None:
    between = "".join(f"{n}\n" for n in range(9))
    base, mine, theirs = ("".join(f"{w}{n}\n{between}" for n in range(300)).encode() for w in "abc")
    assert by_sh(tmp_path, base, mine, theirs) == 1
    assert (tmp_path / "mine").read_text().count("<<<<<<< ours") == 300


def test_a_note_that_git_cannot_merge_is_an_ordinary_conflict(tmp_path: Path) -> None:
    """Newer versions of git would give up the whole merge at an exit code above 128."""
    assert by_sh(tmp_path, b"a\0", b"b\0", b"c\0") == 1
    assert (tmp_path / "mine").read_bytes() == b"b\0"
    root = ready(tmp_path / "notes", driver_command("/gone", "/gone"))
    two_sides(root, b"a\0", b"b\0", b"c\0")
    assert git(root, "merge", "side").returncode == 1
    assert did(root, "status", "--porcelain") == "UU Note.md\n"


def test_odd_paths_of_program_vault_and_note(tmp_path: Path) -> None:
    script = merger(tmp_path / ODD / "driver.py", CLEAN)
    python = tmp_path / ODD / "python"
    python.symlink_to(PYTHON)
    root = ready(tmp_path / f"{ODD} notes", driver_command(str(python), str(script)))
    two_sides(root, "old\n", "mine\n", "theirs\n", "it's $HOME & é.md")
    did(root, "merge", "-q", "side")
    assert (root / "it's $HOME & é.md").read_text() == "brought together\n"
    assert calls(script) == ["7 it's $HOME & é.md b'old\\n'"]


@pytest.mark.parametrize(
    "begin",
    [("rebase", "side"), ("cherry-pick", "side"), ("stash", "pop")],
    ids=lambda words: words[0],
)
def test_it_is_there_for_more_than_merges(tmp_path: Path, begin: tuple[str, ...]) -> None:
    script = merger(tmp_path / "driver.py", CLEAN)
    root = ready(tmp_path / "notes", driver_command(PYTHON, str(script)))
    two_sides(root, "old\n", "mine\n", "theirs\n")
    if begin[0] == "stash":
        did(root, "reset", "-q", "--soft", "HEAD~1")
        did(root, "stash", "-q")
        did(root, "merge", "-q", "side")
    did(root, *begin)
    assert (root / "Note.md").read_text() == "brought together\n"
    assert len(calls(script)) == 1


def test_what_one_side_took_back_stays_so_where_two_histories_cross(tmp_path: Path) -> None:
    """Why `merge.vaulttools.recursive` is not set to `binary`, which would take an older version for the base."""
    body = (
        "import subprocess\n"
        "words = ['git', 'merge-file', '-q', f'--marker-size={size}', mine, base, theirs]\n"
        "sys.exit(3 if subprocess.run(words).returncode else 0)"
    )
    script = merger(tmp_path / "driver.py", body)
    root = ready(tmp_path / "notes", driver_command(PYTHON, str(script)))
    old = "one\nhe may call\ntwo\nthree\nfour\n"
    new = old.replace("he may call", "he will call")
    two_sides(root, old, new, old.replace("four", "FOUR"))
    did(root, "branch", "mine")
    did(root, "merge", "-q", "-m", "left", "side")
    write(root, "Note.md", old.replace("four", "FOUR"))
    commit(root, "taken back")
    did(root, "checkout", "-q", "side")
    did(root, "merge", "-q", "-m", "right", "mine")
    write(root, "Other.md", "more\n")
    write(root, "Note.md", f"zero\n{new.replace('four', 'FOUR')}")
    commit(root, "more")
    did(root, "merge", "-q", "-m", "both", "main")
    assert (root / "Note.md").read_text() == "zero\n" + old.replace("four", "FOUR")
    assert [call.split()[0] for call in calls(script)][-2:] == ["9", "7"]


TEXT = st.text(
    st.characters(blacklist_characters="\0\n\r", blacklist_categories=["Cs"]), min_size=1
)
PATHS = TEXT.map(lambda text: f"/{text}")


@given(PATHS, PATHS)
def test_what_a_line_names_is_read_out_of_it(python: str, script: str) -> None:
    command = driver_command(python, script)
    found = driver_installation(command)
    assert found is not None
    assert driver_command(*found) == command
    assert installation(hook_block(python, "/p", "").lines[0]) is not None


@pytest.mark.parametrize(
    "command",
    [
        "",
        "true",
        "vaulttools merge-driver %A",
        "if test -x 'a",
        driver_command("/p", "/s") + " || true",
        "if test -x /p && test -f",
    ],
)
def test_another_line_is_known_as_such(command: str) -> None:
    assert driver_installation(command) is None


def test_paths_of_windows_are_written_for_sh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PurePath", PureWindowsPath)
    command = driver_command(r"C:\Users\Ada B\python.exe", r"C:\Users\Ada B\driver.py")
    assert "'C:/Users/Ada B/python.exe' -I -S 'C:/Users/Ada B/driver.py' %O %A %B %L %P" in command
    assert driver_installation(command) == ("C:/Users/Ada B/python.exe", "C:/Users/Ada B/driver.py")

"""The driver as git starts it: in every kind of merge, under every name, and whenever it is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest

from tests.merging.clones import DRIVER, Clone, new_clone, two_sides
from tests.merging.support import BASE, BOTH, OURS, THEIRS, note
from vaulttools.cli import driver

MAYA = "People/Maya Okafor.md"
RUNS, LEADS = OURS.replace("Runs", "Led"), THEIRS.replace("Runs", "Leads")
"""As above, with one line that both wrote anew."""


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return new_clone(tmp_path / "vault")


@pytest.mark.parametrize(
    "path",
    [
        MAYA,
        "a note.md",
        "it's.md",
        'say "hello" $HOME `x`.md',
        "deep/er/and deeper/Zoë 🌊.md",
        "-dash.md",
        "100%P %A.md",
        "a;b&c|d.md",
    ],
)
def test_a_merge_under_any_name(clone: Clone, path: str) -> None:
    two_sides(clone, path, BASE, OURS, THEIRS)
    clone.git("merge", "-q", "other")
    assert clone.text(path) == BOTH
    assert clone.files() == sorted([path, "begun"])
    assert clone.git("status", "--short") == ""


def test_a_merge_with_a_question_stops_and_says_what_it_is(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, RUNS, LEADS)
    said = clone.git("merge", "other", code=1)
    assert f"vaulttools: {MAYA}: “Runs the group.” was rewritten in two ways" in said
    text = clone.text(MAYA)
    assert text.startswith("---\ntier: B\nrole: chief\n---\n<<<<<<< theirs\nLeads the group.\n")
    assert clone.git("ls-files", "-u").count(MAYA) == 3
    clone.put(MAYA, BOTH)
    clone.git("commit", "-q", "-a", "--no-edit")


def test_a_merge_begun_below_the_root_is_the_same(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, OURS, THEIRS)
    clone.git("-C", "People", "merge", "-q", "other")
    assert clone.text(MAYA) == BOTH


def test_a_rebase(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, OURS, THEIRS)
    clone.git("rebase", "-q", "other")
    assert clone.text(MAYA) == BOTH


def test_a_rebase_with_a_question_goes_on_when_it_is_answered(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, RUNS, LEADS)
    clone.git("rebase", "-q", "other", code=1)
    assert {"Led the group.", "Leads the group."} <= {*clone.text(MAYA).splitlines()}
    clone.put(MAYA, BOTH)
    clone.git("add", "-A")
    clone.git("rebase", "--continue")
    assert clone.text(MAYA) == BOTH


def test_a_cherry_pick(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, OURS, THEIRS)
    clone.git("cherry-pick", "other")
    assert clone.text(MAYA) == BOTH


def test_a_revert_takes_back_what_was_done_and_keeps_the_rest(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, OURS, THEIRS)
    clone.commit(MAYA, OURS + "- 2026-11-14 note: more\n")
    clone.git("revert", "--no-edit", "HEAD~1")
    assert clone.text(MAYA) == note(BASE + "- 2026-11-14 note: more\n")


def test_a_stash(clone: Clone) -> None:
    clone.commit(MAYA, BASE)
    clone.put(MAYA, OURS)
    clone.git("stash", "-q")
    clone.commit(MAYA, THEIRS)
    clone.git("stash", "pop", "-q")
    assert clone.text(MAYA) == BOTH


def test_a_file_that_both_sides_made(clone: Clone) -> None:
    two_sides(clone, MAYA, None, OURS, THEIRS)
    clone.git("merge", "other", code=1)
    lines = clone.text(MAYA).splitlines()
    assert {*note(OURS).splitlines(), *note(THEIRS).splitlines()} <= {*lines}
    assert "<<<<<<<" not in "\n".join(lines[: lines.index("---", 1)])


def test_a_file_renamed_here_and_edited_there(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, OURS, THEIRS)
    clone.git("mv", MAYA, "Maya.md")
    clone.save()
    clone.git("merge", "-q", "other")
    assert clone.text("Maya.md") == BOTH
    assert clone.files() == ["Maya.md", "begun"]


def test_two_merges_that_cross(clone: Clone) -> None:
    two_sides(clone, MAYA, BASE, OURS, THEIRS)
    clone.git("checkout", "-q", "-b", "third", "other")
    clone.git("merge", "-q", "main")
    clone.git("checkout", "-q", "main")
    clone.git("merge", "-q", "other")
    clone.commit(MAYA, BOTH + "- 2026-11-20 note: x\n")
    clone.git("checkout", "-q", "third")
    clone.commit(MAYA, BOTH + "- 2026-11-19 note: y\n")
    clone.git("merge", "-q", "main")
    assert clone.text(MAYA) == BOTH + "- 2026-11-19 note: y\n- 2026-11-20 note: x\n"


def test_a_merge_on_top_of_markers_that_a_phone_left(clone: Clone) -> None:
    """Git starts the driver bare; what is seldom needed has to be found there, too."""
    marked = BASE + (
        "<<<<<<< HEAD\n- 2026-11-10 email to: hello\n"
        "=======\n- 2026-11-12 phone to: a word\n>>>>>>> 1234567\n"
    )
    ours, theirs = marked.replace("tier: A", "tier: B"), marked.replace("role: head", "role: chief")
    two_sides(clone, MAYA, marked, ours, theirs)
    clone.git("merge", "-q", "other")
    assert clone.text(MAYA) == BOTH


def test_no_final_line_end_and_windows_line_ends(clone: Clone) -> None:
    sides = [note(text).replace("\n", "\r\n").rstrip() for text in (BASE, OURS, THEIRS)]
    two_sides(clone, MAYA, *sides)
    clone.git("merge", "-q", "other")
    assert clone.text(MAYA) == BOTH.replace("\n", "\r\n").rstrip()


@pytest.mark.parametrize("odd", [b"\x01", b"\xff\xfe", b"caf\xe9"])
def test_what_is_no_text_of_ours_is_left_to_git_as_it_would_be_without_us(
    tmp_path: Path, odd: bytes
) -> None:
    found = []
    for name, command in (("ours", DRIVER), ("none", ["false"])):
        clone = new_clone(tmp_path / name, command)
        two_sides(clone, MAYA, "a\nb\n", "a3\nb\n", "a2\nb\n")
        (clone.root / MAYA).write_bytes(b"a3\nb\n" + odd)
        clone.save()
        said = clone.git("merge", "other", code=1)
        assert ("left to git's own merge" in said) == (name == "ours")
        found.append((clone.root / MAYA).read_bytes())
    assert found[0] == found[1]
    assert b"<<<<<<< ours\na3\n" in found[0]
    assert odd in found[0]


def test_a_binary_file_stays_ours_and_is_asked_about(clone: Clone) -> None:
    two_sides(clone, MAYA, "a\0\n", "b\0\n", "c\0\n")
    clone.git("merge", "other", code=1)
    assert clone.text(MAYA) == "b\0\n"
    assert clone.git("show", f":3:{MAYA}") == "c\0\n"


@pytest.mark.parametrize(
    "command",
    [
        ["/nowhere/python", "-I", "-S", driver.__file__],
        [sys.executable, "-I", "-S", "/nowhere/driver.py"],
        [sys.executable, "-I", "-S", driver.__file__, "one word too many"],
        ["false"],
        ["sh", "-c", "kill -9 $$"],
    ],
)
def test_a_driver_that_is_gone_or_ends_badly_leaves_the_merge_to_git(
    tmp_path: Path, command: list[str]
) -> None:
    clone = new_clone(tmp_path / "vault", command)
    two_sides(clone, MAYA, BASE, OURS, THEIRS)
    clone.git("merge", "other", code=1)
    text = clone.text(MAYA)
    assert {*note(OURS).splitlines(), *note(THEIRS).splitlines()} <= {*text.splitlines()}
    assert "<<<<<<< ours\ntier: B\n" in text
    assert clone.git("show", f":2:{MAYA}") == note(OURS)
    assert clone.git("show", f":3:{MAYA}") == note(THEIRS)


def test_a_driver_that_is_gone_makes_no_question_of_what_git_can_merge(tmp_path: Path) -> None:
    clone = new_clone(tmp_path / "vault", ["false"])
    two_sides(clone, MAYA, "a\nb\nc\n", "a2\nb\nc\n", "a\nb\nc2\n")
    clone.git("merge", "-q", "other")
    assert clone.text(MAYA) == "a2\nb\nc2\n"


def three_files(folder: Path) -> list[str]:
    """Three files as git lays them out, and the words that the driver gets."""
    names = [".merge_file_base", ".merge_file_ours", ".merge_file_theirs"]
    for name, text in zip(names, (BASE, RUNS, LEADS), strict=True):
        (folder / name).write_bytes(note(text).encode())
    return [*names, "7", MAYA]


def killed_at(number: int, folder: Path) -> int | None:
    """Run the driver in a process of its own, killed at a line of Python; its exit code, None if killed."""
    words = three_files(folder)
    child = os.fork()
    if not child:
        left = number

        def trace(frame: FrameType, event: str, _: object) -> object:
            nonlocal left
            if "vaulttools" in frame.f_code.co_filename and event == "line":
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        code = 99
        try:
            os.chdir(folder)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            sys.settrace(trace)  # type: ignore[arg-type] # it gives itself back
            code = driver.main(words)
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return None if code == -signal.SIGKILL else code


@pytest.mark.long
def test_killed_at_any_line_ours_is_as_it_was_or_as_it_is_to_be(tmp_path: Path) -> None:
    ours = tmp_path / ".merge_file_ours"
    assert killed_at(10**9, tmp_path) == driver.OPEN
    old, new = note(RUNS).encode(), ours.read_bytes()
    assert new != old
    last, after = 0, 1 << 14  # killed at `last`, through before `after`
    while after - last > 1:
        number = (last + after) // 2
        last, after = (number, after) if killed_at(number, tmp_path) is None else (last, number)
        for file in tmp_path.iterdir():
            file.unlink()
    assert 1_000 < last < (1 << 14) - 1
    # Line by line where it begins and where it writes; between them it only works things out.
    seen = set()
    for number in (*range(1, 50), *range(50, after - 100, 47), *range(after - 100, after)):
        assert killed_at(number, tmp_path) is None
        now = ours.read_bytes()
        assert now in {old, new}
        seen.add(now)
        for file in tmp_path.iterdir():
            file.unlink()
    assert old in seen


KILLED = """\
import os, signal, sys
sys.path.insert(0, {root!r})
left = {number}
def trace(frame, event, what):
    global left
    if "vaulttools" in frame.f_code.co_filename and event == "line":
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
    return trace
from vaulttools.cli import driver
sys.settrace(trace)
code = driver.main(sys.argv[1:])
os._exit(code)
"""


@pytest.mark.parametrize("number", [1, 40, 300, 600, 900, 1100, 1200])
def test_killed_by_git_s_side_both_texts_are_there(tmp_path: Path, number: int) -> None:
    script = tmp_path / "killed.py"
    root = str(Path(driver.__file__).parents[2])
    script.write_text(KILLED.format(root=root, number=number), encoding="utf-8")
    clone = new_clone(tmp_path / "vault", [sys.executable, str(script)])
    two_sides(clone, MAYA, BASE, RUNS, LEADS)
    clone.git("merge", "other", code=1)
    there = {*clone.text(MAYA).splitlines()}
    assert {*note(RUNS).splitlines(), *note(LEADS).splitlines()} <= there
    assert clone.git("show", f":2:{MAYA}") == note(RUNS)
    assert clone.git("show", f":3:{MAYA}") == note(LEADS)


def test_a_note_that_would_be_kept_beside_is_never_written_over(tmp_path: Path) -> None:
    draft = "{}\n<!-- vaulttools-draft 0123456789ab -->\n"
    clone = new_clone(tmp_path / "vault")
    two_sides(
        clone, "Drafts/a.md", draft.format("x"), draft.format("hello"), draft.format("good day")
    )
    clone.put("Drafts/a (other version).md", "mine\n")
    clone.git("merge", "-q", "other")
    assert clone.text("Drafts/a (other version).md") == "mine\n"
    texts = {clone.text("Drafts/a.md"), clone.text("Drafts/a (other version 2).md")}
    assert texts == {draft.format("hello"), draft.format("good day")}


def test_all_that_merges_is_found_where_only_the_standard_library_is() -> None:
    words = "import sys, importlib; sys.path.insert(0, sys.argv[1]); [importlib.import_module(n) for n in sys.argv[2:]]"
    root = Path(driver.__file__).parents[2]
    names = [
        f"vaulttools.merging.{file.stem}" for file in (root / "vaulttools/merging").glob("*.py")
    ]
    assert "vaulttools.merging.markers" in names
    subprocess.run([sys.executable, "-I", "-S", "-c", words, root, *sorted(names)], check=True)


def test_the_driver_loads_nothing_that_is_slow() -> None:
    words = "import sys; sys.path.insert(0, sys.argv[1]); import vaulttools.cli.driver, vaulttools.merging.texts; print(*sys.modules)"
    root = str(Path(driver.__file__).parents[2])
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", words, root], capture_output=True, check=True, text=True
    ).stdout.split()
    assert not {*told} & {"re", "typing", "dataclasses", "enum", "pathlib", "subprocess", "difflib"}

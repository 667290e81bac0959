"""The page on syncing: its commands, run one after the other, and its workflow, run against a laptop."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import REPOSITORY
from tests.git.repos import CONTACT, ENVIRONMENT, did, git, write

PAGE = (REPOSITORY / "docs/git.md").read_text(encoding="utf-8")
ADDRESS = "https://git.example/sam/notes.git"
SETTINGS = 'today = 2026-11-23\ntimezone = "Europe/London"\n'
DUE = "Follow-ups/Due.md"
Workflow = dict[str, Any]


def block(name: str) -> str:
    """The commands of the page that are marked by a name."""
    [text] = re.findall(rf"<!-- run: {name} -->\n```sh\n(.*?)```", PAGE, re.DOTALL)
    return str(text)


def follow(commands: str, desk: Path, home: str) -> "subprocess.CompletedProcess[str]":
    """Run commands as somebody would whose home is a folder of the desk."""
    text = commands.replace(ADDRESS, str(desk / "hosted.git"))
    start = desk / home
    start.mkdir(exist_ok=True)
    words = ["bash", "-e", "-c", text]
    env = {**os.environ, "HOME": str(start)}
    at = start / "notes" if (start / "notes").exists() else start
    return subprocess.run(words, cwd=at, env=env, capture_output=True, text=True, check=False)


def must(name: str, desk: Path, home: str) -> str:
    done = follow(block(name), desk, home)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def synced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two laptops in sync, by the page; an empty repository stood for that at the hosting service."""
    desk = tmp_path_factory.mktemp("desk")
    program = write(
        desk, "bin/vaulttools", f'#!/bin/sh\nexec "{sys.executable}" -m vaulttools "$@"\n'
    )
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**ENVIRONMENT, "PYTHONPATH": str(REPOSITORY), "PATH": path}.items():
            patch.setenv(name, value)
        did(desk, "init", "-q", "--bare", "-b", "main", "hosted.git")
        write(desk / "one/notes", "People/Maya.md", CONTACT)
        must("first", desk, "one")
        write(desk / "one/notes", "vaulttools.toml", SETTINGS)
        must("evening", desk, "one")
        must("second", desk, "two")
        yield desk


@pytest.fixture
def two(synced: Path, tmp_path: Path) -> Path:
    """The same, for one test."""
    desk = Path(shutil.copytree(synced, tmp_path / "desk"))
    for laptop in ("one", "two"):
        did(desk / laptop / "notes", "remote", "set-url", "origin", str(desk / "hosted.git"))
    return desk


def test_from_nothing_to_two_laptops(two: Path) -> None:
    first, second = two / "one/notes", two / "two/notes"
    assert did(second, "log", "--format=%s").splitlines() == ["Notes", "My notes"]
    assert (second / "People/Maya.md").read_text() == CONTACT
    for place in (first, second):
        assert "merge-file" in did(place, "config", "merge.vaulttools.driver")


def test_a_day_on_two_laptops(two: Path) -> None:
    must("daily", two, "one")
    must("evening", two, "one")
    must("daily", two, "two")
    assert git(two / "two/notes", "status", "--porcelain").stdout == ""
    assert (two / "two/notes" / DUE).read_bytes() == (two / "one/notes" / DUE).read_bytes()


# The workflow


@pytest.fixture
def workflow() -> Workflow:
    """The workflow on the page; YAML 1.1 reads its key `on` as true."""
    [text] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    found: Workflow = yaml.safe_load(text)
    return found


def regenerating(workflow: Workflow) -> str:
    [job] = workflow["jobs"].values()
    [step] = [step for step in job["steps"] if step.get("name") == "Regenerate"]
    return str(step["run"])


def served(two: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """One run at the hosting service, in a fresh clone."""
    number = len(list(two.glob("run*")))
    did(two, "clone", "-q", "--depth", "1", (two / "hosted.git").as_uri(), f"run{number}/notes")
    return follow(script, two, f"run{number}")


def head(two: Path) -> str:
    return did(two / "hosted.git", "rev-parse", "main").strip()


def test_the_workflow_is_one_at_a_time_and_ends_with_the_check(workflow: Workflow) -> None:
    assert workflow["concurrency"] == {"group": "follow-ups", "cancel-in-progress": False}
    assert workflow["permissions"] == {"contents": "write"}
    [job] = workflow["jobs"].values()
    assert job["steps"][-1]["run"] == "vaulttools check"


def test_it_commits_what_has_changed_and_then_nothing(two: Path, workflow: Workflow) -> None:
    script = regenerating(workflow)
    done = served(two, script)
    assert done.returncode == 0, done.stderr
    first = head(two)
    assert DUE in did(two / "hosted.git", "ls-tree", "-r", "--name-only", "main")
    assert served(two, script).returncode == 0
    assert head(two) == first


def test_it_and_a_laptop_write_the_same(two: Path, workflow: Workflow) -> None:
    must("daily", two, "one")
    due = two / "one/notes" / DUE
    ticked = re.sub(r"- \[ \] (\[\[Maya\]\].*)", r"- [x] \1\n    - said hello", due.read_text())
    write(two / "one/notes", DUE, ticked)
    must("evening", two, "one")
    assert served(two, regenerating(workflow)).returncode == 0
    done = follow("vaulttools regenerate && git add -A && git commit -qm mine", two, "one")
    assert done.returncode == 0, done.stderr
    must("daily", two, "one")
    assert (two / "one/notes/People/Maya.md").read_text().count("email from: hello ^fu-") == 1
    assert did(two / "one/notes", "diff", "--stat", "origin/main") == ""


def test_a_push_in_between_is_taken_in(two: Path, workflow: Workflow) -> None:
    """Another one pushes just before the run does, once."""
    script = regenerating(workflow)
    write(two / "two/notes", "People/Ada.md", CONTACT)
    did(two / "two/notes", "add", "-A")
    did(two / "two/notes", "commit", "-q", "-m", "Ada")
    push = f"if test ! -e {two}/pushed; then touch {two}/pushed; git -C {two}/two/notes push -q; fi"
    raced = script.replace("if git push", f"{push}\n  if git push")
    done = served(two, raced)
    assert done.returncode == 0, done.stderr
    assert did(two / "hosted.git", "log", "--format=%s", "main").splitlines() == [
        "Follow-ups",
        "Ada",
        "Notes",
        "My notes",
    ]
    assert "[[Ada]]" in did(two / "hosted.git", "show", f"main:{DUE}")


def test_a_note_that_cannot_be_read_does_not_hold_up_the_others(
    two: Path, workflow: Workflow
) -> None:
    write(two / "two/notes", "People/Ada.md", "---\ntype: contact\nmet: [2026\n---\n")
    did(two / "two/notes", "add", "-A")
    did(two / "two/notes", "commit", "-q", "-m", "Ada")
    did(two / "two/notes", "push", "-q")
    assert served(two, regenerating(workflow)).returncode == 0
    assert "[[Maya]]" in did(two / "hosted.git", "show", f"main:{DUE}")

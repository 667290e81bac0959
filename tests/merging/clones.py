"""Real git: a repository of notes whose merges our driver makes, set up as `vaulttools git setup` does it."""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.merging.support import note
from vaulttools.cli import driver

DRIVER = [sys.executable, "-I", "-S", driver.__file__]
FALLBACK = (
    "case $? in 0) exit 0;; 3) exit 1;; esac; "
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
_DAY = "2026-11-23T09:00:00+00:00"
_NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Sam",
    "GIT_AUTHOR_EMAIL": "sam@calder.example",
    "GIT_AUTHOR_DATE": _DAY,
    "GIT_COMMITTER_NAME": "Sam",
    "GIT_COMMITTER_EMAIL": "sam@calder.example",
    "GIT_COMMITTER_DATE": _DAY,
    "GIT_EDITOR": "true",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Clone:
    """A repository and its working tree."""

    root: Path

    def git(self, *words: str, code: int = 0) -> str:
        """Run git; what it says on both streams. `code` is how it has to end."""
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env={**os.environ, **_NOBODY},
            capture_output=True,
            check=False,
        )
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        assert done.returncode == code, said
        return said

    def drive(self, command: list[str] | None, fallback: str = FALLBACK) -> None:
        """Have git start a command for every note that it merges; None: nothing of ours at all."""
        (self.root / ".git/info/attributes").write_text("*.md merge=vault\n*.base merge=vault\n")
        if command is not None:
            line = f"{shlex.join(command)} %O %A %B %L %P; {fallback}"
            self.git("config", "merge.vault.name", "notes")
            self.git("config", "merge.vault.driver", line)

    def put(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(note(text).encode())

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def commit(self, path: str, text: str) -> None:
        """Write one note, and commit all that there is."""
        self.put(path, text)
        self.save()

    def save(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "notes")

    def files(self) -> list[str]:
        """All files beside git's own."""
        found = (p.relative_to(self.root) for p in self.root.rglob("*") if p.is_file())
        return sorted(path.as_posix() for path in found if path.parts[0] != ".git")


def new_clone(root: Path, command: list[str] | None = DRIVER, fallback: str = FALLBACK) -> Clone:
    """An empty repository in a folder."""
    root.mkdir(parents=True)
    clone = Clone(root)
    clone.git("init", "-q", "-b", "main")
    clone.drive(command, fallback)
    return clone


def two_sides(clone: Clone, path: str, base: str | None, ours: str, theirs: str) -> None:
    """One note in three versions: `main` has ours and is checked out, `other` has theirs."""
    clone.put("begun", "x\n")
    if base is not None:
        clone.put(path, base)
    clone.save()
    clone.git("checkout", "-q", "-b", "other")
    clone.commit(path, theirs)
    clone.git("checkout", "-q", "main")
    clone.commit(path, ours)

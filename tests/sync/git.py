"""Git as the clones run it: the real one, with nothing of this machine's settings, at a made-up time."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

QUIET = (
    "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "commit.gpgSign=false",
    "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "-c", "advice.detachedHead=false",
    "-c", "core.fsync=none", "-c", "core.editor=true", "-c", "init.defaultBranch=main",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What a git command printed, both streams, and its exit code."""

    text: str
    code: int


class GitError(AssertionError):
    """A git command that should have gone well."""


@dataclass(slots=True)
class Clock:
    """Seconds since the epoch in the simulation; every commit takes one."""

    now: int = 1_780_000_000

    def tick(self) -> str:
        """A moment later than all before, as git reads it."""
        self.now += 1
        return f"{self.now} +0000"


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one folder."""

    root: Path
    clock: Clock

    def __call__(self, *arguments: str, may_fail: bool = False) -> Answer:
        """Run a command; raises GitError when it fails and must not."""
        moment = self.clock.tick()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root.parent),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": self.root.name,
            "GIT_AUTHOR_EMAIL": f"{self.root.name}@sync.example",
            "GIT_COMMITTER_NAME": self.root.name,
            "GIT_COMMITTER_EMAIL": f"{self.root.name}@sync.example",
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
        }
        done = subprocess.run(
            ["git", *QUIET, *arguments],
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        text = done.stdout.decode("utf-8", "replace")
        if done.returncode and not may_fail:
            raise GitError(f"git {' '.join(arguments)} in {self.root.name}:\n{text}")
        return Answer(text, done.returncode)

    def lines(self, *arguments: str) -> list[str]:
        """What a command prints, by line."""
        return self(*arguments).text.splitlines()

"""git, asked. The one place where this program runs another one, beside the owner's editor."""

import os
import re
import subprocess
from pathlib import Path

from msgspec import Struct

CAREFUL = (
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
)
"""A folder that was synced and looks like a repository must not get git to run what it names."""
NOT_STARTED = 127


class Answer(Struct, frozen=True):
    """What git said, and its exit code."""

    code: int
    out: bytes
    err: str

    @property
    def is_good(self) -> bool:
        """Whether git did it."""
        return self.code == 0

    @property
    def line(self) -> str:
        """What it said, as one line."""
        return os.fsdecode(self.out).rstrip("\r\n")

    @property
    def parts(self) -> list[str]:
        """What it said, cut at the NUL bytes that `-z` asks for."""
        return [os.fsdecode(part) for part in self.out.split(b"\0") if part]

    @property
    def complaint(self) -> str:
        """The first line of its complaint, without `fatal:`."""
        first = self.err.strip().partition("\n")[0]
        return re.sub(r"^(?:fatal|error): ", "", first) or f"exit code {self.code}"


class Git(Struct, frozen=True):
    """The program, and the folder in which it is asked."""

    program: str
    folder: Path

    def ask(self, *words: str, given: bytes = b"") -> Answer:
        """Run a command with `given` as its input; what it says comes back, whatever happens."""
        command = [self.program, "-C", str(self.folder), *CAREFUL, *words]
        try:
            done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - found on PATH, never in a vault
        except OSError as error:
            return Answer(NOT_STARTED, b"", error.strerror or "it cannot be started")
        return Answer(done.returncode, done.stdout, os.fsdecode(done.stderr))

    def version(self) -> tuple[int, ...]:
        """Its version as numbers; none if it does not say."""
        found = re.search(r"\d+(?:\.\d+)+", self.ask("version").line)
        return tuple(map(int, found[0].split("."))) if found else ()

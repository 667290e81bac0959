"""A vault that is ready to be measured, and how a process is run on it."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.bench.vaults import TODAY

BESIDE = Path(__file__).parent


class Floor(StrEnum):
    """What a row is compared with. The watcher has a bench of its own."""

    BARE = "bare"
    STAT = "S"
    READ = "R"
    WARM = "warm"


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    peak: int
    """The most memory that it held, in bytes."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A vault of some character and size, the Python with the program, and a home to run it in."""

    python: Path
    home: Path
    vault: Path
    character: str
    notes: int

    @property
    def program(self) -> str:
        """The program, as it is typed."""
        return str(self.python.with_name("vaulttools"))

    def forget(self) -> None:
        """Take away all that the program remembers."""
        shutil.rmtree(self.home / "cache", ignore_errors=True)
        (self.home / "cache").mkdir(parents=True)

    def run(self, argv: Sequence[str]) -> Run:
        """Run a program, its output piped; RuntimeError if it does not end well."""
        done = self._python("launcher.py", *argv)
        said, _, told = done.stderr.rstrip("\n").rpartition("\n")
        seconds, peak, code = told.split()
        if code != "0":
            raise RuntimeError(f"{' '.join(argv)} ended with {code}: {said[-2000:]}")
        return Run(float(seconds), int(peak))

    def floor(self, floor: Floor) -> float:
        """Seconds of a floor, measured now."""
        if floor is Floor.BARE:
            return self.bare().seconds
        if floor is Floor.WARM:
            return self.run(self.regenerate).seconds
        kind = "stat" if floor is Floor.STAT else "read"
        return float(self._python("floors.py", kind, str(self.vault)).stdout)

    def bare(self) -> Run:
        """A Python that does nothing."""
        return self.run([str(self.python), "-c", "pass"])

    @property
    def regenerate(self) -> list[str]:
        """The command that is measured most."""
        return self.ours("regenerate", "--today", str(TODAY))

    def ours(self, *words: str) -> list[str]:
        """One of the program's own commands on this vault."""
        return [self.program, *words, "--vault", str(self.vault)]

    def ready(self) -> None:
        """Make everything that follows from the notes, so that a run need write nothing."""
        script = [str(self.python), str(BESIDE / "readying.py"), str(self.vault), str(TODAY)]
        self.run(script)

    def stages(self) -> dict[str, float]:
        """Seconds by stage of one cold run; RuntimeError if the program has other stages by now."""
        script = [str(BESIDE / "stages.py"), str(self.vault), str(TODAY)]
        done = self._process([str(self.python), *script])
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return {str(name): float(took) for name, took in json.loads(done.stdout).items()}

    def _python(self, script: str, *words: str) -> subprocess.CompletedProcess[str]:
        """One of the small scripts beside this file, run by a Python with nothing loaded."""
        return self._process([str(self.python), "-I", "-S", str(BESIDE / script), *words])

    def _process(self, argv: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            argv,
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            env=self.environment(),
            cwd=self.home,
        )

    def environment(self) -> dict[str, str]:
        """An empty home, and nothing that would change what the program does."""
        cache = {"XDG_CACHE_HOME": str(self.home / "cache")}
        return {"HOME": str(self.home), "PATH": os.defpath, "LANG": "C.UTF-8", **cache}

"""The program run as people run it: in this process where that is enough, else in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from vaulttools.cli.main import main

REPOSITORY = Path(__file__).parents[2]
PLAIN = {"COLUMNS": "100", "TERM": "dumb"}
MEMORY = "VAULTTOOLS_MEMORY"
"""Set to `off`, the suite runs without anything remembered."""
KEPT = {"PATH", "HOME", "SYSTEMROOT", "TMPDIR", "XDG_STATE_HOME", "XDG_CACHE_HOME", MEMORY}
"""What of this environment a process of its own has too."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


def run(*arguments: str, at: Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run a command in this process, in a folder, with nobody at the terminal."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    clean = {k: v for k, v in os.environ.items() if not k.startswith("VAULTTOOLS_") or k == MEMORY}
    with (
        patch.dict(os.environ, {**clean, **PLAIN, **(env or {})}, clear=True),
        patch.object(sys, "argv", ["vaulttools", *arguments]),
        chdir(at),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    return Ran(out.getvalue(), err.getvalue(), code if isinstance(code, int) else 0)


def command(*arguments: str) -> list[str]:
    """The command line of the program in a process of its own."""
    return [sys.executable, "-m", "vaulttools", *arguments]


def environment(**more: str) -> dict[str, str]:
    """The environment of such a process."""
    kept = {k: v for k, v in os.environ.items() if k in KEPT}
    return {**kept, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "100", **more}


def spawn(*arguments: str, at: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own; its output as bytes."""
    return subprocess.run(
        command(*arguments), cwd=at, env=environment(**env), capture_output=True, check=False
    )

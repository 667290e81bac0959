"""Real repositories for the tests, with a driver that the test writes, and nobody's own config."""

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

from tests.cli.running import Ran, run
from tests.support import LONG_AGO

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Maya Okafor",
    "GIT_AUTHOR_EMAIL": "maya@okafor.example",
    "GIT_COMMITTER_NAME": "Maya Okafor",
    "GIT_COMMITTER_EMAIL": "maya@okafor.example",
}
CONTACT = "---\ntype: contact\nmet: 2026-11-02\n---\n"
_SECONDS = count()


def git(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """What git does and says in a folder, whatever its exit code."""
    command = ["git", "-c", "protocol.file.allow=always", *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )


def did(folder: Path, *words: str) -> str:
    """The same, where it must succeed."""
    done = git(folder, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def new_vault(root: Path, repository: Path | None = None) -> Path:
    """A vault with one contact, committed; `repository` is its top, which may be above it."""
    repository = repository or root
    repository.mkdir(parents=True, exist_ok=True)
    did(repository, "init", "-q", "-b", "main")
    write(root, "vaulttools.toml", "today = 2026-11-23\n")
    write(root, "People/Maya.md", CONTACT)
    commit(repository, "start")
    return root


def write(root: Path, path: str, text: str | bytes) -> Path:
    """A file that was saved long ago, each at another time: git looks no further than that."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    saved = LONG_AGO + next(_SECONDS)
    os.utime(file, (saved, saved))
    return file


def commit(repository: Path, subject: str) -> None:
    did(repository, "add", "-A")
    did(repository, "commit", "-q", "--no-verify", "-m", subject)


def ours(root: Path, *words: str) -> Ran:
    """`vaulttools git …` in a vault."""
    return run("git", *words, at=root)


def two_sides(
    root: Path, base: str | bytes, mine: str | bytes, theirs: str | bytes, path: str = "Note.md"
) -> None:
    """On the branch `main` a note says `mine`, on `side` it says `theirs`; both began with `base`."""
    top = Path(did(root, "rev-parse", "--show-toplevel").strip())
    write(root, path, base)
    commit(top, "base")
    did(root, "checkout", "-q", "-b", "side")
    write(root, path, theirs)
    commit(top, "theirs")
    did(root, "checkout", "-q", "-")
    write(root, path, mine)
    commit(top, "mine")


MERGER = """\
import sys
from pathlib import Path

base, mine, theirs, size, path = sys.argv[1:]
log = Path({log!r})
with log.open("a", encoding="utf-8") as file:
    file.write(f"{{size}} {{path}} {{Path(base).read_bytes()!r}}\\n")
{body}
"""
"""A driver that writes down how it was called, and then does what the test says."""

CLEAN = "Path(mine).write_bytes(b'brought together\\n')"
UNDECIDED = (
    "Path(mine).write_bytes(b'<<<<<<< ours\\na\\n=======\\nb\\n>>>>>>> theirs\\n')\nsys.exit(3)"
)
CRASH = "raise SystemError"
KILLED = "import os\nos.kill(os.getpid(), 9)"


def merger(file: Path, body: str) -> Path:
    """Such a driver as a script; its log lies beside it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(MERGER.format(log=str(log_of(file)), body=body), encoding="utf-8")
    return file


def log_of(script: Path) -> Path:
    return script.with_suffix(".log")


def calls(script: Path) -> list[str]:
    """How often it was called, and with what."""
    log = log_of(script)
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


PYTHON = sys.executable

"""The way past everything: what was asked before is told again, with nothing else loaded.

It is short because it decides nothing: whatever shapes an answer is part of the question (the words
typed, the folder, the terminal, the program itself), and the vault must look as it did.
"""

import os
import sys
from time import time, time_ns, timezone, tzname

from vaulttools.memory.answers import Answer, Basis, keep, key_of, program_mark, recall
from vaulttools.memory.fingerprint import Fingerprint, fingerprint

_PLATFORM: str = sys.platform
FOREVER = (0.0, float("inf"))
"""Since when and until when an answer holds for which no clock was asked."""
SHAPING = ("VAULTTOOLS_VAULT", "VAULTTOOLS_ME", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "TZ")
"""What in the environment may change an answer."""


class _Asked:
    """The question of this run, and what is known of its answer so far."""

    key = ""
    anywhere = ""
    """The same question from any folder: for what the program answers by itself."""
    folder = ""
    program = ""
    looks: dict[str, tuple[Fingerprint, int]]
    """How vaults looked, and when: nothing has been read before it."""
    said: list[tuple[bool, str]]
    basis: Basis | None = None


def cache_folder() -> str:
    """The user's folder for what may be deleted, as platformdirs has it; empty if not to be used.

    On Linux it is worked out here, because loading platformdirs takes as long as the whole answer.
    """
    if os.environ.get("VAULTTOOLS_MEMORY") == "off":
        return ""
    if _PLATFORM == "linux":
        base = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")  # noqa: PTH111 - pathlib would double the start-up
        return f"{base}/vaulttools"
    from platformdirs import user_cache_dir  # noqa: PLC0415 - see above

    return user_cache_dir("vaulttools", appauthor=False)


def told_again() -> int | None:
    """Print the answer to what is on the command line, if it is known; its exit code, else None."""
    words = sys.argv[1:]
    _Asked.key, _Asked.anywhere, _Asked.said, _Asked.basis = "", "", [], None
    _Asked.program, _Asked.looks = "", {}
    folder = cache_folder()
    if not words or not folder:
        return None
    shape = [os.environ.get(name, "-") for name in SHAPING]
    views = [str(stream.isatty()) for stream in (sys.stdout, sys.stderr)]
    views += [str(_width()), str(timezone), *tzname]
    try:
        here = os.getcwd()  # noqa: PTH109 - as above
    except OSError:
        return None  # the folder is gone
    question = (program(), sys.version, *shape, *views, *words)
    _Asked.key, _Asked.anywhere = key_of(here, *question), key_of(*question)
    _Asked.folder = f"{folder}/answers"
    for key in (_Asked.key, _Asked.anywhere):
        answer = recall(_Asked.folder, key, time(), lambda root: _look(root)[0])
        if answer:
            break
    else:
        return None
    for is_error, text in answer.said:
        (sys.stderr if is_error else sys.stdout).write(text)
    return answer.code


def program() -> str:
    """A sum that changes with the program and what it needs; worked out once a run."""
    if not _Asked.program:
        package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - as above
        templates = os.path.join(os.path.dirname(package), "templates")  # noqa: PTH118, PTH120 - as above
        libraries = [path for path in sys.path if path.endswith("-packages")]
        _Asked.program = program_mark((package, templates), libraries)
    return _Asked.program


def _look(root: str) -> tuple[Fingerprint, int]:
    """How a vault looks, and the time before the look in ns, once a run; raises OSError."""
    if root not in _Asked.looks:
        taken = time_ns()
        _Asked.looks[root] = fingerprint(root), taken
    return _Asked.looks[root]


def _width() -> int:
    """The width of the terminal; 0 where there is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0


def heard(text: str, *, is_error: bool) -> None:
    """Take note of something that was printed."""
    if _Asked.basis:
        _Asked.said.append((is_error, text))


def repeatable(root: str) -> None:
    """Say, before anything is read, that this command only tells what is in the vault at `root`."""
    if not _Asked.key:
        return
    root = os.path.abspath(root)  # noqa: PTH100 - as above
    try:
        seen, taken = _look(root)
    except OSError:
        return
    if seen.is_settled(taken):
        _Asked.basis = Basis(root, seen.mark, *FOREVER)


def repeatable_anywhere() -> None:
    """Say that this command tells what only the program knows, such as its help: no vault, no day."""
    if _Asked.key:
        _Asked.key, _Asked.basis = _Asked.anywhere, Basis("", b"", *FOREVER)


def lasting(since: float, until: float) -> None:
    """Say in which time it is true what is told, in seconds since 1970, where a clock was asked."""
    if _Asked.basis:
        _Asked.basis.since, _Asked.basis.until = since, until


def not_repeatable() -> None:
    """Say that the command did something, will do something else next time, or was cut short."""
    _Asked.basis = None


def remember(code: int) -> None:
    """At the end of a run: keep what was printed, if it may be told again."""
    if _Asked.basis and not _Asked.basis.root and code:
        not_repeatable()  # help ends with an error where it was cut short
    if _Asked.basis:
        keep(_Asked.folder, _Asked.key, _Asked.basis, Answer(tuple(_Asked.said), code))
        _Asked.basis = None

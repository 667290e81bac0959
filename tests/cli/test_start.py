"""What the program loads before it answers: no more than the answer takes."""

import subprocess
import sys
import time
from pathlib import Path

from tests.cli.running import MEMORY, environment, run
from tests.cli.small_vault import small_vault
from tests.support import write_vault
from vaulttools import __version__
from vaulttools.memory.fingerprint import TICK

TODAY = ("--today", "2026-11-23")
LOADED = """
import sys
before = set(sys.modules)
from vaulttools.cli.main import main
sys.argv = ["vaulttools", *sys.argv[1:]]
try:
    main()
finally:
    print(*set(sys.modules) - before, file=sys.stderr)
"""
QUICK = {"_blake2", "gc", "marshal", "stat", "time"}
"""What else a quick answer may load: it is built in, or takes no time to speak of."""


def loaded(*words: str, at: Path, **env: str) -> tuple[str, set[str]]:
    """What a command prints, and the modules that are loaded for it by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        cwd=at,
        env=environment(**env),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, set(done.stderr.splitlines()[-1].split())


def test_the_version_is_told_before_anything_else_is_loaded(tmp_path: Path) -> None:
    out, modules = loaded("--version", at=tmp_path)
    assert out == f"vaulttools {__version__}\n"
    rooms = {"vaulttools", "vaulttools.cli", "vaulttools.cli.main", "vaulttools.cli.version"}
    assert modules <= {*rooms, "gc"}


def test_typer_says_the_version_alike(tmp_path: Path) -> None:
    assert run("--version", "due", at=tmp_path) == run("--version", at=tmp_path)


def test_what_is_told_again_loads_only_the_memory(tmp_path: Path) -> None:
    vault = small_vault(tmp_path / "notes")
    time.sleep(2 * TICK / 1e9)  # what was saved in this very moment is not told again
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache"), MEMORY: "on"}
    words = ("due", "--count", *TODAY)
    first, _ = loaded(*words, at=vault, **cache)
    again, modules = loaded(*words, at=vault, **cache)
    assert again == first
    ours = {name for name in modules if name.startswith("vaulttools.")}
    assert modules - ours <= QUICK | {"vaulttools"}
    assert {name.split(".")[1] for name in ours} == {"cli", "memory", "model"}
    assert "vaulttools.cli.app" not in ours


def test_what_only_tells_loads_neither_parsers_nor_writers(tmp_path: Path) -> None:
    vault = small_vault(tmp_path / "notes")
    _, modules = loaded("due", *TODAY, at=vault, **{MEMORY: "off"})
    assert "typer" in modules
    heavy = {
        "frontmatter",
        "pydantic",
        "yaml",
        "markdown_it",
        "rapidfuzz",
        "pystache",
        "dateparser",
        "filelock",
    }
    assert modules & heavy == set()
    rooms = {name.split(".")[1] for name in modules if name.startswith("vaulttools.")}
    assert rooms & {"actions", "writing", "generators", "drafting", "coach", "pipeline"} == set()


def test_stems_are_loaded_only_where_something_is_to_be_brought(tmp_path: Path) -> None:
    kept = "---\ntype: contact\nplaybook: keep-in-touch\nmet: 2026-11-20\n---\n"
    new = "---\ntype: contact\ntopics: [onboarding]\nmet: 2026-11-20\n---\n"
    guide = "---\ntype: value\ntopics: [onboarding]\n---\nHow to.\n"
    for number, (ada, is_loaded) in enumerate(((kept, False), (new, True))):
        vault = write_vault(tmp_path / f"{number}", {"Ada.md": ada, "Guide.md": guide})
        _, modules = loaded("due", *TODAY, at=vault, **{MEMORY: "off"})
        assert ("snowballstemmer" in modules) is is_loaded

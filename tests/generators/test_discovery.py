"""A generator is a file in the folder: dropped in, it is found; taken away, it is gone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import write_vault
from vaulttools.generators import generator_names

PACKAGE = Path(__file__).parents[2] / "vaulttools"
NEW = '''\
"""Names.md: who there is."""

from vaulttools.model.texts import Block


def generate(funnel):
    names = ", ".join(sorted(standing.contact.name for standing in funnel.standings))
    yield Block("names", "Follow-ups/Names.md", "Names", names)
'''


def test_what_is_there_is_found() -> None:
    assert {"drafts", "due", "review"} <= set(generator_names())
    assert list(generator_names()) == sorted(generator_names())
    assert not any(name.startswith("_") for name in generator_names())


def regenerated(package_root: Path, vault: Path) -> subprocess.CompletedProcess[str]:
    """Run the program from a copy of the package."""
    return subprocess.run(
        [sys.executable, "-m", "vaulttools", "regenerate", "--today", "2026-11-23"],
        cwd=vault,
        env={
            "PYTHONPATH": str(package_root),
            "PATH": "",
            "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"],
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_file_dropped_into_the_folder_is_a_generator(tmp_path: Path) -> None:
    copy = tmp_path / "package/vaulttools"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "templates", tmp_path / "package/templates")
    (copy / "generators/names.py").write_text(NEW)
    (copy / "generators/review.py").unlink()
    vault = write_vault(tmp_path / "vault", "---\ntype: contact\nmet: 2026-11-02\n---\n")
    ran = regenerated(tmp_path / "package", vault)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Maya Okafor" in (vault / "Follow-ups/Names.md").read_text()
    assert (vault / "Follow-ups/Due.md").is_file()
    assert not (vault / "Follow-ups/Weekly Review.md").exists()

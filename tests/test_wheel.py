"""What people install: the wheel alone, in an environment of its own, run from another folder."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `vaulttools` program of an environment that holds the wheel and its dependencies only.

    The dependencies are lent by the environment that runs the tests, so nothing is downloaded.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    home = folder / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    install = [
        str(python),
        "-m",
        "pip",
        "install",
        "--no-index",
        "--no-deps",
        "--quiet",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True, env=clean(folder))
    (site,) = home.glob("lib/python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return home / "bin" / "vaulttools"


def clean(home: Path) -> dict[str, str]:
    """An environment with an empty home and nothing of ours."""
    return {"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"}


def run(program: Path, folder: Path, *words: str) -> str:
    done = subprocess.run(
        [str(program), *words],
        cwd=folder,
        env=clean(folder),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_the_wheel_brings_its_templates_and_the_sample_vault(
    installed: Path, tmp_path: Path
) -> None:
    shown = run(installed, tmp_path, "demo", "--today", "2026-11-23")
    assert "**Monday 23 November 2026**" in shown
    assert "[[Maya Okafor]] — you promised" in shown
    made = tmp_path / "vaulttools-demo"
    for name in ("Due.md", "Weekly Review.md"):
        expected = (ROOT / "sample-vault" / "Follow-ups" / name).read_bytes()
        assert (made / "Follow-ups" / name).read_bytes() == expected


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python")
    where = run(python, tmp_path, "-c", "import vaulttools; print(vaulttools.__file__)")
    assert Path(where.strip()).is_relative_to(installed.parent.parent)

"""The program as people have it: a wheel, installed and compiled in an environment of its own."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def install(folder: Path) -> Path:
    """Build the wheel and install it with what it needs below `folder`; gives back that Python.

    By the newest pip: older ones make a `vaulttools` that loads `re` before anything of ours, which takes
    half as long as the start of Python. RuntimeError, with what was said, when one of the steps fails.
    """
    build = ["build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    _python(Path(sys.executable), *build)
    (wheel,) = folder.glob("*.whl")
    python = environment(folder / "env")
    add(python, "pip")
    add(python, str(wheel))
    _python(python, "compileall", "-q", str(folder / "env" / "lib"))
    return python


def environment(folder: Path) -> Path:
    """A new environment with pip in it; gives back its Python."""
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


def add(python: Path, package: str) -> None:
    """Install a package with what it needs; RuntimeError when that fails."""
    _python(
        python, "pip", "install", "--upgrade", "--quiet", "--disable-pip-version-check", package
    )


def _python(python: Path, *words: str) -> None:
    done = subprocess.run(
        [str(python), "-m", *words], check=False, capture_output=True, text=True, cwd=python.parent
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr[-2000:]}")

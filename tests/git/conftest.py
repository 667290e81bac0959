"""git as on a new computer, and a driver in the place of the program's own."""

from pathlib import Path

import pytest

from tests.git.repos import CLEAN, ENVIRONMENT, merger, new_vault
from vaulttools.cli.commands import git as command


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A driver's script, which `setup` takes for the program's own."""
    file = merger(tmp_path / "the program's/driver.py", CLEAN)
    monkeypatch.setattr(command, "SCRIPT", file)
    return file


@pytest.fixture
def vault(tmp_path: Path, script: Path) -> Path:
    """A vault that is a repository."""
    assert script.exists()
    return new_vault(tmp_path / "notes")

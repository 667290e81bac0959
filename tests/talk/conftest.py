"""The desk that most tests sit at."""

import shutil
from pathlib import Path

import pytest

from tests.talk.support import Desk, sit_down


@pytest.fixture(scope="session")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is on the desk before anybody has sat down at it; to be copied."""
    return sit_down(tmp_path_factory.mktemp("desk")).root


@pytest.fixture
def desk(tidy: Path, tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copytree(tidy, tmp_path, dirs_exist_ok=True)))

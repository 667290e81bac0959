"""The desk that most tests sit at."""

from pathlib import Path

import pytest

from tests.talk.support import Desk, sit_down


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sit_down(tmp_path)

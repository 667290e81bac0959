"""No bad input may stop the program, or keep it busy: every test here has a few seconds."""

import signal
import sys
from collections.abc import Iterator

import pytest

SECONDS = 5


def _too_slow(*_: object) -> None:
    pytest.fail(f"still reading after {SECONDS} seconds")


@pytest.fixture(autouse=True)
def time_limit() -> Iterator[None]:
    """Fail a test that hangs, where the system has an alarm clock."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)

"""No bad input may stop the program, or keep it busy: every test here has a few seconds of the processor."""

import signal
import sys
from collections.abc import Iterator

import pytest

SECONDS = 20


def _too_slow(*_: object) -> None:
    pytest.fail(f"still reading after {SECONDS} seconds of work")


@pytest.fixture(autouse=True)
def time_limit() -> Iterator[None]:
    """Fail a test that hangs, where the system can tell how busy it is; a busy machine is no hang."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)

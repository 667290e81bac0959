"""What holds for all tests: hypothesis draws the same examples every time, and takes its time.

What is kept of replaced notes goes to a folder of the run's own, for programs that are started too.
To look further than the kept examples: `HYPOTHESIS_PROFILE=wide python -m pytest tests/…`.
"""

import os
import sys
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("wide", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """What is marked `long` runs without coverage, which would take more time than the test."""
    tracer = sys.gettrace()
    if item.get_closest_marker("long"):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's folder for locks and for copies of what is replaced."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield

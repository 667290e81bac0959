"""The ledger notices what a merge driver does wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sync import stubs
from tests.sync.__main__ import driver_command
from tests.sync.simulation import Outcome, Setup, simulate

pytestmark = pytest.mark.long

SMALL = Setup(clones=3, phones=0, acts=90, contacts=12, hot=3)
Run = Callable[[str], Outcome]


@pytest.fixture
def with_driver(tmp_path: Path) -> Run:
    """Runs the small simulation with a merge driver, given as a script."""

    def run(script: str) -> Outcome:
        path = tmp_path / "driver.py"
        path.write_text(script, encoding="utf-8")
        setup = Setup(
            SMALL.clones, SMALL.phones, SMALL.acts, SMALL.contacts, SMALL.hot, driver_command(path)
        )
        return simulate(tmp_path / "sync", 1, setup)

    return run


def count(lines: list[str], beginning: str) -> int:
    return sum(line.startswith(beginning) for line in lines)


def test_one_clone_alone_loses_nothing(tmp_path: Path) -> None:
    outcome = simulate(tmp_path, 2, Setup(clones=1, phones=0, acts=150, contacts=12, hot=3))
    assert outcome.verdict.is_clean, outcome.verdict
    assert outcome.converged
    assert not outcome.tally.expected


def test_a_driver_that_keeps_ours(with_driver: Run) -> None:
    outcome = with_driver(stubs.OURS)
    assert outcome.converged
    assert count(outcome.verdict.lost, "log entry") > 0
    assert count(outcome.verdict.lost, "sentence") > 0
    assert outcome.tally.silent
    assert outcome.tally.expected > outcome.tally.reported


def test_both_versions_of_everything_lose_no_entry_but_break_notes(with_driver: Run) -> None:
    outcome = with_driver(stubs.UNION + stubs.SAVE)
    assert count(outcome.verdict.lost, "log entry") == 0
    assert outcome.verdict.broken
    assert outcome.tally.silent


def test_a_driver_that_drops_an_entry(with_driver: Run) -> None:
    assert count(with_driver(stubs.DROPS_AN_ENTRY).verdict.lost, "log entry") > 0


def test_a_driver_that_doubles_an_entry(with_driver: Run) -> None:
    assert count(with_driver(stubs.DOUBLES_AN_ENTRY).verdict.doubled, "log entry") > 0

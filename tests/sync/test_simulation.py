"""Clones of a vault that are edited at once and meet: what git does alone, and what our driver does."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.sync.__main__ import driver_command
from tests.sync.program import DRIVER
from tests.sync.simulation import Outcome, Setup, simulate

pytestmark = pytest.mark.long

SMALL = Setup(clones=3, phones=1, acts=100, contacts=16, hot=3)
PHONES = (pytest.param(0, id="laptops"), pytest.param(1, id="with a phone"))


def told(outcome: Outcome) -> tuple[object, ...]:
    """All that came of a simulation, but for how long it took."""
    return outcome.tally, outcome.verdict, outcome.converged, outcome.ledger


def test_with_plain_git_edits_are_lost_and_the_same_ones_every_time(tmp_path: Path) -> None:
    plain = replace(SMALL, attributes="", takes_ours=True)
    outcome = simulate(tmp_path / "one", 1, plain)
    assert outcome.converged
    assert outcome.tally.merges > 5
    assert outcome.verdict.lost
    assert told(simulate(tmp_path / "two", 1, plain)) == told(outcome)


@pytest.mark.parametrize("phones", PHONES)
def test_with_our_driver_nothing_is_lost_and_every_disagreement_is_told(
    phones: int, tmp_path: Path
) -> None:
    setup = replace(SMALL, phones=phones, driver=driver_command(DRIVER))
    outcome = simulate(tmp_path, 1, setup)
    assert outcome.converged
    assert outcome.verdict.is_clean, outcome.verdict
    assert not outcome.verdict.odd
    assert not outcome.tally.in_generated
    assert not outcome.tally.left_in_generated
    assert not outcome.tally.silent
    assert not outcome.tally.unreadable
    assert outcome.tally.expected == outcome.tally.reported

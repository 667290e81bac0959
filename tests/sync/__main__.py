"""`python -m tests.sync --clones 5 --acts 2000 --seeds 3`: clones that meet, and what is lost.

One row a seed, and a total. Beside our driver, `--plain` has the same with git's own merge and every conflict
resolved with “ours”, `--union` with `merge=union`, `--by-hand` with git's own merge and somebody who reads every
marker. Ends with 1 if anything was lost with our driver.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.sync.program import DRIVER
from tests.sync.simulation import Outcome, Setup, simulate

COMMAND = (
    "'{python}' -I -S '{script}' %O %A %B %L %P; case $? in 0) exit 0;; 3) exit 1;; esac; "
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
COLUMNS = (
    "setup", "seed", "clones", "merges", "in contacts", "in generated", "lost", "doubled", "revived",
    "odd", "broken", "disagreements", "reported", "silent", "again", "needless", "held", "converged", "seconds",
)  # fmt: skip


def driver_command(script: Path) -> str:
    """What git is told to run for a merge."""
    return COMMAND.format(python=sys.executable, script=script)


def setups(given: argparse.Namespace) -> dict[str, Setup]:
    """What is simulated, by name."""
    plain = Setup(
        clones=given.clones,
        phones=given.clones // 3 if given.phones is None else given.phones,
        acts=given.acts,
        contacts=given.contacts,
    )
    found: dict[str, Setup] = {}
    if given.driver.exists():
        found["driver"] = replace(plain, driver=driver_command(given.driver))
    if given.by_hand:
        found["by hand"] = plain
    if given.union:
        found["union"] = replace(plain, attributes="*.md merge=union\n")
    if given.plain:
        found["plain"] = replace(plain, attributes="", takes_ours=True)
    return found


def row(name: str, seed: str, setup: Setup, outcomes: list[Outcome]) -> str:
    """One line of the table: what came of one simulation, or of several together."""
    tallies, verdicts = [o.tally for o in outcomes], [o.verdict for o in outcomes]
    cells = (
        name,
        seed,
        setup.clones,
        sum(t.merges for t in tallies),
        sum(t.in_contacts for t in tallies),
        sum(t.in_generated + t.left_in_generated for t in tallies),
        sum(len(v.lost) + len(v.dropped) for v in verdicts),
        sum(len(v.doubled) for v in verdicts),
        sum(len(v.revived) for v in verdicts),
        sum(len(v.odd) for v in verdicts),
        sum(len(v.broken) for v in verdicts),
        sum(len(t.expected) for t in tallies),
        sum(len(t.reported) for t in tallies),
        sum(len(t.silent) for t in tallies),
        sum(len(t.again) for t in tallies),
        sum(len(t.needless) for t in tallies),
        sum(len(v.held) for v in verdicts),
        "yes" if all(o.converged for o in outcomes) else "NO",
        f"{sum(o.seconds for o in outcomes):.0f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def details(outcome: Outcome) -> None:
    """Every single thing that is wrong."""
    tally, verdict = outcome.tally, outcome.verdict
    for name, lines in (
        ("lost", verdict.lost),
        ("dropped", verdict.dropped),
        ("doubled", verdict.doubled),
        ("revived", verdict.revived),
        ("broken", verdict.broken),
        ("unreadable", tally.unreadable),
        ("silent", list(tally.silent.values())),
        ("again", tally.again),
        ("needless", tally.needless),
        ("odd", verdict.odd),
        ("held", verdict.held),
        ("generated", [f"{what} {count}" for what, count in tally.faults.items()]),
    ):
        for line in lines:
            print(f"    {name}: {line}")


def main() -> int:
    """Simulate, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clones", type=int, default=5)
    parser.add_argument("--phones", type=int, help="how many of them; a third by default")
    parser.add_argument("--acts", type=int, default=2000)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1, help="the first one")
    parser.add_argument("--contacts", type=int, default=40)
    parser.add_argument("--driver", type=Path, default=DRIVER)
    for flag in ("--plain", "--union", "--by-hand", "--details"):
        parser.add_argument(flag, action="store_true")
    given = parser.parse_args()
    if not given.driver.exists():
        print(f"no driver at {given.driver}")
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    is_good = True
    for name, setup in setups(given).items():
        outcomes: list[Outcome] = []
        for seed in range(given.seed, given.seed + given.seeds):
            with tempfile.TemporaryDirectory() as folder:
                os.environ.update({"XDG_STATE_HOME": folder, "XDG_CACHE_HOME": folder})
                outcomes.append(simulate(Path(folder) / "sync", seed, setup))
            print(row(name, str(seed), setup, outcomes[-1:]), flush=True)
            if given.details:
                details(outcomes[-1])
        print(row(name, "all", setup, outcomes), flush=True)
        is_good &= name != "driver" or all(o.verdict.is_clean and o.converged for o in outcomes)
    return int(not is_good)


if __name__ == "__main__":
    sys.exit(main())

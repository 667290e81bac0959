"""`python -m tests.bench.merging`: one pull of many notes that both sides changed, with our driver and with
one that is only a Python that ends; the medians and their ratio."""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.merging.clones import DRIVER, Clone, new_clone

BAR = 2.0
NOTHING = [sys.executable, "-I", "-S", "-c", "pass"]
"""As little as a driver in Python can do."""
NOTE = """\
---
type: contact
role: Head of Platform
tier: {tier}
topics:
  - onboarding
next_touch: {day}
---
# Person {number}

Runs the platform group, and likes short mails.{here}

She moved teams in spring.{there}

## Log
- 2026-11-02 met: PyCon lunch
- 2026-11-10 email from: asked for the checklist
{log}
## Promises
- [ ] send the checklist 📅 2026-11-25
"""


def laid_out(root: Path, count: int, *, prose: bool) -> Clone:
    """A repository in which two branches changed every note, and its prose as well if that is asked for."""
    clone = new_clone(root)
    sides = (
        ("main", "A", "2026-11-25", ""),
        ("other", "B", "2026-11-25", "- 2026-11-12 phone to: a word\n"),
        ("main", "A", "2026-11-28", "- 2026-11-11 email to: the checklist\n"),
    )
    for branch, tier, day, log in sides:
        if branch == "other":
            clone.git("checkout", "-q", "-b", branch)
        elif log:
            clone.git("checkout", "-q", branch)
        for number in range(count):
            here, there = (
                " More." if prose and branch == b and log else "" for b in ("main", "other")
            )
            text = NOTE.format(number=number, tier=tier, day=day, log=log, here=here, there=there)
            clone.put(f"People/Person {number}.md", text)
        clone.save()
    return clone


def seconds(clone: Clone, command: list[str]) -> float:
    """How long a merge takes with a driver; everything is as before afterwards."""
    clone.drive(command)
    start = time.perf_counter()
    clone.git("merge", "-q", "--no-commit", "other")
    taken = time.perf_counter() - start
    clone.git("reset", "-q", "--hard")
    return taken


def main() -> int:
    """Measure in turns, and say how many times as long ours takes; the exit code is 1 beyond the bar."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.merging", description=__doc__)
    parser.add_argument("--notes", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--prose", action="store_true", help="let both sides change prose, too")
    asked = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="vaulttools-bench-")
    try:
        clone = laid_out(Path(folder) / "vault", asked.notes, prose=asked.prose)
        rounds = [(seconds(clone, DRIVER), seconds(clone, NOTHING)) for _ in range(asked.rounds)]
    except subprocess.SubprocessError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        shutil.rmtree(folder)
    ours, nothing = (median(one) for one in zip(*rounds, strict=True))
    ratio = median(mine / bare for mine, bare in rounds)
    print(
        f"{asked.notes} notes, {asked.rounds} rounds: {ours:.2f} s with the driver, "
        f"{nothing:.2f} s with one that does nothing: {ratio:.2f} times (bar: {BAR:g})"
    )
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main())

"""A race: an editor saves notes and ticks boxes while regenerate runs, again and again.

Not a test of every change, because it needs luck and time: `python -m tests.races --runs 500`. It ends
with 1 if an edit that was saved is in no note at the end, or if a tick is not in a log exactly once.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from vaulttools.model.texts import Change, Refusal
from vaulttools.pipeline import regenerate
from vaulttools.writing import Manner, Store, carry_out

PEOPLE = 40
START = date(2026, 11, 23)
DUE = "Follow-ups/Due.md"
LINE = re.compile(r"^- \[ \] \[\[(.+?)\]\].* \^(fu-\w+)$")
STYLES = ("in place", "in two halves", "by rename", "with a swap file", "as VS Code")


def main() -> int:
    """Race, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "vault"
        lay_out(root)
        journal = Path(name) / "journal"
        stop = Path(name) / "stop"
        editor = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.races_editor",
                str(root),
                str(journal),
                str(stop),
                str(given.seed),
            ]
        )
        written, refused = race(root, Path(name) / "store", given.runs)
        stop.touch()
        editor.wait()
        return judge(root, journal, Path(name) / "store", written, refused)


def lay_out(root: Path) -> None:
    """People who are due every day."""
    (root / "People").mkdir(parents=True)
    for number in range(PEOPLE):
        text = (
            f"---\ntype: contact\n# a comment of mine {number}\nevery: 1 day\n"
            f"met: 2026-11-01\nemail: p{number}@race.example\n---\n# Person {number}\n\n"
            "## Log\n- 2026-11-19 email to: hello\n\n## Scratch\n"
        )
        (root / f"People/Person {number}.md").write_text(text, encoding="utf-8")
    (root / "vaulttools.toml").write_text("", encoding="utf-8")


def race(root: Path, store: Path, runs: int) -> tuple[int, Counter[str]]:
    """Regenerate over and over, every other time as with `--now`; how much was written and refused."""
    written, refused = 0, Counter[str]()
    for run in range(runs):
        today = START + timedelta(days=run * 10 // runs)
        is_now = run % 2 == 0
        manner = Manner(
            quiet_seconds=0.1 if is_now else 2,
            settle=is_now,
            now=time.time,
            wait=time.sleep,
            store=Store(store),
            command="regenerate",
        )

        done = regenerate(root, today, partial(_write, root, manner))
        written += len(done.changes)
        refused.update(refusal.code for refusal in done.refusals)
    return written, refused


def _write(root: Path, manner: Manner, changes: Sequence[Change]) -> tuple[Refusal, ...]:
    return carry_out(root, changes, manner)


def judge(root: Path, journal: Path, store: Path, written: int, refused: Counter[str]) -> int:
    """Settle what is left, then look for every edit and every tick."""
    today = START + timedelta(days=10)
    for _ in range(3):
        time.sleep(2.1)
        manner = Manner(2, now=time.time, wait=time.sleep, store=Store(store))
        regenerate(root, today, partial(_write, root, manner))
    told = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.md")}
    everything = "\n".join(texts.values())
    edits = [one["line"] for one in told if one["what"] == "edit"]
    lost = [line for line in edits if line not in everything]
    twice = [line for line in edits if everything.count(line + "\n") > 1]
    ticks = {one["sign"]: one for one in told if one["what"] == "tick"}
    logged = Counter(re.findall(r"^- \d{4}-.* \^(fu-\w+)$", everything, re.MULTILINE))
    open_ticks = set(re.findall(r"^- \[x\].* \^(fu-\w+)", texts[root / DUE], re.MULTILINE))
    missing = [sign for sign in ticks if not logged[sign] and sign not in open_ticks]
    many = [sign for sign in ticks if logged[sign] > 1]
    print(f"{len(edits)} edits saved {dict(Counter(one['style'] for one in told))}")
    print(f"{len(ticks)} ticks, {written} files written, refusals {dict(refused)}")
    print(f"edits found nowhere: {len(lost)} {lost[:5]}; found twice: {len(twice)}")
    print(
        f"ticks in no log: {len(missing)} {missing[:5]}; still open: {len(open_ticks)}; in a log twice: {len(many)}"
    )
    beside = [path.name for path in texts if "vaulttools" in path.name]
    print(f"copies beside notes: {len(beside)} {beside[:3]}")
    print(f"stale saves (counted apart): {sum(bool(one.get('stale')) for one in told)}")
    return int(bool(lost or missing or many))


if __name__ == "__main__":
    sys.exit(main())

"""Month after month of doing everything that is due: nobody is offered one thing twice (M2)."""

import os
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.made_vault import made_vault
from tests.support import renew, write_vault
from vaulttools.lines import split_lines
from vaulttools.seeing import see

pytestmark = pytest.mark.long

START = date(2026, 6, 1)
DUE = "Follow-ups/Due.md"


def live(root: Path, contacts: int, days: int, seed: int) -> tuple[int, list[str]]:
    """Tick everything on each day, with a reply now and then; the offers made, and those made twice."""
    dice = Random(seed)  # noqa: S311 - nothing secret
    write_vault(root, made_vault(contacts, 60, START, seed))
    taken: set[tuple[str, str]] = set()
    twice: list[str] = []
    for number in range(days):
        today = START + timedelta(days=number)
        if not see(root, today).work:
            continue
        done = renew(root, today)
        for item in done.funnel.work:
            for value in item.bring[:1]:
                offer = (item.contact.path, value.path)
                given = {link for event in item.contact.events for link in event.links}
                if value.path in given or offer in taken:
                    twice.append(f"{today}: {offer}")
        before = {(i.contact.path, i.bring[0].path) for i in done.funnel.work if i.bring}
        _tick(root / DUE, dice)
        after = renew(root, today)
        logged = {
            (s.contact.path, link)
            for s in after.funnel.standings
            for event in s.contact.events
            if event.day == today
            for link in event.links
        }
        taken |= before & logged
    return len(taken), twice


def _tick(due: Path, dice: Random) -> None:
    """Every box ticked, every decision taken, and here and there what they said."""
    lines = split_lines(due.read_text(encoding="utf-8"))
    for n, line in enumerate(lines):
        is_decision = n + 1 < len(lines) and lines[n + 1].startswith("    - [ ]")
        if line.startswith("- [ ]") and not is_decision:
            said = "    - said it was useful\n" if dice.random() < 0.3 else ""
            lines[n] = line.replace("- [ ]", "- [x]", 1) + said
        elif line.startswith("    - [ ] re-engage"):
            lines[n] = line.replace("[ ]", "[x]", 1)
    due.write_text("".join(lines), encoding="utf-8")
    os.utime(due, (1_700_000_000, 1_700_000_000))


def test_nothing_is_offered_twice_in_a_month_of_doing_everything(tmp_path: Path) -> None:
    offers, twice = live(tmp_path, contacts=100, days=30, seed=1)
    assert twice == []
    assert offers > 50

"""However long a line is that somebody pastes into the list: it stays, and nobody waits for it."""

from pathlib import Path
from time import process_time

import pytest

from tests.support import day, renew, write_vault

TODAY = day("2026-11-23")
NOTE = "---\ntype: contact\nemail: ada@stone.example\n---\n## Log\n- 2026-11-10 met: a fair\n"
SLOW = 5.0
"""Seconds of work that nobody would wait for; the runs below take a tenth of one."""


@pytest.mark.parametrize(
    "line",
    [
        "word " * 20_000,
        "- [ ] [[Ada Stone]] — " + "word " * 20_000,
        "- [x] [[Ada Stone]] — " + " ".join(["w" * 200] * 100) + " ^fu-abcdef",
        "[[a]] — " * 20_000 + "^a b",
        "- [ ] [[Ada Stone]] " + "[due::" * 5_000,
        "- [ ] [[Ada Stone]] —" + " " * 20_000 + "x",
    ],
    ids=["words", "item", "long words", "links", "fields", "blanks"],
)
def test_a_very_long_line_is_kept_and_costs_little(line: str, tmp_path: Path) -> None:
    root = write_vault(tmp_path, {"People/Ada Stone.md": NOTE})
    renew(root, TODAY)
    due = root / "Follow-ups/Due.md"
    text = due.read_text(encoding="utf-8")
    due.write_text(text.replace("### Late", f"{line}\n\n### Late"), encoding="utf-8")
    start = process_time()
    renew(root, TODAY)
    assert process_time() - start < SLOW
    assert line.rstrip() in due.read_text(encoding="utf-8")
    assert renew(root, TODAY).changes == ()

"""Names of notes that look like something else: fields of a task, blanks, signs of a link."""

from pathlib import Path

import pytest

from tests.support import day, renew, write_vault

TODAY = day("2026-11-23")
NOTE = "---\ntype: contact\nemail: ada@stone.example\n---\n## Log\n- 2026-11-10 met: a fair\n"


@pytest.mark.parametrize(
    "name",
    [
        "📅 2026-01-01",
        "Ada ✅ 2026-01-01",
        "🔁 Ada",
        " Ada ",
        "Ann #1",
        "A [b] c",
        "ö",
        "2026-01-01",
    ],
)
def test_a_tick_is_logged_whatever_the_note_is_called(name: str, tmp_path: Path) -> None:
    root = write_vault(tmp_path, {f"People/{name}.md": NOTE})
    renew(root, TODAY)
    due = root / "Follow-ups/Due.md"
    due.write_text(due.read_text(encoding="utf-8").replace("- [ ]", "- [x]"), encoding="utf-8")
    done = renew(root, TODAY)
    (note,) = done.notes
    (entry,) = note.entries
    assert entry.startswith("2026-11-23 email to: first touch ^fu-")
    assert [fate.remark for fate in done.fates] == [""]
    assert renew(root, TODAY).changes == ()

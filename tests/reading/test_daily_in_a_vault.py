"""Daily notes count as history: in the funnel, in the state keys, and without being written to."""

from pathlib import Path

from tests.support import day, item, renew, write_vault

TODAY = day("2026-11-23")
MAYA = "People/Maya Okafor.md"
NOTE = """
    ---
    type: contact
    email: maya@northwind.example
    met: 2026-11-02
    ---
    """
DAILY = "# Monday\n- [[Maya Okafor]] email to: the deck\n- bought milk\n"


def test_a_line_in_a_daily_note_counts_where_it_stands() -> None:
    notes = {MAYA: NOTE, "2026-11-19.md": "- [[Maya Okafor]] email from: yes please\n"}
    due = item(notes)
    assert (due.reason, str(due.due)) == ("reply-owed", "2026-11-20")
    assert any(because.at == "2026-11-19.md:1" for because in due.standing.why)


def test_the_state_keys_know_it_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {MAYA: NOTE, "2026-11-20.md": DAILY})
    renew(root, TODAY)
    assert "last_touch: 2026-11-20\n" in (root / MAYA).read_text(encoding="utf-8")
    assert (root / "2026-11-20.md").read_text(encoding="utf-8") == DAILY
    assert renew(root, TODAY).changes == ()


def test_the_folder_and_format_are_those_of_obsidian() -> None:
    notes = {
        MAYA: NOTE,
        ".obsidian/daily-notes.json": '{"folder": "Daily", "format": "YYYY/DD.MM.YYYY"}',
        "Daily/2026/19.11.2026.md": "- [[Maya Okafor]] email from: yes please\n",
        "2026-11-20.md": "- [[Maya Okafor]] email to: not a daily note here\n",
    }
    assert str(item(notes).due) == "2026-11-20"


def test_a_line_about_nobody_we_know_is_none_of_ours() -> None:
    notes = {MAYA: NOTE, "2026-11-19.md": "- [[Some Company]] email from: yes\n"}
    assert item(notes).reason == "first-touch"

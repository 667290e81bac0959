"""Vaults laid out in ways that nobody planned for."""

from pathlib import Path

import pytest

from tests.support import day, look, read, renew, stand, write_vault
from vaulttools.funnel import build_funnel
from vaulttools.reading import read_vault
from vaulttools.reading.vault import bytes_at

MAYA = "---\ntype: contact\nmet: 2026-11-21\n---\n"


def test_settings_behind_a_link_that_leads_outside_are_not_read(tmp_path: Path) -> None:
    vault = write_vault(tmp_path / "vault", MAYA)
    (tmp_path / "outside.toml").write_text('me = "secret"', encoding="utf-8")
    (vault / "vaulttools.toml").unlink()
    (vault / "vaulttools.toml").symlink_to(tmp_path / "outside.toml")
    found = read_vault(vault)
    assert found.settings.me == ""
    assert [(p.code, p.place.path) for p in found.problems] == [("VT001", "vaulttools.toml")]


def test_a_due_note_behind_a_link_that_leads_outside_is_not_shown(tmp_path: Path) -> None:
    vault = write_vault(tmp_path / "vault", MAYA)
    (tmp_path / "outside.md").write_text("secret", encoding="utf-8")
    (vault / "Follow-ups").mkdir()
    (vault / "Follow-ups/Due.md").symlink_to(tmp_path / "outside.md")
    done = renew(vault, day("2026-11-23"))
    assert "Follow-ups/Due.md" not in {change.path for change in done.changes}
    assert "Follow-ups/Due.md" in {refusal.path for refusal in done.refusals}
    assert (tmp_path / "outside.md").read_text(encoding="utf-8") == "secret"


def test_generated_notes_in_a_folder_of_contacts_are_no_contacts(tmp_path: Path) -> None:
    settings = 'followups_folder = "People/F"\n[contacts]\nfolder = "People"\n'
    vault = write_vault(tmp_path, {"People/Maya.md": "---\nmet: 2026-11-21\n---\n"}, settings)
    today = day("2026-11-23")
    renew(vault, today)
    again = renew(vault, today)
    assert [s.contact.name for s in again.funnel.standings] == ["Maya"]
    assert again.changes == ()


@pytest.mark.parametrize("number", ["9" * 5_000, "٣", "1" * 12])
def test_a_number_beyond_all_sense_is_a_problem_of_the_playbook_alone(number: str) -> None:
    table = f"| Day | Channel | Intent |\n| --- | --- | --- |\n| {number} | email | hi |\n| 2 | email | again |\n"
    playbook = f"---\ntype: playbook\ngive_up_after_touches: {number}\n---\n{table}"
    found = read({"People/Maya.md": MAYA, "Playbooks/slow.md": playbook})
    assert [row.day for row in found.playbooks["slow"].rows] == [2]
    assert [p.code for p in found.problems] == ["VT032", "VT031"]


def test_two_playbooks_of_one_name_are_told() -> None:
    every = "---\ntype: playbook\nevery: {} weeks\n---\n"
    found = read({"a/Slow.md": every.format(3), "b/slow.md": every.format(9)})
    assert [str(p.place) for p in found.problems if p.code == "VT050"] == ["b/slow.md:1"]
    assert found.playbooks["slow"].every_days == 63


def test_a_resume_ends_a_pause_that_has_no_date_of_its_own() -> None:
    note = """
        ---
        type: contact
        status: paused
        met: 2025-12-01
        ---
        ## Log
        - 2026-01-05 email to: hello
        - 2026-11-02 resume: he asked
        """
    assert (stand(note).reason, stand(note).due) == ("touch", day("2026-11-03"))


def test_a_pause_keeps_its_date_where_something_else_needs_attention() -> None:
    note = "---\ntype: contact\nstatus: paused\npaused_on: 2026-01-05\nnext_step: tomorow\n---\n"
    assert look(note).attention[0].standing.paused == day("2026-01-05")


def test_a_host_too_large_to_be_read_whole_is_left_alone(tmp_path: Path) -> None:
    vault = write_vault(tmp_path, MAYA)
    region = "<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n"
    (vault / "Dash.md").write_text(region + "x" * 5_200_000, encoding="utf-8")
    seen = build_funnel(read_vault(vault), day("2026-11-23"))
    assert [(p.code, p.place.path) for p in seen.problems] == [("VT002", "Dash.md")]
    assert "Dash.md" not in seen.vault.hosts


def test_a_board_may_be_larger_than_a_note(tmp_path: Path) -> None:
    """With a hundred thousand people it is, and has to be read whole to be written again."""
    vault = write_vault(tmp_path, MAYA)
    board = "---\nkanban-plugin: board\n---\n\n## Later\n\n" + "- [ ] a card of mine\n" * 250_000
    (vault / "Follow-ups").mkdir(exist_ok=True)
    (vault / "Follow-ups/Board.md").write_text(board, encoding="utf-8")
    seen = read_vault(vault)
    assert len(board) > 5_000_000
    assert seen.problems == ()
    assert seen.board is not None
    assert seen.board.data == board.encode()
    assert bytes_at(vault, ["Follow-ups/Board.md"]) == {"Follow-ups/Board.md": board.encode()}

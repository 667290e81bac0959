"""Decide, write, and decide again: what a writer refuses is never lost, and never a fault."""

from collections.abc import Sequence
from pathlib import Path

from tests.support import MAYA, day, write_vault
from vaulttools.model.texts import BEING_EDITED, Change, Refusal
from vaulttools.pipeline import TRIES, regenerate
from vaulttools.writing import carry_out

TODAY = day("2026-11-23")
NOTE = "---\ntype: contact\nmet: 2026-11-20\nemail: maya@northwind.example\n---\n# Maya\n"


def ticked(root: Path) -> Path:
    write_vault(root, {MAYA: NOTE})
    regenerate(root, TODAY, lambda changes: carry_out(root, changes))
    due = root / "Follow-ups/Due.md"
    due.write_text(due.read_text(encoding="utf-8").replace("- [ ]", "- [x]"), encoding="utf-8")
    return root


def test_a_refusal_about_a_file_nobody_asked_about_is_told_and_stops_nothing(
    tmp_path: Path,
) -> None:
    root = ticked(tmp_path)
    other = Refusal("Other.md", 0, "what was saved late is stuck", "Look.", is_passing=True)
    done = regenerate(root, TODAY, lambda changes: (*carry_out(root, changes), other))
    assert other in done.refusals
    assert "email to: first touch" in (root / MAYA).read_text(encoding="utf-8")


def test_a_note_that_moves_on_is_decided_again_from_what_it_says_now(tmp_path: Path) -> None:
    root = ticked(tmp_path)
    saves = iter([b"a line of mine\n", b"and another\n"])

    def write(changes: Sequence[Change]) -> tuple[Refusal, ...]:
        if any(change.path == MAYA for change in changes) and (line := next(saves, b"")):
            with (root / MAYA).open("ab") as note:
                note.write(line)
        return carry_out(root, changes)

    done = regenerate(root, TODAY, write)
    text = (root / MAYA).read_text(encoding="utf-8")
    assert done.refusals == ()
    assert text.count("email to: first touch ^fu-") == 1
    assert "a line of mine\nand another\n" in text


def test_a_note_that_never_rests_is_left_with_a_message_and_the_tick_stays(tmp_path: Path) -> None:
    root = ticked(tmp_path)
    tried = []

    def write(changes: Sequence[Change]) -> tuple[Refusal, ...]:
        if any(change.path == MAYA for change in changes):
            tried.append(1)
            return (
                Refusal(MAYA, 0, "it was changed while this ran", "Run it again.", is_passing=True),
            )
        return carry_out(root, changes)

    done = regenerate(root, TODAY, write)
    assert len(tried) == TRIES
    assert [refusal.path for refusal in done.refusals] == [MAYA]
    due = (root / "Follow-ups/Due.md").read_text(encoding="utf-8")
    assert "- [x] [[Maya Okafor]]" in due
    assert "it was changed while this ran" in due


def test_a_note_that_is_being_edited_waits_for_the_next_run(tmp_path: Path) -> None:
    root = ticked(tmp_path)
    busy = Refusal(MAYA, 0, "it was saved a moment ago", "Next run.", BEING_EDITED, is_passing=True)

    def write(changes: Sequence[Change]) -> tuple[Refusal, ...]:
        if any(change.path == MAYA for change in changes):
            return (busy,)
        return carry_out(root, changes)

    regenerate(root, TODAY, write)
    assert "first touch" not in (root / MAYA).read_text(encoding="utf-8")
    regenerate(root, TODAY, lambda changes: carry_out(root, changes))
    assert (root / MAYA).read_text(encoding="utf-8").count("first touch ^fu-") == 1
    assert "- [x]" not in (root / "Follow-ups/Due.md").read_text(encoding="utf-8")

"""Decide, write, and decide again: what a writer refuses is never lost, and never a fault."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support import MAYA, day, renew, write_vault
from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import BEING_EDITED, Change, Refusal
from vaulttools.pipeline import TRIES, regenerate
from vaulttools.seeing import see
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


KEYS = "stage: new\nlast_touch: 2026-11-01\n{}unanswered: 3\nnext_touch: 2026-11-05\nnext_reason: touch\n"


@pytest.mark.parametrize("keys", ["", "stage: new\n", "last_reply: soon\n", KEYS.format(""), KEYS.format("last_reply:\n"),
                                  "stage: lead\n" + KEYS.format("")[11:], KEYS.format("last_reply: soon\n")])  # fmt: skip
@pytest.mark.parametrize("body", ["", "- 2026-11-21 email to: hello\n", "## Log\n- 2026-11-21 email to: hello\n- 2026-11-22 emial to: x\n"])  # fmt: skip
def test_the_funnel_after_a_run_is_that_of_the_next_look(
    keys: str, body: str, tmp_path: Path
) -> None:
    """Whether state keys were added, so that lines moved, or only have other values, or both."""
    note = NOTE.replace("email", f"{keys}email", 1) + body
    write_vault(tmp_path, {MAYA: note, "Library/Guide.md": "---\ntype: value\n---\n"})
    done = renew(tmp_path, TODAY)
    assert any(change.path == MAYA for change in done.changes)
    assert _shown(done.funnel) == _shown(see(tmp_path, TODAY))


def _shown(funnel: Funnel) -> object:
    """All that a funnel says; what the state keys say of themselves is nobody's news."""
    items = [
        item._replace(
            standing=replace(item.standing, contact=replace(item.standing.contact, noted=()))
        )
        for item in funnel.items
    ]
    return items, funnel.closed, funnel.problems


def test_progress_is_told_of_reading_and_then_of_the_contacts_that_are_brought_up_to_date(
    tmp_path: Path,
) -> None:
    seen: list[tuple[int, int]] = []
    write_vault(tmp_path, {MAYA: NOTE, "People/Ada.md": NOTE, "Notes/Other.md": "text\n"})
    regenerate(
        tmp_path,
        TODAY,
        lambda changes: carry_out(tmp_path, changes),
        lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 3), (2, 3), (3, 3), (1, 2), (2, 2)]


def test_what_two_people_wrote_above_our_text_both_stays_and_is_no_question(tmp_path: Path) -> None:
    asked = "<<<<<<< HEAD\nMonday first.\n=======\nCall Ada.\n>>>>>>> origin/main\n"
    root = ticked(tmp_path)
    home = root / "Home.md"
    home.write_text(
        "# Home\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n", encoding="utf-8"
    )
    regenerate(root, TODAY, lambda changes: carry_out(root, changes))
    due = root / "Follow-ups/Due.md"
    for note, title in ((due, "# Due\n\n"), (home, "# Home\n\n")):
        text = note.read_text(encoding="utf-8")
        assert text.startswith(title)
        note.write_text(text.replace(title, f"{title}{asked}\n", 1), encoding="utf-8")
    regenerate(root, TODAY, lambda changes: carry_out(root, changes))
    text = due.read_text(encoding="utf-8")
    assert text.startswith("# Due\n\nCall Ada.\nMonday first.\n\n<!-- vaulttools:due -->\n")
    assert all(
        line in home.read_text(encoding="utf-8") for line in ("<<<<<<<", "Call Ada.", ">>>>>>>")
    )

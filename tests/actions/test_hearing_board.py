"""The board talks: moved cards are decisions, ticked ones are done, and what is impossible says why."""

from pathlib import Path

from tests.support import MAYA, day, write_vault
from vaulttools.pipeline import Done, regenerate
from vaulttools.writing import carry_out

TODAY = day("2026-11-23")
BOARD = "Follow-ups/Board.md"
NOTE = """
    ---
    type: contact
    email: maya@northwind.example
    ---
    ## Log
    - 2026-11-02 met: a fair
    - 2026-11-03 email to: thanks
    """
NEW = """
    ---
    type: contact
    email: jon@halden.example
    ---
    ## Log
    - 2026-11-21 met: a talk
    """
JON = "People/Jon Alder.md"


def renew(root: Path) -> Done:
    return regenerate(root, TODAY, lambda changes: carry_out(root, changes))


def laid_out(root: Path, **more: str) -> Path:
    write_vault(root, {MAYA: NOTE, JON: NEW, **more})
    renew(root)
    return root


def board(root: Path) -> str:
    return (root / BOARD).read_text(encoding="utf-8")


def move(root: Path, name: str, lane: str) -> None:
    """Drag a card to the top of a lane, as the plugin writes it."""
    lines = board(root).split("\n")
    card = lines.pop(next(n for n, line in enumerate(lines) if f"[[{name}]]" in line))
    lines.insert(lines.index(f"## {lane}") + 2, card)
    (root / BOARD).write_text("\n".join(lines), encoding="utf-8")


def log(root: Path, path: str) -> list[str]:
    text = (root / path).read_text(encoding="utf-8")
    return [line.rpartition(" ^")[0] for line in text.split("\n") if " ^fu-" in line]


def lane_of(root: Path, name: str) -> str:
    lane = ""
    for line in board(root).split("\n"):
        lane = line.removeprefix("## ") if line.startswith("## ") else lane
        if f"[[{name}]]" in line:
            return lane
    return ""


def test_a_card_moved_to_paused_pauses(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    move(root, "Maya Okafor", "Paused")
    renew(root)
    assert log(root, MAYA) == ["- 2026-11-23 pause"]
    assert lane_of(root, "Maya Okafor") == "Paused"
    assert renew(root).changes == ()


def test_a_card_moved_to_closed_archives_and_back_to_active_resumes(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    move(root, "Maya Okafor", "Closed")
    renew(root)
    move(root, "Maya Okafor", "Active")
    renew(root)
    assert log(root, MAYA) == ["- 2026-11-23 archive", "- 2026-11-23 resume"]


def test_a_new_contact_moved_to_active_was_written_to(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    move(root, "Jon Alder", "Active")
    renew(root)
    assert log(root, JON) == ["- 2026-11-23 email to: first touch"]


def test_a_ticked_card_is_done_and_open_again(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    text = board(root).replace("- [ ] [[Maya", "- [x] [[Maya")
    (root / BOARD).write_text(text, encoding="utf-8")
    renew(root)
    assert log(root, MAYA) == ["- 2026-11-23 email to: something on a topic of theirs"]
    assert "- [ ] [[Maya" in board(root)


def test_a_move_that_cannot_be_stays_with_its_reason_until_it_is_taken_back(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    move(root, "Maya Okafor", "Stalled")
    renew(root)
    assert lane_of(root, "Maya Okafor") == "Stalled"
    assert "is active: “stalled” follows from touches without an answer" in board(root)
    assert log(root, MAYA) == []
    assert renew(root).changes == ()
    move(root, "Maya Okafor", "Active")
    renew(root)
    assert "follows from" not in board(root)
    assert log(root, MAYA) == []


def test_a_board_that_is_older_than_the_log_moves_nobody(tmp_path: Path) -> None:
    """A log line written on the phone made her paused; the old board still has her as active."""
    root = laid_out(tmp_path)
    note = (root / MAYA).read_text(encoding="utf-8")
    (root / MAYA).write_text(note + "- 2026-11-23 pause: on leave\n", encoding="utf-8")
    renew(root)
    assert log(root, MAYA) == []
    assert lane_of(root, "Maya Okafor") == "Paused"


def test_the_same_move_seen_again_is_one_entry(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    move(root, "Maya Okafor", "Paused")
    moved = (root / BOARD).read_bytes()
    renew(root)
    (root / BOARD).write_bytes(moved)  # an old copy comes back by sync
    renew(root)
    assert log(root, MAYA) == ["- 2026-11-23 pause"]


def test_a_card_that_was_archived_in_the_plugin_archives(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    lines = board(root).split("\n")
    card = lines.pop(next(n for n, line in enumerate(lines) if "[[Maya Okafor]]" in line))
    at = next(n for n, line in enumerate(lines) if line.startswith("%% kanban:settings"))
    lines[at:at] = ["***", "", "## Archive", "", card, ""]
    (root / BOARD).write_text("\n".join(lines), encoding="utf-8")
    renew(root)
    assert log(root, MAYA) == ["- 2026-11-23 archive"]
    assert renew(root).changes == ()


def test_the_owners_own_card_and_lane_stay(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    text = board(root).replace(
        "## Active", "## Ideas\n\n- [ ] ask Maya for a coffee\n\n\n## Active"
    )
    (root / BOARD).write_text(text, encoding="utf-8")
    move(root, "Maya Okafor", "Ideas")
    renew(root)
    assert "- [ ] ask Maya for a coffee" in board(root)
    assert lane_of(root, "Maya Okafor") == "Ideas"
    assert log(root, MAYA) == []


def test_the_card_of_a_note_that_cannot_be_read_keeps_its_place(tmp_path: Path) -> None:
    root = laid_out(tmp_path, **{"People/Zed.md": NOTE})
    note = (root / MAYA).read_bytes()
    (root / MAYA).write_bytes(b"---\ntype: other\n---\n")
    before = board(root)
    renew(root)
    assert board(root) == before
    (root / MAYA).write_bytes(note)
    renew(root)
    assert board(root) == before


def test_the_card_of_a_note_that_is_gone_goes(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    (root / MAYA).unlink()
    renew(root)
    assert "Maya" not in board(root)


def test_a_card_ticked_and_then_archived_is_done_and_nobody_is_closed(tmp_path: Path) -> None:
    root = laid_out(tmp_path)
    lines = board(root).split("\n")
    card = lines.pop(next(n for n, line in enumerate(lines) if "[[Maya Okafor]]" in line))
    at = next(n for n, line in enumerate(lines) if line.startswith("%% kanban:settings"))
    lines[at:at] = ["***", "", "## Archive", "", card.replace("[ ]", "[x]"), ""]
    (root / BOARD).write_text("\n".join(lines), encoding="utf-8")
    renew(root)
    renew(root)
    assert log(root, MAYA) == ["- 2026-11-23 email to: something on a topic of theirs"]
    assert lane_of(root, "Maya Okafor") == "Active"


def test_a_card_moved_while_its_note_was_renamed_elsewhere_stays_and_says_so(
    tmp_path: Path,
) -> None:
    """The note got its new name on another computer, so the link on the card that was moved leads nowhere."""
    root = laid_out(tmp_path)
    move(root, "Maya Okafor", "Paused")
    (root / MAYA).rename(root / "People/Maya Okafor Bright.md")
    renew(root)
    assert lane_of(root, "Maya Okafor Bright") == "Active"
    asked = "- [ ] [[Maya Okafor]] · nobody here is called “Maya Okafor” ^active-"
    assert asked in board(root).partition("## Paused")[2]
    assert renew(root).changes == ()
    mended = board(root).replace("[[Maya Okafor]]", "[[Maya Okafor Bright]]")
    (root / BOARD).write_text(mended, encoding="utf-8")
    renew(root)
    assert log(root, "People/Maya Okafor Bright.md") == ["- 2026-11-23 pause"]
    assert board(root).count("Maya") == 1
    assert lane_of(root, "Maya Okafor Bright") == "Paused"
    assert "nobody here" not in board(root)


def test_a_card_ticked_while_its_note_was_renamed_elsewhere_keeps_its_tick_and_the_owners_words(
    tmp_path: Path,
) -> None:
    root = laid_out(tmp_path)
    text = board(root).replace("- [ ] [[Maya Okafor]] · ", "- [x] [[Maya Okafor]] · soon, ")
    (root / BOARD).write_text(text, encoding="utf-8")
    (root / MAYA).rename(root / "People/Maya Okafor Bright.md")
    renew(root)
    assert "- [x] [[Maya Okafor]] · nobody here is called “Maya Okafor” · soon, " in board(root)
    assert renew(root).changes == ()

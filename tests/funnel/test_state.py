"""The state keys: a summary that follows from the note, put right when it is changed by hand."""

from pathlib import Path

from tests.support import day, renew, stand, write_vault
from vaulttools.funnel.state import state_of

TODAY = day("2026-11-23")
MAYA = "People/Maya Okafor.md"
NOTE = """
    ---
    type: contact
    email: maya@northwind.example
    ---
    ## Log
    - 2026-11-02 met: a fair
    - 2026-11-03 email to: thanks
    - 2026-11-10 linkedin from: good
    - 2026-11-11 email to: the list
    """


def front(root: Path) -> list[str]:
    return (root / MAYA).read_text(encoding="utf-8").split("---\n")[1].splitlines()


def test_the_state_is_the_standing_in_six_words() -> None:
    assert dict(state_of(stand(NOTE))) == {
        "stage": "active",
        "last_touch": "2026-11-11",
        "last_reply": "2026-11-10",
        "unanswered": "1",
        "next_touch": "2026-11-18",
        "next_reason": "touch",
    }


def test_it_is_added_behind_the_owners_keys_in_a_fixed_order(tmp_path: Path) -> None:
    root = write_vault(tmp_path, NOTE)
    renew(root, TODAY)
    assert front(root) == [
        "type: contact",
        "email: maya@northwind.example",
        "stage: active",
        "last_touch: 2026-11-11",
        "last_reply: 2026-11-10",
        "unanswered: 1",
        "next_touch: 2026-11-18",
        "next_reason: touch",
    ]


def test_what_was_never_is_not_written(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {MAYA: "---\ntype: contact\nmet: 2026-11-21\n---\n"})
    renew(root, TODAY)
    assert not any(line.startswith(("last_touch", "last_reply")) for line in front(root))


def test_a_key_changed_by_hand_is_put_right_and_its_owner_told_once(tmp_path: Path) -> None:
    root = write_vault(tmp_path, NOTE)
    renew(root, TODAY)
    note = (root / MAYA).read_text(encoding="utf-8")
    (root / MAYA).write_text(note.replace("stage: active", "stage: paused"), encoding="utf-8")
    done = renew(root, TODAY)
    (told,) = [problem for note in done.notes for problem in note.told]
    assert (told.code, told.place.line) == ("VT061", 4)
    assert "status: paused" in told.hint
    assert "stage: active" in front(root)
    assert renew(root, TODAY).changes == ()


def test_a_key_with_words_of_its_owners_is_left_alone_and_told(tmp_path: Path) -> None:
    root = write_vault(
        tmp_path, NOTE.replace("type: contact", "type: contact\n    stage: negotiating")
    )
    done = renew(root, TODAY)
    assert "stage: negotiating" in front(root)
    assert [p.code for p in done.funnel.problems] == ["VT062"]


def test_other_peoples_keys_are_read_and_never_doubled(tmp_path: Path) -> None:
    note = "---\ntype: contact\nlast-contact: 2026-11-02\n---\n"
    root = write_vault(tmp_path, {MAYA: note})
    renew(root, TODAY)
    assert "last-contact: 2026-11-02" in front(root)
    assert not any(line.startswith("last_touch") for line in front(root))


def test_it_may_be_switched_off(tmp_path: Path) -> None:
    root = write_vault(tmp_path, NOTE, "state_keys = false\n")
    before = (root / MAYA).read_bytes()
    renew(root, TODAY)
    assert (root / MAYA).read_bytes() == before


def test_a_closed_contact_has_no_next_date_any_more(tmp_path: Path) -> None:
    root = write_vault(tmp_path, NOTE)
    renew(root, TODAY)
    note = (root / MAYA).read_text(encoding="utf-8")
    (root / MAYA).write_text(f"{note}- 2026-11-22 won: signed\n", encoding="utf-8")
    renew(root, TODAY)
    assert front(root)[-2:] == ["next_touch:", "next_reason:"]
    assert "stage: closed" in front(root)

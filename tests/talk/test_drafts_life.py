"""A draft's life: sent and filed, or overtaken and flagged; never lost, never logged twice."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.support import day, renew, write_vault
from vaulttools.funnel.sign import sign_of
from vaulttools.pipeline import Done
from vaulttools.seals import sealed_draft
from vaulttools.seeing import see

TODAY = day("2026-11-23")
MAYA = "People/Maya Okafor.md"
NOTE = """
    ---
    type: contact
    email: maya@northwind.example
    ---
    ## Log
    - 2026-11-02 met: a fair
    - 2026-11-10 email from: could you send the checklist?
    """
MINE = "Follow-ups/Drafts/a word.md"
SENT = "Follow-ups/Drafts/Sent"


def vault(tmp_path: Path, draft: str = "", path: str = MINE, more: str = "") -> Path:
    """Maya, who waits for an answer, and a draft."""
    notes = {MAYA: NOTE + more, "Library/Checklist.md": "---\ntype: value\n---\n"}
    return write_vault(tmp_path, {**notes, **({path: draft} if draft else {})})


def draft(root: Path, status: str, body: str = "Hi Maya, here it is.") -> str:
    """A draft for what is due for Maya."""
    (standing,) = see(root, TODAY).standings
    return (
        f'---\ntype: draft\ncontact: "[[Maya Okafor]]"\nchannel: email\nkind: reply\n'
        f'value: "[[Checklist]]"\nitem: fu-{sign_of(standing)}\nstatus: {status}\n---\n{body}\n'
    )


def asked_for(status: str) -> str:
    """A draft for nothing that is due."""
    return (
        '---\ntype: draft\ncontact: "[[Maya Okafor]]"\nchannel: letter\nkind: introduction\n'
        f"status: {status}   # mine\n---\nDear Maya\n"
    )


def read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def entries(root: Path) -> list[str]:
    """The log of Maya's note, without its signs."""
    lines = read(root, MAYA).splitlines()
    return [line.partition(" ^")[0] for line in lines if line.startswith("- 20")]


def put(root: Path, path: str, text: str) -> None:
    write_vault(root, {path: text})


def codes(done: Done) -> list[str]:
    return [problem.code for problem in done.funnel.problems]


def test_a_sent_draft_is_logged_with_what_it_brought_and_filed_as_it_was(tmp_path: Path) -> None:
    root = vault(tmp_path)
    text = draft(root, "sent")
    put(root, MINE, text)
    renew(root, TODAY)
    assert entries(root)[-1] == "- 2026-11-23 email to: answered, with [[Checklist]]"
    assert not (root / MINE).exists()
    assert read(root, f"{SENT}/a word.md") == text


def test_a_filed_draft_is_never_listened_to_again(tmp_path: Path) -> None:
    root = vault(tmp_path)
    put(root, MINE, draft(root, "sent"))
    renew(root, TODAY)
    note = read(root, MAYA)
    assert renew(root, TODAY).changes == ()
    put(root, MAYA, NOTE)  # its owner takes the log line away again
    renew(root, TODAY)
    assert read(root, MAYA).count("email to") == 0
    assert note.count("email to") == 1


def test_ticking_the_due_item_files_the_draft_and_marks_it_as_sent(tmp_path: Path) -> None:
    root = vault(tmp_path)
    text = draft(root, "draft", "Hi Maya, I wrote this myself.")
    put(root, MINE, text)
    renew(root, TODAY)
    due = read(root, "Follow-ups/Due.md").replace("- [ ] [[Maya", "- [x] [[Maya")
    put(root, "Follow-ups/Due.md", due)
    renew(root, TODAY)
    assert entries(root)[-1].startswith("- 2026-11-23 email to: answered")
    assert read(root, f"{SENT}/a word.md") == text.replace("status: draft", "status: sent")
    assert not (root / MINE).exists()


@pytest.mark.parametrize("words", ["    - snooze 3 weeks", "    - pause", "    - said she is away"])
def test_a_draft_is_not_filed_for_a_decision(tmp_path: Path, words: str) -> None:
    root = vault(tmp_path)
    text = draft(root, "draft")
    put(root, MINE, text)
    renew(root, TODAY)
    lines = read(root, "Follow-ups/Due.md").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "[[Maya" in line)
    put(root, "Follow-ups/Due.md", "".join([*lines[: at + 1], f"{words}\n", *lines[at + 1 :]]))
    done = renew(root, TODAY)
    assert read(root, MINE) == text
    assert not (root / SENT).exists()
    if "said" not in words:
        assert "VT075" in codes(done)


def test_an_untouched_draft_with_a_blank_was_not_what_was_sent(tmp_path: Path) -> None:
    root = vault(tmp_path)
    text = sealed_draft(MINE, draft(root, "draft", "Hi Maya, ==a word=="))
    put(root, MINE, text)
    (standing,) = see(root, TODAY).standings
    line = f"    - 2026-11-23 email to: answered ^fu-{sign_of(standing)}\n"
    put(root, MAYA, NOTE.rstrip() + "\n" + line)
    renew(root, TODAY)
    assert not (root / MINE).exists()
    assert not (root / SENT).exists()


def test_an_edited_draft_that_was_overtaken_stays_and_is_flagged(tmp_path: Path) -> None:
    root = vault(tmp_path)
    text = draft(root, "ready", "Hi Maya, nearly done.")
    put(root, MINE, text)
    assert "VT075" not in codes(renew(root, TODAY))
    put(root, MAYA, NOTE.rstrip() + "\n    - 2026-11-22 phone with: told her\n")
    done = renew(root, TODAY)
    assert "VT075" in codes(done)
    assert f"{MINE}:8" in read(root, "Follow-ups/Due.md")
    assert read(root, MINE) == text
    put(root, MINE, text.replace("status: ready", "status: dropped"))
    assert "VT075" not in codes(renew(root, TODAY))
    assert (root / MINE).exists()


def test_an_untouched_draft_that_was_overtaken_goes(tmp_path: Path) -> None:
    root = vault(tmp_path)
    put(root, MINE, sealed_draft(MINE, draft(root, "draft")))
    put(root, MAYA, NOTE.rstrip() + "\n    - 2026-11-22 phone with: told her\n")
    renew(root, TODAY)
    assert not (root / MINE).exists()


def test_a_draft_that_was_asked_for_stays_until_it_is_sent(tmp_path: Path) -> None:
    root = vault(tmp_path, asked_for("draft"))
    done = renew(root, TODAY)
    assert "VT075" not in codes(done)
    assert read(root, MINE) == asked_for("draft")
    put(root, MINE, asked_for("sent"))
    renew(root, TODAY)
    assert entries(root)[-1] == "- 2026-11-23 letter to: introduction"
    assert read(root, f"{SENT}/a word.md") == asked_for("sent")
    before = read(root, MAYA)
    renew(root, TODAY)
    assert read(root, MAYA) == before


def test_two_drafts_of_one_name_are_both_kept(tmp_path: Path) -> None:
    root = vault(tmp_path, asked_for("sent"))
    put(root, f"{SENT}/a word.md", "an older one\n")
    renew(root, TODAY)
    assert read(root, f"{SENT}/a word.md") == "an older one\n"
    assert read(root, f"{SENT}/a word 2.md") == asked_for("sent")


def test_a_move_that_was_broken_off_is_brought_to_its_end(tmp_path: Path) -> None:
    root = vault(tmp_path)
    text = draft(root, "sent")
    put(root, MINE, text)
    renew(root, TODAY)
    put(root, MINE, text)  # the copy was made, and the old one is still there
    renew(root, TODAY)
    assert not (root / MINE).exists()
    assert [path.name for path in (root / SENT).iterdir()] == ["a word.md"]
    assert len([line for line in entries(root) if "email to" in line]) == 1


def test_a_sent_draft_for_nobody_stays_where_it_is(tmp_path: Path) -> None:
    text = asked_for("sent").replace("Maya Okafor", "Nobody")
    root = vault(tmp_path, text)
    done = renew(root, TODAY)
    assert read(root, MINE) == text
    assert "VT074" in codes(done)


@pytest.mark.parametrize(
    "text",
    [
        asked_for("sent").replace("\n", "\r\n"),
        "\ufeff" + asked_for("sent"),
        asked_for("sent").removesuffix("\n"),
    ],
    ids=["CRLF", "BOM", "no last line end"],
)
def test_filing_keeps_every_byte(tmp_path: Path, text: str) -> None:
    root = vault(tmp_path)
    (root / "Follow-ups/Drafts").mkdir(parents=True)
    (root / MINE).write_bytes(text.encode())
    renew(root, TODAY)
    assert (root / SENT / "a word.md").read_bytes() == text.encode()


def test_two_clones_that_file_the_same_draft_agree(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        root = vault(tmp_path / name, asked_for("sent"))
        renew(root, TODAY)
        files.append({p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()})
    assert files[0] == files[1]


def test_undo_brings_a_filed_draft_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    root = vault(tmp_path / "vault", asked_for("sent"))
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    ran = run("regenerate", "--now", "--today", str(TODAY), at=root)
    assert "1 draft filed as sent" in ran.out
    assert not (root / MINE).exists()
    assert run("undo", at=root).code == 0
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before

"""With what is remembered, a vault reads as it does without: after any edits, in any state of the memory."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from tests.support import LONG_AGO, write_vault
from vaulttools.memory import fingerprint
from vaulttools.memory import notes as memory_notes
from vaulttools.memory.notes import NoteMemory
from vaulttools.model.problem import Problem
from vaulttools.model.vault import Vault
from vaulttools.reading import read_vault
from vaulttools.reading.files import Source, read_source

NOW = 4_000_000_000 * 1_000_000_000
"""Far ahead of every save, so that all count as settled; nanoseconds."""
ADA = "---\ntype: contact\norganization: '[[Northwind]]'\n---\n## Log\n- 2026-11-02 met: gave [[Guide]]\n"
VAULT = {
    "People/Ada.md": ADA,
    "People/Bo.md": ADA.replace("Guide", "Plan"),
    "People/Cy.md": "---\ntype: contact\nnext_step: tomorow\n---\n",
    "Library/Guide.md": "---\ntype: value\ntopics: [onboarding]\n---\nHow to.\n",
    "2026-11-20.md": "- [[Ada]] phone with: about the guide\n",
    "Playbooks/Slow.md": "---\ntype: playbook\n---\n| step |\n| --- |\n",
    "Follow-ups/Drafts/2026-11-20 Ada - value.md": "---\ntype: draft\ncontact: '[[Ada]]'\n---\nHi\n",
    "Notes/Thing.md": "# Thing\n\nwords\n",
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", VAULT)


def memory(vault: Path, program: str = "1", now: int = NOW) -> NoteMemory:
    return NoteMemory(str(vault.parent / "cache"), str(vault), program, lambda: now)


def same(one: Vault, two: Vault) -> bool:
    """Whether two vaults are one, but for the index of links, which is no value."""
    parts = [
        (
            v.contacts,
            v.values,
            v.drafts,
            v.hosts,
            v.copies,
            v.daily,
            v.problems,
            v.playbooks,
            v.notes,
        )
        for v in (one, two)
    ]
    return parts[0] == parts[1]


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of notes that are opened from now on."""
    opened: list[str] = []

    def read(root: Path, path: str, largest: int) -> Source | Problem:
        opened.append(path)
        return read_source(root, path, largest)

    monkeypatch.setattr("vaulttools.reading.vault.read_source", read)
    return opened


def test_what_did_not_change_is_not_opened(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = read_vault(vault, None, memory(vault))
    opened = count_reads(monkeypatch)
    assert same(read_vault(vault, None, memory(vault)), cold)
    assert opened == ["2026-11-20.md", "Playbooks/Slow.md"]


def test_what_changed_is_opened(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_vault(vault, None, memory(vault))
    (vault / "People/Bo.md").write_text(ADA)
    opened = count_reads(monkeypatch)
    assert same(read_vault(vault, None, memory(vault)), read_vault(vault))
    assert opened.count("People/Bo.md") == 2
    assert opened.count("People/Ada.md") == 1


def test_a_link_that_leads_elsewhere_now(vault: Path) -> None:
    before = read_vault(vault, None, memory(vault))
    (vault / "Archive").mkdir()
    (vault / "Library/Guide.md").rename(vault / "Archive/Guide.md")
    after = read_vault(vault, None, memory(vault))
    assert before.contacts[0].events[0].links == ("Library/Guide.md",)
    assert after.contacts[0].events[0].links == ("Archive/Guide.md",)


def test_a_name_that_two_notes_have_now(vault: Path) -> None:
    read_vault(vault, None, memory(vault))
    (vault / "Notes/Ada.md").write_text("another\n")
    assert next(c.link for c in read_vault(vault, None, memory(vault)).contacts) == "People/Ada"


def test_a_save_in_the_tick_of_the_look_is_read_again(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = (vault / "People/Ada.md").stat().st_ctime_ns + fingerprint.TICK - 1
    read_vault(vault, None, memory(vault, now=now))
    opened = count_reads(monkeypatch)
    read_vault(vault, None, memory(vault))
    assert "People/Ada.md" in opened


@pytest.mark.parametrize(
    ("program", "settings"), [("2", ""), ("1", "[contacts]\ntype = ''\ntag = 'person'\n")]
)
def test_another_program_or_other_settings_forget_all(
    program: str, settings: str, vault: Path
) -> None:
    read_vault(vault, None, memory(vault))
    (vault / "vaulttools.toml").write_text(settings)
    assert same(read_vault(vault, None, memory(vault, program)), read_vault(vault))


Act = Callable[[Path, Random], object]


def _some(root: Path, dice: Random) -> Path:
    return dice.choice(sorted(root.rglob("*.md")))


def edit(root: Path, dice: Random) -> None:
    """Mostly as many bytes as before, and often with the time set back."""
    note = _some(root, dice)
    text = note.read_text()
    at = dice.randrange(len(text)) if text else 0
    note.write_text(text[:at] + dice.choice("abc01- \n[]#") + text[at + dice.randrange(2) :])
    if dice.random() < 0.7:
        os.utime(note, (LONG_AGO, LONG_AGO))


def swap(root: Path, dice: Random) -> None:
    one, two = _some(root, dice), _some(root, dice)
    if one != two:
        aside = root / "aside"
        one.rename(aside)
        two.rename(one)
        aside.rename(two)


def replace(root: Path, dice: Random) -> None:
    """As an editor saves: the new text beside it, then in its place."""
    note = _some(root, dice)
    beside = note.with_suffix(".tmp")
    beside.write_text(dice.choice(sorted(VAULT.values())))
    os.utime(beside, (LONG_AGO, LONG_AGO))
    beside.rename(note)


def move(root: Path, dice: Random) -> None:
    note = _some(root, dice)
    target = root / dice.choice(("People", "Library", ".", "New")) / note.name
    target.parent.mkdir(exist_ok=True)
    if not target.exists():
        note.rename(target)


def add(root: Path, dice: Random) -> None:
    name = dice.choice(("Guide", "Plan", "Northwind", "Ada", "Di", "2026-11-21"))
    path = root / dice.choice(("People", "Notes", ".")) / f"{name}.md"
    path.write_text(dice.choice(sorted(VAULT.values())))


def remove(root: Path, dice: Random) -> None:
    if len(list(root.rglob("*.md"))) > 4:
        _some(root, dice).unlink()


def settings(root: Path, dice: Random) -> None:
    (root / "vaulttools.toml").write_text(dice.choice(("", "[contacts]\nfolder = 'People'\n")))


ACTS: tuple[Act, ...] = (edit, edit, edit, swap, replace, move, add, remove, settings)


def next_tick(folder: Path) -> None:
    """Wait until the clock of the file system has moved on.

    A save in the very tick of another one that was seen cannot show where all counts as settled.
    """
    probe = folder / ".tick"
    probe.touch()
    begun = probe.stat().st_ctime_ns
    while probe.stat().st_ctime_ns == begun:
        probe.touch()


def live(folder: Path, seed: int, rounds: int = 6) -> None:
    """Edits of all kinds between two looks: what is remembered never shows."""
    dice = Random(seed)  # noqa: S311 - nothing secret
    root = write_vault(folder, VAULT)
    for _ in range(rounds):
        for _ in range(dice.randrange(4)):
            dice.choice(ACTS)(root, dice)
        warm = read_vault(root, None, memory(root))
        assert same(warm, read_vault(root)), seed
        next_tick(root)


@pytest.mark.long
def test_warm_is_cold_after_any_edits(tmp_path: Path) -> None:
    for seed in range(150):
        live(tmp_path / f"{seed}" / "vault", seed)


def _folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def spoilers() -> Iterator[tuple[str, Callable[[Path], object]]]:
    yield "cut off", lambda file: file.write_bytes(file.read_bytes()[:5_000])
    yield "no database", lambda file: file.write_bytes(b"hello" * 3_000)
    yield "empty", lambda file: file.write_bytes(b"")
    yield "read-only", lambda file: file.chmod(0o400)
    yield "a folder", _folder_instead
    yield "other tables", lambda file: _run_sql(file, "DROP TABLE notes", "CREATE TABLE notes (x)")
    yield (
        "spoilt rows",
        lambda file: _run_sql(file, "UPDATE notes SET told = x'00112233445566778899'"),
    )
    yield "rows of others", lambda file: _run_sql(file, "UPDATE notes SET told = 'text', asked = 5")


def _run_sql(file: Path, *lines: str) -> None:
    base = sqlite3.connect(file)
    for line in lines:
        base.execute(line)
    base.commit()
    base.close()


@pytest.mark.parametrize(("spoil"), [s for _, s in spoilers()], ids=[n for n, _ in spoilers()])
def test_a_spoilt_memory_is_as_good_as_none(spoil: Callable[[Path], object], vault: Path) -> None:
    read_vault(vault, None, memory(vault))
    [file] = (vault.parent / "cache").iterdir()
    spoil(file)
    assert same(read_vault(vault, None, memory(vault)), read_vault(vault))


def test_a_memory_that_another_run_writes_is_done_without(vault: Path) -> None:
    read_vault(vault, None, memory(vault))
    [file] = (vault.parent / "cache").iterdir()
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    (vault / "People/Bo.md").write_text(ADA)
    assert same(read_vault(vault, None, memory(vault)), read_vault(vault))
    other.close()


def test_rows_of_a_run_in_between_are_not_mixed_with_ours(vault: Path) -> None:
    ours, other = memory(vault), vault / "Notes/Ada.md"
    read_vault(vault, None, ours)
    other.write_text("another\n")
    read_vault(vault, None, memory(vault))
    other.unlink()
    (vault / "People/Ada.md").write_text(f"{ADA}- 2026-11-03 note: more\n")
    read_vault(vault, None, ours)
    other.write_text("another\n")
    assert same(read_vault(vault, None, memory(vault)), read_vault(vault))


def test_a_process_that_looks_again_knows_its_rows(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = NoteMemory("", str(vault), "1", lambda: NOW)
    cold = read_vault(vault, None, ours)
    (vault / "People/Bo.md").write_text(ADA)
    opened = count_reads(monkeypatch)
    warm = read_vault(vault, None, ours)
    assert opened == ["2026-11-20.md", "People/Bo.md", "Playbooks/Slow.md"]
    assert warm.contacts[0] is cold.contacts[0]
    assert warm.values[0] is cold.values[0]
    assert not (vault.parent / "cache").exists()


def test_no_folder_for_it_is_no_trouble(vault: Path) -> None:
    (vault.parent / "cache").write_text("")
    assert same(read_vault(vault, None, memory(vault)), read_vault(vault))


def _look_often(vault: Path) -> bool:
    return all(same(read_vault(vault, None, memory(vault)), read_vault(vault)) for _ in range(15))


def test_two_runs_at_once_do_not_disturb_each_other(vault: Path) -> None:
    with get_context("spawn").Pool(2) as pool:
        assert pool.map(_look_often, [vault, vault]) == [True, True]


def test_the_database_is_for_its_owner_alone(vault: Path) -> None:
    read_vault(vault, None, memory(vault))
    assert (vault.parent / "cache").stat().st_mode & 0o777 == 0o700
    assert memory_notes.SCHEMA

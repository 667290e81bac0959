"""The vaults that are measured are what they say they are; nothing here looks at a clock."""

from itertools import islice
from pathlib import Path

import pytest

from tests.bench.page import BEGIN, END, PAGE, placed
from tests.bench.vaults import CHARACTERS, LONG_AGO, TODAY, notes, write
from vaulttools.model.funnel import Funnel
from vaulttools.seeing import see

EACH = pytest.mark.parametrize("character", CHARACTERS)
MIXED = pytest.mark.parametrize("character", [name for name in CHARACTERS if name != "foreign"])


def seen(root: Path, character: str, number: int) -> Funnel:
    return see(write(root / "vault", character, number), TODAY)


def share_of_contacts(character: str) -> float:
    texts = [text for _, text in notes(character, 1_000)]
    return sum("type: contact" in text[:200] for text in texts) / len(texts)


@EACH
def test_the_same_notes_are_made_every_time(character: str) -> None:
    assert list(notes(character, 200)) == list(notes(character, 200))
    assert list(notes(character, 200)) != list(notes(character, 200, seed=2))


def test_the_dice_fall_alike_on_every_machine() -> None:
    path, text = list(notes("tidy", 100))[5]
    assert path == "People/000/Ada Abbott.md"
    assert "\n- 2026-11-06 email to: About yet numbers show better." in text


@EACH
def test_no_note_is_made_twice(character: str) -> None:
    paths = [path for path, _ in notes(character, 1_500)]
    assert len({path.casefold() for path in paths}) == len(paths) == 1_500


@EACH
def test_a_note_has_about_two_kilobytes(character: str) -> None:
    sizes = [len(text.encode()) for _, text in notes(character, 1_000)]
    assert 1_800 < sum(sizes) / len(sizes) < 2_500


@MIXED
def test_three_notes_of_ten_are_no_contacts(character: str) -> None:
    assert 0.64 < share_of_contacts(character) < 0.72


def test_in_a_vault_of_another_purpose_one_note_of_ten_is_a_contact() -> None:
    assert 0.08 < share_of_contacts("foreign") < 0.12


@EACH
def test_every_note_is_read_and_few_people_are_due(character: str, tmp_path: Path) -> None:
    funnel = seen(tmp_path, character, 150)
    contacts = [text for _, text in notes(character, 150) if "type: contact" in text[:200]]
    assert funnel.vault.notes == 150
    assert len(funnel.standings) == len(contacts)
    assert sum(item.is_due for item in funnel.items) < 10


def test_a_tidy_vault_has_no_problem(tmp_path: Path) -> None:
    assert not seen(tmp_path, "tidy", 150).problems


def test_a_messy_vault_has_slips_in_few_notes(tmp_path: Path) -> None:
    funnel = seen(tmp_path, "messy", 300)
    assert 0 < len({problem.place.path for problem in funnel.problems}) < 10


def test_notes_look_as_if_they_had_been_saved_long_ago(tmp_path: Path) -> None:
    files = write(tmp_path / "vault", "deep", 20).rglob("*.*")
    assert {file.stat().st_mtime for file in islice(files, 20)} == {LONG_AGO}


def test_figures_go_between_the_markers_and_leave_the_prose_alone() -> None:
    page = f"Before.\n\n{BEGIN}\n\nold\n\n{END}\n\nAfter.\n"
    assert placed(page, "new") == f"Before.\n\n{BEGIN}\n\nnew\n\n{END}\n\nAfter.\n"


def test_the_page_has_a_place_for_figures() -> None:
    assert placed(PAGE.read_text(encoding="utf-8"), "new")


def test_a_page_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for the figures"):
        placed("Only prose.\n", "new")

"""Several people, one vault, on the whole sample: nothing changes for one, and nobody is lost among several."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import TODAY, copy_vault, day, renew
from vaulttools.coach.drafts import known_of
from vaulttools.funnel import build_funnel
from vaulttools.generators import generate_all
from vaulttools.model.texts import Block, DraftNote
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[1] / "sample-vault"
PEOPLE = sorted(
    path.relative_to(SAMPLE).as_posix()
    for path in SAMPLE.rglob("People/**/*.md")
    if "\ntype: contact\n" in path.read_text(encoding="utf-8")
)
ITEM = re.compile(r"^- (?:\[ \] )?(\[\[.+?\]\]) — .*", re.MULTILINE)


def give(root: Path, path: str, owner: str, key: str = "owner") -> None:
    """Write an owner into a contact's note."""
    note = root / path
    text = note.read_text(encoding="utf-8")
    note.write_text(
        text.replace("type: contact\n", f"type: contact\n{key}: {owner}\n", 1), encoding="utf-8"
    )


def generated(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "Follow-ups").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_with_one_owner_in_the_settings_the_generated_notes_are_the_same_bytes(
    tmp_path: Path,
) -> None:
    for owner in ("", 'owner = "Sam Reyes"\n'):
        root = copy_vault(SAMPLE, tmp_path / f"vault {owner[:5]}")
        file = root / "vaulttools.toml"
        file.write_text(owner + file.read_text(encoding="utf-8"), encoding="utf-8")
        renew(root, day(TODAY))
        assert generated(root) == generated(SAMPLE)


@pytest.mark.parametrize("people", [PEOPLE, PEOPLE[::2]], ids=["every", "every other"])
def test_one_owner_in_the_notes_is_to_the_generated_notes_like_any_key(
    people: list[str], tmp_path: Path
) -> None:
    assert len(PEOPLE) > 30
    for key in ("owner", "shoe_size"):
        root = copy_vault(SAMPLE, tmp_path / key)
        for path in people:
            give(root, path, "Sam Reyes", key)
        renew(root, day(TODAY))
    assert generated(tmp_path / "owner") == generated(tmp_path / "shoe_size")


@pytest.mark.long
@settings(max_examples=8)
@given(st.lists(st.sampled_from(["", "Sam Reyes", "Kim", "李娜"]), min_size=60, max_size=60))
def test_however_they_are_shared_out_everybody_is_in_one_list(
    tmp_path_factory: pytest.TempPathFactory, owners: list[str]
) -> None:
    root = copy_vault(SAMPLE, tmp_path_factory.mktemp("shared") / "vault")
    (root / "Dashboard.md").unlink()
    with (root / "vaulttools.toml").open("a", encoding="utf-8") as file:
        file.write("\ndue_by_owner = true\n")
    for path, owner in zip(PEOPLE, owners, strict=False):
        if owner:
            give(root, path, owner)
    done = renew(root, day(TODAY))
    assert done.refusals == ()
    lists = [path.read_text(encoding="utf-8") for path in root.glob("Follow-ups/Due*.md")]
    assert len(lists) == 1 + len({owner for owner in owners[: len(PEOPLE)] if owner})
    shown = [who for text in lists for who in ITEM.findall(text.partition("### Needs att")[0])]
    people = sorted(who for who in shown if "|Due - " not in who)
    whole = (SAMPLE / "Follow-ups/Due.md").read_text(encoding="utf-8")
    assert people == sorted(ITEM.findall(whole.partition("### Needs att")[0]))
    assert renew(root, day(TODAY)).changes == ()


def test_a_shared_vault_is_signed_by_each_and_the_coach_knows_their_names(tmp_path: Path) -> None:
    root = copy_vault(SAMPLE, tmp_path / "vault")
    give(root, PEOPLE[0], "Kim Osei")
    give(root, PEOPLE[1], "Alex")
    funnel = build_funnel(read_vault(root), day(TODAY))
    people = {contact.path: contact for contact in funnel.vault.contacts}
    draft = next(iter(funnel.vault.drafts.values()))
    assert known_of(draft, people[PEOPLE[0]], funnel).me == "Sam Reyes Kim Osei"
    assert known_of(draft, people[PEOPLE[2]], funnel).me == "Sam Reyes"


def test_no_text_depends_on_who_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_vault(SAMPLE, tmp_path / "vault")
    for n, path in enumerate(PEOPLE):
        give(root, path, ("Sam Reyes", "Kim")[n % 2])
    funnel = build_funnel(read_vault(root), day(TODAY))
    texts = list(generate_all(funnel))
    monkeypatch.setenv("VAULTTOOLS_ME", "Kim")
    assert list(generate_all(funnel)) == texts
    drafts = [text.text for text in texts if isinstance(text, DraftNote)]
    assert any("\nKim\n" in text for text in drafts)
    [due] = [text.body for text in texts if isinstance(text, Block) and text.name == "due"]
    assert " · owner Kim" in due

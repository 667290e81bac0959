"""The order is total, and nothing of how the notes were found shows in it."""

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support import TODAY, day, look
from vaulttools.funnel import build_funnel
from vaulttools.funnel.order import order
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[2] / "sample-vault"


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_contacts_come_out_in_the_same_order(seed: int) -> None:
    vault = read_vault(SAMPLE)
    contacts = list(vault.contacts)
    random.Random(seed).shuffle(contacts)  # noqa: S311 - an order, not a secret
    shuffled = build_funnel(replace(vault, contacts=tuple(contacts)), day(TODAY))
    assert shuffled.items == build_funnel(vault, day(TODAY)).items


def test_no_two_items_have_the_same_place() -> None:
    items = build_funnel(read_vault(SAMPLE), day(TODAY)).items
    assert len({order(item) for item in items}) == len(items)


def test_those_of_one_name_stand_in_the_order_of_their_paths() -> None:
    note = "---\ntype: contact\nmet: 2026-11-20\n---\n"
    found = look({f"{folder}/Kim.md": note for folder in ("C", "A", "B")})
    assert [item.contact.path for item in found.due] == ["A/Kim.md", "B/Kim.md", "C/Kim.md"]


def test_those_who_need_attention_stand_last() -> None:
    notes = {
        "People/A.md": "---\ntype: contact\ntier: A\n---\n",
        "People/B.md": "---\ntype: contact\ntier: C\nmet: 2026-11-20\n---\n",
    }
    assert [item.contact.name for item in look(notes).items] == ["B", "A"]

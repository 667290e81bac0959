"""What merging spells out again, because to load it takes longer than to merge, is what the rest goes by."""

from hypothesis import given
from hypothesis import strategies as st

from vaulttools import regions
from vaulttools.kanban.board import EMPTY_BOARD
from vaulttools.merging import body, front, log, tasks, texts
from vaulttools.merging.generated import is_board
from vaulttools.model.contact import SIGN
from vaulttools.model.state import STATE_KEYS
from vaulttools.seals import is_untouched_draft, sealed_draft
from vaulttools.typed import gist_of

LINE = st.text(st.sampled_from("`~ \t>a"), max_size=8)


def test_the_sign_of_our_entries() -> None:
    assert f"^{SIGN}" == log.SIGN


def test_the_state_keys() -> None:
    assert {*front.STATE} == {*STATE_KEYS}


def test_the_markers_of_regions() -> None:
    assert body.OPENS.encode() == regions.SIGN
    assert body.CLOSES.encode() == regions.CLOSING_SIGN


@given(st.sampled_from(["", "```", "~~~", "````"]), LINE)
def test_code_fences(fence: str, line: str) -> None:
    assert body.fence_after(fence, line) == regions.fence_after(fence, line)


def test_the_signs_of_fields() -> None:
    for sign in tasks.FIELDS:
        assert gist_of(f"- [ ] [[Maya]] — a word {sign} 2026-11-25") == "a word"


def test_the_sign_of_drafts_and_boards() -> None:
    draft = sealed_draft("a.md", "hello\n")
    assert is_untouched_draft("a.md", draft.encode())
    assert texts.DRAFT_SIGN in draft
    assert is_board(EMPTY_BOARD)

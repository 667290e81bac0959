"""What is to be written: our own text anew, every byte around it as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaulttools.model.draft import Draft
from vaulttools.model.problem import Place
from vaulttools.model.texts import Block, Change, DraftNote, Plan
from vaulttools.model.vault import Host, Vault
from vaulttools.seals import is_untouched_draft
from vaulttools.typed import Kept, Part, compose, new_note
from vaulttools.writing import plan_texts

CAREFUL = settings(deadline=None, derandomize=True, max_examples=300)
DUE = Block("due", "Follow-ups/Due.md", "Due", "- [ ] [[Maya Okafor]] — wrote last\n\nhelp")
REVIEW = Block("review", "Follow-ups/Weekly Review.md", "Weekly Review", "**Week**")
OPEN, CLOSE = "<!-- vaulttools:due -->", "<!-- /vaulttools:due -->"
DRAFT = DraftNote("Follow-ups/Drafts/2026-11-22 Maya - exit.md", "---\ntype: draft\n---\nHi\n")


def plan(
    hosts: dict[str, bytes],
    *texts: Block | DraftNote,
    drafts: dict[str, bytes] | None = None,
    existing: dict[str, bytes] | None = None,
) -> Plan:
    vault = Vault(
        hosts={path: Host(path, data) for path, data in hosts.items()},
        drafts={
            path: Draft(path, data, Place(path, 1), is_untouched=is_untouched_draft(path, data))
            for path, data in (drafts or {}).items()
        },
    )
    return plan_texts(vault, texts, {**hosts, **(drafts or {}), **(existing or {})})


def only(found: Plan) -> Change:
    (change,) = found.changes
    assert found.refusals == ()
    return change


def inner(block: Block, *typed: str, end: str = "\n") -> str:
    kept = [Kept(Part((line,), frozenset(), 0)) for line in typed]
    return "".join(f"{line}{end}" for line in compose(block.body, kept))


# New notes


def test_a_note_is_made_for_each_text_that_has_none() -> None:
    found = plan({}, REVIEW, DUE)
    assert found.changes == (
        Change(DUE.home, None, new_note("due", "Due", DUE.body).encode()),
        Change(REVIEW.home, None, new_note("review", "Weekly Review", REVIEW.body).encode()),
    )


def test_what_was_made_needs_no_change() -> None:
    made = {change.path: change.after or b"" for change in plan({}, DUE, REVIEW).changes}
    assert plan(made, DUE, REVIEW) == Plan()


# Notes that are there


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "{end}", "{end}{end}  {end}last line without an end"])
def test_all_around_the_region_stays(end: str, bom: str, last: str) -> None:
    before = f"{bom}# My day{end}{end}  text with blanks  {end}{OPEN}{end}"
    after = f"{CLOSE}{last.format(end=end)}"
    change = only(plan({DUE.home: f"{before}old{end}<!-- ours  -->{end}{after}".encode()}, DUE))
    assert change.after == f"{before}{inner(DUE, 'old', end=end)}{after}".encode()
    assert plan({DUE.home: change.after}, DUE) == Plan()


def test_markers_on_the_first_line_after_a_byte_order_mark_are_found() -> None:
    change = only(plan({DUE.home: f"\ufeff{OPEN}\n{CLOSE}".encode()}, DUE))
    assert change.after == f"\ufeff{OPEN}\n{inner(DUE)}{CLOSE}".encode()


def test_a_block_may_stand_in_any_note_beside_its_own() -> None:
    dashboard = f"# Dashboard\n{OPEN}\n{CLOSE}\nmine\n".encode()
    found = plan({"Dashboard.md": dashboard}, DUE)
    assert [change.path for change in found.changes] == ["Dashboard.md", DUE.home]
    assert found.changes[0].before == dashboard
    assert found.changes[0].after == f"# Dashboard\n{OPEN}\n{inner(DUE)}{CLOSE}\nmine\n".encode()


def test_several_regions_in_one_note_are_each_renewed() -> None:
    review = "<!-- vaulttools:review -->\n{}<!-- /vaulttools:review -->\n"
    text = f"a\n{review}b\n{OPEN}\n{{}}{CLOSE}\nc\n"
    found = plan({"Home.md": text.format("", "").encode()}, DUE, REVIEW)
    assert found.changes[-1].path == "Home.md"
    assert found.changes[-1].after == text.format(inner(REVIEW), inner(DUE)).encode()


def test_a_region_of_another_name_stays() -> None:
    other = "<!-- vaulttools:board -->\nwhatever\n<!-- /vaulttools:board -->\n"
    change = only(plan({DUE.home: f"{other}{OPEN}\n{CLOSE}\n".encode()}, DUE))
    assert change.after == f"{other}{OPEN}\n{inner(DUE)}{CLOSE}\n".encode()


def test_a_region_whose_text_is_not_made_today_stays() -> None:
    assert plan({"Home.md": f"{OPEN}\nold\n{CLOSE}\n".encode()}) == Plan()


OWN = st.text(st.sampled_from("ab \t\r\n\x0b\x0c\x85\u2028é`~#-<!>é"), max_size=40)


@pytest.mark.long
@CAREFUL
@given(OWN, OWN, st.sampled_from(["\n", "\r\n", "\r"]), st.lists(st.sampled_from("abc")))
def test_no_byte_outside_the_markers_changes(
    above: str, below: str, end: str, typed: list[str]
) -> None:
    """Above and below are anything; the owner's lines stand between the markers too."""
    middle = "".join(f"{line}{end}" for line in (*compose("old\n\nbody", []), *typed))
    start, stop = f"{above}{end}{OPEN}{end}", f"{CLOSE}{end}{below}"
    found = plan({"Home.md": f"{start}{middle}{stop}".encode()}, DUE)
    changes = {change.path: change.after for change in found.changes}
    if found.refusals:  # a fence above that is never closed, or below
        assert "Home.md" not in changes
        return
    if "Home.md" in changes:
        after = changes["Home.md"] or b""
        assert after.startswith(start.encode())
        assert after.endswith(stop.encode())
        new = after[len(start.encode()) : -len(stop.encode())].decode()
        assert [line for line in new.splitlines() if line in {"a", "b", "c"}] == typed
        again = plan({"Home.md": after}, DUE)
        assert [change.path for change in again.changes] == [DUE.home]


@CAREFUL
@given(st.binary(max_size=80))
def test_no_bytes_at_all_make_it_fail(data: bytes) -> None:
    for note in (data, f"{OPEN}\n".encode() + data, f"{OPEN}\n{CLOSE}\n".encode() + data):
        found = plan({DUE.home: note}, DUE)
        assert len(found.changes) + len(found.refusals) == 1


# Refusals


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"# Due\n", 0, "no markers"),
        (b"", 0, "no markers"),
        (f"```\n{OPEN}\n{CLOSE}\n```\n".encode(), 0, "no markers"),
        (f"a\n{OPEN}\ntext\n".encode(), 2, "never closed"),
        (f"a\n{CLOSE}\n".encode(), 2, "not open"),
        (f"{OPEN}\n{CLOSE}\n{OPEN}\n{CLOSE}\n".encode(), 1, "twice"),
        (f"{OPEN}\n{OPEN}\n{CLOSE}\n".encode(), 2, "inside the region"),
        (f"a\n{OPEN} x\n{CLOSE}\n".encode(), 3, "not open"),
        (f"a\n\n{OPEN}\ntext\n{CLOSE}\n".encode(), 3, "<!-- ours … -->"),
        (f"a\xff\n{OPEN}\n{CLOSE}\n".encode("latin-1"), 0, "not UTF-8"),
        (f"{OPEN}\n{CLOSE}\n".encode("utf-16"), 0, "not UTF-8"),
    ],
)
def test_a_note_that_cannot_be_trusted_is_left_alone_and_the_others_go_on(
    data: bytes, line: int, what: str
) -> None:
    found = plan({DUE.home: data}, DUE, REVIEW)
    assert [change.path for change in found.changes] == [REVIEW.home]
    (refusal,) = found.refusals
    assert (refusal.path, refusal.line) == (DUE.home, line)
    assert what in refusal.what
    assert refusal.hint.endswith(".")


def test_a_note_with_nul_bytes_is_never_written_to() -> None:
    found = plan({"Home.md": f"a\0b\n{OPEN}\n{CLOSE}\n".encode()}, DUE)
    assert [change.path for change in found.changes] == [DUE.home]
    assert [refusal.path for refusal in found.refusals] == ["Home.md"]


def test_refusals_come_in_order_of_path() -> None:
    broken = {f"{name}.md": f"{OPEN}\n".encode() for name in "cab"}
    assert [refusal.path for refusal in plan(broken, DUE).refusals] == ["a.md", "b.md", "c.md"]


# Drafts


def made(text: str = DRAFT.text) -> bytes:
    """The bytes of a draft as it was made."""
    return only(plan({}, DraftNote(DRAFT.path, text))).after or b""


def test_a_draft_is_made_once() -> None:
    change = only(plan({}, DRAFT))
    assert (change.path, change.before) == (DRAFT.path, None)
    assert (change.after or b"").startswith(f"{DRAFT.text}\n<!-- vaulttools-draft ".encode())
    assert plan({}, DRAFT, drafts={DRAFT.path: made()}) == Plan()


def test_an_untouched_draft_is_replaced_by_a_newer_one() -> None:
    old = made("---\ntype: draft\n---\nHello\n")
    change = only(plan({}, DRAFT, drafts={DRAFT.path: old}))
    assert change == Change(DRAFT.path, old, made(), is_generated=True)


def test_an_untouched_draft_that_nobody_wants_is_removed() -> None:
    old = made("---\ntype: draft\n---\nHello\n")
    change = only(plan({}, drafts={DRAFT.path: old}))
    assert change == Change(DRAFT.path, old, None, is_generated=True)


def test_line_ends_alone_are_no_edit() -> None:
    windows = made().replace(b"\n", b"\r\n")
    assert plan({}, DRAFT, drafts={DRAFT.path: windows}) == Plan()


@CAREFUL
@given(
    st.integers(0, 10_000),
    st.sampled_from(["insert", "delete", "change"]),
    st.binary(min_size=1, max_size=1),
)
def test_a_draft_with_any_byte_changed_is_never_touched(number: int, act: str, byte: bytes) -> None:
    whole = made("---\ntype: draft\n---\nHello Zoë,\r\n\nit was good to meet you.\n")
    at = number % len(whole)
    rest = {"insert": whole[at:], "delete": whole[at + 1 :], "change": whole[at + 1 :]}[act]
    edited = whole[:at] + (b"" if act == "delete" else byte) + rest
    if edited.replace(b"\r\n", b"\n") == whole.replace(b"\r\n", b"\n"):
        return
    assert plan({}, DRAFT, drafts={DRAFT.path: edited}) == Plan()
    assert plan({}, drafts={DRAFT.path: edited}) == Plan()


@pytest.mark.parametrize(
    "edit",
    ["{}\n", "{}more", "\n{}", "\ufeff{}"],
    ids=["a line", "words", "above", "a byte order mark"],
)
def test_a_draft_with_something_added_is_never_touched(edit: str) -> None:
    edited = edit.format(made().decode()).encode()
    assert plan({}, drafts={DRAFT.path: edited}) == Plan()


@pytest.mark.parametrize(
    "path", ["Letters/Maya.md", "Follow-ups/Drafts/Maya.md", "Archive/2026-11-22 Maya - exit.md"]
)
def test_a_draft_that_its_owner_moved_or_renamed_is_never_touched(path: str) -> None:
    assert plan({}, drafts={path: made()}) == Plan()


@pytest.mark.parametrize("data", [b"", b"mine", b"\xff\xfe", b"---\ntype: draft\n---\nmine\n"])
def test_a_foreign_file_in_a_drafts_place_is_never_touched(data: bytes) -> None:
    assert plan({}, DRAFT, existing={DRAFT.path: data}) == Plan()
    assert plan({}, DRAFT, drafts={DRAFT.path: data}) == Plan()


def test_changes_come_in_order_of_path() -> None:
    found = plan({"Home.md": f"{OPEN}\n{CLOSE}\n".encode()}, DRAFT, REVIEW, DUE)
    paths = [change.path for change in found.changes]
    assert paths == sorted(paths)
    assert len(paths) == 4

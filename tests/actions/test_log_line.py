"""A line more in a log: it is there and read, and without it the note is as it was."""

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import without_state
from vaulttools.actions.log_line import add_lines
from vaulttools.model.contact import Contact
from vaulttools.model.links import LinkIndex
from vaulttools.model.texts import Change, Refusal
from vaulttools.model.utterance import Edits
from vaulttools.pipeline import change_contact
from vaulttools.reading import read_vault
from vaulttools.reading.files import decode
from vaulttools.reading.logbook import find_logbook
from vaulttools.reading.notes import open_note
from vaulttools.seeing import see
from vaulttools.writing import carry_out

CAREFUL = settings(deadline=None, derandomize=True, max_examples=400)
PATH = "Maya Okafor.md"
TODAY = date(2026, 11, 23)
ENTRY = "2026-11-23 email to: the one-pager, and [[Acme]] — `x` *y* | z"
FRONT = "---\ntype: contact\nmet: 2026-11-01\n---\n"


def add(text: str, *, newest_first: bool = False) -> str:
    note = open_note(decode(PATH, text.encode()), LinkIndex([PATH]))
    return add_lines(text, find_logbook(note, newest_first=newest_first), [ENTRY])


def log(root: Path) -> Change | Refusal:
    """What `vaulttools log` does to the one note of a vault, or why it does not."""
    funnel = see(root, TODAY)
    asked = Edits(entries=(ENTRY,))
    done = change_contact(root, funnel, PATH, asked, lambda changes: carry_out(root, changes))
    found: list[Change | Refusal] = [*done.changes, *done.refusals]
    assert len(found) == 1
    return found[0]


def log_on_disk(
    data: bytes, *, state_keys: bool = False
) -> tuple[Contact, Change | Refusal, Contact]:
    """The contact before, what `vaulttools log` did, and the contact after it was done."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        settings = f"state_keys = {str(state_keys).lower()}\n"
        (root / "vaulttools.toml").write_text(settings, encoding="utf-8")
        (root / PATH).write_bytes(data)
        (before,) = read_vault(root).contacts
        found = log(root)
        expected = found.after if isinstance(found, Change) else data
        assert (root / PATH).read_bytes() == expected
        return before, found, read_vault(root).contacts[0]


def added(before: str, after: str) -> str:
    """What stands in `after` and not in `before`; all the rest must be the same."""
    more = len(after) - len(before)
    for at in range(len(before) + 1):
        if after[:at] + after[at + more :] == before:
            return after[at : at + more]
    pytest.fail("the note without the new line is not the note as it was")


def check_added(before: str, after: str) -> None:
    lines = added(before, after).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = [line.strip() for line in lines if line.strip(" \t>-*+")]
    assert [line.lstrip("-*+> \t") for line in said if line != "## Log"] == [ENTRY]
    assert said.count("## Log") <= 1


def said(contact: Contact) -> Counter[str]:
    return Counter(
        f"{e.day} {e.clock} {e.what} {e.channel} {e.text} {e.until}" for e in contact.events
    )


# Where the line goes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Log\n- 2026-11-02 met: a\n- 2026-11-03 email to: b\n", "## Log\n- 2026-11-02 met: a\n- 2026-11-03 email to: b\n- {}\n"),
        ("## Log\n* 2026-11-02 met: a\n\ntext\n", "## Log\n* 2026-11-02 met: a\n* {}\n\ntext\n"),
        ("## Log\n- 2026-11-02 met: a\n    - nested\n      text\n", "## Log\n- 2026-11-02 met: a\n    - nested\n      text\n- {}\n"),
        ("## Log\n- 2026-11-02 met: a", "## Log\n- 2026-11-02 met: a\n- {}"),
        ("## Log\n1. 2026-11-02 met: a\n", "## Log\n1. 2026-11-02 met: a\n- {}\n"),
        ("## Log\n- [x] 2026-11-02 met: a\n", "## Log\n- [x] 2026-11-02 met: a\n- {}\n"),
        ("## Log\n- 2026\n    - 2026-11-02 met: a\n", "## Log\n- 2026\n    - 2026-11-02 met: a\n    - {}\n"),
        ("> - 2026-11-02 met: a\n", "> - 2026-11-02 met: a\n> - {}\n"),
        ("- 2026-11-02 met: a\n\n- tea\n", "- 2026-11-02 met: a\n- {}\n\n- tea\n"),
        ("## Log\n", "## Log\n- {}\n"),
        ("## Log", "## Log\n- {}"),
        ("## Log\n\n## Promises\n", "## Log\n- {}\n\n## Promises\n"),
        ("## Log\n## Promises\n", "## Log\n- {}\n## Promises\n"),
        ("## Log\nsome prose\n\n## Promises\n", "## Log\nsome prose\n\n- {}\n\n## Promises\n"),
        ("Log\n---\n", "Log\n---\n\n- {}\n"),
        ("Prose.\n", "Prose.\n\n## Log\n- {}\n"),
        ("Prose.", "Prose.\n\n## Log\n- {}"),
        ("Prose.\n\n\n", "Prose.\n\n## Log\n- {}\n\n\n"),
        ("", "\n## Log\n- {}\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_is_added_where_the_owner_keeps_the_log(before: str, after: str, end: str) -> None:
    note = (FRONT + before).replace("\n", end)
    assert add(note) == (FRONT + after.format(ENTRY)).replace("\n", end)
    assert isinstance(log_on_disk(note.encode())[1], Change)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Log\n- 2026-11-03 email to: b\n- 2026-11-02 met: a\n", "## Log\n- {}\n- 2026-11-03 email to: b\n- 2026-11-02 met: a\n"),
        ("## Log\n\nprose\n+ 2026-11-03 email to: b\n+ 2026-11-02 met: a", "## Log\n\nprose\n+ {}\n+ 2026-11-03 email to: b\n+ 2026-11-02 met: a"),
        ("- 2026\n  - 2026-11-03 email to: b\n  - 2026-11-02 met: a\n", "- 2026\n  - {}\n  - 2026-11-03 email to: b\n  - 2026-11-02 met: a\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_log_with_the_newest_on_top_gets_it_on_top(before: str, after: str, end: str) -> None:
    note = (FRONT + before).replace("\n", end)
    assert add(note, newest_first=True) == (FRONT + after.format(ENTRY)).replace("\n", end)
    decided = log_on_disk(note.encode())[1]
    assert isinstance(decided, Change)
    assert decided.after == (FRONT + after.format(ENTRY)).replace("\n", end).encode()


def test_a_byte_order_mark_stays() -> None:
    note = f"\ufeff{FRONT}## Log\n- 2026-11-02 met: a\n"
    _, decided, after = log_on_disk(note.encode())
    assert isinstance(decided, Change)
    assert decided.after == f"{note}- {ENTRY}\n".encode()
    assert len(after.events) == 3


# Any note

BLOCKS = st.sampled_from(
    [
        "## Log\n", "# Log\n", "### History\n", "Log\n---\n", "**Log**\n\n", "## Promises\n", "## Questions\n", "\n", "\n\n",
        "- 2026-11-02 met: a\n", "- 2026-11-03 email to: b\n", "- 2026-11-04 10:30 phone from: c ^id\n",
        "* 2026-11-05 note: d\n", "+ 2026-11-06 news: e\n", "1. 2026-11-07 email from: f\n", "-   2026-11-08 pause: g\n",
        "  - 2026-11-09 email to: h\n", "    - nested\n", "\t- tabbed\n", "  continued\n", "lazy\n", "- tea\n", "- emial to b\n",
        "- 2026-13-45 email to: x\n", "- [x] 2026-11-10 email to: i\n", "- [ ] send the list 📅 2026-12-01\n", "-\n", "- \n",
        "> - 2026-11-11 email to: j\n", "> quote\n", "```\n- 2026-11-12 email to: code\n```\n", "```\n", "~~~\n", "    code\n",
        "| a | b |\n| --- | --- |\n| c | d |\n", "***\n", "---\n", "<!-- a comment -->\n", "<!--\n", "-->\n", "<div>\n", "</div>\n",
        "<!-- vaulttools:due -->\n- 2026-11-13 email to: k\n<!-- ours  -->\n<!-- /vaulttools:due -->\n", "<!-- vaulttools:due -->\n",
        "text\n", "text\u2028more\x0cand\x85more\n", "[a]: b\n", "[^1]: note\n", "%% hidden %%\n", "# Title\n", "===\n", "\\\n",
    ]
)  # fmt: skip
NOTES = st.builds(
    lambda blocks, end, cut, bom: (
        bom + (FRONT + "".join(blocks)).replace("\n", end)[: -len(end) if cut else None]
    ),
    st.lists(BLOCKS, max_size=9),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from(["", "", "\ufeff"]),
)


@pytest.mark.long
@CAREFUL
@given(NOTES, st.booleans())
def test_without_the_new_line_every_note_is_as_it_was(text: str, newest_first: bool) -> None:
    check_added(text, add(text, newest_first=newest_first))


@pytest.mark.long
@CAREFUL
@given(NOTES)
def test_the_log_reads_as_before_and_has_that_entry_or_nothing_is_done(text: str) -> None:
    before, decided, after = log_on_disk(text.encode())
    if isinstance(decided, Refusal):
        assert said(after) == said(before)
        assert ENTRY in decided.hint
        return
    check_added(text, (decided.after or b"").decode())
    more = said(after)
    more.subtract(said(before))
    (entry,) = +more
    assert not -more
    assert entry.startswith("2026-11-23 None to email the one-pager")
    assert [p.text for p in after.promises] == [p.text for p in before.promises]
    questions = [q.text for q in before.questions]
    assert [q.text for q in after.questions if q.text != ENTRY] == questions
    assert len(after.unclear) == len(before.unclear)
    assert after.newest_first == before.newest_first or len(before.events) < 4


@pytest.mark.long
@settings(CAREFUL, max_examples=150)
@given(NOTES)
def test_the_state_keys_come_with_it_and_nothing_more(text: str) -> None:
    _, plain, _ = log_on_disk(text.encode())
    _, found, after = log_on_disk(text.encode(), state_keys=True)
    if isinstance(plain, Refusal):
        assert found == plain
        return
    assert isinstance(found, Change)
    assert without_state(found.after or b"") == plain.after
    assert {"stage", "unanswered"} <= {one.key for one in after.noted}


@pytest.mark.parametrize(
    "data",
    [
        f"{FRONT}## Log\n- 2026-11-02 met: \xff\n".encode("latin-1"),
        f"{FRONT}## Log\n- 2026-11-02 met: \0\n".encode(),
        f"{FRONT}## Log\n- 2026-11-02 met: a\n".encode("utf-16"),
        f"{FRONT}## Log\n```\nnever closed\n".encode(),
        f"{FRONT}## Log\n<<<<<<< ours\n- 2026-11-02 met: a\n=======\n>>>>>>> theirs\n".encode(),
        b"---\ntype: contact\n<<<<<<< ours\ntier: A\n=======\ntier: B\n>>>>>>> theirs\n---\n## Log\n",
    ],
    ids=["not UTF-8", "NUL", "UTF-16", "open fence", "conflict in the log", "conflict above it"],
)
def test_a_note_that_cannot_be_trusted_is_not_written_to(data: bytes) -> None:
    _, decided, _ = log_on_disk(data)
    assert isinstance(decided, Refusal)
    assert decided.hint


def test_a_note_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / PATH).write_text(FRONT, encoding="utf-8")
    funnel = see(tmp_path, TODAY)
    (tmp_path / PATH).unlink()
    asked = Edits(entries=(ENTRY,))
    done = change_contact(
        tmp_path, funnel, PATH, asked, lambda changes: carry_out(tmp_path, changes)
    )
    assert [refusal.path for refusal in done.refusals] == [PATH]
    assert not (tmp_path / PATH).exists()

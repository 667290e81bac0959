"""A line that was edited, moved, copied or renamed still finds its contact by the link."""

import pytest

from tests.support import MAYA as NOTE
from tests.talk.support import DUE, Desk

MAYA = "Maya Okafor"
TOUCH = "2026-11-23 email to: something on a topic of theirs"
GIST = "touch 2 of 4 · something on a topic of theirs · email · nothing to bring yet: note a topic, a question of theirs, or a value item"


def moved(desk: Desk, to: str) -> None:
    line = desk.line(MAYA)
    desk.edit(f"{line}\n", "")
    desk.edit(to, f"{to}{line}\n")


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        (GIST, f"{GIST} · left a message", "2026-11-23 email to: left a message"),
        (GIST, f"{GIST} left a message", "2026-11-23 email to: left a message"),
        (GIST, f"{GIST}, left a message", "2026-11-23 email to: left a message"),
        ("touch 2 of 4", "touch 2 of 4 (a bit late)", "2026-11-23 email to: (a bit late)"),
        (GIST, f"{GIST} (via her assistant)", "2026-11-23 email to: (via her assistant)"),
        (GIST, "called, she was in a rush", "2026-11-23 email to: called, she was in a rush"),
        ("📅 2026-11-23", "📅 2026-11-23 left a message", "2026-11-23 email to: left a message"),
        ("📅 2026-11-23", "📅 2026-12-01", TOUCH),
        ("📅 2026-11-23", "📅 2026-11-31", TOUCH),
        (" 📅 2026-11-23", "", TOUCH),
        ("[[Maya Okafor]]", "[[Maya Okafor|Maya]]", TOUCH),
        ("[[Maya Okafor]]", "[[People/Maya Okafor|Maya]]", TOUCH),
        ("[[Maya Okafor]]", "[[maya okafor]]", TOUCH),
        ("[[Maya Okafor]]", "[Maya](People/Maya%20Okafor.md)", TOUCH),
        ("- [x]", "* [x]", TOUCH),
    ],
)
def test_a_ticked_line_that_was_edited(desk: Desk, old: str, new: str, entry: str) -> None:
    desk.tick(MAYA)
    line = desk.line(MAYA)
    desk.edit(line, line.replace(old, new))
    desk.run()
    assert (desk.log(), desk.left()) == ([entry], [])


def test_an_open_line_that_was_edited_is_kept_as_it_is(desk: Desk) -> None:
    desk.edit(GIST, "ask about the pilot")
    line = desk.line(MAYA)
    desk.run()
    assert desk.log() == []
    assert desk.left() == [
        line,
        "    - *the box is open: tick it when this is done; for what they said, begin with “said”*",
    ]
    desk.run("2026-11-24")
    assert desk.left()[0] == line


def test_a_line_that_was_edited_and_put_off(desk: Desk) -> None:
    line = desk.line(MAYA)
    new = line.replace("📅 2026-11-23", "📅 2026-12-01").replace(GIST, f"{GIST}, after her leave")
    desk.edit(line, new)
    desk.run()
    assert desk.log() == ["2026-11-23 snooze: until 2026-12-01; after her leave"]


@pytest.mark.parametrize("mark", ["x", " "])
def test_a_line_dragged_under_another_is_asked_about(desk: Desk, mark: str) -> None:
    line = desk.line(MAYA)
    desk.edit(f"{line}\n", "")
    nested = f"    {line.replace('[ ]', '[x]')}"
    desk.tick("Jon Alder", nested, mark=mark)
    desk.run()
    assert desk.log() == desk.log("Jon Alder") == []
    assert desk.left()[1:] == [
        nested,
        "    - *another due line stands under this one; move it to the left*",
    ]


def test_an_edited_line_is_not_lost_when_the_new_one_is_ticked(desk: Desk) -> None:
    desk.edit(GIST, f"{GIST}, ask about the pilot")
    desk.run()
    desk.tick(MAYA)
    desk.run()
    assert len(desk.log()) == 1
    assert "ask about the pilot" in "\n".join([*desk.log(), *desk.left()])


@pytest.mark.parametrize("to", ["### Decide\n\n", "# Due\n\n", "<!-- /vaulttools:due -->\n"])
def test_a_ticked_line_that_was_moved(desk: Desk, to: str) -> None:
    desk.tick(MAYA)
    moved(desk, to)
    desk.run()
    assert (desk.log(), desk.left()) == ([TOUCH], [])
    desk.run("2026-11-30")
    assert len(desk.log()) == 1


def test_an_open_line_that_was_moved_stands_in_its_place_again(desk: Desk) -> None:
    before = desk.text()
    moved(desk, "### Decide\n\n")
    desk.run()
    assert desk.text() == before


def test_a_line_that_was_moved_out_and_only_says_how(desk: Desk) -> None:
    line = desk.line(MAYA)
    desk.edit(f"{line}\n", "")
    desk.put(DUE, f"{desk.text()}\n{line}\n    via phone\n")
    desk.run()
    assert desk.log() == []
    assert (
        "- Follow-ups/Due.md: VT074 nothing was done: the box is open: tick it when this is done; "
        "for what they said, begin with “said”. Mend the line, or delete it."
    ) in desk.text()
    assert desk.text().endswith(f"\n{line}\n    via phone\n")
    assert desk.run().changes == ()


def test_a_line_in_another_note(desk: Desk) -> None:
    line = desk.line(MAYA)
    desk.edit(f"{line}\n", "")
    desk.put("Projects/Northwind.md", f"{line.replace('[ ]', '[x]')}\n")
    desk.run()
    assert desk.log() == [TOUCH]


def test_a_later_date_puts_it_off(desk: Desk) -> None:
    line = desk.line(MAYA)
    desk.edit(line, line.replace("📅 2026-11-23", "📅 2026-12-01"))
    desk.run()
    assert desk.log() == ["2026-11-23 snooze: until 2026-12-01"]
    assert (desk.next(), desk.left()) == ("2026-12-01 touch", [])


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("📅 2026-11-20", "2026-11-20 does not lie ahead; give a later day"),
        ("📅 2026-11-31", "“2026-11-31” is no date"),
        ("📅 soon", "“soon” is no date"),
    ],
)
def test_a_date_that_cannot_be_meant(desk: Desk, new: str, why: str) -> None:
    line = desk.line(MAYA)
    desk.edit(line, line.replace("📅 2026-11-23", new))
    desk.run()
    assert desk.log() == []
    assert desk.left()[1:] == [f"    - *{why}*"]


def test_m25_a_promise_keeps_its_date(desk: Desk) -> None:
    desk.tick("Sam Reid")
    desk.run()
    line = desk.line("Sam Reid")
    desk.edit(line, line.replace("📅 2026-11-23", "📅 2026-12-01"))
    desk.run()
    assert desk.left()[1:] == [
        "    - *a promise keeps its date; change it where it stands, People/Sam Reid.md*"
    ]


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("[[Maya Okafr]]", "nobody here is called “Maya Okafr”"),
        ("[[Maya]]", "nobody here is called “Maya”"),
        ("Maya Okafor", "it names no contact"),
    ],
)
def test_a_ticked_line_with_a_link_to_nobody(desk: Desk, link: str, why: str) -> None:
    desk.tick(MAYA)
    desk.edit("[x] [[Maya Okafor]]", f"[x] {link}")
    typed = next(line for line in desk.text().splitlines() if line.startswith("- [x]"))
    desk.run()
    assert desk.log() == []
    assert desk.left() == [typed, f"    - *{why}*"]


def test_an_open_line_with_a_link_to_nobody_is_mended(desk: Desk) -> None:
    before = desk.text()
    desk.edit("[[Maya Okafor]]", "[[Maya Okafr]]")
    desk.run()
    assert desk.text() == before


def test_an_alias_is_a_name_too(desk: Desk) -> None:
    desk.edit("type: contact", "type: contact\naliases: [Maya]", NOTE)
    desk.tick(MAYA)
    desk.edit("[[Maya Okafor]]", "[[Maya]]")
    desk.run()
    assert desk.log() == [TOUCH]


def renamed(desk: Desk, *, follows: bool) -> None:
    (desk.root / NOTE).rename(desk.root / "People/Maya Bell.md")
    if follows:
        desk.put(DUE, desk.text().replace("Maya Okafor", "Maya Bell"))


def test_an_open_line_goes_with_its_renamed_note(desk: Desk) -> None:
    desk.type_under("Jon Alder", "    a word to keep")
    desk.run()
    renamed(desk, follows=True)
    desk.run()
    assert desk.text().count("[[Maya Bell]]") == 1
    assert "a word to keep" in desk.left()[1]


def test_the_note_was_renamed_and_its_links_with_it(desk: Desk) -> None:
    desk.tick(MAYA, "    via phone")
    renamed(desk, follows=True)
    desk.run()
    assert desk.log("Maya Bell") == ["2026-11-23 phone to: something on a topic of theirs"]
    assert (desk.next("Maya Bell"), desk.left()) == ("2026-11-30 touch", [])


def test_the_note_was_renamed_and_the_link_was_not(desk: Desk) -> None:
    desk.tick(MAYA, "    via phone")
    renamed(desk, follows=False)
    desk.run()
    assert desk.log("Maya Bell") == []
    assert desk.left()[1:] == ["    via phone", "    - *nobody here is called “Maya Okafor”*"]
    desk.edit("[x] [[Maya Okafor]]", "[x] [[Maya Bell]]")
    desk.run()
    assert desk.log("Maya Bell") == ["2026-11-23 phone to: something on a topic of theirs"]


@pytest.mark.parametrize(
    ("mark", "typed"), [("x", "via phone"), (" ", "said hello"), (" ", "pause")]
)
def test_a_renamed_note_knows_what_was_done(desk: Desk, mark: str, typed: str) -> None:
    desk.tick(MAYA, f"    {typed}", mark=mark)
    old = desk.text()
    desk.run()
    desk.put(DUE, old)
    renamed(desk, follows=True)
    desk.run()
    assert (len(desk.log("Maya Bell")), desk.left()) == (1, [])


def test_the_owners_own_lines_are_let_be(desk: Desk) -> None:
    own = ["- [x] buy milk", "- [ ] ring the bank", "- [[Maya Okafor]] likes tea", "A thought."]
    desk.edit("### Today\n", "\n".join(["### Today", "", *own, ""]))
    desk.run()
    assert desk.log() == []
    assert desk.left() == own


def test_a_line_of_ones_own_goes_with_what_is_said_under_it(desk: Desk) -> None:
    desk.edit("### Today\n", "### Today\n\n- [ ] [[Maya Okafor]] the pilot\n    - said yes\n")
    desk.run()
    assert desk.log() == ["2026-11-23 email from: yes; the pilot"]
    assert desk.left() == []


def test_a_line_of_ones_own_about_somebody_counts_when_it_is_ticked(desk: Desk) -> None:
    desk.edit("### Today\n", "### Today\n\n- [x] [[Maya Okafor]] sent her the deck\n")
    desk.run()
    assert desk.log() == ["2026-11-23 email to: sent her the deck"]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_a_line_that_is_only_shown_says_nothing(desk: Desk, fence: str) -> None:
    line = desk.line(MAYA).replace("[ ]", "[x]")
    desk.put("How I work.md", f"So:\n\n{fence}\n{line}\n{fence}\n")
    desk.run()
    assert desk.log() == []

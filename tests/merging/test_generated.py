"""What the program makes, changed on both sides: whoever ticked, typed or moved something is heard, once."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.merging.clones import Clone, new_clone
from tests.merging.support import merged
from tests.support import MAYA
from tests.talk.support import DUE, INES, Desk, sit_down
from vaulttools.cli.driver import git_merge
from vaulttools.merging.texts import merge_texts
from vaulttools.typed import typed_parts

BOARD, BASE_FILE = "Follow-ups/Board.md", "Follow-ups/Funnel.base"
DASHBOARD = "Dashboard.md"


@dataclass(frozen=True, slots=True)
class Two:
    """Two people at one vault, each with a desk, and what git makes of it in the end."""

    clone: Clone
    desk: Desk

    def branch(self, name: str) -> Desk:
        """Sit down at one side's desk; what was done at the other is committed."""
        self._save()
        self.clone.git("checkout", "-q", name)
        return self.desk

    def merge(self) -> Desk:
        """Merge the other side into ours without a question, and sit at what comes of it."""
        self.branch("main")
        self.clone.git("merge", "-q", "--no-edit", "other")
        assert "<<<<<<<" not in "".join(
            self.desk.text(path) for path in self.clone.files() if path.endswith(".md")
        )
        return self.desk

    def _save(self) -> None:
        if self.clone.git("status", "--porcelain"):
            self.clone.save()


@pytest.fixture
def two(tmp_path: Path) -> Two:
    clone = new_clone(tmp_path / "vault")
    desk = sit_down(clone.root)
    desk.put(
        DASHBOARD, "# Mine\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n\nMy words.\n"
    )
    desk.run()
    clone.save()
    clone.git("branch", "other")
    return Two(clone, desk)


def settled(desk: Desk) -> Desk:
    """The desk after a run; a second one changes nothing."""
    desk.run()
    assert desk.run().changes == ()
    return desk


def test_each_side_ticked_somebody_else(two: Two) -> None:
    two.branch("main").tick("Maya Okafor")
    two.branch("other").tick("Jon Alder")
    desk = settled(two.merge())
    assert [len(desk.log("Maya Okafor")), len(desk.log("Jon Alder"))] == [1, 1]
    assert desk.left() == []


def test_both_sides_ticked_the_same(two: Two) -> None:
    two.branch("main").tick("Maya Okafor")
    two.branch("other").tick("Maya Okafor", "    - via phone")
    desk = settled(two.merge())
    assert len(desk.log()) == 1
    assert "phone" in desk.log()[0]


def test_both_sides_said_more_under_the_same_line(two: Two) -> None:
    two.branch("main").tick("Maya Okafor", "    - via phone")
    two.branch("other").type_under("Maya Okafor", "    - said she moves in spring")
    desk = settled(two.merge())
    assert "phone" in "\n".join(desk.log())
    assert desk.text(MAYA).count("she moves in spring") == 1


def test_one_side_ticked_and_the_other_one_had_run_meanwhile(two: Two) -> None:
    two.branch("main").tick("Maya Okafor")
    other = two.branch("other")
    other.tick("Jon Alder")
    other.run("2026-11-24")
    desk = settled(two.merge())
    assert [len(desk.log("Maya Okafor")), len(desk.log("Jon Alder"))] == [1, 1]


def test_both_sides_ticked_the_same_and_both_had_run(two: Two) -> None:
    for name, today in (("main", "2026-11-24"), ("other", "2026-11-23")):
        desk = two.branch(name)
        desk.tick("Maya Okafor")
        desk.run(today)
    desk = two.merge()
    desk.run("2026-11-24")
    assert [line[:10] for line in desk.log()] == ["2026-11-23"]
    assert desk.keys()["unanswered"] == "2"
    assert desk.run().changes == ()


def test_a_tick_heard_without_words_there_and_with_them_here_is_one_entry(two: Two) -> None:
    """A third computer hears the words when the tick is in the log already, and meets who has heard both."""
    desk = two.branch("main")
    desk.tick("Maya Okafor", "    - via phone")
    desk.run()
    two.branch("other").tick("Maya Okafor", "    - via phone", "    - said she moves in spring")
    two.branch("other")
    two.clone.git("branch", "third")
    two.branch("other").run()
    desk = two.branch("third")
    two.clone.git("merge", "-q", "--no-edit", "main")
    desk.run("2026-11-25")
    two.branch("other")
    two.clone.git("merge", "-q", "--no-edit", "third")
    desk = settled(two.merge())
    assert desk.log() == [
        "2026-11-23 phone with: she moves in spring; something on a topic of theirs"
    ]
    assert desk.left() == []


def test_both_sides_logged_a_touch_of_their_own_and_had_run(two: Two) -> None:
    for name, line in (("main", "- 2026-11-22 phone to: x"), ("other", "- 2026-11-23 email to: y")):
        desk = two.branch(name)
        desk.put(MAYA, desk.text(MAYA).rstrip("\n") + f"\n{line}\n")
        desk.run()
    desk = two.merge()
    desk.run()
    keys = desk.keys()
    assert [keys["unanswered"], keys["last_touch"]] == ["3", "2026-11-23"]
    assert desk.run().changes == ()


def test_a_dashboard_keeps_the_words_of_both_and_hears_both(two: Two) -> None:
    desk = two.branch("main")
    desk.edit("My words.", "My words, longer.", DASHBOARD)
    desk.tick("Maya Okafor", path=DASHBOARD)
    desk = two.branch("other")
    desk.edit("# Mine\n", "# Mine\n\nRead this first.\n", DASHBOARD)
    desk.tick("Jon Alder", path=DASHBOARD)
    desk = settled(two.merge())
    assert [len(desk.log("Maya Okafor")), len(desk.log("Jon Alder"))] == [1, 1]
    assert desk.text(DASHBOARD).startswith(
        "# Mine\n\nRead this first.\n\n<!-- vaulttools:due -->\n"
    )
    assert desk.text(DASHBOARD).endswith("<!-- /vaulttools:due -->\n\nMy words, longer.\n")


def test_plain_text_typed_into_the_list_by_both_stays(two: Two) -> None:
    for name, words in (("main", "Ask Sam first."), ("other", "Not on Friday.")):
        desk = two.branch(name)
        desk.type_under("Jon Alder", "", words, "")
    desk = settled(two.merge())
    assert [desk.text().count(words) for words in ("Ask Sam first.", "Not on Friday.")] == [1, 1]


def test_what_one_side_answered_is_not_asked_again(two: Two) -> None:
    desk = two.branch("main")
    desk.type_under("Jon Alder", "", "Not on Friday.", "")
    desk.run()
    two.branch("other")
    two.clone.git("merge", "-q", "main")
    desk.put(DUE, desk.text().replace("Not on Friday.\n", ""))
    desk = two.branch("main")
    desk.tick("Maya Okafor")
    desk = settled(two.merge())
    assert "Not on Friday." not in desk.text()
    assert len(desk.log()) == 1


def move(desk: Desk, name: str, lane: str) -> None:
    """Drag a card to the top of a lane, as the plugin writes it."""
    lines = desk.text(BOARD).split("\n")
    card = lines.pop(next(n for n, line in enumerate(lines) if f"[[{name}" in line))
    lines.insert(lines.index(f"## {lane}") + 2, card)
    desk.put(BOARD, "\n".join(lines))


def lanes_of(desk: Desk, words: str) -> list[str]:
    found, lane = [], ""
    for line in desk.text(BOARD).split("\n"):
        lane = line.removeprefix("## ") if line.startswith("## ") else lane
        found += [lane] if words in line else []
    return found


def test_each_side_moved_another_card(two: Two) -> None:
    move(two.branch("main"), "Maya Okafor", "Paused")
    move(two.branch("other"), "Jon Alder", "Closed")
    desk = settled(two.merge())
    assert [lanes_of(desk, "[[Maya"), lanes_of(desk, "[[Jon")] == [["Paused"], ["Closed"]]
    assert [line[11:] for line in desk.log("Maya Okafor")] == ["pause"]
    assert [line[11:] for line in desk.log("Jon Alder")] == ["archive"]


def test_both_sides_moved_a_card_to_one_lane(two: Two) -> None:
    for name in ("main", "other"):
        move(two.branch(name), "Maya Okafor", "Paused")
    two.branch("other").edit("## Paused", "## Paused (9)", BOARD)
    desk = settled(two.merge())
    assert lanes_of(desk, "[[Maya") == ["Paused (9)"]
    assert [line[11:] for line in desk.log()] == ["pause"]


def test_both_sides_moved_a_card_each_elsewhere(two: Two) -> None:
    move(two.branch("main"), "Maya Okafor", "Paused")
    move(two.branch("other"), "Maya Okafor", "Closed")
    desk = two.merge()
    assert lanes_of(desk, "[[Maya") == ["Paused", "Closed"]
    settled(desk)
    assert lanes_of(desk, "[[Maya") == ["Paused", "Closed"]
    assert "the decision differs" in desk.text(BOARD)
    assert desk.log() == []
    lines = desk.text(BOARD).split("\n")
    lines.pop(next(n for n, line in enumerate(lines) if "[[Maya" in line))
    desk.put(BOARD, "\n".join(lines))
    settled(desk)
    assert [line[11:] for line in desk.log()] == ["archive"]


def test_own_cards_and_lanes_of_both_stay(two: Two) -> None:
    desk = two.branch("main")
    desk.put(
        BOARD, desk.text(BOARD).replace("## Paused", "## Ideas\n\n- [ ] a talk\n\n\n## Paused")
    )
    desk = two.branch("other")
    text = desk.text(BOARD).replace("## Closed\n\n", "## Closed\n\n- [ ] write to Rome\n", 1)
    desk.put(BOARD, text.replace("## Paused", "## Later\n\n- [ ] a book\n\n\n## Paused"))
    desk = settled(two.merge())
    assert [lanes_of(desk, card) for card in ("a talk", "a book", "write to Rome")] == [
        ["Ideas"], ["Later"], ["Closed"],
    ]  # fmt: skip


def test_cards_that_either_side_archived_are_in_the_archive(two: Two) -> None:
    desk = two.branch("main")
    for card in ("first", "second"):
        text = desk.text(BOARD).replace("## Closed\n\n", f"## Closed\n\n- [ ] {card}\n", 1)
        desk.put(BOARD, text)
    two.branch("other")
    two.clone.git("merge", "-q", "main")
    for name, card in (("main", "first"), ("other", "second")):
        desk = two.branch(name)
        text = desk.text(BOARD).replace(f"- [ ] {card}\n", "")
        settings = text.index("%% kanban:settings")
        archive = f"***\n\n## Archive\n\n- [x] {card}\n\n"
        desk.put(BOARD, text[:settings] + archive + text[settings:])
    desk = settled(two.merge())
    archived = desk.text(BOARD).partition("## Archive")[2]
    assert [archived.count("first"), archived.count("second")] == [1, 1]
    assert desk.text(BOARD).count("## Archive") == 1


def draft(desk: Desk, name: str) -> str:
    """The path of somebody's draft."""
    paths = [p.relative_to(desk.root).as_posix() for p in desk.root.rglob(f"Drafts/*{name}*.md")]
    assert len(paths) == 1
    return paths[0]


def test_a_draft_edited_on_one_side_beats_one_that_was_made_anew(two: Two) -> None:
    desk = two.branch("main")
    path = draft(desk, "Inés")
    desk.put(path, desk.text(path).replace("Hi", "Dear", 1).replace("\n<!--", "\nYours\n<!--"))
    edited = desk.text(path)
    desk = two.branch("other")
    before = desk.text(path)
    desk.put(INES, desk.text(INES).replace("data fair", "book fair"))
    desk.run()
    assert desk.text(path) != before
    desk = two.merge()
    assert desk.text(path) == edited
    desk.run()
    assert desk.text(path) == edited


def test_a_draft_that_both_wrote_on_is_two_notes(two: Two) -> None:
    path = draft(two.desk, "Inés")
    texts = set()
    for name, word in (("main", "Yours"), ("other", "Best")):
        desk = two.branch(name)
        desk.put(
            path,
            desk.text(path).replace("\n<!-- vaulttools-draft", f"\n{word}\n<!-- vaulttools-draft"),
        )
        texts.add(desk.text(path))
    desk = two.merge()
    beside = path.removesuffix(".md") + " (other version).md"
    assert {desk.text(path), desk.text(beside)} == texts


def test_a_draft_sent_on_one_side_and_untouched_on_the_other_is_sent_once(two: Two) -> None:
    desk = two.branch("main")
    path = draft(desk, "Inés")
    desk.put(path, desk.text(path).replace("status: draft", "status: sent"))
    desk.run()
    assert len(desk.log("Inés Prado")) == 1
    two.branch("other").tick("Jon Alder")
    desk = settled(two.merge())
    assert len(desk.log("Inés Prado")) == 1
    assert len(desk.log("Jon Alder")) == 1


def test_the_base_file_is_made_anew_and_one_that_its_owner_changed_stays(two: Two) -> None:
    desk = two.branch("main")
    desk.put(BASE_FILE, desk.text(BASE_FILE).replace("views:", "views:  # mine"))
    mine = desk.text(BASE_FILE)
    desk = two.branch("other")
    desk.put("vaulttools.toml", 'followups_folder = "Follow-ups"\nlanguage = "de"\n')
    desk.run()
    assert two.merge().text(BASE_FILE) == mine


def test_markers_that_plain_git_left_in_the_list_are_mended_by_the_next_run(two: Two) -> None:
    two.clone.git("config", "--unset", "merge.vault.driver")
    two.clone.git("config", "--unset", "merge.vault.name")
    two.branch("main").tick("Jon Alder", "    - via phone")
    two.branch("other").tick("Inés Prado")
    desk = two.branch("main")
    two.clone.git("merge", "-q", "other", code=1)
    assert "<<<<<<<" in desk.text()
    two.clone.git("commit", "-q", "-a", "--no-edit")
    settled(desk)
    assert [len(desk.log("Inés Prado")), len(desk.log("Jon Alder"))] == [1, 1]
    assert "<<<<<<<" not in desk.text()


STALE = """
<!-- vaulttools:due -->

- [x] [[Jon Alder]] — touch 2 of 4 · email 📅 2026-11-20 ^fu-9f89tt ✅ 2026-11-21
    - said seeds{}

<!-- ours ABCDE -->
<!-- /vaulttools:due -->
"""


def test_a_ticked_line_of_a_list_that_nobody_has_any_more_says_nothing_of_its_own() -> None:
    text = merged("", STALE.format(""), STALE.format("\n- [x] my own"))
    parts = typed_parts(text.splitlines()[2:-1])
    assert [(part.lines[0][:9], part.gist, part.is_edited) for part in parts] == [
        ("- [x] [[J", "touch 2 of 4 · email", False),
        ("- [x] my ", "", True),
    ]


@pytest.mark.parametrize("is_ours", [True, False])
def test_words_in_a_draft_stay_where_git_takes_a_draft_about_something_else_for_its_new_name(
    is_ours: bool,
) -> None:
    draft = (
        "---\ntype: draft\nitem: fu-{}\nstatus: draft\n---\nHi Maya,\n\n{}\n\n"
        "<!-- vaulttools-draft 553e22eabb05 -->\n"
    )
    before = draft.format("a1", "Here is the checklist.")
    written = draft.format("a1", "Here is the checklist.\nYours is the short one.")
    another = draft.format("b2", "A question on pricing.")
    sides = (written, another) if is_ours else (another, written)
    made = merge_texts((before, *sides), "Follow-ups/Drafts/2026-11-08 Maya - value.md", git_merge)
    assert (made.text, made.beside) == (another, written)

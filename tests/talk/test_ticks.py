"""A box is ticked: what the log says, what comes next, and what is left in the list."""

import pytest

from tests.talk.support import DUE, Desk


@pytest.mark.parametrize(
    ("name", "entry", "following"),
    [
        ("Maya Okafor", "2026-11-23 email to: something on a topic of theirs", "2026-11-30 touch"),
        ("Jon Alder", "2026-11-23 email to: answered", "2026-11-30 touch"),
        ("Inés Prado", "2026-11-23 email to: first touch", "2026-11-30 touch"),
    ],
)
@pytest.mark.parametrize("mark", ["x", "X"])
def test_a_tick_is_logged_with_what_the_line_proposed(
    desk: Desk, name: str, entry: str, following: str, mark: str
) -> None:
    desk.tick(name, mark=mark)
    desk.run()
    assert desk.log(name) == [entry]
    assert desk.next(name) == following
    assert f"[[{name}]]" not in desk.text()
    assert desk.left() == []


def test_m25_the_promise_comes_after_the_first_word_and_its_task_is_ticked_with_it(
    desk: Desk,
) -> None:
    desk.tick("Sam Reid")
    desk.run()
    assert desk.log("Sam Reid") == ["2026-11-23 email to: first touch"]
    assert "- [ ] send the checklist 📅 2026-11-23\n" in desk.text("People/Sam Reid.md")
    desk.tick("Sam Reid")
    desk.run()
    assert desk.log("Sam Reid")[1:] == ["2026-11-23 email to: as promised: send the checklist"]
    assert "- [x] send the checklist 📅 2026-11-23 ✅ 2026-11-23\n" in desk.text(
        "People/Sam Reid.md"
    )
    assert desk.next("Sam Reid") == "2026-11-30 touch"


def test_a_tick_says_nothing_about_anybody_else(desk: Desk) -> None:
    before = {name: desk.text(f"People/{name}.md") for name in ("Jon Alder", "Lena Vogt")}
    desk.tick("Maya Okafor")
    desk.run()
    assert before == {name: desk.text(f"People/{name}.md") for name in before}


def test_everybody_at_once(desk: Desk) -> None:
    for name in ("Maya Okafor", "Jon Alder", "Inés Prado"):
        desk.tick(name)
    desk.run()
    assert [len(desk.log(name)) for name in ("Maya Okafor", "Jon Alder", "Inés Prado")] == [1, 1, 1]


def test_the_next_run_changes_nothing(desk: Desk) -> None:
    desk.tick("Maya Okafor", "    via phone, said she is moving teams, next 10 Dec")
    desk.run()
    assert desk.run().changes == ()


def test_on_a_later_day_the_tick_is_of_that_day(desk: Desk) -> None:
    desk.run("2026-11-25")
    desk.tick("Maya Okafor")
    desk.run()
    assert desk.log() == ["2026-11-25 email to: something on a topic of theirs"]


def test_another_mark_is_asked_about(desk: Desk) -> None:
    desk.tick("Maya Okafor", mark="/")
    desk.run()
    assert desk.log() == []
    assert desk.left()[-1].strip() == (
        "- *“&#91;/&#93;” says nothing here: &#91;x&#93; is done, &#91;-&#93; is skipped*"
    )


def test_a_dashboard_is_as_good_a_place(desk: Desk) -> None:
    desk.put(
        "Dashboard.md", "# Home\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n\nMine.\n"
    )
    desk.run()
    desk.tick("Maya Okafor", "    via phone", path="Dashboard.md")
    desk.run()
    assert desk.log() == ["2026-11-23 phone to: something on a topic of theirs"]
    assert "Maya" not in desk.text("Dashboard.md") + desk.text(DUE)
    assert desk.text("Dashboard.md").endswith("\n\nMine.\n")


def test_a_line_copied_to_a_daily_note_counts_there_and_stays(desk: Desk) -> None:
    line = desk.line("Maya Okafor").replace("[ ]", "[x]")
    note = f"# Monday\n\n{line}\n    via phone\n\nother things\n"
    desk.put("Journal/2026-11-23.md", note)
    desk.run()
    assert desk.log() == ["2026-11-23 phone to: something on a topic of theirs"]
    assert desk.text("Journal/2026-11-23.md") == note
    assert "Maya" not in desk.text()
    desk.run("2026-12-05")
    assert len(desk.log()) == 1


def test_a_copied_line_that_is_open_says_nothing(desk: Desk) -> None:
    desk.put("Journal/2026-11-23.md", f"{desk.line('Maya Okafor')}\n")
    desk.run()
    assert desk.log() == []
    assert "- [ ] [[Maya Okafor]]" in desk.text()

"""One tick is one entry, however often and wherever it is seen: crashes, clones, copies, lost ids."""

import pytest

from tests.talk.support import DUE, Desk

MAYA = "Maya Okafor"
TOUCH = "2026-11-23 email to: something on a topic of theirs"
SAID = [
    "", "via phone", "had a laugh", "said she is moving teams", "next 24 Nov", "next tomorrow",
    "not now", "snooze 3 weeks", "snooze tomorrow", "pause", "archive", "lost", "gave [[A]]",
    "on Friday", "via phone, said she is moving, next 10 Dec",
]  # fmt: skip
DASHBOARD = "Dashboard.md"


def with_dashboard(desk: Desk) -> None:
    desk.put(DASHBOARD, "# Home\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n")
    desk.run()


@pytest.mark.long
@pytest.mark.parametrize("later", ["2026-11-23", "2026-11-25", "2026-12-15"])
@pytest.mark.parametrize("typed", SAID)
@pytest.mark.parametrize("mark", ["x", "-", " "])
def test_the_program_ends_between_the_two_notes(
    desk: Desk, mark: str, typed: str, later: str
) -> None:
    desk.tick(MAYA, *([f"    {typed}"] if typed else []), mark=mark)
    as_typed = desk.text()
    desk.run()
    log, was_kept = desk.log(), bool(desk.left())
    desk.put(DUE, as_typed)
    desk.run(later)
    assert desk.log() == log
    assert bool(desk.left()) == was_kept


@pytest.mark.parametrize("name", ["Jon Alder", "Inés Prado", "Sam Reid"])
def test_whoever_it_is_about(desk: Desk, name: str) -> None:
    desk.tick(name)
    as_typed = desk.text()
    desk.run()
    desk.put(DUE, as_typed)
    desk.run("2026-11-25")
    assert len(desk.log(name)) == 1
    assert desk.left() == []


@pytest.mark.parametrize("choice", ["graceful exit", "re-engage", "snooze 3 months", "archive"])
@pytest.mark.parametrize("ticks_her_too", [True, False])
def test_a_decision(desk: Desk, choice: str, ticks_her_too: bool) -> None:
    desk.choose("Lena Vogt", choice)
    if ticks_her_too:
        desk.tick("Lena Vogt")
    as_typed = desk.text()
    desk.run()
    desk.put(DUE, as_typed)
    desk.run("2026-11-25")
    assert len(desk.log("Lena Vogt")) == 1
    assert desk.left() == []


@pytest.mark.parametrize("typed", ["pause", "snooze 3 weeks", "next 10 Dec", "archive: she left"])
def test_a_decision_in_words(desk: Desk, typed: str) -> None:
    desk.tick("Lena Vogt", f"    {typed}")
    as_typed = desk.text()
    desk.run()
    desk.put(DUE, as_typed)
    desk.run("2026-11-25")
    assert len(desk.log("Lena Vogt")) == 1
    assert desk.left() == []


def test_one_clone_ticks_the_choice_and_the_other_her_line_as_well(desk: Desk) -> None:
    desk.choose("Lena Vogt", "archive")
    here = desk.text()
    desk.run()
    desk.put(DUE, here)
    desk.tick("Lena Vogt")
    desk.run()
    assert (desk.log("Lena Vogt"), desk.left()) == (["2026-11-23 archive"], [])


def test_one_clone_pauses_and_the_other_ticks_and_pauses(desk: Desk) -> None:
    here = desk.text()
    desk.type_under(MAYA, "    pause")
    desk.run()
    desk.put(DUE, here)
    desk.tick(MAYA, "    pause")
    desk.run()
    assert [entry.partition(":")[0] for entry in desk.log()] == [
        "2026-11-23 pause",
        "2026-11-23 email to",
    ]


def test_a_kept_promise(desk: Desk) -> None:
    desk.tick("Sam Reid")
    desk.run()
    desk.tick("Sam Reid")
    as_typed = desk.text()
    desk.run()
    note = desk.text("People/Sam Reid.md")
    desk.put(DUE, as_typed)
    desk.run()
    assert desk.text("People/Sam Reid.md") == note


def test_two_clones_tick_and_one_heard_more(desk: Desk) -> None:
    here = desk.text()
    desk.tick(MAYA, "    via phone")
    desk.run()
    desk.put(DUE, here)
    desk.tick(MAYA, "    via phone", "    said she is moving")
    desk.run("2026-11-24")
    assert desk.log() == ["2026-11-23 phone with: something on a topic of theirs; she is moving"]
    assert desk.left() == []


def test_one_clone_ticks_and_the_other_has_words_under_the_tick(desk: Desk) -> None:
    here = desk.text()
    desk.tick(MAYA)
    desk.run()
    desk.put(DUE, here)
    desk.tick(MAYA, "    - had a laugh", "    - said she is moving")
    as_typed = desk.text()
    desk.run("2026-11-24")
    log = [f"{TOUCH}; had a laugh", "2026-11-24 email from: she is moving"]
    assert (desk.log(), desk.left()) == (log, [])
    desk.put(DUE, as_typed)
    desk.run("2026-11-25")
    assert (desk.log(), desk.left()) == (log, [])


@pytest.mark.parametrize("typed", ["via video", "gave [[A]]"])
def test_two_clones_tick_and_one_says_more(desk: Desk, typed: str) -> None:
    here = desk.text()
    desk.tick(MAYA)
    desk.run()
    desk.put(DUE, here)
    desk.tick(MAYA, f"    {typed}")
    desk.run()
    assert desk.log() == [TOUCH]
    assert desk.left()[1] == f"    {typed}"
    assert desk.left()[2].startswith("    - *it is in the log already, without “")


def test_two_clones_and_git_keeps_both_lines(desk: Desk) -> None:
    desk.tick(MAYA)
    line = desk.line(MAYA)
    desk.edit(line, f"{line}\n{line}")
    desk.run()
    assert (desk.log(), desk.left()) == ([TOUCH], [])


def test_the_line_is_there_twice_and_one_is_ticked(desk: Desk) -> None:
    line = desk.line(MAYA)
    desk.edit(line, f"{line}\n{line.replace('[ ]', '[x]')}")
    desk.run()
    assert (desk.log(), desk.left()) == ([TOUCH], [])


def test_the_line_is_copied_into_two_notes(desk: Desk) -> None:
    line = desk.line(MAYA).replace("[ ]", "[x]")
    desk.put("Journal/2026-11-23.md", f"{line}\n")
    desk.put("Projects/Northwind.md", f"# Northwind\n\n{line}\n    via phone\n")
    desk.run()
    desk.run("2026-11-24")
    assert desk.log() == ["2026-11-23 phone to: something on a topic of theirs"]


def test_a_line_without_its_id(desk: Desk) -> None:
    desk.edit(f" {desk.line(MAYA).rpartition(' ')[2]}", "")
    desk.tick(MAYA)
    as_typed = desk.text()
    desk.run()
    assert (desk.log(), desk.left()) == ([TOUCH], [])
    desk.put(DUE, as_typed)
    desk.run("2026-11-25")
    assert (desk.log(), desk.left()) == ([TOUCH], [])


def test_a_tick_without_its_id_beside_an_open_line_with_words(desk: Desk) -> None:
    line = desk.line(MAYA)
    ticked = line.replace("[ ]", "[x]").rpartition(" ^")[0]
    desk.edit(line, f"{line.replace(' 📅', ', after her leave 📅')}\n{ticked}")
    desk.run()
    assert desk.log() == [TOUCH]
    assert desk.left()[1:] == [
        "    - *it is in the log already, without “after her leave”: add that there by hand, then delete this*"
    ]
    assert desk.run().changes == ()


def test_once_with_its_id_and_once_without(desk: Desk) -> None:
    here = desk.text()
    desk.tick(MAYA)
    desk.run()
    desk.put(DUE, here)
    desk.edit(f" {desk.line(MAYA).rpartition(' ')[2]}", "")
    desk.tick(MAYA)
    desk.run("2026-11-24")
    assert (desk.log(), desk.left()) == ([TOUCH], [])


def test_ticked_in_two_places_with_words_that_add_up(desk: Desk) -> None:
    with_dashboard(desk)
    desk.tick(MAYA, "    via phone")
    desk.tick(MAYA, "    said she is fine", path=DASHBOARD)
    desk.run()
    assert desk.log() == ["2026-11-23 phone with: she is fine"]
    assert desk.left() == desk.left(DASHBOARD) == []


def test_ticked_in_two_places_with_words_that_differ(desk: Desk) -> None:
    with_dashboard(desk)
    desk.tick(MAYA, "    via phone")
    desk.tick(MAYA, "    via email", path=DASHBOARD)
    desk.run()
    why = "    - *the channel differs in Dashboard.md and Follow-ups/Due.md; delete one of them*"
    assert desk.log() == []
    assert desk.left()[1:] == ["    via phone", why]
    assert desk.left(DASHBOARD)[1:] == ["    via email", why]
    assert desk.run().changes == ()
    desk.edit("    via email", "    via phone", DASHBOARD)
    desk.run()
    assert desk.log() == ["2026-11-23 phone to: something on a topic of theirs"]


def test_an_old_list_comes_back_after_the_next_touch(desk: Desk) -> None:
    desk.tick(MAYA)
    old = desk.text()
    desk.run()
    desk.run("2026-11-30")
    desk.tick(MAYA)
    desk.run()
    desk.put(DUE, old)
    desk.run("2026-12-01")
    assert [entry[:10] for entry in desk.log()] == ["2026-11-23", "2026-11-30"]


def test_what_was_said_twice_on_purpose_is_logged_twice(desk: Desk) -> None:
    desk.type_under("Jon Alder", "    said hello")
    desk.run()
    desk.run("2026-11-24")
    desk.type_under("Jon Alder", "    said hello")
    desk.run()
    assert desk.log("Jon Alder") == ["2026-11-23 email from: hello", "2026-11-24 email from: hello"]

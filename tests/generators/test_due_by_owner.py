"""Due - NAME.md: each owner's list, what is in it, and what becomes of it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.generators.tasks_grammar import has_field_sign, read_task
from tests.generators.texts import blocks
from tests.golden.golden import is_golden
from tests.support import look
from tests.talk.support import Desk, sit_down
from vaulttools.escaping import file_name

GOLDEN = Path(__file__).parents[1] / "golden"
ON = "due_by_owner = true\n"
SAMS, KIMS, ALL = "Follow-ups/Due - Sam Reyes.md", "Follow-ups/Due - Kim.md", "Follow-ups/Due.md"


def person(owner: str, said: str = "could you resend the rates?") -> str:
    return f"""\
        ---
        type: contact
        email: them@northwind.example
        organization: Northwind
        owner: {owner}
        ---

        ## Log

        - 2026-11-20 email from: {said}
        """


NOTES: Mapping[str, str] = {
    "People/Maya Okafor.md": person("Sam Reyes"),
    "People/Jon Alder.md": person('"[[Kim]]"', "what of Thursday?"),
    "People/Lena Vogt.md": person("", "thanks!"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maya is Sam's, Jon is Kim's, Lena is nobody's; all three wrote on Friday."""
    return sit_down(tmp_path, NOTES, ON)


def lists(desk: Desk) -> list[str]:
    return sorted(p.name for p in (desk.root / "Follow-ups").glob("Due*.md"))


def people(desk: Desk, path: str) -> list[str]:
    """Who has a line in a list."""
    lines = (line for line in desk.text(path).splitlines() if line.startswith("- [ ] [["))
    return [line.partition("[[")[2].partition("]]")[0] for line in lines]


def test_the_lists_are_the_kept_ones() -> None:
    for name, body in blocks(look(NOTES, settings=ON)).items():
        if name.startswith("due"):
            assert is_golden(GOLDEN / f"owners-{name}.md", f"{body}\n")


def test_each_owner_has_a_list_and_what_is_nobodys_is_in_the_common_one(desk: Desk) -> None:
    assert lists(desk) == ["Due - Kim.md", "Due - Sam Reyes.md", "Due.md"]
    assert [people(desk, path) for path in (SAMS, KIMS, ALL)] == [
        ["Maya Okafor"],
        ["Jon Alder"],
        ["Lena Vogt"],
    ]
    assert "owner" not in desk.text(SAMS).partition("### Kept")[0]
    assert desk.run().changes == ()


def test_without_the_setting_there_is_one_list_that_says_whose_they_are(tmp_path: Path) -> None:
    desk = sit_down(tmp_path, NOTES)
    assert lists(desk) == ["Due.md"]
    assert people(desk, ALL) == ["Jon Alder", "Lena Vogt", "Maya Okafor"]
    assert " · owner Sam Reyes · Kim gets in touch with Jon Alder of Northwind too, today 📅" in (
        desk.line("Maya Okafor")
    )
    assert "owner" not in desk.line("Lena Vogt")


def test_a_tick_in_an_owners_list_is_done_and_gone(desk: Desk) -> None:
    desk.tick("Maya Okafor", "    - via phone", path=SAMS)
    desk.run()
    assert [line.split(" [by")[0] for line in desk.log()] == ["2026-11-23 phone to: answered"]
    assert people(desk, SAMS) == []
    assert desk.left(SAMS) == []


MARKS = "# Mine\n\n<!-- vaulttools:due-of-sam-reyes -->\n<!-- /vaulttools:due-of-sam-reyes -->\n"


@pytest.mark.parametrize("settings", ["", ON])
def test_an_owners_list_stands_wherever_its_markers_do(settings: str, tmp_path: Path) -> None:
    desk = sit_down(tmp_path, {**NOTES, "Dashboard.md": MARKS}, settings)
    assert people(desk, "Dashboard.md") == ["Maya Okafor"]
    assert lists(desk) == (
        ["Due.md"] if not settings else sorted(["Due - Kim.md", "Due - Sam Reyes.md", "Due.md"])
    )
    assert desk.run().changes == ()


def test_ticked_in_two_lists_it_is_logged_once(tmp_path: Path) -> None:
    desk = sit_down(tmp_path, {**NOTES, "Dashboard.md": MARKS})
    for path in ("Dashboard.md", ALL):
        desk.tick("Maya Okafor", path=path)
    desk.run()
    assert len(desk.log()) == 1
    assert [people(desk, "Dashboard.md"), desk.left(ALL), desk.left("Dashboard.md")] == [[], [], []]


def test_what_two_lists_say_differently_is_not_guessed_at(tmp_path: Path) -> None:
    desk = sit_down(tmp_path, {**NOTES, "Dashboard.md": MARKS})
    desk.tick("Maya Okafor", path="Dashboard.md")
    desk.tick("Maya Okafor", mark="-")
    desk.run()
    assert desk.log() == []
    for path in (ALL, "Dashboard.md"):
        assert "the mark differs in Dashboard.md and Follow-ups/Due.md" in desk.left(path)[-1]


def test_who_changes_hands_changes_lists_and_the_tick_is_heard(desk: Desk) -> None:
    desk.tick("Maya Okafor", path=SAMS)
    desk.edit("owner: Sam Reyes", "owner: kim", "People/Maya Okafor.md")
    desk.run()
    assert len(desk.log()) == 1
    assert "- [x]" not in desk.text(SAMS)
    assert desk.left(SAMS) == []


def test_the_list_of_an_owner_who_is_gone_holds_nothing_stale(desk: Desk) -> None:
    desk.edit("# Due - Sam Reyes\n", "# Due - Sam Reyes\n\nMy own words.\n", SAMS)
    desk.tick("Maya Okafor", path=SAMS)
    desk.edit("owner: Sam Reyes", "owner: Kim", "People/Maya Okafor.md")
    desk.run()
    assert len(desk.log()) == 1, "what was ticked in it is heard first"
    text = desk.text(SAMS)
    assert "My own words." in text
    assert "*No contact names this owner any more. This list can be deleted.*" in text
    assert "[[" not in text
    (desk.root / SAMS).unlink()
    assert desk.run().changes == ()
    assert lists(desk) == ["Due - Kim.md", "Due.md"]


def test_without_the_setting_a_list_that_is_there_is_kept_up(desk: Desk) -> None:
    desk.put("vaulttools.toml", "")
    desk.run()
    assert people(desk, SAMS) == ["Maya Okafor"]
    desk.tick("Maya Okafor", path=SAMS)
    desk.run()
    assert people(desk, SAMS) == []
    assert people(desk, ALL) == ["Jon Alder", "Lena Vogt"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Kim", "kim"), ("Inés", "Ine\u0301s"), ("A/B", "A:B"), ("x" * 300 + "y", "x" * 300 + "z")],
)
def test_one_owner_spelled_in_two_ways_has_one_list(
    first: str, second: str, tmp_path: Path
) -> None:
    notes = {
        "People/Maya Okafor.md": person(f'"{first}"'),
        "People/Jon Alder.md": person(f'"{second}"'),
    }
    desk = sit_down(tmp_path, notes, ON)
    assert len(lists(desk)) == 2
    [own] = [name for name in lists(desk) if name != "Due.md"]
    assert people(desk, f"Follow-ups/{own}") == ["Jon Alder", "Maya Okafor"]
    assert desk.run().changes == ()


@pytest.mark.parametrize(
    "name", ["../../etc", "<% tp %>", "李娜", "con", "`x` $= #tag", "a|b", "%%", "Sam -- x"]
)
def test_a_name_is_made_safe_for_files_and_text(name: str, tmp_path: Path) -> None:
    desk = sit_down(tmp_path, {"People/Maya Okafor.md": person(f"'{name}'")}, ON)
    safe = file_name(name)
    assert lists(desk) == ([f"Due - {safe}.md", "Due.md"] if safe else ["Due.md"])
    for path in lists(desk):
        assert not {"<%", "`", "$=", "#tag"} & set(desk.text(f"Follow-ups/{path}").split())
    assert desk.run().changes == ()


def test_the_name_of_an_owner_cannot_become_a_field_a_tag_or_a_link() -> None:
    name = "<% x %> [[Due]] ⏫ 📅 2030-01-01 #now `c` | [due:: 2030-01-01]"
    notes = {
        "People/Maya Okafor.md": person(f"'{name}'"),
        "People/Jon Alder.md": person("Kim"),
    }
    for line in blocks(look(notes))["due"].splitlines():
        if line.startswith("- [ ]"):
            task = read_task(line)
            assert task is not None
            assert task.fields == {"due": "2026-11-23"}
            assert task.tags == []
            assert not has_field_sign(task.description)
            assert not re.search(r"<%|`|\[\[Due\]\]", task.description)


def test_a_spelling_that_comes_to_be_shown_makes_no_second_list(desk: Desk) -> None:
    desk.put("People/Ravi.md", "---\ntype: contact\nowner: KIM\n---\n")
    desk.run()
    assert lists(desk) == ["Due - Kim.md", "Due - Sam Reyes.md", "Due.md"]

"""`value`: the list tells the truth, and a new item is one new file that says what was typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ran, run
from tests.cli.small_vault import NOTES, small_vault
from tests.support import day, write_vault
from vaulttools.actions.new_value import address_in, folder_of, title_of
from vaulttools.model.value import ValueItem
from vaulttools.seeing import see


@pytest.fixture(name="vault")
def notes(tmp_path: Path) -> Path:
    return small_vault(tmp_path / "notes")


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def added(vault: Path, *arguments: str) -> ValueItem:
    """What `value add` makes, read again; no other file is touched."""
    before = files(vault)
    ran = run("value", "add", *arguments, at=vault)
    assert (ran.code, ran.err) == (0, "")
    after = files(vault)
    assert {path: after.get(path) for path in before} == before
    (path,) = after.keys() - before.keys()
    assert ran.out.splitlines()[-1].startswith(f"{path}: made. It fits ")
    funnel = see(vault, day("2026-11-23"))
    assert not [problem for problem in funnel.problems if problem.place.path == path]
    return next(item for item in funnel.vault.values if item.path == path)


def listed(vault: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    """What the list says to programs, by name."""
    ran = run("value", "--format", "json", *arguments, at=vault)
    return {item["name"]: item for item in json.loads(ran.out)["items"]}


def with_more(vault: Path, **more: str) -> Path:
    """The vault with more notes in its library."""
    return write_vault(vault, {f"Library/{name}.md": text for name, text in more.items()}, NOW)


NOW = "today = 2026-11-23\n"
OLD = "---\ntype: value\ntopics: [churn]\npublished: {}\n---\n"


# Something new


def test_all_that_is_typed_is_read_back(vault: Path) -> None:
    item = added(
        vault,
        *("https://quiet.example/a/small-teams", "--title", "Small teams", "--kind", "Data"),
        *("--topic", "feature stores", "--topic", "teams", "--takeaway", "Four are enough"),
        *("--for", "ines", "--for", "Inés Prado", "--published", "2026-10-02"),
        *("--expires", "in 3 weeks"),
    )
    assert item.path == "Library/Small teams.md"
    assert (item.url, item.kind) == ("https://quiet.example/a/small-teams", "data")
    assert item.topics == ("feature stores", "teams")
    assert item.takeaway == "Four are enough"
    assert item.meant_for == ("People/Inés Prado.md",)
    assert (item.published, item.expires) == (day("2026-10-02"), day("2026-12-14"))


@pytest.mark.parametrize(
    "odd",
    [
        "a: b # c",
        "[x] and {x}",
        "- yes",
        'so "called" it\'s',
        "no",
        "2026-11-01",
        "*all* & `none`",
        "%{{front}}",
        "→ 🚀 \u202e",
        "line\nbreak",
        "---",
    ],
)
def test_odd_words_are_what_they_are_in_every_field(vault: Path, odd: str) -> None:
    plain = " ".join(odd.replace("\u202e", "").split())
    item = added(vault, "The rates", "--topic", odd, "--takeaway", odd)
    assert item.topics == (plain,)
    assert item.takeaway == plain


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What: a # [[title]]?", "What a title"),
        ("a/b\\c|d", "a b c d"),
        ("..hidden", "hidden"),
        ("CON", "note CON"),
        ("{{front}} of it", "{{front}} of it"),
        ("Näher ran", "Näher ran"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_can_hold(
    vault: Path, title: str, name: str
) -> None:
    assert added(vault, title).path == f"Library/{name}.md"


def test_a_title_in_the_note_is_read_as_it_was_typed_and_is_no_link(vault: Path) -> None:
    added(vault, "On [[Maya Okafor]] <b>")
    (made,) = (path for path in (vault / "Library").glob("On*"))
    assert made.read_text(encoding="utf-8").endswith(
        "# On &#91;&#91;Maya Okafor&#93;&#93; &#60;b&#62;\n"
    )


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://a.example/blog/feature-stores_in-a-week.html?utm=1#top", "Feature stores in a week"),
        ("https://a.example/2026/11/why-dashboards-go-quiet/", "Why dashboards go quiet"),
        ("https://a.example/small%20teams%2Fnow", "Small teams/now"),
        ("https://a.example/m%C3%BCnchen", "München"),
        ("https://a.example/papers/12345.pdf", "Papers"),
        ("https://a.example/on-rails/index.php", "On rails"),
        ("https://a.example/%ff%fe", ""),
        ("https://a.example/", ""),
        ("https://a.example", ""),
    ],
)  # fmt: skip
def test_a_title_comes_from_the_last_words_of_the_address(address: str, title: str) -> None:
    assert title_of(address) == title


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.a.example/b", "https://www.a.example/b"),
        (" http://a.example ", "http://a.example"),
        ("ftp://a.example/b", ""),
        ("javascript:alert(1)", ""),
        ("https://a.example/<b>", ""),
        ("The rates", ""),
    ],
)
def test_what_is_a_web_address(typed: str, address: str) -> None:
    assert address_in(typed) == address


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        ([], "Library"),
        (["Worth sending/A.md", "Worth sending/B.md", "Library/C.md"], "Worth sending"),
        (["B/1.md", "A/2.md"], "A"),
        (["One.md"], ""),
    ],
)
def test_a_new_item_goes_where_most_of_them_lie(paths: list[str], folder: str) -> None:
    assert folder_of(ValueItem(path, "", "") for path in paths) == folder


def test_one_made_where_all_lie_in_the_root_lies_there_too(tmp_path: Path) -> None:
    write_vault(tmp_path, {"Rates.md": OLD.format("2026-10-01")}, NOW)
    assert run("value", "add", "Prices", at=tmp_path).out == (
        "Prices.md: made. It fits nobody at present.\n"
    )


def test_a_dry_run_shows_the_note_and_makes_none(vault: Path) -> None:
    before = files(vault)
    ran = run("value", "add", "The rates", "--topic", "rates", "--dry-run", at=vault)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("--- /dev/null\n+++ b/Library/The rates.md\n")
    assert files(vault) == before


def test_it_can_be_taken_back(vault: Path) -> None:
    before = files(vault)
    added(vault, "The rates")
    assert "Taken back: “value”, 1 file." in run("undo", at=vault).out
    assert files(vault) == before


@pytest.mark.parametrize("path", ["Library/The rates.md", "Diary/the RATES.md"])
def test_a_note_of_that_name_is_not_overwritten_and_keeps_its_links(vault: Path, path: str) -> None:
    """A second note of a name would change what `[[The rates]]` means in other notes."""
    write_vault(vault, {path: "mine"}, NOW)
    before = files(vault)
    ran = run("value", "add", "The rates", at=vault)
    assert (ran.code, ran.out) == (2, "")
    assert path in ran.err
    assert files(vault) == before


MANY = {
    f"People/P{n}.md": "---\ntype: contact\ntopics: [ink]\nmet: 2026-11-20\n---\n" for n in range(9)
}


def test_many_people_are_counted(vault: Path) -> None:
    write_vault(vault, MANY, NOW)
    ran = run("value", "add", "Ink", "--topic", "ink", at=vault)
    assert ran.out == "Library/Ink.md: made. It fits P0, P1, P2, P3, P4, P5 and 3 more.\n"


BAD = [
    ("add",),
    ("add", " "),
    ("ad", "Rates"),
    ("--kind", "data"),
    ("--for", "maya"),
    ("add", "Rates", "--format", "json"),
    ("add", "Rates", "--kind", "paper"),
    ("add", "Rates", "--for", "nobody"),
    ("add", "Rates", "--published", "2026-02-30"),
    ("add", "Rates", "--published", "5/6/2026"),
    ("add", "Rates", "--expires", "yesterday"),
    ("add", "gopher://quiet.example/x"),
    ("add", "https://quiet.example/1"),
    ("add", "."),
    ("add", "Rates.sync-conflict-20261101"),
    ("add", "jon alder"),
]


@pytest.mark.parametrize("arguments", BAD, ids=" ".join)
def test_bad_input_gives_one_message_and_makes_nothing(
    vault: Path, arguments: tuple[str, ...]
) -> None:
    before = files(vault)
    ran = run("value", *arguments, at=vault)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("vaulttools: ") == 1
    assert files(vault) == before


# The list


def test_how_often_an_item_was_given_and_how_many_it_fits(vault: Path) -> None:
    found = listed(vault)
    assert found["Churn benchmark"]["given"] == ["People/Lena Vogt.md"]
    assert found["Churn benchmark"]["fits"] == []
    assert found["Feature stores in a week"]["given"] == []
    assert found["Feature stores in a week"]["fits"] == [
        "People/Inés Prado.md",
        "People/Ravi Menon.md",
    ]


def test_used_up_is_what_was_given_and_fits_nobody_else(vault: Path) -> None:
    assert states(listed(vault)["Churn benchmark"]) == ["used_up"]
    person = "---\ntype: contact\ntopics: [churn]\nmet: 2026-11-20\n---\n"
    write_vault(vault, {"People/Ada.md": person}, NOW)
    assert states(listed(vault)["Churn benchmark"]) == []
    log = f"{person}## Log\n- 2026-11-21 archive: enough\n"
    write_vault(vault, {"People/Ada.md": log}, NOW)
    assert states(listed(vault)["Churn benchmark"]) == ["used_up"]


def test_unused_is_what_nobody_was_given_also_if_it_fits_nobody(vault: Path) -> None:
    with_more(vault, Bread="---\ntype: value\ntopics: [bread]\n---\n")
    assert states(listed(vault)["Bread"]) == ["unused"]


@pytest.mark.parametrize(
    ("published", "is_stale"),
    [("2025-11-22", True), ("2025-11-23", False), ("2026-11-01", False), ("", False)],
)
def test_stale_is_what_is_older_than_a_year(vault: Path, published: str, is_stale: bool) -> None:
    with_more(vault, Old=OLD.format(published))
    assert listed(vault)["Old"]["stale"] == is_stale


@pytest.mark.parametrize(("expires", "is_stale"), [("2026-11-22", True), ("2026-11-23", False)])
def test_or_is_over(vault: Path, expires: str, is_stale: bool) -> None:
    with_more(vault, Fair=OLD.format(f"2026-11-01\nexpires: {expires}"))
    assert listed(vault)["Fair"]["stale"] == is_stale


def test_the_text_says_the_same(vault: Path) -> None:
    with_more(
        vault, Old=OLD.format("2024-02-19"), Fair=OLD.format("2026-11-01\nexpires: 2026-11-20")
    )
    assert run("value", at=vault).out.splitlines() == [
        "given  fits",
        "    1     0  Churn benchmark           data · used up",
        "    0     0  Fair                      unused · stale, over since 20 Nov 2026",
        "    0     2  Feature stores in a week  article · unused",
        "    0     1  Old                       unused · stale, published on 19 Feb 2024",
        "4 value items: 3 unused, 1 used up and 2 stale.",
    ]


def test_what_is_wrong_in_a_value_note_is_said_beside_the_list(vault: Path) -> None:
    with_more(vault, Bad="---\ntype: value\nkind: papre\n---\n")
    ran = run("value", at=vault)
    assert ran.code == 0
    assert ran.err.count("Library/Bad.md:3") == 1
    assert "tomorow" not in ran.err
    problems = json.loads(run("value", "--format", "json", at=vault).out)["problems"]
    assert [problem["path"] for problem in problems] == ["Library/Bad.md"]


def test_the_list_changes_nothing(vault: Path) -> None:
    before = files(vault)
    ran: Ran = run("value", at=vault)
    assert ran.code == 0
    assert files(vault) == before
    assert NOTES.keys() <= before.keys()


def states(item: dict[str, Any]) -> list[str]:
    return [state for state in ("unused", "used_up", "stale") if item[state]]

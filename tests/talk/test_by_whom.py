"""Who did it: what the log says of that in a shared vault, and that every clone says the same."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.support import MAYA, TODAY, day, read, write_vault
from tests.talk.support import DUE, JON, PEOPLE, Desk, sit_down

SAMS = 'owner = "Sam Reyes"\n'


def owned(by: str, note: str) -> str:
    return note.replace("type: contact\n", f"type: contact\n        owner: {by}\n", 1)


SHARED: Mapping[str, str] = {**PEOPLE, JON: owned('"[[Kim]]"', PEOPLE[JON])}
"""Jon is Kim's; all others are Sam's, as the settings say."""


def added(desk: Desk, name: str) -> list[str]:
    """The lines that were added to somebody's log, as they stand there, without the block id's letters."""
    lines = desk.text(f"People/{name}.md").splitlines()
    return [line.partition("^fu-")[0].strip() for line in lines if "^fu-" in line]


def test_a_tick_is_its_contacts_owners(tmp_path: Path) -> None:
    desk = sit_down(tmp_path, SHARED, SAMS)
    desk.tick("Jon Alder", "    - said thanks")
    desk.tick("Maya Okafor", "    - next 10 Dec")
    desk.run()
    assert added(desk, "Jon Alder") == [
        "- 2026-11-23 email to: answered [by:: Kim]",
        "- 2026-11-23 email from: thanks [by:: Kim]",
    ]
    assert added(desk, "Maya Okafor") == [
        "- 2026-11-23 email to: something on a topic of theirs [by:: Sam Reyes]",
        "- 2026-11-23 note: agreed on 2026-12-10 as the next step [by:: Sam Reyes]",
    ]


def test_who_did_it_is_read_back_and_goes_on_counting(tmp_path: Path) -> None:
    desk = sit_down(tmp_path, SHARED, SAMS)
    desk.tick("Maya Okafor", "    - snooze until 2027-01-15")
    desk.run()
    notes = {MAYA: desk.text(MAYA), JON: desk.text(JON)}
    maya = next(c for c in read(notes, SAMS).contacts if c.path == MAYA)
    assert [(event.words, event.text, event.by) for event in maya.events[1:]] == [
        ("email to", "something on a topic of theirs", "Sam Reyes"),
        ("snooze", "until 2027-01-15", "Sam Reyes"),
    ]
    assert desk.next() == "2027-01-15 touch"


@pytest.mark.parametrize(
    ("notes", "settings"),
    [
        (PEOPLE, ""),
        (PEOPLE, SAMS),
        ({path: owned("Sam", note) for path, note in PEOPLE.items()}, ""),
        ({**PEOPLE, JON: owned("Kim", PEOPLE[JON])}, ""),
    ],
    ids=["no owner", "the settings' owner", "one owner", "one owner and nobody's"],
)
def test_where_there_is_one_owner_nobody_is_named(
    notes: Mapping[str, str], settings: str, tmp_path: Path
) -> None:
    desk = sit_down(tmp_path, notes, settings)
    desk.tick("Jon Alder", "    - said thanks")
    desk.run()
    assert added(desk, "Jon Alder") == [
        "- 2026-11-23 email to: answered",
        "- 2026-11-23 email from: thanks",
    ]


def test_who_is_nobodys_is_logged_without_a_name(tmp_path: Path) -> None:
    notes = {**SHARED, MAYA: owned("Sam", PEOPLE[MAYA])}
    desk = sit_down(tmp_path, notes)
    desk.tick("Inés Prado")
    desk.run()
    assert added(desk, "Inés Prado") == ["- 2026-11-23 email to: first touch"]


@pytest.mark.parametrize("settings", [SAMS, f"{SAMS}due_by_owner = true\n"])
def test_two_clones_make_the_same_of_the_same_ticks(settings: str, tmp_path: Path) -> None:
    made: list[dict[str, bytes]] = []
    for who in ("Sam Reyes", "Kim", ""):
        desk = sit_down(tmp_path / (who or "nobody"), SHARED, settings)
        kims = DUE if "by_owner" not in settings else "Follow-ups/Due - Kim.md"
        sams = DUE if "by_owner" not in settings else "Follow-ups/Due - Sam Reyes.md"
        desk.tick("Jon Alder", "    - said thanks", path=kims)
        desk.tick("Sam Reid", path=sams)
        ran = run("regenerate", "--now", "--today", TODAY, at=desk.root, env={"VAULTTOOLS_ME": who})
        assert "Jon Alder: 2026-11-23 email to: answered [by:: Kim]" in ran.out
        files = (file for file in desk.root.rglob("*") if file.is_file())
        made.append({file.relative_to(desk.root).as_posix(): file.read_bytes() for file in files})
    assert made[0] == made[1] == made[2]


def test_a_name_that_was_put_right_stays_and_the_tick_is_known(tmp_path: Path) -> None:
    desk = sit_down(tmp_path, SHARED, SAMS)
    before = desk.text()
    desk.tick("Jon Alder")
    ticked = desk.text()
    desk.run()
    desk.edit("[by:: Kim]", "[by:: Sam Reyes]", JON)
    desk.put(DUE, ticked)
    assert before != ticked
    desk.run()
    assert added(desk, "Jon Alder") == ["- 2026-11-23 email to: answered [by:: Sam Reyes]"]
    assert desk.left() == []


def test_words_about_who_are_not_quoted_or_matched(tmp_path: Path) -> None:
    note = PEOPLE[JON].replace("could you resend the rates?", "could you? [by:: Kim]")
    desk = sit_down(tmp_path, {**SHARED, JON: owned("Kim", note)}, SAMS)
    assert "“could you?”" in desk.line("Jon Alder")
    assert "by::" not in desk.text()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "notes", SHARED, f"today = {TODAY}\n{SAMS}")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("done", "maya"), "email to: something on a topic of theirs [by:: Kim] ^fu-"),
        (("log", "maya", "phone from: hello"), "phone from: hello [by:: Kim]"),
        (("log", "maya", "phone from: hello [by:: Sam]"), "phone from: hello [by:: Sam]"),
        (("pause", "maya"), "pause [by:: Kim] ^fu-"),
        (
            ("next", "maya", "2026-12-10"),
            "note: agreed on 2026-12-10 as the next step [by:: Kim] ^fu-",
        ),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_a_command_names_who_is_at_the_keyboard(
    words: tuple[str, ...], line: str, shared: Path
) -> None:
    ran = run(*words, at=shared, env={"VAULTTOOLS_ME": "kim"})
    assert ran.code == 0, ran.err
    assert f"- {day(TODAY)} {line}" in (shared / MAYA).read_text(encoding="utf-8")


def test_a_command_of_somebody_unknown_names_nobody(shared: Path) -> None:
    run("done", "maya", at=shared)
    assert "[by::" not in (shared / MAYA).read_text(encoding="utf-8")


def test_a_new_contact_is_whose_who_made_it(shared: Path) -> None:
    run("new", "Ada Byron", "--note", "at tea", at=shared, env={"VAULTTOOLS_ME": "Kim"})
    note = (shared / "People/Ada Byron.md").read_text(encoding="utf-8")
    assert "\nowner: Kim\n" in note
    assert f"- {TODAY} met: at tea [by:: Kim]\n" in note
    run("new", "Bea Lark", at=shared, env={"VAULTTOOLS_ME": "Sam Reyes"})
    assert "owner:" not in (shared / "People/Bea Lark.md").read_text(encoding="utf-8")


def test_show_says_whose_it_is_and_who_did_what(shared: Path) -> None:
    run("log", "jon", "phone to: hello", at=shared, env={"VAULTTOOLS_ME": "Sam Reyes"})
    said = run("show", "jon", at=shared).out.splitlines()
    assert "  owner: Kim" in said
    assert said[-1] == "  2026-11-23  phone to: hello (Sam Reyes)"
    assert '"by": "Sam Reyes"' in run("show", "jon", "--format", "json", at=shared).out


def test_drafts_are_signed_by_the_contacts_owner(tmp_path: Path) -> None:
    for notes, signed in ((SHARED, "Kim"), (PEOPLE, "Someone Else")):
        desk = sit_down(tmp_path / signed, notes, f'{SAMS}me = "Someone Else"\n')
        draft = desk.text("Follow-ups/Drafts/2026-11-23 Jon Alder - reply.md")
        assert draft.partition("\n\n> [!NOTE]")[0].endswith(f"\n{signed}")

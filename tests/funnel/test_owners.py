"""Whose contacts they are, when a vault is shared, and who hears of whom at one organisation."""

from collections.abc import Mapping

import pytest

from tests.support import TODAY, Notes, contact, look, read
from vaulttools.funnel.owners import key_of, owners, part_of, shared_by
from vaulttools.model.funnel import Funnel
from vaulttools.model.settings import Settings


def person(
    owner: str = "", firm: str = "Northwind", step: str = "2026-11-26", log: str = ""
) -> str:
    """A contact's note; the step is the day that they are due."""
    lines = [
        "type: contact",
        "met: 2026-11-02",
        f"organization: {firm}",
        f"next_step: {step}",
        f"owner: {owner}",
    ]
    front = "\n".join(line for line in lines if not line.endswith(": "))
    return f"---\n{front}\n---\n## Log\n{log or '- 2026-11-03 email to: hello'}\n"


def people(**notes: str) -> Mapping[str, str]:
    return {f"People/{name}.md": note for name, note in notes.items()}


def told(
    notes: Notes, today: str = TODAY, settings: str = ""
) -> dict[str, list[tuple[str, str, str]]]:
    """Of whom each contact's item tells: owner, contact, day."""
    return {
        item.contact.name: [(o.owner, o.contact.name, str(o.due)) for o in item.meanwhile]
        for item in look(notes, today, settings).items
    }


@pytest.mark.parametrize(
    ("written", "owner"),
    [
        ("Sam Reyes", "Sam Reyes"),
        ('"[[Sam Reyes]]"', "Sam Reyes"),
        ('"[[Team/Sam Reyes|Sam]]"', "Sam Reyes"),
        ("[Sam, Kim]", "Sam"),
        ("", ""),
    ],
)
def test_an_owner_is_a_name_or_the_note_that_is_linked(written: str, owner: str) -> None:
    assert contact(f"---\ntype: contact\nowner: {written}\n---\n").owner == owner


@pytest.mark.parametrize(
    "same",
    [("Sam Reyes", "sam  reyes", "Sam-Reyes"), ("Inés Prado", "INES PRADO", "Ine\u0301s Prado")],
)
def test_case_accents_and_dots_make_no_other_owner(same: tuple[str, ...]) -> None:
    assert len({key_of(name) for name in same}) == 1


@pytest.mark.parametrize(
    "name", ["Sam Reyes", "李娜", "Mikael Strøm", "Sam 2", "🦊", "राम", "x" * 400]
)
def test_a_key_can_stand_in_a_marker(name: str) -> None:
    key = key_of(name)
    assert key
    assert not set(key) - set("abcdefghijklmnopqrstuvwxyz-")
    assert key != key_of(f"其{name}")


@pytest.mark.parametrize("name", ["", "?", " - ", "[[]]", "..", "/"])
def test_what_is_no_name_is_no_owner(name: str) -> None:
    assert key_of(name) == ""


def test_the_vaults_owner_stands_in_where_a_note_names_none() -> None:
    notes = people(Maya=person(), Jon=person("kim"), Lena=person("Kim"))
    found = read(notes)
    assert owners(found.contacts, Settings()) == {"kim": "Kim"}
    assert owners(found.contacts, Settings(owner="Sam")) == {"kim": "Kim", "sam": "Sam"}


@pytest.mark.parametrize(
    ("notes", "settings", "shared"),
    [
        (people(Maya=person(), Jon=person()), "", []),
        (people(Maya=person(), Jon=person()), 'owner = "Sam"', []),
        (people(Maya=person("Sam"), Jon=person("sam")), "", []),
        (people(Maya=person("Sam"), Jon=person()), "", []),
        (people(Maya=person("Sam"), Jon=person()), 'owner = "Kim"', ["Kim", "Sam"]),
        (people(Maya=person("Sam"), Jon=person("Kim")), "", ["Kim", "Sam"]),
    ],
)
def test_a_vault_is_shared_once_its_contacts_have_two_owners(
    notes: Notes, settings: str, shared: list[str]
) -> None:
    assert list(shared_by(read(notes, settings)).values()) == shared


def test_two_owners_due_at_one_organisation_within_a_week_are_told_of_each_other() -> None:
    notes = people(
        Maya=person("Sam", "Northwind", "2026-11-26"),
        Jon=person("Kim", '"[[northwind]]"', "2026-11-24"),
    )
    assert told(notes) == {
        "Maya": [("Kim", "Jon", "2026-11-24")],
        "Jon": [("Sam", "Maya", "2026-11-26")],
    }


@pytest.mark.parametrize(
    "other",
    [
        person("Sam"),  # one's own
        person(),  # nobody's
        person("Kim", "Tidewell"),  # elsewhere
        person("Kim", ""),
        person("Kim", step="2026-11-30"),  # seven days on
    ],
)
def test_nobody_else_is_told_of(other: str) -> None:
    notes = people(Maya=person("Sam"), Jon=other, Lena=person("Kim", "Brightloom"))
    assert told(notes)["Maya"] == []


@pytest.mark.parametrize(("step", "said"), [("2026-11-29", "2026-11-29"), ("2026-11-12", TODAY)])
def test_the_week_is_today_and_six_days_and_what_is_late_is_today(step: str, said: str) -> None:
    notes = people(Maya=person("Sam"), Jon=person("Kim", step=step))
    assert told(notes)["Maya"] == [("Kim", "Jon", said)]


def test_each_other_owner_is_told_of_once_with_what_comes_first() -> None:
    notes = people(
        Maya=person("Sam"),
        Jon=person("Kim", step="2026-11-27"),
        Lena=person("Kim", step="2026-11-25"),
        Ravi=person("Alex", step="2026-11-28"),
    )
    assert told(notes)["Maya"] == [("Kim", "Lena", "2026-11-25"), ("Alex", "Ravi", "2026-11-28")]


RUN = "\n".join(f"- 2026-{day} email to: hello" for day in ("10-20", "10-26", "11-02", "11-10"))


def test_a_decision_is_told_and_a_pause_with_nothing_to_say_is_not_told_of() -> None:
    notes = people(
        Maya=person("Sam", step="", log=RUN).replace("met: 2026-11-02\n", ""),
        Jon=person("Kim"),
        Lena=person("Kim", step="", log="- 2026-04-20 pause: on leave").replace("11-02", "01-02"),
    )
    found = told(notes)
    reasons = {item.contact.name: item.reason for item in look(notes).items}
    assert reasons == {"Maya": "decide", "Jon": "next-step", "Lena": "re-engage"}
    assert found["Maya"] == [("Kim", "Jon", "2026-11-26")]
    assert found["Jon"] == [], "whether Maya is written to is yet to be decided"


def test_a_part_holds_what_is_ones_own_and_every_problem_is_in_one_part() -> None:
    notes = {
        **people(Maya=person("Sam"), Jon=person("Kim", step="tomorow"), Lena=person(step="soon")),
        "Playbooks/odd.md": "---\ntype: playbook\n---\n",
    }
    whole = look(notes, settings="nonsense = 1")
    parts = {key: part_of(whole, key) for key in ("sam", "kim", "")}

    def names(part: Funnel) -> list[str]:
        return [item.contact.name for item in part.items]

    assert {key: names(part) for key, part in parts.items()} == {
        "sam": ["Maya"],
        "kim": ["Jon"],
        "": ["Lena"],
    }
    assert sorted(p for part in parts.values() for p in part.problems) == list(whole.problems)
    assert {p.place.path for p in parts["kim"].problems} == {"People/Jon.md"}

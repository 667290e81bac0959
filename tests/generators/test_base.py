"""Funnel.base: valid YAML with the filters that Bases reads, and the same text every day."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.support import look
from vaulttools.generators.base import generate
from vaulttools.model.state import STATE_KEYS
from vaulttools.model.whole_files import WholeFile
from vaulttools.seals import is_untouched_file, sealed_file

NOTE = "---\ntype: contact\nmet: 2026-11-02\n---\n"


def made(settings: str = "", today: str = "2026-11-23") -> WholeFile:
    (text,) = generate(look(NOTE, today, settings))
    assert isinstance(text, WholeFile)
    return text


def loaded(settings: str = "") -> dict[str, Any]:
    """The base as YAML, with the seal as it will be written."""
    text = made(settings)
    found = yaml.safe_load(sealed_file(text.path, text.text))
    assert isinstance(found, dict)
    return found


def statements(found: object) -> Iterator[str]:
    """Every filter below a value."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        assert len(found) == 1, "a filter object has exactly one key"
        assert set(found) <= {"and", "or", "not"}
        for each in found.values():
            yield from statements(each)
    elif isinstance(found, list):
        for each in found:
            yield from statements(each)


def test_every_filter_is_as_bases_reads_it() -> None:
    base = loaded('[contacts]\nfolder = "People"\n')
    assert list(statements(base["filters"])) == [
        'list(note.type).contains("contact")',
        'file.hasTag("contact")',
        'file.inFolder("People")',
        '!file.inFolder("Follow-ups")',
        '!list(note.type).contains("draft")',
        '!list(note.type).contains("playbook")',
        '!list(note.type).contains("value")',
    ]
    assert {view["name"]: list(statements(view["filters"])) for view in base["views"]} == {
        "Due": ['next_touch && date(next_touch) <= today() + "7d"'],
        "Funnel": ['stage && stage != ""'],
        "Quiet": ['last_touch && stage != "closed"'],
        "Paused": ['stage == "paused"'],
    }


def test_a_contact_is_known_in_any_of_the_ways_of_the_settings() -> None:
    assert list(loaded()["filters"]) == ["or"]
    assert list(loaded('[contacts]\ntype = ""\ntag = "#people"\n')["filters"]["or"]) == [
        'file.hasTag("people")'
    ]
    both = loaded('[contacts]\nfolder = "People"\n')["filters"]["or"]
    assert [isinstance(each, dict) for each in both] == [False, False, True]
    assert list(both[2]) == ["and"]


def test_without_any_way_to_know_a_contact_there_is_no_base() -> None:
    assert list(generate(look(NOTE, settings='[contacts]\ntype = ""\ntag = ""\n'))) == []


def test_the_views_show_state_keys_only() -> None:
    base = loaded()
    assert [view["name"] for view in base["views"]] == ["Due", "Funnel", "Quiet", "Paused"]
    known = {"file.name", *(f"note.{key}" for key in STATE_KEYS)}
    for view in base["views"]:
        assert view["type"] == "table"
        assert set(view["order"]) <= known
        assert view["order"][0] == "file.name"
        assert [each["property"] in known for each in view["sort"]] == [True]
        assert [each["direction"] for each in view["sort"]] == ["ASC"]
    assert set(base["properties"]) == known - {"file.name"}
    named = re.findall(r"\b[a-z]+_[a-z]+\b", str([v["filters"] for v in base["views"]]))
    assert set(named) <= set(STATE_KEYS)
    grouped = {view["name"]: view.get("groupBy") for view in base["views"]}
    assert grouped["Funnel"] == {"property": "note.stage", "direction": "ASC"}
    assert [view["sort"][0]["property"] for view in base["views"]] == [
        "note.next_touch", "note.next_touch", "note.last_touch", "note.next_touch",
    ]  # fmt: skip


def test_it_is_the_same_every_day() -> None:
    assert made(today="2026-11-23") == made(today="2027-01-01")
    assert made().path == "Follow-ups/Funnel.base"


@pytest.mark.parametrize(
    "word", ["it's", 'a "b"', "a\\\\b", "a: b # c", "{x}", "- y", "é 李", "a\\u0007b", "a\\uFFFEb", "x\\u2028y"]
)  # fmt: skip
def test_whatever_the_settings_say_it_is_yaml_and_one_text(word: str) -> None:
    quoted = word.replace('"', '\\"')
    base = loaded(f'[contacts]\ntype = "{quoted}"\n')
    (first, _) = base["filters"]["or"]
    match = re.fullmatch(r'list\(note\.type\)\.contains\("((?:[^"\\]|\\.)*)"\)', first)
    assert match
    if word.isprintable() and "\\" not in word:
        assert match[1].replace('\\"', '"') == word


def test_the_file_can_be_told_from_one_that_its_owner_changed() -> None:
    text = made()
    written = sealed_file(text.path, text.text)
    assert is_untouched_file(text.path, written.encode())
    assert not is_untouched_file(text.path, written.replace("Quiet", "Silent").encode())

"""Obsidian's list of property types: ours are added, and nothing that is there changes by a byte."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaulttools.actions.property_types import TYPES, add_types


def added(text: str) -> str:
    """The text with our types; every byte of the old one has to be there, in order."""
    after = add_types(text)
    assert after is not None
    rest = iter(after)
    missing = [char for char in text if not char.isspace() and char not in rest]
    assert missing == []
    assert add_types(after) is None
    return after


def types(text: str) -> dict[str, str]:
    found = json.loads(text.removeprefix("\ufeff"))["types"]
    assert isinstance(found, dict)
    return found


def test_the_types_are_those_that_obsidian_knows() -> None:
    assert set(TYPES.values()) == {"date", "number", "text", "multitext"}
    dates = {"met", "next_step", "snoozed_until", "answer_by", "paused_on"}
    dates |= {"last_touch", "last_reply", "next_touch"}
    assert {name for name, kind in TYPES.items() if kind == "date"} == dates
    assert [name for name, kind in TYPES.items() if kind == "number"] == ["unanswered"]
    assert [name for name, kind in TYPES.items() if kind == "multitext"] == ["topics"]
    assert not {"aliases", "tags", "cssclasses"} & set(TYPES)


def test_a_file_that_is_not_there_is_made() -> None:
    text = add_types(None)
    assert text is not None
    assert text.startswith('{\n  "types": {\n    "met": "date",\n')
    assert text.endswith('    "topics": "multitext"\n  }\n}')
    assert types(text) == TYPES
    assert add_types(text) is None


OBSIDIANS = '{\n  "types": {\n    "aliases": "aliases",\n    "tags": "tags"\n  }\n}'


def test_ours_are_added_behind_those_that_are_there() -> None:
    text = added(OBSIDIANS)
    kept = OBSIDIANS.removesuffix("\n  }\n}")
    assert text.startswith(f'{kept},\n    "met": "date",\n    "next_step": "date",\n')
    assert text.endswith('    "topics": "multitext"\n  }\n}')
    assert types(text) == {"aliases": "aliases", "tags": "tags", **TYPES}


@pytest.mark.parametrize("name", ["met", "Met", "MET"])
def test_a_type_that_the_owner_gave_stays(name: str) -> None:
    text = added(OBSIDIANS.replace('"tags": "tags"', f'"{name}": "text"'))
    assert types(text)[name] == "text"
    assert len([each for each in types(text) if each.casefold() == "met"]) == 1


def test_when_nothing_is_missing_nothing_is_to_be_written() -> None:
    assert add_types(json.dumps({"types": dict.fromkeys(TYPES, "text"), "x": [1]})) is None


@pytest.mark.parametrize(
    "text",
    [
        OBSIDIANS + "\n",
        OBSIDIANS.replace("\n", "\r\n"),
        "\ufeff" + OBSIDIANS,
        OBSIDIANS.replace("  ", "\t"),
        OBSIDIANS.replace("  ", "    "),
        '{"other": {"types": {"a": "b"}}, "types": {"x": "text"}, "last": [{"types": 1}, "}"]}',
        '{\n  "a": "\\"types\\": {",\n  "types": {\n    "}{": "text"\n  }\n}',
        '{"ty\\u0070es": {"x": "text"}}',
    ],
    ids=["newline", "CRLF", "BOM", "tabs", "four blanks", "one line", "braces in texts", "escaped"],
)  # fmt: skip
def test_the_layout_stays_as_its_owner_has_it(text: str) -> None:
    after = added(text)
    old = next(n for n in range(len(text), 0, -1) if after.startswith(text[:n]))
    assert after.endswith(text[old:])
    assert types(after).keys() > TYPES.keys()
    assert ("\r\n" in after) == ("\r\n" in text)
    if "\r\n" in text:
        assert not re.search(r"(?<!\r)\n", after)
    inner = re.search(r'[{,](\s*)"[^"]*": "text"', text)
    if inner and "\n" in inner[1]:
        assert f',{inner[1]}"met": "date",{inner[1]}"next_step"' in after


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{}", '{\n  "types": {\n    "met": "date",\n'),
        ("{ }\n", '{\n  "types": {\n    "met": "date",\n'),
        ('{\n  "types": {}\n}', '{\n  "types": {\n    "met": "date",\n'),
        ('{\n\t"types": {\n\t}\n}\n', '{\n\t"types": {\n\t\t"met": "date",\n'),
        ('{"types":{"x":"text"}}', '{"types":{"x":"text","met":"date","next_step":"date",'),
        ('{"a": 1}', '{"a": 1, "types": {\n  "met": "date",\n'),
        ('{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "types": {\n    "met": "date",\n'),
    ],
)
def test_what_is_empty_or_short_gets_a_layout(text: str, shown: str) -> None:
    after = added(text)
    assert after.startswith(shown)
    assert after.endswith("\n") == text.endswith("\n")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "not valid JSON, line 1"),
        ('{\n  "types": {\n    "a": "b",\n  }\n}', "not valid JSON, line 4"),
        ("{'types': {}}", "not valid JSON"),
        ('{"types": {}} // mine', "not valid JSON"),
        ('[{"types": {}}]', "types"),
        ('"types"', "types"),
        ('{"types": []}', "types"),
        ('{"types": null}', "types"),
        ('{"types": {"a": "text"}, "types": {}}', "written twice"),
        ('{"types": {"a": "text", "a": "date"}}', "written twice"),
        ('{"types": ' + "[" * 100_000, "too deep"),
    ],
)
def test_what_is_no_such_file_is_refused_in_plain_words(text: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        add_types(text)


def test_a_number_with_more_digits_than_python_reads_is_none_of_our_business() -> None:
    assert "met" in types(added('{"x": "y", "types": {"a": "text"}}'))
    after = add_types('{"x": ' + "9" * 10_000 + "}")
    assert after is not None
    assert '"met": "date"' in after


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text(max_size=6), JSON, max_size=3),
    st.none() | st.dictionaries(st.sampled_from([*TYPES, "tags", "a b", "{", "Ü"]), st.text(max_size=5), max_size=6),
    st.sampled_from([None, 0, 2, "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)  # fmt: skip
def test_whatever_else_is_in_the_file_stays(
    other: dict[str, object],
    there: dict[str, str] | None,
    indent: int | str | None,
    end: str,
    ascii_: bool,
) -> None:
    before = other if there is None else {**other, "types": there}
    if there is None and not isinstance(before.get("types", {}), dict):
        return
    text = json.dumps(before, indent=indent, ensure_ascii=ascii_).replace("\n", end) + end
    after = json.loads(add_types(text) or text)
    merged = {**TYPES, **before.get("types", {})}  # type: ignore[dict-item]
    assert after == {**before, "types": merged}

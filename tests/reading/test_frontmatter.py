import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.support import note, told
from vaulttools.reading.fields import fold_key
from vaulttools.reading.frontmatter import LONGEST, FrontMatter, read_front_matter


def front(text: str) -> FrontMatter:
    return read_front_matter("x.md", text.split("\n"))


def values(text: str) -> dict[str, list[str]]:
    """Keys as written with their values, of the lines between the fences."""
    fields = front(f"---\n{text}\n---\n").fields.values()
    return {field.key: [value.text for value in field.values] for field in fields}


def lines(text: str) -> dict[str, list[int]]:
    """Keys with the lines of the key and of each value."""
    fields = front(text).fields.values()
    return {field.key: [field.line, *(value.line for value in field.values)] for field in fields}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("---\na: 1\n---\nbody", 3),
        ("---  \na: 1\n---\t\nbody", 3),
        ("---\na: 1\n...\nbody", 3),
        ("---\n---\nbody", 2),
        ("---\n# only a comment\n---", 3),
        ("no front matter", 0),
        ("", 0),
        ("----\na: 1\n----", 0),
        (" ---\na: 1\n---", 0),
        ("# Title\n---\na: 1\n---", 0),
        ("+++\na = 1\n+++", 0),
    ],
)
def test_which_lines_it_takes(text: str, end: int) -> None:
    found = front(text)
    assert (found.end, found.problems, found.is_unreadable) == (end, [], False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("role: Editor", {"role": ["Editor"]}),
        ("role:", {"role": []}),
        ("role: null\ntier: ~", {"role": [], "tier": []}),
        ('role: ""', {"role": [""]}),
        ('role: "null"', {"role": ["null"]}),
        ("a: no\nb: 01234\nc: 1:30\nd: 2026-02-30", {"a": ["no"], "b": ["01234"], "c": ["1:30"], "d": ["2026-02-30"]}),
        ("topics:\n  - a\n  - b", {"topics": ["a", "b"]}),
        ("topics: [a, b]", {"topics": ["a", "b"]}),
        ("topics: []", {"topics": []}),
        ("topics:\n  - a\n  -\n  - ~", {"topics": ["a"]}),
        ("organization: [[Acme]]", {"organization": ["[[Acme]]"]}),
        ("organization: [[Acme, Ltd]]", {"organization": ["[[Acme, Ltd]]"]}),
        ("topics:\n  - [[a]]\n  - b", {"topics": ["[[a]]", "b"]}),
        ('topics:\n  - "[[a]]"', {"topics": ["[[a]]"]}),
        ("role: Editor # since May", {"role": ["Editor"]}),
        ("role: |\n  one\n  two", {"role": ["one\ntwo"]}),
        ("a: &x Editor\nb: *x", {"a": ["Editor"], "b": ["Editor"]}),
        ("1: one\nno: two", {"1": ["one"], "no": ["two"]}),
    ],
)  # fmt: skip
def test_values(text: str, expected: dict[str, list[str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "value", ["{a: b}", "[[a], [b]]", "[{a: b}]", "[[a, [b]]]", "[[]]", "{{date}}"]
)
def test_nested_values_are_not_read(value: str) -> None:
    field = front(f"---\nx: {value}\n---").fields["x"]
    assert (field.values, field.is_nested) == ((), True)


def test_blank_lines_above_are_overlooked_and_told() -> None:
    text = "\n  \n---\nrole: Editor\ntier: a: b\n---\nbody"
    found = front(text)
    assert (found.end, told(found.problems)) == (6, [(3, "VT019"), (5, "VT010")])
    assert lines(text) == {"role": [4, 4], "tier": [5, 5]}


def test_a_rule_further_down_is_no_front_matter() -> None:
    assert front("\n" * 20 + "---\nrole: Editor\n---").end == 0


def test_a_key_that_is_no_text_is_left_out() -> None:
    assert values("? [a, b]\n: c\nrole: Editor") == {"role": ["Editor"]}


def test_lines() -> None:
    text = (
        "---\n# note\nrole: Editor\n\ntopics:\n  - a\n\n  - b\nbio: |\n  one\n  two\ntier: A\n---"
    )
    assert lines(text) == {"role": [3, 3], "topics": [5, 6, 8], "bio": [9, 9], "tier": [12, 12]}


def test_lines_in_a_note_with_other_line_ends() -> None:
    for end in ("\r\n", "\r", "\n"):
        fields = note(f"---{end}role: Editor{end}tier: A{end}---{end}").front.fields
        assert [fields["role"].line, fields["tier"].line] == [2, 3]


@pytest.mark.parametrize(
    "key", ["last_contact", "Last_Contact", "last-contact", "Last Contact", "lastContact", "last_ contact"]
)  # fmt: skip
def test_keys_fold(key: str) -> None:
    assert fold_key(key) == "lastcontact"


class TestWrittenTwice:
    def test_with_another_value_neither_counts(self) -> None:
        found = front("---\nrole: Editor\ntier: A\nrole: Publisher\n---")
        assert (found.fields["role"].is_twice, found.fields["role"].line) == (True, 4)
        assert told(found.problems) == [(4, "VT013")]
        assert not found.fields["tier"].is_twice

    def test_with_the_same_value_it_counts(self) -> None:
        found = front("---\nrole: Editor\nRole: Editor\n---")
        assert not found.fields["role"].is_twice
        assert told(found.problems) == [(3, "VT013")]

    def test_three_times(self) -> None:
        found = front("---\nrole: a\nrole: a\nrole: b\n---")
        assert found.fields["role"].is_twice
        assert told(found.problems) == [(3, "VT013"), (4, "VT013")]

    def test_three_times_and_the_last_like_the_first(self) -> None:
        assert front("---\nrole: a\nrole: b\nrole: a\n---").fields["role"].is_twice

    def test_names_that_only_fold_alike_are_two_keys_and_the_first_counts(self) -> None:
        found = front("---\nlast_contact: a\nlast-contact: b\n---")
        assert ([v.text for v in found.fields["lastcontact"].values], found.problems) == (["a"], [])


class TestBroken:
    def test_one_slip_hides_one_key(self) -> None:
        found = front("---\ntype: contact\nlinkedin: @maya\ntier: A\ntopics:\n  - a\n---")
        assert found.is_broken
        assert told(found.problems) == [(3, "VT010")]
        assert {k: [v.text for v in f.values] for k, f in found.fields.items()} == {
            "type": ["contact"],
            "linkedin": ["@maya"],
            "tier": ["A"],
            "topics": ["a"],
        }

    @pytest.mark.parametrize("value", ["@{{name}}", "`<% tp.file.title %>`"])
    def test_a_blank_of_a_template_is_told_as_such(self, value: str) -> None:
        [problem] = front(f"---\nrole: {value}\n---").problems
        assert (problem.place.line, problem.hint) == (2, "Fill in the template's blank.")

    def test_lines_of_what_is_read_one_by_one(self) -> None:
        text = "---\n# x\nrole: a: b\ntopics:\n\t- a\n\t- b\nnext_step: 2026-12-01\n---"
        assert lines(text) == {"role": [3, 3], "topics": [4, 5, 6], "next_step": [7, 7]}

    def test_odd_blanks_are_blanks(self) -> None:
        found = front("---\nnext_step:\u00a02026-12-01\nrole:\tEditor\nx: a: b\n---")
        assert [v.text for v in found.fields["nextstep"].values] == ["2026-12-01"]
        assert [v.text for v in found.fields["role"].values] == ["Editor"]

    def test_the_lines_of_a_list_are_no_keys_of_their_own(self) -> None:
        found = front("---\nx: a: b\ntopics:\n  - role: Editor\n  - b\n---")
        assert "role" not in found.fields
        assert found.fields["topics"].is_nested

    @pytest.mark.parametrize(
        "value", ["'", '"', "[", "{", "*", "&", "!", "%", "@", "`", "|x", "a: b", "- x: y: z"]
    )
    def test_the_other_keys_are_read_whatever_the_value(self, value: str) -> None:
        found = front(f"---\ntype: contact\nrole: {value}\nnext_step: 2026-12-01\n---")
        assert [v.text for v in found.fields["type"].values] == ["contact"]
        assert [v.text for v in found.fields["nextstep"].values] == ["2026-12-01"]


class TestUnreadable:
    @pytest.mark.parametrize(
        ("text", "line", "code"),
        [
            ("---\ntype: contact\n", 1, "VT011"),
            ("---\ntype: contact", 1, "VT011"),
            ("---\n<<<<<<< HEAD\ntype: contact\n=======\n>>>>>>> b\n---", 2, "VT012"),
            ("---\ntype: contact\n>>>>>>> b\n---", 3, "VT012"),
            ("---\ntype: contact\n||||||| b\n---", 3, "VT012"),
            (f"---\ntype: contact\nx: {'y' * LONGEST}\n---", 1, "VT017"),
            ("---\ntype: contact\nx: " + "[" * 99 + "\n---", 3, "VT017"),
            ("---\n- type: contact\n---", 2, "VT018"),
        ],
    )
    def test_it_is_said_where_and_the_type_is_known_all_the_same(
        self, text: str, line: int, code: str
    ) -> None:
        found = front(text)
        assert found.is_unreadable
        assert told(found.problems) == [(line, code)]
        assert [v.text for v in found.fields["type"].values] == ["contact"]

    def test_words_are_no_keys(self) -> None:
        found = front("---\njust words\n---")
        assert (found.fields, told(found.problems)) == ({}, [(2, "VT018")])

    def test_without_an_end_it_goes_as_far_as_the_first_empty_line(self) -> None:
        found = front("---\ntype: contact\n\nrole: not mine\n")
        assert (found.end, list(found.fields)) == (2, ["type"])

    def test_without_an_end_and_an_empty_line_it_goes_a_hundred_lines(self) -> None:
        found = front("---\ntype: contact\n" + "word\n" * 500)
        assert found.end <= 101

    def test_just_not_too_long(self) -> None:
        assert not front(f"---\nx: {'y' * (LONGEST - 4)}\n---").is_unreadable


KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from("\n\t"),
    max_size=20,
)
FRONTS = st.dictionaries(KEYS, WORDS | st.lists(WORDS, max_size=4), max_size=6).filter(
    lambda front: len({fold_key(key) for key in front}) == len(front)
)  # fmt: skip


def written(values: dict[str, str | list[str]]) -> str:
    """Front matter as an editor writes it: one key a line, lists as blocks, texts in quotes."""
    out = ["---"]
    for key, value in values.items():
        if isinstance(value, str):
            out.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
        else:
            out += [
                f"{key}:" if value else f"{key}: []",
                *(f"  - {json.dumps(text, ensure_ascii=False)}" for text in value),
            ]
    return "\n".join([*out, "---", ""])


@pytest.mark.long
@given(FRONTS)
def test_what_is_written_is_read_back(values: dict[str, str | list[str]]) -> None:
    text = written(values)
    found = front(text)
    assert (found.problems, found.is_broken, found.is_unreadable) == ([], False, False)
    assert {f.key: [v.text for v in f.values] for f in found.fields.values()} == {
        key: [value] if isinstance(value, str) else value for key, value in values.items()
    }
    for field in found.fields.values():
        assert text.split("\n")[field.line - 1].startswith(f"{field.key}:")
        for value in field.values:
            assert json.dumps(value.text, ensure_ascii=False) in text.split("\n")[value.line - 1]


VALID = """\
---
type: contact
organization: "[[Northwind]]"
role: Head of Platform
topics:
  - onboarding
  - remote team culture
met: 2026-11-02
next_step: 2026-12-01 # agreed
bio: |
  Runs the platform group.
  Likes tea.
---
"""
PIECES = st.sampled_from([*"\t:-[]{}#&*!|>'\"%@`,?<=~\n\r \u00a0\u2028\x85\x07\ufeff", "---\n", "...\n", ": ", "\n- ", "<<<<<<< a\n", "=======\n", "{{date}}", "*x", "&x ", "!!str "]) | st.text(max_size=3)  # fmt: skip
MUTATIONS = st.lists(st.tuples(st.integers(0, len(VALID)), st.integers(0, 9), PIECES), min_size=1, max_size=6)  # fmt: skip


@given(MUTATIONS)
def test_no_change_of_a_note_is_too_odd(mutations: list[tuple[int, int, str]]) -> None:
    text = VALID
    for at, removed, piece in mutations:
        text = text[:at] + piece + text[at + removed :]
    found = note(text)
    for problem in found.problems:
        assert 1 <= problem.place.line <= len(found.lines)
        assert len(str(problem).splitlines()) == 1
    for field in found.front.fields.values():
        assert 1 <= field.line <= found.front.end
        assert all(field.line <= value.line <= found.front.end for value in field.values)

from datetime import date

import pytest

from tests.reading.support import note, told
from vaulttools.model.problem import Place


def test_names_and_links() -> None:
    found = note("", "People/Maya.md", others=("Old/Maya.md",))
    assert (found.path, found.name, found.link) == ("People/Maya.md", "Maya", "People/Maya")
    assert found.place(3) == Place("People/Maya.md", 3)


def test_a_problem_has_the_line_as_its_excerpt() -> None:
    found = note("one\n  two  \n")
    for line in (0, 2, 9):
        found.say(line, "VT020", "what", "hint")
    assert [(p.place.line, p.excerpt) for p in found.problems] == [(0, ""), (2, "two"), (9, "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: x", "x"),
        ("a: '  '\nb: y", "y"),
        ("a:\nb: y", "y"),
        ("a: [x, y]", "x"),
        ("a: '[[Folder/x|shown]]'", "shown"),
        ("a: 1\na: 2\nb: y", "y"),
        ("c: z", ""),
    ],
)
def test_the_first_value_that_says_something(text: str, expected: str) -> None:
    assert note(f"---\n{text}\n---").text("a", "b") == expected


def test_a_word_of_a_few() -> None:
    found = note("---\na: '[[Yes]]'\nb: maybe\n---")
    assert [found.word({"yes"}.__contains__, "yes", key) for key in "abc"] == ["yes", "", ""]
    assert told(found.problems) == [(3, "VT016")]
    assert found.problems[0].hint == "Write yes."


@pytest.mark.parametrize(
    ("text", "day", "line"),
    [
        ("a: 2026-11-02", date(2026, 11, 2), 2),
        ("b: 2026-11-02\na:", date(2026, 11, 2), 2),
        ("a:\n  - 2026-11-02", date(2026, 11, 2), 3),
        ("a: soon", None, 2),
        ("a: {x: y}", None, 2),
        ("a: 1\na: 2", None, 3),
        ("c: 2026-11-02", None, 0),
    ],
)
def test_a_date_and_its_line(text: str, day: date | None, line: int) -> None:
    assert note(f"---\n{text}\n---").day("a", "b") == (day, line)


def test_the_targets_of_links_each_once() -> None:
    found = note("", "x.md", others=("A.md", "B/C.md"))
    assert found.targets("[[C]] [[A]] [[a|again]] [c](B/C.md) [[gone]]") == ("B/C.md", "A.md")


def test_a_blank_of_a_template_is_told_as_such() -> None:
    found = note("---\nmet: {{date}}\nrole: {a: b}\n---")
    assert (found.day("met"), found.text("role")) == ((None, 2), "")
    assert told(found.problems) == [(2, "VT015"), (3, "VT015")]
    assert found.problems[0].hint == "Fill in the template's blank."
    assert found.problems[1].hint != found.problems[0].hint

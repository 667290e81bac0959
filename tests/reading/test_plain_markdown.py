"""A body that needs no Markdown parser is read as the parser would read it, or not at all."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.vaults import CHARACTERS, notes
from vaulttools.reading.markdown import parsed_body
from vaulttools.reading.plain_markdown import plain_body

SAMPLE = Path(__file__).parents[2] / "sample-vault"
PIECES = (
    "- a", "- b c", "* x", "+ y", "text", "more text", "# H", "## Log", "### x #", "", "  ", "---", "===",
    "- [ ] t 📅 2026-12-01", "- [x] d", "[a]: b", "[[x]] y", "[a](b)", "> q", "1. o", "2026-01-01 x", "-", "- ",
    "*", "**b**", "_i_", "|a|", "|-|-|", ":-:", "- | -", "a | b", "<div>", "`c`", "```", "~~~", "- - x",
    "- # h", "- 1. x", "-text", "+1", "#tag", "# ", "####### x", "- [a]: b", "    code", "  - n", "%% c %%",
    "| a | b |", "| - | :-: |", "|  | d |", "|b|  ", "| a \\| b |", "||", "|-|", "- `c`", "* * *", "- * *", "=", "- =", "!x", "\\- x", "&amp;", "a  ", "[", "]:", "[foo", "bar]: /u",
    "- [foo", "![[x]]", "\tx", "- \tx", "a\u00a0b", "<!-- c -->", "- <b>", "- > q", "- ```", "10) x",
)  # fmt: skip


TABLE = [
    "| Day | Channel   |",
    "| --- | :-------: |",
    "| 1   | `email`   |",
    "| 24  |           |",
]


def bodies() -> list[list[str]]:
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAMPLE.rglob("*.md"))]
    texts += [text for name in CHARACTERS for _, text in list(notes(name, 40))[:12]]
    return [text.partition("\n---\n")[2].split("\n") for text in texts]


@pytest.mark.parametrize("lines", bodies(), ids=range(len(bodies())))
def test_it_says_what_the_parser_says(lines: list[str]) -> None:
    told = plain_body(lines, 7)
    assert told is None or told == parsed_body(lines, 7)


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_it_says_so_of_any_lines_together(lines: list[str]) -> None:
    told = plain_body(lines, 1)
    assert told is None or told == parsed_body(lines, 1)


@pytest.mark.long
def test_it_says_so_whatever_the_hand_slips_on() -> None:
    dice, known = Random(1), [lines[:40] for lines in bodies()]  # noqa: S311 - nothing secret
    signs = (
        *"ab9 -*+#>`~<|[]():=_.\n\n\t!\\",
        "- ",
        "## ",
        "\n- ",
        "\n  ",
        "[x] ",
        "]: ",
        "---",
        "",
    )
    told_of = 0
    for _ in range(3_000):
        text = "\n".join(dice.choice(known))
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(signs) + text[at + dice.randrange(2) :]
        lines = text.split("\n")
        told = plain_body(lines, 3)
        told_of += told is not None
        assert told is None or told == parsed_body(lines, 3), text
    assert told_of > 800


@pytest.mark.parametrize(
    "lines",
    [
        ["- a", "b"], ["- a", "  - b"], ["a", "==="], ["a", "---"], ["```", "- a", "```"], ["<div>", "- a"],
        ["> - a"], ["1. a"], ["    - a"], ["|a|", "|-|", "b"], ["|a|", "|-|", "|b|c|"], ["a", "|a|", "|-|"], ["|a|", "|b|"], ["|a|"], ["[a]: b"], ["- [a]: b"], ["# a #"], ["- - a"],
        ["-"], ["***"], ["a\tb"], ["- # a"],
    ],
)  # fmt: skip
def test_it_knows_when_it_does_not_know(lines: list[str]) -> None:
    assert plain_body(lines, 1) is None


@pytest.mark.parametrize(
    "lines",
    [TABLE, ["a", "", *TABLE, "", "b"], ["# H", "- a", "", *TABLE, "", *TABLE], ["|a|", "|-|"]],
)
def test_it_knows_an_even_table(lines: list[str]) -> None:
    told = plain_body(lines, 1)
    assert told is not None
    assert told == parsed_body(lines, 1)
    assert told.tables


@given(
    st.lists(st.sampled_from([piece for piece in PIECES if "|" in piece] + ["", "a"]), max_size=7)
)
def test_it_says_what_the_parser_says_of_tables(lines: list[str]) -> None:
    told = plain_body(lines, 1)
    assert told is None or told == parsed_body(lines, 1)


@pytest.mark.parametrize("character", CHARACTERS)
def test_it_knows_nearly_all_there_is(character: str) -> None:
    known = [text.split("---\n")[-1].split("\n") for _, text in notes(character, 300)]
    assert sum(plain_body(lines, 1) is not None for lines in known) >= 0.8 * len(known)

"""Front matter that needs no YAML parser is read as the parser would read it, or not at all."""

from pathlib import Path
from random import Random

import pytest

from tests.bench.vaults import CHARACTERS, notes
from vaulttools.reading.plain_yaml import Pairs, plain_pairs
from vaulttools.reading.yaml12 import YamlTroubleError, read_mapping

SAMPLE = Path(__file__).parents[2] / "sample-vault"
VARIED = """\
type: contact
aliases: [Ada, "Mrs. L", ada.l]
organization: "[[Northwind: the firm]]"
company: [[Northwind]]
email: ada@northwind.example
url: https://northwind.example/a#b
phone: +44 20 7946 0000
role: 'head of "data"'
topics:
  - onboarding
  - "churn: why"

tags:
- people
- met/2024
every: 6 weeks # or so
empty:
none: []
# a comment
job title: engineer (remote), 50 %
met: 2026-11-02
note: |
  two
  lines
folded: >
  x
odd: {a: 1}
nested:
  - [a, b]
  - x: y
anchor: &a text
alias: *a
quoted: "with \\" escape"
long: one
  and more
last: ~
"""
SIGNS = "abZ09 :-#,[]{}\"'\\|>&*!%@`?~_.\n\t\u00a0\u2028\x85\ufeff\x07é漢+(/=<"


def parsed(lines: list[str]) -> Pairs | str:
    try:
        return read_mapping("\n".join(lines))
    except YamlTroubleError as trouble:
        return trouble.what


def front_matters(texts: list[str]) -> list[list[str]]:
    plain = [text.replace("\r\n", "\n") for text in texts]
    inner = (text[4:].split("\n---", 1)[0] for text in plain if text.startswith("---\n"))
    return [part.split("\n") for part in inner]


def corpus() -> list[list[str]]:
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAMPLE.rglob("*.md"))]
    texts += [text for _, text in notes("messy", 60)]
    keys = VARIED.split("\n")
    return [keys, *([*keys[:n], *keys[n + 1 :]] for n in range(len(keys))), *front_matters(texts)]


def mutated(lines: list[str], dice: Random) -> list[str]:
    """The lines with one to three characters more, fewer, or others."""
    text = "\n".join(lines) or " "
    for _ in range(dice.choice((1, 1, 2, 3))):
        at, sign = dice.randrange(len(text) + 1), dice.choice((*SIGNS, ""))
        text = text[:at] + sign + text[at + dice.randrange(2) :]
    return text.split("\n")


@pytest.mark.parametrize("lines", corpus(), ids=range(len(corpus())))
def test_it_says_what_the_parser_says(lines: list[str]) -> None:
    told = plain_pairs(lines)
    assert told is None or told == parsed(lines)


def test_it_says_so_whatever_the_hand_slips_on() -> None:
    dice, known = Random(1), corpus()  # noqa: S311 - nothing secret
    told_of = 0
    for _ in range(6_000):
        lines = mutated(dice.choice(known), dice)
        told = plain_pairs(lines)
        told_of += told is not None
        assert told is None or told == parsed(lines), "\n".join(lines)
    assert told_of > 1_000


@pytest.mark.parametrize(
    "line",
    [
        "a: b: c", "a: b #c", "a: b:", "a: - b", "a: [b, [c]]", "a: [b,, c]", "a: &x b", "a: *x", "a: |",
        "a: !t b", "a:\tb", "a: 'it''s'", 'a: "x\\n"', "? a", "a: {b: c}", "- a", "a", "---", "a: @b",
        "a: %b", "a: `b", "<<: b", "a: 'b' c", "a: [b] c", " a: b",
    ],
)  # fmt: skip
def test_it_knows_when_it_does_not_know(line: str) -> None:
    assert plain_pairs([line]) is None


@pytest.mark.parametrize("character", CHARACTERS)
def test_it_knows_nearly_all_there_is(character: str) -> None:
    known = front_matters([text for _, text in notes(character, 300)])
    told = sum(plain_pairs(lines) is not None for lines in known)
    assert told >= (0.5 if character == "messy" else 0.95) * len(known)

"""The short way through front matter says what the YAML parser says, or that it does not know."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.bench.vaults import CHARACTERS, notes
from vaulttools.reading.frontmatter import read_by_yaml, read_front_matter
from vaulttools.reading.plain_yaml import LONGEST, read_plainly
from vaulttools.reading.spans import READERS, _agreed

SAMPLE = Path(__file__).parents[2] / "sample-vault"
NOTES = (
    """\
---
type: contact
aliases: [Ada, "A. Byron", 'the countess']
organization: "[[Acme, Ltd]]"
role: head of Q&A (and R&D)
email: ada@acme.example
linkedin: https://www.linkedin.com/in/ada?x=1#about
phone: "+44 20 7946 0000"
met: 2026-02-30
tags: []
---
She reads: everything.
""",
    """\
---
# from the address book
Type:  contact   # sorted
Last Contact: 2026-10-01

topics:
  - onboarding
  - "[[pricing]]"  # hers
  - 'it: all'

  # more to come
  - [[Churn]]
every: 6 weeks
next_step:
tier: ~
---
""",
    """\
---
tags:
- people
- met/2024
opportunity: [[Editor at Acme]]
status: null
role: ""
met_at: ''
company: 'the ''old'' firm'
e-mail:
    - a@b.example
    - 'b@c.example'
playbook: keep-in-touch
größe: 1:30
東京: "🙂 für"
no: +44
---
---
""",
    """\
---
role: 'head of the ''something'''
about: |
  head of: one

  - two
notes: "a \\"b\\" \\u00e9
  c"
odd: {a: 1, b: [2, 3]}
same: &x [a, [b]]
again: *x
role: twice
folded: one
  two
? key
: value
---
""",
    "---\r\ntype: contact\ntags: a, b\n\t\nx:\ty\n...\n",
    "---\n---\n",
    "\n---\ntype: contact\n---\n",
    "---\nKey_1: a\nkey-1: b\nkey 1: c\n_: d\n- : e\n---\n",
    "---\n<<<<<<< HEAD\nrole: a\n=======\nrole: b\n>>>>>>> x\n---\n",
)
SIGNS = [
    *" \n\t:#-?,[]{}&*!|>'\"%@`~.+=<$(/\\_^;0aäN東🙂\r\0\x07\x7f\x85\xa0\xad\u200b\u2028\u2029\ufeff\ud800\ufffe",
    ": ", " #", "- ", "\n- ", "\n  ", "\n  - ", "---", "\n---\n", "...", "''", "[[", "]]", ", ", ": |", "null", "\na: b\n",
]  # fmt: skip
"""What is put into a note to spoil it."""


def agrees(note: str) -> bool:
    """Whether the short way was taken; it fails where that says something else than the parser.

    Where it was taken, the YAML readers that are asked before an edit agree as well.
    """
    lines = note.split("\n")
    plain = read_plainly(lines)
    if plain is None:
        return False
    parsed = read_by_yaml("x.md", lines)
    short = read_front_matter("x.md", lines)
    assert replace(short, is_plain=False) == parsed, note
    assert short.is_plain, note
    assert _agreed("\n".join(lines[: plain[1] - 1]) + "\n", READERS), note
    assert list(short.fields) == list(parsed.fields), note
    return True


def spoilt(note: str, dice: Random) -> str:
    """A note with a sign put in, or in place of another, or one taken away; sometimes more of it."""
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        at = dice.randrange(4, len(note) + 1)
        sign = dice.choice(SIGNS) if dice.random() < 0.9 else ""
        note = note[:at] + sign + note[at + dice.randrange(2) :]
    return note


def mutants(count: int, seed: int = 1) -> int:
    """How many of that many spoilt notes went the short way, in agreement with the parser."""
    dice = Random(seed)  # noqa: S311 - nothing secret
    return sum(agrees(spoilt(dice.choice(NOTES), dice)) for _ in range(count))


def test_most_notes_go_the_short_way() -> None:
    assert [agrees(note) for note in NOTES] == [True] * 3 + [False] * 2 + [True] + [False] * 3


@pytest.mark.long
def test_whatever_the_hand_slips_on_it_says_what_the_parser_says() -> None:
    assert mutants(6_000) > 600


@pytest.mark.long
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a: ", "b:", "c: [", "Last Contact: ", "- ", "  - ", "  ", "# ", ""]),
            st.lists(st.one_of(st.sampled_from([*SIGNS, "word", "]", '"q"']), st.text(max_size=3)), max_size=5),
        ),
        max_size=6,
    )
)  # fmt: skip
@settings(deadline=None, derandomize=True, max_examples=400)
def test_it_says_what_the_parser_says_or_nothing(rows: list[tuple[str, list[str]]]) -> None:
    agrees("\n".join(["---", *(start + "".join(rest) for start, rest in rows), "---", "text"]))


@pytest.mark.parametrize(
    "front",
    [
        "a: b   # why", "a: # why", "a:   ", "a: b#c", "a: x:y", "a: it's", "a: $5, or [so]", "a: '#'",
        "a: [ b ,c d , 'e, f' ]  # why", "a: [don't]", "a: [[B C]]", "a:\n- b\n\n# why\n- c", "# why", "",
        "a: Null", "a: '~'", "a: 'it''s'", 'a: ""', "a-b c_d: e", "1: a", "a:\n  - null\n  - b",
        "a: " + "long " * 700, "a:\n- " + "x" * 1_100, 'a: ["' + "x" * 1_100 + '"]',
    ],
)  # fmt: skip
def test_what_it_knows(front: str) -> None:
    assert agrees(f"---\n{front}\n---")


@pytest.mark.parametrize(
    "front",
    [
        "a: b: c", "a: b:", "a: - b", "a: [b, [c]]", "a: [b,, c]", "a: [b,]", "a: &x b", "a: *x", "a: |",
        "a: !t b", "a:\tb", 'a: "x\\n"', "? a", "a: {b: c}", "- a", "a", "a: @b", "a: %b", "a: `b",
        "<<: b", "a: 'b' c", "a: 'b'#c", "a: [b] c", " a: b", "a: b\n  c", "a:\n  b", "a: b\n- c",
        "a:\n- b\n - c", "a:\n- - b", "a:\n- b: c", "a:\n-", "a: [b]\n- c", "a: b\na: b", "a: b\nA: c",
        "a b: c\na_b: d", "a: [[b, c]]", "a: [[b ]]", "a:b", "a : b", "...", "--- a", "a: \xa0b",
        "k" * 1_100 + ": b", "a: [" + "b," * 5_000 + "c]", "a: " + "b" * LONGEST,
    ],
)  # fmt: skip
def test_what_it_leaves_to_the_parser(front: str) -> None:
    assert read_plainly(["---", *front.split("\n"), "---"]) is None


@pytest.mark.parametrize(
    "note", ["", "text", "---", "---\na: b", "--- \na: b\n---", "\n---\na: b\n---"]
)
def test_front_matter_without_two_plain_fences_is_left_to_the_parser(note: str) -> None:
    assert read_plainly(note.split("\n")) is None


@pytest.mark.parametrize("character", CHARACTERS)
def test_it_knows_nearly_all_that_there_is(character: str) -> None:
    plain = [text.replace("\r\n", "\n").lstrip("\ufeff") for _, text in notes(character, 300)]
    known = [agrees(text) for text in plain if text.startswith("---\n")]
    assert sum(known) >= (0.7 if character == "messy" else 1) * len(known)


def test_it_knows_the_whole_sample_vault() -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAMPLE.rglob("*.md"))]
    assert all(agrees(text) for text in texts if text.startswith("---\n"))

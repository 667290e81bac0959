"""A byte of a note goes wrong: nobody disappears, nothing breaks, nobody else's note changes."""

import random
import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support import day, look, renew, without_state, write_vault
from vaulttools.pipeline import pretend, regenerate
from vaulttools.reading.builtin import shipped

pytestmark = pytest.mark.long

TODAY = day("2026-11-23")
SAMPLE = shipped("sample-vault")
NOTES = sorted(
    path.relative_to(SAMPLE).as_posix()
    for path in (*SAMPLE.rglob("*.md"), SAMPLE / "vaulttools.toml")
    if "Follow-ups" not in path.parts
)
RUNS, PARTS = 1_000, 10
COMPANY = {
    "People/Ada Stone.md": "---\ntype: contact\n---\n## Log\n- 2026-11-20 email from: hello\n",
    "People/Bo Lind.md": "---\ntype: contact\nmet: 2026-11-22\n---\n",
    "Home.md": "# Home\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n",
}
HOSTS = {"Home.md", "Dashboard.md"}


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one thing gone wrong, as disks, syncs and fingers do it."""
    at, size = dice.randrange(len(data) + 1), dice.randrange(1, 12)
    odd = dice.choice(
        [
            b"\0",
            b"\xff",
            b"\n",
            b"\r",
            b"\t",
            b'"',
            b":",
            b"[",
            b"{",
            b"---\n",
            b"<<<<<<< a\n",
            b"- ",
        ]
    )
    lines = data.splitlines(keepends=True)
    row, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(9):
        case 0 | 1 as more:
            data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 - more :]
        case 2:
            data = data[:at] + data[at + size :]
        case 3:
            data = data[: at + size] + data[at:]
        case 4:
            data = data[:at] + odd + data[at:]
        case 5:
            data = data[:at]
        case 6:
            data = b"".join(lines[:row] + lines[row + 1 :])
        case 7:
            data = b"".join([*lines[:other], lines[row], *lines[other:]])
        case _:
            lines[row], lines[other] = lines[other], lines[row]
            data = b"".join(lines)
    return data


def is_surely_a_contact(data: bytes) -> bool:
    """Whether the note still says it: front matter is opened on the first line, and before the line
    that closes it (or the first empty one) stands `type: contact`, a line of its own."""
    lines = (
        data.removeprefix(b"\xef\xbb\xbf")
        .replace(b"\r\n", b"\n")
        .replace(b"\r", b"\n")
        .split(b"\n")
    )
    if not re.fullmatch(rb"---[ \t]*", lines[0]):
        return False
    for line in lines[1:]:
        if re.fullmatch(rb"(---|\.\.\.)[ \t]*|\s*", line):
            return False
        if line == b"type: contact":
            return True
    return False


@pytest.mark.parametrize("part", range(PARTS))
def test_one_thing_gone_wrong_takes_nobody_along(tmp_path: Path, part: int) -> None:
    for run in range(part, RUNS, PARTS):
        dice = random.Random(run)  # noqa: S311 - the same thousand every time
        path = dice.choice(NOTES)
        data = mutated((SAMPLE / path).read_bytes(), dice)
        root = write_vault(tmp_path / str(run), COMPANY)
        (root / "vaulttools.toml").unlink()
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        seen = renew(root, TODAY)
        people = {standing.contact.path for standing in seen.funnel.standings}
        about = f"run {run}: {path}"
        assert {"People/Ada Stone.md", "People/Bo Lind.md"} <= people, about
        assert not is_surely_a_contact(data) or path in people, about
        listed = {item.contact.path for item in seen.funnel.items}
        closed = {s.contact.path for s in seen.funnel.standings if s.stage == "closed"}
        assert listed | closed == people, about
        for change in seen.changes:
            is_generated = change.path.startswith("Follow-ups/")
            assert is_generated or change.path in people | HOSTS, about
            assert change.before is None or not is_generated, about
        for note in {path, *COMPANY} - HOSTS:
            before = data if note == path else dedent(COMPANY[note]).encode()
            assert without_state((root / note).read_bytes()) == without_state(before), about
        assert regenerate(root, TODAY, pretend).changes == (), about
        shutil.rmtree(root)


def test_most_mutations_leave_the_person_there() -> None:
    """The rule above is worth something: it holds for nearly all contacts' notes."""
    people = [path for path in NOTES if path.startswith("People/")]
    sure = 0
    for run in range(500):
        dice = random.Random(run)  # noqa: S311 - the same thousand every time
        sure += is_surely_a_contact(mutated((SAMPLE / dice.choice(people)).read_bytes(), dice))
    assert sure > 400


@pytest.mark.parametrize("other", ["conta", "person", "", "Contact"])
@pytest.mark.parametrize("first", [True, False])
def test_a_type_written_twice_still_makes_a_contact(other: str, first: bool) -> None:
    """As a line doubled and damaged, or a merge that kept both, leaves it."""
    types = ["contact", other] if first else [other, "contact"]
    front = "".join(f"type: {word}\n" for word in types)
    funnel = look(f"---\n{front}met: 2026-11-02\n---\n")
    assert [standing.contact.name for standing in funnel.standings] == ["Maya Okafor"]


@pytest.mark.parametrize("below", ["  - tea", "  - tea\n  - chess", "    more words", "\ttea"])
@pytest.mark.parametrize("above", ["", "topics:\n", "tier: A\n"])
def test_a_line_that_slips_under_the_type_takes_nobody_away(above: str, below: str) -> None:
    """As when `topics:` is deleted or moved: YAML reads `contact - tea` as one value."""
    funnel = look(f"---\n{above}type: contact\n{below}\nmet: 2026-11-02\n---\n")
    assert [standing.contact.name for standing in funnel.standings] == ["Maya Okafor"]

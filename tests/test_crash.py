"""Kill or fail a regenerate with ticks at every single call of the writer: it can always be run again.

Whatever happened, no note is ever half written, and a second run ends in the bytes of an undisturbed one.
"""

import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest

from tests.faults import ERRORS, Faults, calls_of, kills_of, not_syncing
from tests.support import day, write_vault
from vaulttools.pipeline import Done, regenerate
from vaulttools.writing import Manner, Store, carry_out
from vaulttools.writing.placing import TEMPORARY

pytestmark = pytest.mark.long

TODAY = day("2026-11-23")
LATER = 9e9
"""An hour at which nobody has saved anything lately."""
DUE = "Follow-ups/Due.md"
NOTES = {
    "People/Maya Okafor.md": """
        ---
        type: contact   # mine
        email: maya@northwind.example
        ---
        ## Log
        - 2026-11-02 met: a fair
        - 2026-11-19 email to: thanks

        ## Promises
        - [ ] send the list 📅 2026-11-20
        """,
    "People/Jon Alder.md": """
        ---
        type: contact
        email: jon@halden.example
        ---
        ## Log
        - 2026-11-20 email from: could you resend the rates?
        """,
    "People/Inés Prado.md": """
        ---
        type: contact
        met: 2026-11-21
        ---
        """,
    "Follow-ups/Drafts/Ravi.md": """
        ---
        type: draft
        contact: "[[Ravi Menon]]"
        channel: email
        status: sent
        ---
        Hi Ravi, it was good to talk.
        """,
    "People/Ravi Menon.md": """
        ---
        type: contact
        met: 2026-11-20
        ---
        """,
    "Dashboard.md": "# Mine\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n\nmy words\n",
}
Files = dict[str, bytes]
State = tuple[tuple[str, int, int, bytes], ...]
SAVED = re.compile(rb'"saved": \d+')


def run(root: Path) -> Done:
    """Regenerate as the command does, with a store for undo beside the vault."""
    manner = Manner(
        0.1,
        settle=True,
        now=lambda: LATER,
        store=Store(root.parent / "store"),
        command="regenerate",
    )
    return regenerate(root, TODAY, lambda changes: carry_out(root, changes, manner))


@pytest.fixture(scope="module")
def ticked() -> Iterator[Path]:
    """A vault with two ticks to apply, words under one of them; in memory if that is possible."""
    memory = Path("/dev/shm")  # noqa: S108 - a name of our own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name, not_syncing():
        notes = {path: text for path, text in NOTES.items() if "/Drafts/" not in path}
        root = write_vault(Path(name) / "ticked" / "vault", notes)
        run(root)
        write_vault(root, {path: text for path, text in NOTES.items() if "/Drafts/" in path})
        due = root / DUE
        lines = due.read_text(encoding="utf-8").split("\n")
        for person, words in (("Maya Okafor", ["    - next 10 Dec"]), ("Jon Alder", [])):
            at = next(n for n, line in enumerate(lines) if f"[ ] [[{person}]]" in line)
            lines[at : at + 1] = [lines[at].replace("[ ]", "[x]", 1), *words]
        due.write_text("\n".join(lines), encoding="utf-8")
        yield root


def files(root: Path) -> Files:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(TEMPORARY)
    }


def copied(ticked: Path) -> Path:
    """A fresh copy of the vault and of its store."""
    place = ticked.parent.parent / "copy"
    if place.exists():
        shutil.rmtree(place)
    shutil.copytree(ticked.parent, place)
    return place / "vault"


@pytest.fixture(scope="module")
def undisturbed(ticked: Path) -> tuple[Files, Files, list[str]]:
    """The files before, those after an undisturbed run, and the calls that makes."""
    root = copied(ticked)
    before = files(root)
    with not_syncing():
        calls = calls_of(lambda: run(root))
    return before, files(root), calls


def test_an_undisturbed_run_logs_each_tick_once(
    undisturbed: tuple[Files, Files, list[str]],
) -> None:
    before, after, calls = undisturbed
    maya = after["People/Maya Okafor.md"].decode()
    assert maya.count("as promised: send the list ^fu-") == 1
    assert maya.count("- [x] send the list 📅 2026-11-20 ✅ 2026-11-23") == 1
    assert maya.count("next_step: 2026-12-10") == 1
    assert after["People/Jon Alder.md"].count(b"email to: answered ^fu-") == 1
    assert b"- [x]" not in after[DUE]
    assert before != after
    assert "Follow-ups/Drafts/Ravi.md" not in after
    assert (
        after["Follow-ups/Drafts/Sent/Ravi.md"]
        == dedent(NOTES["Follow-ups/Drafts/Ravi.md"]).lstrip().encode()
    )
    assert after["People/Ravi Menon.md"].count(b"email to ^fu-") == 1
    assert len(calls) > 100


IN_TURNS = {"ENOSPC": 0, "EACCES": 1, "EIO": 2, "EROFS": 3}
"""They say the same to a program that asks for none of them, so each call fails with one, in turns.

(`writing/test_faults.py` lets every call of the writer fail with each.)
"""


def points(kind: str, calls: list[str]) -> list[tuple[str, int]]:
    """The faults to try: what is done there, and at which call."""
    if kind == "killed":
        return kills_of(calls)
    return [(kind, n) for n in range(IN_TURNS[kind], len(calls), len(IN_TURNS))]


@pytest.fixture(scope="module")
def mended() -> dict[State, Files]:
    """What a second run made of each state of the disk: of the same bytes it makes the same again."""
    return {}


def state(place: Path) -> State:
    """Everything that a second run can see of the vault and its store; not when a file was saved."""
    return tuple(
        (
            path.relative_to(place).as_posix(),
            (status := path.lstat()).st_mode,
            0 if path.is_dir() else status.st_nlink,
            b"" if path.is_dir() else SAVED.sub(b"", path.read_bytes()),
        )
        for path in sorted(place.rglob("*"))
    )


@pytest.mark.parametrize("kind", ["killed", *ERRORS])
def test_whatever_happens_at_any_call_a_second_run_mends_it(
    kind: str,
    ticked: Path,
    undisturbed: tuple[Files, Files, list[str]],
    mended: dict[State, Files],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, wanted, calls = undisturbed
    assert set(IN_TURNS) == set(ERRORS)
    wrong = []
    for fault, number in points(kind, calls):
        root = copied(ticked)
        numbers = count()
        monkeypatch.setattr("secrets.token_hex", lambda size, n=numbers: f"{next(n):0{2 * size}x}")
        with not_syncing():
            with Faults(number, fault):
                run(root)
            between = files(root)
            halves = [
                path
                for path, data in between.items()
                if data not in {before.get(path), wanted.get(path)} and path.startswith("People/")
            ]
            lost = [path for path in before if path not in between and "/Drafts/" not in path]
            left = state(root.parent)
            if left not in mended:
                run(root)
                mended[left] = files(root)
        if halves or lost or mended[left] != wanted:
            differ = [p for p in wanted if mended[left].get(p) != wanted[p]]
            wrong.append((fault, number, halves, lost, differ))
    assert wrong == []

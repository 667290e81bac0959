"""Kill or fail a regenerate with ticks at every single call of the writer: it can always be run again.

Whatever happened, no note is ever half written, and a second run ends in the bytes of an undisturbed one.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest

from tests.faults import ERRORS, KILLS, Faults, calls_of, not_syncing
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
def undisturbed(ticked: Path) -> tuple[Files, Files, int]:
    """The files before, those after an undisturbed run, and how many calls that makes."""
    root = copied(ticked)
    before = files(root)
    with not_syncing():
        calls = calls_of(lambda: run(root))
    return before, files(root), len(calls)


def test_an_undisturbed_run_logs_each_tick_once(undisturbed: tuple[Files, Files, int]) -> None:
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
    assert calls > 100


NO_PERMISSION = {"EACCES": 0, "EROFS": 1}
"""Two that say the same: each is tried at every second call, in turns."""


@pytest.mark.parametrize("kind", [*KILLS, *ERRORS])
def test_whatever_happens_at_any_call_a_second_run_mends_it(
    kind: str, ticked: Path, undisturbed: tuple[Files, Files, int]
) -> None:
    before, wanted, calls = undisturbed
    wrong = []
    for number in range(NO_PERMISSION.get(kind, 0), calls, 2 if kind in NO_PERMISSION else 1):
        root = copied(ticked)
        with not_syncing():
            with Faults(number, kind):
                run(root)
            between = files(root)
            halves = [
                path
                for path, data in between.items()
                if data not in {before.get(path), wanted.get(path)} and path.startswith("People/")
            ]
            lost = [path for path in before if path not in between and "/Drafts/" not in path]
            run(root)
        if halves or lost or files(root) != wanted:
            differ = [p for p in wanted if files(root).get(p) != wanted[p]]
            wrong.append((number, halves, lost, differ))
    assert wrong == []

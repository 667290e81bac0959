"""Whatever call fails, and wherever a run is killed: each file is old or new, and nothing is lost."""

import ast
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults import ERRORS, KILLS, LOOKING, Faults, calls_of, kills_of, lacking, not_syncing
from tests.test_architecture import AMBIGUOUS, WRITERS
from vaulttools.model.texts import WRITTEN, Change, Refusal
from vaulttools.writing import Manner, Store, carry_out, system, take_back

OLD, NEW = b"old\r\n" * 40, b"new\n" * 90
BEFORE: dict[str, bytes] = {
    "Edited.md": OLD,
    "People/Real.md": OLD,
    "Due.md": OLD,
    "Drafts/Stale.md": OLD,
}
WANTED: dict[str, bytes | None] = {
    "Edited.md": NEW,
    "Link.md": NEW,
    "Made/Here/New.md": NEW,
    "Due.md": NEW,
    "Drafts/Fresh.md": NEW,
    "Drafts/Stale.md": None,
}
OURS = {"Due.md", "Drafts/Fresh.md", "Drafts/Stale.md"}
MUCH_LATER = 9e10
"""An hour at which every temporary file is old."""

FILE_SYSTEMS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "swaps": nullcontext,
    "links": lambda: lacking("exchange", "rename_new"),
    "renames": lambda: lacking("exchange", "rename_new", "link"),
}


@pytest.fixture
def quick() -> Iterator[Path]:
    """A folder in memory, where there is such a thing: thousands of files are made."""
    memory = Path("/dev/shm")  # noqa: S108  # a name of our own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


def make_vault(root: Path) -> None:
    root.mkdir()
    for path, data in BEFORE.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(data)
    (root / "Link.md").symlink_to("People/Real.md")


def read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def changes(root: Path) -> list[Change]:
    """What is still to be done; all of it at first, nothing after an undisturbed run."""
    return [
        Change(path, there, after, is_generated=path in OURS)
        for path, after in WANTED.items()
        if (there := read(root / path)) != after
    ]


def write(root: Path, manner: Manner) -> tuple[Refusal, ...]:
    return carry_out(root, changes(root), manner)


def notes(root: Path) -> dict[str, bytes]:
    """All files but our temporary ones."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".~vaulttools-")
    }


def in_store(folder: Path) -> Manner:
    return Manner(store=Store(folder), command="log")


def all_new(folder: Path) -> dict[str, bytes]:
    root = folder / "undisturbed"
    make_vault(root)
    assert write(root, Manner()) == ()
    return notes(root)


@pytest.mark.long
@pytest.mark.parametrize(
    ("file_system", "kind"),
    [
        *(("swaps", kind) for kind in ("killed", *ERRORS, "half", "interrupt")),
        *((other, kind) for other in ("links", "renames") for kind in ("killed", "EIO")),
    ],
)
@pytest.mark.parametrize("has_store", [True, False], ids=["store", "no store"])
def test_each_file_is_old_or_new_whatever_call_fails(
    quick: Path, kind: str, file_system: str, *, has_store: bool
) -> None:
    clean = all_new(quick)
    with FILE_SYSTEMS[file_system](), not_syncing():
        make_vault(quick / "counted")
        manner = in_store(quick / "store") if has_store else Manner()
        calls = calls_of(lambda: write(quick / "counted", manner))
        assert notes(quick / "counted") == clean
        for fault, k in points(kind, calls):
            room = quick / f"{k} {fault}"
            room.mkdir()
            disturb(room, k, fault, clean, has_store=has_store)


@pytest.mark.parametrize("file_system", FILE_SYSTEMS)
def test_only_a_call_that_does_not_just_look_changes_the_disk(
    quick: Path, file_system: str
) -> None:
    """So a run that is killed leaves one of the states that such calls lead to, wherever it was."""
    root = quick / "vault"
    states: list[dict[Path, tuple[int, bytes]]] = []

    def at(_name: str, _number: int) -> None:
        there = ((path, path.lstat().st_mode) for path in quick.rglob("*"))
        states.append({p: (mode, p.read_bytes() if p.is_file() else b"") for p, mode in there})

    make_vault(root)
    with FILE_SYSTEMS[file_system](), not_syncing(), Faults(hook=at) as seen:
        assert write(root, in_store(quick / "store")) == ()
    changing = {name for name, (a, b) in zip(seen.calls, pairwise(states), strict=False) if a != b}
    assert changing
    assert changing & LOOKING == set()


def points(kind: str, calls: list[str]) -> list[tuple[str, int]]:
    """What is done at which call: a kind of fault at each, or where it makes a difference."""
    if kind == "killed":
        return kills_of(calls)
    return [(kind, k) for k, call in enumerate(calls) if kind != "half" or call == "write"]


def disturb(room: Path, k: int, kind: str, clean: dict[str, bytes], *, has_store: bool) -> None:
    root = room / "vault"
    make_vault(root)
    manner = in_store(room / "store") if has_store else Manner()
    said: tuple[Refusal, ...] = ()
    is_cut_short = kind in {*KILLS, "interrupt"}
    with Faults(k, kind) as faults, suppress(KeyboardInterrupt):
        said = write(root, manner)
    where = f"{kind} at call {k}, {faults.calls[k]}"
    for path, after in WANTED.items():
        assert read(root / path) in {BEFORE.get(path, OLD if path == "Link.md" else None), after}, (
            where
        )
    assert set(notes(root)) <= set(clean) | set(BEFORE), where
    if not is_cut_short:
        silent = {change.path for change in changes(root)} - {refusal.path for refusal in said}
        assert silent == set(), where
        honest = {refusal.path for refusal in said if refusal.code != WRITTEN}
        assert honest == {change.path for change in changes(root)}, where
    if has_store:
        check_undo(room, manner, where, is_whole=not said and not is_cut_short)
    assert write(root, manner) == (), where
    assert notes(root) == clean, where
    if has_store:
        check_nothing_stays(root, manner, where)


def check_undo(room: Path, manner: Manner, where: str, *, is_whole: bool) -> None:
    """In a copy of the vault after the fault, undo brings back the owner's notes."""
    assert manner.store is not None
    root, store = room / "copy", Store(room / "store copy")
    shutil.copytree(room / "vault", root, symlinks=True)
    if manner.store.folder.exists():
        shutil.copytree(manner.store.folder, store.folder)
    undone = take_back(root, store, Manner())
    assert undone is None or undone.refusals == (), where
    assert undone is not None or not is_whole, where
    for path in WANTED.keys() - OURS:
        assert read(root / path) == BEFORE.get(path, OLD if path == "Link.md" else None), where


def check_nothing_stays(root: Path, manner: Manner, where: str) -> None:
    """A day later our temporary files are gone from every folder in which something is written."""
    much_later = Manner(store=manner.store, now=lambda: MUCH_LATER)
    for path in ("Edited.md", "People/Real.md", "Drafts/Fresh.md"):
        assert carry_out(root, [Change(path, NEW, OLD, is_generated=True)], much_later) == ()
    assert (root / "Made/Here/New.md").exists()
    assert carry_out(root, [Change("Made/Here/More.md", None, NEW)], much_later) == ()
    left = list(root.rglob(".~*"))
    assert left == [], where


def test_a_disk_that_does_not_confirm_a_name_is_no_reason_to_say_that_nothing_was_written(
    tmp_path: Path,
) -> None:
    root = tmp_path / "vault"
    make_vault(root)
    calls = calls_of(lambda: carry_out(root, [Change("Edited.md", OLD, NEW)]))
    with Faults(calls.index("sync_folder"), "EIO"):
        (refusal,) = carry_out(root, [Change("Edited.md", NEW, OLD)])
    assert refusal.code == WRITTEN
    assert refusal.what == "it is written, but the disk has not confirmed it (input/output error)"
    assert read(root / "Edited.md") == OLD


def test_what_is_not_generated_waits_for_the_disk(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    make_vault(root)
    store = Store(tmp_path / "store")
    (tmp_path / "store").mkdir()
    mine = [Change("Edited.md", OLD, NEW), Change("A/New.md", None, NEW)]
    calls = calls_of(lambda: carry_out(root, mine, Manner(store=store)))
    last_write = max(k for k, call in enumerate(calls) if call in {"exchange", "rename_new"})
    assert calls[:last_write].count("sync") == 4  # the copy kept, the manifest, the two notes
    assert calls[:last_write].count("sync_folder") == 2  # the record's and the store's
    assert calls[last_write:].count("sync_folder") == 2  # the vault's and A
    ours = [Change("Due.md", OLD, NEW, is_generated=True)]
    calls = calls_of(lambda: carry_out(root, ours, Manner(store=store)))
    assert (calls.count("sync"), calls.count("sync_folder")) == (1, 0)


def test_nothing_in_the_room_touches_the_disk_but_through_one_module() -> None:
    """Else a fault could not be put at every call."""
    reading = {"open", "read_bytes", "read_text", "stat", "lstat", "exists", "is_file", "is_dir",
               "iterdir", "glob", "rglob", "resolve", "samefile", "is_symlink"}  # fmt: skip
    found = []
    for file in Path(system.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and file.name != "system.py":
                owner = ast.unparse(node.value)
                is_file = owner not in {"system", "vault.links"}
                touches = node.attr in reading | WRITERS - AMBIGUOUS and is_file
                if touches or (
                    owner in {"os", "shutil"} and node.attr not in {"strerror", "stat_result"}
                ):
                    found.append(f"{file.name}:{node.lineno}: {owner}.{node.attr}")
    assert found == []

"""Undo takes the last run back, whole or not at all; what it needs is kept outside the vault."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.faults import Faults, calls_of, kills_of, not_syncing
from vaulttools.model.texts import Change
from vaulttools.writing import Manner, Store, Undone, carry_out, take_back
from vaulttools.writing.store import KEPT

ONE, TWO, THREE = b"one\n", b"two\n", b"three\n"


class Room:
    """A vault with its store."""

    def __init__(self, folder: Path) -> None:
        self.root, self.store = folder / "vault", folder / "store"
        self.root.mkdir(parents=True)

    def run(self, *changes: Change, command: str = "log") -> None:
        assert self.manner(command) is not None
        assert carry_out(self.root, changes, self.manner(command)) == ()

    def manner(self, command: str = "log") -> Manner:
        return Manner(store=Store(self.store), command=command)

    def undo(self) -> Undone | None:
        return take_back(self.root, Store(self.store), Manner())

    def put(self, path: str, data: bytes) -> None:
        (self.root / path).write_bytes(data)

    def notes(self) -> dict[str, bytes]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = Room(tmp_path)
    room.put("A.md", ONE)
    return room


def test_what_was_changed_made_and_removed_is_taken_back(room: Room) -> None:
    room.put("B.md", ONE)
    made = Change("Folder/New.md", None, TWO)
    room.run(Change("A.md", ONE, TWO), made, Change("B.md", ONE, None))
    assert room.notes() == {"A.md": TWO, "Folder/New.md": TWO}
    assert room.undo() == Undone("log", ("A.md", "Folder/New.md", "B.md"))
    assert room.notes() == {"A.md": ONE, "B.md": ONE}


def test_undo_goes_back_run_by_run_until_nothing_is_left(room: Room) -> None:
    room.run(Change("A.md", ONE, TWO), command="log")
    room.run(Change("A.md", TWO, THREE), command="snooze")
    assert room.undo() == Undone("snooze", ("A.md",))
    assert room.notes() == {"A.md": TWO}
    assert room.undo() == Undone("log", ("A.md",))
    assert room.notes() == {"A.md": ONE}
    assert room.undo() is None
    room.run(Change("A.md", ONE, THREE), command="log")
    assert room.undo() == Undone("log", ("A.md",))


def test_all_that_one_run_wrote_is_taken_back_together(room: Room) -> None:
    manner = room.manner("log")
    room.put("B.md", ONE)
    for changes in (
        [Change("A.md", ONE, TWO)],
        [Change("A.md", TWO, THREE), Change("B.md", ONE, TWO)],
        [Change("Due.md", None, ONE, is_generated=True)],
    ):
        assert carry_out(room.root, changes, manner) == ()
    assert room.undo() == Undone("log", ("A.md", "B.md", "Due.md"))
    assert room.notes() == {"A.md": ONE, "B.md": ONE}
    assert room.undo() is None


def test_an_undo_is_not_undone_even_by_the_process_that_did_it(room: Room) -> None:
    manner = room.manner()
    assert carry_out(room.root, [Change("A.md", ONE, TWO)], manner) == ()
    assert manner.store is not None
    assert take_back(room.root, manner.store, manner) == Undone("log", ("A.md",))
    assert carry_out(room.root, [Change("A.md", ONE, THREE)], manner) == ()
    assert take_back(room.root, manner.store, manner) == Undone("log", ("A.md",))
    assert room.notes() == {"A.md": ONE}
    assert take_back(room.root, manner.store, manner) is None


def test_all_or_nothing(room: Room) -> None:
    room.put("B.md", ONE)
    room.run(Change("A.md", ONE, TWO), Change("B.md", ONE, TWO), Change("New.md", None, TWO))
    room.put("B.md", TWO + b"typed since\n")
    undone = room.undo()
    assert undone is not None
    assert (undone.command, undone.paths) == ("log", ())
    assert [refusal.path for refusal in undone.refusals] == ["B.md"]
    assert room.notes() == {"A.md": TWO, "B.md": TWO + b"typed since\n", "New.md": TWO}
    room.put("B.md", TWO)
    assert room.undo() == Undone("log", ("A.md", "B.md", "New.md"))


def test_a_note_edited_between_two_steps_of_a_run_is_not_taken_back(room: Room) -> None:
    manner = room.manner()
    assert carry_out(room.root, [Change("A.md", ONE, TWO)], manner) == ()
    room.put("A.md", b"typed\n")
    assert carry_out(room.root, [Change("A.md", b"typed\n", THREE)], manner) == ()
    undone = room.undo()
    assert undone is not None
    assert undone.refusals
    assert room.notes() == {"A.md": THREE}


def test_generated_text_neither_counts_as_a_run_nor_stands_in_the_way(room: Room) -> None:
    room.put("Due.md", ONE)
    room.run(Change("A.md", ONE, TWO), Change("Due.md", ONE, TWO, is_generated=True))
    room.run(Change("Due.md", TWO, THREE, is_generated=True), command="regenerate")
    assert room.undo() == Undone("log", ("A.md",))
    assert room.notes() == {"A.md": ONE, "Due.md": THREE}


def test_a_change_that_was_refused_is_no_part_of_the_run(room: Room) -> None:
    room.put("B.md", THREE)

    def at(name: str, _: int) -> None:
        if name == "open_new":
            room.put("B.md", b"typed\n")

    with Faults(hook=at):
        changes = [Change("A.md", ONE, TWO), Change("B.md", THREE, TWO)]
        (refusal,) = carry_out(room.root, changes, room.manner())
    assert refusal.path == "B.md"
    assert room.undo() == Undone("log", ("A.md",))
    assert room.notes() == {"A.md": ONE, "B.md": b"typed\n"}


def test_a_run_that_wrote_nothing_is_not_remembered(room: Room) -> None:
    room.run(Change("A.md", ONE, TWO))
    before = sorted(room.store.rglob("*"))
    assert carry_out(room.root, [Change("A.md", b"not this", b"x")], room.manner()) != ()
    room.run()
    assert sorted(room.store.rglob("*")) == before


def test_an_undo_that_fails_halfway_puts_back_what_it_took_back(room: Room) -> None:
    room.put("B.md", ONE)
    changes = [Change("A.md", ONE, TWO), Change("B.md", ONE, TWO)]
    room.run(*changes)
    swaps = [0]

    def at(name: str, _: int) -> None:
        swaps[0] += name == "exchange"
        if swaps[0] == 2 and name == "exchange":
            raise OSError(5, "Input/output error")

    with Faults(hook=at):
        undone = room.undo()
    assert undone is not None
    assert undone.paths == ()
    assert [refusal.path for refusal in undone.refusals] == ["B.md"]
    assert room.notes() == {"A.md": TWO, "B.md": TWO}
    assert room.undo() == Undone("log", ("A.md", "B.md"))


@pytest.mark.long
def test_an_undo_killed_anywhere_can_be_done_again(tmp_path: Path) -> None:
    def made(name: str) -> Room:
        room = Room(tmp_path / name)
        room.put("A.md", ONE)
        room.put("B.md", ONE)
        room.run(Change("B.md", ONE, TWO), command="earlier")
        manner = room.manner()
        for changes in (
            [Change("A.md", ONE, TWO), Change("B.md", TWO, THREE)],
            [Change("A.md", TWO, THREE), Change("New.md", None, TWO)],
        ):
            assert carry_out(room.root, changes, manner) == ()
        return room

    with not_syncing():
        calls = calls_of(made("counted").undo)
        for kind, k in kills_of(calls):
            room, where = made(f"{kind} {k}"), (kind, k, calls[k])
            with Faults(k, kind):
                room.undo()
            notes = {p: d for p, d in room.notes().items() if not p.startswith(".~")}
            if notes != {"A.md": ONE, "B.md": TWO}:
                undone = room.undo()
                assert undone is not None
                assert (undone.command, undone.refusals) == ("log", ()), where
            notes = {p: d for p, d in room.notes().items() if not p.startswith(".~")}
            assert notes == {"A.md": ONE, "B.md": TWO}, where
            assert room.undo() == Undone("earlier", ("B.md",)), where


def test_only_the_last_runs_are_kept_and_generated_text_does_not_push_them_out(room: Room) -> None:
    texts = [b"%d\n" % n for n in range(KEPT + 5)]
    room.put("A.md", texts[0])
    room.put("Due.md", texts[0])
    for before, after in pairwise(texts):
        room.run(Change("A.md", before, after))
    for before, after in pairwise(texts):
        room.run(Change("Due.md", before, after, is_generated=True), command="regenerate")
    assert len(list(room.store.iterdir())) == 2 * KEPT
    taken = 0
    while room.undo():
        taken += 1
    assert taken == KEPT
    assert room.notes()["A.md"] == texts[4]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"[" * 100_000, b'{"version": 99}', b"\xff", b"{}"],
    ids=lambda damage: repr(damage[:10]),
)
def test_a_damaged_record_is_passed_over(room: Room, damage: bytes) -> None:
    room.run(Change("A.md", ONE, TWO), command="first")
    room.run(Change("A.md", TWO, THREE), command="second")
    newest = max(room.store.glob("*/manifest.json"))
    newest.write_bytes(damage)
    room.put("A.md", TWO)
    assert room.undo() == Undone("first", ("A.md",))
    room.run(Change("A.md", ONE, THREE))
    assert room.undo() == Undone("log", ("A.md",))


@pytest.mark.parametrize(
    ("key", "value"),
    [("path", 3), ("kept", "../1"), ("kept", 1), ("before", 5), ("saved", "x"), ("more", 1)],
)
def test_a_record_with_strange_values_is_passed_over(room: Room, key: str, value: object) -> None:
    room.run(Change("A.md", ONE, TWO))
    (manifest,) = room.store.glob("*/manifest.json")
    told = json.loads(manifest.read_bytes())
    told["entries"][0][key] = value
    manifest.write_text(json.dumps(told))
    assert room.undo() is None
    assert room.notes() == {"A.md": TWO}


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_what_is_not_kept_any_more_cannot_be_taken_back(room: Room, damage: str) -> None:
    room.run(Change("A.md", ONE, TWO))
    (kept,) = room.store.glob("*/1")
    kept.unlink() if damage == "gone" else kept.write_bytes(b"rubbish")
    undone = room.undo()
    assert undone is not None
    assert undone.refusals[0].what == "its text from before that run is not there any more"
    assert room.notes() == {"A.md": TWO}


def test_nothing_is_written_that_could_not_be_kept(room: Room) -> None:
    room.store.write_bytes(b"a file where the folder should be")
    (refusal,) = carry_out(room.root, [Change("A.md", ONE, TWO)], room.manner())
    assert "could not be kept for undo (" in refusal.what
    assert room.notes() == {"A.md": ONE}


def test_names_that_are_no_text_are_kept_too(room: Room) -> None:
    strange = b"caf\xe9.md".decode("utf-8", "surrogateescape")
    room.put(strange, ONE)
    room.run(Change(strange, ONE, TWO))
    assert room.undo() == Undone("log", (strange,))
    assert room.notes()[strange] == ONE


def test_a_note_replaced_by_a_link_to_a_device_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    root.mkdir()
    (root / "Note.md").write_bytes(b"old\n")
    store = Store(tmp_path / "store")
    assert carry_out(root, [Change("Note.md", b"old\n", b"new\n")], Manner(store=store)) == ()
    (root / "Note.md").unlink()
    (root / "Note.md").symlink_to("/dev/zero")
    done = take_back(root, Store(tmp_path / "store"), Manner())
    assert done is not None
    assert done.paths == ()
    assert "outside the vault" in done.refusals[0].what

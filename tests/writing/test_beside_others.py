"""Somebody saves a note at the very moment at which it is written: what they saved is never lost."""

import itertools
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.faults import KILLS, Faults, calls_of, lacking, not_syncing
from vaulttools.model.texts import BEING_EDITED, Change, Refusal
from vaulttools.writing import Manner, Store, carry_out

OLD, OURS, THEIRS = b"old\n" * 30, b"old\n" * 30 + b"our line\n", b"old\n" * 31 + b"typed\n"
NOTE = "Note.md"


class Editor:
    """Somebody who has the note open. `begin` is called at one moment, `go_on` at a later one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self) -> None:
        raise NotImplementedError

    def go_on(self) -> None:
        """Only some need a second moment."""


class InPlace(Editor):
    """As vim does with some settings, and many small editors."""

    def begin(self) -> None:
        self.path.write_bytes(THEIRS)


class ByRename(Editor):
    """As most programs do: a new file takes the place of the old one."""

    def begin(self) -> None:
        fresh = self.path.with_name("Note.md.new")
        fresh.write_bytes(THEIRS)
        fresh.replace(self.path)


class WithBackup(Editor):
    """As vim does with others: the old file becomes the backup, a new one is written."""

    def begin(self) -> None:
        if self.path.exists():
            self.path.replace(self.path.with_name("Note.md~"))
        self.path.write_bytes(THEIRS)


class InTwoHalves(Editor):
    """Emptied and half written at first, the rest some moments later."""

    def begin(self) -> None:
        self.file = self.path.open("wb")
        self.file.write(THEIRS[:50])
        self.file.flush()

    def go_on(self) -> None:
        with self.file:
            self.file.write(THEIRS[50:])


class OpenedBefore(Editor):
    """Holds on to the file that was there when the run began, and writes it then."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.handle = os.open(path, os.O_WRONLY) if path.exists() else None

    def begin(self) -> None:
        if self.handle is None:
            self.path.write_bytes(THEIRS)
        else:
            os.pwrite(self.handle, THEIRS, 0)

    def go_on(self) -> None:
        if self.handle is not None:
            os.close(self.handle)


EDITORS = [InPlace, ByRename, WithBackup, InTwoHalves, OpenedBefore]
CHANGES = {
    "edit": Change(NOTE, OLD, OURS),
    "make": Change(NOTE, None, OURS),
    "remove": Change(NOTE, OLD, None),
}


def make(root: Path, change: Change) -> Path:
    root.mkdir(parents=True)
    if change.before is not None:
        (root / NOTE).write_bytes(change.before)
    return root


def in_the_vault(root: Path) -> list[bytes]:
    """The texts of all notes; what other programs leave, or we, does not count."""
    return [path.read_bytes() for path in root.glob("*.md")]


def manner(room: Path, wait: Callable[[float], None] = lambda _: None) -> Manner:
    return Manner(store=Store(room / "store"), wait=wait, command="log")


@pytest.mark.long
@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("editor", EDITORS)
@pytest.mark.parametrize("goes_on", ["while we wait", "after the run"])
def test_what_is_saved_before_any_call_is_in_the_vault_in_the_end(
    tmp_path: Path, editor: type[Editor], kind: str, goes_on: str
) -> None:
    """The texts are there at once; or after the next run, where a save ends after ours has ended."""
    change = CHANGES[kind]
    root = make(tmp_path / "counted" / "vault", change)
    calls = calls_of(lambda: carry_out(root, [change], manner(tmp_path / "counted")))
    for k, call in enumerate(calls):
        room = tmp_path / f"{k}"
        root = make(room / "vault", change)
        somebody = editor(root / NOTE)
        pending = [somebody.begin]
        later = [somebody.go_on]

        def at(
            _: str, number: int, k: int = k, pending: list[Callable[[], None]] = pending
        ) -> None:
            if number >= k and pending:
                pending.pop()()

        def waiting(
            _: float,
            pending: list[Callable[[], None]] = pending,
            later: list[Callable[[], None]] = later,
        ) -> None:
            if goes_on == "while we wait" and not pending and later:
                later.pop()()

        with Faults(hook=at), not_syncing():
            said = carry_out(root, [change], manner(room, waiting))
        for step in (*pending, *later):
            step()
        where = f"{editor.__name__} before call {k}, {call}: {said}"
        if THEIRS not in in_the_vault(root):
            assert goes_on == "after the run" or not is_refused(said), where
            carry_out(root, [Change("Other.md", None, b"x")], manner(room))
        assert THEIRS in in_the_vault(root), where
        assert all(text in {OLD, OURS, THEIRS, b"x"} for text in in_the_vault(root)), where
        assert not any(path.name.startswith(".~") for path in root.iterdir()), where


def is_refused(said: tuple[Refusal, ...]) -> bool:
    return any(not refusal.is_written for refusal in said)


@pytest.mark.parametrize("lacks", [[], ["exchange", "rename_new"]], ids=["swaps", "links"])
@pytest.mark.parametrize("has_store", [True, False], ids=["store", "no store"])
@pytest.mark.parametrize("editor", [InPlace, ByRename, WithBackup])
def test_a_save_between_the_last_look_and_the_swap_is_put_back(
    tmp_path: Path, editor: type[Editor], lacks: list[str], *, has_store: bool
) -> None:
    root = make(tmp_path / "vault", CHANGES["edit"])
    moment = "link" if lacks else "exchange"
    done: list[str] = []

    def put_back_at_once(_: float) -> None:
        assert (root / NOTE).read_bytes() == THEIRS

    def at(name: str, _: int) -> None:
        if name == moment and not done:
            done.append(name)
            editor(root / NOTE).begin()

    with lacking(*lacks), Faults(hook=at):
        way = manner(tmp_path) if has_store else Manner()
        (refusal,) = carry_out(root, [CHANGES["edit"]], replace(way, wait=put_back_at_once))
    assert done
    assert (refusal.is_passing, refusal.what) == (True, "it was changed while this ran")
    assert (root / NOTE).read_bytes() == THEIRS
    left = {path.name for path in root.iterdir()} - {NOTE, "Note.md~"}
    assert left == set()


@pytest.mark.parametrize("has_store", [True, False], ids=["store", "no store"])
def test_a_save_that_ends_right_after_ours_is_put_back(tmp_path: Path, *, has_store: bool) -> None:
    root = make(tmp_path / "vault", CHANGES["edit"])
    with (root / NOTE).open("r+b", buffering=0) as open_file:

        def wait(_: float) -> None:
            assert (root / NOTE).read_bytes() == OURS
            open_file.write(THEIRS)

        way = manner(tmp_path, wait) if has_store else Manner(wait=wait)
        (refusal,) = carry_out(root, [CHANGES["edit"]], way)
    assert refusal.is_passing
    assert (root / NOTE).read_bytes() == THEIRS
    assert [path.name for path in root.iterdir()] == [NOTE]


@pytest.mark.parametrize(
    "touch", [InPlace.begin, lambda self: os.utime(self.path)], ids=["typed", "touched"]
)
def test_a_file_that_somebody_has_been_at_is_not_written_to(
    tmp_path: Path, touch: Callable[[Editor], None]
) -> None:
    """Nothing was saved when it was touched only; but an editor may have begun to."""
    root = make(tmp_path / "vault", CHANGES["edit"])
    os.utime(root / NOTE, (1e9, 1e9))

    def at(name: str, _: int) -> None:
        if name == "open_new":
            touch(Editor(root / NOTE))

    with lacking("exchange", "rename_new", "link"), Faults(hook=at):
        (refusal,) = carry_out(root, [CHANGES["edit"]])
    assert refusal.is_passing
    assert (root / NOTE).read_bytes() in {OLD, THEIRS}
    assert OURS not in in_the_vault(root)


def test_a_save_while_another_is_put_back_is_kept(tmp_path: Path) -> None:
    root = make(tmp_path / "vault", CHANGES["edit"])
    saves = [b"second\n", b"first\n"]

    def at(name: str, _: int) -> None:
        if name == "exchange":
            (root / NOTE).write_bytes(saves.pop())

    with Faults(hook=at):
        (refusal,) = carry_out(root, [CHANGES["edit"]], manner(tmp_path))
    assert not refusal.is_written
    assert sorted(in_the_vault(root)) == [b"first\n", b"second\n"]


@pytest.mark.parametrize("kind", [*KILLS, "EIO", "interrupt"])
def test_a_save_is_not_lost_even_if_calls_fail_after_it(tmp_path: Path, kind: str) -> None:
    """It is in the vault, if need be under a name of ours; or in the store, from where it is swept up."""
    edit = CHANGES["edit"]
    make(tmp_path / "counted" / "vault", edit)

    def run(room: Path, k: int | None) -> tuple[Refusal, ...]:
        saves = [InPlace(room / "vault" / NOTE).begin]
        said: tuple[Refusal, ...] = ()

        def at(name: str, _: int) -> None:
            if name == "exchange" and saves:
                saves.pop()()

        with Faults(k, kind, at) as faults, suppress(KeyboardInterrupt):
            said = carry_out(room / "vault", [edit], manner(room))
        counted.append(faults.calls)
        return said

    counted: list[list[str]] = []
    with not_syncing():
        run(tmp_path / "counted", None)
        calls = counted[0]
        for k in range(calls.index("exchange"), len(calls)):
            room = tmp_path / f"{k}"
            make(room / "vault", edit)
            said = run(room, k)
            found = [
                path for path in room.rglob("*") if path.is_file() and path.read_bytes() == THEIRS
            ]
            assert found, calls[k]
            if kind == "EIO":
                carry_out(room / "vault", [], manner(room))
                is_named = any(found[0].name in refusal.what for refusal in said)
                assert is_named or THEIRS in in_the_vault(room / "vault"), (calls[k], said)


def test_of_two_saves_at_the_same_moment_both_are_kept(tmp_path: Path) -> None:
    root = make(tmp_path / "vault", CHANGES["edit"])
    first, second = b"first\n", b"second\n"
    saves = iter([("exchange", first), ("open_to_read", second)])
    waiting = [next(saves)]

    def at(name: str, _: int) -> None:
        if (
            waiting
            and waiting[0][0] == name
            and (name == "exchange" or (root / NOTE).read_bytes() == OURS)
        ):
            (root / NOTE).write_bytes(waiting.pop()[1])
            waiting.extend(itertools.islice(saves, 1))

    with Faults(hook=at):
        (refusal,) = carry_out(root, [CHANGES["edit"]], manner(tmp_path))
    copy = "Note (saved while vaulttools wrote).md"
    assert copy in refusal.what
    assert not refusal.is_passing
    assert not refusal.is_written
    assert (root / NOTE).read_bytes() == second
    assert (root / copy).read_bytes() == first
    assert sorted(path.name for path in root.iterdir()) == [copy, NOTE]


def test_a_copy_never_takes_the_place_of_another(tmp_path: Path) -> None:
    root = make(tmp_path / "vault", CHANGES["edit"])
    (root / "Note (saved while vaulttools wrote).md").write_bytes(b"an older copy")
    with (root / NOTE).open("r+b") as open_file:
        assert carry_out(root, [CHANGES["edit"]], manner(tmp_path)) == ()
        open_file.write(b"late\n")
    (refusal,) = carry_out(root, [], manner(tmp_path))
    assert refusal.is_written
    copy = "Note (saved while vaulttools wrote 2).md"
    assert copy in refusal.what
    assert (root / copy).read_bytes() == b"late\n" + OLD[5:]
    assert (root / NOTE).read_bytes() == OURS
    assert (root / "Note (saved while vaulttools wrote).md").read_bytes() == b"an older copy"
    assert carry_out(root, [], manner(tmp_path)) == ()


def test_an_interrupted_swap_never_deletes_what_somebody_saved(tmp_path: Path) -> None:
    root = make(tmp_path / "vault", CHANGES["edit"])
    calls = calls_of(
        lambda: carry_out(make(tmp_path / "counted", CHANGES["edit"]), [CHANGES["edit"]])
    )

    def at(name: str, _: int) -> None:
        if name == "exchange":
            ByRename(root / NOTE).begin()

    with Faults(calls.index("exchange"), "interrupt", at), pytest.raises(KeyboardInterrupt):
        carry_out(root, [CHANGES["edit"]])
    assert THEIRS in [path.read_bytes() for path in root.iterdir()]


# The quiet rule


class Clock:
    """A wall clock, and somebody who saves while we wait."""

    def __init__(self, now: float, *saves: bytes, path: Path | None = None) -> None:
        self.time, self.waited, self.saves, self.path = now, 0.0, list(saves), path

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += seconds
        self.waited += seconds
        if self.saves and self.path:
            self.path.write_bytes(self.saves.pop(0))
            os.utime(self.path, (self.time, self.time))


def saved_at(root: Path, when: float) -> Path:
    make(root, CHANGES["edit"])
    os.utime(root / NOTE, (when, when))
    return root


@pytest.mark.parametrize(
    ("age", "is_open"),
    [(0, True), (1.9, True), (2.1, False), (-1.9, True), (-2.1, False), (-1e8, False)],
)
def test_a_note_that_was_saved_a_moment_ago_waits_for_the_next_run(
    tmp_path: Path, age: float, *, is_open: bool
) -> None:
    """A clock far ahead must not block a note for ever."""
    root = saved_at(tmp_path / "vault", 1e9)
    said = carry_out(root, [CHANGES["edit"]], Manner(quiet_seconds=2, now=lambda: 1e9 + age))
    assert [(refusal.code, refusal.is_passing) for refusal in said] == [
        (BEING_EDITED, True)
    ] * is_open
    assert (root / NOTE).read_bytes() == (OLD if is_open else OURS)


def test_generated_text_waits_for_nobody(tmp_path: Path) -> None:
    root = saved_at(tmp_path / "vault", 1e9)
    change = Change(NOTE, OLD, OURS, is_generated=True)
    assert carry_out(root, [change], Manner(quiet_seconds=2, now=lambda: 1e9)) == ()


def test_our_own_last_write_is_no_sign_of_an_editor(tmp_path: Path) -> None:
    root = saved_at(tmp_path / "vault", 1e9 - 60)
    store = tmp_path / "store"
    careful = Manner(quiet_seconds=2, now=lambda: 1e9, store=Store(store))
    assert carry_out(root, [CHANGES["edit"]], careful) == ()
    os.utime(root / NOTE, (1e9, 1e9))
    careful = Manner(quiet_seconds=2, now=lambda: 1e9, store=Store(store))
    assert carry_out(root, [Change(NOTE, OURS, OLD)], careful) == ()
    (root / NOTE).write_bytes(THEIRS)
    os.utime(root / NOTE, (1e9, 1e9))
    (refusal,) = carry_out(root, [Change(NOTE, THEIRS, OLD)], careful)
    assert refusal.code == BEING_EDITED


@pytest.mark.parametrize("ahead", [0.0, 1e8])
def test_a_note_is_waited_for_until_it_has_settled(tmp_path: Path, ahead: float) -> None:
    root = saved_at(tmp_path / "vault", 1e9 + ahead)
    clock = Clock(1e9)
    settle = Manner(quiet_seconds=0.1, settle=True, now=clock.now, wait=clock.wait)
    assert carry_out(root, [CHANGES["edit"]], settle) == ()
    assert clock.waited == pytest.approx(0.1 + 0.02)
    assert (root / NOTE).read_bytes() == OURS


def test_a_note_saved_in_two_halves_is_not_written_to_in_between(tmp_path: Path) -> None:
    """The first half was read, and the second comes while we wait."""
    half = THEIRS[:50]
    root = saved_at(tmp_path / "vault", 1e9)
    (root / NOTE).write_bytes(half)
    os.utime(root / NOTE, (1e9, 1e9))
    clock = Clock(1e9, THEIRS, path=root / NOTE)
    settle = Manner(quiet_seconds=0.1, settle=True, now=clock.now, wait=clock.wait)
    (refusal,) = carry_out(root, [Change(NOTE, half, half + b"our line\n")], settle)
    assert refusal.has_moved_on
    assert (root / NOTE).read_bytes() == THEIRS


def test_a_note_that_never_settles_is_put_off(tmp_path: Path) -> None:
    root = saved_at(tmp_path / "vault", 1e9)
    clock = Clock(1e9, *[OLD] * 100, path=root / NOTE)
    settle = Manner(quiet_seconds=0.1, settle=True, now=clock.now, wait=clock.wait)
    (refusal,) = carry_out(root, [CHANGES["edit"]], settle)
    assert refusal.code == BEING_EDITED
    assert clock.waited == pytest.approx(1.0)

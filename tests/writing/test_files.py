"""Files are as they were or as they are meant to be, never in between, and nothing is left over."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults import Faults, calls_of, lacking
from vaulttools.model.texts import Change, Refusal
from vaulttools.writing import Manner, Store, carry_out, system
from vaulttools.writing.files import write_new

OLD, NEW = b"old bytes \xff\r\n", b"new bytes\n" * 50


@pytest.fixture
def root(tmp_path: Path) -> Path:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "Note.md").write_bytes(OLD)
    return vault


def replace(path: str = "Note.md") -> Change:
    return Change(path, OLD, NEW)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def only(refusals: tuple[Refusal, ...]) -> Refusal:
    (refusal,) = refusals
    assert refusal.hint.endswith(".")
    return refusal


@contextmanager
def somebody_else() -> Iterator[None]:
    """Files are used as another user, if we are the one whom no right stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


# What goes well


def test_files_are_made_changed_and_removed(root: Path) -> None:
    (root / "Gone.md").write_bytes(OLD)
    made = Change("A/B/New.md", None, NEW)
    assert carry_out(root, [made, replace(), Change("Gone.md", OLD, None)]) == ()
    assert names(root) == ["A", "A/B", "A/B/New.md", "Note.md"]
    assert (root / "A/B/New.md").read_bytes() == NEW
    assert (root / "Note.md").read_bytes() == NEW


def test_an_empty_file_can_be_made(root: Path) -> None:
    assert carry_out(root, [Change("Empty.md", None, b"")]) == ()
    assert (root / "Empty.md").read_bytes() == b""


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o400, 0o755])
def test_the_mode_of_a_file_is_kept(root: Path, mode: int) -> None:
    (root / "Note.md").chmod(mode)
    assert carry_out(root, [replace()]) == ()
    assert stat.S_IMODE((root / "Note.md").stat().st_mode) == mode
    assert (root / "Note.md").read_bytes() == NEW


def test_a_new_file_has_the_mode_that_the_user_gives_to_files(root: Path) -> None:
    old = os.umask(0o027)
    try:
        assert carry_out(root, [Change("New.md", None, NEW)]) == ()
    finally:
        os.umask(old)
    assert stat.S_IMODE((root / "New.md").stat().st_mode) == 0o640


def test_a_link_inside_the_vault_is_followed_and_stays_a_link(root: Path) -> None:
    (root / "Real.md").write_bytes(OLD)
    (root / "Link.md").symlink_to("Real.md")
    assert carry_out(root, [replace("Link.md")]) == ()
    assert (root / "Link.md").is_symlink()
    assert (root / "Real.md").read_bytes() == NEW


def test_a_vault_that_is_itself_a_link_is_written_to(root: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(root)
    assert carry_out(tmp_path / "way", [replace()]) == ()
    assert (root / "Note.md").read_bytes() == NEW


def test_owner_and_attributes_of_a_file_are_kept(root: Path) -> None:
    note = root / "Note.md"
    os.setxattr(note, "user.tag", b"blue")
    note.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(note, 1234, 4321)
    was = note.stat()
    assert carry_out(root, [replace()]) == ()
    now = note.stat()
    assert now.st_ino != was.st_ino
    assert (now.st_uid, now.st_gid, now.st_mode) == (was.st_uid, was.st_gid, was.st_mode)
    assert os.getxattr(note, "user.tag") == b"blue"


@pytest.mark.parametrize("call", ["set_owner", "attributes", "set_attribute"])
def test_a_file_is_written_even_if_owner_or_attributes_cannot_be_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    os.setxattr(root / "Note.md", "user.tag", b"blue")
    if os.geteuid() == 0:
        os.chown(root / "Note.md", 1234, 4321)
    monkeypatch.setattr(system, call, refuse)
    assert carry_out(root, [replace()]) == ()
    assert (root / "Note.md").read_bytes() == NEW


def test_a_name_that_a_killed_run_left_does_not_count_as_a_second_one(root: Path) -> None:
    os.link(root / "Note.md", root / ".~vaulttools-0123456789ab.tmp")
    assert carry_out(root, [replace()]) == ()
    assert names(root) == ["Note.md"]


def test_what_was_there_is_only_for_its_owners_eyes_and_not_in_the_vault(root: Path) -> None:
    folder = root.parent / "state" / "of this vault"
    (root / "Gone.md").write_bytes(OLD)
    changes = [replace(), Change("Gone.md", OLD, None), Change("New.md", None, NEW)]
    assert carry_out(root, changes, Manner(store=Store(folder))) == ()
    assert names(root) == ["New.md", "Note.md"]
    assert {stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*") if p.is_file()} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in [folder, *folder.iterdir()]} == {0o700}


# What is refused


def outside_link(root: Path) -> None:
    (root.parent / "out.md").write_bytes(OLD)
    (root / "Note.md").unlink()
    (root / "Note.md").symlink_to("../out.md")


def second_name(root: Path) -> None:
    os.link(root / "Note.md", root / "Twin.md")


def changed(root: Path) -> None:
    (root / "Note.md").write_bytes(OLD + b"typed meanwhile")


def gone(root: Path) -> None:
    (root / "Note.md").unlink()


def folder(root: Path) -> None:
    (root / "Note.md").unlink()
    (root / "Note.md").mkdir()


def pipe(root: Path) -> None:
    (root / "Note.md").unlink()
    os.mkfifo(root / "Note.md")


def loop(root: Path) -> None:
    (root / "Note.md").unlink()
    (root / "Note.md").symlink_to("Note.md")


@pytest.mark.parametrize("after", [NEW, None], ids=["changed", "removed"])
@pytest.mark.parametrize("trouble", [outside_link, second_name, changed, gone, folder, pipe, loop])
def test_what_is_not_the_file_that_was_read_is_left_alone(
    root: Path, trouble: Callable[[Path], None], after: bytes | None
) -> None:
    (root / "Other.md").write_bytes(OLD)
    trouble(root)
    before = names(root.parent)
    kept = {
        p: p.read_bytes() for p in root.parent.rglob("*") if p.is_file() and p.name != "Other.md"
    }
    refusal = only(carry_out(root, [Change("Note.md", OLD, after), replace("Other.md")]))
    assert (refusal.path, refusal.line) == ("Note.md", 0)
    assert names(root.parent) == before
    assert {path: path.read_bytes() for path in kept} == kept
    assert (root / "Other.md").read_bytes() == NEW


@pytest.mark.parametrize(
    "path",
    [
        "../out.md",
        "A/../../out.md",
        "Note.md/New.md",
        "x\0y.md",
        "a" * 300,
        "Loop/New.md",
        "Way/New.md",
    ],
)
def test_a_new_file_is_made_nowhere_but_in_the_vault(root: Path, path: str) -> None:
    (root / "Loop").symlink_to("Loop")
    (root / "Way").symlink_to("..")
    before = names(root.parent)
    assert only(carry_out(root, [Change(path, None, NEW)])).path == path
    assert names(root.parent) == before
    assert (root / "Note.md").read_bytes() == OLD


def test_a_path_from_the_root_of_the_disk_is_refused(root: Path) -> None:
    target = root.parent / "out.md"
    only(carry_out(root, [Change(str(target), None, NEW)]))
    assert not target.exists()


def test_a_new_file_never_replaces_one_that_is_there(root: Path) -> None:
    only(carry_out(root, [Change("Note.md", None, NEW)]))
    with pytest.raises(FileExistsError):
        write_new(root / "Note.md", NEW)
    (root / "Dangling.md").symlink_to("nowhere.md")
    with pytest.raises(FileExistsError):
        write_new(root / "Dangling.md", NEW)
    assert (root / "Note.md").read_bytes() == OLD
    assert names(root) == ["Dangling.md", "Note.md"]


# What goes wrong halfway


@pytest.mark.parametrize("call", ["sync", "exchange", "set_mode", "rename_new"])
@pytest.mark.parametrize("code", ["EIO", "ENOSPC", "EACCES", "EROFS"])
def test_a_change_that_fails_is_said_and_the_next_one_goes_on(
    root: Path, call: str, code: str
) -> None:
    first = Change("New.md", None, NEW) if call == "rename_new" else replace()
    (root / "Other.md").write_bytes(OLD)
    shutil.copytree(root, root.parent / "copy")
    calls = calls_of(lambda: carry_out(root.parent / "copy", [first, replace("Other.md")]))
    with Faults(calls.index(call), code):
        refusal = only(carry_out(root, [first, replace("Other.md")]))
    assert refusal.path == first.path
    assert os.strerror(getattr(errno, code)).lower() in refusal.what
    assert (root / "Note.md").read_bytes() == OLD
    assert (root / "Other.md").read_bytes() == NEW
    assert names(root) == ["Note.md", "Other.md"]


@pytest.mark.parametrize("call", ["sync", "exchange", "set_mode", "rename_new"])
def test_a_run_that_is_stopped_leaves_nothing_behind(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(system, call, stop)
    change = Change("New.md", None, NEW) if call == "rename_new" else replace()
    with pytest.raises(KeyboardInterrupt):
        carry_out(root, [change])
    assert names(root) == ["Note.md"]
    assert (root / "Note.md").read_bytes() == OLD


@pytest.mark.parametrize("missing", [["exchange"], ["rename_new"], ["link"]], ids=str)
@pytest.mark.parametrize("also", [[], ["link"], ["exchange", "rename_new"]], ids=str)
def test_files_are_written_where_the_system_knows_fewer_calls(
    root: Path, missing: list[str], also: list[str]
) -> None:
    (root / "Gone.md").write_bytes(OLD)
    with lacking(*missing, *also):
        changes = [replace(), Change("New.md", None, NEW), Change("Gone.md", OLD, None)]
        assert carry_out(root, changes) == ()
        assert (root / "Note.md").read_bytes() == NEW
        only(carry_out(root, [Change("Note.md", None, OLD)]))
        with pytest.raises(FileExistsError):
            write_new(root / "Note.md", OLD)
    assert (root / "Note.md").read_bytes() == (root / "New.md").read_bytes() == NEW
    assert names(root) == ["New.md", "Note.md"]


SHORT = """
import resource, sys
from pathlib import Path
from vaulttools.model.texts import Change
from vaulttools.writing import carry_out
root, old, new = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
changes = [Change("Note.md", old, new), Change("New.md", None, new), Change("Small.md", None, b"x")]
print(*[r.path for r in carry_out(root, changes)])
"""


def test_a_write_that_breaks_off_leaves_the_old_bytes(root: Path) -> None:
    """A real one: the system takes a hundred bytes of a file and no more."""
    ran = subprocess.run(
        [sys.executable, "-c", SHORT, root, OLD.hex(), NEW.hex()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "Note.md New.md\n"
    assert (root / "Note.md").read_bytes() == OLD
    assert names(root) == ["Note.md", "Small.md"]


def test_a_folder_that_may_not_be_written_to_stays_as_it_is() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "Note.md").write_bytes(OLD)
        (root / "Note.md").chmod(0o644)
        root.chmod(0o555)
        try:
            with somebody_else():
                changes = [replace(), Change("New.md", None, NEW), Change("A/New.md", None, NEW)]
                refusals = carry_out(root, changes)
        finally:
            root.chmod(0o755)
        assert [refusal.path for refusal in refusals] == ["Note.md", "New.md", "A/New.md"]
        assert all("permission denied" in refusal.what for refusal in refusals)
        assert (root / "Note.md").read_bytes() == OLD
        assert names(root) == ["Note.md"]


def test_a_folder_that_is_a_file_is_no_folder(root: Path) -> None:
    refusals = carry_out(root, [Change("Note.md/Due.md", None, NEW), Change("Due.md", None, NEW)])
    assert only(refusals).path == "Note.md/Due.md"
    assert names(root) == ["Due.md", "Note.md"]


def test_a_temporary_file_is_one_that_note_programs_pass_over(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = os.fsync

    def look(handle: int) -> None:
        seen.extend(names(root))
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    assert carry_out(root, [replace(), Change("New.md", None, NEW)]) == ()
    temporary = {name for name in seen if name not in {"Note.md", "New.md"}}
    assert len(temporary) == 2
    assert all(name.startswith(".~") and not name.endswith(".md") for name in temporary)

"""What people are told about files that are no plain notes, and that nothing is lost or hangs."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bad_input.support import funnel_of, listed, messages

NOTE = """\
---
type: contact
role: Geschäftsführerin
next_step: 2026-12-01
---

## Log
- 2026-11-02 met: PyCon lunch
- 2026-11-03 email to: thanks
"""
FILLING = "word " * 15 + "word\n"
LARGE = NOTE + FILLING * 70_000

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="made of what only POSIX has")


def said(root: Path) -> list[str]:
    """Who is listed, then every message."""
    funnel = funnel_of(root)
    return [*listed(funnel), *messages(funnel)]


UTF16_SAYS = "x.md:1: VT004 this note is not UTF-8 text: it is UTF-16. Save it as UTF-8; until then it is read as well as possible and never written to."
LARGE_SAYS = (
    "x.md: VT002 is 6 MB large. Notes up to 5 MB are read; move what is not a note out of it."
)
BYTES: dict[str, tuple[bytes, str, str]] = {
    "latin-1": (
        NOTE.encode("latin-1"),
        "x: 2026-12-01 next-step",
        "x.md:3: VT004 this note is not UTF-8 text: the byte 0xe4 is not UTF-8. Save it as UTF-8; until then it is read as well as possible and never written to.",
    ),
    "lone surrogate": (
        NOTE.encode().replace(b"lunch", b"\xed\xa0\x80"),
        "x: 2026-12-01 next-step",
        "x.md:8: VT004 this note is not UTF-8 text: the byte 0xed is not UTF-8. Save it as UTF-8; until then it is read as well as possible and never written to.",
    ),
    "UTF-16, little end first": (
        b"\xff\xfe" + NOTE.encode("utf-16-le"),
        "x: 2026-12-01 next-step",
        UTF16_SAYS,
    ),
    "UTF-16, big end first": (
        b"\xfe\xff" + NOTE.encode("utf-16-be"),
        "x: 2026-12-01 next-step",
        UTF16_SAYS,
    ),
    "NUL in the log": (
        NOTE.encode().replace(b"lunch", b"lu\0nch"),
        "x: - attention",
        "x.md:8: VT003 there is a NUL byte in this note. It is read no further and never written to; restore it from a copy.",
    ),
    "NUL in the front matter": (
        NOTE.encode().replace(b"role: G", b"role: \0"),
        "x: - attention",
        "x.md:3: VT003 there is a NUL byte in this note. It is read no further and never written to; restore it from a copy.",
    ),
    "over 5 MB": (LARGE.encode(), "x: - attention", LARGE_SAYS),
    "over 5 MB with a byte order mark": (LARGE.encode("utf-8-sig"), "x: - attention", LARGE_SAYS),
    "over 5 MB, latin-1": (LARGE.encode("latin-1"), "x: - attention", LARGE_SAYS),
    "over 5 MB, CRLF": (LARGE.replace("\n", "\r\n").encode(), "x: - attention", LARGE_SAYS),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_text(tmp_path: Path, name: str) -> None:
    data, person, message = BYTES[name]
    (tmp_path / "x.md").write_bytes(data)
    assert said(tmp_path) == [person, message]


def test_a_large_note_says_how_large_it_is(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(NOTE, encoding="utf-8")
    os.truncate(tmp_path / "x.md", 1_000_000_000)
    assert said(tmp_path) == [
        "x: - attention",
        "x.md: VT002 is 1000 MB large. Notes up to 5 MB are read; move what is not a note out of it.",
    ]


def test_a_note_slightly_too_large_is_not_told_that_it_would_fit(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(NOTE, encoding="utf-8")
    os.truncate(tmp_path / "x.md", 5_000_001)
    assert said(tmp_path) == ["x: - attention", LARGE_SAYS]


def test_a_large_note_of_another_kind_is_not_our_business(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("# Minutes\n" + FILLING * 70_000, encoding="utf-8")
    assert said(tmp_path) == []


@needs_posix
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    assert said(tmp_path) == [
        "x.md: VT001 is not a regular file. It is left alone; rename it if it is no note."
    ]


@needs_posix
def test_a_pipe_for_settings_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "vaulttools.toml")
    (tmp_path / "x.md").write_text(NOTE, encoding="utf-8")
    assert said(tmp_path) == [
        "x: 2026-12-01 next-step",
        "vaulttools.toml: VT001 is not a regular file. It is left alone.",
    ]


@needs_posix
def test_a_link_to_a_device_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "x.md").symlink_to("/dev/zero")
    assert said(tmp_path) == [
        "x.md: VT001 is a link that leads outside the vault. It is not opened; put the notes themselves into the vault."
    ]


@needs_posix
def test_a_link_to_a_pipe_inside_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "x.md").symlink_to("pipe")
    assert said(tmp_path) == [
        "x.md: VT001 is not a regular file. It is left alone; rename it if it is no note."
    ]


@needs_posix
@pytest.mark.parametrize(("link", "target"), [("x.md", "elsewhere/x.md"), ("more", "elsewhere")])
def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path, link: str, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.md").write_text(NOTE, encoding="utf-8")
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / link).symlink_to(tmp_path / target)
    assert said(vault) == [
        f"{link}: VT001 is a link that leads outside the vault. It is not opened; put the notes themselves into the vault."
    ]


@needs_posix
@pytest.mark.parametrize("target", ["nowhere.md", "x.md"], ids=["dangling", "to itself"])
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, target: str) -> None:
    (tmp_path / "x.md").symlink_to(target)
    assert said(tmp_path) == [
        "x.md: VT001 is a link that leads nowhere. Let it lead to a note of this vault, or delete it."
    ]


@needs_posix
def test_a_link_that_is_no_note_may_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "x.lock").symlink_to("nowhere")
    assert said(tmp_path) == []


def _closed_to_us(real: Callable[..., object], name: str) -> Callable[..., object]:
    """A system call that fails for files of that name as it does for other people's."""

    def call(path: object, *rest: object, **more: object) -> object:
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **more)

    return call


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "People").mkdir()
    (tmp_path / "x.md").write_text(NOTE, encoding="utf-8")
    monkeypatch.setattr(os, "scandir", _closed_to_us(os.scandir, "People"))
    assert said(tmp_path) == [
        "x: 2026-12-01 next-step",
        "People: VT005 the folder cannot be opened (permission denied). Its notes are missing from the due list until it can.",
    ]


def test_a_note_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.md").write_text(NOTE, encoding="utf-8")
    (tmp_path / "y.md").write_text(NOTE, encoding="utf-8")
    monkeypatch.setattr(os, "open", _closed_to_us(os.open, "y.md"))
    assert said(tmp_path) == [
        "x: 2026-12-01 next-step",
        "y.md: VT005 cannot be opened (permission denied). Its contact is missing from the due list until it can.",
    ]


def test_a_vault_that_is_not_there(tmp_path: Path) -> None:
    assert said(tmp_path / "nowhere") == [
        ".: VT005 the folder cannot be opened (no such file or directory). Its notes are missing from the due list until it can."
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
@pytest.mark.parametrize("path", [b"Maya\xff.md", b"People\xff/Maya.md"], ids=["note", "folder"])
def test_a_name_that_is_not_utf8(tmp_path: Path, path: bytes) -> None:
    note = tmp_path / os.fsdecode(path)
    note.parent.mkdir(exist_ok=True)
    note.write_text(NOTE, encoding="utf-8")
    shown = os.fsdecode(path)
    assert said(tmp_path) == [
        f"{note.stem}: 2026-12-01 next-step",
        f"{shown}: VT004 has a name that is not UTF-8 text. Rename it.",
    ]

import json
import os
import sys
from pathlib import Path

import pytest

from vaulttools.reading.walking import template_folders, walk


def make(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    return root


def obsidian(root: Path, file: str, text: str) -> None:
    (root / ".obsidian" / file).parent.mkdir(parents=True, exist_ok=True)
    (root / ".obsidian" / file).write_text(text, encoding="utf-8")


def test_notes_are_found_in_every_folder_in_order_of_path(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "People/z.md", "People/Work/a.md", "a.md")
    assert walk(tmp_path).notes == ["People/Work/a.md", "People/z.md", "a.md", "b.md"]


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    make(tmp_path, "a.MD", "b.Md", "c.markdown", "d.md.txt", "e")
    assert walk(tmp_path).notes == ["a.MD", "b.Md"]


@pytest.mark.parametrize(
    "path",
    [".git/x.md", ".obsidian/x.md", ".trash/x.md", "People/.hidden/x.md", ".x.md", "._x.md"],
)
def test_what_begins_with_a_dot_is_left_out(tmp_path: Path, path: str) -> None:
    assert walk(make(tmp_path, path, "y.md")).notes == ["y.md"]


@pytest.mark.parametrize(
    "name",
    [
        "x.md~",
        "x.md.swp",
        "4913",
        "#x.md#",
        ".#x.md",
        "x.md.orig",
        "x.sync-conflict-20261123-101500-ABCDEFG.md",
        ".syncthing.x.md.tmp",
        "x.md.icloud",
        ".x.md.icloud",
        "x (Robin's conflicted copy 2026-11-23).md",
        "x (Conflicted Copy).md",
        ".merge_file_a1b2c3",
        "x_BASE_123.md",
        "x_LOCAL_123.md",
        "x_REMOTE_123.md",
        "x_BACKUP_123.md",
        "conflict-files-obsidian-git.md",
    ],
)
def test_leftovers_are_left_out(tmp_path: Path, name: str) -> None:
    found = walk(make(tmp_path, name, "x.md"))
    assert (found.notes, found.problems) == (["x.md"], [])


@pytest.mark.parametrize("folder", ["4913", "old.orig", "x (conflicted copy)"])
def test_folders_named_like_leftovers_are_left_out(tmp_path: Path, folder: str) -> None:
    assert walk(make(tmp_path, f"{folder}/x.md")).notes == []


@pytest.mark.parametrize("name", ["x LOCAL 123.md", "LOCAL.md", "x_LOCAL.md", "4913.md", "a#b#.md"])
def test_names_that_only_look_similar_are_notes(tmp_path: Path, name: str) -> None:
    assert walk(make(tmp_path, name)).notes == [name]


@pytest.mark.parametrize(
    ("file", "key"),
    [("templates.json", "folder"), ("plugins/templater-obsidian/data.json", "templates_folder")],
)
@pytest.mark.parametrize("folder", ["Meta/Templates", "Meta/Templates/", "/meta/templates"])
def test_template_folders_are_left_out(tmp_path: Path, file: str, key: str, folder: str) -> None:
    make(tmp_path, "Meta/Templates/Person.md", "Meta/Templates/Deep/x.md", "Templates/y.md")
    obsidian(tmp_path, file, json.dumps({key: folder}))
    assert walk(tmp_path).notes == ["Templates/y.md"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '"x"', "null", "{}", '{"folder": 3}', '{"folder": ""}', '{"folder": "/"}',
     '{"folder": " "}', '{"folder": "."}', "[" * 100_000, '{"folder": "Templates' + " " * 1_000_000 + '"}'],
    ids=str.__len__,
)  # fmt: skip
def test_obsidian_settings_that_name_no_folder_hide_nothing(tmp_path: Path, text: str) -> None:
    make(tmp_path, "Templates/x.md", "y.md")
    obsidian(tmp_path, "templates.json", text)
    assert walk(tmp_path).notes == ["Templates/x.md", "y.md"]


def test_obsidian_settings_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    obsidian(tmp_path, "templates.json", '\ufeff{"folder": "Templates"}')
    assert template_folders(tmp_path) == {"templates"}


links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@links
def test_a_link_to_a_note_already_found_is_not_a_second_note(tmp_path: Path) -> None:
    make(tmp_path, "People/x.md")
    (tmp_path / "a.md").symlink_to("People/x.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "People" / "x.md")
    assert walk(tmp_path).notes == ["People/x.md"]


@links
def test_a_link_to_a_folder_inside_is_not_entered_again(tmp_path: Path) -> None:
    make(tmp_path, "People/x.md")
    (tmp_path / "Friends").symlink_to("People")
    (tmp_path / "People" / "round").symlink_to("..")
    found = walk(tmp_path)
    assert (found.notes, found.problems) == (["People/x.md"], [])


@links
def test_a_link_is_a_note_if_what_it_leads_to_is_not_one_by_itself(tmp_path: Path) -> None:
    make(tmp_path, "People/x.txt")
    (tmp_path / "a.md").symlink_to("People/x.txt")
    (tmp_path / "b.md").symlink_to("a.md")
    (tmp_path / "c.txt").symlink_to("People/x.txt")
    assert walk(tmp_path).notes == ["a.md"]


@links
def test_a_vault_that_is_itself_a_link(tmp_path: Path) -> None:
    make(tmp_path, "vault/x.md")
    (tmp_path / "vault" / "y.md").symlink_to("x.md")
    (tmp_path / "here").symlink_to("vault")
    found = walk(tmp_path / "here")
    assert (found.notes, found.problems) == (["x.md"], [])


@links
def test_a_link_outside_is_told_unless_it_is_no_note(tmp_path: Path) -> None:
    make(tmp_path, "away/x.md", "away/x.txt", "vault/y.md")
    for name in ("x.md", "x.txt"):
        (tmp_path / "vault" / name).symlink_to(tmp_path / "away" / name)
    found = walk(tmp_path / "vault")
    assert found.notes == ["y.md"]
    assert [problem.place.path for problem in found.problems] == ["x.md"]


def test_a_folder_named_like_a_note_is_a_folder(tmp_path: Path) -> None:
    assert walk(make(tmp_path, "x.md/y.md")).notes == ["x.md/y.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_no_note(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    os.mkfifo(tmp_path / "x.txt")
    found = walk(tmp_path)
    assert found.notes == []
    assert [str(problem.place) for problem in found.problems] == ["x.md"]

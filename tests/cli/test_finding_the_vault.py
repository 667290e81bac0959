"""The root: --vault, then VAULTTOOLS_VAULT, then the nearest settings file, then the nearest .obsidian."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.support import write_vault


def vault(root: Path, contacts: int, settings: str = "") -> Path:
    """A vault that can be told by how many contacts need attention in it."""
    names = [f"People/P{n}.md" for n in range(contacts)]
    write_vault(root, dict.fromkeys(names, "---\ntype: contact\n---\n"), settings)
    return root


def due(at: Path, *arguments: str, **env: str) -> int:
    return int(run("due", "--count", "--today", "2026-11-23", *arguments, at=at, env=env).out)


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A vault of 3 contacts; 2 of them in a vault inside it, which has a folder with `.obsidian`."""
    vault(tmp_path / "one", 1)
    vault(tmp_path / "one/two", 2)
    (tmp_path / "one/two/deep/.obsidian").mkdir(parents=True)
    (tmp_path / "one/two/deep/er").mkdir()
    vault(tmp_path / "other", 4)
    return tmp_path


def test_the_nearest_settings_file_upwards(places: Path) -> None:
    assert due(places / "one") == 3
    assert due(places / "one/two") == 2
    assert due(places / "one/two/People") == 2


def test_a_settings_file_goes_before_a_nearer_obsidian_folder(places: Path) -> None:
    assert due(places / "one/two/deep/er") == 2


def test_the_nearest_obsidian_folder_where_there_are_no_settings(tmp_path: Path) -> None:
    vault(tmp_path / "notes", 3)
    (tmp_path / "notes/vaulttools.toml").unlink()
    (tmp_path / "notes/.obsidian").mkdir()
    assert due(tmp_path / "notes/People") == 3


def test_the_environment_goes_before_the_folders(places: Path) -> None:
    assert due(places / "one", VAULTTOOLS_VAULT=str(places / "other")) == 4


def test_an_empty_variable_is_none(places: Path) -> None:
    assert due(places / "one", VAULTTOOLS_VAULT="") == 3


def test_the_option_goes_before_all(places: Path) -> None:
    there = str(places / "one/two")
    assert due(places / "one", "--vault", there, VAULTTOOLS_VAULT=str(places / "other")) == 2
    assert due(places, "--vault", "one") == 3


def test_a_folder_that_is_named_and_not_there_is_an_error(places: Path) -> None:
    ran = run("due", at=places / "one", env={"VAULTTOOLS_VAULT": str(places / "gone")})
    assert ran.code == 3
    assert "there is no folder" in ran.err


def test_the_settings_pin_the_day_and_the_option_goes_before_it(tmp_path: Path) -> None:
    vault(tmp_path, 1, "today = 2026-11-23\n")
    assert run("due", at=tmp_path).out.startswith("Monday 23 November 2026\n")
    assert run("due", "--today", "2026-11-24", at=tmp_path).out.startswith("Tuesday 24 November")


def test_the_time_zone_says_what_day_it_is(tmp_path: Path) -> None:
    """Two zones 26 hours apart never share a date."""
    days = []
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        vault(tmp_path / zone, 1, f'timezone = "{zone}"\n')
        days.append(run("due", at=tmp_path / zone).out.splitlines()[0])
    assert days[0] != days[1]


def test_in_an_empty_vault_there_is_a_hint_how_to_begin(tmp_path: Path) -> None:
    for command in ("due", "funnel", "regenerate"):
        ran = run(command, "--vault", str(tmp_path), "--today", "2026-11-23", at=tmp_path)
        assert ran.code == 0
        assert "vaulttools new" in ran.out + ran.err, command
    assert list(tmp_path.iterdir()) == []

from datetime import date
from pathlib import Path

import pytest

from tests.reading.support import vault
from vaulttools.model.settings import Cadence, ContactsTable, Settings, setting_table
from vaulttools.reading.settings import read_settings
from vaulttools.reading.vault import settings_of


def settings(text: str) -> Settings:
    found, problems = read_settings(text)
    assert problems == ()
    return found


GOOD = {
    "today = 2026-11-23": {"today": date(2026, 11, 23)},
    'today = "2026-11-23"': {"today": date(2026, 11, 23)},
    "today = 2026-11-23T09:15:00": {"today": date(2026, 11, 23)},
    'timezone = "Europe/London"': {"timezone": "Europe/London"},
    'timezone = ""': {"timezone": ""},
    'country = "GB"': {"country": "GB"},
    'country = "de-by"': {"country": "DE-BY"},
    'country = ""': {"country": ""},
    'away = ["2026-12-24..2027-01-02", "2026-11-30"]': {
        "away": (
            (date(2026, 11, 30), date(2026, 11, 30)),
            (date(2026, 12, 24), date(2027, 1, 2)),
        )
    },
    "away = [2026-12-24]": {"away": ((date(2026, 12, 24), date(2026, 12, 24)),)},
    'away = ["2026-01-01..2027-01-01"]': {"away": ((date(2026, 1, 1), date(2027, 1, 1)),)},
    "away = []": {"away": ()},
    "daily_limit = 12": {"daily_limit": 12},
    "daily_limit = 1000": {"daily_limit": 1000},
    "review_minutes = 5": {"review_minutes": 5},
    "minutes_per_contact = 10": {"minutes_per_contact": 10},
    'review_day = " Friday "': {"review_day": "friday"},
    'people_folder = "CRM/People/"': {"people_folder": "CRM/People"},
    "people_folder = 'CRM\\People'": {"people_folder": "CRM/People"},
    'followups_folder = "Follow ups"': {"followups_folder": "Follow ups"},
    'default_playbook = "sales"': {"default_playbook": "sales"},
    'language = "EN"': {"language": "en"},
    'me = " Robin Ashby "': {"me": "Robin Ashby"},
    'owner = "robin"': {"owner": "robin"},
    "due_by_owner = true": {"due_by_owner": True},
    "state_keys = false": {"state_keys": False},
    "quiet_seconds = 0": {"quiet_seconds": 0},
    "quiet_seconds = 60": {"quiet_seconds": 60},
    '[contacts]\ntype = "person"\ntag = ""\nfolder = "CRM"': {
        "contacts": ContactsTable("person", "", "CRM")
    },
    '[contacts]\nfolder = ""': {"contacts": ContactsTable(folder="")},
    "[cadence]\nfirst_touch_hours = 0\nafter_no_days = 5": {
        "cadence": Cadence(first_touch_hours=0, after_no_days=5)
    },
    "": {},
    "# nothing\r\n": {},
}


@pytest.mark.parametrize("text", GOOD)
def test_good_values(text: str) -> None:
    assert settings(text) == Settings(**GOOD[text])  # type: ignore[arg-type]


def test_every_setting_has_a_good_value_above() -> None:
    tried = " ".join(GOOD)
    for of in (Settings, ContactsTable):
        assert [info.name for info in setting_table(of) if info.name not in tried] == []


@pytest.mark.parametrize("info", setting_table(Cadence), ids=lambda info: info.name)
def test_the_limits_of_each_number_of_the_method(info: object) -> None:
    name, least, most = (getattr(info, part) for part in ("name", "least", "most"))
    for value in (least, most):
        assert getattr(settings(f"[cadence]\n{name} = {value}").cadence, name) == value
    for value in (least - 1, most + 1):
        found, problems = read_settings(f"[cadence]\n{name} = {value}")
        assert found == Settings()
        assert [(p.code, p.place.line) for p in problems] == [("VT042", 2)]
        assert problems[0].hint == f"Write a whole number from {least} to {most}."


def test_a_problem_stands_at_its_line_with_its_excerpt() -> None:
    _, [problem] = read_settings('me = "Robin"\n\n  review_day = "someday"  # soon\n')
    assert (problem.place.line, problem.excerpt) == (3, 'review_day = "someday"  # soon')


def test_a_key_of_a_table_is_found_in_its_table() -> None:
    _, [problem] = read_settings('owner = "me"\n\n[cadence]\nowner = 3\n')
    assert problem.place.line == 4


def test_a_vault_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert settings_of(tmp_path) == (Settings(), ())


def test_settings_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert vault(tmp_path, {"vaulttools.toml": '\ufeffme = "Robin"\r\n'}).settings.me == "Robin"

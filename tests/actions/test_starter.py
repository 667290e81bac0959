"""The settings file that `init` makes: all comments, and right as soon as they are none."""

import re
import tomllib

import pytest

from vaulttools.actions.starter import example, starter_settings
from vaulttools.model.settings import Cadence, ContactsTable, Settings, setting_table
from vaulttools.reading.settings import read_settings

SETTING = re.compile(r"(?m)^# (?=[a-z_]+ = |\[[a-z]+\]$)")
TABLES = (Settings, ContactsTable, Cadence)
INFOS = [info for table in TABLES for info in setting_table(table)]


def test_it_sets_nothing() -> None:
    text = starter_settings()
    assert tomllib.loads(text) == {"contacts": {}, "cadence": {}}
    assert read_settings(text) == (Settings(), ())
    assert all(line == "" or line.startswith(("# ", "[")) for line in text.splitlines())


def test_it_is_right_when_every_setting_is_set() -> None:
    text = SETTING.sub("", starter_settings())
    data = tomllib.loads(text)
    settings, problems = read_settings(text)
    assert problems == ()
    assert settings.today is not None
    assert settings.cadence == Cadence()
    nested = {"contacts": data.pop("contacts"), "cadence": data.pop("cadence")}
    assert [*data, *nested["contacts"], *nested["cadence"]] == [info.name for info in INFOS]


@pytest.mark.parametrize("info", INFOS, ids=lambda info: str(info.name))
def test_each_setting_is_right_alone(info: object) -> None:
    (line,) = [
        line
        for line in starter_settings().splitlines()
        if line.startswith(f"# {info.name} = ")  # type: ignore[attr-defined]
    ]
    table = next(t for t in TABLES if info in setting_table(t))
    head = {Settings: "", ContactsTable: "[contacts]\n", Cadence: "[cadence]\n"}[table]
    settings, problems = read_settings(head + line.removeprefix("# ") + "\n")
    assert problems == ()
    assert isinstance(settings, Settings)


def test_an_example_is_the_default_where_there_is_one() -> None:
    by_name = {info.name: info for info in INFOS}
    assert example(by_name["review_minutes"]) == "30"
    assert example(by_name["review_day"]) == '"monday"'
    assert example(by_name["today"]) == "2026-11-23"
    assert example(by_name["away"]) == '["2026-12-24..2027-01-02"]'

"""The settings file that `init` makes: every setting with its meaning, none of them set."""

import json
from typing import Any

from vaulttools.model.settings import Cadence, ContactsTable, SettingInfo, Settings, setting_table

_EXAMPLES: dict[str, Any] = {
    "today": "2026-11-23",
    "timezone": "Europe/London",
    "country": "GB",
    "away": ["2026-12-24..2027-01-02"],
    "daily_limit": 8,
    "me": "Your Name",
    "owner": "you",
    "folder": "People",
}
_HEAD = "# vaulttools: this file marks the root of the vault. Every setting is optional.\n"


def starter_settings() -> str:
    """The text of a new `vaulttools.toml`, all of it comments."""
    parts = [_HEAD, _table(setting_table(Settings))]
    for name, of in (("contacts", ContactsTable), ("cadence", Cadence)):
        parts.append(f"\n[{name}]\n{_table(setting_table(of))}")
    return "".join(parts)


def _table(infos: tuple[SettingInfo, ...]) -> str:
    return "".join(f"# {info.name} = {example(info)}  # {info.meaning}\n" for info in infos)


def example(info: SettingInfo) -> str:
    """A value as one would write it: the default, or an example where the default is nothing."""
    value = (
        _EXAMPLES.get(info.name, info.default)
        if info.default in (None, "", (), 0)
        else info.default
    )
    return str(value) if info.kind == "day" else json.dumps(value, ensure_ascii=False)

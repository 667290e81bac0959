"""`vaulttools.toml`: read, checked against the one table of settings, never trusted."""

import re
import tomllib
import zoneinfo
from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from vaulttools.escaping import file_name, one_line, shortened
from vaulttools.model.beside import SETTINGS
from vaulttools.model.problem import EXCERPT, Place, Problem
from vaulttools.model.settings import (
    WEEKDAYS,
    Cadence,
    CoachTable,
    ContactsTable,
    SettingInfo,
    Settings,
    setting_table,
)
from vaulttools.reading.days import EARLIEST, LATEST, read_day

FILE = SETTINGS
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2})?")
LONGEST_AWAY = 366


class _UnusableError(ValueError):
    """A value that a setting cannot take; the text says what to write."""


def read_settings(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a file's text. What cannot be used is a problem, and the default stands."""
    problems: list[Problem] = []
    lines = text.splitlines()
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        match = re.search(r"line (\d+)", str(error))
        line = int(match[1]) if match else max(len(lines), 1)
        what = re.sub(r"\s*\(at .*\)", "", str(error)).rstrip(".")
        what = "texts stand in quotes" if what == "Invalid value" else what
        what = "a number has too many digits" if "digits" in what else what
        problems.append(
            Problem(
                Place(FILE, line),
                "VT040",
                f"the settings are not valid TOML: {what[:1].lower()}{what[1:]}",
                "Until it is mended, the defaults stand for all of them.",
                lines[line - 1].strip() if line <= len(lines) else "",
            )
        )
        return Settings(), tuple(problems)

    def say(table: str, key: str, code: str, what: str, hint: str) -> None:
        number = _line_of(lines, table, key)
        excerpt = lines[number - 1].strip()[:EXCERPT] if number else ""
        problems.append(Problem(Place(FILE, number), code, one_line(what), hint, excerpt))

    contacts = _table(ContactsTable, data.pop("contacts", {}), "contacts", say)
    coach = _table(CoachTable, data.pop("coach", {}), "coach", say)
    cadence = _table(Cadence, data.pop("cadence", {}), "cadence", say)
    top = _table(Settings, data, "", say)
    settings = Settings(
        **top,
        contacts=ContactsTable(**contacts),
        coach=CoachTable(**coach),
        cadence=Cadence(**cadence),
    )
    return settings, tuple(problems)


def _table(
    of: type[Settings | ContactsTable | CoachTable | Cadence],
    data: object,
    name: str,
    say: Callable[[str, str, str, str, str], None],
) -> dict[str, Any]:
    """The usable values among `data`, by setting."""
    if not isinstance(data, dict):
        say("", name, "VT042", f"{name} is not a table", f"Write [{name}] on a line of its own.")
        return {}
    known = {info.name: info for info in setting_table(of)}
    tables = ("cadence", "coach", "contacts") if of is Settings else ()
    found: dict[str, Any] = {}
    for key, value in data.items():
        if key not in known:
            say(
                name,
                key,
                "VT041",
                f'"{key}" is not a setting',
                _closest(key, [*known, *tables]),
            )
            continue
        try:
            found[key] = _READERS[known[key].kind](value, known[key])
        except _UnusableError as error:
            say(name, key, "VT042", f"{key}: {_shown(value)} cannot be used", str(error))
    return found


def _line_of(lines: list[str], table: str, key: str) -> int:
    """The line of a key, looked for below the header of its table; 0 if it is not found."""
    header = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]")
    start = next((n for n, line in enumerate(lines) if header.match(line)), -1) if table else -1
    wanted = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}(?!\w)")
    return next((n for n, line in enumerate(lines, 1) if n > start + 1 and wanted.match(line)), 0)


def _closest(key: str, known: Iterable[str]) -> str:
    """What was probably meant by an unknown setting."""
    for table, of in (("cadence", Cadence), ("coach", CoachTable), ("contacts", ContactsTable)):
        if key in {info.name for info in setting_table(of)}:
            return f'Write it below "[{table}]".'
    names = sorted(known)
    close = get_close_matches(key.casefold(), names, n=1)
    return f'Did you mean "{close[0]}"?' if close else f"Known here are: {', '.join(names)}."


def _shown(value: object) -> str:
    try:
        text = value.isoformat() if isinstance(value, date) else str(value)
    except ValueError:  # more digits than Python writes out
        text = "a huge number"
    return f'"{shortened(text, 60)}"'


def _text(value: object, _: SettingInfo) -> str:
    if not isinstance(value, str) or "\n" in value:
        raise _UnusableError("Write a text in quotes.")
    return value.strip()


def _number(value: object, info: SettingInfo) -> int:
    if (
        not isinstance(value, int)
        or isinstance(value, bool)
        or not info.least <= value <= info.most
    ):
        raise _UnusableError(f"Write a whole number from {info.least} to {info.most}.")
    return value


def _words(value: object, _: SettingInfo) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _UnusableError('Write a list of words in quotes, as ["FU108", "jargon"].')
    return tuple(dict.fromkeys(word.strip() for word in value if word.strip()))


def _switch(value: object, _: SettingInfo) -> bool:
    if not isinstance(value, bool):
        raise _UnusableError("Write true or false, without quotes.")
    return value


def _day(value: object, _: SettingInfo) -> date:
    if isinstance(value, datetime):
        value = value.date()
    found = (
        value if isinstance(value, date) else read_day(value) if isinstance(value, str) else None
    )
    if found is None or not EARLIEST <= found.year <= LATEST:
        raise _UnusableError("Write it as 2026-11-24.")
    return found


def _periods(value: object, info: SettingInfo) -> tuple[tuple[date, date], ...]:
    hint = 'Write it as ["2026-12-24..2027-01-02"], at most a year each.'
    if not isinstance(value, list):
        raise _UnusableError(hint)
    found: list[tuple[date, date]] = []
    for period in value:
        first, dots, last = str(period).partition("..")
        try:
            span = (_day(first, info), _day(last if dots else first, info))
        except _UnusableError:
            raise _UnusableError(hint) from None
        if not 0 <= (span[1] - span[0]).days <= LONGEST_AWAY:
            raise _UnusableError(hint)
        found.append(span)
    return tuple(sorted(found))


def _weekday(value: object, _: SettingInfo) -> str:
    word = str(value).strip().casefold()
    if word not in WEEKDAYS:
        raise _UnusableError(f"Write one of {', '.join(WEEKDAYS)}.")
    return word


def _folder(value: object, info: SettingInfo) -> str:
    text = _text(value, info).replace("\\", "/").strip("/")
    parts = PurePosixPath(text).parts
    bad = any(part != file_name(part) for part in parts)
    if bad or (isinstance(value, str) and value.startswith(("/", "~", "\\"))):
        raise _UnusableError("Write the path of a folder inside the vault, as People.")
    if not text and info.default:
        raise _UnusableError("Write the name of a folder.")
    return text


def _timezone(value: object, info: SettingInfo) -> str:
    text = _text(value, info)
    try:
        zoneinfo.ZoneInfo(text or "UTC")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise _UnusableError("Write a name such as Europe/London.") from None
    return text


def _country(value: object, info: SettingInfo) -> str:
    import holidays  # noqa: PLC0415 - heavy, and needed only by those who set a country

    text = _text(value, info).upper()
    country, _, region = text.partition("-")
    supported = holidays.list_supported_countries()
    if text and (country not in supported or (region and region not in supported[country])):
        raise _UnusableError("Write a country's two letters, as GB, or with its region, as DE-BY.")
    return text


def _language(value: object, info: SettingInfo) -> str:
    text = _text(value, info).casefold()
    if not _LANGUAGE.fullmatch(text):
        raise _UnusableError("Write a language's letters, as en, en-us or de.")
    return text


_READERS: dict[str, Callable[[object, SettingInfo], Any]] = {
    "text": _text,
    "number": _number,
    "words": _words,
    "switch": _switch,
    "day": _day,
    "periods": _periods,
    "weekday": _weekday,
    "folder": _folder,
    "timezone": _timezone,
    "country": _country,
    "language": _language,
}

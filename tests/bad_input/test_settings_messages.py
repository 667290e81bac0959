"""What people are told about `vaulttools.toml`; what cannot be used leaves the default standing."""

from pathlib import Path

import pytest

from tests.bad_input.support import funnel_of, messages
from vaulttools.model.settings import Settings
from vaulttools.reading.settings import read_settings

MENDED = "Until it is mended, the defaults stand for all of them."
FOLDER = "Write the path of a folder inside the vault, as People."
AWAY = 'Write it as ["2026-12-24..2027-01-02"], at most a year each.'

BAD = {
    # not TOML
    "daily_limit 5": f"vaulttools.toml:1: VT040 the settings are not valid TOML: expected '=' after a key in a key/value pair. {MENDED}",
    'me = "Robin': f"vaulttools.toml:1: VT040 the settings are not valid TOML: unterminated string. {MENDED}",
    'language = "en"\nme = Robin': f"vaulttools.toml:2: VT040 the settings are not valid TOML: texts stand in quotes. {MENDED}",
    "today = 2026-02-30": f"vaulttools.toml:1: VT040 the settings are not valid TOML: invalid date or datetime. {MENDED}",
    "daily_limit = 1\ndaily_limit = 2": f"vaulttools.toml:2: VT040 the settings are not valid TOML: cannot overwrite a value. {MENDED}",
    # unknown
    "dayly_limit = 5": 'vaulttools.toml:1: VT041 "dayly_limit" is not a setting. Did you mean "daily_limit"?',
    'language = "en"\n\n[contacts]\nkind = "person"': 'vaulttools.toml:4: VT041 "kind" is not a setting. Known here are: folder, tag, type.',
    "[cadences]\nafter_no_days = 3": 'vaulttools.toml:1: VT041 "cadences" is not a setting. Did you mean "cadence"?',
    '"a.b" = 1': 'vaulttools.toml:1: VT041 "a.b" is not a setting. Known here are: away, cadence, coach, contacts, country, daily_limit, default_playbook, due_by_owner, followups_folder, language, me, minutes_per_contact, owner, people_folder, quiet_seconds, review_day, review_minutes, state_keys, timezone, today.',
    # numbers
    "daily_limit = -1": 'vaulttools.toml:1: VT042 daily_limit: "-1" cannot be used. Write a whole number from 0 to 1000.',
    "daily_limit = true": 'vaulttools.toml:1: VT042 daily_limit: "True" cannot be used. Write a whole number from 0 to 1000.',
    'review_minutes = "30"': 'vaulttools.toml:1: VT042 review_minutes: "30" cannot be used. Write a whole number from 5 to 480.',
    "minutes_per_contact = 2.5": 'vaulttools.toml:1: VT042 minutes_per_contact: "2.5" cannot be used. Write a whole number from 1 to 120.',
    "[cadence]\nreengage_after_months = 2": 'vaulttools.toml:2: VT042 reengage_after_months: "2" cannot be used. Write a whole number from 3 to 12.',
    "[cadence]\ngive_up_after_touches = 21": 'vaulttools.toml:2: VT042 give_up_after_touches: "21" cannot be used. Write a whole number from 1 to 20.',
    # words and texts
    'review_day = "mon"': 'vaulttools.toml:1: VT042 review_day: "mon" cannot be used. Write one of monday, tuesday, wednesday, thursday, friday, saturday, sunday.',
    "review_day = 1": 'vaulttools.toml:1: VT042 review_day: "1" cannot be used. Write one of monday, tuesday, wednesday, thursday, friday, saturday, sunday.',
    "me = 7": 'vaulttools.toml:1: VT042 me: "7" cannot be used. Write a text in quotes.',
    'me = """Robin\nAshby"""': 'vaulttools.toml:1: VT042 me: "Robin Ashby" cannot be used. Write a text in quotes.',
    'language = "German"': 'vaulttools.toml:1: VT042 language: "German" cannot be used. Write a language\'s letters, as en, en-us or de.',
    '[coach]\noff = "FU101"': 'vaulttools.toml:2: VT042 off: "FU101" cannot be used. Write a list of words in quotes, as ["FU108", "jargon"].',
    'timezone = "Mars/Olympus"': 'vaulttools.toml:1: VT042 timezone: "Mars/Olympus" cannot be used. Write a name such as Europe/London.',
    'timezone = "../../etc/passwd"': 'vaulttools.toml:1: VT042 timezone: "../../etc/passwd" cannot be used. Write a name such as Europe/London.',
    'country = "England"': 'vaulttools.toml:1: VT042 country: "England" cannot be used. Write a country\'s two letters, as GB, or with its region, as DE-BY.',
    'country = "DE-XX"': 'vaulttools.toml:1: VT042 country: "DE-XX" cannot be used. Write a country\'s two letters, as GB, or with its region, as DE-BY.',
    'default_playbook = "wooing"': 'vaulttools.toml: VT030 default_playbook: "wooing" is not known. networking stands in for it. Known are: after-a-no, job-interview, keep-in-touch, networking, partnership, re-engagement, sales.',
    'state_keys = "no"': 'vaulttools.toml:1: VT042 state_keys: "no" cannot be used. Write true or false, without quotes.',
    "quiet_seconds = 61": 'vaulttools.toml:1: VT042 quiet_seconds: "61" cannot be used. Write a whole number from 0 to 60.',
    # folders
    'people_folder = "../x"': f'vaulttools.toml:1: VT042 people_folder: "../x" cannot be used. {FOLDER}',
    'followups_folder = "/etc"': f'vaulttools.toml:1: VT042 followups_folder: "/etc" cannot be used. {FOLDER}',
    'followups_folder = "~/notes"': f'vaulttools.toml:1: VT042 followups_folder: "~/notes" cannot be used. {FOLDER}',
    "followups_folder = 'C:\\notes'": f'vaulttools.toml:1: VT042 followups_folder: "C:\\notes" cannot be used. {FOLDER}',
    "followups_folder = 'a\\..\\..\\b'": f'vaulttools.toml:1: VT042 followups_folder: "a\\..\\..\\b" cannot be used. {FOLDER}',
    'followups_folder = ".obsidian"': f'vaulttools.toml:1: VT042 followups_folder: ".obsidian" cannot be used. {FOLDER}',
    'followups_folder = "a/ b"': f'vaulttools.toml:1: VT042 followups_folder: "a/ b" cannot be used. {FOLDER}',
    'followups_folder = ""': 'vaulttools.toml:1: VT042 followups_folder: "" cannot be used. Write the name of a folder.',
    '[contacts]\nfolder = "../x"': f'vaulttools.toml:2: VT042 folder: "../x" cannot be used. {FOLDER}',
    # days
    'today = "soon"': 'vaulttools.toml:1: VT042 today: "soon" cannot be used. Write it as 2026-11-24.',
    "today = 5": 'vaulttools.toml:1: VT042 today: "5" cannot be used. Write it as 2026-11-24.',
    "today = 09:30:00": 'vaulttools.toml:1: VT042 today: "09:30:00" cannot be used. Write it as 2026-11-24.',
    "today = 9999-12-31": 'vaulttools.toml:1: VT042 today: "9999-12-31" cannot be used. Write it as 2026-11-24.',
    'away = "Christmas"': f'vaulttools.toml:1: VT042 away: "Christmas" cannot be used. {AWAY}',
    'away = ["Christmas"]': f"vaulttools.toml:1: VT042 away: \"['Christmas']\" cannot be used. {AWAY}",
    'away = ["2027-01-02..2026-12-24"]': f"vaulttools.toml:1: VT042 away: \"['2027-01-02..2026-12-24']\" cannot be used. {AWAY}",
    'away = ["2026-12-24..2028-12-24"]': f"vaulttools.toml:1: VT042 away: \"['2026-12-24..2028-12-24']\" cannot be used. {AWAY}",
    # tables
    "contacts = 1": "vaulttools.toml:1: VT042 contacts is not a table. Write [contacts] on a line of its own.",
    "[[cadence]]\nafter_no_days = 3": "vaulttools.toml:1: VT042 cadence is not a table. Write [cadence] on a line of its own.",
}


@pytest.mark.parametrize("text", BAD)
def test_the_message_is_clear_and_the_default_stands(tmp_path: Path, text: str) -> None:
    (tmp_path / "vaulttools.toml").write_text(text, encoding="utf-8")
    assert messages(funnel_of(tmp_path)) == [BAD[text]]
    if "VT030" not in BAD[text]:
        assert read_settings(text)[0] == Settings()


HUGE = {
    "ten thousand digits": "daily_limit = " + "9" * 10_000,
    "ten thousand hexadecimal digits": "daily_limit = 0x" + "f" * 10_000,
    "a year without end": "today = " + "9" * 10_000 + "-01-01",
    "ten thousand brackets": "away = " + "[" * 10_000,
    "ten thousand tables": "[" + ".".join("a" * 10_000) + "]",
    "a long word": f'timezone = "{"a" * 10_000}"',
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_values_are_a_short_message(name: str) -> None:
    settings, problems = read_settings(HUGE[name])
    assert settings == Settings()
    assert [problem.code for problem in problems] in (["VT040"], ["VT041"], ["VT042"])
    assert len(str(problems[0])) < 300


def test_one_bad_setting_leaves_the_others() -> None:
    settings, problems = read_settings('me = "Robin"\ndaily_limit = "many"\n[cadence]\nx = 1\n')
    assert settings == Settings(me="Robin")
    assert [str(problem) for problem in problems] == [
        'vaulttools.toml:4: VT041 "x" is not a setting. Known here are: after_no_days, archive_after_months, days_between_touches, first_touch_hours, give_up_after_days, give_up_after_touches, lessons_from_cases, neglected_after_days, reengage_after_months, snooze_months, thank_you_hours.',
        'vaulttools.toml:2: VT042 daily_limit: "many" cannot be used. Write a whole number from 0 to 1000.',
    ]


def test_settings_that_are_not_utf8_are_read_as_well_as_possible(tmp_path: Path) -> None:
    (tmp_path / "vaulttools.toml").write_bytes('me = "Zoë"'.encode("latin-1"))
    funnel = funnel_of(tmp_path)
    assert funnel.vault.settings.me == "Zoë"
    assert messages(funnel) == [
        "vaulttools.toml:1: VT004 this note is not UTF-8 text: the byte 0xeb is not UTF-8. Save it as UTF-8; until then it is read as well as possible and never written to."
    ]

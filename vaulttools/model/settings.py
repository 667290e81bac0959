"""Every setting in one table: the source of the checks, of the defaults and of docs/settings.md."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _setting(default: Any, kind: str, meaning: str, least: int = 0, most: int = 0) -> Any:  # noqa: ANN401 - as `dataclasses.field`
    limits = {"least": least, "most": most}
    return field(default=default, metadata={"kind": kind, "meaning": meaning, **limits})


@dataclass(frozen=True, slots=True)
class Cadence:
    """The numbers of the method (`[cadence]`; a playbook note may set them for its contacts)."""

    first_touch_hours: int = _setting(
        48, "number", "hours after meeting until the first touch is due (M4)", 0, 720
    )
    thank_you_hours: int = _setting(
        24, "number", "hours after an interview until the thank-you is due (M20)", 0, 720
    )
    days_between_touches: int = _setting(
        2, "number", "two touches are never closer together, in days (M6)", 0, 60
    )
    give_up_after_touches: int = _setting(
        4, "number", "unanswered touches after which it is time to decide (M7)", 1, 20
    )
    give_up_after_days: int = _setting(
        21, "number", "days of a run after which to decide, without an exit row (M7)", 1, 365
    )
    neglected_after_days: int = _setting(
        45, "number", "days overdue after which a decision is offered beside an item (M7)", 1, 365
    )
    reengage_after_months: int = _setting(
        6, "number", "months after a pause until a contact comes up again (M9)", 3, 12
    )
    archive_after_months: int = _setting(
        12, "number", "months of pause without a reason after which to archive (M9)", 3, 60
    )
    snooze_months: int = _setting(
        3, "number", "months that “not now” without a date lasts (M11)", 1, 24
    )
    after_no_days: int = _setting(
        2, "number", "days after a no until the thanks for it are due (M22)", 0, 60
    )
    lessons_from_cases: int = _setting(
        10, "number", "cases needed before “what earned replies” says anything (M29)", 1, 1000
    )


@dataclass(frozen=True, slots=True)
class ContactsTable:
    """How contacts are known (`[contacts]`)."""

    type: str = _setting("contact", "text", "the value of `type:` that makes a note a contact")
    tag: str = _setting("contact", "text", "the front-matter tag that makes a note a contact")
    folder: str = _setting("", "folder", "a folder in which every note is a contact")


@dataclass(frozen=True, slots=True)
class CoachTable:
    """What the coach looks for (`[coach]`)."""

    off: tuple[str, ...] = _setting(
        (), "words", "rules that `coach` leaves out, as a list of codes or names"
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What `vaulttools.toml` may say; every key is optional."""

    today: date | None = _setting(  # noqa: RUF009 - it is `dataclasses.field`, with our metadata
        None, "day", "pins the day, for samples and tests"
    )
    timezone: str = _setting("", "timezone", "whose midnight begins a day, as `Europe/London`")
    country: str = _setting(
        "", "country", "public holidays count as days off: `GB`, `DE-BY`, `US-CA`"
    )
    away: tuple[tuple[date, date], ...] = _setting(
        (), "periods", "days off as a list of `2026-12-24..2027-01-02` (M27)"
    )
    daily_limit: int = _setting(
        0, "number", "how many follow-ups fit into a day; 0 for no limit (M28)", 0, 1000
    )
    review_minutes: int = _setting(
        30, "number", "length of the weekly review block in minutes (M24)", 5, 480
    )
    minutes_per_contact: int = _setting(
        5, "number", "minutes that one follow-up takes (M24)", 1, 120
    )
    review_day: str = _setting("monday", "weekday", "the day of the weekly review (M24)")
    people_folder: str = _setting("People", "folder", "where `new` puts contacts")
    followups_folder: str = _setting("Follow-ups", "folder", "where generated notes go")
    default_playbook: str = _setting(
        "networking", "text", "the playbook of contacts that name none"
    )
    language: str = _setting("en", "language", "the language of drafts")
    me: str = _setting("", "text", "your name, for the sign-off of drafts")
    owner: str = _setting("", "text", "whose contacts these are, when a note names no `owner`")
    due_by_owner: bool = _setting(
        False,  # noqa: FBT003 - the default of a switch
        "switch",
        "a due list for each owner, `Due - NAME.md`, beside `Due.md`",
    )
    state_keys: bool = _setting(
        True,  # noqa: FBT003 - the default of a switch
        "switch",
        "keep `stage`, `last_touch`, `next_touch` … in the contacts' notes",
    )
    quiet_seconds: int = _setting(
        2, "number", "a note that was saved so lately is written to on the next run", 0, 60
    )
    contacts: ContactsTable = field(
        default_factory=ContactsTable,
        metadata={"kind": "table", "meaning": "how contacts are known"},
    )
    coach: CoachTable = field(
        default_factory=CoachTable,
        metadata={"kind": "table", "meaning": "what the coach looks for"},
    )
    cadence: Cadence = field(
        default_factory=Cadence, metadata={"kind": "table", "meaning": "the numbers of the method"}
    )


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """One row of the table, as docs and checks need it."""

    name: str
    kind: str
    meaning: str
    default: object
    least: int
    most: int


def setting_table(
    of: type[Settings | ContactsTable | CoachTable | Cadence],
) -> tuple[SettingInfo, ...]:
    """The settings that a class holds, in the order of its definition; sub-tables left out."""
    return tuple(
        SettingInfo(
            f.name,
            f.metadata["kind"],
            f.metadata["meaning"],
            f.default,
            f.metadata["least"],
            f.metadata["most"],
        )
        for f in fields(of)
        if f.metadata["kind"] != "table"
    )

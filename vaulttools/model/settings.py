"""Every setting in one table: the source of the checks, of the defaults and of docs/settings.md."""

from datetime import date
from functools import cache
from typing import Annotated, NamedTuple

from msgspec import Struct, field
from msgspec.structs import fields

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class About(NamedTuple):
    """What there is to say about a setting, beside its type and its default."""

    kind: str
    meaning: str
    least: int = 0
    most: int = 0


class Cadence(Struct, frozen=True):
    """The numbers of the method (`[cadence]`; a playbook note may set them for its contacts)."""

    first_touch_hours: Annotated[
        int, About("number", "hours after meeting until the first touch is due (M4)", 0, 720)
    ] = 48
    thank_you_hours: Annotated[
        int, About("number", "hours after an interview until the thank-you is due (M20)", 0, 720)
    ] = 24
    days_between_touches: Annotated[
        int, About("number", "two touches are never closer together, in days (M6)", 0, 60)
    ] = 2
    give_up_after_touches: Annotated[
        int, About("number", "unanswered touches after which it is time to decide (M7)", 1, 20)
    ] = 4
    give_up_after_days: Annotated[
        int,
        About("number", "days of a run after which to decide, without an exit row (M7)", 1, 365),
    ] = 21
    neglected_after_days: Annotated[
        int,
        About(
            "number", "days overdue after which a decision is offered beside an item (M7)", 1, 365
        ),
    ] = 45
    reengage_after_months: Annotated[
        int, About("number", "months after a pause until a contact comes up again (M9)", 3, 12)
    ] = 6
    archive_after_months: Annotated[
        int, About("number", "months of pause without a reason after which to archive (M9)", 3, 60)
    ] = 12
    snooze_months: Annotated[
        int, About("number", "months that “not now” without a date lasts (M11)", 1, 24)
    ] = 3
    after_no_days: Annotated[
        int, About("number", "days after a no until the thanks for it are due (M22)", 0, 60)
    ] = 2
    lessons_from_cases: Annotated[
        int,
        About("number", "cases needed before “what earned replies” says anything (M29)", 1, 1000),
    ] = 10


class ContactsTable(Struct, frozen=True):
    """How contacts are known (`[contacts]`)."""

    type: Annotated[str, About("text", "the value of `type:` that makes a note a contact")] = (
        "contact"
    )
    tag: Annotated[str, About("text", "the front-matter tag that makes a note a contact")] = (
        "contact"
    )
    folder: Annotated[str, About("folder", "a folder in which every note is a contact")] = ""


class CoachTable(Struct, frozen=True):
    """What the coach looks for (`[coach]`)."""

    off: Annotated[
        tuple[str, ...],
        About("words", "rules that `coach` leaves out, as a list of codes or names"),
    ] = ()


class Settings(Struct, frozen=True):
    """What `vaulttools.toml` may say; every key is optional."""

    today: Annotated[date | None, About("day", "pins the day, for samples and tests")] = None
    timezone: Annotated[
        str, About("timezone", "whose midnight begins a day, as `Europe/London`")
    ] = ""
    country: Annotated[
        str, About("country", "public holidays count as days off: `GB`, `DE-BY`, `US-CA`")
    ] = ""
    away: Annotated[
        tuple[tuple[date, date], ...],
        About("periods", "days off as a list of `2026-12-24..2027-01-02` (M27)"),
    ] = ()
    daily_limit: Annotated[
        int, About("number", "how many follow-ups fit into a day; 0 for no limit (M28)", 0, 1000)
    ] = 0
    review_minutes: Annotated[
        int, About("number", "length of the weekly review block in minutes (M24)", 5, 480)
    ] = 30
    minutes_per_contact: Annotated[
        int, About("number", "minutes that one follow-up takes (M24)", 1, 120)
    ] = 5
    review_day: Annotated[str, About("weekday", "the day of the weekly review (M24)")] = "monday"
    people_folder: Annotated[str, About("folder", "where `new` puts contacts")] = "People"
    followups_folder: Annotated[str, About("folder", "where generated notes go")] = "Follow-ups"
    default_playbook: Annotated[str, About("text", "the playbook of contacts that name none")] = (
        "networking"
    )
    language: Annotated[str, About("language", "the language of drafts")] = "en"
    me: Annotated[str, About("text", "your name, for the sign-off of drafts")] = ""
    owner: Annotated[
        str, About("text", "whose contacts these are, when a note names no `owner`")
    ] = ""
    due_by_owner: Annotated[
        bool, About("switch", "a due list for each owner, `Due - NAME.md`, beside `Due.md`")
    ] = False
    state_keys: Annotated[
        bool, About("switch", "keep `stage`, `last_touch`, `next_touch` … in the contacts' notes")
    ] = True
    quiet_seconds: Annotated[
        int, About("number", "a note that was saved so lately is written to on the next run", 0, 60)
    ] = 2
    contacts: ContactsTable = field(default_factory=ContactsTable)
    coach: CoachTable = field(default_factory=CoachTable)
    cadence: Cadence = field(default_factory=Cadence)


class SettingInfo(Struct, frozen=True):
    """One row of the table, as docs and checks need it."""

    name: str
    kind: str
    meaning: str
    default: object
    least: int
    most: int


@cache
def setting_table(
    of: type[Settings | ContactsTable | CoachTable | Cadence],
) -> tuple[SettingInfo, ...]:
    """The settings that a class holds, in the order of its definition; sub-tables left out."""
    return tuple(
        SettingInfo(f.name, about.kind, about.meaning, f.default, about.least, about.most)
        for f in fields(of)
        for about in getattr(f.type, "__metadata__", ())
    )

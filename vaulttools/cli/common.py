"""What several commands need: the vault's root, the day, the choice of a contact."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from pathlib import Path
from time import time_ns
from typing import Annotated, NoReturn

import typer

from vaulttools.cli.again import cache_folder, lasting, program, repeatable
from vaulttools.cli.terminal import NOT_WRITTEN, progress, say_error
from vaulttools.escaping import file_name
from vaulttools.memory.notes import NoteMemory
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import DueItem, Funnel, Standing
from vaulttools.model.settings import Settings
from vaulttools.reading.days import read_day
from vaulttools.reading.settings import FILE
from vaulttools.reading.vault import settings_of
from vaulttools.reading.walking import LEFTOVERS
from vaulttools.seeing import see

DAY = timedelta(days=1)
USAGE, NO_VAULT = 2, 3
"""Exit codes; 1 is for `check` and `--check`, NOT_WRITTEN is 4."""


class Format(StrEnum):
    """How a command prints."""

    TEXT = "text"
    JSON = "json"


VaultOption = Annotated[
    Path | None,
    typer.Option(
        "--vault", help="The vault's folder; else found from here upwards.", metavar="DIR"
    ),
]
TodayOption = Annotated[
    str, typer.Option("--today", help="Act as if it were this day.", metavar="DATE")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print.")]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show the changes as a diff; write nothing.")
]
NAME_HELP = "Name, alias, e-mail, or part of a name."
NameArgument = Annotated[str, typer.Argument(help=NAME_HELP, metavar="NAME")]


def fail(code: int, what: str, hint: str = "") -> NoReturn:
    """End with an error message and an exit code."""
    say_error(what, hint)
    raise typer.Exit(code)


def program_name() -> str:
    """The program as it can be called from here: by its name if that is on the path."""
    return "vaulttools" if shutil.which("vaulttools") else sys.argv[0]


def find_root(vault: Path | None) -> Path:
    """The vault's root: `--vault`, VAULTTOOLS_VAULT, the nearest settings file, the nearest `.obsidian`."""
    named = _named(vault)
    if named is not None:
        if not named.is_dir():
            fail(
                NO_VAULT,
                f"there is no folder {named}",
                "Give the folder of your notes with --vault.",
            )
        return named
    if found := _around():
        return found
    fail(
        NO_VAULT,
        "there is no vault here or above",
        "Run “vaulttools init” in the folder of your notes, or name it with --vault.",
    )


def is_in_a_vault(vault: Path | None) -> bool:
    """Whether `find_root` has something to find, for a command that can do without."""
    return _named(vault) is not None or _around() is not None


def _named(vault: Path | None) -> Path | None:
    """The vault that an option or the environment names."""
    said = os.environ.get("VAULTTOOLS_VAULT")
    return vault or (Path(said) if said else None)


def _around() -> Path | None:
    """The nearest folder from here upwards with a settings file, else with `.obsidian`; None for none."""
    here = Path.cwd()
    for mark in (FILE, ".obsidian"):
        for folder in (here, *here.parents):
            if (folder / mark).exists():
                return folder
    return None


def note_name(title: str) -> str:
    """The file name, without its ending, of a note that is to be called so; ends the program for none."""
    name = file_name(title)
    if not name or LEFTOVERS.match(f"{name}.md"):
        hint = "Use letters and digits, and no ending that sync programs add."
        fail(USAGE, f"“{title}” cannot be the name of a note", hint)
    return name


def make_vault_folder(folder: Path) -> None:
    """Make a folder for a vault if it is not there; ends the program when it cannot be made."""
    from vaulttools.writing import make_folder  # noqa: PLC0415 - what only tells need not load it

    try:
        make_folder(folder)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        fail(NOT_WRITTEN, f"{folder} cannot be made ({reason})", "Choose another folder.")


def find_today(root: Path, today: str) -> date:
    """The day: `--today`, the one pinned in the settings, the clock's in the vault's time zone."""
    settings, _ = settings_of(root)
    return _day(settings, today)


def day_to_tell(root: Path, today: str) -> date:
    """The day, for a command that only tells: until it ends, or the vault changes, it tells the same."""
    repeatable(str(root))
    settings, _ = settings_of(root)
    day = _day(settings, today)
    if not today and not settings.today:
        midnights = (datetime.combine(d, time.min, _zone(settings)) for d in (day, day + DAY))
        lasting(*(midnight.timestamp() for midnight in midnights))
    return day


def _day(settings: Settings, today: str) -> date:
    if today:
        found = read_day(today)
        if found is None:
            fail(USAGE, f"--today: “{today}” is not a date", "Write it as 2026-11-24.")
        return found
    return settings.today or datetime.now(_zone(settings)).date()


def _zone(settings: Settings) -> tzinfo | None:
    """The vault's time zone; None for the computer's."""
    if not settings.timezone:
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - takes a while to load

    return ZoneInfo(settings.timezone)


def look(root: Path, today: date) -> Funnel:
    """The funnel of a vault, with the help of what is remembered; shows how it goes on."""
    return see(root, today, progress(), memory_of(root))


def memory_of(root: Path) -> NoteMemory | None:
    """What is remembered of a vault's notes from one run to the next; None if nothing is to be."""
    return memory_within(root) if cache_folder() else None


def memory_within(root: Path) -> NoteMemory:
    """The same for a process of several runs, which remembers in any case."""
    folder = cache_folder()
    return NoteMemory(f"{folder}/notes" if folder else "", str(root), program(), time_ns)


def find_contact(funnel: Funnel, name: str) -> Contact:
    """The contact that is meant; ends the program with the choices when that is not clear."""
    contacts = [standing.contact for standing in funnel.standings]
    found = matching(contacts, name)
    if len(found) == 1:
        return found[0]
    if not found:
        fail(
            USAGE,
            f"nobody here is called “{name}”",
            "Try a part of the name; “vaulttools due --days 60” lists people.",
        )
    shown = "\n  ".join(f"{contact.name} ({contact.path})" for contact in found[:12])
    more = f"\n  and {len(found) - 12} more" if len(found) > 12 else ""
    fail(USAGE, f"“{name}” could be {len(found)} people; say which:", f"{shown}{more}")


def matching(contacts: Sequence[Contact], name: str) -> list[Contact]:
    """The contacts that a name fits best: whole name or path, then alias or e-mail, then parts."""
    wanted = _fold(name)
    if not wanted:
        return []
    for fits in (is_called, _is_also_called, _begins_so, _holds):
        if found := [contact for contact in contacts if fits(contact, wanted)]:
            return sorted(found, key=lambda c: (c.name.casefold(), c.path))
    return []


def is_called(contact: Contact, name: str) -> bool:
    """Whether a contact has this name or path, case and accents aside."""
    wanted = _fold(name)
    path = contact.path
    return wanted in {_fold(contact.name), _fold(path), _fold(path.removesuffix(".md"))}


def _is_also_called(contact: Contact, wanted: str) -> bool:
    return wanted in {_fold(text) for text in (*contact.aliases, *contact.emails)}


def _begins_so(contact: Contact, wanted: str) -> bool:
    """Whether each word wanted begins a word of the name."""
    words = _fold(contact.name).split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _holds(contact: Contact, wanted: str) -> bool:
    return any(wanted in _fold(x) for x in (contact.name, *contact.aliases, *contact.emails))


def _fold(text: str) -> str:
    """Without case, accents and doubled blanks, so that `ines` finds Inés."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def item_of(funnel: Funnel, contact: Contact) -> DueItem | None:
    """The due item of a contact; None when it is closed."""
    return next((i for i in funnel.items if i.contact.path == contact.path), None)


def standing_in(funnel: Funnel, contact: Contact) -> Standing:
    """The standing of a contact."""
    return next(s for s in funnel.standings if s.contact.path == contact.path)

"""`vaulttools init [DIR]`: a new vault, or an existing folder of notes made ready."""

from pathlib import Path
from typing import Annotated

import typer

from vaulttools.actions.property_types import TYPES, add_types
from vaulttools.actions.starter import starter_settings
from vaulttools.cli.common import (
    TodayOption,
    fail,
    find_today,
    look,
    make_vault_folder,
    program_name,
)
from vaulttools.cli.terminal import NOT_WRITTEN, say
from vaulttools.cli.writer import write
from vaulttools.model.problem import Problem
from vaulttools.model.texts import Change
from vaulttools.reading.files import read_named
from vaulttools.reading.settings import FILE
from vaulttools.wording import count

TYPES_FILE = ".obsidian/types.json"


def init(
    folder: Annotated[
        Path, typer.Argument(help="The folder of your notes.", metavar="DIR")
    ] = Path(),
    obsidian: Annotated[
        bool,
        typer.Option("--obsidian", help="Tell Obsidian the types of our properties, too."),
    ] = False,
    today: TodayOption = "",
) -> None:
    """Make a folder a vault, or your vault ready.

    A settings file is added; nothing that is there is touched. With --obsidian, the types of our
    properties (dates, numbers, lists) are added to Obsidian's own list of them.

    \b
    Examples:
      vaulttools init
      vaulttools init ~/notes
      vaulttools init ~/notes --obsidian
    """
    make_vault_folder(folder)
    if (folder / FILE).exists():
        say(f"{folder / FILE} is there already and stays as it is.")
    else:
        write(folder, "init", Change(FILE, None, starter_settings().encode()))
        say(f"{folder / FILE} made: every setting is in it, as a comment.")
    if obsidian:
        _tell_obsidian(folder)
    funnel = look(folder, find_today(folder, today))
    people = len(funnel.standings)
    where = "" if folder == Path() else f' --vault "{folder}"'
    if people:
        say(
            f"{count(funnel.vault.notes, 'note')} read, {count(people, 'contact')} among them. Next:"
        )
        say(f"  {program_name()} regenerate{where}")
    else:
        say(f"{count(funnel.vault.notes, 'note')} read, no contact among them yet. Next:")
        say(
            f'  {program_name()} new "Maya Okafor" --email maya@northwind.example --topic onboarding{where}'
        )
        say(f"  {program_name()} regenerate{where}")
        say(
            "A note of yours becomes a contact with “type: contact” (or the tag “contact”) in its front matter."
        )


def _tell_obsidian(folder: Path) -> None:
    """Add the types of our properties to those that Obsidian knows; nothing there is changed."""
    there = read_named(folder, TYPES_FILE)
    if isinstance(there, Problem) or (there and there.problems):
        fail(NOT_WRITTEN, f"{TYPES_FILE} cannot be read", "Nothing was added to it.")
    old = there.data.decode("utf-8") if there else None
    try:
        new = add_types(old)
    except ValueError as error:
        names = ", ".join(f"{name} ({kind})" for name, kind in TYPES.items())
        fail(
            NOT_WRITTEN, f"{TYPES_FILE}: {error}", f"Set these types in Obsidian by hand: {names}."
        )
    if new is None:
        say(f"{TYPES_FILE} has all of our properties already.")
        return
    write(folder, "init", Change(TYPES_FILE, there.data if there else None, new.encode()))
    say(f"{TYPES_FILE}: the types of our properties added. Restart Obsidian to see them.")

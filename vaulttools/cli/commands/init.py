"""`vaulttools init [DIR]`: a new vault, or an existing folder of notes made ready."""

from pathlib import Path
from typing import Annotated

import typer

from vaulttools.actions.starter import starter_settings
from vaulttools.cli.common import (
    TodayOption,
    find_today,
    make_vault_folder,
    program,
    write,
)
from vaulttools.cli.terminal import say
from vaulttools.model.texts import Change
from vaulttools.pipeline import see
from vaulttools.reading.settings import FILE
from vaulttools.wording import count


def init(
    folder: Annotated[
        Path, typer.Argument(help="The folder of your notes.", metavar="DIR")
    ] = Path(),
    today: TodayOption = "",
) -> None:
    """Make a folder a vault, or your vault ready.

    A settings file is added; nothing that is there is touched.

    \b
    Examples:
      vaulttools init
      vaulttools init ~/notes
    """
    make_vault_folder(folder)
    if (folder / FILE).exists():
        say(f"{folder / FILE} is there already and stays as it is.")
    else:
        write(folder, Change(FILE, None, starter_settings().encode()))
        say(f"{folder / FILE} made: every setting is in it, as a comment.")
    funnel = see(folder, find_today(folder, today))
    people = len(funnel.standings)
    where = "" if folder == Path() else f' --vault "{folder}"'
    if people:
        say(
            f"{count(funnel.vault.notes, 'note')} read, {count(people, 'contact')} among them. Next:"
        )
        say(f"  {program()} regenerate{where}")
    else:
        say(f"{count(funnel.vault.notes, 'note')} read, no contact among them yet. Next:")
        say(
            f'  {program()} new "Maya Okafor" --email maya@northwind.example --topic onboarding{where}'
        )
        say(f"  {program()} regenerate{where}")
        say(
            "A note of yours becomes a contact with “type: contact” (or the tag “contact”) in its front matter."
        )

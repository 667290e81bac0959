"""`vaulttools snooze NAME [DATE]`: put a contact off."""

from typing import Annotated

import typer

from vaulttools.cli.acting import (
    COMMAND_LINE,
    NoteOption,
    NowOption,
    act,
    call_of,
    coming_day,
    words,
)
from vaulttools.cli.common import (
    DryRunOption,
    NameArgument,
    TodayOption,
    VaultOption,
)
from vaulttools.model.utterance import Snooze, Utterance


def snooze(
    name: NameArgument,
    until: Annotated[
        str,
        typer.Argument(help="A day or a length of time; three months without.", metavar="[DATE]"),
    ] = "",
    note: NoteOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Put a contact off until a day.

    \b
    Examples:
      vaulttools snooze tom 2027-01-15
      vaulttools snooze lena "3 weeks"
      vaulttools snooze maya "15 Jan" --dry-run
    """
    call = call_of(vault, today, "snooze", now=now, dry_run=dry_run)
    day = call.today
    end = coming_day("DATE", until, day) if until else None
    said = Utterance("", COMMAND_LINE, snooze=Snooze(end, words=until), text=words(note))
    act(call, name, said.as_command)

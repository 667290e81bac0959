"""`vaulttools next NAME DATE`: the date that you agreed on."""

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
from vaulttools.model.utterance import Agreed, Utterance


def next(  # noqa: A001 - a command is called as the function is
    name: NameArgument,
    date: Annotated[str, typer.Argument(help="The agreed day.", metavar="DATE")],
    note: NoteOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Set the next step that you agreed on with a contact.

    It goes before every cadence.

    \b
    Examples:
      vaulttools next maya 2026-12-01
      vaulttools next jon "next Tuesday" --note "call about the rates"
    """
    call = call_of(vault, today, "next", now=now, dry_run=dry_run)
    day = call.today
    agreed = Agreed(coming_day("DATE", date, day), date)
    said = Utterance("", COMMAND_LINE, next_step=agreed, text=words(note))
    act(call, name, said.as_command)

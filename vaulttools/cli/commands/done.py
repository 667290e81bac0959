"""`vaulttools done NAME`: what is due is done."""

from typing import Annotated

import typer

from vaulttools.cli.acting import (
    COMMAND_LINE,
    NowOption,
    OnOption,
    act,
    call_of,
    channel_of,
    coming_day,
    past_day,
    words,
)
from vaulttools.cli.common import (
    DryRunOption,
    NameArgument,
    TodayOption,
    VaultOption,
)
from vaulttools.model.utterance import Agreed, Mark, Utterance


def done(
    name: NameArgument,
    text: Annotated[str, typer.Argument(help="Words for the log.", metavar="[TEXT]")] = "",
    via: Annotated[
        str, typer.Option("--via", help="The channel; the planned one without.", metavar="CHANNEL")
    ] = "",
    said: Annotated[
        str, typer.Option("--said", help="What they said at once.", metavar="TEXT")
    ] = "",
    gave: Annotated[
        str, typer.Option("--gave", help="The value item that you gave.", metavar="NOTE")
    ] = "",
    next_step: Annotated[
        str, typer.Option("--next", help="The next step that you agreed on.", metavar="DATE")
    ] = "",
    on: OnOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Log that what is due is done.

    The same as a tick in the due list: it is logged with its channel, and a promise is kept by it.

    \b
    Examples:
      vaulttools done maya
      vaulttools done jon "sent the rates again" --via phone --next "10 Dec"
      vaulttools done ines --gave "Feature stores in a week"
    """
    call = call_of(vault, today, "done", now=now, dry_run=dry_run)
    day = call.today
    link = gave if gave.startswith("[[") or not gave else f"[[{gave}]]"
    utterance = Utterance(
        "",
        COMMAND_LINE,
        mark=Mark.DONE,
        via=channel_of("--via", via),
        day=past_day("--on", on, day),
        said=words(said),
        gave=words(link),
        next_step=Agreed(coming_day("--next", next_step, day), next_step) if next_step else None,
        text=words(text),
    )
    act(call, name, utterance.as_command)

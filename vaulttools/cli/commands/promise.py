"""`vaulttools promise NAME TEXT DATE`: something you said you would do."""

from typing import Annotated

import typer

from vaulttools.cli.acting import NowOption, act, call_of, coming_day
from vaulttools.cli.common import (
    USAGE,
    DryRunOption,
    NameArgument,
    TodayOption,
    VaultOption,
    fail,
)
from vaulttools.escaping import one_line
from vaulttools.model.utterance import Edits
from vaulttools.wording import short_day


def promise(
    name: NameArgument,
    text: Annotated[str, typer.Argument(help="What you promised.", metavar="TEXT")],
    date: Annotated[str, typer.Argument(help="The day you promised it for.", metavar="DATE")],
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Note a promise of yours, with its date.

    It comes before everything else that is due.

    \b
    Examples:
      vaulttools promise maya "send the onboarding checklist" friday
      vaulttools promise "Jon Alder" "the rates as a PDF" 2026-12-01
    """
    call = call_of(vault, today, "promise", now=now, dry_run=dry_run)
    day = call.today
    what = one_line(text)
    if not what:
        fail(USAGE, "there is no text", "Say what you promised.")
    due = day if date.strip().casefold() == "today" else coming_day("DATE", date, day)
    edits = Edits(new_tasks=(f"{what} 📅 {due}",))
    act(call, name, lambda _: edits, f"promised for {short_day(due, day)}: {what}")

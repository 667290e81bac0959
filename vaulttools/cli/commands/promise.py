"""`vaulttools promise NAME TEXT DATE`: something you said you would do."""

from typing import Annotated

import typer

from vaulttools.cli.acting import Call, NowOption, act, coming_day
from vaulttools.cli.common import (
    USAGE,
    DryRunOption,
    NameArgument,
    TodayOption,
    VaultOption,
    fail,
    find_root,
    find_today,
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
    root = find_root(vault)
    day = find_today(root, today)
    what = one_line(text)
    if not what:
        fail(USAGE, "there is no text", "Say what you promised.")
    due = day if date.strip().casefold() == "today" else coming_day("DATE", date, day)
    edits = Edits(new_tasks=(f"{what} 📅 {due}",))
    call = Call(root, day, "promise", now, dry_run)
    act(call, name, lambda _: edits, f"promised for {short_day(due, day)}: {what}")

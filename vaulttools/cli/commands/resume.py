"""`vaulttools resume NAME`: take it up again."""

from vaulttools.cli.acting import NoteOption, NowOption, OnOption, call_of, decide
from vaulttools.cli.common import DryRunOption, NameArgument, TodayOption, VaultOption
from vaulttools.model.words import What


def resume(
    name: NameArgument,
    on: OnOption = "",
    note: NoteOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Take a contact up again.

    What was decided before is undone, and a new run begins.

    \b
    Examples:
      vaulttools resume lena
      vaulttools resume "Tom Farrow" --note "she is back from leave"
    """
    call = call_of(vault, today, "resume", now=now, dry_run=dry_run)
    decide(call, name, What.RESUME, on, note)

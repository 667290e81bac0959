"""`vaulttools lost NAME`: they said no."""

from vaulttools.cli.acting import NoteOption, NowOption, OnOption, call_of, decide
from vaulttools.cli.common import DryRunOption, NameArgument, TodayOption, VaultOption
from vaulttools.model.words import What


def lost(
    name: NameArgument,
    on: OnOption = "",
    note: NoteOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Note that they said no.

    Thanks and one question are due two days later; then the contact is paused.

    \b
    Examples:
      vaulttools lost lena
      vaulttools lost "Tom Farrow" --note "chose the other candidate"
    """
    call = call_of(vault, today, "lost", now=now, dry_run=dry_run)
    decide(call, name, What.LOST, on, note)

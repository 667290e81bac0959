"""`vaulttools pause NAME`: stop for now."""

from vaulttools.cli.acting import NoteOption, NowOption, OnOption, call_of, decide
from vaulttools.cli.common import DryRunOption, NameArgument, TodayOption, VaultOption
from vaulttools.model.words import What


def pause(
    name: NameArgument,
    on: OnOption = "",
    note: NoteOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Stop following up with a contact for now.

    They come up again after six months, if there is something new to say.

    \b
    Examples:
      vaulttools pause lena
      vaulttools pause "Tom Farrow" --note "moving house until spring"
    """
    call = call_of(vault, today, "pause", now=now, dry_run=dry_run)
    decide(call, name, What.PAUSE, on, note)

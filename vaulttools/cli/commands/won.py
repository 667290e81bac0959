"""`vaulttools won NAME`: it is won."""

from vaulttools.cli.acting import NoteOption, NowOption, OnOption, call_of, decide
from vaulttools.cli.common import DryRunOption, NameArgument, TodayOption, VaultOption
from vaulttools.model.words import What


def won(
    name: NameArgument,
    on: OnOption = "",
    note: NoteOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Note that you got what you were after.

    Nothing is due any more, unless they write.

    \b
    Examples:
      vaulttools won lena
      vaulttools won "Tom Farrow" --note "signed for two years"
    """
    call = call_of(vault, today, "won", now=now, dry_run=dry_run)
    decide(call, name, What.WON, on, note)

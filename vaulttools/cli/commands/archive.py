"""`vaulttools archive NAME`: stop for good."""

from vaulttools.cli.acting import NoteOption, NowOption, OnOption, call_of, decide
from vaulttools.cli.common import DryRunOption, NameArgument, TodayOption, VaultOption
from vaulttools.model.words import What


def archive(
    name: NameArgument,
    on: OnOption = "",
    note: NoteOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Stop following up with a contact for good.

    Nothing is due any more, unless they write.

    \b
    Examples:
      vaulttools archive lena
      vaulttools archive "Tom Farrow" --note "changed trades"
    """
    call = call_of(vault, today, "archive", now=now, dry_run=dry_run)
    decide(call, name, What.ARCHIVE, on, note)

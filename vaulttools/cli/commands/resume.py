"""`vaulttools resume NAME`: take it up again."""

from vaulttools.cli.acting import (
    COMMAND_LINE,
    Call,
    NoteOption,
    NowOption,
    OnOption,
    act,
    past_day,
    words,
)
from vaulttools.cli.common import (
    DryRunOption,
    NameArgument,
    TodayOption,
    VaultOption,
    find_root,
    find_today,
)
from vaulttools.model.utterance import Utterance
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
    root = find_root(vault)
    day = find_today(root, today)
    said = Utterance(
        "",
        COMMAND_LINE,
        decision=What.RESUME,
        day=past_day("--on", on, day),
        text=words(note),
    )
    call = Call(root, day, "resume", now, dry_run)
    act(call, name, said.about)

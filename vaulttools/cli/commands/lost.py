"""`vaulttools lost NAME`: they said no."""

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
    root = find_root(vault)
    day = find_today(root, today)
    said = Utterance(
        "",
        COMMAND_LINE,
        decision=What.LOST,
        day=past_day("--on", on, day),
        text=words(note),
    )
    call = Call(root, day, "lost", now, dry_run)
    act(call, name, said.about)

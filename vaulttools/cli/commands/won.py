"""`vaulttools won NAME`: it is won."""

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
    root = find_root(vault)
    day = find_today(root, today)
    said = Utterance(
        "",
        COMMAND_LINE,
        decision=What.WON,
        day=past_day("--on", on, day),
        text=words(note),
    )
    call = Call(root, day, "won", now, dry_run)
    act(call, name, said.about)

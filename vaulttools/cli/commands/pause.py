"""`vaulttools pause NAME`: stop for now."""

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
    root = find_root(vault)
    day = find_today(root, today)
    said = Utterance(
        "",
        COMMAND_LINE,
        decision=What.PAUSE,
        day=past_day("--on", on, day),
        text=words(note),
    )
    call = Call(root, day, "pause", now, dry_run)
    act(call, name, said.about)

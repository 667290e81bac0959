"""`vaulttools archive NAME`: stop for good."""

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
    root = find_root(vault)
    day = find_today(root, today)
    said = Utterance(
        "",
        COMMAND_LINE,
        decision=What.ARCHIVE,
        day=past_day("--on", on, day),
        text=words(note),
    )
    call = Call(root, day, "archive", now, dry_run)
    act(call, name, said.about)

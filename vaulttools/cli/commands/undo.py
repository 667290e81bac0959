"""`vaulttools undo`: take back what the last command or regenerate wrote."""

import typer

from vaulttools.cli.common import DryRunOption, VaultOption, find_root
from vaulttools.cli.terminal import NOT_WRITTEN, say, say_refusals
from vaulttools.cli.writer import alone, manner_of, store_of
from vaulttools.reading.vault import settings_of
from vaulttools.wording import count
from vaulttools.writing import take_back


def undo(vault: VaultOption = None, dry_run: DryRunOption = False) -> None:
    """Take back what the last command or regenerate wrote in this vault.

    Every file is put back as it was before; called again, it goes one further back. If one of the
    files was changed since, nothing is taken back, and it says which. The last twenty runs are kept.

    \b
    Examples:
      vaulttools undo
      vaulttools undo --dry-run
    """
    root = find_root(vault)
    settings, _ = settings_of(root)
    store = store_of(root)
    manner = manner_of(settings, store, "undo", now=False, waits=True)
    with alone(root, store):
        done = take_back(root, store, manner, only_look=dry_run)
    if done is None:
        say("There is nothing to take back.")
        return
    for path in done.paths:
        say(f"{'would put back' if dry_run else 'put back'} {path}")
    say_refusals(done.refusals)
    if not done.paths:
        say(f"“{done.command}” was not taken back.")
        raise typer.Exit(NOT_WRITTEN)
    if not dry_run:
        say(f"Taken back: “{done.command}”, {count(len(done.paths), 'file')}.")

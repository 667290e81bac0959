"""How the commands write: one run at a time, not while git is at work, with a way back."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import typer

from vaulttools.cli.terminal import NOT_WRITTEN, NotNowError, say_refusals
from vaulttools.model.settings import Settings
from vaulttools.model.texts import Change, Refusal
from vaulttools.pipeline import Write
from vaulttools.reading.git_state import in_the_middle
from vaulttools.reading.vault import settings_of
from vaulttools.writing import BusyError, Manner, Store, carry_out, held, too_much

PATIENCE = 10.0
"""Seconds to wait for another run to end."""
SETTLED = 0.1
"""Seconds that a note must have been left alone even with `--now`: an editor may save in two halves."""


def store_of(root: Path) -> Store:
    """Where what is replaced in a vault is kept: in the user's own folder for such things."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only writing needs it

    name = sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return Store(user_state_path("vaulttools", appauthor=False) / name)


def manner_of(settings: Settings, store: Store, command: str, *, now: bool, waits: bool) -> Manner:
    """How careful to be: with `now`, or for a command that `waits`, a file is waited for."""
    return Manner(
        quiet_seconds=SETTLED if now else float(settings.quiet_seconds),
        settle=now or waits,
        now=time.time,
        wait=time.sleep,
        store=store,
        command=command,
    )


@contextmanager
def writing(  # noqa: PLR0913 - each is a switch of its own
    root: Path,
    settings: Settings,
    command: str,
    *,
    now: bool = False,
    waits: bool = False,
    is_amid_merge: bool = False,
) -> Iterator[Write]:
    """The way to write for one run; raises NotNowError when nothing may be written at present.

    `is_amid_merge`: git may be in the middle of something, since that is what is being helped with.
    """
    store = store_of(root)
    manner = manner_of(settings, store, command, now=now, waits=waits)
    with alone(root, store, is_amid_merge=is_amid_merge):
        yield lambda changes: _write(root, changes, manner, is_amid_merge=is_amid_merge)


@contextmanager
def alone(root: Path, store: Store, *, is_amid_merge: bool = False) -> Iterator[None]:
    """No other run in this vault meanwhile, and no unfinished business of git; else NotNowError."""
    if not is_amid_merge and (busy := in_the_middle(root)):
        what = f"git is in the middle of {busy} here, so nothing was written"
        raise NotNowError(what, _ways_out(busy))
    try:
        with held(store.folder, PATIENCE):
            yield
    except BusyError:
        what = "another run is at work in this vault"
        raise NotNowError(what, "Try again in a moment.") from None


def _ways_out(busy: str) -> str:
    """What to do while git is in the middle of something, as `in_the_middle` names it."""
    article, _, word = busy.partition(" ")
    back = f", or go back to before it with “git {word} --abort”" if article == "a" else ""
    return f"Finish that first{back}; then run it again."


def _write(
    root: Path, changes: Sequence[Change], manner: Manner, *, is_amid_merge: bool
) -> tuple[Refusal, ...]:
    if danger := too_much(changes):
        hint = "That cannot be meant; please report it."
        return tuple(Refusal(change.path, 0, danger, hint) for change in changes)
    if not is_amid_merge and (busy := in_the_middle(root)):
        what, hint = f"git is in the middle of {busy}", _ways_out(busy)
        return tuple(Refusal(c.path, 0, what, hint) for c in changes)
    return carry_out(root, changes, manner)


def end_if_refused(refusals: Sequence[Refusal]) -> None:
    """Say what was not written; ends the program if there is anything."""
    if refusals:
        say_refusals(refusals)
        raise typer.Exit(NOT_WRITTEN)


def write(root: Path, command: str, *changes: Change) -> None:
    """Make changes in a vault; ends the program, saying why, when one cannot be made."""
    settings, _ = settings_of(root)
    with writing(root, settings, command, waits=True) as carry:
        end_if_refused(carry(changes))

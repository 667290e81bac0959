"""`vaulttools watch`: regenerate whenever a note is saved, until it is told to stop."""

import gc
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from json import dumps
from pathlib import Path
from threading import Event
from typing import Annotated

import typer
from msgspec import Struct, field

from vaulttools.cli.common import VaultOption, find_root, find_today, memory_within
from vaulttools.cli.terminal import NotNowError, say, say_error, say_refusals
from vaulttools.cli.writer import writing
from vaulttools.memory.notes import NoteMemory
from vaulttools.pipeline import Done, regenerate
from vaulttools.reading.vault import settings_of
from vaulttools.saying import due_counts
from vaulttools.watching import OwnWrites, counts
from vaulttools.wording import count

LOOK_UP = 2_500
"""Milliseconds without news after which the day and the vault's being there are looked at."""
STEP = 50
"""Milliseconds without further changes that end a burst."""
AGAIN = 2.2
"""Seconds after which a run is tried again that had to leave something for later."""


class _Watch(Struct):
    """What the watcher knows between two runs."""

    root: Path
    memory: NoteMemory
    """What the notes said, for the next run."""
    as_json: bool
    is_once: bool = False
    stop: Event = field(default_factory=Event)
    own: OwnWrites = field(default_factory=OwnWrites)
    today: date | None = None
    again_at: float = 0.0
    """When to run again for what had to wait; 0 for nothing."""
    said: str = ""
    """The last trouble that was told, so that it is told once."""
    held: int = 0
    """How often in a row nothing could be written for now."""


def watch(
    vault: VaultOption = None,
    once: Annotated[bool, typer.Option("--once", help="Regenerate once and end.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON a run.")] = False,
) -> None:
    """Regenerate whenever a note is saved, and when a new day begins.

    Its own writes start no new run, many changes at once are one run, and it ends with Ctrl-C or when
    it is told to (SIGTERM), never in the middle of a note.

    \b
    Examples:
      vaulttools watch
      vaulttools watch --json --vault ~/notes
    """
    root = find_root(vault).resolve()
    state = _Watch(root, memory_within(root), json, once)
    _run(state, 0)
    if once:
        return
    with suppress(ValueError):  # only the main thread hears signals
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: state.stop.set())
    if not json:
        say(f"Watching {state.root}. Ctrl-C ends it.")
    while not state.stop.is_set():
        if state.root.is_dir():
            _listen(state)
        else:
            _tell(state, f"the vault {state.root} is gone; waiting for it to come back")
            state.stop.wait(LOOK_UP / 1000)


def _listen(state: _Watch) -> None:
    """React to changes until it is told to stop, or the vault is gone.

    What was saved while it was not yet listening is found by a run of its own.
    """
    is_first = True
    for changed in _changes(state):
        news = [file for file in changed if counts(state.root, file) and not state.own.are(file)]
        is_late = 0 < state.again_at <= time.monotonic()
        if not state.root.is_dir():
            return
        if news or is_first or is_late or _day(state) != state.today:
            _run(state, len(news))
        is_first = False
        if state.stop.is_set():
            return


def _changes(state: _Watch) -> Iterable[list[str]]:
    """The paths that changed, a burst at a time; an empty list when nothing did for a while."""
    from watchfiles import watch as listen  # noqa: PLC0415 - nothing else needs it

    polling = False
    while not state.stop.is_set() and state.root.is_dir():
        try:
            for changes in listen(
                state.root,
                watch_filter=None,
                step=STEP,
                stop_event=state.stop,
                rust_timeout=LOOK_UP,
                yield_on_timeout=True,
                raise_interrupt=False,
                force_polling=polling or None,
            ):
                yield sorted(path for _, path in changes)
        except FileNotFoundError:
            return
        except OSError as error:
            if polling:
                raise
            polling = True
            _tell(
                state, f"the system cannot watch so many folders ({error}); looking at them instead"
            )


def _day(state: _Watch) -> date:
    return find_today(state.root, "")


def _run(state: _Watch, changed: int) -> None:
    """One run; then what it made and let go is cleared away. What it keeps is looked at once a day."""
    if _day(state) != state.today:
        gc.unfreeze()
    _regenerate(state, changed)
    gc.collect()  # only now that nothing of the run is held: what is frozen before goes never
    gc.freeze()


def _regenerate(state: _Watch, changed: int) -> None:
    """Trouble is told and survived."""
    begun = time.monotonic()
    try:
        today = _day(state)
        settings, _ = settings_of(state.root)
        with writing(state.root, settings, "watch") as write:
            done = regenerate(state.root, today, write, None, state.memory)
    except NotNowError as error:
        if state.is_once:
            raise
        state.again_at = time.monotonic() + AGAIN
        state.held += 1
        if state.held > 1:  # most of it is over in a moment
            _tell(state, f"{error.what}; it goes on by itself once that is over")
        return
    except OSError as error:
        _tell(state, f"nothing was written: {error}")
        state.again_at = time.monotonic() + AGAIN
        return
    is_new, state.today, state.said, state.held = today != state.today, today, "", 0
    state.own.note(state.root, _written(done))
    waits = any(refusal.is_waiting for refusal in done.refusals)
    state.again_at = time.monotonic() + AGAIN if waits else 0.0
    _report(state, done, changed, time.monotonic() - begun, is_new=is_new)


def _written(done: Done) -> list[str]:
    moved = [change.moved[0] for change in done.changes if change.moved]
    return [*(change.path for change in done.changes), *moved]


def _report(state: _Watch, done: Done, changed: int, seconds: float, *, is_new: bool) -> None:
    if not changed and not done.changes and not is_new:
        return
    now = datetime.now().astimezone().replace(microsecond=0)
    if state.as_json:
        line = dumps(
            {
                "time": now.isoformat(),
                "today": str(done.funnel.today),
                "changed": changed,
                "written": [change.path for change in done.changes],
                "waiting": sum(refusal.is_waiting for refusal in done.refusals),
                "due": len(done.funnel.due),
                "problems": len(done.funnel.problems),
                "seconds": round(seconds, 3),
            }
        )
        say(line)
        sys.stdout.flush()
        return
    written = f"{count(len(done.changes), 'note')} written" if done.changes else "nothing to change"
    say(f"{now:%H:%M:%S}  {' · '.join(due_counts(done.funnel))}. {written}.")
    sys.stdout.flush()
    say_refusals(refusal for refusal in done.refusals if not refusal.is_waiting)


def _tell(state: _Watch, trouble: str) -> None:
    """Say what is wrong, once."""
    if trouble != state.said:
        state.said = trouble
        say_error(trouble)

"""What goes to the terminal: colours where they are wanted, nothing in a text obeyed."""

import os
import sys
from collections.abc import Callable, Iterable
from time import monotonic

import typer

from vaulttools.cli import again
from vaulttools.escaping import json_text, terminal
from vaulttools.model.funnel import Funnel
from vaulttools.model.problem import Problem
from vaulttools.model.texts import Refusal
from vaulttools.wording import count

SLOW = 0.5
"""Seconds after which reading shows that it goes on."""
NOT_WRITTEN = 4
"""The exit code when something could not be written."""
MANY = 20
"""Problems that are shown beside what a command has to say."""


def has_colour(stream: object = None) -> bool:
    """Whether to colour: only on a terminal, and not with NO_COLOR set to anything."""
    is_terminal = getattr(stream or sys.stdout, "isatty", lambda: False)()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, colour: str = "", *, bold: bool = False) -> str:
    """The text in a colour, if the terminal takes it."""
    return typer.style(text, fg=colour or None, bold=bold) if has_colour() else text


def _echo(text: str, *, is_error: bool = False) -> None:
    """A line, to be heard by whoever tells it again. Colours are in it only where they are wanted."""
    again.heard(f"{text}\n", is_error=is_error)
    typer.echo(text, err=is_error, color=True)


def say(text: str = "") -> None:
    """A line on stdout; control characters are shown, not obeyed. Colours go through `show`."""
    _echo(terminal(text))


def say_json(value: object) -> None:
    """A value as JSON on stdout."""
    _echo(json_text(value))


def show(*parts: tuple[str, str] | str) -> None:
    """A line of parts, each a text or a text with its colour (`bold` makes it bold)."""
    painted = [
        paint(terminal(part[0]), "" if part[1] == "bold" else part[1], bold=part[1] == "bold")
        if isinstance(part, tuple)
        else terminal(part)
        for part in parts
    ]
    _echo("".join(painted))


class NotNowError(Exception):
    """Nothing may be written at present: what stands in the way, and what to do. It ends a command."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def say_error(what: str, hint: str = "") -> None:
    """An error on stderr: what is wrong, and what to do."""
    _echo(terminal(f"vaulttools: {what}" + (f"\n  {hint}" if hint else "")), is_error=True)


def say_problems(problems: Iterable[Problem]) -> None:
    """One line a problem on stderr; beyond the first ones, where all of them are listed."""
    found = tuple(problems)
    for problem in found[:MANY]:
        _echo(terminal(str(problem)), is_error=True)
    if len(found) > MANY:
        more = f"{len(found) - MANY:,} more"
        _echo(f"and {more}: “vaulttools check” shows them all", is_error=True)


def say_refusals(refusals: Iterable[Refusal]) -> None:
    """What was not written, and why, on stderr."""
    for refusal in refusals:
        _echo(terminal(str(refusal)), is_error=True)


def say_how_to_begin(funnel: Funnel) -> None:
    """What to do in a vault that has no contact yet."""
    notes = count(funnel.vault.notes, "note")
    say(f"{notes} read, and none of them is a contact yet; nothing was written.")
    say("Add one with “vaulttools new NAME”, or write “type: contact” into a note's front matter.")


def progress() -> Callable[[int, int], None] | None:
    """Shows how a look at many notes goes on once it has taken half a second; None where nobody watches.

    A count that begins anew is another look, as when notes that were read are then brought up to date.
    """
    if not sys.stderr.isatty():
        return None
    start = shown_at = monotonic()
    width = 0

    def step(done: int, total: int) -> None:
        nonlocal start, shown_at, width
        now = monotonic()
        if done == 1:
            start = shown_at = now
        if done < total and (now - start < SLOW or now - shown_at < SLOW / 5):
            return
        if done < total:
            shown_at = now
            bar = "█" * (at := 30 * done // total) + "·" * (30 - at)
            pace = f"{done / (now - start):,.0f} notes a second"
            line = f"{bar} {done:,} of {total:,} notes, {pace}".ljust(width)
            width = len(line)
            sys.stderr.write(f"\r{line}")
        elif width:  # wiped with blanks: not every terminal knows a code for it
            sys.stderr.write(f"\r{' ' * width}\r")
        sys.stderr.flush()

    return step

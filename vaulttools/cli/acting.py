"""What the commands that do something to one contact share: find, do, say what was done and what is next."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from vaulttools.cli.common import (
    USAGE,
    fail,
    find_contact,
    find_root,
    find_today,
    item_of,
    look,
    standing_in,
)
from vaulttools.cli.diff import unified
from vaulttools.cli.hands import doer
from vaulttools.cli.next_date import next_words
from vaulttools.cli.terminal import NOT_WRITTEN, say
from vaulttools.cli.writer import end_if_refused, writing
from vaulttools.escaping import wikilink
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import Funnel
from vaulttools.model.problem import Place
from vaulttools.model.texts import Change
from vaulttools.model.utterance import Edits, Heard, Mark, Spot, Utterance
from vaulttools.model.vault import Vault
from vaulttools.model.words import Channel, Reason, What
from vaulttools.pipeline import change_contact, pretend
from vaulttools.reading.days import read_day
from vaulttools.reading.log import channel_named, named_by, without_sign
from vaulttools.reading.when import read_when

NowOption = Annotated[
    bool, typer.Option("--now", help="Write at once, also to a note saved a moment ago.")
]
OnOption = Annotated[
    str, typer.Option("--on", help="The day it happened; today by default.", metavar="DATE")
]
NoteOption = Annotated[str, typer.Option("--note", help="Words for the log.", metavar="TEXT")]

COMMAND_LINE = Place("the command line", 0)


class Call(Struct, frozen=True):
    """A command as it was called."""

    root: Path
    today: date
    command: str
    now: bool = False
    dry_run: bool = False


def call_of(vault: Path | None, today: str, command: str, *, now: bool, dry_run: bool) -> Call:
    """A command with its options as they were given."""
    root = find_root(vault)
    return Call(root, find_today(root, today), command, now, dry_run)


def decide(call: Call, name: str, what: What, on: str, note: str) -> None:
    """Log a decision about the contact that is meant."""
    day = past_day("--on", on, call.today)
    said = Utterance("", COMMAND_LINE, decision=what, day=day, because=words(note))
    act(call, name, said.as_command)


def act(call: Call, name: str, asked: Callable[[str], Utterance | Edits], told: str = "") -> None:
    """Do one thing in the note of the contact that is meant, and say what comes next (M23).

    `asked` makes what is asked for from the path of the contact's note; `told` is said of it, where
    the entries themselves are not what its owner wants to see.
    """
    root, today = call.root, call.today
    funnel = look(root, today)
    contact = find_contact(funnel, name)
    said = asked(contact.path)
    if isinstance(said, Utterance) and said.mark is Mark.DONE:
        if item_of(funnel, contact) is None:
            hint = "Take it up again with “vaulttools resume”, or write what happened with “log”."
            fail(USAGE, f"{contact.name} is closed, so nothing was due", hint)
        said = replace(said, bring=_proposed(funnel, contact))
    said = _named(said, call.root, funnel.vault)
    wanted = Heard(Spot(""), COMMAND_LINE, said) if isinstance(said, Utterance) else said
    if call.dry_run:
        done = change_contact(root, funnel, contact.path, wanted, pretend)
    else:
        with writing(root, funnel.vault.settings, call.command, now=call.now, waits=True) as write:
            done = change_contact(root, funnel, contact.path, wanted, write)
    end_if_refused(done.refusals)
    (note,) = done.notes
    for fate in note.fates:
        if fate.remark:
            fail(NOT_WRITTEN, f"{contact.name}: {fate.remark}")
    if call.dry_run:
        _show(note.change)
        return
    following = next_words(standing_in(done.funnel, contact), today)
    if told and note.change:
        say(f"{contact.name}: {told}. {following}")
        return
    for entry in note.entries:
        say(f"{contact.name}: {without_sign(entry)}")
    if not note.entries:
        say(f"{contact.name}: nothing to change.")
    say(following)


def _named(said: Utterance | Edits, root: Path, vault: Vault) -> Utterance | Edits:
    """The same with who does it, where the log is to name them."""
    if isinstance(said, Utterance):
        return replace(said, by=doer(root, vault))
    by = doer(root, vault) if said.entries else ""
    return replace(said, entries=tuple(named_by(entry, by) for entry in said.entries))


def _proposed(funnel: Funnel, contact: Contact) -> str:
    """The link to what the due list proposes to bring; a command is done with it as a tick is."""
    item = item_of(funnel, contact)
    is_offered = item is not None and item.bring and item.reason is not Reason.DECIDE
    return wikilink(item.bring[0].link) if item and is_offered else ""


def _show(change: Change | None) -> None:
    say(unified(change) if change else "Nothing would change.")


def channel_of(option: str, text: str) -> Channel | None:
    """The channel that an option names; ends the program for an unknown one."""
    found = channel_named(text) if text else None
    if text and found is None:
        fail(USAGE, f"{option}: “{text}” is not a channel", "Use email, linkedin, phone, video, …")
    return found


def past_day(option: str, text: str, today: date) -> date | None:
    """The day not after today that an option names; ends the program if it is none."""
    found = (read_when(text, today, ahead=False) or read_day(text)) if text else None
    if text and found is None:
        fail(USAGE, f"{option}: “{text}” is not a date", f"Write it as {today} or “last Friday”.")
    if found and found > today:
        fail(USAGE, f"{option}: {found} is still to come", "Give a day that has been.")
    return found


def coming_day(what: str, text: str, today: date) -> date:
    """The day after today that a text names; ends the program if it is none."""
    found = read_when(text, today) or read_day(text)
    if found is None:
        fail(
            USAGE,
            f"{what}: “{text}” is not a date",
            "Write it as 2027-01-15, “15 Jan” or “in 3 weeks”.",
        )
    if found <= today:
        fail(USAGE, f"{what}: {found} does not lie ahead", "Give a later day.")
    return found


def words(text: str) -> tuple[str, ...]:
    """A text as an utterance holds it: none if it is empty."""
    return (text,) if text.strip() else ()

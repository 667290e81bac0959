"""`vaulttools log NAME "email to: …"`: one line in a contact's log, and the next date at once."""

import re
from datetime import date
from typing import Annotated

import typer

from vaulttools.cli.acting import Call, NowOption, OnOption, act, past_day
from vaulttools.cli.common import (
    USAGE,
    DryRunOption,
    NameArgument,
    TodayOption,
    VaultOption,
    fail,
    find_root,
    find_today,
)
from vaulttools.escaping import one_line
from vaulttools.model.problem import TOMORROW
from vaulttools.model.utterance import Edits
from vaulttools.reading.log import Entry, Unread, read_entry
from vaulttools.wording import short_day


def log(
    name: NameArgument,
    entry: Annotated[
        str,
        typer.Argument(help="What happened, as “email to: sent the one-pager”.", metavar="ENTRY"),
    ],
    on: OnOption = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    at_once: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Add a line to a contact's log.

    Says the next date at once.

    What happened is CHANNEL to, CHANNEL from or CHANNEL with (email, linkedin, phone, voicemail, sms,
    in-person, video, comment, letter, other; interview with), or met, news, note, exit, pause, resume,
    snooze, won, lost or archive; then a colon and your words.

    \b
    Examples:
      vaulttools log maya "email to: sent the one-pager"
      vaulttools log "Jon Alder" "phone from: asked for the rates again" --on 2026-11-20
      vaulttools log lena "exit: wished her well"
      vaulttools log tom "snooze: until 2027-01-15"
    """
    root = find_root(vault)
    now = find_today(root, today)
    line, read = _understood(entry, on, now)
    call = Call(root, now, "log", at_once, dry_run)
    act(call, name, lambda _: Edits(entries=(line,)), f"logged, {short_day(read.day, now)}")


def _understood(entry: str, on: str, now: date) -> tuple[str, Entry]:
    """The line to add, with its date, and what it says; ends the program when that is not clear."""
    line = one_line(re.sub(r"^[-*+]\s+", "", entry))
    if day := past_day("--on", on, now):
        line = f"{day} {line}"
    elif not re.match(r"\d{4}-\d{1,2}-\d{1,2}\b", line):
        line = f"{now} {line}"
    read = read_entry(line)
    if read is None or isinstance(read, Unread):
        what, hint = (read.what, read.hint) if read else ("this is no log entry", "")
        fail(USAGE, what, hint.replace(TOMORROW, f"{now}"))
    if read.is_until_unclear:
        fail(USAGE, f"“{read.text}” names no date", "Write it as “snooze: until 2027-01-15”.")
    if read.until and read.until <= read.day:
        fail(
            USAGE,
            f"{short_day(read.until)} is not later than the day of the entry",
            "Give a later day.",
        )
    if read.day > now:
        fail(
            USAGE,
            f"{short_day(read.day)} is still to come",
            "A log entry is something that happened.",
        )
    return line, read

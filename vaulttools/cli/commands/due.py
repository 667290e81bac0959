"""`vaulttools due`: who to follow up with, on the terminal or for programs."""

from typing import Annotated

import typer

from vaulttools.cli.common import (
    Format,
    FormatOption,
    TodayOption,
    VaultOption,
    day_to_tell,
    find_root,
    look,
)
from vaulttools.cli.hands import owner_meant
from vaulttools.cli.terminal import say, say_how_to_begin, say_json, say_problems, show
from vaulttools.funnel.owners import part_of
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.words import Reason
from vaulttools.saying import channel_words, reason_words, shared_words
from vaulttools.wording import count as counted
from vaulttools.wording import long_day, short_day


def due(
    vault: VaultOption = None,
    today: TodayOption = "",
    days: Annotated[
        int,
        typer.Option(
            "--days", help="Also what falls due in the next N days.", metavar="N", min=0, max=3660
        ),
    ] = 0,
    owner: Annotated[
        str,
        typer.Option(
            "--owner", help="Only whose contacts they are: a name, or “me”.", metavar="NAME"
        ),
    ] = "",
    count: Annotated[bool, typer.Option("--count", help="Print only how many.")] = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """List who is due, and who needs attention.

    \b
    Examples:
      vaulttools due
      vaulttools due --days 7
      vaulttools due --count
      vaulttools due --owner me
      vaulttools due --format json
    """
    root = find_root(vault)
    whole = look(root, day_to_tell(root, today))
    key = owner_meant(root, whole, owner) if owner else ""
    funnel = part_of(whole, key) if key else whole
    items = tuple(i for i in funnel.items if i.days_overdue is None or i.days_overdue >= -days)
    if count:
        say(str(len(items)))
    elif format is Format.JSON:
        from vaulttools.exporters import json_values  # noqa: PLC0415 - takes a while to load

        say_json(json_values.due(funnel, items))
    else:
        say_problems(funnel.problems)
        if not funnel.standings:
            say_how_to_begin(funnel)
            return
        _list(funnel, items)
        if key:
            _tell_of_nobodys(whole)


def _list(funnel: Funnel, items: tuple[DueItem, ...]) -> None:
    show((long_day(funnel.today), "bold"))
    if not items:
        say("Nothing is due.")
    for item in items:
        show(_when(item, funnel), "  ", (item.contact.name, "bold"), f"  {_words(item, funnel)}")


def _tell_of_nobodys(whole: Funnel) -> None:
    """Who is in nobody's list must not fall through."""
    nobodys = part_of(whole, "")
    if number := len(nobodys.due) + len(nobodys.attention):
        say(f"{counted(number, 'more has', 'more have')} no owner; see “vaulttools due”.")


def _when(item: DueItem, funnel: Funnel) -> tuple[str, str]:
    if item.due is None:
        return "look at", "magenta"
    if item.days_overdue:
        colour = "red" if item.days_overdue > 0 else ""
        return f"{short_day(item.due, funnel.today):>7}", colour
    return "  today", "green"


def _words(item: DueItem, funnel: Funnel) -> str:
    if item.reason is Reason.ATTENTION:
        return f"{item.standing.why[0].text} ({item.standing.why[0].at})"
    words = [reason_words(item, funnel.today, str)]
    if item.reason is not Reason.DECIDE:
        words.append(channel_words(item, str))
    if item.bring:
        words.append(f"bring “{item.bring[0].name}”")
    words += shared_words(item, funnel.today, str)
    return " · ".join(words)

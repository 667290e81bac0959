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
from vaulttools.cli.terminal import say, say_how_to_begin, say_json, say_problems, show
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.words import Reason
from vaulttools.saying import channel_words, reason_words
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
    count: Annotated[bool, typer.Option("--count", help="Print only how many.")] = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """List who is due, and who needs attention.

    \b
    Examples:
      vaulttools due
      vaulttools due --days 7
      vaulttools due --count
      vaulttools due --format json
    """
    root = find_root(vault)
    funnel = look(root, day_to_tell(root, today))
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


def _list(funnel: Funnel, items: tuple[DueItem, ...]) -> None:
    show((long_day(funnel.today), "bold"))
    if not items:
        say("Nothing is due.")
    for item in items:
        show(_when(item, funnel), "  ", (item.contact.name, "bold"), f"  {_words(item, funnel)}")


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
    return " · ".join(words)

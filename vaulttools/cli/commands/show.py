"""`vaulttools show NAME` (or `why`): one contact, what is next, and why."""

from typing import Annotated

import typer

from vaulttools.cli.common import (
    NAME_HELP,
    Format,
    FormatOption,
    TodayOption,
    VaultOption,
    day_to_tell,
    find_contact,
    find_root,
    item_of,
    look,
    standing_in,
)
from vaulttools.cli.terminal import say, say_json, say_problems
from vaulttools.cli.terminal import show as show_line
from vaulttools.exporters import json_values
from vaulttools.funnel import ahead
from vaulttools.funnel.owners import owner_of
from vaulttools.model.contact import Event
from vaulttools.model.funnel import Because, DueItem, Funnel, Standing
from vaulttools.model.words import Reason, Stage
from vaulttools.saying import channel_words, meanwhile_words
from vaulttools.wording import near_day, short_day

ALSO = ("why",)
REASONS = {
    Reason.PROMISE: "keep your promise",
    Reason.REPLY_OWED: "reply",
    Reason.THANK_YOU: "say thank you",
    Reason.FIRST_TOUCH: "write for the first time",
    Reason.NEXT_STEP: "take the agreed next step",
    Reason.TOUCH: "get in touch",
    Reason.AFTER_NO: "thank them for their answer",
    Reason.DECIDE: "decide what to do",
    Reason.RE_ENGAGE: "take it up again",
    Reason.ATTENTION: "look at the note",
}
CHANGES = {
    Reason.PROMISE: "ticking the promise off, or another date for it",
    Reason.REPLY_OWED: "your reply in the log",
    Reason.THANK_YOU: "your thanks in the log",
    Reason.FIRST_TOUCH: "your first message in the log, or a next step",
    Reason.NEXT_STEP: "anything that passes between you from that day on, or another date",
    Reason.TOUCH: "a touch or a reply in the log, or a next step",
    Reason.AFTER_NO: "your thanks in the log",
    Reason.DECIDE: "a reply, a next step, or your decision in the due list",
    Reason.RE_ENGAGE: "anything that comes in, a message of yours, or “resume:” in the log",
    Reason.ATTENTION: "mending the line named above",
}


def show(
    name: Annotated[list[str], typer.Argument(help=NAME_HELP, metavar="NAME")],
    vault: VaultOption = None,
    today: TodayOption = "",
    format: FormatOption = Format.TEXT,
) -> None:
    """Show one contact, and why it is due (also: why).

    Stage, what is due and why, what comes after, and the log.

    \b
    Examples:
      vaulttools show maya
      vaulttools why "Lena Vogt"
      vaulttools show maya@northwind.example --format json
    """
    root = find_root(vault)
    funnel = look(root, day_to_tell(root, today))
    contact = find_contact(funnel, " ".join(name))
    standing, item = standing_in(funnel, contact), item_of(funnel, contact)
    later = ahead(standing, funnel.vault, funnel.today)
    if format is Format.JSON:
        owner = funnel.vault.settings.owner
        shown = (
            json_values.item_value(item, funnel)
            if item
            else json_values.closed_value(standing, owner)
        )
        say_json(json_values.contact_value(shown, contact, later))
        return
    say_problems(p for p in funnel.problems if p.place.path == contact.path)
    show_line((contact.name, "bold"), f" — {_headline(standing, funnel)}")
    claims = [*standing.why, *(_more_claims(item, funnel) if item else [])]
    if owner := owner_of(contact, funnel.vault.settings):
        claims.append(Because(f"owner: {owner}", ""))
    _print_claims(claims)
    if standing.reason:
        say(f"What would change it: {CHANGES[standing.reason]}.")
    for n, (day, reason) in enumerate(later):
        if reason is not Reason.RE_ENGAGE or n == 0 or later[n - 1][1] is not reason:
            when = short_day(day, funnel.today)
            say(f"After that, if nothing comes back: {REASONS[reason]}, {when}.")
    if contact.events:
        say()
    for event in contact.events:
        say(f"  {event.day}  {_told(event)}")


def _more_claims(item: DueItem, funnel: Funnel) -> list[Because]:
    """What the day adds to the standing's reasons: grounds, channel, what to bring."""
    if item.reason is Reason.ATTENTION:
        return []
    claims = [*item.grounds]
    if item.promise and item.promise_is_due and item.reason is not Reason.PROMISE:
        text = f"also, you promised: {item.promise.text}, for {short_day(item.promise.due)}"
        claims.insert(0, Because(text, str(item.promise.place)))
    if item.needs_a_reason:
        claims.append(Because("there is nothing new to say yet, so no draft is made", ""))
    if item.needs_next_step:
        claims.append(Because("no next step is agreed: offer a date", ""))
    if item.reason is not Reason.DECIDE:
        claims.append(Because(f"through: {channel_words(item, str)}", ""))
    claims += [Because(f"bring: “{value.name}”", value.path) for value in item.bring]
    for other in item.meanwhile:
        claims.append(Because(meanwhile_words(other, funnel.today, str), other.contact.path))
    return claims


def _headline(standing: Standing, funnel: Funnel) -> str:
    if standing.reason is None or standing.due is None:
        return "needs attention" if standing.reason else f"{standing.stage}: nothing is due"
    late = (funnel.today - standing.due).days
    when = f"due {near_day(standing.due, funnel.today)}"
    if late > 0:
        when += f", {late} {'day' if late == 1 else 'days'} late"
    stage = "" if standing.stage is Stage.ACTIVE else f"{standing.stage}: "
    return f"{stage}{REASONS[standing.reason]} ({when})"


def _print_claims(claims: list[Because]) -> None:
    width = min(max((len(claim.text) for claim in claims), default=0), 72)
    for claim in claims:
        say(f"  {claim.text:<{width}}  {claim.at}".rstrip())


def _told(event: Event) -> str:
    clock = f"{event.clock:%H:%M} " if event.clock else ""
    by = f" ({event.by})" if event.by else ""
    return f"{clock}{event.words}" + (f": {event.text}" if event.text else "") + by

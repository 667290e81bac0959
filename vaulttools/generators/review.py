"""Weekly Review.md: the block, the funnel as a picture and a table, decisions, the weeks to come."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vaulttools.escaping import inline, mermaid_label, wikilink
from vaulttools.funnel.campaign import campaigns
from vaulttools.funnel.due import asks_to_archive
from vaulttools.funnel.sign import sign_of
from vaulttools.funnel.week import (
    WEEKS_AHEAD,
    Week,
    before_leaving,
    coming_load,
    is_quarterly,
    last_week,
    review_block,
    week_start,
)
from vaulttools.generators._choices import boxes, choices
from vaulttools.generators._learned import lessons, promises
from vaulttools.model.contact import SIGN
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.texts import Block, Text
from vaulttools.model.words import Reason, Stage
from vaulttools.saying import campaign_words, reason_words, touches_words, who
from vaulttools.wording import count, listed, long_day, near_day, short_day, weekday

NOTICE_OF_LEAVING = 28
"""Days before a period away from which it is spoken of."""
FLOW = (
    (Stage.NEW, Stage.ACTIVE),
    (Stage.ACTIVE, Stage.STALLED),
    (Stage.STALLED, Stage.PAUSED),
    (Stage.ACTIVE, Stage.CLOSED),
)


def generate(funnel: Funnel) -> Iterator[Text]:
    """The review as a block, for the Monday half hour (M24)."""
    start = week_start(funnel.today, funnel.vault.settings)
    lines = [f"**Week of {long_day(start)}**", ""]
    for section in (
        _block,
        _funnel,
        _interviews,
        _decisions,
        _leaving,
        _weeks,
        promises,
        lessons,
        _paused,
    ):
        lines += section(funnel)
    home = f"{funnel.vault.settings.followups_folder}/Weekly Review.md"
    yield Block("review", home, "Weekly Review", "\n".join(lines).rstrip("\n"))


def _block(funnel: Funnel) -> list[str]:
    settings = funnel.vault.settings
    block = review_block(funnel)
    lines = [f"## Your {settings.review_minutes} minutes", ""]
    if not block.fits:
        return [*lines, "Nobody is due. A good week to add somebody new.", ""]
    lines += ["| | who | why | min |", "| --- | --- | --- | --- |"]
    for number, item in enumerate(block.fits, 1):
        words = reason_words(item, funnel.today)
        late = f", {count(item.days_overdue, 'day')} late" if item.days_overdue else ""
        lines.append(
            f"| {number} | {who(item, in_table=True)} | {words}{late} | {settings.minutes_per_contact} |"
        )
    if block.later:
        lines += ["", "*Does not fit today:*", "", *_by_day(block.later, funnel)]
    return [*lines, ""]


def _by_day(items: Iterable[tuple[DueItem, date]], funnel: Funnel) -> list[str]:
    """A line a day with the contacts proposed for it."""
    days: dict[date, list[str]] = {}
    for item, day in items:
        days.setdefault(day, []).append(who(item))
    return [
        f"- {weekday(day)} {short_day(day, funnel.today)}: {', '.join(days[day])}"
        for day in sorted(days)
    ]


def _funnel(funnel: Funnel) -> list[str]:
    """The stages with their numbers, as a picture and, always, as a table."""
    stages = Counter(standing.stage for standing in funnel.standings)
    counts = {stage: stages[stage] for stage in Stage}
    due_now = Counter(item.standing.stage for item in funnel.due)
    week = last_week(funnel)
    moves: dict[tuple[Stage, Stage], int] = dict.fromkeys(FLOW, 0)
    for moved in week.moved:
        if moved.before is not None:
            key = (moved.before, moved.after)
            moves[key] = moves.get(key, 0) + 1
    picture = [
        f"    {stage}[{mermaid_label(f'{stage} {number}')}]" for stage, number in counts.items()
    ]
    picture += [
        f"    {before} -->|{number}| {after}" if number else f"    {before} --> {after}"
        for (before, after), number in moves.items()
    ]
    table = ["| stage | contacts | due now |", "| --- | --- | --- |"]
    for stage, number in counts.items():
        table.append(f"| {stage} | {number} | {due_now[stage] or ''} |")
    return [
        "## The funnel",
        "",
        "```mermaid",
        "flowchart LR",
        *picture,
        "```",
        "",
        *table,
        "",
        *_since(week, funnel),
    ]


def _since(week: Week, funnel: Funnel) -> list[str]:
    """What changed since the last review."""
    happened = [
        count(week.sent, "touch sent", "touches sent"),
        count(week.replies, "reply", "replies"),
        count(week.met, "conversation or meeting", "conversations and meetings"),
    ]
    lines = [
        f"Since {weekday(week.since)} {short_day(week.since, funnel.today)}: {listed(happened)}.",
        "",
    ]
    fresh = [wikilink(m.link) for m in week.moved if m.before is None]
    if fresh:
        lines.append(f"- new in your notes: {listed(fresh)}")
    lines += [
        f"- {wikilink(m.link)}: {m.before} → {m.after}" for m in week.moved if m.before is not None
    ]
    return [*lines, ""] if len(lines) > 2 else lines


def _interviews(funnel: Funnel) -> list[str]:
    """Each opportunity with its people, and what comes next for each of them (M20)."""
    lines: list[str] = []
    for campaign in campaigns(funnel):
        if not campaign.items:
            continue
        name = wikilink(campaign.link) if campaign.link else inline(campaign.name)
        lines += [f"### {name}", "", f"*{campaign_words(campaign, funnel.today)}*", ""]
        lines += ["| who | what | when |", "| --- | --- | --- |"]
        for item in campaign.items:
            when = near_day(item.due, funnel.today) if item.due else ""
            what = _NEXT.get(item.reason, "")
            lines.append(f"| {who(item, in_table=True)} | {what} | {when} |")
        lines.append("")
    return ["## Interviews", "", *lines] if lines else []


_NEXT = {
    Reason.PROMISE: "a promise to keep",
    Reason.REPLY_OWED: "an answer that you owe",
    Reason.THANK_YOU: "a thank-you",
    Reason.FIRST_TOUCH: "a first word",
    Reason.NEXT_STEP: "the day you agreed on, or they named",
    Reason.TOUCH: "the next word",
    Reason.AFTER_NO: "thanks after the no, and one question",
    Reason.DECIDE: "a decision",
    Reason.RE_ENGAGE: "a word again",
    Reason.ATTENTION: "needs attention",
}


def _decisions(funnel: Funnel) -> list[str]:
    """What only the owner can settle: stalled runs, long neglect, pauses that lead nowhere (M7, M9)."""
    lines: list[str] = []
    for item in funnel.items:
        if item.reason is Reason.DECIDE:
            when = near_day(item.due, funnel.today) if item.due else ""
            state = f"due {when}" if item.is_due else f"to be decided by {when}"
            lines.append(_decision(item, f"{touches_words(item)} and no word, {state}"))
            lines += choices(item, funnel)
        elif item.neglected:
            lines.append(_decision(item, f"{count(item.days_overdue or 0, 'day')} overdue"))
            lines += choices(item, funnel)
        elif item.is_due and asks_to_archive(item, funnel.today):
            lines.append(_decision(item, reason_words(item, funnel.today)))
            lines += boxes("archive", "snooze 6 months")
    words = "*Tick one of the boxes, then run `vaulttools regenerate`.*"
    return ["## Decisions", "", words, "", *lines, ""] if lines else []


def _decision(item: DueItem, words: str) -> str:
    return f"- [ ] {who(item)} — {words} ^{SIGN}{sign_of(item.standing)}"


def _leaving(funnel: Funnel) -> list[str]:
    lines: list[str] = []
    for first, last, items in before_leaving(funnel, NOTICE_OF_LEAVING):
        span = f"{short_day(first, funnel.today)} to {short_day(last, funnel.today)}"
        names = [f"{who(item)} ({short_day(item.due or first, funnel.today)})" for item in items]
        rest = (
            f"falls due in it and does not move: {listed(names)}"
            if names
            else "nothing falls due in it that does not move"
        )
        lines.append(f"- away {span}: {rest}")
    return ["## Before you leave", "", *lines, ""] if lines else []


def _weeks(funnel: Funnel) -> list[str]:
    """The load of today and four weeks, and what to move if a daily limit is set (M28)."""
    load = coming_load(funnel)
    monday = funnel.today - timedelta(days=funnel.today.weekday())
    lines = [
        "## Coming weeks",
        "",
        "| week of | Mon | Tue | Wed | Thu | Fri | weekend |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for week in range(WEEKS_AHEAD + 1):
        first = monday + timedelta(days=7 * week)
        numbers = [load.days.get(first + timedelta(days=n), 0) for n in range(7)]
        cells = [*numbers[:5], sum(numbers[5:])]
        lines.append(
            f"| {short_day(first, funnel.today)} | {' | '.join(str(n or '') for n in cells)} |"
        )
    if load.proposals:
        limit = funnel.vault.settings.daily_limit
        lines += [
            "",
            f"*More than {limit} on a day; you could move (nothing moves by itself):*",
            "",
        ]
        lines += _by_day(load.proposals, funnel)
    return [*lines, ""]


def _paused(funnel: Funnel) -> list[str]:
    """All paused contacts, once a quarter (M10)."""
    if not is_quarterly(funnel.today, funnel.vault.settings):
        return []
    lines: list[str] = []
    for item in funnel.items:
        if item.standing.stage is Stage.PAUSED:
            pause = item.standing.paused
            since = f"paused since {short_day(pause)}" if pause else "paused"
            comes = short_day(item.due) if item.due else "once it is clear"
            lines.append(f"- {who(item)} — {since}, comes up {comes}")
    return ["## Paused", "", *lines, ""] if lines else []

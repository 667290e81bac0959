"""Due.md: who to follow up with today, why now, through which channel, and with what."""

from collections.abc import Iterator, Mapping, Sequence

from vaulttools.drafting import missing
from vaulttools.escaping import file_name, inline, wikilink
from vaulttools.funnel.campaign import Campaign, campaigns
from vaulttools.funnel.owners import owners, part_of
from vaulttools.funnel.sign import sign_of
from vaulttools.funnel.week import before_leaving
from vaulttools.generators._choices import choices, draft_link
from vaulttools.model.contact import SIGN
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.problem import Problem
from vaulttools.model.texts import Block, Text
from vaulttools.model.words import Reason
from vaulttools.saying import (
    campaign_words,
    channel_words,
    due_counts,
    reason_words,
    shared_words,
    who,
)
from vaulttools.wording import long_day, near_day, short_day

NOTICE_OF_LEAVING = 7
"""Days before a period away from which its unmoved items are listed."""
HELP = (
    "*Tick = done and logged. `[-]` skips. Under a line you may write: `via phone`, `next 10 Dec`, "
    "`said she is moving teams`, `not now until March`, `snooze 3 weeks`, `gave [[an item]]`, `on Friday`, "
    "`pause`, `archive`, `won`, `lost`. Then run `vaulttools regenerate`.*"
)


def generate(funnel: Funnel) -> Iterator[Text]:
    """The due list as a block, in its own note and wherever its markers stand.

    Where each owner has a list, this one leads to theirs and holds what is nobody's.
    """
    settings = funnel.vault.settings
    home = f"{settings.followups_folder}/Due.md"
    names = owners(funnel.vault.contacts, settings) if settings.due_by_owner else {}
    body = due_list(part_of(funnel, ""), _lists(funnel, names)) if names else due_list(funnel)
    yield Block("due", home, "Due", body)


def _lists(funnel: Funnel, names: Mapping[str, str]) -> list[str]:
    """The day, and a line an owner: the link to the list, and how much is in it."""
    lines = [f"**{long_day(funnel.today)}**", ""]
    for key, name in (*names.items(), ("", "")):
        path = f"{funnel.vault.settings.followups_folder}/{own_note(name)}"
        whose = wikilink(path, own_note(name)) if key else "without an owner"
        lines.append(f"- {whose} — {' · '.join(due_counts(part_of(funnel, key)))}")
    return lines


def own_note(name: str) -> str:
    """What an owner's own due list is called."""
    return f"Due - {file_name(name)}"


def due_list(funnel: Funnel, head: Sequence[str] = ()) -> str:
    """The text of a due list, below its summary or these lines."""
    lines, shown = [*(head or [_summary(funnel)])], set[str]()
    for campaign in campaigns(funnel):
        lines += _campaign(campaign, funnel)
        shown.update(item.contact.path for item in campaign.items)
    rest = [item for item in funnel.due if item.contact.path not in shown]
    sections = [
        ("Late", [item for item in rest if _is_plain(item) and item.days_overdue]),
        ("Today", [item for item in rest if _is_plain(item) and not item.days_overdue]),
        ("Decide", [item for item in rest if item.reason is Reason.DECIDE]),
        ("Worth a word again", [i for i in rest if i.reason is Reason.RE_ENGAGE and i.grounds]),
    ]
    for title, items in sections:
        if items:
            lines += ["", f"### {title}", ""]
            for item in items:
                lines += _item(item, funnel)
    lines += _needs_a_reason(funnel) + _leaving(funnel) + _attention(funnel)
    return "\n".join([*lines, "", HELP])


def _campaign(campaign: Campaign, funnel: Funnel) -> list[str]:
    """What is due for one opportunity, as one block (M20); none if nothing is."""
    due = [item for item in campaign.items if item.is_due and not item.needs_a_reason]
    if not due:
        return []
    name = wikilink(campaign.link) if campaign.link else inline(campaign.name)
    lines = ["", f"### {name}", "", f"*{campaign_words(campaign, funnel.today)}*", ""]
    for item in due:
        lines += _item(item, funnel)
    return lines


def _is_plain(item: DueItem) -> bool:
    return item.reason not in {Reason.DECIDE, Reason.RE_ENGAGE}


def _summary(funnel: Funnel) -> str:
    parts = [f"**{long_day(funnel.today)}**", *due_counts(funnel)]
    minutes = funnel.vault.settings.minutes_per_contact
    if funnel.work:
        parts.append(f"about {len(funnel.work) * minutes} minutes")
    elif coming := sorted(
        (i.due, n, i) for n, i in enumerate(funnel.items) if i.due and not i.is_due
    ):
        due, _, item = coming[0]
        parts.append(f"next is {who(item)}, {near_day(due, funnel.today)}")
    return " · ".join(parts)


def _item(item: DueItem, funnel: Funnel) -> list[str]:
    """A task line in the order of fields that the Tasks plugin writes, and the boxes of a decision."""
    due = item.due or funnel.today
    parts = [f"{who(item)} — {reason_words(item, funnel.today)}"]
    if item.reason is not Reason.DECIDE:
        parts.append(channel_words(item))
        if item.bring:
            parts.append(f"bring {wikilink(item.bring[0].link)}")
        if draft := draft_link(item, funnel):
            parts.append(draft)
        elif lacking := missing(item, funnel):
            parts.append(lacking)
    parts += shared_words(item, funnel.today)
    urgent = "⏫ " if item.promise_is_due else ""
    sign = sign_of(item.standing)
    line = f"- [ ] {' · '.join(parts)} {urgent}📅 {due} ^{SIGN}{sign}"
    if item.reason is Reason.DECIDE or item.neglected:
        return [line, *choices(item, funnel)]
    return [line]


def _needs_a_reason(funnel: Funnel) -> list[str]:
    """Paused contacts whose time has come, with nothing genuine to say yet: listed, not drafted (M9)."""
    items = [item for item in funnel.due if item.needs_a_reason]
    if not items:
        return []
    words = (
        "*Nothing new to say yet. A `news:` line in the log changes that, "
        "or a fresh value item on a topic of theirs.*"
    )
    listed = [f"- {who(item)} — {reason_words(item, funnel.today)}" for item in items]
    return ["", "### Needs a reason", "", words, "", *listed]


def _leaving(funnel: Funnel) -> list[str]:
    """What falls due while away and does not move (M27)."""
    lines: list[str] = []
    for first, last, items in before_leaving(funnel, NOTICE_OF_LEAVING):
        if items:
            title = f"### Before you leave ({short_day(first, funnel.today)} to {short_day(last, funnel.today)})"
            lines += ["", title, ""]
            lines += [
                f"- {who(item)} — {reason_words(item, funnel.today)}, {short_day(item.due or first, funnel.today)}"
                for item in items
            ]
    return lines


def _attention(funnel: Funnel) -> list[str]:
    """Every problem, one line each: nobody and nothing is silently absent (M0)."""
    if not funnel.problems and not funnel.attention:
        return []
    links = {standing.contact.path: standing.contact.link for standing in funnel.standings}
    listed = [_problem(problem, links) for problem in funnel.problems]
    listed += [f"- {who(item)} — {inline(item.standing.why[0].text)}" for item in funnel.untold]
    return ["", "### Needs attention", "", *listed]


def _problem(problem: Problem, links: dict[str, str]) -> str:
    link = links.get(problem.place.path)
    about = f"{wikilink(link)} — " if link else ""
    return f"- {about}{inline(str(problem))}"

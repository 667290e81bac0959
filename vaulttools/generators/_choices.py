"""A decision as boxes of which one is ticked: alike in the due list and in the review (M7)."""

from vaulttools.drafting import draft_path
from vaulttools.escaping import wikilink
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.words import Reason
from vaulttools.wording import count


def choices(item: DueItem, funnel: Funnel) -> list[str]:
    """The boxes under the line of a contact that wants deciding."""
    months = item.standing.cadence.snooze_months
    draft = draft_link(item, funnel) if item.reason is Reason.DECIDE else ""
    leave = "graceful exit" + (f" · {draft}" if draft else "")
    again = "re-engage" + (f" with {wikilink(item.bring[0].link)}" if item.bring else "")
    return boxes(leave, again, f"snooze {count(months, 'month')}", "archive")


def boxes(*words: str) -> list[str]:
    """Open boxes under a line."""
    return [f"    - [ ] {choice}" for choice in words]


def draft_link(item: DueItem, funnel: Funnel) -> str:
    """The link to the draft of an item; empty if there is none."""
    path = draft_path(item, funnel)
    return wikilink(path.rpartition("/")[2].removesuffix(".md"), "draft") if path else ""

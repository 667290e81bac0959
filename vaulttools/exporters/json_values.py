"""The funnel as JSON values. Fields are added here, never changed or taken away."""

from datetime import date
from typing import Any

from vaulttools.drafting import draft_path
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Because, DueItem, Funnel, Meanwhile, Standing
from vaulttools.model.problem import Problem
from vaulttools.model.words import Reason, Stage

Json = dict[str, Any]


def due(funnel: Funnel, items: tuple[DueItem, ...]) -> Json:
    """What `due --format json` prints."""
    return {
        "today": funnel.today.isoformat(),
        "items": [item_value(item, funnel) for item in items],
        "problems": [problem_value(problem) for problem in funnel.problems],
    }


def item_value(item: DueItem, funnel: Funnel) -> Json:
    """One due item; `draft` is the path of its draft once that has been made."""
    draft = draft_path(item, funnel)
    return {
        **_standing(item.standing, funnel.vault.settings.owner),
        "days_overdue": item.days_overdue,
        "channel": str(item.channel),
        "channel_why": item.channel_why,
        "bring": [value.path for value in item.bring],
        "draft": draft if draft in funnel.vault.drafts else None,
        "promise": item.promise.text if item.promise else None,
        "eligible": None if item.reason is not Reason.RE_ENGAGE else bool(item.grounds),
        "neglected": item.neglected,
        "needs_next_step": item.needs_next_step,
        "meanwhile": [_other(other) for other in item.meanwhile],
        "why": [_because(claim) for claim in item.standing.why + item.grounds],
    }


def _standing(standing: Standing, owner: str) -> Json:
    contact = standing.contact
    return {
        "contact": contact.name,
        "path": contact.path,
        "stage": str(standing.stage),
        "reason": str(standing.reason) if standing.reason else None,
        "due": _day(standing.due),
        "playbook": standing.playbook.name,
        "step": standing.step,
        "topics": list(contact.topics),
        "tier": contact.tier or None,
        "owner": contact.owner or owner or None,
    }


def closed_value(standing: Standing, owner: str) -> Json:
    """A closed contact, with the fields of an item as far as they mean something."""
    nothing = ("days_overdue", "channel", "channel_why", "draft", "promise", "eligible")
    return {
        **_standing(standing, owner),
        **dict.fromkeys(nothing),
        "bring": [],
        "neglected": False,
        "needs_next_step": False,
        "meanwhile": [],
        "why": [_because(claim) for claim in standing.why],
    }


def contact_value(shown: Json, contact: Contact, ahead: tuple[tuple[date, Reason], ...]) -> Json:
    """One contact: an item's fields, its events, and what comes after what is due."""
    return {
        **shown,
        "events": [_event(event) for event in contact.events],
        "ahead": [{"due": day.isoformat(), "reason": str(reason)} for day, reason in ahead],
    }


def funnel_value(funnel: Funnel) -> Json:
    """The funnel in numbers."""
    return {
        "today": funnel.today.isoformat(),
        "stages": {str(s): sum(x.stage is s for x in funnel.standings) for s in Stage},
        "due": len(funnel.due),
        "overdue": sum(bool(item.days_overdue) for item in funnel.due),
        "attention": len(funnel.attention),
    }


def problem_value(problem: Problem) -> Json:
    """One problem."""
    return {
        "code": problem.code,
        "path": problem.place.path,
        "line": problem.place.line,
        "excerpt": problem.excerpt,
        "what": problem.what,
        "hint": problem.hint,
    }


def _event(event: Event) -> Json:
    return {
        "date": event.day.isoformat(),
        "time": event.clock.isoformat("minutes") if event.clock else None,
        "what": event.words,
        "text": event.text,
        "by": event.by or None,
        "at": str(event.place),
    }


def _other(other: Meanwhile) -> Json:
    return {
        "owner": other.owner,
        "contact": other.contact.name,
        "path": other.contact.path,
        "due": other.due.isoformat(),
    }


def _because(claim: Because) -> Json:
    return {"text": claim.text, "at": claim.at}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

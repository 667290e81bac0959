"""The facts of a note that a message may use, in words ready to stand in a sentence.

What the notes do not say is an empty field, and its section of the pattern vanishes; nothing is
made up.
"""

from datetime import date, timedelta
from hashlib import sha256

from vaulttools.escaping import spoken, web_address
from vaulttools.funnel.bring import news_since
from vaulttools.funnel.history import history
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.months import months_between
from vaulttools.model.words import Channel, What
from vaulttools.saying import where_met
from vaulttools.wording import MONTHS, weekday

NUMBERS = (
    "",
    "a",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
)
PARTS = ("opening", "middle", "ask", "close")
VARIANTS = 3
ONLINE = frozenset({Channel.LINKEDIN, Channel.EMAIL, Channel.VIDEO})
Facts = dict[str, str | bool]


def facts(item: DueItem, funnel: Funnel) -> Facts:
    """The fields of a pattern for one due item, and which wording each part of it takes."""
    contact, today = item.contact, funnel.today
    talks = [e for e in contact.events if e.what in {What.MET, What.WITH} and not e.is_unread]
    last_talk = talks[-1] if talks else None
    last = last_talk or history(contact).last
    value = item.bring[0] if item.bring else None
    where = spoken(where_met(contact))
    topic = contact.topics[0] if contact.topics else ""
    step = contact.next_step
    news = news_since(item.standing, today)
    return {
        "first": spoken(contact.first_name),
        "organization": spoken(contact.organization),
        "topic": spoken(topic),
        "raised": spoken(topic) if _was_raised(topic, contact) else "",
        "met": last_talk is None or last_talk.what is What.MET,
        "met_where": where,
        "met_when": _when(last_talk.day, today) if last_talk else "",
        "met_online": not where and contact.met_via in ONLINE,
        "agreed": _when(step.day, today).removeprefix("on ") if step and step.day > today else "",
        "talked": bool(talks),
        "since": _since(last.day, today) if last else "",
        "news": spoken(news[0].text).rstrip(".!…") if news else "",
        "value": spoken(value.name) if value else "",
        "takeaway": _sentence(spoken(value.takeaway)) if value else "",
        "url": web_address(value.url) if value else "",
        "me": spoken(funnel.vault.settings.me),
        **_variants(contact),
    }


def _variants(contact: Contact) -> dict[str, bool]:
    """Which wording each part takes: `opening_1` … `close_3`, by a sum of the path, so it stays."""
    chosen = sha256(contact.path.encode("utf-8", "surrogatepass")).digest()
    return {
        f"{part}_{number}": chosen[position] % VARIANTS + 1 == number
        for position, part in enumerate(PARTS)
        for number in range(1, VARIANTS + 1)
    }


def _was_raised(topic: str, contact: Contact) -> bool:
    """Whether the log says that a topic came up between the two."""
    words = topic.casefold()
    return bool(words) and any(
        e.is_engagement and words in e.text.casefold() for e in contact.events
    )


def _when(day: date, today: date) -> str:
    """`on Saturday` within a week, `on 2 November` later."""
    distance = (today - day).days
    if distance == 0:
        return "today"
    if distance == 1:
        return "yesterday"
    if 0 < distance < 7:
        return f"on {weekday(day)}"
    return f"on {day.day} {MONTHS[day.month - 1]}"


def _since(day: date, today: date) -> str:
    """How long ago, to the nearest month: `about six months`; empty for less than one."""
    months = months_between(day, today + timedelta(days=15)) if day <= today else 0
    if months < 1:
        return ""
    if months >= len(NUMBERS):
        return "about a year" if months == len(NUMBERS) else "more than a year"
    return f"about {NUMBERS[months]} {'month' if months == 1 else 'months'}"


def _sentence(text: str) -> str:
    """Words as a sentence of their own."""
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")

"""The facts of a note that a message may use, in words ready to stand in a sentence.

What the notes do not say is an empty field, and its section of the pattern vanishes; nothing is
made up. The fields are those of `model.pattern.FIELDS`.
"""

import re
from datetime import date, timedelta

from vaulttools.drafting.clauses import (
    as_asked,
    as_put,
    claim,
    clause_behind,
    gist,
    missed,
    sentence,
    thing_promised,
    who_is,
)
from vaulttools.drafting.kinds import open_question
from vaulttools.drafting.render import Facts
from vaulttools.escaping import shortened, spoken, web_address
from vaulttools.funnel.bring import news_since, would_fit
from vaulttools.funnel.campaign import topic_of_their_own
from vaulttools.funnel.history import history
from vaulttools.model.contact import Contact
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.language import Language
from vaulttools.model.links import stem
from vaulttools.model.months import months_between
from vaulttools.model.value import ValueItem
from vaulttools.model.words import Channel, Reason, ValueKind, What
from vaulttools.saying import where_met

ONLINE = frozenset({Channel.LINKEDIN, Channel.EMAIL, Channel.VIDEO})
LONGEST_FACT, LONGEST_ADDRESS = 400, 2_000
"""Characters: what a pattern repeats many times cannot grow without bound."""
NOTED = 100
"""Characters of a note of the owner's that a blank quotes."""
BRIEF = 8
"""Words of a takeaway that can be said on the phone."""
SOON = 3
"""Days within which an answer or thanks need no word on how long they took."""
LONG_AGO, YEAR_AGO = 60, 330
"""Days after which one says the month and not the day, and after which that would mislead."""
OWN = frozenset({ValueKind.ANSWER, ValueKind.SUMMARY, ValueKind.QUESTION, ValueKind.RESOURCE})
"""Kinds of value that one makes oneself (M1)."""
READ = frozenset({ValueKind.ARTICLE, ValueKind.DATA})
"""Kinds of value that one has read somewhere (M1)."""


def facts(item: DueItem, funnel: Funnel, other: Contact | None = None) -> Facts:
    """The fields of a pattern for one contact; `other` is whom to introduce them to."""
    contact, today, language = item.contact, funnel.today, funnel.vault.language
    talks = [e for e in contact.events if e.what in {What.MET, What.WITH} and not e.is_unread]
    talk = talks[-1] if talks else None
    last = talk or history(contact).last
    theirs = [e for e in contact.events if e.is_engagement and e.text and not e.is_unread]
    wrote = next((e for e in reversed(contact.events) if e.what is What.FROM), None)
    heard = [event.day for event in (talk, wrote) if event]
    topic = _topic(item, funnel)
    asked = clause_behind(theirs[-1:], language.words("asked"))
    if item.bring and item.bring[0].kind not in OWN:
        asked = as_asked(asked, topic, language)
    where = spoken(where_met(contact)) if language.code.startswith("en") else ""
    met_then = theirs[-1:] == [talk] and theirs[-1].what is What.MET
    is_place = not where.casefold().startswith("through ")
    known: Facts = {
        "first": spoken(contact.first_name),
        "name": spoken(contact.name),
        "organization": spoken(contact.organization),
        "email": spoken(next(iter(contact.emails), "")),
        "role": spoken(contact.role),
        "me": spoken(item.owner or funnel.vault.settings.me),
        "met": talk is None or talk.what is What.MET,
        "met_where": where,
        "met_when": _when(talk.day, today, language) if talk else "",
        "met_online": not where_met(contact) and contact.met_via in ONLINE,
        "talked": bool(talks),
        "about": clause_behind(talks, language.words("talked")),
        "since": _since(last.day, today, language) if last else "",
        "topic": spoken(topic),
        "raised": spoken(topic) if _was_raised(topic, contact) else "",
        "asked": asked,
        "asked_where": where if asked and met_then and is_place else "",
        "wanted": asked.partition(" ")[2] if asked.startswith(("for ", "about ")) else "",
        "noted": spoken(shortened(theirs[-1].text.strip('"“”'), NOTED)) if theirs else "",
        "wrote_when": _when(wrote.day, today, language) if wrote else "",
        "slow": bool(heard) and (today - max(heard)).days > SOON,
        "missed": missed(wrote, today, language) if wrote else "",
        "third": len(item.standing.run) >= 2,
        **_promise(item, language),
        **_value(item, topic, language),
        **_dates(item, today, language),
        **_interview(item),
        "question": spoken(open_question(contact)),
        "question_put": as_put(open_question(contact)),
        "news": _news(item, today),
        **_introduced(item, other, asked, language),
    }
    return _short(known)


def _short(known: Facts) -> Facts:
    """Facts at a length that a sentence can bear; an address that is longer is left out."""
    return {
        name: (fact if len(fact) <= LONGEST_ADDRESS else "")
        if isinstance(fact, str) and fact.startswith(("http:", "https:"))
        else shortened(fact, LONGEST_FACT)
        if isinstance(fact, str) and len(fact) > LONGEST_FACT
        else fact
        for name, fact in known.items()
    }


def _topic(item: DueItem, funnel: Funnel) -> str:
    """What to speak of: what the thing to bring is about, else the first of their topics."""
    contact = item.contact
    if item.reason is Reason.THANK_YOU:
        return topic_of_their_own(contact, funnel.vault)
    about = {topic.casefold() for value in item.bring[:1] for topic in value.topics}
    return next(
        (t for t in contact.topics if t.casefold() in about), next(iter(contact.topics), "")
    )


def _promise(item: DueItem, language: Language) -> Facts:
    promise = item.promise
    return {
        "promise": spoken(promise.text) if promise else "",
        "promised": thing_promised(promise.text, item.contact, language) if promise else "",
        "late": promise is not None and item.promise_is_due and (item.days_overdue or 0) > 0,
    }


def _value(item: DueItem, topic: str, language: Language) -> Facts:
    value = item.bring[0] if item.bring else None
    if value is None:
        fit = spoken(would_fit(item.standing, language))
        return {"value": "", "takeaway": "", "url": "", "would_fit": fit}
    takeaway = spoken(value.takeaway)
    return {
        "value": spoken(value.name),
        "takeaway": sentence(takeaway),
        "gist": gist(takeaway, language),
        "claim": claim(takeaway, language) if value.kind in READ else "",
        "brief": 0 < len(takeaway.split()) <= BRIEF,
        "url": web_address(value.url),
        "own": value.kind in OWN,
        "would_fit": "",
        **_what(value, topic, language),
    }


def _what(value: ValueItem, topic: str, language: Language) -> Facts:
    """What it is, and on which topic of theirs: `an article`, `an article on onboarding`."""
    what = language.entry("kinds", str(value.kind or "any"))
    is_on = topic.casefold() in {about.casefold() for about in value.topics}
    on = language.entry("kinds", "on").replace("{kinds}", what).replace("{topic}", spoken(topic))
    return {"what": what, "what_on": on if topic and is_on else ""}


def _dates(item: DueItem, today: date, language: Language) -> Facts:
    step, answer = item.contact.next_step, item.contact.answer_by
    last = history(item.contact).last
    is_open = step is not None and (last is None or step.day > last.day)
    return {
        "agreed": _date(step.day, language) if step and step.day > today else "",
        "agreed_now": step is not None and is_open and step.day <= today,
        "answer_by": _date(answer.day, language) if answer else "",
    }


def _interview(item: DueItem) -> Facts:
    contact = item.contact
    return {
        "interview": any(event.channel is Channel.INTERVIEW for event in contact.events),
        "opportunity": spoken(
            stem(contact.opportunity)
            if contact.opportunity.endswith(".md")
            else contact.opportunity_name
        ),
        "manager": contact.manager,
    }


def _news(item: DueItem, today: date) -> str:
    news = news_since(item.standing, today)
    return spoken(shortened(news[0].text, NOTED)).rstrip(".!…") if news else ""


def _introduced(item: DueItem, other: Contact | None, asked: str, language: Language) -> Facts:
    """The other person: the one named, or the one whose introduction is the thing to bring."""
    if other:
        return {
            "other": spoken(other.name),
            "other_first": spoken(other.first_name),
            "other_what": spoken(who_is(other, asked, language)),
        }
    value = item.bring[0] if item.bring else None
    name = r"(?:intro(?:duction)? to|vorstellung:?) (.+)"
    found = re.fullmatch(name, value.name, re.IGNORECASE) if value else None
    if value is None or found is None:
        return {"other": "", "other_first": "", "other_what": ""}
    other_name = spoken(found[1])
    return {
        "other": other_name,
        "other_first": other_name.partition(" ")[0],
        "other_what": "",
        "other_why": sentence(spoken(value.takeaway)),
    }


def _was_raised(topic: str, contact: Contact) -> bool:
    """Whether the log says that a topic came up between the two."""
    words = topic.casefold()
    return bool(words) and any(
        e.is_engagement and words in e.text.casefold() for e in contact.events
    )


def _when(day: date, today: date, language: Language) -> str:
    """`on Saturday` within a week, `on 2 November` before that, then `in April`; empty after a year."""
    distance = (today - day).days
    if distance in {0, 1}:
        return language.phrase("yesterday" if distance else "today")
    if distance > LONG_AGO:
        key = "in_month" if distance < YEAR_AGO else ""
        return _filled(language.entry("phrases", key), day, language)
    key = "on_weekday" if 0 < distance < 7 else "on_date"
    return _filled(language.phrase(key), day, language)


def _date(day: date, language: Language) -> str:
    """`2 November`."""
    return _filled(language.phrase("date"), day, language)


def _filled(phrase: str, day: date, language: Language) -> str:
    months, weekdays = language.words("months"), language.words("weekdays")
    return (
        phrase.replace("{weekday}", weekdays[day.weekday()] if len(weekdays) == 7 else "")
        .replace("{month}", months[day.month - 1] if len(months) == 12 else str(day.month))
        .replace("{day}", str(day.day))
    )


def _since(day: date, today: date, language: Language) -> str:
    """How long ago, to the nearest month: `about six months`; empty for less than one."""
    months = months_between(day, today + timedelta(days=15)) if day <= today else 0
    numbers = language.words("numbers")
    if months < 1:
        return ""
    if months >= 12:
        return language.phrase("a_year" if months == 12 else "more")
    if months == 1:
        return language.phrase("a_month")
    number = numbers[months - 1] if len(numbers) >= months else str(months)
    return language.phrase("months").replace("{number}", number)

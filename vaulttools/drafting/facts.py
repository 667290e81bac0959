"""The facts of a note that a message may use, in words ready to stand in a sentence.

What the notes do not say is an empty field, and its section of the pattern vanishes; nothing is
made up. The fields are those of `model.pattern.FIELDS`.
"""

import re
from datetime import date, timedelta

from vaulttools.drafting.kinds import open_question
from vaulttools.drafting.render import Facts
from vaulttools.escaping import shortened, spoken, web_address
from vaulttools.funnel.bring import news_since, would_fit
from vaulttools.funnel.campaign import topic_of_their_own
from vaulttools.funnel.history import history
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.language import Language
from vaulttools.model.links import stem
from vaulttools.model.months import months_between
from vaulttools.model.words import Channel, Reason, What
from vaulttools.saying import where_met

ONLINE = frozenset({Channel.LINKEDIN, Channel.EMAIL, Channel.VIDEO})
LONGEST_CLAUSE = 12
"""Words; what goes on for longer is no clause to put into a sentence of ours."""
LONGEST_FACT, LONGEST_ADDRESS = 400, 2_000
"""Characters: what a pattern repeats many times cannot grow without bound."""
NOTED = 100
"""Characters of a note of the owner's that a blank quotes."""
_ENDS = re.compile(r"[,;.:!?–—(“\"]|\s-\s|\[\[")
_THIRD_PERSON = frozenset(
    {"he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs", "it", "sie", "er"}
    | {"ihn", "ihm", "ihr", "ihre", "ihren", "ihrem", "sein", "seine", "seinen", "seinem"}
    | {"ihres", "ihrer", "seines", "seiner", "deren", "dessen"}
)


def facts(item: DueItem, funnel: Funnel, other: Contact | None = None) -> Facts:
    """The fields of a pattern for one contact; `other` is whom to introduce them to."""
    contact, today, language = item.contact, funnel.today, funnel.vault.language
    talks = [e for e in contact.events if e.what in {What.MET, What.WITH} and not e.is_unread]
    talk = talks[-1] if talks else None
    last = talk or history(contact).last
    theirs = [e for e in contact.events if e.is_engagement and e.text and not e.is_unread]
    wrote = next((e for e in reversed(contact.events) if e.what is What.FROM), None)
    topic = _topic(item, funnel)
    known: Facts = {
        "first": spoken(contact.first_name),
        "name": spoken(contact.name),
        "organization": spoken(contact.organization),
        "role": spoken(contact.role),
        "me": spoken(item.owner or funnel.vault.settings.me),
        "met": talk is None or talk.what is What.MET,
        "met_where": spoken(where_met(contact)) if language.code.startswith("en") else "",
        "met_when": _when(talk.day, today, language) if talk else "",
        "met_online": not where_met(contact) and contact.met_via in ONLINE,
        "talked": bool(talks),
        "about": _clause(talks, language.words("talked")),
        "since": _since(last.day, today, language) if last else "",
        "topic": spoken(topic),
        "raised": spoken(topic) if _was_raised(topic, contact) else "",
        "asked": _clause(theirs[-1:], language.words("asked")),
        "noted": spoken(shortened(theirs[-1].text.strip('"“”'), NOTED)) if theirs else "",
        "wrote_when": _when(wrote.day, today, language) if wrote else "",
        "third": len(item.standing.run) >= 2,
        **_promise(item),
        **_value(item, language),
        **_dates(item, today, language),
        **_interview(item),
        "question": spoken(open_question(contact)),
        "news": _news(item, today),
        "other": spoken(_introduced(item, other)),
        "other_what": spoken(", ".join(w for w in (other.role, other.organization) if w))
        if other
        else "",
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


def _promise(item: DueItem) -> Facts:
    promise = item.promise
    return {
        "promise": spoken(promise.text) if promise else "",
        "late": promise is not None and item.promise_is_due and (item.days_overdue or 0) > 0,
    }


def _value(item: DueItem, language: Language) -> Facts:
    value = item.bring[0] if item.bring else None
    return {
        "value": spoken(value.name) if value else "",
        "takeaway": _sentence(spoken(value.takeaway)) if value else "",
        "url": web_address(value.url) if value else "",
        "would_fit": "" if value else spoken(would_fit(item.standing, language)),
    }


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


def _introduced(item: DueItem, other: Contact | None) -> str:
    """The other person: the one named, or the one whose introduction is the thing to bring."""
    if other:
        return other.name
    name = item.bring[0].name if item.bring else ""
    found = re.fullmatch(r"(?:intro(?:duction)? to|vorstellung:?) (.+)", name, re.IGNORECASE)
    return found[1] if found else ""


def _clause(events: list[Event], verbs: tuple[str, ...]) -> str:
    """What stands behind the latest of some verbs, up to the end of the clause; empty if unsure.

    Words about a third person would be wrong in a message to that person.
    """
    if not verbs:
        return ""
    form = re.compile(rf"\b(?:{'|'.join(map(re.escape, verbs))})\s+(.+)", re.IGNORECASE)
    for event in reversed(events):
        if match := form.search(event.text):
            clause = _ENDS.split(match[1])[0].strip()
            words = re.findall(r"[\w'’]+", clause.casefold())
            is_plain = 0 < len(words) <= LONGEST_CLAUSE and not _THIRD_PERSON.intersection(words)
            return spoken(clause) if is_plain else ""
    return ""


def _was_raised(topic: str, contact: Contact) -> bool:
    """Whether the log says that a topic came up between the two."""
    words = topic.casefold()
    return bool(words) and any(
        e.is_engagement and words in e.text.casefold() for e in contact.events
    )


def _when(day: date, today: date, language: Language) -> str:
    """`on Saturday` within a week, `on 2 November` before that."""
    distance = (today - day).days
    if distance in {0, 1}:
        return language.phrase("yesterday" if distance else "today")
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


def _sentence(text: str) -> str:
    """Words as a sentence of their own."""
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")

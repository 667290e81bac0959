"""What to bring: value items that truly fit, and why (M1, M2)."""

from collections.abc import Iterator, Sequence
from datetime import date

from vaulttools.escaping import inline, quoted
from vaulttools.funnel.library import Fit, Library
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Standing
from vaulttools.model.language import Language
from vaulttools.model.value import Match, ValueItem
from vaulttools.model.words import Reason, Stage, ValueKind, What
from vaulttools.wording import listed

MOST = 3
BRINGS_SOMETHING = frozenset(
    {Reason.FIRST_TOUCH, Reason.NEXT_STEP, Reason.TOUCH, Reason.DECIDE, Reason.RE_ENGAGE}
)
"""The others carry their value in what they say (M1)."""

WANTED_KIND = 1.2
"""How much more an item counts that is of a kind which the playbook's row asks for."""
HALF_LIFE = 3 * 365
"""Days in which an item comes to count for half; what has no date counts as so old."""
QUOTE = 80
"""Characters of a question that an explanation quotes."""


def fitting(standing: Standing, library: Library, today: date) -> tuple[Match, ...]:
    """The value items to offer, the best first, and why each: at most three (M2).

    What was made for them goes first. Among the others their words decide, an item of a kind that the
    playbook's row asks for counts a little more, and an old one less.
    """
    if standing.reason not in BRINGS_SOMETHING:
        return ()
    contact = standing.contact
    wanted = standing.row.bring if standing.row else ()

    def rank(fit: Fit) -> tuple[bool, float, int, str]:
        item = fit.item
        age = (today - item.published).days if item.published else HALF_LIFE
        count = fit.relevance * 0.5 ** (age / HALF_LIFE)
        count *= WANTED_KIND if item.kind in wanted else 1.0
        return contact.path not in item.meant_for, -round(count, 6), age, item.path

    best = sorted(offers(standing, library, today), key=rank)[:MOST]
    return tuple(Match(fit.item, *_why(fit, contact, library)) for fit in best)


def offers(standing: Standing, library: Library, today: date) -> Iterator[Fit]:
    """What fits a person and may be offered: never given before, out by now, and not over (M2).

    After a pause only what was published since then, and is on a topic of theirs or for them (M9).
    """
    contact = standing.contact
    given = library.given(contact)
    for fit in library.fits(contact):
        item = fit.item
        is_new = standing.stage is not Stage.PAUSED or (
            _is_since(item, standing.paused) and bool(fit.topics or item.meant_for)
        )
        if is_new and item.path not in given and _is_current(item, today):
            yield fit


def _why(fit: Fit, contact: Contact, library: Library) -> tuple[str, str]:
    """Why an item is chosen, ready to stand in a note behind a link to it, and the place that says so."""
    item, first = fit.item, inline(contact.first_name)
    said, words = library.ground(item, contact)
    if said and said.is_question:
        verb = "answers" if item.kind is ValueKind.ANSWER else "goes with"
        return f"{verb} {quoted(said.text, QUOTE)}, which is still open", said.at
    if contact.path in item.meant_for:
        return f"was made for {first}", item.path
    if fit.topics:
        raised = [(event, t) for t in fit.topics if (event := library.raised(t, contact))]
        if not raised:
            return f"matches {_emphasized(fit.topics)}", contact.path
        event, topic = max(raised, key=lambda pair: pair[0].day)
        return f"matches {_emphasized([topic])}, which {first} raised on {event.day}", str(
            event.place
        )
    when = f", which {first} raised on {said.day}" if said and said.day else ""
    return (f"matches {_emphasized(words)}{when}", said.at) if said else ("", "")


def _emphasized(words: Sequence[str]) -> str:
    return listed(f"*{inline(word)}*" for word in words[:MOST])


def news_since(standing: Standing, today: date) -> tuple[Event, ...]:
    """What became known of a paused contact since the pause, the newest first."""
    pause = standing.paused
    return tuple(
        event
        for event in reversed(standing.contact.events)
        if event.what is What.NEWS and pause is not None and pause < event.day <= today
    )


def would_fit(standing: Standing, language: Language) -> str:
    """What would fit when nothing does: `an article or something practical on onboarding`.

    Empty where nothing is known that it could be about.
    """
    contact = standing.contact
    open_questions = (q.text for q in contact.questions if not q.is_answered)
    topic = next(iter(contact.topics), "") or next(open_questions, "")
    if not topic:
        return ""
    names = dict(line.split(": ", 1) for line in language.words("kinds") if ": " in line)
    row = standing.row
    kinds = [names[kind] for kind in (row.bring if row else ()) if kind in names]
    said = f" {names.get('or', 'or')} ".join(kinds) or names.get("any", "")
    return names.get("on", "{kinds}: {topic}").replace("{kinds}", said).replace("{topic}", topic)


def _is_current(item: ValueItem, today: date) -> bool:
    is_out = item.published is None or item.published <= today
    return is_out and (item.expires is None or item.expires >= today)


def _is_since(item: ValueItem, pause: date | None) -> bool:
    return item.published is not None and pause is not None and item.published > pause

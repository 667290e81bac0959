"""Words of the notes become parts of a sentence of ours, up to where it is still sure what they mean."""

import re
from datetime import date

from vaulttools.escaping import spoken
from vaulttools.model.contact import Contact, Event
from vaulttools.model.language import Language

LONGEST_CLAUSE = 12
"""Words; what goes on for longer is no clause to put into a sentence of ours."""
SHORT = 18
"""Words of a takeaway that may follow a colon."""
STEM = 4
"""Letters that two forms of a word have in common."""
DAYS = 7
"""Days of a week."""
_ENDS = re.compile(r"[,;.:!?–—(“\"]|\s-\s|\[\[")
_THIRD_PERSON = frozenset(
    {"he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs", "it", "sie", "er"}
    | {"ihn", "ihm", "ihr", "ihre", "ihren", "ihrem", "sein", "seine", "seinen", "seinem"}
    | {"ihres", "ihrer", "seines", "seiner", "deren", "dessen"}
)
_FIRST_PERSON = frozenset(
    {"i", "me", "my", "mine", "we", "us", "our", "ours", "ich", "mir", "mich", "wir", "uns"}
    | {"mein", "meine", "meinen", "meinem", "meiner", "unser", "unsere", "unseren", "unserem"}
)
_THE = frozenset(
    {"the", "a", "an", "my", "our", "some", "two", "three", "die", "das", "den", "ein", "eine"}
    | {"einen", "mein", "meine", "meinen", "unser", "unsere", "unseren", "zwei", "drei"}
)
"""How the name of a thing begins."""
_WHEN = frozenset(
    {"by", "before", "until", "till", "after", "next", "this", "when", "once", "if", "and", "or"}
    | {"again", "soon", "today", "tonight", "tomorrow", "bis", "vor", "nach", "nächste", "wenn"}
    | {"sobald", "falls", "und", "oder", "wieder", "bald", "heute", "morgen", "noch"}
)
"""Words after which more is said than what the thing is."""


def clause_behind(events: list[Event], verbs: tuple[str, ...]) -> str:
    """What stands behind the latest of some verbs, up to the end of the clause; empty if unsure.

    Words about a third person would be wrong in a message to that person.
    """
    if not verbs:
        return ""
    form = re.compile(rf"\b(?:{'|'.join(map(re.escape, verbs))})\s+(.+)", re.IGNORECASE)
    for event in reversed(events):
        if match := form.search(event.text):
            clause = _ENDS.split(match[1])[0].strip()
            words = _words(clause)
            is_plain = 0 < len(words) <= LONGEST_CLAUSE and not _THIRD_PERSON.intersection(words)
            return spoken(clause) if is_plain else ""
    return ""


def _words(text: str) -> list[str]:
    """The words of a text, without case."""
    return re.findall(r"[\w'’]+", text.casefold())


def as_asked(clause: str, topic: str, language: Language) -> str:
    """What they asked, where no answer of one's own follows: of `how we onboard people` only the topic.

    Empty where even that is not sure.
    """
    words = {re.split("['’]", word)[0] for word in _words(clause)}
    if not _FIRST_PERSON & words:
        return clause
    stems = [word[:STEM] for word in topic.casefold().split()]
    is_asked = bool(stems) and all(stem in clause.casefold() for stem in stems)
    return language.entry("phrases", "about").replace("{topic}", spoken(topic)) if is_asked else ""


def as_put(question: str) -> str:
    """A question as it can be put to them: one that ends as one, with nobody else in it."""
    words = _words(question)
    is_plain = question.endswith("?") and not (_THIRD_PERSON | _FIRST_PERSON).intersection(words)
    return spoken(question) if is_plain else ""


def thing_promised(text: str, contact: Contact, language: Language) -> str:
    """The thing that was promised: of `send her the checklist` the checklist; empty if unsure."""
    verbs = "|".join(sorted(map(re.escape, language.words("promised")), key=len, reverse=True))
    match = re.fullmatch(rf"(?:{verbs}) (.+)|(.+) (?:{verbs})", text, re.IGNORECASE)
    if not verbs or match is None:
        return ""
    thing = _ENDS.split(match[1] or match[2])[0].strip()
    first, _, rest = thing.partition(" ")
    if first.casefold() in _THIRD_PERSON | {contact.first_name.casefold(), "you", "dir"}:
        thing = rest
    words = _words(thing)
    days = {day.casefold() for day in language.words("weekdays")}
    is_plain = 1 < len(words) <= LONGEST_CLAUSE and words[0] in _THE
    return spoken(thing) if is_plain and not (_THIRD_PERSON | _WHEN | days) & set(words) else ""


def missed(event: Event, today: date, language: Language) -> str:
    """The weekday by which they wanted an answer, if that is over: `Friday`; empty for none."""
    until, weekdays = language.words("until"), language.words("weekdays")
    if not until or len(weekdays) < DAYS:
        return ""
    words, names = ("|".join(map(re.escape, some)) for some in (until, weekdays))
    match = re.search(rf"\b(?:{words})\s+({names})\b", event.text, re.IGNORECASE)
    if match is None:
        return ""
    number = [name.casefold() for name in weekdays].index(match[1].casefold())
    distance = (number - event.day.weekday()) % DAYS or DAYS
    return weekdays[number] if (today - event.day).days > distance else ""


def who_is(other: Contact, asked: str, language: Language) -> str:
    """What follows a name: `a wiki builder at Halden`, `Head of Data`, `from Halden`.

    A role that only says again what was asked, `wiki builder` after `who builds wikis`, is left out.
    """
    role = "" if _is_echo(other.role, asked) else other.role
    if role[:1].islower() and language.code.startswith("en"):
        role = f"{'an' if role[0] in 'aeiou' else 'a'} {role}"
    if not role or not other.organization:
        return role or (_at("from", other, language) if other.organization else "")
    return f"{role} {_at('at', other, language)}"


def _is_echo(role: str, asked: str) -> bool:
    stems = {word[:STEM] for word in _words(asked)}
    return stems >= {word[:STEM] for word in _words(role)}


def _at(key: str, other: Contact, language: Language) -> str:
    return language.entry("phrases", key).replace("{organization}", other.organization)


def gist(takeaway: str, language: Language) -> str:
    """How a sentence that names the thing goes on to its end: `: new hires stay longer with a buddy.`."""
    if not takeaway:
        return "."
    lowered = _lowered(takeaway, language)
    is_short = lowered[0].islower() and len(lowered.split()) <= SHORT
    return f": {_ended(lowered)}" if is_short else f". {sentence(takeaway)}"


def claim(takeaway: str, language: Language) -> str:
    """A takeaway that can follow `says that`, without its full stop; empty where that is not sure.

    A clause with a verb of its own is, and `a checklist for the first week` is not.
    """
    said = _lowered(takeaway, language).rstrip(".!…")
    words = _words(said)
    verbs, links = set(language.words("verbs")), set(language.words("links"))
    verb = next((at for at, word in enumerate(words) if word in verbs), 0)
    is_one = said[:1].islower() and not re.search(r"[.:!?]", said) and len(words) <= SHORT
    return said if is_one and verb and not links.intersection(words[:verb]) else ""


def _lowered(takeaway: str, language: Language) -> str:
    """A takeaway that goes on in a sentence of ours, where its first word is sure to be no name."""
    first = takeaway.partition(" ")[0]
    is_common = first.casefold() in {*language.words("common"), *language.words("numbers")}
    is_common = is_common and first != "I"
    return takeaway[:1].lower() + takeaway[1:] if is_common else takeaway


def sentence(text: str) -> str:
    """Words as a sentence of their own."""
    return _ended(text[:1].upper() + text[1:])


def _ended(text: str) -> str:
    """Words with what ends a sentence."""
    return text + ("" if not text or text[-1] in ".!?…" else ".")

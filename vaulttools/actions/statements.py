"""The words one may write under a due item, as `via phone`, `next 10 Dec`, `not now until March`.

A line is one statement or several, with commas or semicolons between them. What is no statement is
the touch's text. What nearly is one is asked about, never guessed at.
"""

import re
from datetime import date

from msgspec.structs import replace

from vaulttools.actions.slips import looks_like_a_day, meant
from vaulttools.escaping import one_line, shortened
from vaulttools.model.problem import Place
from vaulttools.model.utterance import Agreed, Snooze, Utterance
from vaulttools.model.words import What
from vaulttools.reading.links import WIKILINK
from vaulttools.reading.log import channel_named
from vaulttools.reading.when import read_when

VOCABULARY: tuple[tuple[str, str], ...] = (
    ("via CHANNEL", "the channel you used, where it was not the one in the line"),
    ("said …", "what they said; on the phone or in person it makes it a talk"),
    ("next DATE", "the next step that you agreed on; it becomes `next_step` in the note"),
    ("not now until DATE", "they want to be asked later; three months without a date"),
    ("snooze DATE", "you put it off: a day, or a length of time as `3 weeks`"),
    ("gave [[an item]]", "what you gave them, where it was not what the line proposed"),
    ("on DATE", "the day it happened, if that was not today"),
    ("pause", "stop for now; they come up again after six months"),
    ("resume", "take it up again"),
    ("archive", "stop for good"),
    ("won", "you got what you were after"),
    ("lost", "they said no"),
)
"""What may be written under a due item, and what it does; docs/talking.md is held to it."""

DECISIONS: dict[str, What] = {
    "pause": What.PAUSE, "paused": What.PAUSE, "archive": What.ARCHIVE, "archived": What.ARCHIVE,
    "won": What.WON, "lost": What.LOST, "resume": What.RESUME, "re-engage": What.RESUME,
    "graceful exit": What.EXIT, "exit": What.EXIT,
}  # fmt: skip
_DECISION = re.compile(
    rf"({'|'.join(sorted(DECISIONS, key=len, reverse=True))})\b(.*)", re.IGNORECASE | re.DOTALL
)
_SAID = re.compile(r"(?:(?:she|he|they)\s+)?said\b[\s:]*(.*)", re.IGNORECASE | re.DOTALL)
_NOT_NOW = re.compile(r"not\s+(?:right\s+)?now\b[\s,;:!—–-]*(.*)", re.IGNORECASE | re.DOTALL)
_GAVE = re.compile(r"gave\b:?\s*(?:(?:her|him|them)\s+)?", re.IGNORECASE)
_VIA = re.compile(r"(?:(via|by)\b\s*)?(?:the\s+)?(.*)", re.IGNORECASE | re.DOTALL)
_CHANNEL_AND_WORDS = re.compile(r"(.+?)(?:\s*[:(]|\s+[–—-]\s)\s*(.+?)\)?")
_SNOOZE = re.compile(r"snoozed?\b:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NEXT = re.compile(r"next(?:\s+step)?\b\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NOWHERE = Place("", 0)
_QUOTED = re.compile(r"[\"“](.+)[\"”]")
_CUT = re.compile(r"([,;]\s+)")
_UNTIL = re.compile(r"(?:until|till?|before|for|to|by)\s+(.+)", re.IGNORECASE | re.DOTALL)
_WHEN = re.compile(r"\b(?:in|on|after|until|till?|from|around|by|next)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
LONG_AGO = 180
"""Days; a date without its year that is further back is nearly always one to come."""
CHANNELS = "email, linkedin, phone, voicemail, sms, in-person, video, comment, letter or other"


class NotUnderstoodError(ValueError):
    """A line that begins like a statement and is none; the text says so, and what to write."""


def add_statements(found: Utterance, line: str, today: date) -> Utterance:
    """The utterance with what a typed line (without bullet and box) adds to it.

    Raises NotUnderstoodError for what is nearly a statement, contradicts what was said before, or
    names a day that cannot be meant.
    """
    text = one_line(line)
    if quoted := _QUOTED.fullmatch(text):
        return replace(found, text=(*found.text, quoted[1].strip()))
    for statement in _statements(text, today):
        found = _with(found, statement, today)
    return found


def _statements(text: str, today: date) -> list[str]:
    """The line cut where a new statement surely begins; all else stays together."""
    pieces = _CUT.split(text)
    found = [pieces[0]]
    is_words = not _is_surely(found[0], today)
    for comma, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        may_be_words = _DECISION.fullmatch(piece) or channel_named(piece)
        may_stand = not (is_words and may_be_words) and _is_surely(piece, today)
        is_closed = _is_surely(found[-1], today) and not _goes_on(found[-1], piece)
        if may_stand or is_closed:
            found.append(piece)
        else:
            found[-1] += comma + piece
    return [piece.strip() for piece in found if piece.strip()]


def _goes_on(text: str, piece: str) -> bool:
    """Whether what they said, or what was given, may go on behind a comma."""
    is_link = WIKILINK.fullmatch(piece.strip(" .")) is not None
    is_speech = _SAID.match(text) or _NOT_NOW.match(text)
    return bool(is_speech or (_GAVE.match(text) and is_link))


def _is_surely(text: str, today: date) -> bool:
    """Whether a piece of a line is a statement by itself."""
    try:
        found = _with(Utterance("", _NOWHERE), text.strip(), today)
    except NotUnderstoodError:
        return False
    return not found.text


def _with(found: Utterance, text: str, today: date) -> Utterance:
    """The utterance with one statement more."""
    for read in (_via, _said, _not_now, _snooze, _next, _gave, _on, _decision):
        more = read(text, today)
        if more is not None:
            return _add(found, more)
    if right := meant(text, lambda mended: _is_surely(mended, today)):
        raise NotUnderstoodError(
            f"“{shortened(text, 60)}” is not understood. Did you mean “{right}”? "
            "If these are words to keep, put them in quotes."
        )
    return replace(found, text=(*found.text, text))


def _add(found: Utterance, more: Utterance) -> Utterance:
    what = found.clash(more)
    if what:
        raise NotUnderstoodError(f"two different things are said about {what}. Keep one of them.")
    return found.together(more)


def _blank() -> Utterance:
    return Utterance("", _NOWHERE)


def _via(text: str, today: date) -> Utterance | None:
    del today
    match = _VIA.fullmatch(text)
    if not match:
        return None
    rest = match[2].strip(" .:")
    more = _CHANNEL_AND_WORDS.fullmatch(rest) if match[1] else None
    if channel := channel_named(rest):
        return replace(_blank(), via=channel)
    if more and (channel := channel_named(more[1])):
        return replace(_blank(), via=channel, text=(more[2].strip(),))
    if not match[1] or match[1].casefold() == "by":
        return None
    what = f"“{shortened(rest, 40)}” is no channel" if rest else "“via” wants a channel"
    raise NotUnderstoodError(f"{what}. Write via {CHANNELS}.")


def _said(text: str, today: date) -> Utterance | None:
    match = _SAID.fullmatch(text)
    if not match:
        return None
    if not match[1].strip():
        raise NotUnderstoodError("“said” wants their words behind it.")
    return _not_now(match[1], today) or replace(_blank(), said=(match[1].strip(),))


def _not_now(text: str, today: date) -> Utterance | None:
    match = _NOT_NOW.fullmatch(text)
    if not match:
        return None
    until, is_all = _end(match[1].strip(" .!"), today)
    snooze = Snooze(until, is_their_word=True, words=text)
    return replace(_blank(), snooze=snooze, said=() if is_all else (text,))


def _end(text: str, today: date) -> tuple[date | None, bool]:
    """The end of a "not now", None for as long as the settings say, and whether the text is only that."""
    if not text:
        return None, True
    if day := _day_ahead(text, today):
        return day, True
    if _UNTIL.match(text):
        raise NotUnderstoodError(_no_date(text, today, "not now until March", "not now"))
    days = (_day_ahead(text[when.start() :], today) for when in _WHEN.finditer(text))
    return next((day for day in days if day), None), False


def _snooze(text: str, today: date) -> Utterance | None:
    match = _SNOOZE.fullmatch(text)
    if not match:
        return None
    plain = match[1].strip(" .!")
    day = _day_ahead(plain, today)
    if plain and day is None:
        raise NotUnderstoodError(_no_date(plain, today, "snooze 3 weeks", "snooze 2027-01-15"))
    return replace(_blank(), snooze=Snooze(day, words=text))


def _day_ahead(text: str, today: date) -> date | None:
    """The day to come in `until March`, `March`, `for 3 weeks`."""
    until = _UNTIL.fullmatch(text.strip())
    plain = until[1] if until else text.strip()
    return read_when(plain, today) or read_when(f"until {plain}", today)


def _next(text: str, today: date) -> Utterance | None:
    match = _NEXT.fullmatch(text)
    if not match:
        return None
    day = read_when(text, today) or read_when(re.sub(r"^on\s+", "", match[1]), today)
    if day is None:
        raise NotUnderstoodError(_no_date(match[1], today, "next 10 Dec", "next 2026-12-10"))
    return replace(_blank(), next_step=Agreed(day, text))


def _gave(text: str, today: date) -> Utterance | None:
    del today
    match = _GAVE.match(text)
    links = tuple(link[0].removeprefix("!") for link in WIKILINK.finditer(text))
    if not match or not links:
        return None
    rest = one_line(WIKILINK.sub(" ", text[match.end() :])).strip(" ,.:;—–-")
    is_only_links = not rest or rest.casefold() in {"and", "&"}
    return replace(_blank(), gave=links, text=() if is_only_links else (text,))


def _on(text: str, today: date) -> Utterance | None:
    is_on = text[:3].casefold() == "on "
    words = text[3:].strip() if is_on else text
    day, coming = read_when(words, today, ahead=False), read_when(words, today)
    is_old = day and not _YEAR.search(words) and (today - day).days > LONG_AGO
    if is_on and coming and (is_old or day is None):
        raise NotUnderstoodError(
            f"“{words}” is still to come, and this is something that happened."
        )
    if day and (is_on or day == today or coming is None):
        return replace(_blank(), day=day)
    if coming and not is_on:
        raise NotUnderstoodError(
            f"what is on “{words}”? Write “on {words}” if it happened then, “next {words}” if that is agreed, "
            f"“snooze {words}” to put it off. If these are words to keep, put them in quotes."
        )
    if is_on and looks_like_a_day(words):
        raise NotUnderstoodError(_no_date(words, today, "on Tuesday", "on 2026-11-20"))
    return None


def _decision(text: str, today: date) -> Utterance | None:
    match = _DECISION.fullmatch(text)
    if not match:
        return None
    word, rest = match[1].casefold(), match[2].strip(" !")
    what = DECISIONS[word]
    said = rest.lstrip(":—–-·,. ").strip()
    links = tuple(link[0] for link in WIKILINK.finditer(rest))
    if what is What.RESUME and links and rest.casefold().startswith("with "):
        return replace(_blank(), decision=what, gave=links)
    if what is What.EXIT and links:
        return replace(_blank(), decision=what)
    if _day_ahead(said, today):
        raise NotUnderstoodError(f"“{word}” has no end. To wait for a time, write “snooze {said}”.")
    if rest and not re.match(r"[:—–·.]|-\s", rest):
        raise NotUnderstoodError(
            f"is “{shortened(text, 60)}” the decision “{word}”? Then write “{word}: {shortened(said, 40)}”. "
            "If these are words to keep, put them in quotes."
        )
    return replace(_blank(), decision=what, because=(said,) if said else ())


def _no_date(text: str, today: date, *examples: str) -> str:
    """What to say to a text that is no date, or not one to come."""
    if read_when(text, today, ahead=False):
        return f"“{text}” does not lie ahead; give a later day."
    shown = " or ".join(f"“{example}”" for example in examples)
    words = "" if re.search(r"\d", text) else " If these are words to keep, put them in quotes."
    return f"“{shortened(text, 40)}” is no date. Write it as {shown}.{words}"

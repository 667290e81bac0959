"""The words one may write under a due item, as `via phone`, `next 10 Dec`, `not now until March`.

A line is one statement or several, with commas or semicolons between them. What is no statement is
the touch's text. What nearly is one is asked about, never guessed at.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

from vaulttools.escaping import one_line, shortened
from vaulttools.model.problem import Place
from vaulttools.model.utterance import Agreed, Snooze, Utterance
from vaulttools.model.words import What
from vaulttools.reading.days import read_day
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
_SAID = re.compile(r"(?:(?:she|he|they)\s+)?said\b:?\s*(.+)", re.IGNORECASE | re.DOTALL)
_NOT_NOW = re.compile(r"not\s+now\b[\s,:—–-]*(.*)", re.IGNORECASE | re.DOTALL)
_SNOOZE = re.compile(r"snoozed?\b:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NEXT = re.compile(r"next(?:\s+step)?\b\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NOWHERE = Place("", 0)
_QUOTED = re.compile(r"[\"“](.+)[\"”]")
_CUT = re.compile(r"([,;]\s+)")
_LATER = re.compile(r"(?:(?:until|till?|for|to|by)\s+)?(.+)", re.IGNORECASE | re.DOTALL)
_WEEKDAYS = re.compile(r"(?:last\s+)?(?:mon|tue|wed|thu|fri|sat|sun|yest|tod)", re.IGNORECASE)


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
        may_stand = not (is_words and _DECISION.fullmatch(piece)) and _is_surely(piece, today)
        is_closed = _is_surely(found[-1], today) and not _SAID.match(found[-1])
        if may_stand or is_closed:
            found.append(piece)
        else:
            found[-1] += comma + piece
    return [piece.strip() for piece in found if piece.strip()]


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
    if meant := _meant(text, today):
        raise NotUnderstoodError(
            f"“{shortened(text, 60)}” is not understood. Did you mean “{meant}”? "
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
    word, _, rest = text.partition(" ")
    if word.casefold() not in {"via", "by"}:
        return None
    channel = channel_named(rest.strip(" .:"))
    if channel:
        return replace(_blank(), via=channel)
    if word.casefold() == "by":
        return None
    raise NotUnderstoodError(
        f"“{shortened(rest, 40)}” is no channel. Write via email, linkedin, phone, voicemail, sms, "
        "in-person, video, comment, letter or other."
    )


def _said(text: str, today: date) -> Utterance | None:
    del today
    match = _SAID.fullmatch(text)
    return replace(_blank(), said=(match[1].strip(),)) if match else None


def _not_now(text: str, today: date) -> Utterance | None:
    match = _NOT_NOW.fullmatch(text)
    if not match:
        return None
    until, rest = _until(match[1], today)
    return replace(_blank(), snooze=Snooze(until, is_their_word=True, words=text), text=rest)


def _snooze(text: str, today: date) -> Utterance | None:
    match = _SNOOZE.fullmatch(text)
    if not match:
        return None
    if not match[1]:
        return replace(_blank(), snooze=Snooze(None, words=text))
    day = _day_ahead(_LATER.fullmatch(match[1].strip()), today)
    if day is None:
        raise NotUnderstoodError(_no_date(match[1], "snooze 3 weeks", "snooze 2027-01-15"))
    return replace(_blank(), snooze=Snooze(day, words=text))


def _until(text: str, today: date) -> tuple[date | None, tuple[str, ...]]:
    """The end of a "not now": its day, or None for as long as the settings say, and further words."""
    plain = text.strip(" .")
    if not plain:
        return None, ()
    match = re.match(r"(?:until|till?|before|for)\s+(.+)", plain, re.IGNORECASE | re.DOTALL)
    if not match:
        return read_when(plain, today), () if read_when(plain, today) else (plain,)
    day = _ahead(match[1], today)
    if day is None:
        raise NotUnderstoodError(_no_date(match[1], "not now until March", "not now"))
    return day, ()


def _next(text: str, today: date) -> Utterance | None:
    match = _NEXT.fullmatch(text)
    if not match:
        return None
    day = _ahead(text, today) or _ahead(re.sub(r"^on\s+", "", match[1]), today)
    if day is None:
        raise NotUnderstoodError(_no_date(match[1], "next 10 Dec", "next 2026-12-10"))
    return replace(_blank(), next_step=Agreed(day, text))


def _gave(text: str, today: date) -> Utterance | None:
    del today
    match = re.match(r"gave\b:?\s*(?:(?:her|him|them)\s+)?", text, re.IGNORECASE)
    links = tuple(link[0].removeprefix("!") for link in WIKILINK.finditer(text))
    if not match or not links:
        return None
    rest = one_line(WIKILINK.sub(" ", text[match.end() :])).strip(" ,.:;—–-")
    is_only_links = not rest or rest.casefold() in {"and", "&"}
    return replace(_blank(), gave=links, text=() if is_only_links else (text,))


def _on(text: str, today: date) -> Utterance | None:
    match = re.fullmatch(r"(?:on\s+)?(.+)", text, re.IGNORECASE | re.DOTALL)
    if not match:
        return None
    is_on = text[:3].casefold() == "on "
    day = read_when(match[1], today, ahead=False) or (read_day(match[1]) if is_on else None)
    if day is not None and (is_on or match[1].casefold() in {"today", "yesterday"}):
        return replace(_blank(), day=day)
    if is_on and (match[1][:1].isdigit() or _WEEKDAYS.match(match[1])):
        raise NotUnderstoodError(_no_date(match[1], "on Tuesday", "on 2026-11-20"))
    return None


def _decision(text: str, today: date) -> Utterance | None:
    del today
    match = _DECISION.fullmatch(text)
    if not match:
        return None
    word, rest = match[1].casefold(), match[2].strip()
    what = DECISIONS[word]
    said = rest.lstrip(":—–-·,. ").strip()
    links = tuple(link[0] for link in WIKILINK.finditer(rest))
    if what is What.RESUME and links and rest.casefold().startswith("with "):
        return replace(_blank(), decision=what, gave=links)
    if what is What.EXIT and links:
        return replace(_blank(), decision=what)
    if rest and not re.match(r"[:—–·.]|-\s", rest):
        raise NotUnderstoodError(
            f"is “{shortened(text, 60)}” the decision “{word}”? Then write “{word}: {shortened(said, 40)}”. "
            "If these are words to keep, put them in quotes."
        )
    return replace(_blank(), decision=what, text=(said,) if said else ())


def _ahead(text: str, today: date) -> date | None:
    """The day to come that a text names; one that is past is given, too, to be refused as that."""
    return read_when(text, today) or read_when(text.title(), today) or read_day(text)


def _day_ahead(match: re.Match[str] | None, today: date) -> date | None:
    return _ahead(match[1], today) if match else None


def _no_date(text: str, *examples: str) -> str:
    shown = " or ".join(f"“{example}”" for example in examples)
    what = f"“{shortened(text, 40)}” is no date" if text.strip() else "a date is missing"
    return f"{what}. Write it as {shown}."


def _meant(text: str, today: date) -> str:
    """The statement that a line with a slip of the pen in its first word is; empty if none."""
    word, _, rest = text.partition(" ")
    for right, least, fits in _NEARLY:
        head, tail = (word, rest) if " " not in right else _two(text)
        if head.casefold() != right and _alike(head.casefold(), right) >= least:
            mended = f"{right} {tail}".strip()
            if fits(tail) and _is_surely(mended, today):
                return mended
    return ""


def _two(text: str) -> tuple[str, str]:
    words = text.split(" ", 2)
    return " ".join(words[:2]), words[2] if len(words) > 2 else ""


def _alike(one: str, other: str) -> float:
    if sorted(one) == sorted(other):
        return 1.0
    return SequenceMatcher(None, one, other).ratio()


def _any(rest: str) -> bool:
    return bool(rest)


def _always(rest: str) -> bool:
    del rest
    return True


def _nothing(rest: str) -> bool:
    return not rest


_NEARLY: tuple[tuple[str, float, Callable[[str], bool]], ...] = (
    ("via", 0.6, _any),
    ("next", 0.7, _any),
    ("snooze", 0.7, _always),
    ("not now", 0.8, _always),
    ("gave", 0.7, _any),
    ("on", 1.0, _any),
    ("said", 1.0, _any),
    *((word, 0.75, _nothing) for word in ("pause", "archive", "won", "lost", "resume", "exit")),
)
"""A word, how like it a slip must be, and what must follow it."""

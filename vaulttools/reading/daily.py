"""Lines of daily notes that are contacts' history: `- [[Maya Okafor]] email to: sent the deck`."""

import re
from collections.abc import Container
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from vaulttools.model.beside import DAILY_NOTES
from vaulttools.model.contact import Event
from vaulttools.model.links import fold_name
from vaulttools.reading.days import EARLIEST, LATEST
from vaulttools.reading.links import LONGEST, MARKDOWN_LINK, WIKILINK
from vaulttools.reading.log import Unread, read_entry
from vaulttools.reading.notes import Note
from vaulttools.reading.walking import obsidian_value
from vaulttools.wording import MONTHS

LONGEST_FORMAT = 100
"""Characters; a longer format names no file."""
LONGEST_WHAT = 3
"""Words before the colon of a line that is nearly an entry."""

_WORD = r"([^\W\d_]++)"
_ONE_OR_TWO = "([0-9]{1,2}+)"
_TOKENS = {
    "YYYY": ("([0-9]{4})", "year"), "YY": ("([0-9]{2})", "century"),
    "MMMM": (_WORD, "month"), "MMM": (_WORD, "month"), "MM": ("([0-9]{2})", "month"), "M": (_ONE_OR_TWO, "month"),
    "DD": ("([0-9]{2})", "day"), "D": (_ONE_OR_TWO, "day"), "Do": (rf"{_ONE_OR_TWO}(?:st|nd|rd|th)", "day"),
    "dddd": (_WORD, ""), "ddd": (_WORD, ""), "dd": (_WORD, ""),
    "gggg": ("([0-9]{4})", ""), "GGGG": ("([0-9]{4})", ""), "ww": ("([0-9]{2})", ""), "WW": ("([0-9]{2})", ""),
    "w": (_ONE_OR_TWO, ""), "W": (_ONE_OR_TWO, ""), "Q": ("([0-9])", ""),
}  # fmt: skip
"""Moment's tokens: what each stands for in a name, and what it says about the day, if anything."""
_PIECE = re.compile(r"\[([^\[\]]*)\]|([A-Za-z])\2*o?|(.)", re.DOTALL)
_MONTHS = {word.casefold(): n for n, name in enumerate(MONTHS, 1) for word in (name, name[:3])}

_ITEM = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])\s+){1,6}(?:\[[xX]\]\s+)?(.*\].*)")
_QUOTED = re.compile(r"[\s\d.)*+-]*>")
_CLOCK = re.compile(r"(\d{1,2}:\d{2})(?::\d{2})?(?:\s*[-–—]\s*\d{1,2}:\d{2})?")
_LINK = re.compile(rf"{WIKILINK.pattern.removeprefix('!?')}|{MARKDOWN_LINK.pattern}", re.IGNORECASE)
_AND = re.compile(r"(?:[\s,;&+/*_]|and\b)*(?=\[)", re.IGNORECASE)
_HAS_COLON = re.compile(r"(?:\d{1,2}:\d{2})?[\s:,–—-]*\w+\s*:")
_EMPHASIS = "*_ \t"
_CLOSE = "Did you mean"
"""How the hint begins when a WHAT is nearly one."""


class DailyNotes(Struct, frozen=True):
    """Where a vault has its daily notes, and how they are named (Moment's tokens)."""

    folder: str = ""
    format: str = "YYYY-MM-DD"


def daily_notes(root: Path) -> DailyNotes:
    """What Obsidian's settings say about daily notes; its defaults where they say nothing."""
    folder = obsidian_value(root, DAILY_NOTES, "folder")
    name = obsidian_value(root, DAILY_NOTES, "format")
    return DailyNotes(folder, name or DailyNotes().format)


def day_of(path: str, daily: DailyNotes) -> date | None:
    """The day of the daily note at a vault path; None if the path is none of a daily note."""
    folders = [fold_name(name) for name in daily.folder.split("/") if name]
    parts = path[: -len(".md")].split("/")
    form = _form(daily.format)
    if form is None or [fold_name(name) for name in parts[: len(folders)]] != folders:
        return None
    pattern, units = form
    match = pattern.fullmatch("/".join(parts[len(folders) :]))
    if match is None:
        return None
    said: dict[str, set[int]] = {}
    for unit, text in zip(units, match.groups(), strict=True):
        number = int(text) if text.isdecimal() else _MONTHS.get(text.casefold())
        if unit and number is not None:
            base = 2000 if unit == "century" else 0
            said.setdefault("year" if base else unit, set()).add(base + number)
    try:
        [year], [month], [day] = said["year"], said["month"], said["day"]
        found = date(year, month, day)
    except (KeyError, ValueError):
        return None
    return found if EARLIEST <= found.year <= LATEST else None


@cache
def _form(moment: str) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """A format as a pattern, and what each of its groups says; None for what cannot be read."""
    if len(moment) > LONGEST_FORMAT:
        return None
    pattern, units = "", []
    for piece in _PIECE.finditer(moment):
        literal, letter, other = piece.groups()
        if letter is None:
            pattern += re.escape(literal if other is None else other)
        elif piece[0] in _TOKENS:
            form, unit = _TOKENS[piece[0]]
            pattern += form
            units.append(unit)
        else:
            return None
    return re.compile(pattern, re.IGNORECASE), tuple(units)


def read_daily(
    note: Note, day: date, contacts: Container[str] | None = None
) -> list[tuple[str, Event]]:
    """The entries of a daily note, in its order, each with the vault path of the note it links.

    A line that is no entry is none of ours; one that nearly is gets a problem. With `contacts`,
    their paths, lines that link to none of them are let be.
    """
    lines = (match[1] for line in note.lines if "[" in line and (match := _ITEM.match(line)))
    if not any(_linked(note, _lead(line)[1], contacts) for line in lines):
        return []  # most daily notes; no need to know their shape
    found: list[tuple[str, Event]] = []
    for item in note.body().items:
        if item.box not in {None, "x", "X"} or _QUOTED.match(note.lines[item.line - 1]):
            continue
        clock, links, rest = _lead(item.text)
        paths = _linked(note, links, contacts)
        event = _event(note, day, item.line, f"{clock} {rest}") if paths else None
        found += [(path, event) for path in paths if event]
    return found


def _lead(text: str) -> tuple[str, str, str]:
    """The time of day, the links that a line begins with, and the rest; no links if it does not."""
    rest = text[:LONGEST].lstrip(_EMPHASIS)
    clock = _CLOCK.match(rest)
    rest = rest[clock.end() :].lstrip(f"{_EMPHASIS}-–—:,") if clock else rest
    begin = rest
    while link := _LINK.match(rest):
        rest = rest[link.end() :].lstrip("*_")
        joint = _AND.match(rest)
        rest = rest[joint.end() :] if joint else rest
    return clock[1] if clock else "", begin.removesuffix(rest), rest


def _linked(note: Note, links: str, contacts: Container[str] | None) -> list[str]:
    """The paths that these links lead to, of contacts only if they are known."""
    return [path for path in note.targets(links) if contacts is None or path in contacts]


def _event(note: Note, day: date, line: int, said: str) -> Event | None:
    """The event that a line tells: `14:30 phone with: …`; None, perhaps with a problem, for none.

    A sentence may begin with `met` or `note`: a WHAT without a channel needs its colon here.
    """
    entry = read_entry(f"{day} {said}")
    if isinstance(entry, Unread):
        head, colon, _ = entry.text.partition(":")
        if colon and len(head.split()) <= LONGEST_WHAT and entry.hint.startswith(_CLOSE):
            note.say(line, "VT020", entry.what, entry.hint)
        return None
    if entry is None or (entry.text and not entry.channel and not _HAS_COLON.match(said)):
        return None
    if entry.is_until_unclear:
        hint = 'Write a date, as "snooze: until 2027-01-15".'
        note.say(line, "VT023", f'snooze: "{entry.text}" names no date', hint)
        return None
    return Event(
        day,
        entry.what,
        note.place(line),
        entry.channel,
        entry.text,
        entry.clock,
        entry.until,
        note.targets(entry.text),
        by=entry.by,
    )

"""Log entries: `- DATE [TIME] WHAT: text [^id]`, read generously, never guessed at in silence."""

import re
from datetime import date, time
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from vaulttools.escaping import one_line, shortened, spoken
from vaulttools.model.contact import SIGN
from vaulttools.model.problem import TOMORROW
from vaulttools.model.words import DECISIONS, WITH_CHANNEL, Channel, What
from vaulttools.reading.days import read_day
from vaulttools.reading.links import linked_name, plain_text

LOG_HEADINGS = frozenset(
    {"log", "history", "contact log", "follow-up log", "touches", "timeline", "interactions"}
)

CHANNEL_NAMES: dict[str, Channel] = {
    **{str(channel): channel for channel in Channel},
    "e-mail": Channel.EMAIL, "mail": Channel.EMAIL,
    "linked-in": Channel.LINKEDIN, "linked in": Channel.LINKEDIN, "linkedin message": Channel.LINKEDIN,
    "call": Channel.PHONE, "phone call": Channel.PHONE, "telephone": Channel.PHONE,
    "voice mail": Channel.VOICEMAIL,
    "text": Channel.SMS, "text message": Channel.SMS, "whatsapp": Channel.SMS, "signal": Channel.SMS,
    "in person": Channel.IN_PERSON, "inperson": Channel.IN_PERSON, "face to face": Channel.IN_PERSON,
    "video call": Channel.VIDEO, "zoom call": Channel.VIDEO, "zoom": Channel.VIDEO, "teams": Channel.VIDEO,
    "post": Channel.LETTER,
}  # fmt: skip
"""What people call the channels; docs/notes.md lists them."""

_ARROWS = ((r"<->|↔", " with "), (r"->|→", " to "), (r"<-|←", " from "))
_ARROW_SIGNS = frozenset("-↔→←")
_DATE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_WORDY = r"\d{1,2}(?:st|nd|rd|th)?\.?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
_LEAD = re.compile(
    rf"[*_]*(?:\[\[)?(?P<day>{_DATE}|{_WORDY})(?:\|[^\]]*)?(?:\]\])?[*_]*"
    r"(?:(?:T|[\s,]+)(?P<time>\d{1,2}:\d{2})(?::\d{2})?(?!\d))?"
    r"(?:[\s:,–—]|-(?!>))*(?P<rest>.*)",
    re.DOTALL,
)
_PLAIN_LEAD = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) (?=[A-Za-z])")
"""What nearly all begin with; `_LEAD` says the same of it, and takes longer."""
_LOOKS_DATED = re.compile(r"[*_\[]*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]+$")
_OUR_ID = re.compile(rf"\^({SIGN}[a-z0-9]+)\s*$")
_BY = re.compile(
    r"\[by::((?:[^\[\]\n]|\[\[[^\[\]\n]{1,200}\]\]){1,200})\]|\(by::([^()\n]{1,200})\)",
    re.IGNORECASE,
)
"""Who did it, as a field that Dataview reads too; words that people type never look like it."""
_NAMES = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(CHANNEL_NAMES, key=len)[::-1])
_CHANNEL_FIRST = re.compile(rf"({_NAMES})\s+(to|from|with)\b", re.IGNORECASE)
_WAY_FIRST = re.compile(rf"(to|from|with)\s+({_NAMES})(?=\s*(?::|$))", re.IGNORECASE)
_ALONE = sorted(str(what) for what in What if what not in WITH_CHANNEL)
_WORD = re.compile(rf"({'|'.join(_ALONE)})\b", re.IGNORECASE)
_HEADS = [f"{channel} {way}" for channel in Channel for way in sorted(WITH_CHANNEL)] + _ALONE
_LONGEST_WHAT = 40
"""Characters; no WHAT is longer, and what is kept at hand is to be short."""
_ENDS = re.compile(r"(?:until|till?)\b\s*", re.IGNORECASE)
_UNTIL = re.compile(rf"({_DATE})")
_LIKE_ASCII = str.maketrans("İıſ", "iis")
"""What patterns take for those letters where case does not matter, and lower() does not."""


class Entry(NamedTuple):
    """A log entry that was understood."""

    day: date
    what: What
    channel: Channel | None
    text: str
    clock: time | None = None
    until: date | None = None
    is_until_unclear: bool = False
    """The snooze names an end that is no date."""
    by: str = ""
    """Who did it, if it says so."""


class Unread(Struct, frozen=True):
    """A log line that was not understood: `day` is known if only its WHAT is at fault."""

    day: date | None
    text: str
    what: str
    hint: str


def without_sign(entry: str) -> str:
    """An entry as people read it: without its block id."""
    return _BLOCK_ID.sub("", entry)


def named_by(entry: str, name: str) -> str:
    """An entry that says who did it, before its block id; one that says so already stays."""
    said = spoken(name)
    if not said or _BY.search(entry):
        return entry
    text = without_sign(entry)
    return f"{text} [by:: {said}]{entry[len(text) :]}"


def _without_name(line: str) -> tuple[str, str]:
    """A line without the field that says who did it, and the name in it; empty without one."""
    found = _BY.search(line) if "::" in line else None
    if found is None:
        return line, ""
    rest = f"{line[: found.start()].rstrip()} {line[found.end() :].lstrip()}"
    name = plain_text(linked_name(found[1] or found[2]))
    return rest.strip(), one_line(name)


def sign_in(line: str) -> str:
    """The block id of ours at the end of a line, with its `fu-`; empty without one."""
    found = _OUR_ID.search(line) if f"^{SIGN}" in line else None
    return found[1] if found else ""


def starts_with_date(text: str) -> bool:
    """Whether a list item begins as a log entry does, with something like a date."""
    return _LOOKS_DATED.match(text) is not None


def read_entry(text: str) -> Entry | Unread | None:
    """Read a list item as a log entry; None if it does not begin with a date and is no entry."""
    line = text.strip()
    if "^" in line:
        line = _BLOCK_ID.sub("", line)
    line, by = _without_name(line)
    clock: str | None = None
    if plain := _PLAIN_LEAD.match(line):
        shown, rest = plain[1], line[plain.end() :].rstrip()
    elif lead := _LEAD.fullmatch(line):
        shown, clock, rest = lead["day"], lead["time"], lead["rest"].strip()
    else:
        if starts_with_date(line):
            return Unread(
                None, line, "the log entry begins with no real date", f"Write it as {TOMORROW}."
            )
        if read_what(line) is not None or _CHANNEL_FIRST.search(line.partition(":")[0]):
            return Unread(
                None, line, "the log entry has no date", f"Begin it with one, as {TOMORROW}."
            )
        return None
    day = read_day(shown)
    if day is None:
        return Unread(None, rest, f'"{shown}" is not a date', f"Write it as {TOMORROW}.")
    understood = read_what(rest)
    if understood is None:
        what = f'"{_head(rest)}" does not say what happened'
        return Unread(
            day, rest, what if rest else "nothing after the date says what happened", suggest(rest)
        )
    what, channel, said = understood
    entry = Entry(day, what, channel, said, _time(clock), by=by)
    return _with_end(entry) if what is What.SNOOZE else entry


def read_what(rest: str) -> tuple[What, Channel | None, str] | None:
    """WHAT and text of an entry without its date: `email to: thanks`; None if it cannot be read.

    The colon may be left out, except after a decision: `lost her number` is not a `lost`.
    """
    head, colon, tail = rest.partition(":")
    if colon and len(head) <= _LONGEST_WHAT and (whole := _whole(head)):
        return (*whole, tail.strip())
    if not _ARROW_SIGNS.isdisjoint(head):
        for arrow, word in _ARROWS:
            head = re.sub(arrow, word, head)
    plain = " ".join(f"{head}{colon}{tail}".split()) if head != rest.partition(":")[0] else rest
    if match := _CHANNEL_FIRST.match(plain):
        return What(_folded(match[2])), _channel(match[1]), _said(plain[match.end() :])
    if match := _WAY_FIRST.match(plain):
        return What(_folded(match[1])), _channel(match[2]), _said(plain[match.end() :])
    if match := _WORD.match(plain):
        what, after = What(_folded(match[1])), plain[match.end() :].strip()
        if after and not after.startswith(":") and (what in DECISIONS or what is What.SNOOZE):
            return None
        return what, None, _said(after)
    return None


@lru_cache(maxsize=1_000)
def _whole(head: str) -> tuple[What, Channel | None] | None:
    """What stands before the colon of nearly all entries: a WHAT and nothing else; None if there is more."""
    if match := _CHANNEL_FIRST.fullmatch(head):
        return What(_folded(match[2])), _channel(match[1])
    match = _WORD.fullmatch(head)
    return (What(_folded(match[1])), None) if match else None


def channel_named(word: str) -> Channel | None:
    """The channel that a word stands for; None if none."""
    return CHANNEL_NAMES.get(" ".join(word.strip().casefold().split()))


def _channel(word: str) -> Channel:
    return CHANNEL_NAMES[_folded(word)]


def _folded(words: str) -> str:
    """As patterns see them where case does not matter, with single blanks."""
    return " ".join(words.translate(_LIKE_ASCII).lower().split())


def _said(after: str) -> str:
    return after.strip().removeprefix(":").strip()


def _head(rest: str) -> str:
    return shortened(rest.partition(":")[0], 40)


def suggest(rest: str) -> str:
    """What to write instead of a WHAT that was not understood."""
    head = _head(rest).casefold()
    first = (head.split() or [""])[0]
    if first in _ALONE:
        return f'Write "{first}:" if that is what happened, else begin with "note:".'
    if channel := channel_named(head):
        return f'Say which way it went: "{channel} to:", "{channel} from:" or "{channel} with:".'
    if close := get_close_matches(" ".join(head.split()[:2]), _HEADS, n=1, cutoff=0.7):
        return f'Did you mean "{close[0]}:"?'
    if close := get_close_matches(first, _ALONE, n=1, cutoff=0.75):
        return f'Did you mean "{close[0]}:"?'
    if channel := channel_named(first):
        return f'Say which way it went: "{channel} to:", "{channel} from:" or "{channel} with:".'
    return 'Write what it was before a colon, as "email to:", "phone from:" or "note:".'


def _time(text: str | None) -> time | None:
    if not text:
        return None
    hours, minutes = (int(part) for part in text.split(":"))
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _with_end(entry: Entry) -> Entry:
    """The entry with the end of the snooze; without one in the text, the default stands."""
    has_end = _ENDS.match(entry.text)
    text = entry.text[has_end.end() :] if has_end else entry.text
    found = _UNTIL.search(text)
    until = read_day(found[1]) if found else read_day(text)
    is_unclear = until is None and bool(found or has_end)
    return entry._replace(until=until, is_until_unclear=is_unclear)

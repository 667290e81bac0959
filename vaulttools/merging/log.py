"""A log in three versions: every entry of both sides once, in its owner's order."""

from __future__ import annotations

from vaulttools.merging.sides import decided
from vaulttools.merging.weave import interleaved, numbered, weave

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaulttools.merging.weave import Rank

    Entry = list[str]

BULLETS = ("- ", "* ", "+ ")
SIGN = "^fu-"
"""How the block ids begin that vaulttools gives its entries; one each, whatever their words."""
WAYS = (" to", " from", " with")
"""How the words of an entry end that begin with a channel."""
DAY = len("2026-11-02")
LEAD = " >-*+_["
"""What may stand in an entry before its day."""


def is_entry(line: str) -> bool:
    """Whether a line begins a log entry: a list item with a date in front."""
    text = line.lstrip(" >")
    if not text.startswith(BULLETS):
        return False
    date = text[2:].lstrip(" *_[")
    head, sign, rest = date[:4], date[4:5], date[5:7]
    if head.isdecimal() and sign in {"-", "/", "."}:
        return rest[:1].isdecimal()
    day, _, rest = date.partition("." if "." in date[:3] else "/")
    return day.isdecimal() and len(day) <= 2 and rest[:1].isdecimal()


def is_task(line: str) -> bool:
    """Whether a line is a list item with a box."""
    text = line.lstrip(" \t")
    return text.startswith(BULLETS) and text[2:3] == "[" and text[4:6] == "] "


def merge_log(base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry]) -> list[Entry]:
    """The entries that follow from three logs, oldest or newest first as they stand there.

    An entry is its lines. One that both sides reworded stands there as both have it: they happened on
    one day, and are one touch. What both sides made of one item is one entry, of the earlier day.
    """
    turn = -1 if _is_newest_first(base, ours, theirs) else 1

    def rank(key: str) -> tuple[int, str]:
        return turn * _day(key), key

    old, one, other = (_named(log) for log in (base, ours, theirs))
    for key, twin in _twins(old, one, other):
        joint = _joint(one[key], other[twin])
        one, other = (
            _with_joint(side, entry, joint, old, rank)
            for side, entry in ((one, key), (other, twin))
        )
    order = weave(list(old), list(one), list(other), rank)
    both = [(key, [side[key] for side in (one, other) if key in side]) for key in order]
    return _told_once([_written(old.get(key), entries) for key, entries in both], (ours, theirs))


def joined(line: str, other: str) -> str:
    """One entry for two lines that are entries with one sign; empty if they are not."""
    sign = _sign(line.strip())
    is_one = sign and sign == _sign(other.strip()) and is_entry(line) and is_entry(other)
    return _joint([line], [other])[0] if is_one else ""


def _written(base: Entry | None, entries: list[Entry]) -> Entry:
    """One entry as the side writes it that changed the empty lines in it."""
    same = decided(base, entries[0], entries[-1])
    return (same and same[0]) or min(entries)


def _twins(
    old: dict[str, Entry], one: dict[str, Entry], other: dict[str, Entry]
) -> list[tuple[str, str]]:
    """New entries of the two sides that have one sign: both were made of one item.

    An entry of the base may have that sign, too: of three laptops that heard one tick on three days,
    two have brought theirs together already.
    """
    fresh = {
        sign: key for key in other if key not in old and key not in one and (sign := _sign(key))
    }
    return [
        (key, twin)
        for key in one
        if key not in old and key not in other
        if (twin := fresh.get(_sign(key), ""))
    ]


def _with_joint(
    side: dict[str, Entry], key: str, joint: Entry, old: dict[str, Entry], rank: Rank
) -> dict[str, Entry]:
    """A side with a joint entry in place of its own one, where that of the joint day stands.

    Among the entries that are new there, since the day may have become an earlier one: else three clones
    would have the entry in two places, by which two of them met first.
    """
    name = _text(joint)
    if name == key:
        return side
    keys = list(side)
    start = end = keys.index(key)
    while start and keys[start - 1] not in old:
        start -= 1
    while end < len(keys) and keys[end] not in old:
        end += 1
    run = [near for near in keys[start:end] if near != key]
    order = [*keys[:start], *interleaved(run, [name], rank), *keys[end:]]
    return {near: joint if near == name else side[near] for near in order}


def _joint(one: Entry, other: Entry) -> Entry:
    """One entry of two with one sign: the earlier one, and what only the other says behind it."""
    first, second = sorted((one, other), key=lambda entry: (_day(_text(entry)), _text(entry)))
    start = next(number for number, line in enumerate(first) if line.strip())
    above, first = first[:start], first[start:]
    second = [line for line in second if line.strip()]
    line, sign = _without_sign(first[0])
    more, _ = _without_sign(second[0])
    head, colon, said = line.partition(": ")
    what, _, also = more.partition(": ")
    said, by = _without_by(said)
    also, _ = _without_by(also)
    if _is_their_talk(_words(head), _words(what)):
        head = f"{head.removesuffix(' to').removesuffix(' with')} with"
    elif _words(what).strip() != _words(head).strip():
        also = f"{_words(what).strip()}: {also}" if also else _words(what).strip()
    lead, *rest = said.split("; ")
    pieces = {piece for piece in (*rest, *also.split("; ")) if piece}
    lead = max((p for p in pieces if lead and p.startswith(lead)), key=len, default=lead)
    pieces = {piece for piece in pieces if piece not in lead}
    kept = sorted(p for p in pieces if not any(p != other and p in other for other in pieces))
    told = "; ".join(piece for piece in (lead, *kept) if piece)
    whole = " ".join(
        part for part in (f"{head}{colon or ': '}{told}" if told else line, by, sign) if part
    )
    return [*above, whole, *first[1:], *(line for line in second[1:] if line not in first)]


def _told_once(log: list[Entry], sides: Sequence[Sequence[Entry]]) -> list[Entry]:
    """The log in which the entry of a tick does not tell what they said if that has an entry of its own.

    Who hears a tick that is in the log already gives their words one; elsewhere they stand in that of the
    tick. What one side has in both it keeps so.
    """
    texts = [text for text in map(_text, log) if _sign(text) and "\n" not in text]
    told = {text for text in texts if "; " in text or text.count(": ") > 1}
    if not told or len(texts) == 1:
        return log
    lines = {_sign(text): text for text in texts}
    there = [{_text(entry) for entry in side} for side in sides]
    less = {text: _without_told(text, lines, there) for text in told}
    return [[*entry[:-1], less[text]] if (text := _text(entry)) in told else entry for entry in log]


def _without_told(line: str, lines: dict[str, str], sides: Sequence[set[str]]) -> str:
    """The entry of a tick without what stands in the entries that were made of its words."""
    from vaulttools.escaping import short_id  # noqa: PLC0415 - seldom needed

    text, sign = _without_sign(line)
    head, _, said = text.partition(": ")
    said, by = _without_by(said)
    pieces = said.split("; ")
    told: set[str] = set()
    for piece in pieces:
        for words in {piece, piece.partition(": ")[2]} - {""}:
            own = lines.get(SIGN + short_id(sign.removeprefix(SIGN), f"said {words}"), "")
            if own and not any({line, own} <= side for side in sides):
                there, _ = _without_by(_without_sign(own)[0].partition(": ")[2])
                told |= {piece, *there.split("; ")}
    kept = [piece for piece in pieces if piece not in told]
    is_own_way = pieces[0].partition(": ")[0].endswith(WAYS)  # behind a tick without a word
    if kept[:1] != pieces[:1] and not is_own_way:  # the next one has to say which way it was
        what, _, first = kept[0].partition(": ") if kept else ("", "", "")
        if not what.endswith(WAYS):
            return line
        head = f"{head.removesuffix(_words(head))} {what}"
        kept = [first, *kept[1:]]
    more = "; ".join(piece for piece in kept if piece)
    return " ".join(part for part in (f"{head}: {more}" if more else head, by, sign) if part)


def _is_their_talk(one: str, other: str) -> bool:
    """Whether two entries are one talk, of which one tells what they said: `phone to`, `phone with`."""
    ways = {text.strip().rpartition(" ")[::2] for text in (one, other)}
    return len({channel for channel, _ in ways}) == 1 and {way for _, way in ways} == {"to", "with"}


def _without_sign(line: str) -> tuple[str, str]:
    text, _, sign = line.rstrip().rpartition(" ")
    return text.rstrip(), sign


def _without_by(said: str) -> tuple[str, str]:
    """What was said, and the field behind it that tells who did it."""
    text, field, name = said.partition("[by::")
    return text.strip(), field + name


def _named(log: Sequence[Entry]) -> dict[str, Entry]:
    """Each entry by its text, whatever empty lines are above it."""
    return dict(zip(numbered([_text(entry) for entry in log]), log, strict=True))


def _text(entry: Entry) -> str:
    return "\n".join(entry).strip()


def _sign(text: str) -> str:
    """The sign at the end of an entry; empty without one."""
    last = text.rpartition(" ")[2]
    return last if last.startswith(SIGN) else ""


def _words(text: str) -> str:
    """What an entry says beside its day."""
    return text.lstrip(LEAD)[DAY:] if _day(text) else text


def _day(text: str) -> int:
    """The day of an entry as one number, 0 if it is not written as 2026-11-02."""
    start = text.lstrip(LEAD)[:DAY]
    digits = start.replace("-", "")
    return int(digits) if len(start) == DAY and digits.isdecimal() and len(digits) == 8 else 0


def _is_newest_first(*logs: Sequence[Entry]) -> bool:
    """Which way the logs run, by their days; oldest first if they do not say."""
    up = down = 0
    for log in logs:
        days = [day for day in map(_day, map(_text, log)) if day]
        for day, after in zip(days[:-1], days[1:], strict=True):  # noqa: RUF007 - loads itertools
            up += after > day
            down += after < day
    return down > up

"""A playbook from its note: a table of touches, or a plain interval, and the numbers it sets."""

import re

from vaulttools.escaping import shortened
from vaulttools.model.playbook import Playbook, Row
from vaulttools.model.problem import Place
from vaulttools.model.settings import Cadence, setting_table
from vaulttools.model.words import Channel, ValueKind
from vaulttools.reading.days import read_number
from vaulttools.reading.links import plain_text
from vaulttools.reading.log import channel_named
from vaulttools.reading.notes import Note

WHERE_YOU_MET = frozenset({"where you met", "the channel where you met"})
COLUMNS = ("day", "channel", "intent", "bring")


def read_playbook(note: Note, shown_as: str = "") -> Playbook:
    """The playbook that a note describes; what is wrong is added to the note's problems.

    `shown_as` replaces the path in explanations, for the built-in ones.
    """
    span = note.span("VT032", "every")
    rows = _rows(note, shown_as)
    if span is None and not rows:
        note.say(1, "VT031", "this playbook has no table and no interval",
                 'Add a table with the columns Day, Channel, Intent, Bring, or "every: 6 weeks".')  # fmt: skip
    return Playbook(
        name=note.name,
        rows=() if span else rows,
        every_days=(span.days or None) if span else None,
        every_months=(span.months or None) if span else None,
        cadence=_cadence(note),
        place=Place(shown_as or note.path, 0),
    )


def _cadence(note: Note) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for info in setting_table(Cadence):
        value = note.value(info.name)
        if value is None:
            continue
        text = shortened(value.text, 60)
        number = read_number(text)
        if number is not None and info.least <= number <= info.most:
            found.append((info.name, number))
        else:
            note.say(
                value.line,
                "VT032",
                f'{info.name}: "{text}" cannot be used',
                f"Write a whole number from {info.least} to {info.most}.",
            )
    return tuple(found)


def _rows(note: Note, shown_as: str) -> tuple[Row, ...]:
    """The rows of the first table that has a Day column, in order of day."""
    for table in note.body().tables:
        header = [plain_text(cell).casefold() for cell in table.rows[0][1]]
        if "day" not in header:
            continue
        at = {name: header.index(name) for name in COLUMNS if name in header}
        found: list[Row] = []
        for line, cells in table.rows[1:]:
            texts = {name: plain_text(cells[i]) if i < len(cells) else "" for name, i in at.items()}
            if row := _row(note, line, texts, shown_as):
                found.append(row)
        return tuple(sorted(found, key=lambda row: row.day))
    return ()


def _row(note: Note, line: int, cells: dict[str, str], shown_as: str) -> Row | None:
    if not any(cells.values()):
        return None
    day = re.sub(r"^day\s+", "", cells.get("day", ""), flags=re.IGNORECASE)
    number = read_number(day) or 0
    if not 0 < number <= 3660:
        note.say(
            line,
            "VT031",
            f'the day "{shortened(day, 60)}" is not a whole number from 1',
            "Write the day of the run, as 8.",
        )
        return None
    word = cells.get("channel", "")
    channel = channel_named(word)
    is_met = word.casefold() in WHERE_YOU_MET
    if not is_met and (channel is None or channel is Channel.INTERVIEW):
        note.say(line, "VT031", f'"{word}" is not a channel',
                 'Write email, linkedin, phone, comment or another channel, or "where you met".')  # fmt: skip
        channel = None
    kinds = {str(kind) for kind in ValueKind}
    bring = tuple(w.strip().casefold() for w in cells.get("bring", "").split(",") if w.strip())
    for kind in bring:
        if kind not in kinds:
            note.say(
                line,
                "VT031",
                f'"{kind}" is not a kind of value',
                f"Write some of {', '.join(sorted(kinds))}.",
            )
    at = Place(f"{shown_as}, day {day}", 0) if shown_as else note.place(line)
    return Row(number, channel, cells.get("intent", ""), tuple(b for b in bring if b in kinds), at)

"""A value item from its note."""

from vaulttools.escaping import one_line
from vaulttools.model.value import MOST_TEXT, ValueItem
from vaulttools.model.words import ValueKind
from vaulttools.reading.notes import Note


def read_value(note: Note) -> ValueItem:
    """The value item that a note describes; what is wrong is added to the note's problems."""
    kinds = frozenset(str(kind) for kind in ValueKind)
    kind = note.word(kinds.__contains__, f"one of {', '.join(sorted(kinds))}", "kind")
    return ValueItem(
        path=note.path,
        name=note.name,
        link=note.link,
        kind=ValueKind(kind) if kind else None,
        topics=note.texts("topics", "topic"),
        url=note.text("url", "link"),
        published=note.day("published", "date")[0],
        takeaway=note.text("takeaway"),
        expires=note.day("expires")[0],
        meant_for=_meant_for(note),
        text=one_line("\n".join(note.own_lines()))[:MOST_TEXT],
    )


def _meant_for(note: Note) -> tuple[str, ...]:
    """The contacts in `for:`, as links or as names; a name that leads nowhere is a problem."""
    found: list[str] = []
    for value in (v for f in note.fields(["for"]) for v in f.values):
        targets = note.targets(value.text) or (note.links.resolve(value.text, note.path) or "",)
        if targets == ("",):
            note.say(
                value.line,
                "VT016",
                f'for: "{value.text}" is no note of this vault',
                "Write the contact's name as a link in quotes.",
            )
            continue
        found += targets
    return tuple(dict.fromkeys(found))

"""Patterns of messages and lists of words, from notes: a heading a form, a mark a part, a list the choices.

    ## email

    <!-- context -->
    - It was good to meet you{{#met_where}} {{met_where}}{{/met_where}}.
    - I enjoyed our talk{{#met_where}} {{met_where}}{{/met_where}}.

A pattern may come from anybody that the vault is synced with, so it is held to a size, to fields that
are known, and to sections that close (the fourth promise).
"""

import re
from collections.abc import Iterator, Mapping

from vaulttools.model.language import Language
from vaulttools.model.pattern import FIELDS, Choice, Paragraph, Part, Pattern
from vaulttools.model.problem import Place
from vaulttools.reading.notes import Note

MOST_CHARACTERS = 20_000
MOST_TAGS = 1_000
MOST_FIELDS = 100
"""How many fields one message can have filled in."""
DEEPEST = 10
_TAG = re.compile(r"\{\{\{?(?P<sign>[#^/!>&=]?)\s*(?P<name>[^{}]*?)\s*\}?\}\}")
_MARK = re.compile(r"<!-- *(\w+) *-->")
_HEADING = re.compile(r"##? +(.+?)[ #]*")
_BULLET = re.compile(r"[-*+] +(.*)")
CODE = "VT033"


def read_pattern(note: Note) -> Pattern | None:
    """The pattern that a note holds; None for one that cannot be used, with a problem that says why."""
    kind, lines = note.text("kind") or note.name, note.own_lines()
    first = note.front.end + 1
    if sum(map(len, lines)) > MOST_CHARACTERS:
        note.say(first, CODE, f"a pattern of more than {MOST_CHARACTERS} characters", "Shorten it.")
        return None
    if what := _fault(lines, first):
        note.say(what[0], CODE, what[1], what[2])
        return None
    forms = {
        name.casefold(): tuple(_paragraphs(body)) for name, body in _sections(lines).items() if name
    }
    if not forms:
        hint = "Write “## email” above the text, and “## linkedin” above a shorter one."
        note.say(first, CODE, "a pattern without a heading for any channel", hint)
        return None
    if any(_most_fields(form) > MOST_FIELDS for form in forms.values()):
        note.say(first, CODE, f"a message of more than {MOST_FIELDS} fields", "Make it simpler.")
        return None
    language = note.text("language").casefold()
    return Pattern(kind.casefold(), language, forms, Place(note.path, first))


def _most_fields(form: tuple[Paragraph, ...]) -> int:
    """How many fields stand in the longest message that a form can give."""
    return sum(
        max(sum(not tag["sign"] for tag in _TAG.finditer(way)) for way in choice.ways)
        for paragraph in form
        for choice in paragraph.choices
    )


def read_language(note: Note) -> Language:
    """The lists of words that a note holds: one for each heading."""
    lists = {
        name.casefold(): tuple(match[1].strip() for line in body if (match := _BULLET.match(line)))
        for name, body in _sections(note.own_lines()).items()
        if name
    }
    return Language(note.text("language").casefold() or note.name.casefold(), lists)


def _sections(lines: list[str]) -> Mapping[str, list[str]]:
    """The lines below each heading, by its text; those above the first under an empty name."""
    found: dict[str, list[str]] = {"": []}
    under = found[""]
    for line in lines:
        if heading := _HEADING.fullmatch(line.rstrip()):
            under = found.setdefault(heading[1], [])
        else:
            under.append(line.strip())
    return found


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    """The paragraphs of a form: an empty line or a mark ends one, bullets side by side are one choice."""
    part: Part | None = None
    choices: list[Choice] = []
    ways: list[str] = []
    for line in (*lines, ""):
        bullet, mark = _BULLET.match(line), _MARK.fullmatch(line)
        if ways and not bullet:
            choices.append(Choice(tuple(ways)))
            ways = []
        if bullet:
            ways.append(bullet[1])
        elif line and not mark:
            choices.append(Choice((line,)))
        elif choices:
            yield Paragraph(part, tuple(choices))
            choices = []
            part = None if part is Part.SUBJECT else part
        if mark and mark[1] in list(Part):
            part = Part(mark[1])


class _FaultError(Exception):
    """What is wrong with a line, and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def _fault(lines: list[str], first: int) -> tuple[int, str, str] | None:
    """The line of the first tag that cannot be used, what is wrong with it, and what to do."""
    if sum(len(_TAG.findall(line)) for line in lines) > MOST_TAGS:
        return first, f"there are more than {MOST_TAGS} fields in it", "Make it simpler."
    for number, line in enumerate(lines, first):
        try:
            _check(line)
        except _FaultError as fault:
            return number, fault.what, fault.hint
    return None


def _check(line: str) -> None:
    """Nothing if all tags of a line can be used, else a _FaultError."""
    is_open: list[str] = []
    for tag in _TAG.finditer(line):
        sign, name = tag["sign"], tag["name"]
        if sign == "!":
            continue
        if sign in {">", "&", "="} or tag[0].startswith("{{{"):
            raise _FaultError(f"“{tag[0][:40]}” does nothing in a pattern", "Take it out.")
        if name not in FIELDS:
            raise _FaultError(
                f"there is no field “{name[:40]}”", "docs/drafts.md lists the fields."
            )
        if sign == "/" and (not is_open or is_open.pop() != name):
            raise _FaultError(f"“{tag[0]}” ends what has not begun", "Close what is open last.")
        if sign in {"#", "^"}:
            is_open.append(name)
        if len(is_open) > DEEPEST:
            raise _FaultError("too many sections stand within each other", "Make it simpler.")
    if is_open:
        hint = f"Write {{{{/{is_open[-1]}}}}} on the same line."
        raise _FaultError(f"the section “{is_open[-1]}” does not end on its line", hint)
    if "{{" in _TAG.sub("", line) or "}}" in _TAG.sub("", line):
        raise _FaultError("a field is not written as one", "Write a field as {{first}}.")

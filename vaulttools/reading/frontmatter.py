"""A note's front matter: which lines it is, its keys with their values and lines, its problems.

python-frontmatter gives the frame; what it does not see (a byte order mark, leading blank lines,
`----`, duplicate keys, line numbers) is seen to here. When YAML refuses the whole, the keys are
read one by one, so that one slip hides one key and not the person.
"""

import re
from collections.abc import Iterable

from msgspec import Struct, field

from vaulttools.escaping import one_line, shortened
from vaulttools.model.problem import EXCERPT, RESOLVE, Place, Problem
from vaulttools.reading.fields import Field, Value, field_of, fold_key
from vaulttools.reading.nodes import Node, YamlTroubleError
from vaulttools.reading.plain_yaml import read_plainly

LONGEST = 65_536
"""Characters of front matter that are read; nobody writes more by hand."""
MOST_LOOSE = 1_000
"""Lines of it that are read one by one when it is longer."""
MOST_BLANK = 20
"""Blank lines above the front matter that are overlooked."""
LONGEST_LINE = 500
"""Characters of a line in which the cause of a slip is looked for."""
UNCLOSED_LINES = 100
"""How far an opening `---` without a closing one is taken for front matter."""

_OPEN = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY_LINE = re.compile(r"[^\s#\-'\"\[{][^:]*:(?:\s|$)")
_LOOSE_KEY = re.compile(r"\s*(?:-\s+)?([^\W\d_][\w\-]*(?: [\w\-]+)*)\s*:(?:\s+(.*))?")
_CONFLICT_SIGNS = frozenset("<|>")
_CONFLICT = re.compile(r"<{7}(?: .*)?|\|{7}(?: .*)?|>{7}(?: .*)?")


_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "there is a second colon in this line",
    "could not find expected ':'": "a colon is missing or has no blank behind it",
    "found a tab character that violates indentation": "there is a tab at the beginning",
    "found character that cannot start any token": "the value begins with a sign that YAML needs",
    "did not find expected key": "a list or a value stands where a key is expected",
    "did not find expected ',' or ']'": "a bracket is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a brace is not closed, or a comma is missing",
    "found unexpected end of stream": "a quote is not closed",
    "did not find expected alphabetic or numeric character": "a name is missing after * or &",
}
"""What the YAML library says, in words for people."""


class FrontMatter(Struct):
    """Fields by folded key. `end` is the number of lines that it takes, markers included."""

    path: str
    lines: list[str]
    fields: dict[str, Field] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    first: int = 2
    """The line of its first key, from 1: the second, unless blank lines stand above."""
    end: int = 0
    is_plain: bool = False
    """It is written so plainly that nothing in it can be taken in two ways."""
    is_broken: bool = False
    """YAML refused it; what could be read key by key is there."""
    is_unreadable: bool = False
    """What is there cannot be trusted: conflict markers, never closed, hostile, no mapping."""

    def say(self, line: int, code: str, what: str, hint: str) -> None:
        """Add a problem at a line of the note."""
        excerpt = self.lines[line - 1].strip()[:EXCERPT] if line <= len(self.lines) else ""
        self.problems.append(Problem(Place(self.path, line), code, one_line(what), hint, excerpt))


def read_front_matter(path: str, lines: list[str]) -> FrontMatter:
    """Read the front matter at the top of a note's lines (without line ends, without a BOM)."""
    if plain := read_plainly(lines):
        return FrontMatter(path, lines, plain[0], end=plain[1], is_plain=True)
    return read_by_yaml(path, lines)


def read_by_yaml(path: str, lines: list[str]) -> FrontMatter:
    """The same without the short way, which this is the measure of."""
    found = FrontMatter(path, lines)
    top = next((n for n, line in enumerate(lines[:MOST_BLANK]) if line.strip()), 0)
    if not lines or not _OPEN.fullmatch(lines[top]):
        return found
    found.first = top + 2
    if top:
        hint = "Delete the empty lines above it; other programs do not see it like this."
        found.say(top + 1, "VT019", "the front matter does not begin on the first line", hint)
    inner = lines[top + 1 : _closing_line(found)]
    conflict = next(
        (
            n
            for n, line in enumerate(inner, found.first)
            if line[:1] in _CONFLICT_SIGNS and _CONFLICT.fullmatch(line)
        ),
        None,
    )
    if conflict:
        _salvage(found, inner)
        found.problems.clear()
        found.is_unreadable = True
        what = "there are merge conflict markers in the front matter"
        found.say(conflict, "VT012", what, RESOLVE)
    elif sum(map(len, inner)) + len(inner) > LONGEST:
        found.is_unreadable = True
        hint = "Move what is not a short fact about the person into the note below it."
        found.say(found.first - 1, "VT017", "the front matter is longer than 64 kB", hint)
        _read_loosely(found, inner[:MOST_LOOSE], found.first)
    else:
        from vaulttools.reading.framed import read_framed  # noqa: PLC0415 - takes long to load, and few notes need it

        try:
            _collect(found, read_framed(inner), found.first)
        except YamlTroubleError as trouble:
            _refuse(found, trouble, inner)
            _salvage(found, inner)
    return found


def _closing_line(found: FrontMatter) -> int:
    """The position of the closing marker; where it is missing, the end of what looks like keys."""
    lines = found.lines
    top = found.first - 1
    for position, line in enumerate(lines[top:], top):
        if _CLOSE.fullmatch(line):
            found.end = position + 1
            return position
    last = min(len(lines), top + UNCLOSED_LINES)
    found.end = next((n for n in range(top, last) if not lines[n].strip()), last)
    found.is_unreadable = True
    hint = "Add a line with --- after its last key."
    found.say(top, "VT011", "the front matter is opened with --- and never closed", hint)
    return found.end


def _refuse(found: FrontMatter, trouble: YamlTroubleError, inner: list[str]) -> None:
    """Say what YAML does not like; only bad syntax leaves the keys that can be read trustworthy."""
    line = min(trouble.line, max(len(inner) - 1, 0)) + found.first
    if trouble.is_syntax:
        found.is_broken = True
        what = f"the front matter is not valid YAML: {_PLAIN_WORDS.get(trouble.what, trouble.what)}"
        found.say(line, "VT010", what, _advice(found.lines[line - 1]))
    else:
        found.is_unreadable = True
        hint = 'Write one "key: value" a line, with plain values and plain lists.'
        found.say(line, trouble.code, f"the front matter cannot be read: {trouble.what}", hint)


def _advice(line: str) -> str:
    """What to do about a line that YAML does not like."""
    if "\t" in line:
        return "Replace the tab with spaces."
    if "\xa0" in line:
        return "Replace the non-breaking space with a plain one."
    line = " ".join(line.split())[:LONGEST_LINE]
    if "{{" in line or "<%" in line:
        return "Fill in the template's blank."
    if re.search(r":\s.*:(\s|$)", line):
        return "Put quotes around the value, because it has a colon in it."
    if re.search(r":\s+[@`%*&!|>]", line):
        return "Put quotes around the value, because of its first character."
    return "Correct this line, or put quotes around its value."


def _salvage(found: FrontMatter, inner: list[str]) -> None:
    """Read key by key: first each key's own lines as YAML, then its line as bare text."""
    starts = [n for n, line in enumerate(inner) if _KEY_LINE.match(line)]
    _read_loosely(found, inner[: starts[0] if starts else MOST_LOOSE], found.first)
    for start, stop in zip(starts, [*starts[1:], len(inner)], strict=False):
        chunk = inner[start:stop]
        pairs = _first_readable("\n".join(chunk), "\n".join(map(_without_odd_blanks, chunk)))
        if pairs is None:
            _read_loosely(found, chunk, start + found.first)
        else:
            _collect(found, pairs, start + found.first)


def _first_readable(*texts: str) -> list[tuple[Node, Node]] | None:
    from vaulttools.reading.yaml12 import read_mapping  # noqa: PLC0415 - as above

    for text in texts:
        try:
            return read_mapping(text)
        except YamlTroubleError:
            continue
    return None


def _without_odd_blanks(line: str) -> str:
    return line.replace("\t", "  ").replace("\xa0", " ")


def _read_loosely(found: FrontMatter, lines: list[str], first: int) -> None:
    """Take each line that looks like `key: value` at its word."""
    for number, line in enumerate(lines, first):
        if match := _LOOSE_KEY.fullmatch(_without_odd_blanks(line)):
            text = (match[2] or "").strip()
            _keep(found, Field(match[1], number, (Value(text, number),) if text else ()))


def _collect(found: FrontMatter, pairs: Iterable[tuple[Node, Node]], first: int) -> None:
    for key, value in pairs:
        if new := field_of(key, value, first):
            _keep(found, new)


def _keep(found: FrontMatter, new: Field) -> None:
    """Add a field; a second one of the same name is a problem, and unless they agree neither counts."""
    name = fold_key(new.key)
    old = found.fields.setdefault(name, new)
    if old is new or old.key.casefold() != new.key.casefold():
        return
    texts = [[value.text for value in either.values] for either in (old, new)]
    differs = old.is_twice or texts[0] != texts[1]
    values = old.values + new.values if differs else old.values
    found.fields[name] = old._replace(line=new.line, values=values, is_twice=differs)
    shown = '" and "'.join(shortened(", ".join(text), 60) for text in texts)
    hint = f"Keep one of the lines {old.line} and {new.line}."
    found.say(new.line, "VT013", f'{old.key} is written twice: "{shown}"', hint)

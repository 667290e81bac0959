"""Where each key of a note's front matter stands, to the character, so that one can be changed alone.

Stricter than reading: what programs may take in two ways is refused, with its line and a reason.
Positions count characters of the note without its byte order mark.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import yaml
from msgspec import Struct

from vaulttools.escaping import shortened
from vaulttools.lines import split_lines
from vaulttools.reading.fields import Field
from vaulttools.reading.frontmatter import read_front_matter

READERS = (getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader)
"""libyaml and its twin in plain Python: they differ in corners, and not every machine has both."""

_BREAK = re.compile(r"\r\n|\r|\n")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_HIDDEN = re.compile("[\x85\u2028\u2029\ufeff]")
_LONE_CR = re.compile(r"\r(?!\n)")
_OTHER_FRONT = re.compile(r'[\s\ufeff\u200b]*(---|\+\+\+|;;;|\{(?=\s*["}]))')
_BEGINS_AGAIN = re.compile(r"\s*---")

_KINDS: dict[type[yaml.Event], str] = {
    yaml.ScalarEvent: "text",
    yaml.SequenceStartEvent: "list",
    yaml.MappingStartEvent: "mapping",
    yaml.AliasEvent: "alias",
}
_PLAINLY = 'Write one "key: value" a line, with plain values and plain lists.'


class CannotEditError(ValueError):
    """A note that is left as it is. `line` counts from 1; 0 means the whole note."""

    def __init__(self, line: int, what: str, hint: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of YAML. `line` counts from 1, and `column` from 0. Where it stands is not compared."""

    kind: str
    """`text`, `list`, `mapping` or `alias`."""
    text: str
    style: str
    """What is around a text (`"`, `'`, or `|` and `>` above it); empty for a plain one."""
    is_flow: bool
    """Whether a list or mapping stands in brackets."""
    anchor: str
    tag: str
    parts: tuple["Node", ...]
    """The items of a list; the keys and values of a mapping in turn."""
    start: int = field(compare=False)
    stop: int = field(compare=False)
    line: int = field(compare=False)
    column: int = field(compare=False)


class Entry(Struct, frozen=True):
    """A key of the front matter, from the comment lines directly above it to the end of its value."""

    key: Node
    value: Node
    above: int
    """Where its first line begins, comments included."""
    below: int
    """Where the line after it begins."""

    @property
    def name(self) -> str:
        """The key as it is written."""
        return self.key.text


class Spans(Struct, frozen=True):
    """The front matter of a note."""

    entries: tuple[Entry, ...]
    fields: Mapping[str, Field]
    """The same keys as the tool reads them, by folded name."""
    indent: str
    """What stands before each key."""
    close: int
    """Where the closing marker begins."""
    body: int
    """Where the text below it begins."""


def read_spans(note: str) -> Spans | None:
    """The front matter of a note (without BOM, with its line ends); None if it has none.

    Raises CannotEditError for everything in which a change might do harm.
    """
    if bad := _NO_TEXT.search(note):
        what = "there are characters in this note that are no text"
        raise CannotEditError(_line_at(note, bad.start()), what, "Restore it from a copy.")
    lines = split_lines(note)
    found = read_front_matter("", [line.rstrip("\r\n") for line in lines])
    for problem in found.problems:
        raise CannotEditError(problem.place.line, problem.what, problem.hint)
    if not found.end:
        _check_absence(note)
        return None
    close = sum(map(len, lines[: found.end - 1]))
    body = close + len(lines[found.end - 1])
    _check_line_ends(note, body)
    if lines[found.end - 1].startswith("...") and _BEGINS_AGAIN.match(note, body):
        what = "a second document begins below the front matter"
        raise CannotEditError(found.end, what, "Close the front matter with --- instead of ...")
    # What is written plainly all programs read alike, so one of them is enough.
    root = _root(_agreed(note[:close], READERS[:1] if found.is_plain else READERS))
    if root.parts:
        _check_keys(root, set())
        _check_indents(note, root, 0)
    entries = tuple(_entries(note, root, len(lines[0])))
    indent = " " * entries[0].key.column if entries else ""
    return Spans(entries, found.fields, indent, close, body)


def _line_at(note: str, position: int) -> int:
    return len(_BREAK.findall(note, 0, position)) + 1


def _check_absence(note: str) -> None:
    """Refuse a beginning that some program takes for front matter."""
    if other := _OTHER_FRONT.match(note):
        what = "the note begins like front matter, but not with a line of three dashes alone"
        hint = "Put --- alone on the first line, or a heading if it is none."
        raise CannotEditError(_line_at(note, other.start(1)), what, hint)


def _check_line_ends(note: str, stop: int) -> None:
    """Refuse what only some programs take for a line end; bare CR is one if there is no other."""
    odd = _HIDDEN.search(note, 0, stop)
    if odd is None and "\n" in note:
        odd = _LONE_CR.search(note, 0, stop)
    if odd:
        what = "there is a hidden character that programs read in different ways"
        raise CannotEditError(_line_at(note, odd.start()), what, "Write this line anew.")


def _agreed(text: str, readers: Sequence[type]) -> list[yaml.Event]:
    """The events of YAML text, if all these readers see the same in it."""
    line = 0
    events: list[yaml.Event] = []
    try:
        for event, *others in zip_longest(*(yaml.parse(text, Loader=reader) for reader in readers)):
            if any(_seen(event) != _seen(other) for other in others):
                raise _differing(text, line)
            events.append(event)
            line = event.end_mark.line if event.end_mark else line
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _differing(text, mark.line if mark else line) from None
    return events


def _differing(text: str, line: int) -> CannotEditError:
    has_tab = "\t" in _BREAK.split(text)[line]
    hint = "Replace the tab with spaces." if has_tab else "Put quotes around the value."
    return CannotEditError(line + 1, "programs do not agree on how to read this line", hint)


def _seen(event: yaml.Event | None) -> tuple[object, ...]:
    return (
        type(event),
        getattr(event, "value", "") or "",
        getattr(event, "style", "") or "",
        getattr(event, "flow_style", "") or "",
        getattr(event, "anchor", "") or "",
        getattr(event, "tag", "") or "",
    )


def _root(events: list[yaml.Event]) -> Node:
    """The node that the front matter is, if it is a plain list of keys or nothing."""
    nodes = iter(events[2:-2])
    root = _node(next(nodes), nodes)
    is_keys = root.kind == "mapping" and not root.is_flow
    is_nothing = root.kind == "text" and root.start == root.stop
    ends_early = getattr(events[-2], "explicit", False)
    if not (is_keys or is_nothing) or ends_early:
        raise CannotEditError(root.line, "the front matter is not a plain list of keys", _PLAINLY)
    return root


def _node(event: yaml.Event, rest: Iterator[yaml.Event]) -> Node:
    """The node that begins with an event, taking from the rest what belongs to it."""
    _, text, style, is_flow, anchor, tag = _seen(event)
    parts: list[Node] = []
    last = event
    if isinstance(event, yaml.CollectionStartEvent):
        while not isinstance(last := next(rest), yaml.CollectionEndEvent):
            parts.append(_node(last, rest))
    begin: Any = event.start_mark
    end: Any = last.end_mark
    # A list without brackets ends for YAML where the next key begins, below the comments.
    stop = parts[-1].stop if parts and not is_flow else end.index
    return Node(
        _KINDS[type(event)],
        str(text),
        str(style),
        bool(is_flow),
        str(anchor),
        str(tag),
        tuple(parts),
        begin.index,
        stop,
        begin.line + 1,
        begin.column,
    )


def _check_keys(node: Node, anchors: set[str]) -> None:
    """Refuse what is there twice, at any depth: keys and anchors; and keys that only refer."""
    if node.anchor and node.kind != "alias":
        if node.anchor in anchors:
            what = f"the anchor &{shortened(node.anchor, 60)} is there twice"
            raise CannotEditError(node.line, what, "Give one of them another name.")
        anchors.add(node.anchor)
    keys: set[str] = set()
    for key in node.parts[::2] if node.kind == "mapping" else ():
        if key.kind == "alias":
            raise CannotEditError(key.line, "a key only refers to another text", _PLAINLY)
        if key.kind == "text" and key.text in keys:
            what = f"{shortened(key.text, 60)} is written twice"
            raise CannotEditError(key.line, what, "Keep one of the two.")
        if key.kind == "text":
            keys.add(key.text)
    for part in node.parts:
        _check_keys(part, anchors)


def _check_indents(note: str, node: Node, column: int) -> None:
    """Refuse values of which a line stands no further right than what they belong to."""
    if node.kind == "mapping":
        column = node.parts[0].column
    elif not node.anchor and not node.tag:
        column = node.column
    for part in node.parts if node.kind == "list" else node.parts[1::2]:
        if part.parts and not part.is_flow:
            _check_indents(note, part, column)
            continue
        lines = _BREAK.split(note[part.start - part.column : part.stop])
        if lines[0][: part.column].strip(" "):
            lines[0] = ""
        if part.is_flow and lines[-1].lstrip(" ") in {"]", "}"}:
            lines[-1] = ""
        for number, line in enumerate(lines, part.line):
            if line.strip(" ") and not line.startswith(" " * (column + 1)):
                what = "this line belongs to a value and is not indented enough"
                raise CannotEditError(number, what, "Put blanks in front of it.")


def _entries(note: str, root: Node, top: int) -> Iterator[Entry]:
    """The keys with their values; `top` is where the first line below the opening marker begins."""
    for key, value in zip(root.parts[::2], root.parts[1::2], strict=True):
        line = key.start - key.column
        is_bare = key.kind == "text" and not note[line : key.start].strip(" ")
        if not is_bare or key.column != root.parts[0].column:
            raise CannotEditError(key.line, "a key is not written plainly", _PLAINLY)
        comments = split_lines(note[top:line])[:-1]
        above = line
        while comments and comments[-1].lstrip(" \t").startswith("#"):
            above -= len(comments.pop())
        ends = note[value.stop - 1] in "\r\n"  # of a block of text, whose blank lines are its own
        end = None if ends else _BREAK.search(note, value.stop)
        top = end.end() if end else value.stop
        yield Entry(key, value, above, top)

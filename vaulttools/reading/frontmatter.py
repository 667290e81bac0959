"""A note's front matter: which lines it is, its keys with their values and lines, its problems.

python-frontmatter gives the frame; what it does not see (a byte order mark, leading blank lines,
`----`, duplicate keys, line numbers) is seen to here. When YAML refuses the whole, the keys are
read one by one, so that one slip hides one key and not the person.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from vaulttools.model.problem import Place, Problem
from vaulttools.reading.yaml12 import Node, YamlTroubleError, read_mapping

LONGEST = 65_536
"""Characters of front matter that are read; nobody writes more by hand."""
MOST_LOOSE = 1_000
"""Lines of it that are read one by one when it is longer."""
UNCLOSED_LINES = 100
"""How far an opening `---` without a closing one is taken for front matter."""

_FENCE = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY_LINE = re.compile(r"[^\s#\-'\"\[{][^:]*:(?:\s|$)")
_LOOSE_KEY = re.compile(r"\s*([^\W\d_][\w \-]*?)\s*:(?:\s+(.*))?")
CONFLICT = re.compile(r"<{7}(?: .*)?|\|{7}(?: .*)?|={7}|>{7}(?: .*)?")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value as text, and the line it stands on (from 1)."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter: one value, a list of them, or none."""

    key: str
    line: int
    values: tuple[Value, ...]
    is_twice: bool = False
    """Whether the key occurs again with another value, so that neither can be trusted."""
    is_nested: bool = False
    """Whether its value holds keys or lists of its own, which we do not read."""


@dataclass(slots=True)
class FrontMatter:
    """Fields by folded key. `end` is the number of lines that it takes, markers included."""

    fields: dict[str, Field] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    end: int = 0
    is_broken: bool = False
    """YAML refused it; what could be read key by key is there."""
    is_unreadable: bool = False
    """What is there cannot be trusted: conflict markers, never closed, hostile, no mapping."""


def fold_key(key: str) -> str:
    """`Last-Contact`, `last contact` and `last_contact` are one key: `lastcontact`."""
    return re.sub(r"[\s\-_]+", "", key).casefold()


class _Handler(BaseHandler):
    """Splits at our own idea of the fences and reads by YAML 1.2; python-frontmatter's frame."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def __init__(self, end: int) -> None:
        super().__init__()
        self.end = end

    def split(self, text: str) -> tuple[str, str]:
        lines = text.split("\n")
        return "\n".join(lines[1 : self.end - 1]), "\n".join(lines[self.end :])

    def load(self, fm: str) -> dict[str, Any]:
        return {"pairs": read_mapping(fm)}


def read_front_matter(path: str, lines: list[str]) -> FrontMatter:
    """Read the front matter at the top of a note's lines (without line ends, without a BOM)."""
    found = FrontMatter()
    if not lines or not _FENCE.fullmatch(lines[0]):
        return found
    close = next((i for i, line in enumerate(lines[1:], 1) if _CLOSE.fullmatch(line)), None)
    if close is None:
        close = next(
            (i for i, line in enumerate(lines[:UNCLOSED_LINES]) if i and not line.strip()),
            min(len(lines), UNCLOSED_LINES),
        )
        found.end = close
        found.is_unreadable = True
        _say(found, path, 1, "VT011", "the front matter is opened with --- and never closed",
             "Add a line with --- after its last key.", lines[0])  # fmt: skip
    else:
        found.end = close + 1
    inner = lines[1:close]
    if _has_conflict(found, path, inner):
        _salvage(found, path, inner)
        del found.problems[1:]
        return found
    if sum(map(len, inner)) + len(inner) > LONGEST:
        found.is_unreadable = True
        _say(found, path, 1, "VT017", "the front matter is longer than 64 kB",
             "Move what is not a short fact about the person into the note below it.")  # fmt: skip
        _loose(found, path, inner[:MOST_LOOSE], 2)
        return found
    try:
        whole = "\n".join([lines[0], *inner, "---"])
        pairs = frontmatter.parse(whole, handler=_Handler(len(inner) + 2))[0].get("pairs", [])
    except YamlTroubleError as trouble:
        _refused(found, path, trouble, inner)
        _salvage(found, path, inner)
        return found
    _collect(found, path, pairs if isinstance(pairs, list) else [], 2)
    return found


def _refused(found: FrontMatter, path: str, trouble: YamlTroubleError, inner: list[str]) -> None:
    line = min(trouble.line, max(len(inner) - 1, 0))
    excerpt = inner[line] if inner else ""
    if trouble.is_hostile:
        found.is_unreadable = True
        _say(found, path, line + 2, "VT017", "the front matter is too large or nested too deeply",
             "Keep it flat: plain values and plain lists.", excerpt)  # fmt: skip
    elif "list of" in trouble.what:
        found.is_unreadable = True
        _say(found, path, line + 2, "VT018", f"the front matter cannot be read: {trouble.what}",
             "Write one `key: value` a line.", excerpt)  # fmt: skip
    else:
        found.is_broken = True
        _say(found, path, line + 2, "VT010", f"the front matter is not valid YAML: {trouble.what}",
             _advice(excerpt), excerpt)  # fmt: skip


def _advice(line: str) -> str:
    if "\t" in line:
        return "Replace the tab with spaces."
    if "\xa0" in line:
        return "Replace the non-breaking space with a plain one."
    if "{{" in line:
        return "Fill in the template's blank."
    if re.search(r":\s+.*:\s", line + " "):
        return "Put quotes around the value, because it has a colon in it."
    if re.search(r":\s+[@`%*&!|>]", line):
        return "Put quotes around the value, because of its first character."
    return "Correct this line, or put quotes around its value."


def _has_conflict(found: FrontMatter, path: str, inner: list[str]) -> bool:
    for number, line in enumerate(inner):
        if line.startswith(("<<<<<<<", ">>>>>>>", "|||||||")) and CONFLICT.fullmatch(line):
            found.is_unreadable = True
            _say(found, path, number + 2, "VT012", "there are merge conflict markers in the front matter",
                 "Keep one of the two versions and delete the marker lines.", line)  # fmt: skip
            return True
    return False


def _salvage(found: FrontMatter, path: str, inner: list[str]) -> None:
    """Read key by key: first each key's own lines as YAML, then its line as bare text."""
    starts = [i for i, line in enumerate(inner) if _KEY_LINE.match(line)]
    _loose(found, path, inner[: starts[0] if starts else MOST_LOOSE], 2)
    for start, stop in zip(starts, [*starts[1:], len(inner)], strict=False):
        chunk = inner[start:stop]
        for attempt in (chunk, [line.replace("\t", "  ").replace("\xa0", " ") for line in chunk]):
            try:
                pairs = read_mapping("\n".join(attempt))
            except YamlTroubleError:
                continue
            _collect(found, path, pairs, start + 2)
            break
        else:
            _loose(found, path, chunk, start + 2)


def _loose(found: FrontMatter, path: str, lines: list[str], first: int) -> None:
    for number, line in enumerate(lines):
        if match := _LOOSE_KEY.fullmatch(line.replace("\t", " ").replace("\xa0", " ")):
            text = (match[2] or "").strip()
            values = (Value(text, first + number),) if text else ()
            _keep(found, path, Field(match[1], first + number, values))


def _collect(found: FrontMatter, path: str, pairs: list[tuple[Node, Node]], first: int) -> None:
    for key, node in pairs:
        if key.text is not None:
            values = _values(node, first)
            line = key.line + first
            _keep(found, path, Field(key.text, line, values or (), is_nested=values is None))


def _values(node: Node, first: int) -> tuple[Value, ...] | None:
    """The plain values of a node; None when it nests. An unquoted `[[Link]]` is a link again."""
    if node.text is not None:
        is_null = node.is_plain and node.text in _NULLS
        return () if is_null else (Value(node.text, node.line + first),)
    if node.items is None:
        return None
    if link := _bare_link(node):
        return (Value(link, node.line + first),)
    found: list[Value] = []
    for item in node.items:
        text = item.text if item.text is not None else _bare_link(item)
        if text is None:
            return None
        if not (item.is_plain and text in _NULLS):
            found.append(Value(text, item.line + first))
    return tuple(found)


def _bare_link(node: Node) -> str | None:
    if node.items is None or len(node.items) != 1 or node.items[0].items is None:
        return None
    parts = [item.text for item in node.items[0].items]
    texts = [part for part in parts if part is not None]
    return f"[[{', '.join(texts)}]]" if texts and len(texts) == len(parts) else None


def _keep(found: FrontMatter, path: str, new: Field) -> None:
    name = fold_key(new.key)
    old = found.fields.get(name)
    if old is None:
        found.fields[name] = new
        return
    if old.key.casefold() != new.key.casefold():
        return
    texts = [[value.text for value in either.values] for either in (old, new)]
    found.fields[name] = replace(old, line=new.line, is_twice=texts[0] != texts[1])
    shown = " and ".join(f"“{', '.join(text)}”" for text in texts)
    _say(found, path, new.line, "VT013", f"{old.key} is written twice: {shown}",
         f"Keep one of the lines {old.line} and {new.line}.")  # fmt: skip


def _say(
    found: FrontMatter, path: str, line: int, code: str, what: str, hint: str, excerpt: str = ""
) -> None:
    found.problems.append(Problem(Place(path, line), code, what, hint, excerpt))

"""What the owner typed between our markers, and how it stays there.

The last line of a region, `<!-- ours 1aB2c3D4 -->`, holds a short sum of each generated line. Whatever
else is found between the markers was typed by the owner, and is kept word for word.
"""

import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from vaulttools.regions import indent

_LENGTH = 5
SUMS = re.compile(rf"<!-- ours ((?:[A-Za-z0-9_-]{{{_LENGTH}}})*) -->")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])(?:\s|$)")
_GIST = re.compile(
    r"[\])] — (.+?)(?=\s*(?:[🔺⏫🔼🔽⏬➕🛫⏳⌛📅📆🗓✅❌🔁🏁🆔⛔]|[\[(][a-zA-Z]+::|\s\^[A-Za-z0-9-]+|$))"
)
_BREAKS = re.compile(r"\s*(?:#{1,6}\s|>|<!--|```|~~~|\||\*\*\*|---)")
"""What does not go on with the paragraph of a list item above it."""
_BOX = re.compile(r"\s*- \[ \] ")
_LINK = re.compile(
    r"(\s*- \[.\] )(?:\[\[.+?\]\](?!\])|\[[^\]]*\]\([^)]*\))(?= — .*\^[A-Za-z0-9-]+$)"
)
_MOST_WORDS = 40
_LONGEST = 1_000
"""Words and characters of a line in which it is looked for what was put into it."""
_ROUNDS = 4
"""Readings after which parts are taken as they are; two are nearly always enough."""

KEPT_TITLE = "### Kept as you wrote it"
KEPT_WORDS = (
    "*Nothing was done with these lines; where there is a reason, it stands under them. "
    "What you mend is done on the next run, what you delete is gone.*"
)


class Part(NamedTuple):
    """Something that the owner typed into a region, with the list items of ours it stands under."""

    lines: tuple[str, ...]
    ours: frozenset[int]
    """The positions of the lines that we wrote: the items above what was typed."""
    line: int
    """The first typed line, from 0 within the region."""
    gap: tuple[str, ...] = ()
    """The empty lines between it and the part before."""
    is_edited: bool = True
    """Whether the first line is one of ours in which more was changed than box, link and fields."""
    added: str = ""
    """The words that were put into what the first line says of somebody, if nothing was taken out."""
    gist: str = ""
    """What it said before that, if it is known to be one of ours."""

    @property
    def first_typed(self) -> str:
        """The first line that the owner typed."""
        return next(line for n, line in enumerate(self.lines) if n not in self.ours)


class _Open:
    """A part while its lines are being gathered."""

    def __init__(self, line: int, gap: tuple[str, ...]) -> None:
        self.line, self.gap = line, gap
        self.lines: list[str] = []
        self.ours: set[int] = set()
        self.first = (True, "", "")

    def closed(self) -> Part:
        return Part(tuple(self.lines), frozenset(self.ours), self.line, self.gap, *self.first)


class _Parent:
    """A list item above the line that is being read."""

    def __init__(self, line: str, top: int, *, is_typed: bool) -> None:
        self.line, self.top, self.is_typed = line, top, is_typed


def typed_parts(old: list[str]) -> tuple[Part, ...]:
    """What the owner typed between two markers, in order.

    A part is a list item with everything typed under it, or a run of lines that are no list. The
    parts are those that will be seen again once they stand below the generated text.
    Raises ValueError when there are lines but not the line of sums.
    """
    parts = _typed_parts(old)
    for _ in range(_ROUNDS if parts else 0):
        again = _typed_parts(compose("", [Kept(part) for part in parts]))
        if [part.lines for part in again] == [part.lines for part in parts]:
            break
        parts = again
    numbers = {line: number for number, line in reversed(list(enumerate(old)))}
    return tuple(part._replace(line=numbers.get(part.first_typed, part.line)) for part in parts)


def _typed_parts(old: list[str]) -> tuple[Part, ...]:
    sums = _sums(old)
    known = frozenset(sums)
    parts: dict[int, _Open] = {}
    parents: list[_Parent] = []
    blanks: list[str] = []
    flow = -1
    for number, line in enumerate(old):
        if not line.strip():
            blanks.append(line)
            flow = -1
            continue
        is_item = _ITEM.match(line) is not None
        sign = next((sign for sum_of in _SUMS_OF if sums[sign := sum_of(line)] > 0), "")
        is_ours = bool(sign) or SUMS.fullmatch(line.strip()) is not None
        goes_on = bool(parents) and not (is_ours or is_item or blanks or _BREAKS.match(line))
        while parents and not goes_on and indent(parents[-1].line) >= indent(line):
            parents.pop()
        top = parents[0].top if parents else number if is_item or flow < 0 else flow
        if is_ours:
            sums[sign] -= 1
        else:
            above = [parent for parent in parents if not parent.is_typed]
            gap = tuple(blanks) if parts and not above else ()
            part = parts.setdefault(top, _Open(number, gap))
            if part.lines and not above:
                part.lines += blanks
            for parent in above:
                part.ours.add(len(part.lines))
                part.lines.append(parent.line)
                parent.is_typed = True
            if not part.lines:
                part.first = _edited(line, known)
            part.lines.append(line)
        if is_item:
            parents.append(_Parent(line, top, is_typed=not is_ours))
        flow = -1 if is_ours or parents else top
        blanks = []
    return tuple(part.closed() for part in parts.values())


def gist_of(line: str) -> str:
    """What a task line of ours says of somebody, behind the link and before the fields."""
    match = _GIST.search(line) if len(line) <= _LONGEST else None
    return match[1] if match else ""


def _edited(line: str, known: frozenset[str]) -> tuple[bool, str, str]:
    """Whether what a line says was changed, the words that were put in, and what it said before."""
    if len(line) <= _LONGEST and _first_sum(_opened(line)) in known:
        return False, "", gist_of(line)
    gist = gist_of(line) if len(line) <= _LONGEST else ""
    if gist and _sum(gist) in known:
        return False, "", gist
    words = gist.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return True, "", ""
    runs = [(i, j) for j in range(len(words) + 1) for i in range(j)]
    for i, j in runs:
        left = " ".join(words[:i] + words[j:])
        for gist in (left, left.rstrip(",;:") if j == len(words) else left):
            if _sum(gist) in known:
                return True, " ".join(words[i:j]).strip("·,;:—– "), gist
    return True, "", ""


def _sums(old: list[str]) -> Counter[str]:
    """How often each line of ours stood between the markers, from the line of sums."""
    found = [match[1] for line in old if (match := SUMS.fullmatch(line.strip()))]
    if not found and any(line.strip() for line in old):
        raise ValueError
    return Counter(sums[i : i + _LENGTH] for sums in found for i in range(0, len(sums), _LENGTH))


def _sum(line: str) -> str:
    """A short sum of a line, whatever the link is called that a task line of ours begins with."""
    text = line.rstrip()
    text = _LINK.sub(r"\1", text) if len(text) <= _LONGEST else text
    digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(digest)[:_LENGTH].decode()


def _first_sum(line: str) -> str:
    """The sum as the first release made it, of the link as well."""
    digest = sha256(line.rstrip().encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(digest)[:_LENGTH].decode()


_SUMS_OF = (_sum, _first_sum)
"""Of a line of ours, one of them stands in the line of sums; nearly always the first."""


def _opened(line: str) -> str:
    """A task line as it was before its box was marked and a plugin wrote the day behind it."""
    opened = re.sub(r"^(\s*[-*+]\s+\[).(?=\])", r"\1 ", line)
    return re.sub(r"\s*[✅❌]\ufe0f?\s*\d{4}-\d{2}-\d{2}", "", opened)


class Kept(NamedTuple):
    """A part that stays where it is, with what to say about it; nothing if `remark` is empty."""

    part: Part
    remark: str = ""


def compose(body: str, kept: Sequence[Kept] = ()) -> list[str]:
    """The lines to stand between the markers: the generated body, then what the owner typed."""
    lines = body.split("\n")
    ours = [line for line in lines if line.strip()]
    gists = [gist_of(line) for line in ours if _BOX.match(line) and gist_of(line)]
    below: list[str] = []
    if kept:
        below = ["", KEPT_TITLE, "", KEPT_WORDS, ""]
        ours += [KEPT_TITLE, KEPT_WORDS]
    for number, one in enumerate(kept):
        below += [*(one.part.gap if number else ()), *one.part.lines]
        ours += [one.part.lines[position] for position in one.part.ours]
        gists += [one.part.gist] if one.part.gist else []
        if one.remark:
            below.append(_remark(one))
            ours.append(below[-1])
    sums = "".join(_sum(line) for line in [*ours, *gists])
    return ["", *lines, *below, "", f"<!-- ours {sums} -->"]


def _remark(kept: Kept) -> str:
    first = kept.part.lines[0]
    lead = re.match(r"\s*", first)
    indent = f"{lead[0] if lead else ''}    " if _ITEM.match(first) else ""
    return f"{indent}- *{kept.remark}*" if indent else f"*{kept.remark}*"


def new_note(name: str, title: str, body: str) -> str:
    """A whole note with one region in it."""
    inner = "\n".join(compose(body))
    return f"# {title}\n\n<!-- vaulttools:{name} -->\n{inner}\n<!-- /vaulttools:{name} -->\n"

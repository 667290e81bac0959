"""Front matter key by key: what each side changed stands in it; only one key changed twice is open."""

from __future__ import annotations

from vaulttools.merging.sides import Open, decided
from vaulttools.merging.weave import MARK, numbered, unnumbered, weave

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    Lines = list[str]
    Keys = dict[str, tuple[Lines, Lines]]

REST = f"{MARK}rest"
"""The key that stands for what follows the last one."""
NO_KEY = "[]{}?&*!|>%@,`-"
"""What a line begins with that holds more than a plain key."""
LATER, EARLIER = ("last_touch", "last_reply"), ("next_touch",)
COUNT = "unanswered"
STATE = (*LATER, *EARLIER, COUNT, "stage", "next_reason")
"""The state keys: the next run works them out anew, so no one is asked about them. The count is left
to it altogether: whether two ones more are two touches or one, only the merged log tells."""


def split_front(lines: Lines) -> tuple[Lines | None, Lines]:
    """A note's front matter without its fences, None if it has none, and the lines below it."""
    if not lines or lines[0].rstrip() != "---":
        return None, lines
    for number in range(1, len(lines)):
        if lines[number].rstrip() == "---":
            return lines[1:number], lines[number + 1 :]
    return None, lines


def key_of(line: str) -> str:
    """The key that a line of front matter begins; empty for one that goes on, or is none."""
    key, colon, _ = line.partition(":")
    return key if colon and key[:1].strip(" \t#-") else ""


def merge_keys(
    base: Lines | None,
    ours: Lines | None,
    theirs: Lines | None,
    *,
    counts: bool = True,
    answered: Collection[str] = (),
) -> tuple[Lines, list[Open]] | None:
    """The front matter that follows from three, and the keys that are open; None if it is not plain.

    A key that is open has one side's value, whichever side is named first. `counts`: whether a
    count of touches may be believed, since only one side has touches of its own. `answered`: keys of which
    the base has no value that anybody chose.
    """
    old, one, other = (_read(side or []) for side in (base, ours, theirs))
    if old is None or one is None or other is None:
        return None
    opens: dict[str, Open] = {}
    values = {
        key: _value(key, [{} if key in answered else old, one, other], opens, counts=counts)
        for key in {**one, **other}
    }
    kept = {key: lines for key, lines in values.items() if lines is not None}
    named = [[key for key in side if key in kept] for side in (one, other)]
    common = set(named[0]) & set(named[1])
    order = weave([k for k in old if k in common], named[0], named[1])
    found: Lines = []
    for key in order:
        found += _lead(*(side[key][0] if key in side else [] for side in (old, one, other)))
        found += kept[key]
    return found, [opens[key] for key in order if key in opens]


def _read(lines: Lines) -> Keys | None:
    """Each key with the comments above it and its own lines; None for what is not plain."""
    found: Keys = {}
    lead: Lines = []
    key = ""
    for line in lines:
        if not line.strip() or line[0] == "#":
            lead.append(line)
        elif line[0] in " \t" or line == "-" or line.startswith("- "):
            if not key:
                return None
            found[key][1].extend([*lead, line])
            lead = []
        else:
            name, colon, rest = line.partition(":")
            key = name.strip().strip("\"'")
            if not colon or rest[:1].strip() or line[0] in NO_KEY or key in found or not key:
                return None
            found[key] = (lead, [line])
            lead = []
    found[REST] = (lead, [])
    return found


def _lead(base: Lines, ours: Lines, theirs: Lines) -> Lines:
    """The comments above a key; of two that differ, both.

    Their order is the same, whichever two of three clones meet first.
    """
    if same := decided(base, ours, theirs):
        return same[0]
    # a sign before each line, since an empty name is none
    old, one, other = (numbered([f"#{line}" for line in side]) for side in (base, ours, theirs))
    return [unnumbered(name)[1:] for name in weave(old, one, other)]


def _value(key: str, versions: list[Keys], opens: dict[str, Open], *, counts: bool) -> Lines | None:
    """The lines of a key; None if it goes. What one side deleted and the other changed stays."""
    base, ours, theirs = (side[key][1] if key in side else None for side in versions)
    same = decided(base, ours, theirs)
    if same and (counts or key != COUNT):
        return same[0]
    if ours is None or theirs is None:
        return theirs if ours is None else ours
    first, second = sorted((ours, theirs))
    if _plain(first) == _plain(second) and key != COUNT:
        return first
    if key in STATE:
        return _state(key, first, second)
    lists = [_items(side) for side in (first, second)]
    if lists[0] is not None and lists[1] is not None:
        return _united(base, first, second)
    what = f"“{key}” is {_shown(ours)} on one side and {_shown(theirs)} on the other"
    opens[key] = Open(what, base, ours, theirs)
    return first


def _plain(lines: Lines) -> str:
    """What a key says, without what only is its form."""
    return "\n".join(lines).partition(":")[2].strip().strip("\"'")


def _shown(lines: Lines) -> str:
    said = " ".join(_plain(lines).split())
    return f"“{said[:60]}…”" if len(said) > 60 else f"“{said}”"


def _state(key: str, first: Lines, second: Lines) -> Lines:
    """A guess that holds until the next run."""
    one, other = _plain(first), _plain(second)
    if key == COUNT:
        return [f"{first[0].partition(':')[0]}:"]
    if key in LATER:
        return second if other > one else first
    return second if key in EARLIER and other and (not one or other < one) else first


def _items(lines: Lines) -> Lines | None:
    """The members of a list as they are written; None if it is none, or not a plain one."""
    rest = lines[0].partition(":")[2].strip()
    if len(lines) == 1:
        inner = rest[1:-1]
        if rest[:1] != "[" or rest[-1:] != "]" or any(sign in inner for sign in "[]{}\"'#"):
            return None if rest else []
        return [part.strip() for part in inner.split(",") if part.strip()]
    dents = {len(line) - len(line.lstrip()) for line in lines[1:]}
    if rest or len(dents) > 1 or not all(line.lstrip().startswith("- ") for line in lines[1:]):
        return None
    return [line.lstrip()[2:].strip() for line in lines[1:]]


def _united(base: Lines | None, first: Lines, second: Lines) -> Lines:
    """One list from three: what stays of the old one, then what was added, by name.

    It is written as the sides write it; as a block if they differ in that.
    """
    old, one, other = (_named(_items(side) or [] if side else []) for side in (base, first, second))
    members = {**other, **one}
    stays = [name for name in old if name in one and name in other]
    here, there = ([name for name in side if name in stays] for side in (one, other))
    added = sorted({*one, *other} - {*old})
    order = [*weave(stays, here, there), *added]
    if len(first) == len(second) == 1 and "[" in first[0] and "[" in second[0]:
        return [f"{first[0].partition(':')[0]}: [{', '.join(members[name] for name in order)}]"]
    block = first if len(first) > 1 else second
    dent = block[1][: len(block[1]) - len(block[1].lstrip())] if len(block) > 1 else "  "
    title = block[0] if len(block) > 1 else f"{block[0].partition(':')[0]}:"
    return [title, *(f"{dent}- {members[name]}" for name in order)]


def _named(items: Sequence[str]) -> dict[str, str]:
    """The members of a list by what they say, whatever quotes are around them."""
    return dict(zip(numbered([item.strip("\"'") for item in items]), items, strict=True))

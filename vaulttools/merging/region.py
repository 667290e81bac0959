"""A generated region in three versions: what either side typed into it stays until it is heard."""

from vaulttools.merging.log import SIGN
from vaulttools.merging.note import CannotMergeError
from vaulttools.merging.sides import is_marker
from vaulttools.typed import KEPT_TITLE, SUMS, Kept, Part, compose, gist_of, typed_parts


def merge_region(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """The lines of a region, its two marker lines among them, with what both sides typed.

    What was typed before and is gone on one side was done there. Of the generated lines one side's are
    taken, whichever is named first: the next run writes them anew.
    Raises CannotMergeError when it cannot be told what was typed.
    """
    base, ours, theirs = ([line for line in s if not is_marker(line)] for s in (base, ours, theirs))
    try:
        old, one, other = _typed(base, ours, theirs)
    except ValueError as error:
        raise CannotMergeError from error
    before = {part.lines for part in old}
    here, there = ({part.lines for part in side} for side in (one, other))
    kept: dict[tuple[str, ...], Part] = {}
    for part in sorted((*one, *other), key=lambda part: part.lines):
        if _says_nothing(part):
            continue
        if part.lines not in before or (part.lines in here and part.lines in there):
            kept.setdefault(part.lines, _known(part))
    body = max(_body(ours, one), _body(theirs, other))
    return [ours[0], *compose("\n".join(body), [Kept(part) for part in kept.values()]), ours[-1]]


def says_more(base: list[str], side: list[str]) -> bool:
    """Whether something was typed into a region, or it cannot be told."""
    if base == side:
        return False
    try:
        old, new = _typed(base, side)
    except ValueError:
        return True
    before = {part.lines for part in old}
    return any(part.lines not in before and not _says_nothing(part) for part in new)


def _typed(*sides: list[str]) -> list[tuple[Part, ...]]:
    """What was typed into each version of a region; raises ValueError when it cannot be told."""
    # git may have mixed two versions, so what any of them knows as ours is no typed line
    sums = [line for side in sides for line in side if SUMS.fullmatch(line.strip())]
    return [typed_parts([*side[1:-1], *sums]) for side in sides]


def _says_nothing(part: Part) -> bool:
    """Whether it is only a line of ours, from a version that nobody has any more: its box is open."""
    line = part.lines[0].strip()
    return len(part.lines) == 1 and line.startswith("- [ ] [") and SIGN in line.rpartition(" ")[2]


def _known(part: Part) -> Part:
    """A part that begins with a line of a version that nobody has any more, taken for ours as it is."""
    is_foreign = part.is_edited and not part.gist and f" {SIGN}" in part.lines[0]
    return part._replace(gist=gist_of(part.lines[0])) if is_foreign else part


def _body(region: list[str], parts: tuple[Part, ...]) -> list[str]:
    """The generated lines of a region, without those that nobody would miss."""
    typed = [
        line for part in parts for number, line in enumerate(part.lines) if number not in part.ours
    ]
    found = []
    for line in region[1:-1]:
        if line == KEPT_TITLE:
            break
        if line in typed:
            typed.remove(line)
        elif not SUMS.fullmatch(line.strip()):
            found.append(line)
    while found and not found[-1].strip():
        found.pop()
    while found and not found[0].strip():
        found.pop(0)
    return found

"""Repairing what a merge without our driver has left: markers, and twins of sync programs."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.actions.mending import beside
from vaulttools.merging.markers import has_markers, mended
from vaulttools.merging.note import Merged
from vaulttools.merging.prose import whole_merge
from vaulttools.merging.texts import merge_texts
from vaulttools.merging.twice import keys_once
from vaulttools.model.texts import Change, Versions
from vaulttools.seals import is_untouched_draft, is_untouched_file

FRONT = b"---"
NO_TEXT = "it is not text that can be merged; keep one of the versions"


class Resolved(Struct, frozen=True):
    """What is to be written for one file, and what is left for its owner to decide."""

    path: str
    changes: tuple[Change, ...] = ()
    opens: tuple[str, ...] = ()
    """What two people decided differently, in words."""
    line: int = 0
    """Where the first of it stands, from 1."""
    said: str = ""
    """What else there is to say of it."""
    is_settled: bool = False
    """Whether git may take it for merged."""


def resolve_markers(
    path: str, existing: Mapping[str, bytes], versions: Versions
) -> Resolved | None:
    """A file in which markers may stand, or a key twice, without what need not be there.

    None if there is nothing to repair in it. `versions` are git's, where git has them.
    """
    data = existing.get(path, b"")
    is_marked = has_markers(data)
    if not is_marked and not data.startswith(FRONT):
        return _from_versions(path, existing, versions)
    try:
        text = data.decode("utf-8")
        base = None if versions.base is None else versions.base.decode("utf-8")
        whole = mended(text, path, base) if is_marked else None
        once = keys_once(whole.text if whole else text, path)
    except ValueError:
        return Resolved(path, said=NO_TEXT) if is_marked else None
    steps = [step for step in (whole, once) if step]
    if not steps:
        return _from_versions(path, existing, versions)
    opens = [piece for step in steps for piece in step.opens]
    beside_it = whole.beside if whole else None
    return _resolved(path, data, Merged(steps[-1].text, opens, beside_it), existing)


def _from_versions(path: str, existing: Mapping[str, bytes], versions: Versions) -> Resolved | None:
    """A file that git could not merge and left without markers."""
    data = existing.get(path, b"")
    if versions.ours is not None and versions.theirs is not None:
        if data != versions.ours or versions.ours == versions.theirs:
            return None  # its owner has been at it
        try:
            base = None if versions.base is None else versions.base.decode()
            three = (base, versions.ours.decode(), versions.theirs.decode())
            return _resolved(path, data, merge_texts(three, path, whole_merge), existing)
        except ValueError:
            return Resolved(path, said=NO_TEXT)
    if versions.ours is None and versions.theirs is None:
        return None
    if _is_untouched(path, data):  # as it stands now: its owner may have written on it since
        return Resolved(path, (Change(path, data, None, is_generated=True),), is_settled=True)
    said = "one side deleted it, the other changed it: it is kept"
    return Resolved(path, said=said, is_settled=True)


def resolve_twin(
    path: str, original: str, existing: Mapping[str, bytes], base: bytes | None = None
) -> Resolved:
    """A second note of what another is about, merged into that one; it goes when all of it is there.

    `base` is what both were once, if that is known.
    """
    if original not in existing:
        return Resolved(path, said=f"“{original}” is gone; rename this copy if you want to keep it")
    data, twin = existing[original], existing[path]
    gone = Change(path, twin, None, moved=(original, data))
    if data == twin:
        return Resolved(path, (gone,))
    try:
        three = (None if base is None else base.decode(), data.decode(), twin.decode())
        merged = merge_texts(three, original, whole_merge)
    except ValueError:
        return Resolved(path, said="it is not text that can be merged; keep one of the two by hand")
    found = _resolved(original, data, merged, existing)
    after = next((c.after for c in found.changes if c.path == original), data)
    gone = Change(path, twin, None, moved=(original, after or b""))
    said = f"merged with “{path}”"
    return replace(found, changes=(*found.changes, gone), said=said)


def _resolved(path: str, data: bytes, merged: Merged, existing: Mapping[str, bytes]) -> Resolved:
    new = merged.text.encode()
    changes = [Change(path, data, new)] if new != data else []
    said = ""
    if merged.beside is not None:
        changes += beside(path, merged.beside, existing)
        said = "both versions of this draft are kept"
        if changes and changes[-1].before is None:
            said += f", the other one as “{changes[-1].path}”"
    lines = merged.text.split("\n")
    line = next((n for n, text in enumerate(lines, 1) if text.startswith("<<<<<<<")), 0)
    opens = tuple(piece.what for piece in merged.opens)
    return Resolved(path, tuple(changes), opens, line if opens else 0, said, is_settled=not opens)


def _is_untouched(path: str, data: bytes) -> bool:
    return is_untouched_draft(path, data) or is_untouched_file(path, data)


def resolve_all(
    existing: Mapping[str, bytes],
    twins: Iterable[tuple[str, str]],
    unmerged: Mapping[str, Versions],
) -> list[Resolved]:
    """Everything there is to repair in a vault; `existing` holds the bytes of its files.

    Changes of one file stand in the order in which one goes on from the other. `twins` are the notes that
    are to be merged into another, with that one.
    """
    found = {
        path: resolved
        for path in sorted({*existing, *unmerged})
        if (resolved := resolve_markers(path, existing, unmerged.get(path, Versions())))
    }
    for stays, goes in _two_names(existing, unmerged):
        found |= _under_one_name(stays, goes, existing, unmerged)
    found = dict(sorted(found.items()))
    now = dict(existing)
    for resolved in found.values():
        now |= {change.path: change.after or b"" for change in resolved.changes}
    for twin, original in twins:
        if not now.get(twin):
            continue
        known = (unmerged.get(path, Versions()).base for path in (twin, original))
        resolved = resolve_twin(twin, original, now, next(filter(None, known), None))
        for change in resolved.changes:
            now[change.path] = change.after or b""
        found[twin] = _after(found.pop(twin, None), resolved)
    return [_moved_to(resolved, now) for resolved in found.values()]


def _two_names(
    existing: Mapping[str, bytes], unmerged: Mapping[str, Versions]
) -> list[tuple[str, str]]:
    """The notes to which two people gave two names: the one that stays, and the one that goes.

    git leaves one text under both.
    """
    ours = {one.ours: path for path, one in unmerged.items() if one == Versions(ours=one.ours)}
    return [
        (min(path, ours[one.theirs]), max(path, ours[one.theirs]))
        for path, one in unmerged.items()
        if one == Versions(theirs=one.theirs)
        and one.theirs in ours
        and existing.get(path) == existing.get(ours[one.theirs]) == one.theirs
    ]


def _under_one_name(
    stays: str, goes: str, existing: Mapping[str, bytes], unmerged: Mapping[str, Versions]
) -> Iterable[tuple[str, Resolved]]:
    """A note of two names repaired under one of them, and what is to be said of the other and the old one."""
    before = [
        (path, one.base)
        for path, one in unmerged.items()
        if one == Versions(one.base) and path not in existing
    ]
    base = before[0][1] if len(before) == 1 else None  # git does not say which is whose
    kept = resolve_markers(stays, existing, Versions(base))
    yield stays, kept or Resolved(stays, is_settled=True)
    said = f"is “{stays}” under another name; both are one note now"
    gone = Change(goes, existing[goes], None, moved=(stays, existing[stays]))
    yield goes, Resolved(goes, (gone,), said=said, is_settled=True)
    yield from ((path, Resolved(path, is_settled=True)) for path, _ in before)


def _after(first: Resolved | None, then: Resolved) -> Resolved:
    """What was done to one file in two steps: a second copy in which markers stood is merged without them."""
    if first is None:
        return then
    changes, opens = (*first.changes, *then.changes), (*first.opens, *then.opens)
    return replace(then, changes=changes, opens=opens, is_settled=then.is_settled and not opens)


def _moved_to(resolved: Resolved, now: Mapping[str, bytes]) -> Resolved:
    """The same, with what the first copies hold when all second ones are merged into them."""
    changes = (
        replace(change, moved=(change.moved[0], now[change.moved[0]])) if change.moved else change
        for change in resolved.changes
    )
    return replace(resolved, changes=tuple(changes))

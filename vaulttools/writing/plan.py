"""What to write, decided before anything is written. Pure: bytes as read in, bytes to be out."""

from collections.abc import Iterable, Mapping, Sequence

from vaulttools.escaping import inline
from vaulttools.kanban import Card, DamagedBoardError, Way, merge, note_of
from vaulttools.lines import line_end, split_lines
from vaulttools.model.texts import Block, Change, DraftNote, Plan, Refusal, Text
from vaulttools.model.utterance import Fate, Spot
from vaulttools.model.vault import Host, Vault
from vaulttools.model.whole_files import BoardText, WholeFile
from vaulttools.regions import DamagedRegionError, Region, find_regions
from vaulttools.seals import is_untouched_draft, is_untouched_file, sealed_draft, sealed_file
from vaulttools.typed import Kept, compose, new_note, typed_parts


def plan_texts(
    vault: Vault, texts: Iterable[Text], existing: Mapping[str, bytes], fates: Iterable[Fate] = ()
) -> Plan:
    """The changes that bring a vault's generated text up to date; files that stay are not in it.

    `existing` holds the bytes of the files that stand where a text wants to be made. `fates` says
    what became of what the owner typed into regions: what is done goes, all else stays.
    """
    known = {fate.spot: fate for fate in fates}
    texts = list(texts)
    found: list[Change | Refusal] = [
        *_regions(vault, [text for text in texts if isinstance(text, Block)], existing, known),
        *_drafts(vault, [text for text in texts if isinstance(text, DraftNote)], existing),
    ]
    for text in texts:
        if isinstance(text, WholeFile):
            found += _whole_file(text, existing)
        elif isinstance(text, BoardText):
            found.append(_board(text, existing.get(text.path), vault, known.values()))
    changes = (one for one in found if isinstance(one, Change) and one.before != one.after)
    refusals = (one for one in found if isinstance(one, Refusal))
    return Plan(
        tuple(sorted(changes, key=lambda change: change.path)),
        tuple(sorted(refusals, key=lambda refusal: refusal.path)),
    )


def _regions(
    vault: Vault,
    texts: Iterable[Block],
    existing: Mapping[str, bytes],
    fates: Mapping[Spot, Fate],
) -> list[Change | Refusal]:
    """The notes with regions of ours, those that are still to be made among them."""
    found: list[Change | Refusal] = []
    blocks = {text.name: text for text in texts}
    hosts = dict(vault.hosts)
    for block in blocks.values():
        if block.home in hosts:
            continue
        if block.home in existing:
            hosts[block.home] = Host(block.home, existing[block.home])
        else:
            text = new_note(block.name, block.title, block.body)
            found.append(Change(block.home, None, text.encode()))
    homes = {block.home: name for name, block in blocks.items()}
    for host in hosts.values():
        new = _host(host, blocks, homes.get(host.path), fates)
        found.append(new if isinstance(new, Refusal) else Change(host.path, host.data, new))
    return found


def _host(
    host: Host, blocks: Mapping[str, Block], wanted: str | None, fates: Mapping[Spot, Fate]
) -> bytes | Refusal:
    """A note's bytes with every region of ours renewed; all around them stays, line ends too."""
    try:
        text = host.data.decode("utf-8")
    except UnicodeDecodeError:
        return Refusal(host.path, 0, "it is not UTF-8 text", "Save it as UTF-8.")
    if "\0" in text:
        return Refusal(host.path, 0, "there is a NUL byte in it", "Restore it from a copy.")
    end = line_end(text)
    lines = split_lines(text)
    bare = [line.rstrip("\r\n") for line in lines]
    try:
        regions = find_regions([bare[0].removeprefix("\ufeff"), *bare[1:]])
    except DamagedRegionError as error:
        hint = "Restore the two marker lines, or delete both of them and what is between them."
        return Refusal(host.path, error.line, error.what, hint, "VT070")
    if wanted and wanted not in {region.name for region in regions}:
        what = f"it has no markers for the generated text “{wanted}”"
        hint = (
            f"Write <!-- vaulttools:{wanted} --> and <!-- /vaulttools:{wanted} --> on two lines of their own "
            "where the text is to stand, or rename the note."
        )
        return Refusal(host.path, 0, what, hint, "VT070")
    for region in reversed(regions):
        if region.name not in blocks:
            continue
        inner = _inner(host.path, bare, region, blocks[region.name], fates)
        if inner is None:
            what = f"the last line of the region “vaulttools:{region.name}”, <!-- ours … -->, is missing"
            hint = "Undo that; or move out what you want to keep and delete all between the two markers."
            return Refusal(host.path, region.start + 1, what, hint, "VT070")
        lines[region.start + 1 : region.end] = [f"{line}{end}" for line in inner]
    return "".join(lines).encode()


def _inner(
    path: str, bare: list[str], region: Region, block: Block, fates: Mapping[Spot, Fate]
) -> list[str] | None:
    """The lines to stand in a region; None when the line of sums is missing."""
    try:
        parts = typed_parts(bare[region.start + 1 : region.end])
    except ValueError:
        return None
    kept = []
    for part in parts:
        fate = fates.get(Spot(path, region.name, part.lines))
        if fate is None or not fate.is_done:
            kept.append(Kept(part, inline(fate.remark) if fate else ""))
    return compose(block.body, kept)


def _whole_file(text: WholeFile, existing: Mapping[str, bytes]) -> list[Change]:
    """A file that is ours whole, made again as long as its owner has left it alone."""
    new = sealed_file(text.path, text.text).encode()
    there = existing.get(text.path)
    if there is not None and not is_untouched_file(text.path, there):
        return []
    is_same = there is not None and there.replace(b"\r\n", b"\n") == new
    return [] if is_same else [Change(text.path, there, new, is_generated=True)]


def _board(
    text: BoardText, there: bytes | None, vault: Vault, fates: Iterable[Fate]
) -> Change | Refusal:
    """The board with every card in its lane; a card that was moved in vain stays and says why."""
    stuck = {
        path: inline(fate.remark)
        for fate in fates
        if fate.spot.path == text.path and fate.remark
        for path in fate.spot.lines
    }
    people = {contact.path for contact in vault.contacts}

    def keys_of(cards: Sequence[Card]) -> list[str | None]:
        found = vault.earlier.each(note_of, cards, vault.links, text.path)
        return [
            # where the note is gone, the card may go as well
            card.link if path is None and card.seal else path if path in people else None
            for card, path in zip(cards, found, strict=True)
        ]

    try:
        old = None if there is None else there.decode("utf-8")
        new = merge(old, text.lanes, text.cards, Way(keys_of, stuck, vault.earlier))
    except UnicodeDecodeError:
        return Refusal(text.path, 0, "it is not UTF-8 text", "Save it as UTF-8.")
    except DamagedBoardError as error:
        hint = "Mend that line; or rename the note, and a new board is made."
        return Refusal(text.path, error.line, error.what, hint, "VT070")
    return Change(text.path, there, new.encode())


def _drafts(vault: Vault, drafts: list[DraftNote], existing: Mapping[str, bytes]) -> list[Change]:
    """Drafts made, untouched stale ones replaced or removed; an edited one is the owner's."""
    changes: list[Change] = []
    wanted = {draft.path: sealed_draft(draft.path, draft.text).encode() for draft in drafts}
    for path, data in wanted.items():
        there = vault.drafts[path].data if path in vault.drafts else existing.get(path)
        is_stale = there is not None and there.replace(b"\r\n", b"\n") != data
        if there is None or (is_stale and is_untouched_draft(path, there)):
            changes.append(Change(path, there, data, is_generated=True))
    for path, draft in vault.drafts.items():
        if path not in wanted and draft.is_untouched and draft.is_for_item:
            changes.append(Change(path, draft.data, None, is_generated=True))
    return changes

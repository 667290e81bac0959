"""Listening to a line: which contact it is about, and what its owner said with it.

A due line is known by its link to a contact, however it was edited, moved, copied or ticked by a
plugin; the sign at its end only says which item it was.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from vaulttools.actions.fields import DONE, DUE, REPEATS, TAG, date_in, first_field, without_fields
from vaulttools.actions.statements import NotUnderstoodError, add_statements
from vaulttools.escaping import one_line
from vaulttools.lines import split_lines
from vaulttools.model.contact import SIGN, Contact
from vaulttools.model.links import LinkIndex
from vaulttools.model.problem import Place
from vaulttools.model.utterance import Heard, Mark, Spot, Utterance
from vaulttools.model.vault import Host, Vault
from vaulttools.model.words import Channel, What
from vaulttools.reading.days import read_span
from vaulttools.reading.links import MARKDOWN_LINK, WIKILINK, link_targets
from vaulttools.reading.log import channel_named
from vaulttools.regions import DamagedRegionError, fence_after, find_regions, indent, inside
from vaulttools.typed import Part, typed_parts
from vaulttools.wording import CHANNEL_WORDS

_ITEM = re.compile(r"(?P<indent>[\s>]*)(?:[-*+]|\d+[.)])\s+(?:\[(?P<box>.)\]\s+)?(?P<text>.*)")
_SIGN = re.compile(rf"\^{SIGN}([a-z0-9]+)\b")
_BRING = re.compile(r"(?:^|· )bring\s+(!?\[\[.+?\]\](?!\])|\[[^\]]*\]\([^)]*\))")
_CHOICE = re.compile(r"\s*[-*+] \[ \] (?:graceful exit|re-engage|snooze \d+ months?|archive)\b")
"""A box of a decision that nobody has ticked."""
LONGEST = 2_000
"""Characters of a line that is listened to."""
_DONE_BOX, _SKIP_BOX, _OPEN_BOX = frozenset("xX"), frozenset("-"), frozenset(" ")
CHANNEL_OF: Mapping[str, Channel] = {words.casefold(): c for c, words in CHANNEL_WORDS.items()}


def hear(vault: Vault, today: date) -> list[Heard]:
    """What was said in the generated regions of a vault, and on due lines copied elsewhere."""
    found: list[Heard] = []
    people = {contact.path: contact for contact in vault.contacts}
    for host in (*vault.hosts.values(), *vault.copies.values()):
        found += _hear_host(host, people, vault.links, today)
    return found


def hear_drafts(vault: Vault) -> list[Heard]:
    """The touches made by the drafts that were sent."""
    people = {contact.path for contact in vault.contacts}
    found: list[Heard] = []
    for draft in (draft for draft in vault.sent if not draft.is_filed):
        silent = Heard(Spot(draft.path), draft.at)
        if draft.contact not in people:
            found.append(replace(silent, trouble="the draft names no contact that is here"))
            continue
        said = Utterance(
            draft.contact,
            draft.at,
            sign=draft.sign,
            mark=Mark.DONE,
            planned=draft.channel,
            bring=draft.value,
            decision=What.EXIT if draft.kind == "graceful-exit" else None,
            text=() if draft.is_for_item else (draft.kind.replace("-", " "),),
            words=draft.path,
        )
        found.append(replace(silent, utterance=said))
    return found


def _hear_host(
    host: Host, people: Mapping[str, Contact], links: LinkIndex, today: date
) -> list[Heard]:
    try:
        lines = [
            line.rstrip("\r\n")
            for line in split_lines(host.data.decode("utf-8").removeprefix("\ufeff"))
        ]
        regions = find_regions(lines)
    except (UnicodeDecodeError, DamagedRegionError):
        return []
    found: list[Heard] = []
    code = _code(lines)
    for region in regions:
        try:
            parts = typed_parts(lines[region.start + 1 : region.end])
        except ValueError:
            continue
        for part in parts:
            if region.start + 1 + part.line in code:
                continue
            at = Place(host.path, region.start + 2 + part.line)
            heard = _hear_part(part, at, people, links, today)
            found.append(replace(heard, spot=Spot(host.path, region.name, part.lines)))
    shown = [n not in code and not inside(regions, n) for n in range(len(lines))]
    outside = [line if is_shown else "" for line, is_shown in zip(lines, shown, strict=True)]
    for number, line in enumerate(outside):
        if _SIGN.search(line) and host.path not in people:
            copied = (line, *_under(outside, number))
            boxes = frozenset(n for n, text in enumerate(copied) if n and _CHOICE.match(text))
            part = Part(copied, boxes, number, is_edited=False)
            is_fixed = all(number < region.start for region in regions)  # what is below ours moves
            at = Place(host.path, number + 1 if is_fixed else 0)
            heard = _hear_part(part, at, people, links, today)
            if heard.utterance or heard.trouble:
                found.append(replace(heard, spot=Spot(host.path, "", part.lines)))
    return found


def _code(lines: Sequence[str]) -> set[int]:
    """The lines that stand between code fences: what is only shown there is not said."""
    found: set[int] = set()
    fence = ""
    for number, line in enumerate(lines):
        fence = fence_after(fence, line)
        if fence:
            found.add(number)
    return found


def _under(lines: Sequence[str], number: int) -> list[str]:
    """The lines indented under a line of a note."""
    found: list[str] = []
    depth = indent(lines[number])
    for line in lines[number + 1 :]:
        if not line.strip() or indent(line) <= depth:
            break
        found.append(line)
    return found


def _hear_part(
    part: Part, at: Place, people: Mapping[str, Contact], links: LinkIndex, today: date
) -> Heard:
    """What a part says. No utterance and no trouble means that it says nothing to us."""
    silent = Heard(Spot(at.path), at)
    if any(len(line) > LONGEST for line in part.lines):
        return replace(silent, trouble="it has a line that is too long to be read")
    head = _ITEM.fullmatch(part.lines[0])
    about = _contact_of(part.lines[0], at.path, people, links)
    if head is None or about is None:
        return replace(silent, trouble=_stranger(part, head, today))
    box = head["box"]
    found, told, behind = _line(head["text"], about, at)
    put_in = one_line(TAG.sub(" ", part.added or told))
    if put_in and part.is_edited and 0 not in part.ours:
        found = replace(found, text=(put_in,))
    repeats = REPEATS.search(_without_links(head["text"]))
    if repeats and box not in _DONE_BOX | _SKIP_BOX:
        rhythm = one_line(repeats[1]).removeprefix("every ").removesuffix(" when done")
        rhythm = rhythm if read_span(rhythm) else "6 weeks"
        trouble = (
            f"a line that repeats itself is not for here: write “every: {rhythm}” into the front "
            "matter of the contact, and delete this"
        )
        return replace(silent, trouble=trouble)
    try:
        found = _marked(found, _without_links(part.lines[0]), box)
        found = add_statements(found, behind, today) if behind else found
        found = _typed(found, part, today)
    except NotUnderstoodError as error:
        return replace(silent, trouble=str(error))
    says_nothing = not found.says_something and not found.due
    is_note = not found.sign and found == replace(_blank(found), text=found.text)
    return silent if says_nothing or is_note else replace(silent, utterance=found)


def _blank(found: Utterance) -> Utterance:
    """The same line with nothing said in it."""
    return Utterance(
        found.contact, found.at, found.sign, found.due, planned=found.planned, bring=found.bring,
        words=found.words,
    )  # fmt: skip


def _stranger(part: Part, head: re.Match[str] | None, today: date) -> str:
    """What to say to a part that is about nobody; nothing if it is simply a text."""
    text = part.lines[0]
    if head and (_SIGN.search(text) or ((head["box"] or " ") in _DONE_BOX and link_targets(text))):
        named = next(iter(link_targets(text)), "")
        return nobody_called(named) if named else "it names no contact"
    if head and not part.lines[0][:1].isspace():
        try:
            said = add_statements(Utterance("", Place("", 0)), head["text"], today)
        except NotUnderstoodError:
            return ""
        if not said.text:
            return "it stands under nobody: indent it under the line of the person it is about"
    return ""


def nobody_called(name: str) -> str:
    """What to say to a line or a card whose link leads nowhere."""
    return f"nobody here is called “{name}”"


def _contact_of(
    line: str, path: str, people: Mapping[str, Contact], links: LinkIndex
) -> Contact | None:
    """The contact that a line links to first, by link, by an alias, or by its sign in their log."""
    for target in link_targets(line)[:1]:
        found = links.resolve(target, path)
        if found is not None and found in people:
            return people[found]
        named = [
            c for c in people.values() if target.casefold() in {a.casefold() for a in c.aliases}
        ]
        if found is None and len(named) == 1:
            return named[0]
    sign = _SIGN.search(line)
    logged = [c for c in people.values() if sign and f"{SIGN}{sign[1]}" in c.signs]
    return logged[0] if len(logged) == 1 else None


def _line(text: str, about: Contact, at: Place) -> tuple[Utterance, str, str]:
    """What the line itself says: its sign, its date, its channel, what it proposed to bring.

    Beside it the line's words, and what was typed behind its fields or its sign.
    """
    sign = _SIGN.search(text)
    head, tail = (text[: sign.start()], text[sign.end() :]) if sign else (text, "")
    fields = first_field(_without_links(head))
    plain = one_line(head[:fields])
    bring = _BRING.search(plain)
    told = _description(plain)
    found = Utterance(
        contact=about.path,
        at=at,
        sign=sign[1] if sign else "",
        due=date_in(DUE, _without_links(head)),
        planned=_planned(told),
        bring=bring[1] if bring else "",
        words=plain,
    )
    return found, told, without_fields(f"{head[fields:]} {tail}")


def _without_links(text: str) -> str:
    """The text, as long as before, with no field in the name of a note that it links to."""
    for form in (WIKILINK, MARKDOWN_LINK):
        text = form.sub(lambda link: "x" * len(link[0]), text)
    return text


def _description(plain: str) -> str:
    """The words of a line behind the link."""
    link = WIKILINK.search(plain) or MARKDOWN_LINK.search(plain)
    rest = plain[link.end() :] if link and not plain[: link.start()].strip() else plain
    return rest.strip().lstrip("—–-:·, ").strip()


def _planned(told: str) -> Channel | None:
    """The channel that a part of the line between dots names."""
    for piece in told.split(" · "):
        word = piece.split(",")[0].strip()
        if channel := CHANNEL_OF.get(word.casefold()) or channel_named(word):
            return channel
    return None


def _marked(found: Utterance, line: str, box: str | None) -> Utterance:
    """The utterance with what the box says."""
    if box in _DONE_BOX:
        return replace(found, mark=Mark.DONE)
    if box in _SKIP_BOX:
        return replace(found, mark=Mark.SKIPPED)
    if box not in {None, " "}:
        raise NotUnderstoodError(f"“[{box}]” says nothing here: [x] is done, [-] is skipped")
    if found.sign and (done := DONE.search(line)):
        raise NotUnderstoodError(f"the box is open, and “{done[1] or done[2]}” says it is done")
    if found.sign and DUE.search(line):
        _day(DUE, line)
    return found


def _typed(found: Utterance, part: Part, today: date) -> Utterance:
    """The utterance with what was typed under the line, and the day it happened.

    A day in words counts before the one that a plugin wrote behind a box.
    """
    is_marked = found.mark is not Mark.OPEN
    days = [_day(DONE, _without_links(part.lines[0]))] if is_marked else []
    for number, line in enumerate(part.lines[1:], 1):
        if number in part.ours or not line.strip():
            continue
        item = _ITEM.fullmatch(line)
        text, box = (item["text"], item["box"]) if item else (line.strip().lstrip("> "), None)
        if _SIGN.search(text):
            raise NotUnderstoodError("another due line stands under this one; move it to the left")
        if box in _SKIP_BOX:
            raise NotUnderstoodError(
                f"“[-] {text}” says nothing here; delete it or take the mark off"
            )
        if box in _DONE_BOX:
            days.append(_day(DONE, text))
        elif due := DUE.search(text):
            raise NotUnderstoodError(
                f"“{due[1] or due[2]}” beside this says nothing here: write “snooze” and the day, or take it away"
            )
        found = add_statements(found, without_fields(text), today)
    return found if found.day else replace(found, day=next((day for day in days if day), None))


def _day(form: re.Pattern[str], text: str) -> date | None:
    """The day of a field, None without one; raises NotUnderstoodError for one that is no day."""
    match, day = form.search(text), date_in(form, text)
    if match and day is None:
        raise NotUnderstoodError(f"“{match[1] or match[2]}” is no date")
    return day

"""What a draft note is called, and what is in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from math import inf
from operator import itemgetter

from msgspec.structs import replace

from vaulttools.drafting.facts import facts
from vaulttools.drafting.kinds import CALLS, kind_of, wanted_kind
from vaulttools.drafting.render import BLANK, Message, fill, reading_seconds, render
from vaulttools.escaping import (
    file_name,
    inline,
    mailto,
    profile,
    quoted,
    short_id,
    spoken,
    tel,
    wikilink,
    yaml_string,
)
from vaulttools.funnel.sign import sign_of
from vaulttools.likeness import Spelling, most_alike
from vaulttools.model.contact import SIGN, Contact
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.pattern import Paragraph, Pattern
from vaulttools.model.texts import DRAFTS, DraftNote
from vaulttools.model.value import ValueItem
from vaulttools.model.vault import Vault
from vaulttools.model.words import Channel, Reason, What
from vaulttools.wording import CHANNEL_WORDS, count

TITLES = {
    "graceful-exit": "exit",
    "value-touch": "value",
    "direct-message": "message",
    "re-engage": "re-engage",
}
"""What stands in a draft's name where that is not the kind with its hyphens as blanks."""
FORMS: Mapping[Channel, tuple[str, ...]] = {
    Channel.EMAIL: ("email",),
    Channel.LETTER: ("letter", "email"),
    Channel.LINKEDIN: ("linkedin", "sms", "email"),
    Channel.SMS: ("sms", "linkedin", "email"),
    Channel.COMMENT: ("comment",),
    Channel.PHONE: ("phone",),
    Channel.VOICEMAIL: ("voicemail", "phone"),
    Channel.VIDEO: ("phone", "email"),
}
"""The forms of a pattern that suit a channel, the best first; `email` for any other channel."""
WITH_SUBJECT = frozenset({Channel.EMAIL, Channel.LETTER, Channel.OTHER, Channel.IN_PERSON})
DIRECT = frozenset({Channel.LINKEDIN, Channel.SMS})
NOBODY = Vault()
"""A vault without people: the very same every time, so that what depends on it is known again."""
SEEDS = 48
"""How many wordings are tried before one that is like another's is taken."""
FEWEST = 4
"""How many are still tried where many were tried in vain."""


class CannotDraftError(ValueError):
    """A draft that cannot be made; the text says why."""


def draft_path(item: DueItem, funnel: Funnel) -> str | None:
    """The vault path of an item's draft; the date in it is the due date, so it stays the same."""
    kind = kind_of(item, funnel)
    if kind is None or item.due is None:
        return None
    if not _form(funnel, kind, _suited(item, kind).channel):
        return None
    return _path(item, funnel, kind, str(item.due))


def _path(item: DueItem, funnel: Funnel, kind: str, day: str) -> str:
    """Where the name had to be changed to be a file's, a sign keeps two people apart."""
    link = item.contact.link
    name = file_name(link)
    if name != link:
        name = f"{name} {short_id(link)}"
    title = TITLES.get(kind, kind.replace("-", " "))
    return f"{funnel.vault.settings.followups_folder}/{DRAFTS}/{day} {name} - {title}.md"


def drafts(funnel: Funnel) -> Iterator[DraftNote]:
    """The drafts for everybody who is due and has one, no two of a kind alike (M14).

    In order of path; each takes the first wording that is not like those before it. Where wordings were
    tried in vain, fewer are tried for the next of that kind: hundreds who fell due on one day, with the
    same to be said to all of them.
    """
    spelling, taken = Spelling(), defaultdict[str, list[str]](list)
    tries = defaultdict[str, int](lambda: SEEDS)
    found = [(item, path) for item in funnel.due if (path := draft_path(item, funnel))]
    found.sort(key=lambda pair: pair[0].contact.path)
    first = _first_wordings([item for item, _ in found], funnel)
    for due, path in found:
        kind = wanted_kind(due)
        item = _suited(due, kind)
        wordings = _wordings(item, funnel, kind)
        if due.contact.path in first:
            wordings = chain((first[due.contact.path],), islice(wordings, 1, None))
        most, message, spelled = _unlike(islice(wordings, tries[kind]), taken[kind], spelling)
        tries[kind] = max(FEWEST, tries[kind] // 2) if most else SEEDS
        if spelled:
            taken[kind].append(spelled)
        front = [f"item: {SIGN}{sign_of(item.standing)}"]
        yield DraftNote(path, _note(item, kind, message, front))


def _first_wordings(items: Iterable[DueItem], funnel: Funnel) -> dict[str, Message]:
    """The first wording by contact, of those for whom nothing depends on anybody else (M20)."""
    vault = funnel.vault
    shared = replace(
        NOBODY, settings=vault.settings, patterns=vault.patterns, language=vault.language
    )
    alone = [item for item in items if not item.contact.opportunity]
    messages = vault.earlier.each(
        _first_wording, alone, Funnel(shared, funnel.today, (), (), ()), key=_standing_and_offer
    )
    return {i.contact.path: message for i, message in zip(alone, messages, strict=True)}


def _standing_and_offer(item: DueItem) -> tuple[int, int]:
    """On one day, an item with the very same of both is the same."""
    return id(item.standing), id(item.offer())


def _first_wording(item: DueItem, shared: Funnel) -> Message:
    kind = wanted_kind(item)
    return next(_wordings(_suited(item, kind), shared, kind))


def _unlike(
    wordings: Iterator[Message], before: list[str], spelling: Spelling
) -> tuple[float, Message, str]:
    """The first wording that is not like any of those before; the least alike where all are, and how much."""
    return min(_tried(wordings, before, spelling), key=itemgetter(0))


def _tried(
    wordings: Iterator[Message], before: list[str], spelling: Spelling
) -> Iterator[tuple[float, Message, str]]:
    """Wordings, each with how like another it is (0: like none), up to the first that is like none.

    One that is found to be as like another as the best one yet is out, and not compared further.
    """
    least = inf
    for message in wordings:
        spelled = spelling.spelled(message.body)
        most = most_alike(spelled, before, enough=least)
        yield most, message, spelled
        if not most:
            return
        least = min(least, most)


def draft_note(item: DueItem, funnel: Funnel) -> DraftNote | None:
    """The draft for one item; None when there is none to write."""
    path = draft_path(item, funnel)
    return next((draft for draft in drafts(funnel) if draft.path == path), None) if path else None


def draft_for(
    item: DueItem, funnel: Funnel, kind: str = "", other: Contact | None = None
) -> DraftNote:
    """A draft that was asked for, of any kind, due or not; raises CannotDraftError."""
    kind = kind or ("introduction" if other else wanted_kind(item))
    if kind not in funnel.vault.patterns:
        raise CannotDraftError(f"there is no pattern “{kind}”")
    item = _suited(item, kind)
    if not _form(funnel, kind, item.channel):
        raise CannotDraftError(f"the pattern “{kind}” has no form for {item.channel}")
    message = next(_wordings(item, funnel, kind, other))
    path = _path(item, funnel, kind, str(funnel.today))
    return DraftNote(path, _note(item, kind, message, []))


def _suited(item: DueItem, kind: str) -> DueItem:
    """The item with a channel that a kind can travel by: a comment is no message, a call no mail."""
    channel = item.channel
    if kind == "comment":
        channel = Channel.COMMENT
    elif kind == "call" and channel not in CALLS:
        channel = Channel.PHONE
    elif (kind == "direct-message" and channel not in DIRECT) or channel is Channel.COMMENT:
        channel = Channel.LINKEDIN
    return item if channel is item.channel else item._replace(channel=channel)


def _form(funnel: Funnel, kind: str, channel: Channel) -> tuple[Paragraph, ...]:
    """The form of a pattern for a channel; that of a call where the kind has none for a phone."""
    found = _in(funnel.vault.patterns.get(kind), channel)
    if not found and channel in CALLS:
        found = _in(funnel.vault.patterns.get("call"), channel)
    return found


def _in(pattern: Pattern | None, channel: Channel) -> tuple[Paragraph, ...]:
    names = FORMS.get(channel, ("email",))
    return next((pattern.forms[n] for n in names if n in pattern.forms), ()) if pattern else ()


def _wordings(
    item: DueItem, funnel: Funnel, kind: str, other: Contact | None = None
) -> Iterator[Message]:
    """The messages for an item, one a seed; a call has a script, and a voicemail that mirrors it (M18)."""
    known = facts(item, funnel, other)
    form = fill(_form(funnel, kind, item.channel), known)
    is_call = item.channel is Channel.PHONE
    mirror = fill(_form(funnel, kind, Channel.VOICEMAIL), known) if is_call else ()
    for seed in range(SEEDS):
        sown = f"{item.contact.path} {kind}" + (f" {seed}" if seed else "")
        message = render(form, sown)
        yield _with_voicemail(message, render(mirror, sown)) if is_call else message


def _with_voicemail(call: Message, voicemail: Message) -> Message:
    return Message(
        call.subject,
        (
            (None, f"### Call, {_aloud(call)}"),
            *call.paragraphs,
            (None, f"### Voicemail, {_aloud(voicemail)}"),
            *voicemail.paragraphs,
        ),
    )


def _aloud(message: Message) -> str:
    return f"about {count(reading_seconds(message.body), 'second')}"


def _note(item: DueItem, kind: str, message: Message, more: list[str]) -> str:
    """The text of a draft note."""
    value = next((v for v in item.bring[:1] if _is_said(v, message)), None)
    is_titled = item.channel in WITH_SUBJECT and message.subject
    front = [
        "type: draft",
        f"contact: {yaml_string(wikilink(item.contact.link))}",
        f"channel: {item.channel}",
        f"kind: {kind}",
        *([f"subject: {yaml_string(message.subject)}"] if is_titled else []),
        *([f"value: {yaml_string(wikilink(value.link))}"] if value else []),
        *more,
        "status: draft",
    ]
    aside = [f"> {line}" for line in ("[!NOTE]", *_aside(item, message, value))]
    return "\n".join(["---", *front, "---", message.body, "", *aside]) + "\n"


def _is_said(value: ValueItem, message: Message) -> bool:
    """Whether a message names what is brought, or says on the phone why it matters."""
    said = BLANK.sub("", message.body)
    why = spoken(value.takeaway).rstrip(".")[1:]
    return spoken(value.name) in said or (bool(why) and why in said)


def _aside(item: DueItem, message: Message, value: ValueItem | None) -> list[str]:
    """What the owner should know before sending, and the link that opens the right program."""
    ready = f"{count(message.blanks, 'blank')} left." if message.blanks else "Read it once aloud."
    lines = [f"{ready} By {CHANNEL_WORDS[item.channel]} ({inline(item.channel_why)})."]
    contact = item.contact
    met = next((e for e in reversed(contact.events) if e.what is What.MET and e.text), None)
    if item.reason is Reason.FIRST_TOUCH and met:
        lines.append(f"Your note says: {quoted(met.text, 200)}")
    if item.reason is Reason.RE_ENGAGE:
        lines += [
            f"{inline(ground.text[:1].upper() + ground.text[1:])} ({inline(ground.at)})"
            for ground in item.grounds
        ]
    elif value and item.matches[0].why:
        lines.append(f"{wikilink(value.link)} {item.matches[0].why}.")
    if item.needs_next_step and message.asks:
        lines.append("No next step is agreed yet: the message offers one.")
    link = _link(item, message)
    return [*lines, link] if link else lines


def _link(item: DueItem, message: Message) -> str:
    """A link that opens the program for the channel, with the text in it where that can be done."""
    contact = item.contact
    match item.channel:
        case Channel.EMAIL:
            address = contact.emails[0] if contact.emails else ""
            # nothing with a blank is sent by a slip
            text = "" if message.blanks else message.body
            subject = "" if BLANK.search(message.subject) else message.subject
            link = mailto(address, subject, text)
            return f"[Open in mail]({link})" if link else ""
        case Channel.PHONE | Channel.VOICEMAIL:
            link = tel(contact.phone)
            return f"[Call]({link})" if link else ""
        case Channel.SMS:
            link = tel(contact.phone)
            return f"[Write a text](sms:{link.removeprefix('tel:')})" if link else ""
        case Channel.LINKEDIN | Channel.COMMENT:
            link = profile(contact.linkedin)
            return f"[Open the profile]({link})" if link else ""
        case _:
            return ""

"""Which message a due item asks for, what the draft note is called, and what is in it."""

import re

from vaulttools.drafting.facts import facts
from vaulttools.escaping import (
    file_name,
    inline,
    mailto,
    quoted,
    short_id,
    wikilink,
    yaml_string,
)
from vaulttools.funnel.history import history
from vaulttools.funnel.sign import sign_of
from vaulttools.model.contact import SIGN
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.texts import DraftNote
from vaulttools.model.words import Channel, Reason, What
from vaulttools.wording import CHANNEL_WORDS, count

KINDS: dict[Reason, str] = {
    Reason.FIRST_TOUCH: "first-touch",
    Reason.DECIDE: "graceful-exit",
    Reason.RE_ENGAGE: "re-engage",
}
"""The reasons that get a draft, and its kind: the name of the pattern in templates/drafts."""

TITLES = {"first-touch": "first touch", "graceful-exit": "exit", "re-engage": "re-engage"}
HAS_SUBJECT = frozenset({Channel.EMAIL, Channel.LETTER})
BLANK = re.compile(r"==[^\n]+?==")


def kind_of(item: DueItem) -> str | None:
    """The kind of draft for an item that is due; None when there is none to write.

    A paused contact without a genuine reason gets none: an empty hello is worse than silence (M9).
    Neither does one whose last log entry cannot be read.
    """
    last = history(item.contact).last
    if not item.is_due or item.needs_a_reason or (last is not None and last.is_unread):
        return None
    return KINDS.get(item.reason)


def draft_path(item: DueItem, funnel: Funnel) -> str | None:
    """The vault path of an item's draft; the date in it is the due date, so it stays the same.

    Where the name had to be changed to be a file's, a sign keeps two people apart.
    """
    kind = kind_of(item)
    if kind is None or item.due is None:
        return None
    link = item.contact.link
    name = file_name(link)
    if name != link:
        name = f"{name} {short_id(link)}"
    folder = f"{funnel.vault.settings.followups_folder}/Drafts"
    return f"{folder}/{item.due} {name} - {TITLES[kind]}.md"


def draft_note(item: DueItem, funnel: Funnel) -> DraftNote | None:
    """The draft for an item, ready to be completed and sent; None when there is none to write."""
    kind, path = kind_of(item), draft_path(item, funnel)
    if kind is None or path is None or kind not in funnel.vault.patterns:
        return None
    subject, body = _render(funnel.vault.patterns[kind], item, funnel)
    value = item.bring[0] if item.bring and kind != "graceful-exit" else None
    front = [
        "type: draft",
        f"contact: {yaml_string(wikilink(item.contact.link))}",
        f"channel: {item.channel}",
        f"kind: {kind}",
        *([f"subject: {yaml_string(subject)}"] if item.channel in HAS_SUBJECT else []),
        *([f"value: {yaml_string(wikilink(value.link))}"] if value else []),
        f"item: {SIGN}{sign_of(item.standing)}",
        "status: draft",
    ]
    aside = [f"> {line}" for line in ("[!NOTE]", *_aside(item, subject, body))]
    lines = ["---", *front, "---", body, "", *aside]
    return DraftNote(path, "\n".join(lines) + "\n")


def _render(pattern: str, item: DueItem, funnel: Funnel) -> tuple[str, str]:
    """The subject and the body that a pattern gives. Logic-less: fields and sections, no more.

    A pattern is rendered paragraph by paragraph. The lines of one flow together in the message;
    only those of the last, the close, stand by themselves.
    """
    import pystache  # noqa: PLC0415 - needed only where drafts are written

    renderer = pystache.Renderer(escape=str, missing_tags="ignore", partials={})
    known = facts(item, funnel)
    paragraphs = [
        _lines(str(renderer.render(part, known))) for part in re.split(r"\n{2,}", pattern.strip())
    ]
    head, *flowing, close = [lines for lines in paragraphs if lines]
    subject = " ".join(head).removeprefix("Subject:").strip()
    parts = [" ".join(lines) for lines in flowing] + ["\n".join(close)]
    return subject[:1].upper() + subject[1:], "\n\n".join(parts)


def _lines(paragraph: str) -> list[str]:
    """The lines that are left of a paragraph, the traces of vanished sections gone."""
    lines = (" ".join(line.split()) for line in paragraph.split("\n"))
    return [re.sub(r" ([,.?!])", r"\1", line) for line in lines if line]


def _aside(item: DueItem, subject: str, body: str) -> list[str]:
    """What the owner should know before sending, and the link that opens the mail program."""
    blanks = len(BLANK.findall(body))
    ready = f"{count(blanks, 'blank')} left." if blanks else "Read it once aloud, then send it."
    lines = [f"{ready} By {CHANNEL_WORDS[item.channel]} ({inline(item.channel_why)})."]
    met = next((e for e in reversed(item.contact.events) if e.what is What.MET and e.text), None)
    if item.reason is Reason.FIRST_TOUCH and met:
        lines.append(f"Your note says: {quoted(met.text, 200)}")
    if item.reason is Reason.RE_ENGAGE:
        lines += [
            f"{inline(ground.text[:1].upper() + ground.text[1:])} ({inline(ground.at)})"
            for ground in item.grounds
        ]
    if item.needs_next_step and item.reason is Reason.FIRST_TOUCH:
        lines.append("No next step is agreed yet: the message offers one.")
    address = item.contact.emails[0] if item.contact.emails else ""
    text = "" if blanks else body  # a message with blanks is not to be sent by a slip
    if item.channel is Channel.EMAIL and (link := mailto(address, subject, text)):
        lines.append(f"[Open in mail]({link})")
    return lines

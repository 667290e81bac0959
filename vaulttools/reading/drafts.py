"""A draft note: whom it is for, what it brings, and how far it is."""

from vaulttools.escaping import short_id
from vaulttools.model.contact import SIGN
from vaulttools.model.draft import Draft, DraftStatus
from vaulttools.model.links import fold_name
from vaulttools.model.settings import Settings
from vaulttools.model.texts import DRAFTS, SENT
from vaulttools.reading.links import link_targets
from vaulttools.reading.log import channel_named
from vaulttools.reading.notes import Note
from vaulttools.seals import is_untouched_draft


def read_draft(note: Note, settings: Settings) -> Draft:
    """The draft that a note holds; a status that is not known counts as none, with a problem."""
    status, contact, value = note.value("status"), note.value("contact"), note.value("value")
    known = frozenset(str(word) for word in DraftStatus)
    word = note.word(known.__contains__, "draft, ready, sent or dropped", "status")
    targets = note.targets(contact.text) if contact else ()
    item = note.text("item").removeprefix("^").removeprefix(SIGN)
    filed = f"{settings.followups_folder}/{DRAFTS}/{SENT}/"
    return Draft(
        path=note.path,
        data=note.source.data,
        at=note.place(status.line if status else 1),
        contact=targets[0] if targets else "",
        sign=item or short_id("draft", note.path),
        kind=note.text("kind"),
        channel=channel_named(note.text("channel")),
        value=value.text if value and link_targets(value.text) else "",
        gives=note.targets(value.text) if value else (),
        status=DraftStatus(word) if word else DraftStatus.DRAFT,
        is_for_item=bool(item),
        is_filed=fold_name(note.path).startswith(fold_name(filed)),
        is_untouched=is_untouched_draft(note.path, note.source.data),
        has_blank=any("==" in line for line in note.own_lines()),
    )

"""A draft note: whom it is for, and whether it was sent."""

from vaulttools.model.draft import SentDraft
from vaulttools.reading.links import link_targets
from vaulttools.reading.log import channel_named
from vaulttools.reading.notes import Note

SENT = "sent"
STATUSES = frozenset({"draft", "ready", SENT, "dropped"})


def read_sent(note: Note) -> SentDraft | None:
    """The draft of a note that says `status: sent`; None for any other."""
    status = note.value("status")
    if (
        status is None
        or note.word(STATUSES.__contains__, "draft, ready, sent or dropped", "status") != SENT
    ):
        return None
    contact, value = note.value("contact"), note.value("value")
    targets = note.targets(contact.text) if contact else ()
    return SentDraft(
        path=note.path,
        at=note.place(status.line),
        contact=targets[0] if targets else "",
        sign=note.text("item").removeprefix("^").removeprefix("fu-"),
        kind=note.text("kind"),
        channel=channel_named(note.text("channel")),
        value=value.text if value and link_targets(value.text) else "",
    )

"""Everything that the method's table looks at for one contact, put together once."""

import unicodedata
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from vaulttools.funnel.history import History, history
from vaulttools.funnel.workdays import Workdays
from vaulttools.model.contact import Contact, Event
from vaulttools.model.funnel import Because, Touch
from vaulttools.model.playbook import Playbook, Row
from vaulttools.model.problem import Place
from vaulttools.model.settings import Cadence, Settings

STAND_IN = "networking"


class View(Struct, frozen=True):
    """A contact, its history, and the cadence that holds for it."""

    contact: Contact
    history: History
    playbook: Playbook
    playbooks: Mapping[str, Playbook]
    cadence: Cadence
    workdays: Workdays
    last: Event | None
    decision: Event | None
    run: tuple[Touch, ...]

    @property
    def next_row(self) -> Row | None:
        """The row after as many rows as the run has touches, comments included."""
        rows = self.playbook.rows
        return rows[len(self.run)] if len(self.run) < len(rows) else None

    @property
    def unanswered(self) -> int:
        """The touches of the run without comments (M19)."""
        return sum(not touch.is_comment for touch in self.run)


def view_of(
    contact: Contact, playbooks: Mapping[str, Playbook], settings: Settings, workdays: Workdays
) -> View:
    """The view of a contact. An unknown playbook is stood in for by `networking`."""
    playbook = playbook_of(contact, playbooks, settings)
    cadence = settings.cadence
    if playbook.cadence:
        cadence = replace(cadence, **dict(playbook.cadence))
    past = history(contact)
    return View(
        contact,
        past,
        playbook,
        playbooks,
        cadence,
        workdays,
        past.last,
        past.decision,
        past.run,
    )


def playbook_of(
    contact: Contact, playbooks: Mapping[str, Playbook], settings: Settings
) -> Playbook:
    """The playbook that a contact's note names, by file name without case, or the default one.

    An interval in the note (`every: 6 weeks`) goes before the interval of its playbook; together
    with a playbook that is a table, the table holds.
    """
    has_interval = contact.every_days is not None or contact.every_months is not None
    wanted = contact.playbook or ("keep-in-touch" if has_interval else settings.default_playbook)
    found = (
        playbooks.get(unicodedata.normalize("NFC", wanted).casefold())
        or playbooks.get(STAND_IN)
        or Playbook(STAND_IN)
    )
    if has_interval and found.recurs:
        every = contact.every_days, contact.every_months
        return Playbook(found.name, found.rows, *every, found.cadence, Place(contact.path, 0))
    return found


def because(text: str, at: Place | Event) -> Because:
    """A claim with the line it stands on."""
    return Because(text, str(at.place if isinstance(at, Event) else at))

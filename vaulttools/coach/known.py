"""What is known of a message besides its words."""

from datetime import date

from msgspec import Struct, field

from vaulttools.likeness import Words
from vaulttools.model.contact import Contact
from vaulttools.model.language import Language
from vaulttools.model.links import LinkIndex
from vaulttools.model.words import Channel

CALLS = frozenset({Channel.PHONE, Channel.VOICEMAIL, Channel.VIDEO})
SHORT = frozenset({Channel.LINKEDIN, Channel.SMS})
"""Direct messages and text messages."""
LONG = frozenset({Channel.EMAIL, Channel.LETTER})


class Other(Struct, frozen=True):
    """Another draft that is open, and the words of it that count."""

    path: str
    words: Words
    contact: str = ""


class Known(Struct, frozen=True):
    """What is known of a message: how it travels, to whom, what it brings, what else is written.

    Whatever is left out is not known, and nothing is said that depends on it.
    """

    channel: Channel = Channel.EMAIL
    kind: str = ""
    """The kind of draft (`first-touch` …); empty where it is not known."""
    subject: str | None = None
    """The subject, where the text itself does not hold it; None where it is not known."""
    is_first: bool = False
    """Whether nothing was ever sent to them before."""
    language: Language = field(default_factory=Language)
    today: date | None = None
    me: str = ""
    contact: Contact | None = None
    has_value: bool = False
    """Whether the note names something that the message brings."""
    is_value_missing: bool = False
    """Whether what it names leads to no note."""
    gives: frozenset[str] = frozenset()
    """The vault paths of what it brings."""
    given: frozenset[str] = frozenset()
    """The vault paths of what was brought to this contact before."""
    others: tuple[Other, ...] = ()
    links: LinkIndex | None = None
    """The notes of the vault; None where there is no vault."""
    path: str = ""

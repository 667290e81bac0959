"""The words of the follow-up method, as the notes spell them (docs/method.md)."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a contact stands in the funnel."""

    NEW = "new"
    ACTIVE = "active"
    STALLED = "stalled"
    PAUSED = "paused"
    CLOSED = "closed"


class Reason(StrEnum):
    """Why a contact is due; every open contact has exactly one (M0)."""

    PROMISE = "promise"
    REPLY_OWED = "reply-owed"
    THANK_YOU = "thank-you"
    FIRST_TOUCH = "first-touch"
    NEXT_STEP = "next-step"
    TOUCH = "touch"
    AFTER_NO = "after-no"
    DECIDE = "decide"
    RE_ENGAGE = "re-engage"
    ATTENTION = "attention"


class Channel(StrEnum):
    """The way a message travels. `interview` only occurs in the log (`interview with`)."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    PHONE = "phone"
    VOICEMAIL = "voicemail"
    SMS = "sms"
    IN_PERSON = "in-person"
    VIDEO = "video"
    COMMENT = "comment"
    LETTER = "letter"
    OTHER = "other"
    INTERVIEW = "interview"


class What(StrEnum):
    """What a log entry records; the first three are written with a channel before them."""

    TO = "to"
    FROM = "from"
    WITH = "with"
    MET = "met"
    NEWS = "news"
    NOTE = "note"
    EXIT = "exit"
    PAUSE = "pause"
    RESUME = "resume"
    SNOOZE = "snooze"
    WON = "won"
    LOST = "lost"
    ARCHIVE = "archive"


OUTGOING = frozenset({What.TO, What.EXIT})
ENGAGEMENT = frozenset({What.FROM, What.WITH, What.MET})
INTERACTIONS = OUTGOING | ENGAGEMENT
DECISIONS = frozenset({What.PAUSE, What.EXIT, What.WON, What.LOST, What.ARCHIVE, What.RESUME})
WITH_CHANNEL = frozenset({What.TO, What.FROM, What.WITH})


class ValueKind(StrEnum):
    """The kinds of value a touch can bring (M1)."""

    ARTICLE = "article"
    DATA = "data"
    ANSWER = "answer"
    SUMMARY = "summary"
    QUESTION = "question"
    INTRODUCTION = "introduction"
    RESOURCE = "resource"
    EVENT = "event"

"""A finding of the coach: what in a message would make its reader sigh, why, and what to do instead."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding matters: an error must not be sent, a hint is a matter of taste."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Fix(Struct, frozen=True):
    """A part of the text and what belongs in its place; offsets count characters of the whole text."""

    start: int
    stop: int
    put: str


class Finding(Struct, frozen=True):
    """One thing to mend. Lines and columns count from 1, `start` and `stop` are offsets in the text."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    """The column behind its last character."""
    code: str
    rule: str
    severity: Severity
    excerpt: str
    """The words it is about, on one line."""
    why: str
    do: str
    start: int
    stop: int
    fix: Fix | None = None

    @property
    def at(self) -> str:
        """Where it is: `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def is_serious(self) -> bool:
        """Whether it should keep the message from being sent: anything but a hint."""
        return self.severity is not Severity.HINT

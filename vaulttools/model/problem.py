"""What is wrong with an input, said once and clearly: where, the excerpt, what, what to do."""

from datetime import date, timedelta
from typing import NamedTuple

CODES: dict[str, str] = {
    "VT001": "not a regular file inside the vault",
    "VT002": "file too large",
    "VT003": "NUL bytes",
    "VT004": "not UTF-8",
    "VT005": "could not be opened",
    "VT006": "being saved while it was read",
    "VT010": "front matter is not valid YAML",
    "VT011": "front matter is not closed",
    "VT012": "merge conflict markers",
    "VT013": "key written twice",
    "VT014": "not a date",
    "VT015": "value is not plain text or a plain list",
    "VT016": "unknown word for a key",
    "VT017": "front matter too large or too deep",
    "VT018": "front matter is not a list of keys",
    "VT019": "front matter does not begin on the first line",
    "VT020": "log entry cannot be read",
    "VT021": "log entry has no real date",
    "VT022": "log entry lies in the future",
    "VT023": "snooze without a date",
    "VT024": "promise has no real date",
    "VT030": "unknown playbook",
    "VT031": "playbook table cannot be read",
    "VT032": "playbook or pattern value cannot be used",
    "VT033": "message pattern cannot be used",
    "VT040": "settings are not valid TOML",
    "VT041": "unknown setting",
    "VT042": "setting has a value that cannot be used",
    "VT050": "two notes with names that some systems hold to be one",
    "VT051": "one person with two notes",
    "VT060": "a contact with nothing to go by",
    "VT061": "state key changed by hand",
    "VT062": "state key holds words of another kind",
    "VT063": "state keys cannot be kept in a note",
    "VT070": "markers around generated text are damaged",
    "VT071": "a note could not be written",
    "VT072": "a note is being edited and waits",
    "VT073": "a note was written, and something must be looked at",
    "VT074": "something that was ticked or typed could not be done",
    "VT075": "an edited draft for what is not due any more",
}
"""Every problem code and its meaning; docs/problems.md is made from this table."""

EXCERPT = 120
"""Characters of a line that are shown of it."""

RESOLVE = (
    "Run “vaulttools resolve”; where it leaves both versions, keep one and delete the marker lines."
)
"""What to do where a merge has left its markers."""
TOMORROW = "{tomorrow}"
"""Stands in a hint for an example date; `Problem.for_day` fills it in."""


class Place(NamedTuple):
    """A line of a note: path from the vault's root with `/`, line from 1 (0: the whole file)."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Problem(NamedTuple):
    """One thing that is wrong; `str()` is the one-line message people see."""

    place: Place
    code: str
    what: str
    hint: str
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.what}. {self.hint}"

    def for_day(self, today: date) -> "Problem":
        """The same problem with the hint's example date (tomorrow) filled in."""
        if TOMORROW not in self.hint or today == date.max:
            return self
        tomorrow = (today + timedelta(days=1)).isoformat()
        return self._replace(hint=self.hint.replace(TOMORROW, tomorrow))

"""Notes that ask for a draft of each kind, and a look at what is drafted for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.generators.texts import drafts
from tests.support import MAYA, TODAY, look

SETTINGS = 'me = "Sam Reyes"\n'
FULL = """\
organization: "[[Northwind]]"
role: Head of Platform
email: maya@northwind.example
tier: A
topics:
  - onboarding
met_via: in-person
met_at: the data fair"""
VALUE = """\
---
type: value
kind: article
topics: [onboarding]
url: https://quietpipelines.example/onboarding
published: 2026-10-02
takeaway: new hires stay longer with a buddy
---
"""
TOUCHES = "".join(
    f"- 2026-{day} email to: a word\n" for day in ("10-29", "11-05", "11-12", "11-17")
)
LOGS = {
    "first-touch": "- 2026-11-21 met: at the data fair, she asked how we onboard people\n",
    "graceful-exit": f"- 2026-10-20 phone with: a good hour\n{TOUCHES}",
    "re-engage": """\
- 2026-04-20 phone with: a good hour
- 2026-05-18 exit: wished her well
- 2026-10-06 news: she leads a bigger team
""",
}
BAREST = {
    "first-touch": "---\ntype: contact\nmet: 2026-11-21\n---\n",
    "graceful-exit": f"---\ntype: contact\n---\n## Log\n{TOUCHES}",
    "re-engage": "---\ntype: contact\n---\n## Log\n- 2026-05-18 pause:\n- 2026-10-06 news: moved\n",
}
KINDS = sorted(LOGS)


def note(kind: str, front: str = FULL, log: str = "") -> str:
    """A note that asks for a draft of this kind."""
    return f"---\ntype: contact\n{front}\n---\n## Log\n{log or LOGS[kind]}"


def full(kind: str, front: str = FULL, log: str = "", path: str = MAYA) -> dict[str, str]:
    """The same with something to bring."""
    return {path: note(kind, front, log), "Library/Onboarding study.md": VALUE}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft taken apart."""

    path: str
    text: str

    @property
    def front(self) -> dict[str, str]:
        """The front matter, as it is written."""
        lines = self.text.split("---\n")[1].splitlines()
        return {key: value for key, _, value in (line.partition(": ") for line in lines)}

    @property
    def message(self) -> str:
        """What would be sent."""
        return self.text.split("---\n", 2)[2].partition("\n\n> [!NOTE]")[0]

    @property
    def parts(self) -> list[str]:
        """The paragraphs of the message."""
        return self.message.split("\n\n")

    @property
    def aside(self) -> list[str]:
        """What is said to the owner below it."""
        return [line.removeprefix("> ") for line in self.text.splitlines() if line.startswith("> ")]

    @property
    def blanks(self) -> list[str]:
        """The places to be filled in: everything between two pairs of equals signs."""
        return re.findall(r"==(.+?)==", self.message)


def all_drafts(
    notes: Mapping[str, str] | str, today: str = TODAY, settings: str = SETTINGS
) -> list[Draft]:
    """Every draft for some notes."""
    return [Draft(path, text) for path, text in drafts(look(notes, today, settings)).items()]


def draft(notes: Mapping[str, str] | str, today: str = TODAY, settings: str = SETTINGS) -> Draft:
    """The one draft for some notes."""
    found = all_drafts(notes, today, settings)
    assert len(found) == 1
    return found[0]

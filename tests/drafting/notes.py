"""Notes that ask for a draft of each kind, and a look at what is drafted for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.generators.texts import drafts
from tests.support import MAYA, TODAY, look
from vaulttools.drafting import draft_for

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
MET = "- 2026-11-02 met: at the data fair, she asked how we onboard people\n"
SENT = f"{MET}- 2026-11-03 email to: thanks for the talk\n"
LOGS = {
    "first-touch": "- 2026-11-21 met: at the data fair, she asked how we onboard people\n",
    "graceful-exit": f"- 2026-10-20 phone with: a good hour\n{TOUCHES}",
    "re-engage": """\
- 2026-04-20 phone with: a good hour
- 2026-05-18 exit: wished her well
- 2026-10-06 news: she leads a bigger team
""",
    "promised": f"{SENT}\n## Promises\n- [ ] send the onboarding checklist 📅 2026-11-06\n",
    "reply": f"{SENT}- 2026-11-18 email from: asked for the rates for the small plan, before Friday\n",
    "second-answer": f"{SENT}- 2026-11-18 email from: thanks, but I did not quite get it\n"
    "\n## Questions\n- [ ] how long until a buddy pays off?\n",
    "value-touch": SENT,
    "comment": f"{SENT}- 2026-11-10 email to: the study\n",
    "direct-message": f"{SENT}- 2026-11-08 email to: two names for the panel\n",
    "call": f"{SENT}- 2026-11-08 email to: two names for the panel\n- 2026-11-12 linkedin to: a word\n",
    "thank-you": "- 2026-11-22 interview with: talked about onboarding in a small team\n",
    "one-more-thought": "- 2026-11-19 interview with: talked about onboarding in a small team\n"
    "- 2026-11-20 email to: thank-you\n",
    "after-the-date": "- 2026-11-10 interview with: talked about onboarding in a small team\n"
    "- 2026-11-11 email to: thank-you\n",
    "after-a-no": "- 2026-11-10 interview with: talked about onboarding in a small team\n"
    "- 2026-11-11 email to: thank-you\n- 2026-11-20 lost: they took somebody from inside\n",
    "introduction": f"{SENT}- 2026-11-10 email from: wanted to know who builds wikis\n",
    "next-step": f"{SENT}- 2026-11-10 phone with: talked about onboarding in spring\n"
    "- 2026-11-11 email to: what we said\n",
}
"""The log that leads to each kind of draft, and what stands below it."""
_INTERVIEW = '\nplaybook: job-interview\nopportunity: "[[Head of Data]]"'
MORE = {
    "promised": "\nplaybook: sales",
    "comment": "\nlinkedin: https://www.linkedin.com/in/maya",
    "direct-message": "\nlinkedin: https://www.linkedin.com/in/maya\nplaybook: mine",
    "call": '\nphone: "+44 20 7946 0000"\nlinkedin: https://www.linkedin.com/in/maya\nplaybook: sales',
    "thank-you": _INTERVIEW,
    "one-more-thought": _INTERVIEW,
    "after-the-date": f"{_INTERVIEW}\nanswer_by: 2026-11-20",
    "after-a-no": _INTERVIEW,
    "next-step": "\nnext_step: 2026-11-23",
}
"""What the front matter of each needs besides."""
PLAYBOOK = """\
---
type: playbook
---
| Day | Channel  | Intent | Bring   |
| --- | -------- | ------ | ------- |
| 1   | email    | hello  |         |
| 6   | email    | more   | article |
| 12  | linkedin | a word | article |
| 20  | email    | graceful exit |  |
"""
BARE = "---\ntype: contact\nmet: 2026-11-02\n---\n"
"""The barest note there is, from which any draft can be asked for."""
BAREST = {
    "first-touch": "---\ntype: contact\nmet: 2026-11-21\n---\n",
    "graceful-exit": f"---\ntype: contact\n---\n## Log\n{TOUCHES}",
    "re-engage": "---\ntype: contact\n---\n## Log\n- 2026-05-18 pause:\n- 2026-10-06 news: moved\n",
}
KINDS = sorted(BAREST)
"""The kinds that nearly every contact comes to; `LOGS` has all of them."""
ALL_KINDS = sorted(LOGS)


def note(kind: str, front: str = FULL, log: str = "") -> str:
    """A note that asks for a draft of this kind."""
    front += MORE.get(kind, "") if front == FULL else ""
    return f"---\ntype: contact\n{front}\n---\n## Log\n{log or LOGS[kind]}"


def full(kind: str, front: str = FULL, log: str = "", path: str = MAYA) -> dict[str, str]:
    """The same with something to bring."""
    notes = {path: note(kind, front, log), "Library/Onboarding study.md": VALUE}
    return {**notes, "Playbooks/Mine.md": PLAYBOOK} if kind == "direct-message" else notes


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
        return re.findall(r"==(.+?)==", f"{self.front.get('subject', '')}\n{self.message}")


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


def asked(notes: Mapping[str, str] | str, kind: str, settings: str = "", other: str = "") -> Draft:
    """A draft of some kind that was asked for."""
    funnel = look(notes, TODAY, settings)
    people = {standing.contact.name: standing.contact for standing in funnel.standings}
    found = draft_for(funnel.items[0], funnel, kind, people.get(other))
    return Draft(found.path, found.text)

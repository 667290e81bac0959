"""The rules that look into the contact's note and at the other drafts (M2, M14)."""

from dataclasses import dataclass

import pytest

from tests.support import look
from vaulttools.coach import judge_drafts, open_drafts
from vaulttools.model.finding import Finding

MAYA = """\
---
type: contact
aliases: [Mo]
organization: Northwind
email: m.okafor@northwind.example
met: 2026-11-21
{front}
---
## Log
- 2026-11-21 met: at the data fair, talked about onboarding
{log}
"""
STUDY = "---\ntype: value\nkind: data\ntopics: [onboarding]\n---\n"


@dataclass(frozen=True)
class Desk:
    """A vault with a draft to Maya, told in a few words."""

    body: str = "Thanks for the talk."
    greeting: str = "Hi Maya,"
    front: str = ""
    log: str = ""
    value: str = ""
    others: tuple[tuple[str, str], ...] = ()
    contact: str = ""

    def findings(self) -> tuple[Finding, ...]:
        notes = {
            "People/Maya Okafor.md": self.contact
            or MAYA.replace("{front}\n", self.front).replace("{log}", self.log),
            "Library/Study.md": STUDY,
            "Follow-ups/Drafts/Maya.md": self.draft("Maya Okafor", self.text()),
            **{f"Follow-ups/Drafts/{name}.md": text for name, text in self.others},
        }
        funnel = look(notes, "2026-11-24")
        (draft, *_) = (d for d in open_drafts(funnel) if d.path.endswith("/Maya.md"))
        ((_, found),) = judge_drafts([draft], funnel)
        return found

    def text(self) -> str:
        return f"{self.greeting}\n\n{self.body}\n\nBest,\nSam"

    def draft(self, name: str, text: str) -> str:
        value = f'value: "{self.value}"\n' if self.value else ""
        return (
            f'---\ntype: draft\ncontact: "[[{name}]]"\nchannel: email\nkind: first-touch\n'
            f'subject: "The study"\n{value}status: draft\n---\n{text}\n\n> [!NOTE]\n> Dear Tom, ASAP, [[Nobody]].\n'
        )

    def found(self, code: str) -> list[str]:
        return [finding.excerpt for finding in self.findings() if finding.code == code]


def test_what_was_given_before_is_named_where_it_stands() -> None:
    log = "- 2026-11-22 email to: [[Study]]\n"
    assert Desk(value="[[Study]]").found("FU117") == []
    assert Desk(value="[[Study]]", log=log).found("FU117") == ["[[Study]]"]


def test_what_a_draft_that_was_sent_brought_was_given_too() -> None:
    text = (
        '---\ntype: draft\ncontact: "[[Maya Okafor]]"\nvalue: "[[Study]]"\nstatus: sent\n---\nHi\n'
    )
    assert Desk(value="[[Study]]", others=(("Sent/Old", text),)).found("FU117") == ["[[Study]]"]


def test_a_value_that_leads_to_no_note_is_a_dead_link() -> None:
    assert Desk(value="[[Study]]").found("FU122") == []
    assert Desk(value="[[Studdy]]").found("FU122") == ["[[Studdy]]"]


def test_a_wikilink_in_the_message_would_arrive_as_brackets() -> None:
    (real,) = [f for f in Desk(body="See [[Study|the study]].").findings() if f.code == "FU122"]
    (dead,) = [f for f in Desk(body="See [[Studdy]].").findings() if f.code == "FU122"]
    assert (real.fix and real.fix.put, dead.fix and dead.fix.put) == ("the study", "Studdy")
    assert "leads to no note" in dead.why
    assert "leads to no note" not in real.why


@pytest.mark.parametrize(
    "greeting",
    ["Hi Mara,", "Dear Tom,", "Hello Mr Smith,", "Good morning Aisha!", "Mara,", "Hi Mara and Tom,",
     "Hey Jon -", "Hi Myra"],
)  # fmt: skip
def test_somebody_else_is_greeted(greeting: str) -> None:
    assert len(Desk(greeting=greeting).found("FU121")) == 1


@pytest.mark.parametrize(
    "greeting",
    ["Hi Maya,", "Dear Ms Okafor,", "Hi Mo,", "Hi,", "Hi there,", "Hello everyone,", "Hi team,", "Hi MAYA!",
     "Dear Maya and Tom,", "Good morning,", "Dear Dr Okafor", "Hi M,", "Hello Northwind team,", "Maya,", "Hi Máya,",
     "Hello again,", "Hi ==name==,", "Hi friend,", "Hiya maya,"],
)  # fmt: skip
def test_she_is_greeted(greeting: str) -> None:
    assert Desk(greeting=greeting).found("FU121") == []


def test_the_right_name_is_put_in_its_place() -> None:
    (finding,) = [f for f in Desk(greeting="Hi Mara,").findings() if f.code == "FU121"]
    assert finding.excerpt == "Mara"
    assert finding.fix
    assert finding.fix.put == "Maya"


@pytest.mark.parametrize(
    ("name", "greeting"),
    [("William Hart", "Hi Bill,"), ("Alexandra Wu", "Hi Alex,"), ("Zoë Lind", "Hi Zoe,"),
     ("Robert Ash", "Hi Bob,"), ("Tomasz Kern", "Hi Tom,"), ("李娜", "Hi Na,"), ("Ash, Robert", "Hi Robert,")],
)  # fmt: skip
def test_short_forms_are_theirs(name: str, greeting: str) -> None:
    note = f"---\ntype: contact\naliases: ['{name}']\nmet: 2026-11-21\n---\n"
    draft = Desk(greeting=greeting).draft(name, Desk(greeting=greeting).text())
    funnel = look({f"People/{name}.md": note, "Follow-ups/Drafts/x.md": draft}, "2026-11-24")
    ((_, found),) = judge_drafts(open_drafts(funnel), funnel)
    assert "FU121" not in [finding.code for finding in found]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Shall we meet on Monday 24 November?", "Monday 24 November"),
        ("Shall we meet on Tuesday, November 25th?", "Tuesday, November 25th"),
        ("The fair is on Mon, 24 Nov 2026.", "Mon, 24 Nov 2026"),
        ("It's on Friday the 3rd of December.", "Friday the 3rd of December"),
        ("Registration ends on 31 November.", "31 November"),
        ("It was good to meet you on Tuesday.", "Tuesday"),
        ("Thanks for our talk last Monday.", "Monday"),
    ],
)
def test_a_day_that_cannot_be(body: str, words: str) -> None:
    assert Desk(body=body).found("FU120") == [words]


@pytest.mark.parametrize(
    "body",
    [
        "Shall we meet on Tuesday 24 November?",
        "The fair was on Monday 24 November 2025.",
        "It was good to meet you on Saturday.",
        "It was good to meet you. Shall we talk on Tuesday?",
        "It was good to meet you at the fair; on Tuesday I looked it up.",
        "I may have seen you on Tuesday at the station.",
        "We March on; May 3 be with you.",
        "It's on 29 February 2028.",
        "The second Monday is mine.",
    ],
)
def test_a_day_that_can_be(body: str) -> None:
    assert Desk(body=body).found("FU120") == []


def test_a_talk_that_is_long_past_is_not_held_against_a_weekday() -> None:
    note = "---\ntype: contact\nmet: 2026-10-03\n---\n"
    assert Desk(body="It was good to meet you on Tuesday.", contact=note).found("FU120") == []


def test_another_day_than_the_one_agreed() -> None:
    agreed = Desk(front="next_step: 2026-12-01\n").__class__
    front = "next_step: 2026-12-01\n"
    assert agreed("See you on 3 December.", front=front).found("FU120") == ["3 December"]
    assert agreed("See you on 1 December.", front=front).found("FU120") == []
    assert agreed("As agreed, we'll talk on Tuesday.", front=front).found("FU120") == []
    assert agreed("I'm away from 3 December.", front=front).found("FU120") == []
    soon = "next_step: 2026-11-26\n"
    assert agreed("See you on Friday.", front=soon).found("FU120") == ["Friday"]
    assert agreed("See you on Thursday.", front=soon).found("FU120") == []


LONG = (
    "Thank you for the talk at the fair. The study that you asked for is out, and on page four there's a "
    "team just like yours. Would ten minutes in the next two weeks suit you to go through it?"
)


def draft_to_tom(body: str, status: str = "draft") -> tuple[str, str]:
    text = f'---\ntype: draft\ncontact: "[[Tom]]"\nstatus: {status}\n---\nHi Tom,\n\n{body}\n\nBest,\nSam\n'
    return "Tom", text


def test_the_same_text_for_two_people() -> None:
    found = Desk(LONG, others=(draft_to_tom(LONG.replace("ten", "fifteen")),)).findings()
    (finding,) = [f for f in found if f.code == "FU118"]
    assert "Tom" in finding.do
    other = draft_to_tom(
        "Your question about claims stayed with me; here's what a friend says of it all."
    )
    assert Desk(LONG, others=(other,)).found("FU118") == []


def test_a_draft_that_is_sent_or_dropped_is_no_other() -> None:
    for status in ("sent", "dropped"):
        assert Desk(LONG, others=(draft_to_tom(LONG, status),)).found("FU118") == []


def test_whoever_was_never_written_to_is_a_first_contact() -> None:
    body = "Could we have an hour on the phone?"
    assert Desk(body).found("FU111")
    assert Desk(body, log="- 2026-11-22 email to: hello\n").found("FU111") == []


def test_the_note_below_a_draft_is_no_part_of_it() -> None:
    assert {f.code for f in Desk().findings()} & {"FU106", "FU121", "FU122"} == set()

"""M2: a value item fits what they care about and said last; each is offered once to a person, and to one
person of an organisation a day."""

from tests.support import look

VALUE = "---\ntype: value\nkind: article\ntopics: [data]\npublished: 2026-10-01\n---\n"
OTHER = "---\ntype: value\nkind: article\ntopics: [data]\npublished: 2026-09-01\n---\n"
MET = "- 2026-11-21 met: tea\n"
SENT = """\
---
type: draft
contact: "[[Ann]]"
value: "[[New]]"
status: sent
---
Hi Ann,
"""


def person(organization: str, log: str = MET) -> str:
    front = f"type: contact\norganization: {organization}\ntopics: [data]"
    return f"---\n{front}\n---\n## Log\n{log}"


def brought(notes: dict[str, str], today: str = "2026-11-23") -> dict[str, list[str]]:
    funnel = look({"Library/New.md": VALUE, "Library/Old.md": OTHER, **notes}, today)
    return {item.contact.name: [value.name for value in item.bring] for item in funnel.items}


def test_m02_the_newer_item_goes_first() -> None:
    assert brought({"People/Ann.md": person("Northwind")}) == {"Ann": ["New", "Old"]}


def test_m02_an_older_item_goes_first_if_it_fits_better_what_they_said_last() -> None:
    others = {f"Library/Other {n}.md": OTHER.replace("[data]", f"[gas {n}]") for n in range(9)}
    older = OTHER.replace("[data]", "[data, nurseries]")
    log = "- 2026-11-21 met: wants to count the places in nurseries\n"
    notes = {**others, "Library/Old.md": older, "People/Ann.md": person("Northwind", log)}
    assert brought(notes) == {"Ann": ["Old", "New"]}


def test_m02_two_people_at_one_organisation_are_not_brought_the_same() -> None:
    notes = {"People/Ann.md": person("Northwind"), "People/Bo.md": person("northwind")}
    assert brought(notes) == {"Ann": ["New", "Old"], "Bo": ["Old"]}


def test_m02_people_of_different_organisations_may_be() -> None:
    notes = {"People/Ann.md": person("Northwind"), "People/Bo.md": person("Halden")}
    assert brought(notes) == {"Ann": ["New", "Old"], "Bo": ["New", "Old"]}


def test_m02_what_one_was_sent_today_the_other_is_not_brought_today() -> None:
    sent = MET + "- 2026-11-23 email to: thanks, and [[New]]\n"
    notes = {"People/Ann.md": person("Northwind", sent), "People/Bo.md": person("Northwind")}
    assert brought(notes)["Bo"] == ["Old"]
    assert brought(notes, "2026-11-24")["Bo"] == ["New", "Old"]


def test_m02_a_reason_to_write_again_that_goes_to_a_colleague_today_is_none() -> None:
    paused = "- 2026-04-20 email to: hi\n- 2026-05-18 exit: wished well\n"
    notes = {
        "Library/Old.md": OTHER.replace("2026-09-01", "2026-01-01"),
        "People/Ann.md": person("Northwind", paused),
        "People/Bo.md": person("Northwind", paused),
    }
    funnel = look({"Library/New.md": VALUE, **notes}, "2026-11-23")
    assert [(i.contact.name, len(i.bring), i.needs_a_reason) for i in funnel.items] == [
        ("Ann", 1, False),
        ("Bo", 0, True),
    ]


def test_m02_what_was_given_is_not_offered_again() -> None:
    log = "- 2026-11-01 email to: sent [[New]]\n- 2026-11-21 video with: an hour\n"
    assert brought({"People/Ann.md": person("Northwind", log)}) == {"Ann": ["Old"]}


def test_m02_what_a_draft_brought_that_was_sent_is_not_offered_again() -> None:
    notes = {"People/Ann.md": person("Northwind"), "People/Bo.md": person("Halden")}
    drafts = {"Follow-ups/Drafts/Sent/2026-11-01 Ann - value.md": SENT}
    assert brought({**notes, **drafts}) == {"Ann": ["Old"], "Bo": ["New", "Old"]}


def test_m02_what_a_draft_brings_that_was_not_sent_may_be_offered_still() -> None:
    draft = SENT.replace("status: sent", "status: draft")
    drafts = {"Follow-ups/Drafts/2026-11-01 Ann - value.md": draft}
    assert brought({"People/Ann.md": person("Northwind"), **drafts}) == {"Ann": ["New", "Old"]}

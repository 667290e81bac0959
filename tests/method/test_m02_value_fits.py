"""M2: a value item is offered once to a person, and to one person of an organisation a day."""

from tests.support import look

VALUE = "---\ntype: value\nkind: article\ntopics: [data]\npublished: 2026-10-01\n---\n"
OTHER = "---\ntype: value\nkind: article\ntopics: [data]\npublished: 2026-09-01\n---\n"


def person(organization: str, log: str = "- 2026-11-21 met: tea\n") -> str:
    front = f"type: contact\norganization: {organization}\ntopics: [data]"
    return f"---\n{front}\n---\n## Log\n{log}"


def brought(notes: dict[str, str]) -> dict[str, list[str]]:
    funnel = look({"Library/New.md": VALUE, "Library/Old.md": OTHER, **notes})
    return {item.contact.name: [value.name for value in item.bring] for item in funnel.items}


def test_m02_the_newer_item_goes_first() -> None:
    assert brought({"People/Ann.md": person("Northwind")}) == {"Ann": ["New", "Old"]}


def test_m02_two_people_at_one_organisation_are_not_brought_the_same() -> None:
    notes = {"People/Ann.md": person("Northwind"), "People/Bo.md": person("northwind")}
    assert brought(notes) == {"Ann": ["New", "Old"], "Bo": ["Old"]}


def test_m02_people_of_different_organisations_may_be() -> None:
    notes = {"People/Ann.md": person("Northwind"), "People/Bo.md": person("Halden")}
    assert brought(notes) == {"Ann": ["New", "Old"], "Bo": ["New", "Old"]}


def test_m02_what_was_given_is_not_offered_again() -> None:
    log = "- 2026-11-01 email to: sent [[New]]\n- 2026-11-21 video with: an hour\n"
    assert brought({"People/Ann.md": person("Northwind", log)}) == {"Ann": ["Old"]}

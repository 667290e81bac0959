"""Contacts with the same opportunity are one interview campaign (M20)."""

from tests.generators.texts import due_text, headings, review_text, section
from tests.support import TODAY, look
from vaulttools.funnel.campaign import campaigns, manager_beside, topic_of_their_own

POST = "Opportunities/Head of Data.md"
FRONT = """\
---
type: contact
email: {first}@calder.example
playbook: job-interview
opportunity: "[[Head of Data]]"
{more}---
## Log
{log}
"""


def person(first: str, more: str = "", log: str = "- 2026-11-22 interview with: an hour") -> str:
    """Somebody who interviewed for the post."""
    return FRONT.format(first=first, more=more, log=log)


def vault(**people: str) -> dict[str, str]:
    """The post and its people, by first name."""
    notes = {f"People/{first} Reed.md": note for first, note in people.items()}
    return {POST: "---\ntype: opportunity\n---\n", **notes}


def test_two_with_the_same_opportunity_belong_together() -> None:
    funnel = look(vault(Ada=person("ada"), Bo=person("bo")), TODAY)
    (campaign,) = campaigns(funnel)
    assert (campaign.name, campaign.link) == ("Head of Data", "Head of Data")
    assert [contact.name for contact in campaign.contacts] == ["Ada Reed", "Bo Reed"]


def test_one_alone_is_no_campaign() -> None:
    assert campaigns(look(vault(Ada=person("ada")), TODAY)) == ()


def test_another_playbook_is_no_interview() -> None:
    other = person("bo").replace("job-interview", "sales")
    assert campaigns(look(vault(Ada=person("ada"), Bo=other), TODAY)) == ()


def test_an_opportunity_without_a_note_is_known_by_its_words() -> None:
    notes = vault(
        Ada=person("ada").replace("[[Head of Data]]", "Head of Ops"),
        Bo=person("bo").replace("[[Head of Data]]", "head of ops"),
    )
    (campaign,) = campaigns(look(notes, TODAY))
    assert (campaign.name, campaign.link) == ("Head of Ops", "")


def test_who_was_thanked_when_they_answer_and_who_said_no() -> None:
    notes = vault(
        Ada=person("ada", "answer_by: 2026-11-27\n"),
        Bo=person("bo", log="- 2026-11-20 interview with: lunch\n- 2026-11-21 email to: thanks"),
        Cy=person("cy", log="- 2026-11-19 interview with: tea\n- 2026-11-22 lost: not now"),
    )
    text = due_text(notes)
    assert headings(text)[0] == "[[Head of Data]]"
    words = (
        "*3 people · thanked 1 of 3 · they want to tell you by 27 Nov · Cy Reed said no on 22 Nov*"
    )
    assert words in text
    assert words in review_text(notes)


def test_the_due_list_shows_them_as_one_block_and_nobody_twice() -> None:
    notes = vault(Ada=person("ada"), Bo=person("bo"))
    notes["People/Cy Reed.md"] = "---\ntype: contact\nmet: 2026-11-20\n---\n"
    text = due_text(notes)
    assert [line[:20] for line in section(text, "[[Head of Data]]")] == [
        "- [ ] [[Ada Reed]] —",
        "- [ ] [[Bo Reed]] — ",
    ]
    assert text.count("[[Ada Reed]] — ") == 1
    assert "Ada" not in "".join(section(text, "Late"))
    assert "Cy" in "".join(section(text, "Late"))


def test_the_review_says_what_comes_next_for_each() -> None:
    notes = vault(
        Ada=person("ada"),
        Bo=person("bo", log="- 2026-11-20 interview with: lunch\n- 2026-11-21 email to: thanks"),
    )
    rows = section(review_text(notes), "[[Head of Data]]")
    assert "| [[Ada Reed]] | a thank-you | today |" in rows
    assert "| [[Bo Reed]] | the next word | today |" in rows


def test_a_quiet_campaign_takes_no_room_in_the_due_list() -> None:
    log = "- 2026-11-20 interview with: lunch\n- 2026-11-22 email to: thanks"
    assert "Head of Data" not in due_text(
        vault(Ada=person("ada", log=log), Bo=person("bo", log=log))
    )


def test_each_is_thanked_for_another_topic() -> None:
    topics = "topics: [dashboards, hiring]\n"
    funnel = look(
        vault(Ada=person("ada", topics), Bo=person("bo", topics), Cy=person("cy", topics))
    )
    own = [topic_of_their_own(contact, funnel.vault) for contact in funnel.vault.contacts]
    assert own == ["dashboards", "hiring", ""]


def test_the_manager_is_the_one_who_decides() -> None:
    funnel = look(vault(Ada=person("ada", "hiring_manager: yes\n"), Bo=person("bo")))
    ada, bo = funnel.vault.contacts
    assert manager_beside(bo, funnel.vault) == ada
    assert manager_beside(ada, funnel.vault) is None
    alone = look(vault(Ada=person("ada"), Bo=person("bo")))
    assert manager_beside(alone.vault.contacts[1], alone.vault) is None

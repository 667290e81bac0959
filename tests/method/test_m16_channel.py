"""M16: the channel follows the relationship."""

from textwrap import dedent

import pytest

from tests.support import MAYA, item
from vaulttools.model.funnel import DueItem

EMAIL = "email: maya@northwind.example"
LINKEDIN = "linkedin: https://www.linkedin.com/in/maya-okafor"
PHONE = 'phone: "+44 20 7946 0018"'

ALL_MAIL = """\
---
type: playbook
---
| Day | Channel | Intent             | Bring   |
| --- | ------- | ------------------ | ------- |
| 1   | email   | promised materials | article |
| 5   | email   | relevant report    | data    |
| 10  | email   | one thought        | article |
| 15  | email   | one question       | article |
| 24  | email   | graceful exit      |         |
"""


def maya(log: str, *front: str) -> str:
    """Maya, met on the last of August 2026, with this log and these front-matter lines."""
    lines = "\n".join(("type: contact", "met: 2026-08-31", *front))
    return f"---\n{lines}\n---\n## Log\n{dedent(log)}"


def on_mail(log: str, *front: str) -> DueItem:
    """Maya on a playbook that knows nothing but email."""
    return item({MAYA: maya(log, "playbook: all-mail", *front), "Playbooks/all-mail.md": ALL_MAIL})


@pytest.mark.parametrize("met_via", ["email", "linkedin"])
def test_m16_the_first_follow_up_goes_through_the_channel_where_you_met(met_via: str) -> None:
    first = item(maya("", f"met_via: {met_via}", EMAIL, LINKEDIN))
    assert (first.reason, first.channel) == ("first-touch", met_via)


def test_m16_later_ones_follow_the_playbook() -> None:
    second = item(maya("- 2026-09-02 linkedin to: thanks\n", "met_via: linkedin", EMAIL, LINKEDIN))
    assert (second.reason, second.channel) == ("touch", "email")

    third = item(
        maya(
            """
            - 2026-09-02 linkedin to: thanks
            - 2026-09-09 email to: an article
            """,
            "met_via: linkedin",
            EMAIL,
            LINKEDIN,
        )
    )
    assert (third.reason, third.channel) == ("touch", "linkedin")


def test_m16_the_playbook_may_ask_for_a_call() -> None:
    notes = {
        MAYA: maya(
            """
            - 2026-09-01 email to: the materials
            - 2026-09-07 email to: a report
            - 2026-09-10 linkedin to: about her post
            """,
            "playbook: sales",
            "topics:\n  - onboarding",
            EMAIL,
            LINKEDIN,
            PHONE,
        ),
        "Library/Onboarding study.md": """\
            ---
            type: value
            kind: answer
            topics:
              - onboarding
            published: 2026-09-01
            takeaway: New hires stay longer with a buddy.
            ---
            """,
    }
    assert item(notes).channel == "phone"


def test_m16_without_an_address_the_next_best_channel_is_named_with_the_reason() -> None:
    without_linkedin = item(
        maya(
            """
            - 2026-09-01 email to: the materials
            - 2026-09-07 email to: a report
            """,
            "playbook: sales",
            EMAIL,
        )
    )
    assert without_linkedin.channel == "email"
    assert without_linkedin.channel_why

    without_phone = item(
        maya(
            """
            - 2026-09-01 email to: the materials
            - 2026-09-07 email to: a report
            - 2026-09-10 linkedin to: about her post
            """,
            "playbook: sales",
            EMAIL,
            LINKEDIN,
        )
    )
    assert without_phone.channel in ("email", "linkedin")
    assert without_phone.channel_why


def test_m16_without_an_email_address_the_playbook_gives_way() -> None:
    second = item(maya("- 2026-09-02 linkedin to: thanks\n", "met_via: linkedin", LINKEDIN))
    assert second.channel == "linkedin"
    assert second.channel_why


def test_m16_never_the_same_channel_three_times_running_without_a_reply() -> None:
    third = on_mail(
        """
        - 2026-09-01 email to: the materials
        - 2026-09-07 email to: a report
        """,
        EMAIL,
        LINKEDIN,
    )
    assert (third.reason, third.channel) == ("touch", "linkedin")
    assert third.channel_why


def test_m16_twice_running_is_fine() -> None:
    second = on_mail("- 2026-09-01 email to: the materials\n", EMAIL, LINKEDIN)
    assert (second.reason, second.channel) == ("touch", "email")


def test_m16_three_times_running_is_fine_when_no_other_channel_is_known() -> None:
    third = on_mail(
        """
        - 2026-09-01 email to: the materials
        - 2026-09-07 email to: a report
        """,
        EMAIL,
    )
    assert (third.reason, third.channel) == ("touch", "email")


def test_m16_a_reply_starts_the_counting_anew() -> None:
    third = on_mail(
        """
        - 2026-09-01 email to: the materials
        - 2026-09-07 email from: thanks
        - 2026-09-08 email to: a report
        """,
        EMAIL,
        LINKEDIN,
    )
    assert (third.reason, third.channel) == ("touch", "email")


def test_m16_another_channel_in_between_breaks_the_row() -> None:
    fourth = on_mail(
        """
        - 2026-09-01 email to: the materials
        - 2026-09-07 linkedin to: about her post
        - 2026-09-10 email to: one thought
        """,
        EMAIL,
        LINKEDIN,
    )
    assert (fourth.reason, fourth.channel) == ("touch", "email")

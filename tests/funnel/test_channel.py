"""Which channel is chosen, and what is said for it (M16; the rule's own tests are in `method`)."""

import pytest

from tests.support import item

EMAIL = "email: maya@northwind.example"
LINKEDIN = "linkedin: https://www.linkedin.com/in/maya-okafor"
PHONE = 'phone: "+44 20 7946 0018"'
LETTER = "address: 1 Wharf Lane, Bristol"


def chosen(log: str, *front: str) -> tuple[str, str]:
    """The channel for Maya with this log and front matter, and why."""
    lines = "\n".join(("type: contact", *front))
    found = item(f"---\n{lines}\n---\n## Log\n{log}")
    return str(found.channel), found.channel_why


@pytest.mark.parametrize(
    ("came", "channel"),
    [
        ("email", "email"),
        ("linkedin", "linkedin"),
        ("phone", "phone"),
        ("voicemail", "phone"),  # answered by a call
        ("comment", "linkedin"),  # answered by a message
        ("sms", "sms"),
        ("letter", "letter"),
    ],
)
def test_a_reply_goes_back_the_way_it_came(came: str, channel: str) -> None:
    log = f"- 2026-11-10 email to: hi\n- 2026-11-18 {came} from: hello\n"
    assert chosen(log, EMAIL) == (channel, "where they wrote")


def test_a_reply_to_what_came_in_person_goes_by_what_is_known() -> None:
    log = "- 2026-11-10 email to: hi\n- 2026-11-18 other from: a note through a friend\n"
    assert chosen(log, PHONE)[0] == "phone"


@pytest.mark.parametrize("met_via", ["linkedin", "email", "phone", "sms", "letter"])
def test_the_first_touch_goes_where_you_met_even_without_an_address(met_via: str) -> None:
    assert chosen("", "met: 2026-11-20", f"met_via: {met_via}") == (met_via, "where you met")


@pytest.mark.parametrize("met_via", ["in-person", "video", "other"])
def test_where_nothing_can_be_written_the_known_ways_are_taken(met_via: str) -> None:
    assert chosen("", "met: 2026-11-20", f"met_via: {met_via}", LINKEDIN)[0] == "linkedin"


@pytest.mark.parametrize(
    ("known", "channel"),
    [
        ((EMAIL, LINKEDIN, PHONE, LETTER), "email"),
        ((LINKEDIN, PHONE, LETTER), "linkedin"),
        ((PHONE, LETTER), "phone"),
        ((LETTER,), "letter"),
        ((), "email"),
    ],
)
def test_the_best_known_way_is_taken(known: tuple[str, ...], channel: str) -> None:
    assert chosen("", "met: 2026-11-20", *known)[0] == channel


def test_the_missing_address_is_named() -> None:
    log = "- 2026-11-01 email to: 1\n- 2026-11-05 linkedin to: 2\n- 2026-11-12 email to: 3\n"
    channel, why = chosen(log, "playbook: sales", EMAIL)
    assert (channel, why) == ("email", "no phone number in the note")


def test_without_any_address_the_planned_channel_stays_and_it_is_said() -> None:
    assert chosen("- 2026-11-16 sms to: hi\n") == ("email", "no address in the note yet")


def test_after_a_pause_an_exit_row_or_a_comment_does_not_say_how() -> None:
    log = "- 2026-03-02 linkedin to: hi\n- 2026-04-01 exit: enough\n- 2026-10-06 news: moved\n"
    channel, why = chosen(log, EMAIL)
    assert channel == "email"
    assert "step" not in why

"""The rules on the shape of a message: its four parts, its length, its subject (M1, M12, M13, M18, M19)."""

import pytest

from tests.coach.saying import findings, found
from vaulttools.coach import all_rules
from vaulttools.model.words import Channel

THANKS = "Thanks for the talk at the fair."
VALUE = "Here's the study on onboarding: https://quietpipelines.example/study"
ASK = "Does it match what you see?"


def mail(*paragraphs: str, close: str = "Best,\nSam") -> str:
    return "\n\n".join(["Hi Maya,", *paragraphs, *([close] if close else [])])


WHOLE = mail(THANKS, VALUE, ASK)


def test_a_whole_message_has_nothing_to_mend() -> None:
    assert findings(WHOLE, subject="The onboarding study") == ()


@pytest.mark.parametrize("channel", ["email", "letter", "linkedin", "sms"])
def test_it_is_whole_in_every_channel(channel: str) -> None:
    assert findings(WHOLE, channel, subject="The onboarding study") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (mail(VALUE, ASK), "FU112"),
        (mail(THANKS, "Could we have a call next week?"), "FU101"),
        (mail(THANKS, VALUE), "FU110"),
        (mail(THANKS, VALUE, ASK, close=""), "FU113"),
    ],
)
def test_the_part_that_is_missing_is_named_alone(text: str, code: str) -> None:
    assert [f.code for f in findings(text)] == [code]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("thank-you", mail("Thank you for your time yesterday. I enjoyed every minute of it.")),
        (
            "graceful-exit",
            mail("I expect that priorities have moved. I won't write again for now."),
        ),
        ("reply", mail("Yes, the room is booked for ten people.")),
        ("", mail("Thank you so much for the interview on Monday. It was a pleasure.")),
        (
            "",
            mail("Thanks for your reply. The room is booked for ten people, and it has a screen."),
        ),
        ("", mail("My guess is that it has to wait. I'll leave it here and won't write again.")),
    ],
)
def test_thanks_answers_and_farewells_carry_their_value_and_ask_nothing(
    kind: str, text: str
) -> None:
    assert findings(text, kind=kind) == ()


def test_a_comment_needs_nothing_but_what_it_says() -> None:
    assert findings("The part about counting who leaves early is gold.", "comment") == ()


@pytest.mark.parametrize(
    "text",
    [
        "We should catch up soon. Do you have time for a call this week?",
        "I'd love to tell you about our company. When can we talk?",
        "Can we meet?",
        "Any update on this?",
    ],
)
def test_a_message_that_only_asks_brings_nothing(text: str) -> None:
    assert found(mail(THANKS, text), "FU101")


@pytest.mark.parametrize(
    "text",
    [
        "I came across a piece on it and thought of you.",
        "You asked how we count the returns: by hand, on Fridays.",
        "I know somebody who runs it in a hospital; shall I introduce you?",
        "There's a breakfast for people like you on 3 December, with eight seats.",
        "Teams of four save 12% by it.",
        "How do you keep the new people from drowning in the wiki in their first month?",
        "“Small accounts and churn” could be worth ten minutes of yours.",
        "The trick was to number the aisles from the door.",
    ],
)
def test_whatever_tells_or_offers_something_brings_value(text: str) -> None:
    assert found(mail(THANKS, text), "FU101") == []


def test_what_the_note_says_it_brings_counts() -> None:
    assert found(mail(THANKS, "Can we meet?"), "FU101", has_value=True) == []


@pytest.mark.parametrize(
    "subject",
    ["", "Re:", "Following up", "following up, Maya", "Quick question", "Hello", "Checking in again",
     "Touching base!", "RE: Fwd: hi", "Just a quick follow-up", "A friendly reminder"],
)  # fmt: skip
def test_an_empty_subject(subject: str) -> None:
    assert found(WHOLE, "FU103", subject=subject)


@pytest.mark.parametrize(
    "subject",
    ["The onboarding list", "Re: rates for spring", "Following up on the churn chart", "Bees", "木曜日の件",
     "Quick question about your talk on bees", "Hello from Leicester", "Reconnecting: Halden re: churn"],
)  # fmt: skip
def test_a_subject_that_says_something(subject: str) -> None:
    assert found(WHOLE, "FU103", subject=subject) == []


def test_a_subject_that_is_not_known_is_not_judged_and_other_channels_have_none() -> None:
    assert found(WHOLE, "FU103") == []
    assert found(WHOLE, "FU103", "linkedin", subject="") == []


def test_the_subject_of_a_mail_as_it_was_copied_is_found() -> None:
    assert found(f"To: maya@northwind.example\nSubject: Hello\n\n{WHOLE}", "FU103") == ["Hello"]


@pytest.mark.parametrize(
    "asks",
    [
        "Could you send me the slides? And could you introduce me to Tom?",
        "Could you send me the slides and introduce me to Tom?",
        "Would you be free for a call on Friday? Please also review my draft.",
        "What do you think? Who owns it? How long does it take?",
        "Could you send me the slides? Could you also send me the figures?",
    ],
)
def test_more_than_one_ask(asks: str) -> None:
    assert len(found(mail(THANKS, VALUE, asks), "FU109")) == 1


@pytest.mark.parametrize(
    "ask",
    [
        "Would Tuesday or Thursday suit you?",
        "Could we talk on Tuesday? Or is Thursday better? Let me know.",
        "Shall I send it, or would you rather meet?",
        "How are you? Would you be free for a call on Friday?",
        "Is that what you see too? If so, would ten minutes on the phone help?",
        "Could you send me the slides? If not, tell me who can.",
        "Please let me know. A line is enough.",
    ],
)
def test_one_ask_that_can_be_answered_in_two_ways(ask: str) -> None:
    assert found(mail(THANKS, VALUE, ask), "FU109") == []


@pytest.mark.parametrize(
    "step",
    [
        "I'll ring you on Thursday at ten.",
        "See you on the 3rd.",
        "If it's useful, I'm happy to send the rest.",
        "No need to reply.",
        "Let's talk after the holidays.",
        "Just say so if it's a bad time.",
        "Looking forward to Thursday.",
    ],
)
def test_a_next_step_is_as_good_as_a_question(step: str) -> None:
    assert found(mail(THANKS, VALUE, step), "FU110") == []


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ("Could we have an hour on the phone?", "hour"),
        ("Would you be up for a 30-minute call?", "30-minute"),
        ("Do you have forty minutes next week?", "forty minutes"),
        ("Could I invite you for lunch next week?", "for lunch"),
        ("Could you read my 40-page deck?", "page deck"),
        ("Would you be my mentor?", "be my mentor"),
    ],
)
def test_a_costly_ask_at_first_contact(ask: str, words: str) -> None:
    assert words in " ".join(found(mail(THANKS, VALUE, ask), "FU111", is_first=True))
    assert found(mail(THANKS, VALUE, ask), "FU111") == []


@pytest.mark.parametrize(
    "ask",
    [
        "Could we have ten minutes on the phone?",
        "Do you have 15 minutes next week?",
        "I spent an hour with your book. Could we talk for ten minutes?",
        "The 40-page report says so. Is that what you see?",
        "Could you reply within 48 hours of the event?",
    ],
)
def test_a_light_ask_at_first_contact(ask: str) -> None:
    assert found(mail(THANKS, VALUE, ask), "FU111", is_first=True) == []


@pytest.mark.parametrize(
    "close",
    ["Best,\nSam", "Sam", "– Sam", "Warm regards,\nSam Reyes\nHead of Things\n+44 20 7946 0018", "Thanks,",
     "Cheers, Sam", "All the best\nSam", "Yours sincerely,\n\nSam Reyes", "==Your name==", "S."],
)  # fmt: skip
def test_a_close_or_a_name_ends_an_email(close: str) -> None:
    assert found(mail(THANKS, VALUE, ASK, close=close), "FU113") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hi Maya, thanks for the talk. Here's the study: https://s.example Have a good day!",
        "Morning Maya! Sam from the choir. I've got the sheet music.",
        "Hi Maya, it's Sam. The room is booked.",
        "Hi Maya, the room is booked. Sam",
    ],
)
def test_a_short_message_needs_a_name_or_a_friendly_end(text: str) -> None:
    assert found(text, "FU113", "sms") == found(text, "FU113", "linkedin") == []


def test_a_short_message_that_breaks_off() -> None:
    assert found("Maya, the study is out and you are on page four.", "FU113", "sms")


@pytest.mark.parametrize(
    "blank",
    ["==One thing that stayed with you.==", "{{first}}", "[Name]", "[YOUR COMPANY]", "<First name>",
     "{company}", "XXX", "[insert topic]", "%FIRST_NAME%", "____", "TODO"],
)  # fmt: skip
def test_a_blank_that_is_left(blank: str) -> None:
    assert found(mail(f"Thanks for the talk about {blank} at the fair."), "FU114") == [blank]
    assert found(WHOLE, "FU114", subject=f"Hello {blank}") == [blank]


@pytest.mark.parametrize(
    "text",
    ["See [1] and [the list](https://l.example).", "a == b", "x < y > z", "[[Onboarding]]", "{…}", "20%-30%",
     "[sic]", "[laughs]", "MMXXX"],
)  # fmt: skip
def test_what_looks_like_a_blank(text: str) -> None:
    assert found(mail(text), "FU114") == []


def test_while_a_blank_is_left_nothing_is_said_to_be_missing() -> None:
    assert {f.code for f in findings(mail("==Why you write.=="))} == {"FU114"}


@pytest.mark.parametrize(
    ("channel", "at_most", "one_more"),
    [
        ("linkedin", "a" * 499 + ".", "a" * 500 + "."),
        ("sms", "a" * 319 + ".", "a" * 320 + "."),
        ("email", "word " * 200, "word " * 201),
        ("voicemail", "word " * 40, "word " * 41),
        ("phone", "word " * 40, "word " * 41),
    ],
)
def test_the_length_that_a_channel_bears(channel: str, at_most: str, one_more: str) -> None:
    assert found(at_most, "FU115", channel) == []
    assert found(one_more, "FU115", channel)


def test_a_letter_may_be_long() -> None:
    assert found("word " * 400, "FU115", "letter") == []


def test_a_script_and_its_voicemail_are_measured_one_by_one() -> None:
    part = "Hello Maya, Sam here from the fair. I've found the benchmark. " + "word " * 28
    both = f"### Call\n\n{part}\n\n### Voicemail\n\n{part}"
    assert found(both, "FU115", "phone") == []
    assert len(found(both + "word word word", "FU115", "phone")) == 1


@pytest.mark.parametrize(
    "script",
    [
        "Hello Maya, it's Sam. Just calling to catch up. Call me back.",
        "Hi Maya, Sam Reyes here, checking in on my last email. Ring me when you can.",
        "Hello, this is Bill from Acme. I'd like to tell you about our products.",
        "Hi Maya, it's Sam. Call me back when you get a minute. Bye.",
    ],
)
def test_a_call_without_a_reason(script: str) -> None:
    assert found(script, "FU116", "voicemail")
    assert found(script, "FU116", "phone")
    assert found(script, "FU116", "sms") == []


@pytest.mark.parametrize(
    "script",
    [
        "Hello Maya, it's Sam. I've found the benchmark you asked for. Shall I send it?",
        "Hi Maya, Sam here, about your stand at the fair: the plan has a fault on page two.",
        "Hello Maya, it's Sam from the fair. A bookkeeper who knows charities has time in March.",
    ],
)
def test_a_call_with_a_reason(script: str) -> None:
    assert found(script, "FU116", "phone") == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_the_examples_of_a_rule_are_true(rule: object) -> None:
    assert isinstance(rule, type(all_rules()[0]))
    channel = Channel.PHONE if "call" in rule.name else Channel.EMAIL
    if rule.bad:
        assert found(rule.bad, rule.code, channel, is_first=True)
        assert findings(rule.good, channel, is_first=True) == ()


def test_rules_have_codes_and_names_of_their_own_and_say_why() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    assert len(rules) == 22
    for rule in rules:
        assert rule.why.endswith((".", ").")), rule.code
        assert rule.do
        assert rule.more


def test_a_question_that_its_writer_answers_is_no_ask() -> None:
    text = mail("Thanks for asking. Is it dear? No. Is it loud? No. Is it slow? Yes. Enjoy it.")
    assert found(text, "FU109") == []


def test_a_blank_set_as_code_is_spoken_of() -> None:
    assert found(mail("Thanks. The `{{ total }}` tag is mended. Does it add up?"), "FU114") == []
    assert found(mail("Thanks, {{ name }}. Does it add up?"), "FU114") == ["{{ name }}"]


def test_a_number_may_end_a_sentence() -> None:
    text = mail("We met at the fair. The glue you need for foam is called Kwikbond 7. Shall I?")
    assert found(text, "FU101") == []

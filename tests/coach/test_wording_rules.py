"""The rules on how things are said: what they find, and what looks like it and is fine (M14, M15)."""

import pytest

from tests.coach.saying import found, in_mail

FLAGGED = {
    "FU102": [
        "Just checking in.",
        "I'm just checking in to see how you are.",
        "Did you get my email?",
        "Did you ever receive my last message about the stand?",
        "Any update?",
        "Any news on the contract?",
        "Is there any update on this?",
        "I wanted to follow up on my last email.",
        "Following up on my previous message.",
        "Just following up!",
        "Bumping this to the top of your inbox.",
        "A gentle reminder about the survey.",
        "Have you had a chance to look at my proposal?",
        "I was wondering if you had a chance to read it.",
        "As per my last email, the list is ready.",
        "Where do things stand?",
        "I'm chasing you for the form.",
    ],
    "FU104": [
        "Sorry to bother you.",
        "I'm so sorry to bother you again with this.",
        "Sorry for bothering you, but here it is.",
        "Apologies for the cold email.",
        "Sorry for yet another email.",
        "I know you're busy, but this is short.",
        "I realise you must be incredibly busy.",
        "I don't want to be a pain, but here's the list.",
        "I hate to bother you with this.",
        "Forgive me for writing out of the blue.",
        "I hope you don't mind me emailing you.",
        "I don't want to take up too much of your time.",
        "Pardon the intrusion.",
    ],
    "FU105": [
        "I haven't heard back from you.",
        "I have not heard from you since March.",
        "I've written three times now.",
        "I have sent you several emails.",
        "This is my third email.",
        "You said you would send it by Friday.",
        "You promised me that you'd call.",
        "You never replied.",
        "I'm still waiting for your answer.",
        "My last two emails went unanswered.",
        "You didn't even reply.",
        "I have to say I'm disappointed.",
        "After three emails without a reply I give up.",
        "Did I do something wrong?",
        "Are you ignoring me?",
    ],
    "FU106": [
        "This is your last chance.",
        "Sign before it's too late.",
        "I need an answer by Friday.",
        "We need to know by tomorrow.",
        "Please reply ASAP.",
        "Send it as soon as possible.",
        "This is urgent.",
        "The offer expires tonight.",
        "Only two spots left!",
        "Act now.",
        "Don't miss out.",
        "Please get back to me by Friday.",
        "If I don't hear back by Monday, I'll offer it to somebody else.",
        "Time is running out.",
        "Your competitors are already using it.",
        "You'll regret it.",
    ],
    "FU107": [
        "Let's touch base.",
        "Circling back on this.",
        "Touching base about the plan.",
        "We'll circle back on Monday.",
        "There are synergies here.",
        "You could leverage our data.",
        "Please reach out any time.",
        "It would move the needle.",
        "That's the low-hanging fruit.",
        "A deep dive into churn.",
        "Can I pick your brain?",
        "It's a win-win.",
        "Do you have the bandwidth?",
        "Let me loop in Tom.",
        "Our value proposition is simple.",
        "Going forward, we'll meet on Mondays.",
        "We offer a seamless experience.",
        "An innovative solution for teams.",
    ],
    "FU108": [
        "I would like to show you something.",
        "Please do not hesitate to contact me.",
        "Please be advised that the office is closed.",
        "Kindly send me the list.",
        "Please find attached the report.",
        "I am writing to ask about the stand.",
        "In order to save time, here's the list.",
        "We utilise a checklist.",
        "Should you have any questions, ask.",
        "I await your reply.",
        "With regard to the list: it's done.",
        "It is ready. You are the first to see it.",
    ],
    "FU119": [
        "What a day!!",
        "Really?!",
        "This is IMPORTANT.",
        "PLEASE READ this.",
        "Great! Super! Thanks!",
    ],
}
FINE = {
    "FU102": [
        "Following up on our talk about onboarding: here's the list.",
        "I'm checking in at the hotel at five.",
        "Did the files open on your machine?",
        "The update to the tool is out.",
        "Any Thursday works for me.",
        "You'll get a reminder from the venue.",
        "I checked the figures twice.",
        "She asked me, “did you get my email?”, and I laughed.",
    ],
    "FU104": [
        "I'm sorry to hear about the flood.",
        "Sorry this took me so long.",
        "Sorry for the delay: here's the list that I promised.",
        "Sorry I missed you at the fair.",
        "I apologise for the mistake in the table.",
        "You were busy at the stand, so I left a card.",
        "The busy season is over, I hope.",
        "Please don't hesitate to ask.",
    ],
    "FU105": [
        "I haven't heard a better talk this year.",
        "You said you would be in Leeds in May.",
        "You said you'd like to see the list.",
        "We're still waiting for the venue to confirm.",
        "I haven't heard back from the printer yet.",
        "I've tried three pumps, and the second is quiet.",
        "I've written a short note on it.",
        "No reply needed.",
        "If you haven't replied by then, I'll leave it.",
        "As you said, it was the third attempt that worked.",
    ],
    "FU106": [
        "Registration closes on Friday.",
        "I'll send it as soon as possible.",
        "It's not urgent.",
        "There's no hurry at all.",
        "The early rate ends on 3 December.",
        "It's never too late to plant a tree.",
        "I immediately thought of you.",
        "The last call was good fun.",
        "Could we talk by Friday, or is next week easier?",
    ],
    "FU107": [
        "Their leverage ratio is high.",
        "The shelf was out of reach.",
        "Our network bandwidth doubled.",
        "The needle on the gauge moved.",
        "I went forward with the plan.",
        "The align button is broken.",
        "Paul called it “low-hanging fruit” in his talk.",
        "The deep dive is off: the sea is too rough and the boat has a leak.",
        "Leave the low-hanging fruit for those who have no ladder.",
    ],
    "FU108": [
        "I'd like to show you something.",
        "You kindly offered to read it.",
        "That's what it is.",
        "It is what it is, but I'm glad.",
        "The table was thirty inches wide prior owners say.",
        "She writes to ask about the stand.",
    ],
    "FU119": [
        "What a day!",
        "The NHS moved to SQL, and GDPR came in.",
        "I read it on the BBC.",
        "A UNICEF report, and an IKEA one.",
        "See https://quietpipelines.example/READ-ME!!",
        "The FAQ is online. Enjoy!",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in FLAGGED.items() for t in texts])
def test_found(code: str, text: str) -> None:
    assert in_mail(text, code)


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in FINE.items() for t in texts])
def test_fine(code: str, text: str) -> None:
    assert in_mail(text, code) == []


def test_the_words_are_those_that_hurt() -> None:
    assert in_mail("Sorry to bother you again, but here it is.", "FU104") == ["Sorry to bother you"]
    assert in_mail("I think you could leverage our data here.", "FU107") == ["leverage our"]


def test_a_phrase_may_be_wrapped_over_two_lines() -> None:
    text = "Here's the list that I wrote down for you on the train. I'm sorry to\nbother you again with it."
    assert in_mail(text, "FU104") == ["sorry to bother you"]


def test_quoted_mail_is_not_judged() -> None:
    text = (
        "Hi Maya,\n\nHere you go.\n\nSam\n\nOn Monday, Maya wrote:\n> Sorry to bother you!!\n> ASAP"
    )
    assert found(text, "FU104") == found(text, "FU106") == found(text, "FU119") == []


def test_forms_written_out_are_stiff_only_where_none_is_drawn_together() -> None:
    stiff = "It is ready. You are the first to see it."
    assert in_mail(stiff, "FU108") == ["It is", "You are"]
    assert in_mail(f"{stiff} I'm glad.", "FU108") == []
    assert in_mail("It is ready.", "FU108") == []
    assert found(f"Dear Maya,\n\n{stiff}\n\nYours,\nSam", "FU108", "letter") == []


def test_two_exclamation_marks_are_not_shouted_and_three_are() -> None:
    assert in_mail("Thanks! Here it is!", "FU119") == []
    assert in_mail("Thanks! Here it is! Bye!", "FU119") == ["!"]

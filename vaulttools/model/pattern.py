"""A pattern: how a kind of message is said. Words are in notes, facts come from the contact."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from vaulttools.model.problem import Place


class Part(StrEnum):
    """The parts of a message (M12), as they are marked in a pattern: `<!-- context -->`."""

    SUBJECT = "subject"
    CONTEXT = "context"
    VALUE = "value"
    ASK = "ask"
    CLOSE = "close"


class Choice(Struct, frozen=True):
    """One or several ways to say a thing, one of which is taken; each may vanish for want of facts."""

    ways: tuple[str, ...]


class Paragraph(Struct, frozen=True):
    """Choices that flow together, and the part of the message that they belong to."""

    part: Part | None
    choices: tuple[Choice, ...]


class Pattern(Struct, frozen=True):
    """The forms of one kind of message, by channel word (`email`, `linkedin`, `sms`, `phone` …)."""

    kind: str
    language: str
    forms: Mapping[str, tuple[Paragraph, ...]]
    place: Place = field(default=Place("built in", 0))


FIELDS: Mapping[str, str] = {
    "first": "their first name",
    "name": "their whole name",
    "organization": "where they work",
    "role": "what they do there",
    "email": "their email address",
    "me": "your name, from the settings; in a shared vault that of the contact's owner",
    "met": "you met, and have not talked since",
    "met_where": "where you met, as “at the data fair”",
    "met_when": "when you last met or talked, as “on Saturday”",
    "met_online": "you met online",
    "talked": "you have met or talked at all",
    "about": "what you talked about, if the log says “talked about …”",
    "since": "how long ago you last met, talked or wrote, as “about six months”",
    "topic": "the first of their topics",
    "raised": "that topic, if the log says that it came up",
    "asked": "what they asked last, as “for the checklist”, if the log says “asked …”",
    "asked_where": "where you met, if that is when they asked it, as “at the data fair”",
    "wanted": "the same without its “for” or “about”, as “the checklist”",
    "noted": "what your note says of their last word, for a blank that quotes it",
    "wrote_when": "when they wrote last, as “on 18 November”",
    "promise": "the open promise that is due first",
    "promised": "the thing that was promised, as “the checklist” of “send her the checklist”",
    "late": "that promise is late",
    "slow": "more than three days have passed since you last heard from them or talked",
    "missed": "the weekday by which they wanted an answer, if it is over, as “Friday”",
    "value": "the name of what you bring",
    "takeaway": "why it matters, a sentence",
    "gist": "how a sentence that names it goes on to its end, with why it matters: “: it halves the work.”",
    "claim": "why it matters, for what can be read, to follow “it says that”: “it halves the work”; empty if unsure",
    "brief": "why it matters is short enough to be said on the phone",
    "what": "what it is, as “an article”",
    "what_on": "the same with their topic that it is about, as “an article on onboarding”",
    "own": "it is of your own making: an answer, a summary, a question, a resource",
    "url": "where it is",
    "would_fit": "what would fit, when nothing does, as “an article on onboarding”",
    "question": "a question of theirs that is still open",
    "question_put": "the same, if it can be put to them as it stands",
    "agreed": "the day to come that you agreed on, as “1 December”",
    "agreed_now": "the day that you agreed on has come",
    "answer_by": "the day by which they wanted to tell you, as “20 November”",
    "news": "what is new about them since the pause",
    "interview": "you were interviewed by them",
    "opportunity": "the position or project that it is about",
    "manager": "they decide about the position",
    "other": "the person to introduce",
    "other_first": "their first name",
    "other_what": "who that is, as “a wiki builder at Northwind”",
    "other_why": "why to meet them, a sentence, if the thing to bring is their introduction",
    "third": "it is the third touch of the run, or a later one",
}
"""The fields that a pattern may use, and what each of them is: the source of the docs and checks."""

KINDS: Mapping[str, str] = {
    "first-touch": "the first word after you met (M4)",
    "promised": "what you promised, on its way",
    "value-touch": "something on a topic of theirs (M1)",
    "comment": "a remark on something they posted; it asks for nothing (M19)",
    "direct-message": "a short word where mail is too much (M19)",
    "call": "a script for a call, and for their voicemail (M18)",
    "reply": "the answer that you owe (M5)",
    "graceful-exit": "the last message of a run: you stop, and the door stays open (M8)",
    "re-engage": "a word again after a pause, with something new (M9)",
    "thank-you": "thanks for an interview (M20)",
    "one-more-thought": "one more thought after it, to the one who decides (M20)",
    "after-the-date": "the day after they wanted to tell you (M20)",
    "second-answer": "a better answer to a question of theirs (M21)",
    "after-a-no": "thanks after a no, and one question (M22)",
    "introduction": "whether they would like to meet somebody, before the two are connected",
    "next-step": "the day has come that you agreed on (M3)",
}
"""Every kind of draft and what it is for; the pattern of each is a note of that name."""

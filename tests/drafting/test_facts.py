"""What the notes say, in words that fit into a sentence; nothing where that is not sure."""

import pytest

from tests.drafting.notes import FULL, VALUE
from tests.support import MAYA, TODAY, look
from vaulttools.drafting.facts import facts
from vaulttools.drafting.render import Facts

MET = "- 2026-11-21 met: at the data fair, she asked how we onboard people\n"


def known(log: str, front: str = FULL, value: str = VALUE, settings: str = "") -> Facts:
    """The facts of a note with a log, and something to bring."""
    notes = {MAYA: f"---\ntype: contact\n{front}\n---\n## Log\n{log}", "Library/Study.md": value}
    funnel = look(notes, TODAY, settings)
    return facts(funnel.items[0], funnel)


@pytest.mark.parametrize(
    ("promise", "thing"),
    [
        ("send the onboarding checklist", "the onboarding checklist"),
        ("send her the rates", "the rates"),
        ("send Maya my notes on churn", "my notes on churn"),
        ("send over a list of agencies, as a table", "a list of agencies"),
        ("Share the deck", "the deck"),
        ("send feedback", ""),
        ("send her checklist", ""),
        ("send the deck by Friday", ""),
        ("send the deck on Friday", ""),
        ("send the slides and ring her", ""),
        ("introduce her to Tom", ""),
        ("die Liste schicken", ""),
    ],
)
def test_the_thing_that_was_promised_is_named_where_the_promise_names_one(
    promise: str, thing: str
) -> None:
    assert known(f"{MET}\n## Promises\n- [ ] {promise} 📅 2026-11-23\n")["promised"] == thing


@pytest.mark.parametrize(
    ("asked", "kind", "said"),
    [
        ("how we onboard people", "article", "about onboarding"),
        ("how we onboard people", "answer", "how we onboard people"),
        ("how we'd onboard people", "article", "about onboarding"),
        ("how we price a pilot", "article", ""),
        ("for the checklist", "article", "for the checklist"),
        ("how others onboard people", "article", "how others onboard people"),
    ],
)
def test_what_somebody_else_found_out_is_no_answer_to_how_we_do_it(
    asked: str, kind: str, said: str
) -> None:
    log = f"- 2026-11-21 met: at the data fair, she asked {asked}\n"
    assert known(log, value=VALUE.replace("article", kind))["asked"] == said


def test_what_they_wanted_stands_without_its_for() -> None:
    log = f"{MET}- 2026-11-22 email from: asked for the rates for the small plan\n"
    assert known(log)["wanted"] == "the rates for the small plan"
    assert known(MET.replace("how we", "how others"))["wanted"] == ""


SHORTLY = ": new hires stay longer with a buddy."


@pytest.mark.parametrize(
    ("takeaway", "gist", "is_brief"),
    [
        ("new hires stay longer with a buddy", SHORTLY, True),
        ("The first week decides", ": the first week decides.", True),
        ("How to keep new people", ": how to keep new people.", True),
        ("Do buddies help?", ": do buddies help?", True),
        ("Halima reads every one", ". Halima reads every one.", True),
        ("a " * 18 + "week", f". A {'a ' * 17}week.", False),
        ("", ".", False),
    ],
)
def test_a_sentence_that_names_the_thing_goes_on_with_why_it_matters(
    takeaway: str, gist: str, *, is_brief: bool
) -> None:
    value = VALUE.replace("new hires stay longer with a buddy", takeaway)
    found = known(MET, value=value)
    assert (found["gist"], found["brief"]) == (gist, is_brief)


@pytest.mark.parametrize(("kind", "is_read"), [("data", True), ("event", False), ("answer", False)])
def test_only_what_can_be_read_says_something(kind: str, *, is_read: bool) -> None:
    assert bool(known(MET, value=VALUE.replace("article", kind))["claim"]) is is_read


@pytest.mark.parametrize(("day", "slow"), [("2026-11-20", False), ("2026-11-19", True)])
def test_an_answer_is_slow_after_three_days(day: str, *, slow: bool) -> None:
    log = f"- 2026-11-02 met:\n- {day} email from: asked for the rates\n"
    assert known(log)["slow"] is slow


@pytest.mark.parametrize(
    ("day", "text", "missed"),
    [
        ("2026-11-18", "asked for the rates, before Friday", "Friday"),
        ("2026-11-18", "needs them by saturday, please", "Saturday"),
        ("2026-11-18", "asked for the rates by Monday", ""),
        ("2026-11-16", "asked for the rates by Monday", ""),
        ("2026-11-09", "asked for the rates by Monday", "Monday"),
        ("2026-11-18", "we could talk on Friday", ""),
        ("2026-11-18", "asked whether Friday suits", ""),
    ],
)
def test_a_day_by_which_they_wanted_an_answer_is_known_when_it_is_over(
    day: str, text: str, missed: str
) -> None:
    assert known(f"- 2026-11-02 met:\n- {day} email from: {text}\n")["missed"] == missed


def test_what_it_is_is_said_with_the_topic_only_if_it_is_about_that() -> None:
    found = known(MET)
    assert (found["what"], found["what_on"]) == ("an article", "an article on onboarding")
    assert known(MET, value=VALUE.replace("kind: article\n", ""))["what"] == "something"
    other = VALUE.replace("topics: [onboarding]", 'for: "[[Maya Okafor]]"')
    assert (known(MET, value=other)["what"], known(MET, value=other)["what_on"]) == (
        "an article",
        "",
    )


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("how long until a buddy pays off?", "how long until a buddy pays off?"),
        ("salary", ""),
        ("why should she hire me?", ""),
    ],
)
def test_a_question_is_put_to_them_if_it_can_be(question: str, put: str) -> None:
    assert known(f"{MET}\n## Questions\n- [ ] {question}\n")["question_put"] == put


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("role: wiki builder", "a wiki builder"),
        ("role: engineer\norganization: Halden", "an engineer at Halden"),
        ("role: Head of Data\norganization: Halden", "Head of Data at Halden"),
        ("organization: Halden", "from Halden"),
        ("", ""),
    ],
)
def test_who_somebody_is_follows_the_name(front: str, said: str) -> None:
    notes = {
        MAYA: f"---\ntype: contact\n{FULL}\n---\n## Log\n{MET}",
        "People/Dr. Marcus Bell.md": f"---\ntype: contact\nmet: 2026-11-22\n{front}\n---\n",
    }
    funnel = look(notes)
    people = {standing.contact.name: standing.contact for standing in funnel.standings}
    item = next(item for item in funnel.items if item.contact.path == MAYA)
    found = facts(item, funnel, people["Dr. Marcus Bell"])
    assert (found["other_first"], found["other_what"]) == ("Marcus", said)


def test_a_role_does_not_say_again_what_they_asked() -> None:
    marcus = "---\ntype: contact\nmet: 2026-11-22\nrole: wiki builder\norganization: Halden\n---\n"
    asked = "- 2026-11-21 met: she wanted to know who builds wikis\n"
    note = f"---\ntype: contact\n{FULL}\n---\n## Log\n{asked}"
    funnel = look({MAYA: note, "People/Marcus Bell.md": marcus})
    people = {standing.contact.name: standing.contact for standing in funnel.standings}
    item = next(item for item in funnel.items if item.contact.path == MAYA)
    assert facts(item, funnel, people["Marcus Bell"])["other_what"] == "from Halden"


def test_where_they_asked_is_said_only_if_they_asked_it_there() -> None:
    assert known(MET)["asked_where"] == "at the data fair"
    later = "- 2026-11-22 email from: asked for the checklist\n"
    assert (known(f"{MET}{later}")["asked"], known(f"{MET}{later}")["asked_where"]) == (
        "for the checklist",
        "",
    )


@pytest.mark.parametrize(
    ("takeaway", "claim"),
    [
        ("A fixed price buys trust.", "a fixed price buys trust"),
        ("New York has two of them", ""),
        ("We halved the time", ""),
        ("it helps!", ""),
        ("Five numbers fit in one head", "five numbers fit in one head"),
        ("I have halved the time", ""),
        ("12 weeks are enough", ""),
        ("Halima has read every one", ""),
        ("how to keep new people", ""),
        ("do buddies help?", ""),
        ("a checklist for the first week", ""),
        ("Nine firms that have done without", ""),
        ("The first one is hard. The second one is not", ""),
    ],
)
def test_a_takeaway_is_said_as_a_claim_if_that_is_sure(takeaway: str, claim: str) -> None:
    value = VALUE.replace("new hires stay longer with a buddy", takeaway)
    assert known(MET, value=value)["claim"] == claim


def test_an_introduction_says_whom_and_why() -> None:
    front = f"{FULL}\nplaybook: keep-in-touch"
    notes = {
        MAYA: f"---\ntype: contact\n{front}\n---\n## Log\n{MET}",
        "Library/Intro to Halima Said.md": VALUE.replace("article", "introduction"),
    }
    funnel = look(notes)
    found = facts(funnel.items[0], funnel)
    assert (found["other"], found["other_first"]) == ("Halima Said", "Halima")
    assert found["other_why"] == "New hires stay longer with a buddy."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "yesterday"),
        ("2026-11-18", "on Wednesday"),
        ("2026-10-01", "on 1 October"),
        ("2026-04-20", "in April"),
        ("2025-11-20", ""),
    ],
)
def test_a_day_long_ago_is_said_by_its_month(day: str, said: str) -> None:
    assert known(f"- {day} phone with: a good hour\n")["met_when"] == said

"""M25: promises are tracked with their dates, and a broken one ranks above all else."""

from textwrap import dedent

import pytest

from tests.support import day, item, look, stand

PROMISE = "- [ ] send the checklist 📅 2026-09-07\n"


def maya(body: str, front: str = "met: 2026-08-31") -> str:
    """Maya's note with this body."""
    return f"---\ntype: contact\n{dedent(front).strip()}\n---\n# Maya Okafor\n\n{dedent(body)}"


@pytest.mark.parametrize(
    ("promised", "reason", "due"),
    [
        ("2026-09-08", "promise", "2026-09-08"),  # earlier than the touch of the 9th
        ("2026-09-09", "promise", "2026-09-09"),  # the same day
        ("2026-09-10", "touch", "2026-09-09"),  # later
    ],
)
def test_m25_a_promise_comes_first_if_its_date_is_earlier_or_the_same(
    promised: str, reason: str, due: str
) -> None:
    note = maya(f"""
        ## Log
        - 2026-09-02 email to: thanks

        ## Promises
        - [ ] send the checklist 📅 {promised}
        """)
    standing = stand(note)
    assert (standing.reason, standing.due) == (reason, day(due))
    promise = item(note).promise
    assert promise is not None
    assert (promise.due, promise.text) == (day(promised), "send the checklist")


@pytest.mark.parametrize(
    ("log", "front", "otherwise"),
    [
        ("- 2026-09-06 met: at the fair", "", "first-touch"),
        ("- 2026-09-07 email from: when do I get it?", "", "reply-owed"),
        ("- 2026-09-07 interview with: an hour", "", "thank-you"),
        ("- 2026-09-03 email to: thanks", "next_step: 2026-09-08", "next-step"),
        ("- 2026-09-03 email to: thanks", "", "touch"),
        ("- 2026-09-03 snooze: until 2026-09-07", "", "first-touch"),
        ("- 2026-09-07 resume:", "", "touch"),
        ("- 2026-09-07 lost: another offer", "", "after-no"),
        ("- 2026-08-31 pause: for now", "", "re-engage"),
    ],
)
def test_m25_a_promise_comes_before_every_other_reason(
    log: str, front: str, otherwise: str
) -> None:
    front = f"met: 2026-08-31\n{front}"
    assert stand(maya(f"## Log\n{log}\n", front)).reason == otherwise
    standing = stand(maya(f"## Log\n{log}\n\n## Promises\n{PROMISE}", front))
    assert (standing.reason, standing.due) == ("promise", day("2026-09-07"))


@pytest.mark.parametrize("promised", ["2026-09-05", "2026-09-06", "2026-12-25", "2024-02-29"])
def test_m25_a_promise_stays_on_a_day_off(promised: str) -> None:
    note = maya(f"- [ ] send the checklist 📅 {promised}\n", "next_step: 2027-01-01")
    standing = stand(note, 'country = "GB"\n')
    assert (standing.reason, standing.due) == ("promise", day(promised))


def test_m25_the_earliest_open_promise_counts() -> None:
    note = maya("""
        ## Promises
        - [ ] introduce her to Sam 📅 2026-09-10
        - [ ] send the checklist 📅 2026-09-01
        - [ ] book a room 📅 2026-09-04
        - [x] send the slides 📅 2026-08-31 ✅ 2026-08-31
        """)
    standing = stand(note)
    assert (standing.reason, standing.due) == ("promise", day("2026-09-01"))
    promise = item(note).promise
    assert promise is not None
    assert (promise.text, promise.due) == ("send the checklist", day("2026-09-01"))


@pytest.mark.parametrize(
    "task",
    [
        "- [x] send the checklist 📅 2026-09-01 ✅ 2026-09-01",
        "- [x] send the checklist 📅 2026-09-01 ✅ 2026-09-20",
        "- [x] send the checklist 📅 2026-09-01",
        "- [ ] send the checklist",
        "- send the checklist 📅 2026-09-01",
        "```\n- [ ] send the checklist 📅 2026-09-01\n```",
    ],
    ids=["kept", "kept late", "done", "no date", "no task", "in a fence"],
)
def test_m25_not_an_open_promise(task: str) -> None:
    note = f"---\ntype: contact\nmet: 2026-08-31\n---\nSome words.\n\n{task}\n"
    assert stand(note).reason == "first-touch"
    seen = item(note)
    assert (seen.promise, seen.promise_is_due) == (None, False)


@pytest.mark.parametrize(
    "body",
    [
        f"{PROMISE}",
        f"## Promises\n{PROMISE}",
        f"## Anything at all\n\nSome words.\n\n{PROMISE}\nMore words.\n",
        f"## Log\n- 2026-09-02 email to: the checklist follows\n  {PROMISE}",
        f"## Log\n- 2026-09-02 email to: thanks\n\n{PROMISE}",
        f"- things to do\n    {PROMISE}",
        PROMISE.replace("- [", "* ["),
        PROMISE.replace("- [", "+ ["),
        PROMISE.replace("- [", "1. ["),
    ],
    ids=[
        "without a heading",
        "under Promises",
        "between words",
        "under a log entry",
        "in the log",
        "under a list item",
        "with a star",
        "with a plus",
        "numbered",
    ],
)
def test_m25_a_promise_may_stand_anywhere_in_the_note(body: str) -> None:
    promise = item(f"---\ntype: contact\nmet: 2026-08-31\n---\n{body}").promise
    assert promise is not None
    assert promise.due == day("2026-09-07")


@pytest.mark.parametrize(
    ("today", "is_due"),
    [("2026-09-06", False), ("2026-09-07", True), ("2026-09-08", True), ("2027-09-07", True)],
)
def test_m25_a_promise_is_due_from_its_day_on(today: str, is_due: bool) -> None:
    note = maya(f"## Log\n- 2026-09-02 email to: thanks\n\n## Promises\n{PROMISE}")
    assert item(note, today=today).promise_is_due is is_due


def test_m25_a_promise_can_be_due_while_something_else_is_the_reason() -> None:
    seen = item(
        maya("""
            ## Log
            - 2026-09-07 email from: do you have the checklist?

            ## Promises
            - [ ] send the checklist 📅 2026-09-10
            """),
        today="2026-09-10",
    )
    assert (seen.reason, seen.due) == ("reply-owed", day("2026-09-08"))
    assert seen.promise_is_due


@pytest.mark.parametrize(
    ("log", "stage"),
    [
        ("- 2026-09-06 met: at the fair\n", "new"),
        ("- 2026-09-01 email to: thanks\n", "active"),
        (
            "- 2026-09-01 email to: a\n- 2026-09-02 email to: b\n- 2026-09-03 email to: c\n",
            "stalled",
        ),
        ("- 2026-09-01 pause: for now\n", "paused"),
        ("- 2026-09-01 exit: I'll stop here\n", "paused"),
    ],
)
def test_m25_a_promise_leaves_the_stage_as_it_is(log: str, stage: str) -> None:
    standing = stand(maya(f"## Log\n{log}\n## Promises\n{PROMISE}"))
    assert (standing.reason, standing.due) == ("promise", day("2026-09-07"))
    assert standing.stage == stage


def test_m25_a_promise_to_a_closed_contact_is_ignored() -> None:
    by_status = maya(PROMISE, "met: 2026-08-31\nstatus: closed")
    by_entry = maya(f"## Log\n- 2026-09-01 won: signed\n\n## Promises\n{PROMISE}")
    for note in (by_status, by_entry):
        standing = stand(note)
        assert (standing.stage, standing.reason, standing.due) == ("closed", None, None)


def test_m25_a_promise_alone_gives_a_date() -> None:
    standing = stand(f"---\ntype: contact\n---\n{PROMISE}")
    assert (standing.reason, standing.due) == ("promise", day("2026-09-07"))


PEOPLE = {
    "People/Ada Moreau.md": """\
        ---
        type: contact
        tier: A
        ---
        ## Log
        - 2026-09-01 email from: do you have a minute?
        """,
    "People/Ben Castell.md": """\
        ---
        type: contact
        tier: A
        ---
        ## Log
        - 2026-09-01 interview with: an hour
        """,
    "People/Cleo Marsh.md": """\
        ---
        type: contact
        tier: C
        met: 2026-09-21
        ---
        - [ ] send the checklist 📅 2026-09-22
        """,
}


def test_m25_a_broken_promise_ranks_above_everything_else() -> None:
    order = [i.contact.name for i in look(PEOPLE, today="2026-09-23").due]
    assert order == ["Cleo Marsh", "Ada Moreau", "Ben Castell"]


def test_m25_a_promise_of_today_ranks_as_high() -> None:
    order = [i.contact.name for i in look(PEOPLE, today="2026-09-22").due]
    assert order == ["Cleo Marsh", "Ada Moreau", "Ben Castell"]


def test_m25_a_due_promise_ranks_its_contact_whatever_the_reason() -> None:
    people = {
        **PEOPLE,
        "People/Cleo Marsh.md": """\
            ---
            type: contact
            tier: C
            ---
            ## Log
            - 2026-09-15 linkedin from: hello again

            ## Promises
            - [ ] send the checklist 📅 2026-09-22
            """,
    }
    before = look(people, today="2026-09-21").due
    assert [i.contact.name for i in before] == ["Ada Moreau", "Cleo Marsh", "Ben Castell"]

    on_the_day = look(people, today="2026-09-22").due
    assert [i.contact.name for i in on_the_day] == ["Cleo Marsh", "Ada Moreau", "Ben Castell"]
    assert on_the_day[0].reason == "reply-owed"


def test_m25_a_kept_promise_ranks_no_longer() -> None:
    people = {path: note.replace("[ ]", "[x]") for path, note in PEOPLE.items()}
    order = [i.contact.name for i in look(people, today="2026-09-23").due]
    assert order == ["Ada Moreau", "Ben Castell", "Cleo Marsh"]


def test_m25_among_broken_promises_the_tier_goes_first() -> None:
    note = "---\ntype: contact\ntier: {}\nmet: 2026-09-01\n---\n- [ ] send it 📅 2026-09-0{}\n"
    people = {
        "People/Ada Moreau.md": note.format("C", 2),
        "People/Ben Castell.md": note.format("A", 3),
        "People/Cleo Marsh.md": note.format("B", 2),
        "People/Dov Amsel.md": note.format("A", 2),
        "People/Eve Amsel.md": note.format("A", 2),
    }
    order = [i.contact.name for i in look(people, today="2026-09-07").due]
    assert order == ["Dov Amsel", "Eve Amsel", "Ben Castell", "Cleo Marsh", "Ada Moreau"]

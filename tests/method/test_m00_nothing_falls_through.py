"""M0: every contact that is not closed has one date and one reason, or needs attention."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import MAYA, TODAY, day, look, read, stand
from vaulttools.funnel import build_funnel
from vaulttools.model.funnel import Standing
from vaulttools.model.words import What

# Notes that cannot be understood are items, never absent


@pytest.mark.parametrize(
    "text",
    [
        # nothing but the word
        "---\ntype: contact\n---\n",
        "---\ntype: contact\n---",
        "---\ntags:\n  - contact\n---\nMet somewhere, some day.\n",
        # a log without an interaction
        "---\ntype: contact\n---\n## Log\n",
        "---\ntype: contact\n---\n## Log\n- 2026-11-02 news: a prize\n",
        "---\ntype: contact\n---\n## Log\n- 2026-11-02 note: likes tea\n",
        # dates that are none
        "---\ntype: contact\nmet: last summer\n---\n",
        "---\ntype: contact\nmet: 2026-02-31\n---\n",
        "---\ntype: contact\nnext_step: soon\n---\n## Log\n- 2026-11-02 email to: hi\n",
        "---\ntype: contact\nanswer_by: soon\n---\n## Log\n- 2026-11-02 email to: hi\n",
        "---\ntype: contact\nsnoozed_until: soon\n---\n## Log\n- 2026-11-02 email to: hi\n",
        # a promise that was kept
        "---\ntype: contact\n---\n## Promises\n- [x] send the list 📅 2026-11-25\n",
        # front matter that is broken
        "---\ntype: contact\nrole: a: b: c\n---\n",
        "---\ntype: contact\nrole: @home\n---\n## Log\n- 2026-11-02 email to: hi\n",
        "---\ntype: contact\n\ttier: A\n---\n",
        "---\ntype: contact\ntopics: [tea, chess\n---\n",
        "---\ntype: contact\nmet: 2026-11-02\n",
        # a merge that was not finished
        "---\ntype: contact\n<<<<<<< ours\ntier: A\n=======\ntier: B\n>>>>>>> theirs\n---\n",
    ],
)
@pytest.mark.parametrize("today", ["2026-01-01", TODAY, "2030-06-15"])
def test_m00_a_note_that_cannot_be_understood_needs_attention(text: str, today: str) -> None:
    (found,) = look(text, today).items
    assert (found.due, found.reason) == (None, "attention")
    assert look(text, today).attention == (found,)


def test_m00_broken_front_matter_is_reported_with_its_place() -> None:
    funnel = look("---\ntype: contact\nrole: a: b: c\n---\n")
    assert [problem.place.path for problem in funnel.problems] == [MAYA]


def test_m00_one_broken_note_takes_nobody_else_along() -> None:
    notes = {
        "People/Amy Stone.md": "---\ntype: contact\nmet: 2026-11-02\n---\n",
        "People/Bo Stone.md": "---\ntype: contact\nrole: a: b: c\n---\n",
        "People/Cy Stone.md": "---\ntype: contact\nmet: 2026-11-03\n---\n",
    }
    reasons = {found.contact.name: found.reason for found in look(notes).items}
    assert reasons == {
        "Amy Stone": "first-touch",
        "Bo Stone": "attention",
        "Cy Stone": "first-touch",
    }


@pytest.mark.parametrize("closing", ["won: signed", "archive: moved on"])
def test_m00_only_the_closed_have_neither_date_nor_reason(closing: str) -> None:
    text = f"---\ntype: contact\n---\n## Log\n- 2026-10-05 email to: hi\n- 2026-11-02 {closing}\n"
    funnel = look(text)
    assert funnel.items == ()
    (found,) = funnel.closed
    assert (found.stage, found.due, found.reason) == ("closed", None, None)


def test_m00_a_contact_with_little_is_still_dated() -> None:
    """A wrong tier, an unknown status and an unknown playbook are no reason to lose the date."""
    text = """
        ---
        type: contact
        tier: gold
        status: sleeping
        playbook: chess
        met: someday
        ---
        ## Log
        - 2026-10-05 email to: hi
        """
    found = stand(text)
    assert (found.stage, found.due, found.reason) == ("active", day("2026-10-12"), "touch")


def test_m00_a_broken_line_of_the_log_hides_no_other() -> None:
    text = """
        ---
        type: contact
        ---
        ## Log
        - 2026-13-45 email to: no such day
        - someday email to: no day at all
        - 2026-11-10 email from: a question
        -
        """
    found = stand(text)
    assert (found.due, found.reason) == (day("2026-11-11"), "reply-owed")


# Whatever the note says

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
THIS_YEAR = st.dates(min_value=day("2026-01-01"), max_value=day("2026-12-31")).map(str)
ANY_YEAR = st.dates(min_value=day("2000-01-01"), max_value=day("2060-12-31")).map(str)
DATES = st.one_of(THIS_YEAR, THIS_YEAR, THIS_YEAR, ANY_YEAR)
BAD_DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(["0001-01-01", "9999-12-31", "0000-00-00", "2026-02-31", "soon", "null"]),
)

SOUND_KEYS = st.fixed_dictionaries(
    {},
    optional={
        "met": DATES,
        "next_step": DATES,
        "answer_by": DATES,
        "snoozed_until": DATES,
        "paused_on": DATES,
        "last_touch": DATES,
        "last_reply": DATES,
        "status": st.sampled_from(["paused", "paused", "closed", "asleep"]),
        "tier": st.sampled_from(["A", "B", "C", "gold"]),
        "playbook": st.sampled_from(["sales", "keep-in-touch", '"[[networking]]"', "chess"]),
    },
).map(lambda keys: [f"{key}: {value}" for key, value in keys.items()])
ODD_KEYS = st.one_of(
    st.builds(
        "{}: {}".format,
        st.sampled_from(
            ["met", "next_step", "snoozed_until", "status", "playbook", "every", "topics", "email"]
        ),
        st.one_of(
            BAD_DATES,
            TEXT,
            st.sampled_from(
                ["", "true", "-1", "1e999", "[[x]]", "{a: {b: c}}", "&a *a", '"', "@x"]
            ),
            st.sampled_from(["0 days", "-3 days", "99999999 months", "99999999999999999999 days"]),
            st.sampled_from(["\n  - 1\n  - 2026-11-02", "\n  a:\n    b: 1", " |\n  two\n  lines"]),
        ),
    ),
    TEXT,
    st.sampled_from(["<<<<<<< ours", "---", "...", "\tx: y", "# a remark", ": :"]),
)
CHANNELS = ["email", "phone", "comment", "interview", "voicemail"]
SOUND_ENTRIES = st.one_of(
    st.builds(
        "- {} {} {}: hello".format,
        DATES,
        st.sampled_from(CHANNELS),
        st.sampled_from(["to", "to", "from", "with"]),
    ),
    st.builds("- {} {}: hello".format, DATES, st.sampled_from(What)),
    st.builds("- {} snooze: until {}".format, DATES, DATES),
)
ODD_ENTRIES = st.one_of(
    st.builds("- {} email to: hello".format, BAD_DATES),
    st.builds(
        "- {} {}: hello".format, DATES, st.sampled_from(["emial to", "← email", "-> x", "at"])
    ),
    st.builds(
        "- {} {} email from: hello".format, DATES, st.sampled_from(["09:30", "25:61", "noon"])
    ),
    st.builds("- {} snooze: until {}".format, DATES, TEXT),
    st.builds("* {} {}".format, DATES, TEXT),
    TEXT,
)
PROMISES = st.builds(
    "- [{}] send it 📅 {}".format,
    st.sampled_from([" ", " ", "x", "-", "?"]),
    st.one_of(DATES, DATES, BAD_DATES, TEXT),
)


def sometimes(some: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Mostly nothing, now and then one or two."""
    return st.one_of(st.just([]), st.just([]), st.just([]), st.lists(some, min_size=1, max_size=2))


@st.composite
def notes(draw: st.DrawFn) -> str:
    """A contact's note: sound, odd or broken in any part of it, its lines in any order."""
    front = draw(SOUND_KEYS) + draw(sometimes(ODD_KEYS))
    end = draw(st.sampled_from(["---"] * 9 + ["no end"]))
    log = draw(st.lists(SOUND_ENTRIES, max_size=8)) + draw(sometimes(ODD_ENTRIES))
    promises = draw(sometimes(PROMISES))
    parts = [
        "\n".join(["## Log", *draw(st.permutations(log))]),
        "\n".join(["## Promises", *promises]),
    ]
    head = ["---", "type: contact", "# Maya", *draw(st.permutations(front)), end]
    return "\n".join([*head, *draw(st.permutations(parts)), ""])


def falls_through(found: Standing) -> bool:
    """Whether a contact is lost: open, but without a date and without a call for attention."""
    if found.stage == "closed":
        return False
    if found.due is None:
        return found.reason != "attention"
    return found.reason in (None, "attention")


@pytest.mark.long
@settings(deadline=None, max_examples=150)
@given(
    texts=st.lists(notes(), min_size=1, max_size=3),
    configured=st.sampled_from(["", 'country = "GB"', 'away = ["2026-12-24..2027-01-02"]']),
    today=st.dates(min_value=day("2020-01-01"), max_value=day("2035-12-31")).map(str),
)
def test_m00_whatever_a_note_says_nobody_falls_through(
    texts: list[str], configured: str, today: str
) -> None:
    vault = {f"People/Person {number}.md": text for number, text in enumerate(texts)}
    funnel = look(vault, today, configured)
    assert {found.contact.path for found in funnel.standings} == set(vault)
    assert [found for found in funnel.standings if falls_through(found)] == []


# The day changes nothing

LIVES = {
    "People/New.md": """
        ---
        type: contact
        met: 2026-11-05
        ---
        """,
    "People/Active.md": """
        ---
        type: contact
        playbook: sales
        ---
        ## Log
        - 2026-11-02 met: a fair
        - 2026-11-03 email to: what was promised
        """,
    "People/Owed.md": """
        ---
        type: contact
        ---
        ## Log
        - 2026-11-10 email from: a question

        ## Promises
        - [ ] send the list 📅 2027-01-05
        """,
    "People/Agreed.md": """
        ---
        type: contact
        next_step: 2026-12-01
        answer_by: 2027-02-01
        ---
        ## Log
        - 2026-11-10 email to: until December
        """,
    "People/Stalled.md": """
        ---
        type: contact
        ---
        ## Log
        - 2026-10-05 email to: 1
        - 2026-10-12 email to: 2
        - 2026-10-19 email to: 3
        """,
    "People/Paused.md": """
        ---
        type: contact
        ---
        ## Log
        - 2026-08-03 email to: hi
        - 2026-08-31 exit: bye for now
        - 2026-10-01 news: a new job
        """,
    "People/Snoozed.md": """
        ---
        type: contact
        ---
        ## Log
        - 2026-11-02 email to: hi
        - 2026-11-04 email from: not now
        - 2026-11-04 snooze: until 2027-03-01
        """,
    "People/Lost.md": """
        ---
        type: contact
        ---
        ## Log
        - 2026-10-05 email to: hi
        - 2026-11-19 lost: chose another
        """,
    "People/Regular.md": """
        ---
        type: contact
        playbook: keep-in-touch
        ---
        ## Log
        - 2026-10-01 email to: hi
        """,
    "People/Unclear.md": """
        ---
        type: contact
        next_step: soon
        ---
        """,
    "People/Closed.md": """
        ---
        type: contact
        ---
        ## Log
        - 2026-10-05 email to: hi
        - 2026-11-02 won: signed
        """,
}


@pytest.mark.long
@pytest.mark.parametrize("path", LIVES)
def test_m00_the_standing_is_the_same_on_400_successive_days(path: str) -> None:
    """From days before the entries to days long after every date."""
    vault = read({path: LIVES[path]})
    seen = set()
    for number in range(400):
        (found,) = build_funnel(vault, day("2026-08-01") + timedelta(days=number)).standings
        seen.add((found.stage, found.due, found.reason, found.why))
    assert len(seen) == 1

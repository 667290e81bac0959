"""The coach as a whole: what it judges of a note, where its findings stand, and what its fixes do."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coach.saying import ENGLISH, FEW, findings, found, work
from vaulttools.coach import Known, all_rules, fixed, judge
from vaulttools.coach.carving import MOST, carve
from vaulttools.model.finding import Severity
from vaulttools.model.words import Channel

BAD = (
    "Sorry to bother you", "just checking in", "ASAP!!!", "[[Onboarding]]", "==a blank==", "I would like to",
    "utilise", "Hi Mara,", "Best,\nSam", "\n\n", "> quoted", "### Call", "<!-- coach: ignore FU104 -->", "---\n",
    "subject: Hello\n", "on Monday 24 November", "{{x}}", "“", "”", "'", "\r\n", "\u2028", "日本", "? ", ". ",
)  # fmt: skip
ANY_TEXT = st.lists(st.one_of(st.sampled_from(BAD), st.text(max_size=8)), max_size=12).map("".join)
MOST_WORK = 150_000
"""Calls for a message of some two hundred words."""
CHANNELS = st.sampled_from([channel for channel in Channel if channel is not Channel.INTERVIEW])


@pytest.mark.long
@settings(deadline=None, derandomize=True, max_examples=300)
@given(ANY_TEXT, CHANNELS)
def test_no_text_upsets_it_and_every_finding_stands_where_it_says(
    text: str, channel: Channel
) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in judge(
        text, Known(channel=channel, language=ENGLISH, subject="Hello", is_first=True)
    ):
        assert 0 <= one.start <= one.stop <= len(text)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1
        words = " ".join(text[one.start : one.stop].split())
        if words and one.line == one.end_line:
            assert (
                lines[one.line - 1][one.column - 1 : one.end_column - 1]
                == text[one.start : one.stop]
            )


@pytest.mark.long
@settings(deadline=None, derandomize=True, max_examples=300)
@given(ANY_TEXT)
def test_a_fix_takes_its_finding_away_and_changes_nothing_else(text: str) -> None:
    before = judge(text, Known(language=ENGLISH))
    for one in before:
        if one.fix is None:
            continue
        after = fixed(text, [one])
        assert after == text[: one.start] + one.fix.put + text[one.stop :]
        same = [f for f in judge(after, Known(language=ENGLISH)) if f.code == one.code]
        assert len(same) < len([f for f in before if f.code == one.code])


def test_fixes_that_touch_are_made_one_after_the_other() -> None:
    text = "Hi Maya,\n\nWe utilise it in order to help!!\n\nSam"
    once = fixed(text, findings(text))
    assert once == "Hi Maya,\n\nWe use it to help!\n\nSam"


NOTE = """\
---
type: draft
contact: "[[Maya]]"
subject: "Following up"
value: "[[Study]]"
---
Hi Maya,

Sorry to bother you.

Sam

> [!NOTE]
> 1 blank left. ==no blank== By email (ASAP).

<!-- vaulttools-draft 0123456789ab -->
"""


def test_only_the_message_in_a_note_is_judged() -> None:
    assert {f.code for f in findings(NOTE)} == {"FU101", "FU103", "FU104", "FU110", "FU112"}
    body = carve(NOTE).body
    assert body.split() == ["Hi", "Maya,", "Sorry", "to", "bother", "you.", "Sam"]
    assert len(body) == len(NOTE)


def test_a_finding_tells_line_and_column_of_the_note() -> None:
    (one,) = [f for f in findings(NOTE, path="a.md") if f.code == "FU104"]
    (subject,) = [f for f in findings(NOTE) if f.code == "FU103"]
    assert (one.at, one.end_column, one.excerpt) == ("a.md:9:1", 20, "Sorry to bother you")
    assert (subject.line, subject.column, subject.excerpt) == (4, 11, "Following up")


@pytest.mark.parametrize(
    "written", ["subject: Following up", "subject: 'Following up'", 'Subject:   "Following up"  ', 'subject: "Follow\\u0069ng up"']
)  # fmt: skip
def test_a_subject_is_found_however_it_is_written(written: str) -> None:
    assert found(NOTE.replace('subject: "Following up"', written), "FU103")


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    plain = [(f.code, f.line, f.column) for f in findings(NOTE)]
    assert [(f.code, f.line, f.column) for f in findings(NOTE.replace("\n", "\r\n"))] == plain
    assert [
        (f.code, f.line, f.column) for f in judge("\ufeff" + NOTE, Known(language=ENGLISH))
    ] == plain


def test_a_comment_sets_a_rule_aside_in_the_whole_text() -> None:
    text = "Hi Maya,\n\nSorry to bother you.\n\nASAP, please.\n\nSam\n"
    assert found(text, "FU104")
    for comment in (
        "<!-- coach: ignore FU104 -->",
        "<!-- coach: ignore apology -->",
        "<!--coach:ignore FU101, fu104-->",
    ):
        assert found(f"{text}\n{comment}\n", "FU104") == []
        assert found(f"{comment}\n\n{text}", "FU104") == []
        assert found(text.replace("ASAP", f"{comment} ASAP"), "FU104") == []
        assert found(f"{text}\n{comment}\n", "FU106")
    assert findings(f"{text}\n<!-- coach: ignore -->\n") == ()


def test_a_comment_right_above_a_paragraph_is_for_that_paragraph() -> None:
    text = """
        Hi Maya,

        <!-- coach: ignore FU104 -->
        Sorry to bother you.

        Sorry to disturb you, ASAP.

        Sam
        """
    assert found(text, "FU104") == ["Sorry to disturb you"]
    assert found(text, "FU106") == ["ASAP"]


def test_rules_can_be_left_out_by_code_or_name() -> None:
    text = "Hi Maya,\n\nSorry to bother you, ASAP.\n\nSam"
    codes = {f.code for f in judge(text, Known(language=ENGLISH), off=["fu104", "Pressure"])}
    assert codes == {"FU101", "FU110", "FU112"}


def test_without_lists_for_its_language_only_what_needs_none_is_said() -> None:
    text = "Hi Maya,\n\nSorry to bother you, ASAP!!! ==a blank==\n\nSam"
    assert {f.code for f in judge(text)} == {"FU114", "FU119"}


def test_a_text_in_another_language_is_not_said_to_lack_anything() -> None:
    text = "Hallo Maya,\n\nkannst du mir bitte die Liste schicken, die du auf der Messe hattest?"
    assert findings(text) == ()


def test_findings_have_the_severity_of_their_rule() -> None:
    severities = {rule.code: rule.severity for rule in all_rules()}
    errors = {code for code, severity in severities.items() if severity is Severity.ERROR}
    hints = {code for code, severity in severities.items() if severity is Severity.HINT}
    assert errors == {"FU114", "FU117", "FU121", "FU122"}
    assert hints == {"FU108", "FU109", "FU119"}
    assert [f.is_serious for f in findings("Hi!!") if f.code == "FU119"] == [False]


def test_a_rule_is_one_file_that_is_found_by_itself() -> None:
    files = Path(__file__).parents[2].glob("vaulttools/coach/rules/[a-z]*.py")
    assert {file.stem.replace("_", "-") for file in files} == {rule.name for rule in all_rules()}


MEAL = "Hi Maya, thanks for the talk on Monday; here is what I found about it, and more. "


def test_a_message_takes_hardly_any_time() -> None:
    text = dedent(MEAL * 13)
    judge(text, Known(language=ENGLISH))  # the phrases are made ready once
    assert work(text) < MOST_WORK


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    ["just checking in ", "I ", "(", "[", "==", "\n", "> \n", "“", '"', "'", "<!--", "a@", "!", "A", "{{", "---\n",
     "Hi Maya,\n\n", "| ", "# x\n", "subject: x\n", "1", "would … ", "could you ", "\u0301", "[[", "www.", ".\n"],
)  # fmt: skip
def test_five_megabytes_of_anything_are_over_in_a_moment(piece: str) -> None:
    """Only the beginning is looked at, and twice as much of that is no more than twice the work."""
    text = piece * (5_000_000 // len(piece))
    assert len(carve(text).body) <= MOST
    judge(text[:FEW], Known(language=ENGLISH))
    assert work(text[:FEW]) < work(text[: FEW // 2]) * 2.5 + FEW


def test_what_is_beyond_a_message_is_not_looked_at() -> None:
    assert found("word " * (MOST // 5) + "ASAP", "FU106") == []

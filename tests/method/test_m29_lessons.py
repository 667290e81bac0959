"""M29: what earned replies, by step, channel, intent and kind of value; nothing below ten cases."""

from collections.abc import Iterable

import pytest

from tests.generators.texts import headings, review_text
from tests.support import look
from vaulttools.funnel.record import Lesson, lessons

ONE = "[cadence]\nlessons_from_cases = 1\n"


def person(log: str, *front: str) -> str:
    lines = "\n".join(("type: contact", *front))
    return f"---\n{lines}\n---\n## Log\n{log}"


def told(notes: dict[str, str] | str, what: str, settings: str = ONE) -> dict[str, tuple[int, int]]:
    """Cases and replies of one kind of lesson."""
    found: Iterable[Lesson] = lessons(look(notes, settings=settings)).get(what, ())
    return {lesson.what: (lesson.cases, lesson.replies) for lesson in found}


def test_m29_a_touch_earned_what_came_in_before_the_next_one() -> None:
    note = person("""\
- 2026-09-01 email to: one
- 2026-09-08 email to: two
- 2026-09-10 email from: hello
- 2026-09-11 email to: three
- 2026-09-18 linkedin to: four
""")
    assert told(note, "step") == {"touch 1": (2, 0), "touch 2": (2, 1)}
    assert told(note, "channel") == {"email": (3, 1), "linkedin": (1, 0)}


@pytest.mark.parametrize("came", ["email from: yes", "phone with: a talk", "met: by chance"])
def test_m29_any_engagement_counts(came: str) -> None:
    note = person(f"- 2026-09-01 email to: one\n- 2026-09-04 {came}\n")
    assert told(note, "step") == {"touch 1": (1, 1)}


@pytest.mark.parametrize("came", ["resume:", "news: moved", "note: x", "pause: busy", "won: yes"])
def test_m29_what_did_not_come_from_them_does_not(came: str) -> None:
    note = person(f"- 2026-09-01 email to: one\n- 2026-09-04 {came}\n")
    assert told(note, "step") == {"touch 1": (1, 0)}


def test_m29_outgoing_touches_of_one_day_are_one_case() -> None:
    note = person("""\
- 2026-09-01 email to: the mail
- 2026-09-01 voicemail to: points to it
- 2026-09-02 phone from: called back
""")
    assert told(note, "step") == {"touch 1": (1, 1)}
    assert told(note, "channel") == {"email": (1, 1), "voicemail": (1, 1)}


def test_m29_the_intent_is_that_of_the_playbooks_row() -> None:
    note = person(
        "- 2026-09-01 email to: one\n- 2026-09-05 email to: two\n- 2026-09-06 email from: yes\n",
        "playbook: sales",
    )
    assert told(note, "intent") == {"what you promised": (1, 0), "a relevant report": (1, 1)}


def test_m29_the_kind_of_value_is_that_of_what_was_linked() -> None:
    notes = {
        "People/Maya Okafor.md": person("""\
- 2026-09-01 email to: [[Study]]
- 2026-09-05 email to: [[Study]] and [[Numbers]]
- 2026-09-06 email from: thanks
- 2026-09-08 email to: [[Nowhere]]
"""),
        "Library/Study.md": "---\ntype: value\nkind: article\n---\n",
        "Library/Numbers.md": "---\ntype: value\nkind: data\n---\n",
    }
    assert told(notes, "value") == {"article": (2, 1), "data": (1, 1)}


def run_of(number: int) -> dict[str, str]:
    """So many contacts with one touch each, every second one answered."""
    return {
        f"People/P{n}.md": person(
            "- 2026-09-01 email to: hi\n" + ("- 2026-09-02 email from: hi\n" if n % 2 else "")
        )
        for n in range(number)
    }


def test_m29_below_ten_cases_nothing_is_said() -> None:
    assert lessons(look(run_of(9))) == {}
    assert "What earned replies" not in headings(review_text(run_of(9)))


def test_m29_from_ten_cases_on_it_is_said_with_counts() -> None:
    assert told(run_of(10), "step", "") == {"touch 1": (10, 5)}
    text = review_text(run_of(10))
    assert "What earned replies" in headings(text)
    assert "| touch 1 | 10 | 5 | 50 % |" in text
    assert "| email | 10 | 5 | 50 % |" in text


def test_m29_each_kind_needs_ten_cases_of_its_own() -> None:
    notes = run_of(12) | {f"People/Q{n}.md": person("- 2026-09-01 sms to: hi\n") for n in range(9)}
    assert told(notes, "channel", "") == {"email": (12, 6)}
    assert told(notes, "step", "") == {"touch 1": (21, 6)}


def test_m29_the_number_of_cases_can_be_set() -> None:
    assert told(run_of(3), "channel", "[cadence]\nlessons_from_cases = 3\n") == {"email": (3, 1)}


def test_m29_the_best_stand_first() -> None:
    notes = {
        "People/A.md": person("- 2026-09-01 email to: hi\n"),
        "People/B.md": person("- 2026-09-01 linkedin to: hi\n- 2026-09-02 email from: hi\n"),
    }
    assert list(told(notes, "channel")) == ["linkedin", "email"]


def test_m29_closed_contacts_teach_too() -> None:
    note = person(
        "- 2026-09-01 email to: one\n- 2026-09-02 email from: yes\n- 2026-09-03 won: yes\n"
    )
    assert told(note, "step") == {"touch 1": (1, 1)}

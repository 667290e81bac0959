"""M25: the review shows the share of promises kept on time, and how quickly replies were answered."""

import pytest

from tests.generators.texts import headings, review_text, section
from tests.support import look
from vaulttools.funnel.record import promise_record, reply_speed


def person(body: str, *front: str) -> str:
    lines = "\n".join(("type: contact", "met: 2026-08-03", *front))
    return f"---\n{lines}\n---\n## Log\n{body}"


@pytest.mark.parametrize(
    ("task", "counted"),
    [
        ("- [x] x 📅 2026-11-10 ✅ 2026-11-09", "in time"),
        ("- [x] x 📅 2026-11-10 ✅ 2026-11-10", "in time"),
        ("- [x] x 📅 2026-11-10 ✅ 2026-11-11", "late"),
        ("- [ ] x 📅 2026-11-22", "broken"),
        ("- [ ] x 📅 2026-11-23", "open"),
        ("- [ ] x 📅 2026-12-24", "open"),
        ("- [x] x 📅 2026-11-10", "undated"),
        ("- [ ] x", ""),
    ],
)
def test_m25_a_promise_is_kept_in_time_late_broken_or_open(task: str, counted: str) -> None:
    record = promise_record(look(person(f"{task}\n")))
    numbers = {
        "in time": record.in_time,
        "late": len(record.late),
        "broken": len(record.broken),
        "undated": record.undated,
        "open": record.open,
    }
    assert {name for name, number in numbers.items() if number} == ({counted} if counted else set())
    assert record.decided == (counted in {"in time", "late", "broken"})


def test_m25_the_share_counts_everybody_the_closed_too() -> None:
    notes = {
        "People/A.md": person("- [x] one 📅 2026-11-10 ✅ 2026-11-09\n"),
        "People/B.md": person("- [x] two 📅 2026-11-10 ✅ 2026-11-09\n", "status: closed"),
        "People/C.md": person("- [ ] three 📅 2026-11-10\n"),
    }
    lines = section(review_text(notes), "Promises")
    assert lines[0] == "2 of 3 kept on time."
    assert [line for line in lines if "three" in line and "[[C]]" in line]


def test_m25_without_promises_and_replies_there_is_no_such_section() -> None:
    assert "Promises" not in headings(review_text(person("")))


@pytest.mark.parametrize(
    ("log", "cases", "days", "next_day"),
    [
        ("- 2026-11-16 email from: a\n- 2026-11-16 email to: b\n", 1, 0, 1),
        ("- 2026-11-16 email from: a\n- 2026-11-17 email to: b\n", 1, 1, 1),
        ("- 2026-11-16 email from: a\n- 2026-11-19 phone to: b\n", 1, 3, 0),
        ("- 2026-11-13 email from: a\n- 2026-11-16 email to: b\n", 1, 1, 1),  # over a weekend
        ("- 2026-11-14 email from: a\n- 2026-11-15 email to: b\n", 1, 0, 1),  # within one
        ("- 2026-11-16 email from: a\n- 2026-11-18 phone with: b\n", 1, 2, 0),
        # two letters, one answer: the wait counts from the first
        ("- 2026-11-16 email from: a\n- 2026-11-17 sms from: b\n- 2026-11-19 email to: c\n", 1, 3, 0),
        (
            ("- 2026-11-02 email from: a\n- 2026-11-03 email to: b\n"
            "- 2026-11-09 email from: c\n- 2026-11-12 email to: d\n"),
            2, 2, 1,
        ),
    ],
)  # fmt: skip
def test_m25_how_quickly_replies_were_answered(
    log: str, cases: int, days: float, next_day: int
) -> None:
    speed = reply_speed(look(person(log)))
    assert speed is not None
    assert (speed.cases, speed.median_days, speed.next_day) == (cases, days, next_day)


@pytest.mark.parametrize("log", ["", "- 2026-11-16 email to: b\n", "- 2026-11-20 email from: a\n"])
def test_m25_nothing_is_said_where_nothing_was_answered(log: str) -> None:
    assert reply_speed(look(person(log))) is None


def test_m25_days_away_do_not_count_as_waiting() -> None:
    log = "- 2026-11-09 email from: a\n- 2026-11-17 email to: b\n"
    settings = 'away = ["2026-11-10..2026-11-16"]\n'
    speed = reply_speed(look(person(log), settings=settings))
    assert speed is not None
    assert speed.median_days == 1


def test_m25_an_answer_in_the_future_is_none_yet() -> None:
    log = "- 2026-11-16 email from: a\n- 2027-11-17 email to: a slip in the year\n"
    assert reply_speed(look(person(log))) is None


def test_m25_the_review_says_it_in_a_sentence() -> None:
    log = "".join(
        f"- 2026-{m}-02 email from: a\n- 2026-{m}-{d} email to: b\n"
        for m, d in (("09", "02"), ("10", "05"), ("11", "05"))
    )
    lines = section(review_text(person(log)), "Promises")
    assert lines == [
        "Half of the 3 messages you answered were answered within 1 working day, 2 of them by the next working day."
    ]

"""Dates as people write them, echoed as ISO (reading/test_when.py has them all)."""

import pytest

from tests.talk.support import Desk


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", "2026-11-24"), ("Friday", "2026-11-27"), ("next Tue", "2026-12-01"),
        ("in 3 weeks", "2026-12-14"), ("two weeks", "2026-12-07"), ("15 Jan", "2027-01-15"),
        ("Jan 15th", "2027-01-15"), ("March", "2027-03-01"), ("march", "2027-03-01"),
        ("end of January", "2027-01-31"), ("next month", "2026-12-01"), ("2027-01-15", "2027-01-15"),
    ],
)  # fmt: skip
def test_a_day_to_come(desk: Desk, words: str, day: str) -> None:
    desk.type_under("Maya Okafor", f"    snooze until {words}")
    desk.run()
    assert desk.log() == [f"2026-11-23 snooze: until {day}"]
    assert desk.keys()["next_touch"] == day


@pytest.mark.parametrize(
    ("words", "day"),
    [("today", "2026-11-23"), ("Monday", "2026-11-23"), ("Sunday", "2026-11-22"),
     ("last Friday", "2026-11-20"), ("18 November", "2026-11-18"), ("2026-11-18", "2026-11-18")],
)  # fmt: skip
def test_a_day_that_was(desk: Desk, words: str, day: str) -> None:
    desk.tick("Maya Okafor", f"    on {words}")
    desk.run()
    assert desk.log() == [f"{day} email to: something on a topic of theirs"]

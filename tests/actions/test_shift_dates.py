"""Dates of a text moved by days, and nothing else of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaulttools.actions.shift_dates import shift_dates

CAREFUL = settings(deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "days", "after"),
    [
        ("2026-11-23", 7, "2026-11-30"),
        ("2026-11-23", -23, "2026-10-31"),
        ("2026-11-23", 0, "2026-11-23"),
        ("2024-02-28", 1, "2024-02-29"),
        ("due: 2026-12-31.", 1, "due: 2027-01-01."),
        ("📅 2026-11-23 ^fu-1", 1, "📅 2026-11-24 ^fu-1"),
        ("2026-12-24..2027-01-02", 7, "2026-12-31..2027-01-09"),
        ("2026-11-23T10:30", 1, "2026-11-24T10:30"),
        ("[[2026-11-23]] and Daily/2026-11-20.md", 1, "[[2026-11-24]] and Daily/2026-11-21.md"),
        ("2026-02-31", 1, "2026-02-31"),
        ("2026-1-2", 1, "2026-1-2"),
        ("12026-11-23", 1, "12026-11-23"),
        ("2026-11-234", 1, "2026-11-234"),
        ("a-2026-11-23", 1, "a-2026-11-23"),
        ("٢٠٢٦-١١-٢٣", 1, "٢٠٢٦-١١-٢٣"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
        ("0099-01-01", 1, "0099-01-02"),
        ("2026-11-23", 10**12, "2026-11-23"),
    ],
)
def test_real_dates_move(text: str, days: int, after: str) -> None:
    assert shift_dates(text, days) == after


@CAREFUL
@given(
    st.text(st.sampled_from("2026-11-23 \r\n.a"), max_size=60) | st.text(), st.integers(-400, 400)
)
def test_back_again_it_is_the_same_text(text: str, days: int) -> None:
    assert shift_dates(shift_dates(text, days), -days) == text or "0001" in text or "9999" in text


@CAREFUL
@given(st.text(st.sampled_from("2026-11-23 \r\n.a"), max_size=60), st.integers(-400, 400))
def test_all_but_dates_stays(text: str, days: int) -> None:
    date = re.compile(r"\d{4}-\d{2}-\d{2}")
    assert date.sub("", shift_dates(text, days)) == date.sub("", text)

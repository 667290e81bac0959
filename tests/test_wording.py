"""Dates and counts in words."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import day
from vaulttools.model.words import Channel
from vaulttools.reading.days import read_day
from vaulttools.wording import (
    CHANNEL_WORDS,
    DAYS,
    MONTHS,
    count,
    listed,
    long_day,
    near_day,
    short_day,
    weekday,
)

MONDAY = day("2026-11-23")
SOME_DAY = st.dates(day("1900-01-01"), day("2199-12-31"))


@pytest.mark.parametrize(
    ("text", "today", "words"),
    [
        ("2026-11-23", MONDAY, "23 Nov"),
        ("2026-01-01", MONDAY, "1 Jan"),
        ("2027-01-01", MONDAY, "1 Jan 2027"),
        ("2025-12-31", MONDAY, "31 Dec 2025"),
        ("2026-11-23", None, "23 Nov 2026"),
    ],
)
def test_a_short_day_names_another_year(text: str, today: object, words: str) -> None:
    assert short_day(day(text), MONDAY if today else None) == words


def test_a_long_day_is_said_in_full() -> None:
    assert long_day(MONDAY) == "Monday 23 November 2026"
    assert weekday(day("2024-02-29")) == "Thursday"


@settings(deadline=None, derandomize=True)
@given(SOME_DAY)
def test_every_day_in_words_is_read_back_as_that_day(date: object) -> None:
    one = day(str(date))
    assert read_day(short_day(one)) == one
    assert read_day(long_day(one)) == one


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "Wednesday"),
        (6, "Sunday"),
        (7, "30 Nov"),
        (-2, "Saturday"),
        (-6, "Tuesday"),
        (-7, "16 Nov"),
        (60, "22 Jan 2027"),
    ],
)
def test_a_near_day_is_said_as_one_says_it(distance: int, words: str) -> None:
    assert near_day(MONDAY + timedelta(days=distance), MONDAY) == words


@pytest.mark.parametrize(
    ("number", "one", "many", "words"),
    [
        (0, "touch", "touches", "0 touches"),
        (1, "touch", "touches", "1 touch"),
        (2, "touch", "touches", "2 touches"),
        (1, "day", "", "1 day"),
        (3, "day", "", "3 days"),
        (1, "needs attention", "need attention", "1 needs attention"),
        (2, "needs attention", "need attention", "2 need attention"),
    ],
)
def test_counts_agree_with_their_words(number: int, one: str, many: str, words: str) -> None:
    assert count(number, one, many) == words


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_end_with_and(words: list[str], text: str) -> None:
    assert listed(words) == listed(iter(words)) == text


def test_every_channel_month_and_day_has_a_name() -> None:
    assert set(CHANNEL_WORDS) == set(Channel)
    assert (len(MONTHS), len(DAYS)) == (12, 7)

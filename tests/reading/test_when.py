import subprocess
import sys
import time
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import is_quick
from vaulttools.reading.date_words import EARLY, END, MIDDLE, NEXT, WEEK, Words
from vaulttools.reading.when import read_when
from vaulttools.wording import DAYS, MONTHS

MONDAY = date(2026, 11, 23)

AHEAD = {
    "2026-11-23": ["today", "Today", " today. ", "2026-11-23", "[[2026-11-23]]"],
    "2026-11-24": ["tomorrow", "Tue", "tue", "TUESDAY", "Tues", "on Tuesday", "by Tue", "Tue.", "this Tuesday",
                   "24 Nov", "the 24th", "24 November 2026", "Tue 24 Nov", "1 day", "in a day"],
    "2026-11-25": ["day after tomorrow", "the day after tomorrow", "Wed", "Weds", "on wed", "in 2 days"],
    "2026-11-26": ["Thurs", "Thur", "thu", "until Thursday"],
    "2026-11-27": ["Friday", "this Fri", "end of the week", "by the end of this week"],
    "2026-11-28": ["Sat", "Saturday", "on sat"],
    "2026-11-29": ["Sun", "Sunday"],
    "2026-11-30": ["Monday", "mon", "next Monday", "next Mon", "next week", "in a week", "1 week", "a week",
                   "one week", "a week from today", "in a week's time", "end of the month", "end of month",
                   "at the end of November", "end of this month", "Monday next week", "start of next week"],
    "2026-12-01": ["next Tue", "Tue next week", "December", "dec", "in December", "next month", "next December",
                   "1 Dec", "December 2026", "start of next month", "beginning of December", "the 1st"],
    "2026-12-03": ["10 days", "10d", "in 10 days", "for ten days", "on the 3rd", "in 10 days' time"],
    "2026-12-04": ["next Friday", "end of next week"],
    "2026-12-05": ["early December", "early next month", "the 5th"],
    "2026-12-07": ["2 weeks", "2w", "P14D", "in two weeks", "two weeks", "in a fortnight", "a fortnight",
                   "two weeks from now", "in 2 weeks' time", "in 2 weeks time", "a couple of weeks"],
    "2026-12-14": ["3 weeks", "in 3 weeks", "for 3 weeks", "21 days", "In Three Weeks"],
    "2026-12-15": ["the 15th", "on the 15th", "mid December", "mid-December", "in the middle of December"],
    "2026-12-22": ["22 Dec", "on 22 December", "Dec 22nd", "22nd of December", "Tue, 22 Dec", "Tuesday 22 December 2026"],
    "2026-12-23": ["1 month", "in a month", "one month", "P1M"],
    "2026-12-25": ["late December", "25 Dec"],
    "2026-12-31": ["the 31st", "end of next month", "end of December", "end of the year", "end of the quarter",
                   "by the end of Dec", "end of Q4"],
    "2027-01-01": ["January", "Jan", "next year", "next quarter", "Q1", "q1", "Q1 2027", "start of next year",
                   "in January", "early January"[6:], "January 2027"],
    "2027-01-15": ["15 Jan", "Jan 15", "15 January", "January 15th", "January the 15th", "the 15th of January",
                   "15th January", "15 Jan.", "15. January", "15 January 2027", "Jan 15, 2027", "15th of January, 2027",
                   "Friday 15 January", "Fri, Jan 15", "mid January", "mid-January", "mid Jan 2027", "15.1.2027"],
    "2027-01-23": ["2 months", "in 2 months", "for two months", "61 days"],
    "2027-01-31": ["end of January", "end of Jan", "the end of January"],
    "2027-02-28": ["end of Feb", "end of February 2027"],
    "2027-03-01": ["March", "in march", "Mar", "March 2027", "next March"],
    "2027-03-05": ["early March"],
    "2027-03-25": ["late March"],
    "2027-03-31": ["end of March", "end of Q1", "end of next quarter"],
    "2027-05-01": ["May", "in may", "MAY"],
    "2027-05-23": ["6 months", "in six months", "half a year", "6m"],
    "2027-11-01": ["November", "Nov"],
    "2027-11-22": ["22 Nov"],
    "2027-11-23": ["23 Nov", "12 months", "in a year", "1 year"],
    "2028-02-29": ["29 Feb", "end of February 2028"],
}  # fmt: skip

BEHIND = {
    "2026-11-23": ["today", "Monday", "on Monday", "23 Nov", "the 23rd", "2026-11-23"],
    "2026-11-22": ["yesterday", "Sunday", "on Sunday", "22 Nov", "1 day ago", "a day ago"],
    "2026-11-21": ["Sat", "the day before yesterday", "2 days ago", "two days ago"],
    "2026-11-20": ["Friday", "last Friday", "on Fri", "Friday last week"],
    "2026-11-17": ["Tue", "last Tuesday"],
    "2026-11-16": ["last Monday", "a week ago", "7 days ago", "Monday last week"],
    "2026-11-09": ["two weeks ago", "a fortnight ago", "2 weeks ago"],
    "2026-11-03": ["on 3 Nov", "3 Nov", "Nov 3rd", "the 3rd", "Tue 3 Nov", "3 November 2026"],
    "2026-10-31": ["the 31st", "31 Oct"],
    "2026-10-23": ["a month ago", "1 month ago"],
    "2026-03-01": ["1 March", "Sunday the 1st of March"],
    "2025-12-24": ["24 Dec", "on 24 December"],
    "2024-02-29": ["29 Feb"],
}  # fmt: skip

NO_DATES = [
    "", " ", ".", "-", "'", "now", "soon", "later", "never", "ok", "no", "x", "spring", "in the spring", "someday",
    "March madness", "May be", "I may", "may", "mar", "march", "sat", "sun", "wed", "sat down", "marching",
    "June Park", "August Okafor", "Maya", "second", "the second", "first", "one", "two", "a", "an", "the", "of", "in",
    "the of", "next", "last", "this", "end", "end of", "end of the", "mid", "early", "of March the", "March of", "of March", "of Tue",
    "10", "15", "1", "2027", "on 15", "in 10", "10 .", "15.", "the 15", "15th", "2nd", "the 32nd", "the 0th", "32 Jan", "0 Jan",
    "30 Feb", "31 June", "99 March", "March 2027 2028", "10.5", "1 2 3", "3 4", "12-25", "5/6", "5/6/2027", "2027-01",
    "1e5", "%d", "2w3", "-3 weeks", "0 days", "0 weeks", "999999 days", "in 9999 months", "3 weeks 5", "2 or 3 weeks",
    "week", "the week", "month", "the month", "weeks", "this week", "this month", "weekly", "monthly",
    "every 3 weeks", "every Monday", "Wed 24 Nov", "Mon 15 January", "Tuesday May", "Tuesday 5",
    "10am", "5 pm", "noon", "tonight", "tomorrow morning", "tomorrow at 10", "in 3 hours", "30 minutes", "12:30", "14:30",
    "tomorrow?", "not tomorrow", "yes tomorrow", "sent Tuesday's deck", "Tuesday's", "after Tuesday", "before March",
    "since Monday", "a week on Tuesday", "Tuesday week", "two weeks before March", "Q5", "Q0", "mid Q1", "early week",
    "early this year", "UTC", "EST", "Z", "decade", "we", "or", "Mo", "m", "d", "{{date}}", "[[Sep]]", "tomorrow " * 9,
    "1" * 5_000, "tomorrow" + " " * 100, "month 2027", "end of month 2027", "²", "١٥", "½ week",
]  # fmt: skip

ON_OTHER_DAYS = [
    (date(2026, 8, 31), "6 months", True, date(2027, 2, 28)),
    (date(2026, 8, 31), "in six months", True, date(2027, 2, 28)),
    (date(2027, 1, 31), "in a month", True, date(2027, 2, 28)),
    (date(2027, 1, 31), "the 31st", True, date(2027, 3, 31)),
    (date(2027, 1, 31), "the 30th", True, date(2027, 3, 30)),
    (date(2027, 1, 31), "end of the month", True, date(2027, 2, 28)),
    (date(2027, 1, 31), "end of this month", True, date(2027, 1, 31)),
    (date(2027, 1, 31), "next month", True, date(2027, 2, 1)),
    (date(2028, 2, 29), "in a year", True, date(2029, 2, 28)),
    (date(2028, 2, 29), "12 months", True, date(2029, 2, 28)),
    (date(2028, 2, 29), "29 Feb", True, date(2032, 2, 29)),
    (date(2028, 2, 29), "29 Feb", False, date(2028, 2, 29)),
    (date(2028, 2, 28), "end of February", True, date(2028, 2, 29)),
    (date(2028, 2, 28), "tomorrow", True, date(2028, 2, 29)),
    (date(2026, 12, 31), "tomorrow", True, date(2027, 1, 1)),
    (date(2026, 12, 31), "end of the year", True, date(2027, 12, 31)),
    (date(2026, 12, 31), "next quarter", True, date(2027, 1, 1)),
    (date(2026, 12, 31), "Q4", False, None),
    (date(2027, 1, 1), "January", True, date(2028, 1, 1)),
    (date(2027, 1, 1), "January", False, None),
    (date(2027, 1, 1), "last month", False, None),
    (date(2027, 1, 1), "end of last month", False, None),
    (date(2027, 1, 1), "early January", True, date(2027, 1, 5)),
    (date(2027, 1, 20), "mid January", True, date(2028, 1, 15)),
    (date(2026, 11, 29), "Sunday", True, date(2026, 12, 6)),
    (date(2026, 11, 29), "Sunday", False, date(2026, 11, 29)),
    (date(2026, 11, 29), "next Sunday", True, date(2026, 12, 6)),
    (date(2026, 11, 29), "next Tue", True, date(2026, 12, 1)),
    (date(2026, 11, 29), "next week", True, date(2026, 11, 30)),
    (date(2026, 11, 29), "last Friday", False, date(2026, 11, 27)),
    (date(2026, 11, 29), "end of the week", True, date(2026, 12, 4)),
    (date(2026, 11, 29), "Friday last week", False, date(2026, 11, 20)),
    (date(2026, 11, 27), "last Friday", False, date(2026, 11, 20)),
    (date(2026, 11, 27), "this Friday", True, date(2026, 11, 27)),
    (date(2027, 1, 25), "early next week", True, None),
    (date(2026, 11, 25), "this Tue", True, None),
    (date(2199, 12, 31), "tomorrow", True, None),
    (date(2199, 12, 31), "in two weeks", True, None),
    (date.max, "tomorrow", True, None),
    (date.max, "in two weeks", True, None),
    (date.max, "Tue", False, None),
    (date.min, "yesterday", False, None),
    (date.min, "last Monday", False, None),
    (date.min, "Q1", False, None),
]  # fmt: skip


@pytest.mark.parametrize(("day", "texts"), AHEAD.items())
def test_days_ahead(day: str, texts: list[str]) -> None:
    assert {text: str(read_when(text, MONDAY)) for text in texts} == dict.fromkeys(texts, day)


@pytest.mark.parametrize(("day", "texts"), BEHIND.items())
def test_days_behind(day: str, texts: list[str]) -> None:
    found = {text: str(read_when(text, MONDAY, ahead=False)) for text in texts}
    assert found == dict.fromkeys(texts, day)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_not_surely_a_date(text: str) -> None:
    assert read_when(text, MONDAY) is None
    assert read_when(text, MONDAY, ahead=False) is None


@pytest.mark.parametrize(("today", "text", "ahead", "day"), ON_OTHER_DAYS)
def test_the_ends_of_months_years_and_weeks(
    today: date, text: str, ahead: bool, day: date | None
) -> None:
    assert read_when(text, today, ahead=ahead) == day


@pytest.mark.parametrize("text", ["yesterday", "2026-11-22", "22 Nov 2026", "last Friday", "3 weeks ago", "15 October 2026"])  # fmt: skip
def test_what_lies_behind_is_no_day_ahead(text: str) -> None:
    assert read_when(text, MONDAY) is None
    assert read_when(text, MONDAY, ahead=False) is not None


@pytest.mark.parametrize("text", ["tomorrow", "2026-11-24", "24 Nov 2026", "next Friday", "3 weeks", "next month"])  # fmt: skip
def test_what_lies_ahead_is_no_day_behind(text: str) -> None:
    assert read_when(text, MONDAY, ahead=False) is None
    assert read_when(text, MONDAY) is not None


TODAYS = st.dates(date(1910, 1, 1), date(2190, 12, 31))


@given(TODAYS, st.integers(0, 6), st.booleans())
def test_every_weekday_from_every_day(today: date, number: int, ahead: bool) -> None:
    days = (today + timedelta(days=n) for n in (range(1, 8) if ahead else range(0, -7, -1)))
    assert read_when(DAYS[number], today, ahead=ahead) == next(
        day for day in days if day.weekday() == number
    )


@given(TODAYS, st.integers(1, 12), st.integers(1, 31), st.booleans())
def test_every_day_of_the_year_from_every_day(
    today: date, month: int, number: int, ahead: bool
) -> None:
    days = (today + timedelta(days=n if ahead else 1 - n) for n in range(1, 366 * 8 + 1))
    wanted = next((day for day in days if (day.month, day.day) == (month, number)), None)
    assert read_when(f"{number} {MONTHS[month - 1]}", today, ahead=ahead) == wanted
    assert read_when(f"{MONTHS[month - 1][:3]} {number}", today, ahead=ahead) == wanted


@given(TODAYS, st.sampled_from(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                "eleven", "twelve"]), st.sampled_from(["day", "week", "month", "year"]))  # fmt: skip
def test_numbers_in_words_are_numbers(today: date, word: str, unit: str) -> None:
    words = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    number = words.index(word) + 1
    if unit == "year" and number > 10:
        return  # beyond what is taken for a length
    assert read_when(f"in {word} {unit}s", today) == read_when(f"in {number} {unit}s", today)
    assert read_when(f"{word} {unit}s ago", today, ahead=False) == read_when(
        f"{number} {unit}s ago", today, ahead=False
    )


PIECES = (
    *(word for texts in (*AHEAD.values(), *BEHIND.values()) for text in texts for word in text.split()),
    *NO_DATES[:90], "31", "0", "9999", "–", "\n", "\0", "é",
)  # fmt: skip


@given(
    st.text(max_size=120) | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.dates(),
    st.booleans(),
)
def test_any_text_is_a_day_on_the_asked_side_or_none(text: str, today: date, ahead: bool) -> None:
    day = read_when(text, today, ahead=ahead)
    assert is_quick(partial(read_when, text, today, ahead=ahead), 0.05)
    assert day is None or (day >= today if ahead else day <= today)


def test_full_dates_and_spans_do_without_the_library() -> None:
    code = (
        "import sys; from datetime import date; from vaulttools.reading.when import read_when;"
        "said = ['2027-01-15', '3 weeks', 'tomorrow', 'next Tue', 'March', 'end of the month', 'the 15th', 'no date'];"
        "print([str(read_when(t, date(2026, 11, 23))) for t in said], 'dateparser' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == (
        "['2027-01-15', '2026-12-14', '2026-11-24', '2026-12-01', '2027-03-01', '2026-11-30', '2026-12-15', 'None'] False\n"
    )


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no zones to set")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Nowhere/At_All", "<+03>-3"])  # fmt: skip
def test_the_zone_of_the_machine_plays_no_part(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for day, texts in AHEAD.items():
            assert {str(read_when(text, MONDAY)) for text in texts} == {day}
    finally:
        monkeypatch.undo()
        time.tzset()


def test_another_language_is_a_list_of_words() -> None:
    german = Words(
        language="de",
        weekdays={"dienstag": 1, "di": 1, "freitag": 4},
        months={"januar": 1, "jan": 1, "märz": 3},
        quarters={},
        near={"morgen": 1, "übermorgen": 2},
        which={"nächsten": NEXT, "nächste": NEXT},
        parts={"anfang": EARLY, "mitte": MIDDLE, "ende": END},
        periods={"woche": WEEK, "monats": 1},
        numbers=frozenset({"ein", "einem", "zwei", "drei"}),
        units=frozenset({"tage", "tagen", "wochen", "monat"}),
        leads=frozenset({"am", "im", "in"}),
        joints=frozenset({"des"}),
        ordinal=r"\.",
        from_now="(.+)",
        ago="vor (.+)",
        doubtful=frozenset(),
        same={},
    )
    said = {
        "übermorgen": "2026-11-25", "Dienstag": "2026-11-24", "nächsten Dienstag": "2026-12-01",
        "nächste Woche": "2026-11-30", "15. Januar": "2027-01-15", "Fr, 15. Jan": "None", "Freitag, 15. Jan": "2027-01-15",
        "im März": "2027-03-01", "Ende Januar": "2027-01-31", "Ende des Monats": "2026-11-30",
        "in zwei Wochen": "2026-12-07", "in einem Monat": "2026-12-23", "in two weeks": "None",
    }  # fmt: skip
    assert {text: str(read_when(text, MONDAY, words=german)) for text in said} == said
    assert read_when("vor drei Tagen", MONDAY, ahead=False, words=german) == date(2026, 11, 20)

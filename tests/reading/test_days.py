from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaulttools.reading.days import Span, read_day, read_span


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-30", "2026-9-30", "2026/09/30", "2026.9.30", "20260930", " 2026-09-30 ",
        '"2026-09-30"', "'2026-09-30'", '" 2026-09-30 "',
        "2026-09-30T09:15", "2026-09-30 09:15", "2026-09-30T09:15:00", "2026-09-30T09:15:00.123",
        "2026-09-30T09:15:00Z", "2026-09-30T09:15:00+02:00", "2026-09-30 9:15 am", "2026-09-30, 9:15 PM",
        "20260930T09:15",
        "[[2026-09-30]]", "[[Daily/2026/2026-09-30]]", "[[2026-09-30.md]]", "[[2026-09-30|then]]",
        '"[[2026-09-30]]"',
        "30 Sep 2026", "30 September 2026", "30 sept 2026", "30. September 2026", "30th September, 2026",
        "Sep 30, 2026", "September 30th 2026", "SEP. 30, 2026", "Sept 30 2026", "Wed, 30 Sep 2026",
        "Wednesday September 30, 2026", "30 Sep 2026 09:15",
        "30.9.2026", "30.09.2026", "30/09/2026", "09/30/2026", "9/30/2026", "30-09-2026", "09-30-2026",
    ],
)  # fmt: skip
def test_the_thirtieth_of_september(text: str) -> None:
    assert read_day(text) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4.3.2026", date(2026, 3, 4)),
        ("03/03/2026", date(2026, 3, 3)),
        ("2 May 2026", date(2026, 5, 2)),
        ("2 mar 2026", date(2026, 3, 2)),
        ("21st jun 2026", date(2026, 6, 21)),
        ("2028-02-29", date(2028, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2199-12-31", date(2199, 12, 31)),
    ],
)
def test_other_days(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "", " ", '""', "today", "tomorow", "next week", "soon", "March", "2026", "2026-09", "9-30",
        "2026-09-31", "2026-13-01", "2026-00-10", "2026-09-00", "2027-02-29", "20260931", "202609300",
        "03/04/2026", "3-4-2026", "13/13/2026", "32.1.2026", "30 Foo 2026", "30 Septe 26",
        "Foo 30, 2026", "31 Sep 2026", "1899-12-31", "2200-01-01", "0000-00-00", "2026-09-30 or later",
        "by 2026-09-30", "2026-09/30", "2026-09-30 2026-10-01", "2026-W40", "{{date}}", "<% tp.date.now() %>",
        "[[2026-09-30]] [[2026-10-01]]", "[[Sep]]", "[[]]", "٢٠٢٦-٠٩-٣١", "²026-09-30",
    ],
)  # fmt: skip
def test_what_is_no_date_without_doubt(text: str) -> None:
    assert read_day(text) is None


@given(st.text(alphabet="0123456789-/. :TZ+apm[]|\"'janfebsept,", max_size=40))
def test_any_text_is_a_day_in_reach_or_none(text: str) -> None:
    found = read_day(text)
    assert found is None or 1900 <= found.year <= 2199


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_in_every_plain_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d %b %Y"):
        assert read_day(day.strftime(form)) == day


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("6 weeks", Span(days=42)), ("every 6 weeks", Span(days=42)), ("Every Week", Span(days=7)),
        ("10 days", Span(days=10)), ("10d", Span(days=10)), ("2w", Span(days=14)), ("2 wks", Span(days=14)),
        ("14", Span(days=14)), ("P14D", Span(days=14)), ("P2W", Span(days=14)), ("p3m", Span(months=3)),
        ("P1Y", Span(months=12)), ("2 months", Span(months=2)), ("2-month", Span(months=2)),
        ("every 2 months", Span(months=2)), ("month", Span(months=1)), ("1 year", Span(months=12)),
        ("10 years", Span(months=120)), ("3660", Span(days=3660)),
        ("daily", Span(days=1)), ("weekly", Span(days=7)), ("biweekly", Span(days=14)),
        ("fortnightly", Span(days=14)), ("Monthly", Span(months=1)), ("bimonthly", Span(months=2)),
        ("quarterly", Span(months=3)), ("yearly", Span(months=12)), ("annually", Span(months=12)),
    ],
)  # fmt: skip
def test_spans(text: str, span: Span) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize(
    "text",
    ["", "0", "0 days", "-3 days", "3.5 weeks", "now and then", "weeks 6", "3661", "11 years",
     "99999 days", "P0D", "PT5M", "six weeks", "6 moons", "²", "every", "6 weeks or so"],
)  # fmt: skip
def test_what_is_no_span(text: str) -> None:
    assert read_span(text) is None


@given(st.integers(1, 3660))
def test_a_lone_number_is_days(number: int) -> None:
    assert read_span(str(number)) == Span(days=number)

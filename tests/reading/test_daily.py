import json
import time
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.support import note, told
from vaulttools.model.contact import Event
from vaulttools.model.problem import Place
from vaulttools.model.words import Channel, What
from vaulttools.reading.daily import DailyNotes, daily_notes, day_of, read_daily
from vaulttools.reading.notes import Note
from vaulttools.wording import DAYS, MONTHS

DAY = date(2026, 11, 23)
PATH = "Daily/2026-11-23.md"
MAYA, JON, DECK = "People/Maya Okafor.md", "People/Jon Alder.md", "Value/Deck.md"


def daily(text: str) -> Note:
    return note(text, PATH, (MAYA, JON, DECK, "Project X.md"))


def read(text: str, *contacts: str) -> list[tuple[str, Event]]:
    return read_daily(daily(text), DAY, set(contacts) if contacts else None)


def words(text: str) -> list[tuple[str, str, str]]:
    return [(path.rpartition("/")[2][:4], event.words, event.text) for path, event in read(text)]


def test_a_line_that_links_a_contact_and_reads_like_an_entry() -> None:
    text = """
    # Monday

    Slept well, met [[Jon Alder]].

    - milk
    - 14:30 [[Maya Okafor|Maya]] phone with: talked about [[Deck]] ^fu-7f3a
    """
    event = Event(
        DAY, What.WITH, Place(PATH, 6), Channel.PHONE, "talked about [[Deck]]", clock(14, 30), links=(DECK,)
    )  # fmt: skip
    assert read(text) == [(MAYA, event)]


@pytest.mark.parametrize(
    "line",
    [
        "- [[Maya Okafor]] email to: sent it", "* [[Maya Okafor]] email to: sent it", "1. [[Maya Okafor]] email to: sent it",
        "- [x] [[Maya Okafor]] email to: sent it", "- [X] [[People/Maya Okafor|Maya]] email to: sent it",
        "- [[maya okafor]]: email to: sent it", "- [[Maya Okafor]] - email to: sent it", "-   **[[Maya Okafor]]** email to: sent it",
        "- [[Maya Okafor#Log|M.]], email to: sent it", "- [Maya](../People/Maya%20Okafor.md) email to: sent it",
        "- [[Maya Okafor]] mail →: sent it", "- [[Maya Okafor]] to email: sent it",
        "- [[Maya Okafor]] Email To sent it", "- [[Maya Okafor]] email to: sent it ^fu-abc1",
        "- errands\n  - [[Maya Okafor]] email to: sent it", "- errands\n    1. later\n       - [x] [[Maya Okafor]] email to: sent it",
        "- - [[Maya Okafor]] email to: sent it", "---\nmood: fine\n---\n- [[Maya Okafor]] email to: sent it",
        "- [[Maya Okafor]] email to: sent it\n  with a second line",
    ],
)  # fmt: skip
def test_the_forms_of_a_line(line: str) -> None:
    assert words(line) == [("Maya", "email to", "sent it")]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("- 14:30 [[Maya Okafor]] met: x", clock(14, 30)), ("- 9:05 - [[Maya Okafor]] met: x", clock(9, 5)),
        ("- **14:30** [[Maya Okafor]] met: x", clock(14, 30)), ("- [x] 14:30 - 15:00 [[Maya Okafor]] met: x", clock(14, 30)),
        ("- [[Maya Okafor]] 14:30 met: x", clock(14, 30)), ("- 14:30:10 [[Maya Okafor]] met: x", clock(14, 30)),
        ("- [[Maya Okafor]] met: x", None), ("- [[Maya Okafor]] met: x at 14:30", None), ("- 25:30 [[Maya Okafor]] met: x", None),
    ],
)  # fmt: skip
def test_the_time_of_day(line: str, time: clock | None) -> None:
    [(path, event)] = read(line)
    assert (path, event.what, event.clock) == (MAYA, What.MET, time)


@pytest.mark.parametrize(
    "links",
    [
        "[[Maya Okafor]], [[Jon Alder]]", "[[Maya Okafor]] and [[Jon Alder]]", "[[Maya Okafor]] [[Jon Alder]]",
        "[[Maya Okafor]] & [[Jon Alder|Jon]]:", "[[Maya Okafor]] + [[Maya Okafor|her]] + [[Jon Alder]]",
        "[[Maya Okafor]], [[Nobody Known]], and [[Jon Alder]]", "[[Maya Okafor]]/[Jon](../People/Jon%20Alder.md)",
        "**[[Maya Okafor]]**, *[[Jon Alder]]*", "[[Maya Okafor]] AND [[Jon Alder]],",
    ],
)  # fmt: skip
def test_several_people(links: str) -> None:
    assert words(f"- {links} met: lunch") == [("Maya", "met", "lunch"), ("Jon ", "met", "lunch")]


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] [[Maya Okafor]] email to: sent it", "- [-] [[Maya Okafor]] email to: sent it", "- [/] [[Maya Okafor]] met: x",
        "- [>] [[Maya Okafor]] met: x", "[[Maya Okafor]] email to: sent it", "# [[Maya Okafor]] email to: sent it",
        "- ![[Maya Okafor]] email to: sent it", "- `[[Maya Okafor]]` email to: sent it", "- Maya Okafor email to: sent it",
        "> - [[Maya Okafor]] email to: sent it", "> [!note]\n> - [[Maya Okafor]] met: x\n>   - [[Maya Okafor]] met: y",
        "- > - [[Maya Okafor]] met: x", "- a\n  > - [[Maya Okafor]] met: x",
        "```\n- [[Maya Okafor]] email to: sent it\n```", "code:\n\n    - [[Maya Okafor]] email to: sent it",
        "- [[Nobody Known]] email to: sent it", "- [[Maya Okafor]]", "- [[Maya Okafor]] ", "- 14:30 [[Maya Okafor]]",
        "- [[Maya Okafor]] sounded tired", "- [[Maya Okafor]]: her birthday", "- [[Maya Okafor]] phone: 555 0100",
        "- [[Maya Okafor]] met Jon at a fair", "- [[Maya Okafor]] news from the office", "- [[Maya Okafor]] note to self",
        "- [[Maya Okafor]] met Jon: they get on", "- [[Maya Okafor]] lost her keys", "- [[Maya Okafor]] paused for a moment",
        "- [[Maya Okafor]] notes on how she sees it: too slow", "- call [[Maya Okafor]] about the deck: tomorrow",
        "- 2026-11-20 [[Maya Okafor]] email to: another day", "- [[2026-11-20]] email to: x",
        "- [[Maya Okafor]] https://host.example/a", "| [[Maya Okafor]] email to: x |\n|---|", "<!-- - [[Maya Okafor]] met: x -->",
        "- ", "- [", "",
    ],
)  # fmt: skip
def test_lines_that_are_none_of_ours(line: str) -> None:
    page = daily(f"{line}\n")
    assert (read_daily(page, DAY), told(page.problems)) == ([], [])
    page = daily(f"- [[Jon Alder]] met: x\n\n# Later\n\n{line}\n")
    assert [(path, event.place.line) for path, event in read_daily(page, DAY)] == [(JON, 1)]
    assert page.problems == []


def test_generated_regions_take_no_part() -> None:
    entry = "- [[Maya Okafor]] email to: sent it"
    region = f"<!-- vaulttools:due -->\n\n{entry}\n\n<!-- /vaulttools:due -->\n"
    assert read(region) == []
    assert len(read(f"{region}\n{entry}\n")) == 1


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("- [[Maya Okafor]] emial to: sent it", 'Did you mean "email to:"?'),
        ("- 14:30 [[Maya Okafor]], [[Jon Alder]] phoen with: x", 'Did you mean "phone with:"?'),
        ("- [x] [[Maya Okafor]] mett: lunch", 'Did you mean "met:"?'),
    ],
)
def test_what_is_nearly_an_entry_is_a_problem_and_no_entry(line: str, hint: str) -> None:
    page = daily(f"# Monday\n\n{line}\n")
    assert read_daily(page, DAY) == []
    assert told(page.problems) == [(3, "VT020")]
    assert page.problems[0].hint == hint
    assert page.problems[0].excerpt == line


def test_without_a_colon_nothing_is_nearly_an_entry() -> None:
    page = daily("- [[Maya Okafor]] emial to sent it\n- [[Maya Okafor]] emial to\n")
    assert (read_daily(page, DAY), page.problems) == ([], [])


def test_only_contacts_count_when_they_are_known() -> None:
    text = "- [[Project X]] met: the deadline\n- [[Project X]] emial to: x\n- [[Project X]], [[Maya Okafor]] met: lunch\n"
    page = daily(text)
    assert [(path, e.place.line) for path, e in read_daily(page, DAY, {MAYA, JON})] == [(MAYA, 3)]
    assert page.problems == []
    assert [path for path, _ in read_daily(daily(text), DAY)] == ["Project X.md", "Project X.md", MAYA]  # fmt: skip


def test_decisions_and_snoozes() -> None:
    text = """
    - [[Maya Okafor]] snooze: until 2027-01-15
    - [[Maya Okafor]] pause: new job
    - [[Jon Alder]] met
    """
    events = [event for _, event in read(text)]
    assert [(e.what, e.until) for e in events] == [
        (What.SNOOZE, date(2027, 1, 15)), (What.PAUSE, None), (What.MET, None),
    ]  # fmt: skip


def test_a_snooze_without_a_date_hides_nobody() -> None:
    page = daily("- [[Maya Okafor]] snooze: until spring\n")
    assert read_daily(page, DAY) == []
    assert told(page.problems) == [(1, "VT023")]


def test_the_order_is_the_notes() -> None:
    lines = "- 15:00 [[Jon Alder]] met: b\n- 14:00 [[Maya Okafor]] met: a\n- [[Jon Alder]] met: c\n"
    assert [text for _, _, text in words(lines)] == ["b", "a", "c"]


def test_notes_without_entries_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_parser(_: Note) -> None:
        raise AssertionError

    page = daily(
        "- [[Project X]] met: y\n- see [[Maya Okafor]]: x\n- [ ] [[Maya Okafor]] met: z\n" * 100
    )
    monkeypatch.setattr(Note, "body", no_parser)
    assert read_daily(page, DAY, {MAYA}) == []
    with pytest.raises(AssertionError):
        read_daily(page, DAY)


LINES = ("- ", "  - ", "> ", "[x] ", "[ ] ", "14:30 ", "[[Maya Okafor]] ", "[[Jon Alder]]", ", ", "email to: ", "met", ":",
         "emial to:", "\n", "```\n", "# ", "**", "![[", "]]", "](", "^fu-1", "---\n", "snooze: until", "<!-- vaulttools:due -->\n")  # fmt: skip


@given(st.text(max_size=200) | st.lists(st.sampled_from(LINES), max_size=14).map("".join))
def test_any_text_gives_entries_of_the_day_or_none(text: str) -> None:
    began = time.perf_counter()
    page = daily(text)
    for path, event in read_daily(page, DAY):
        assert path in {MAYA, JON, DECK, "Project X.md", PATH}
        assert event.day == DAY
        line = page.lines[event.place.line - 1]
        assert "[[" in line
        assert event.text in " ".join(line.split()) or event.text in line
        assert not event.is_unread
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("text", ["*" * 50_000, "- " * 5_000, "- [[a]]" * 5_000, "- " + "[[a]], " * 150_000, "- " + " " * 50_000 + "]",
                                  "- 14:30" + " - " * 9_000 + "]", "1. " * 9_000 + "]", "- [[" + "]" * 30_000, "- [" * 9_000 + "]("])  # fmt: skip
def test_hostile_lines_take_no_time(text: str) -> None:
    page = daily(text)
    began = time.perf_counter()
    read_daily(page, DAY, {MAYA})
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("YYYY-MM-DD", "2026-11-23"), ("YYYYMMDD", "20261123"), ("YY-M-D", "26-11-23"), ("D.M.YYYY", "23.11.2026"),
        ("YYYY/MM/DD", "2026/11/23"), ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2026/11-November/2026-11-23-Monday"),
        ("YYYY/MM-MMMM/YYYY-MM-DD", "2026/11-novembre/2026-11-23"), ("MMMM Do, YYYY", "November 23rd, 2026"),
        ("ddd D MMM YYYY", "Mon 23 Nov 2026"), ("dddd, MMMM D, YYYY", "monday, november 23, 2026"),
        ("[Daily] YYYY-MM-DD", "Daily 2026-11-23"), ("[Week] ww/YYYY-MM-DD", "Week 48/2026-11-23"),
        ("gggg-[W]ww/YYYY-MM-DD", "2026-W48/2026-11-23"), ("YYYY-[Q]Q/YYYY-MM-DD", "2026-Q4/2026-11-23"),
        ("YYYY.MM.DD (ddd)", "2026.11.23 (Mo)"), ("YYYY年MM月DD日", "2026年11月23日"), ("[📅] YYYY-MM-DD", "📅 2026-11-23"),
        ("[D]YYYY-MM-DD[]", "D2026-11-23"), ("[Daily] YYYY-MM-DD", "daily 2026-11-23"),
    ],
)  # fmt: skip
def test_the_day_of_a_daily_note(form: str, name: str) -> None:
    assert day_of(f"{name}.md", DailyNotes(format=form)) == DAY
    assert day_of(f"Notes/Daily/{name}.md", DailyNotes("Notes/Daily", form)) == DAY


@pytest.mark.parametrize(
    ("path", "folder", "form"),
    [
        ("2026-11-23 Lunch.md", "", "YYYY-MM-DD"), ("x2026-11-23.md", "", "YYYY-MM-DD"), ("Archive/2026-11-23.md", "", "YYYY-MM-DD"),
        ("2026-11-31.md", "", "YYYY-MM-DD"), ("2026-13-01.md", "", "YYYY-MM-DD"), ("2026-11-00.md", "", "YYYY-MM-DD"),
        ("2026-1-23.md", "", "YYYY-MM-DD"), ("0026-11-23.md", "", "YYYY-MM-DD"), ("2026-W48.md", "", "gggg-[W]ww"),
        ("2026-11.md", "", "YYYY-MM"), ("23.md", "", "DD"), ("2026-11-23.md", "Daily", "YYYY-MM-DD"),
        ("Daily2/2026-11-23.md", "Daily", "YYYY-MM-DD"), ("Daily/Old/2026-11-23.md", "Daily", "YYYY-MM-DD"),
        ("2026/11/2025-11-23.md", "", "YYYY/MM/YYYY-MM-DD"), ("2026/10/2026-11-23.md", "", "YYYY/MM/YYYY-MM-DD"),
        ("23 novembre 2026.md", "", "D MMMM YYYY"), ("2026-327.md", "", "YYYY-DDDD"), ("2026-11-23 10.md", "", "YYYY-MM-DD HH"),
        ("٢٠٢٦-١١-٢٣.md", "", "YYYY-MM-DD"), ("1795392000.md", "", "X"), (".md", "", "YYYY-MM-DD"), (".md", "", "[]"),
        (f"2026-11-23{' ' * 100}.md", "", "YYYY-MM-DD" + " " * 100),
    ],
)  # fmt: skip
def test_paths_of_no_daily_note(path: str, folder: str, form: str) -> None:
    assert day_of(path, DailyNotes(folder, form)) is None


def test_the_folder_is_found_whatever_its_letters() -> None:
    assert day_of("daily/2026-11-23.md", DailyNotes("Daily")) == DAY
    assert day_of("Übung/2026-11-23.md", DailyNotes("U\u0308bung")) == DAY


@given(st.dates(date(2000, 1, 1), date(2068, 12, 31)))
def test_every_day_is_read_in_every_usual_format(day: date) -> None:
    month, weekday = MONTHS[day.month - 1], DAYS[day.weekday()]
    mark = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day // 10 != 1 else 0, "th")
    for form, name in {
        "YYYY-MM-DD": f"{day}",
        "YY-M-D": f"{day.year % 100:02}-{day.month}-{day.day}",
        "dddd, MMMM Do YYYY": f"{weekday}, {month} {day.day}{mark} {day.year}",
        "YYYY/MMM/DD ddd": f"{day.year}/{month[:3]}/{day.day:02} {weekday[:3]}",
    }.items():
        assert day_of(f"{name}.md", DailyNotes(format=form)) == day


@given(st.text(max_size=60), st.text(alphabet="YMDdowWgGQHhmsAX[]/-. \\(+*é", max_size=40), st.text(max_size=20))  # fmt: skip
def test_any_path_and_format_is_a_day_or_none(path: str, form: str, folder: str) -> None:
    assert isinstance(day_of(f"{path}.md", DailyNotes(folder, form)), date | None)


def test_a_hostile_format_takes_no_time() -> None:
    began = time.perf_counter()
    for form in ("MD" * 50, "dddd" * 25, "MMMMd" * 20, "ddddMMMM" * 12, "DMMMM" * 16):
        assert day_of("1" * 250 + ".md", DailyNotes(format=form)) is None
        assert day_of("a" * 250 + ".md", DailyNotes(format=form)) is None
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"folder": "Daily", "format": "DD.MM.YYYY", "template": "T"}, DailyNotes("Daily", "DD.MM.YYYY")),
        ({"folder": "/Notes/Daily/"}, DailyNotes("Notes/Daily")), ({"folder": ""}, DailyNotes()), ({"format": ""}, DailyNotes()),
        ({"format": 5, "folder": ["a"]}, DailyNotes()), ([], DailyNotes()), ("x", DailyNotes()), (None, DailyNotes()),
    ],
)  # fmt: skip
def test_obsidians_settings(settings: object, found: DailyNotes, tmp_path: Path) -> None:
    assert daily_notes(tmp_path) == DailyNotes("", "YYYY-MM-DD")
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian/daily-notes.json").write_text(json.dumps(settings), encoding="utf-8")
    assert daily_notes(tmp_path) == found


def test_settings_that_are_no_settings(tmp_path: Path) -> None:
    (tmp_path / ".obsidian/daily-notes.json").mkdir(parents=True)
    assert daily_notes(tmp_path) == DailyNotes()

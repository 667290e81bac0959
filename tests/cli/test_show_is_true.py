"""Every claim of `show` can be looked up: its line is there, and its dates and numbers are the note's."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import REPOSITORY, run

SAMPLE = REPOSITORY / "sample-vault"
TODAY = date(2026, 11, 23)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAY = r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})"
Json = dict[str, Any]


def everybody() -> list[Json]:
    """Every contact of the sample vault that is not closed, as `show` gives it to programs."""
    due = json.loads(run("due", "--days", "3660", "--format", "json", at=SAMPLE).out)
    return [
        json.loads(run("show", item["path"], "--format", "json", at=SAMPLE).out)
        for item in due["items"]
    ]


PEOPLE = everybody()
CLAIMS = [(shown, claim) for shown in PEOPLE for claim in shown["why"]]


def days_in(text: str) -> list[date]:
    """The dates that a sentence names, as `3 Nov 2026`."""
    return [date(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in re.findall(DAY, text)]


def line_at(at: str) -> str | None:
    """The line of a note that a place names; None for what is built in."""
    path, _, line = at.rpartition(":")
    if at.startswith("built in"):
        return None
    if not line.isdecimal():
        assert (SAMPLE / at).is_file(), at
        return (SAMPLE / at).read_text(encoding="utf-8")
    lines = (SAMPLE / path).read_text(encoding="utf-8").splitlines()
    assert 1 <= int(line) <= len(lines), at
    return lines[int(line) - 1]


@pytest.mark.parametrize(("shown", "claim"), CLAIMS, ids=lambda v: str(v.get("text", "")))
def test_a_claim_has_a_line_and_its_dates_are_real(shown: Json, claim: Json) -> None:
    line = line_at(claim["at"])
    for day in days_in(claim["text"]):
        assert day in allowed_days(shown, claim["text"]), claim
    for sentence, holds in HOLDS.items():
        if match := re.fullmatch(sentence, claim["text"]):
            assert holds(match, shown, line or ""), claim
            return
    pytest.fail(f"nobody checks such a sentence yet: {claim['text']}")


def allowed_days(shown: Json, text: str) -> set[date]:
    """The dates that a claim may name: of events, of the note's own words, and sums with them."""
    note = (SAMPLE / shown["path"]).read_text(encoding="utf-8")
    noted = {date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", note)}
    noted |= {date.fromisoformat(event["date"]) for event in shown["events"]}
    if sum_ := re.search(r"\+ (\d+) days?", text):
        noted |= {day + timedelta(days=int(sum_[1])) for day in noted}
    if "so it moves to" in text or "that day of the run was" in text:
        noted |= set(days_in(text))
    if published := re.search(r"“(.+)”, published on", text):
        value = (SAMPLE / f"Library/{published[1]}.md").read_text(encoding="utf-8")
        noted |= {date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", value)}
    return noted


def events(shown: Json, *ends: str) -> list[date]:
    """The days of the events whose WHAT ends like this."""
    return [date.fromisoformat(e["date"]) for e in shown["events"] if e["what"].endswith(ends)]


def run_days(shown: Json) -> list[date]:
    """The days of the touches since something last came in, counted anew from the events."""
    days: list[date] = []
    for event in shown["events"]:
        if event["what"].endswith((" from", " with")) or event["what"] in {"met", "resume"}:
            days = []
        elif event["what"].endswith(" to") or event["what"] == "exit":
            days.append(date.fromisoformat(event["date"]))
    return sorted(set(days))


def stands_there(match: re.Match[str], shown: Json, line: str) -> bool:
    """The named day, as ISO, and the words stand on that very line."""
    del shown
    return all(day.isoformat() in line for day in days_in(match[0]))


def run_so_far(match: re.Match[str], shown: Json, line: str) -> bool:
    days = run_days(shown)
    return (
        len(days) == int(match[1])
        and days[0] == days_in(match[0])[0]
        and days[0].isoformat() in line
    )


def last_touch(match: re.Match[str], shown: Json, line: str) -> bool:
    return stands_there(match, shown, line) and run_days(shown)[-1] == days_in(match[0])[0]


def last_from(match: re.Match[str], shown: Json, line: str) -> bool:
    return stands_there(match, shown, line) and events(shown, "from")[-1] == days_in(match[0])[0]


def of_the_run(match: re.Match[str], shown: Json, line: str) -> bool:
    planned, start = days_in(match[0])
    return (
        planned - start == timedelta(days=int(match[1]))
        and start == run_days(shown)[0]
        and start.isoformat() in line
    )


def too_close(match: re.Match[str], shown: Json, line: str) -> bool:
    planned, last = days_in(match[0])[0], run_days(shown)[-1]
    return planned < last + timedelta(days=int(match[1])) and last.isoformat() in line


def moved(match: re.Match[str], shown: Json, line: str) -> bool:
    del line
    off = days_in(match[0])[0]
    target = date.fromisoformat(shown["due"]) if "besides" not in match[0] else off
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    kind = match[1] == f"a {names[off.weekday()]}" if off.weekday() > 4 else match[1] == "a day off"
    weekday, number, month, year = match[2].split()
    said = date(int(year), MONTHS.index(month[:3]) + 1, int(number))
    return kind and names[said.weekday()] == weekday and off < said and said == target


def value_matches(match: re.Match[str], shown: Json, line: str) -> bool:
    published = re.search(r"published: (\S+)", line)
    assert published
    topics = re.split(r" and ", match[2])
    return (
        date.fromisoformat(published[1]) == days_in(match[0])[0]
        and all(topic.casefold() in line.casefold() for topic in topics)
        and set(topics) <= {*shown["topics"], "them by name"}
    )


def words_there(match: re.Match[str], shown: Json, line: str) -> bool:
    return stands_there(match, shown, line) and match[1] in line


def always(match: re.Match[str], shown: Json, line: str) -> bool:
    """A rule, not a fact of the note."""
    del match, shown, line
    return True


def exit_day(match: re.Match[str], shown: Json, line: str) -> bool:
    return shown["playbook"] == match[1] and (not line or match[2] in line)


def spent(match: re.Match[str], shown: Json, line: str) -> bool:
    del line
    comments = {e["date"] for e in shown["events"] if e["what"] == "comment to"} - {
        e["date"] for e in shown["events"] if e["what"] in {"email to", "linkedin to", "phone to"}
    }
    return len(run_days(shown)) - len(comments) >= int(match[1])


def pause_over(match: re.Match[str], shown: Json, line: str) -> bool:
    start = days_in(match[0])[0]
    months = (date.fromisoformat(shown["due"]) - start).days / 30.4
    return stands_there(match, shown, line) and int(match[1]) - 0.2 <= months <= int(match[1]) + 0.4


MEETS = (
    r"you met|you met in person|you talked on the phone|you talked on a video call"
    r"|you were in contact(?: \([\w ]+\))?"
)


def paused_there(claim: re.Match[str], shown: Json, at: str) -> bool:
    del claim, shown
    return "paused" in at


Holds = Callable[[re.Match[str], Json, str], bool]
HOLDS: dict[str, Holds] = {
    rf"(\d+) touch(?:es)? (?:since|on) {DAY}, and nothing came back": run_so_far,
    rf"the last one was on {DAY}": last_touch,
    rf"they wrote last, on {DAY}": last_from,
    r"a reply is due the next working day": always,
    rf"the interview was on {DAY}": stands_there,
    r"thanks are due within \d+ hours": always,
    r"thanks are due \d+ days after a no": always,
    rf"they said no on {DAY}": stands_there,
    rf"(?:{MEETS}) on {DAY}": stands_there,
    r"(?:the first touch|a word after it) is due within \d+ hours": always,
    rf"(?:besides: )?you agreed on {DAY} as the next step": stands_there,
    rf"(?:besides: )?they said you would hear by {DAY}: the day after that": stands_there,
    rf"the last time was {DAY}": stands_there,
    r"the ([\w-]+) playbook asks for a word every .+": always,
    r"it is time to decide after (\d+) unanswered touch(?:es)?": spent,
    r"the ([\w-]+) playbook has no touch left before the exit": always,
    r"the ([\w-]+) playbook ends with a graceful exit on day (\d+)": exit_day,
    r"the ([\w-]+) playbook, day (\d+): .+": exit_day,
    rf"that day of the run is {DAY}: {DAY} \+ (\d+) days?": lambda m, s, at: of_the_run(
        re.compile(r".*\+ (\d+) days?").match(m[0]) or m, s, at
    ),
    rf"that day of the run was {DAY}; two touches are (\d+) days? apart at least": lambda m, s, at: (
        too_close(re.compile(r".* are (\d+) days?").match(m[0]) or m, s, at)
    ),
    rf"{DAY} is (a \w+(?: off)?), so it moves to (\w+ \d+ \w+ \d+)": lambda m, s, at: moved(
        re.compile(r".* is (a \w+(?: off)?), so it moves to (.+)").match(m[0]) or m, s, at
    ),
    r"you promised: (.+), for .+": words_there,
    r"you promised: (.+)": words_there,
    r"a promise comes before everything else": always,
    rf"you put it off until {DAY}": stands_there,
    rf"“not now” on {DAY}: put off until {DAY}(?:, .+)?": stands_there,
    rf"you took it up again on {DAY}: the next working day": stands_there,
    rf"you (?:closed the run politely|paused) on {DAY}, and nothing came in since": stands_there,
    rf"they said no on {DAY}, and nothing came in since": stands_there,
    rf"you last wrote on {DAY}": stands_there,
    rf"the note says that you paused on {DAY}": stands_there,
    r"the note says “status: paused”": paused_there,
    rf"a pause ends (\d+) months after {DAY}": pause_over,
    r"news since: (.+)": words_there,
    rf"“(.+)”, published on {DAY}, matches (.+)": lambda m, s, at: value_matches(
        re.compile(r"“(.+)”, published on .*?, matches (.+)").match(m[0]) or m, s, at
    ),
    r'\w+: "(.+)" is not a date': words_there,
    r"besides: (.+)": lambda m, s, at: holds_as(m[1], s, at),
}


def holds_as(text: str, shown: Json, line: str) -> bool:
    """Whether what comes after `besides:` holds."""
    for sentence, holds in HOLDS.items():
        if match := re.fullmatch(sentence, text):
            return holds(match, shown, line)
    return False


def test_every_contact_of_the_sample_has_a_reason_that_can_be_looked_up() -> None:
    assert len(PEOPLE) >= 40
    for shown in PEOPLE:
        assert shown["why"], shown["contact"]
        assert shown["why"][0]["at"].startswith(shown["path"]), shown["contact"]


@pytest.mark.parametrize("shown", PEOPLE, ids=lambda shown: str(shown["contact"]))
def test_the_events_are_the_lines_they_name(shown: Json) -> None:
    for event in shown["events"]:
        line = line_at(event["at"]) or ""
        assert event["date"] in line or event["date"] in event["at"], event


@pytest.mark.parametrize("shown", PEOPLE, ids=lambda shown: str(shown["contact"]))
def test_what_comes_later_comes_later(shown: Json) -> None:
    earlier = max(date.fromisoformat(shown["due"]) if shown["due"] else TODAY, TODAY)
    for step in shown["ahead"]:
        assert date.fromisoformat(step["due"]) > earlier, shown["ahead"]
        earlier = date.fromisoformat(step["due"])


@pytest.mark.long
def test_the_text_says_the_same_as_the_json(tmp_path: Path) -> None:
    del tmp_path
    for shown in PEOPLE:
        said = run("show", shown["path"], at=SAMPLE).out
        for claim in shown["why"]:
            assert claim["text"] in said
            assert claim["at"] in said

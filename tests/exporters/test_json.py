"""What programs get: the fields, their types, and when they are null. Fields may be added, not changed."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import REPOSITORY, run
from tests.cli.small_vault import small_vault
from tests.support import write_vault

SAMPLE = REPOSITORY / "sample-vault"
STAGES = {"new", "active", "stalled", "paused", "closed"}
REASONS = {
    "promise", "reply-owed", "thank-you", "first-touch", "next-step",
    "touch", "after-no", "decide", "re-engage", "attention",
}  # fmt: skip
CHANNELS = {
    "email", "linkedin", "phone", "voicemail", "sms", "in-person", "video", "comment", "letter", "other",
}  # fmt: skip

Test = Callable[[Any], bool]


def text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def words(value: object) -> bool:
    return isinstance(value, list) and all(map(text, value))


def number(value: object) -> bool:
    return type(value) is int


def day(value: object) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def clock(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d\d:\d\d", value) is not None


def one_of(allowed: set[str]) -> Test:
    return lambda value: value in allowed


def maybe(test: Test) -> Test:
    return lambda value: value is None or test(value)


def each(fields: dict[str, Test]) -> Test:
    return lambda value: isinstance(value, list) and all(fits(x, fields) for x in value)


def fits(value: object, fields: dict[str, Test]) -> bool:
    """Whether an object has all of these fields, each as it should be."""
    assert isinstance(value, dict)
    for name, test in fields.items():
        assert name in value, f"{name} is missing"
        assert test(value[name]), f"{name}: {value[name]!r}"
    return True


CLAIM = {"text": text, "at": lambda value: isinstance(value, str)}
ITEM: dict[str, Test] = {
    "contact": text,
    "path": text,
    "stage": one_of(STAGES),
    "reason": one_of(REASONS),
    "due": maybe(day),
    "days_overdue": maybe(number),
    "channel": one_of(CHANNELS),
    "channel_why": text,
    "playbook": text,
    "step": maybe(number),
    "topics": words,
    "bring": words,
    "draft": maybe(text),
    "promise": maybe(text),
    "tier": maybe(one_of({"A", "B", "C"})),
    "owner": maybe(text),
    "meanwhile": each({"owner": text, "contact": text, "path": text, "due": day}),
    "why": each(CLAIM),
}
PROBLEM: dict[str, Test] = {
    "code": lambda value: re.fullmatch(r"VT\d{3}", value) is not None,
    "path": text,
    "line": number,
    "excerpt": lambda value: isinstance(value, str),
    "what": text,
    "hint": text,
}
EVENT: dict[str, Test] = {
    "date": day,
    "time": maybe(clock),
    "what": text,
    "text": lambda value: isinstance(value, str),
    "by": maybe(text),
    "at": text,
}
AHEAD: dict[str, Test] = {"due": day, "reason": one_of(REASONS - {"attention"})}


def printed(*arguments: str, at: Path) -> dict[str, Any]:
    """The object that a command prints."""
    ran = run(*arguments, "--format", "json", at=at)
    value = json.loads(ran.out)
    assert isinstance(value, dict)
    return value


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_vault(tmp_path_factory.mktemp("small"))


def item(contact: str, at: Path) -> dict[str, Any]:
    items = printed("due", "--days", "400", at=at)["items"]
    found = [value for value in items if value["contact"] == contact]
    assert len(found) == 1
    assert isinstance(found[0], dict)
    return found[0]


@pytest.mark.parametrize("days", ["0", "400"])
def test_due_has_the_fields(days: str) -> None:
    value = printed("due", "--days", days, at=SAMPLE)
    assert value["today"] == "2026-11-23"
    assert each(ITEM)(value["items"])
    assert each(PROBLEM)(value["problems"])
    assert {v["reason"] for v in value["items"]} >= {"promise", "decide", "re-engage", "attention"}


def test_due_lists_what_is_due_and_every_attention() -> None:
    for value in printed("due", at=SAMPLE)["items"]:
        assert (value["reason"] == "attention") or value["due"] <= "2026-11-23"
    ahead = printed("due", "--days", "3", at=SAMPLE)["items"]
    assert {v["due"] for v in ahead if v["due"] and v["due"] > "2026-11-23"} == {
        "2026-11-24", "2026-11-25", "2026-11-26",
    }  # fmt: skip


@pytest.mark.parametrize("days", ["0", "3", "400"])
def test_count_is_the_number_of_items(days: str) -> None:
    count = run("due", "--count", "--days", days, at=SAMPLE).out
    assert int(count) == len(printed("due", "--days", days, at=SAMPLE)["items"])


def test_due_is_null_for_attention_and_for_nothing_else() -> None:
    for value in printed("due", "--days", "3660", at=SAMPLE)["items"]:
        is_attention = value["reason"] == "attention"
        assert (value["due"] is None) == is_attention
        assert (value["days_overdue"] is None) == is_attention


def test_days_overdue_count_from_the_due_date(small: Path) -> None:
    assert item("Jon Alder", small)["days_overdue"] == 4
    assert item("Inés Prado", small)["days_overdue"] == 0
    for value in printed("due", "--days", "400", at=SAMPLE)["items"]:
        if value["due"]:
            late = date(2026, 11, 23) - date.fromisoformat(value["due"])
            assert value["days_overdue"] == late.days


def test_bring_and_draft_are_paths_of_notes_in_the_vault() -> None:
    for value in printed("due", "--days", "400", at=SAMPLE)["items"]:
        for path in [value["path"], *value["bring"], *filter(None, [value["draft"]])]:
            assert (SAMPLE / path).is_file()
            assert not path.startswith(("/", "."))


def test_draft_is_null_until_it_has_been_made(tmp_path: Path) -> None:
    at = small_vault(tmp_path)
    assert item("Inés Prado", at)["draft"] is None
    run("regenerate", at=at)
    draft = item("Inés Prado", at)["draft"]
    assert draft == "Follow-ups/Drafts/2026-11-23 Inés Prado - first touch.md"
    assert item("Jon Alder", at)["draft"] == "Follow-ups/Drafts/2026-11-19 Jon Alder - reply.md"


def test_promise_is_the_earliest_open_one(tmp_path: Path, small: Path) -> None:
    assert item("Maya Okafor", small)["promise"] == "send the onboarding checklist"
    assert item("Jon Alder", small)["promise"] is None
    at = write_vault(
        tmp_path,
        """
        ---
        type: contact
        met: 2026-11-02
        ---
        - [x] the first 📅 2026-11-03 ✅ 2026-11-03
        - [ ] the third 📅 2027-02-01
        - [ ] the second 📅 2027-01-01
        """,
        "today = 2026-11-23\n",
    )
    assert item("Maya Okafor", at)["promise"] == "the second"


def test_step_is_the_row_that_comes_next(small: Path) -> None:
    assert item("Lena Vogt", small)["step"] == 5
    assert item("Inés Prado", small)["step"] == 1
    assert item("Ravi Menon", small)["step"] is None
    assert item("Kit Okoye", small)["step"] is None


def test_owner_is_null_until_it_is_set(tmp_path: Path) -> None:
    notes = {
        "People/Maya Okafor.md": "---\ntype: contact\nmet: 2026-11-02\n---\n",
        "People/Jon Alder.md": "---\ntype: contact\nmet: 2026-11-02\nowner: kim\n---\n",
    }
    at = write_vault(tmp_path, notes, "today = 2026-11-23\n")
    assert [item(n, at)["owner"] for n in ("Maya Okafor", "Jon Alder")] == [None, "kim"]
    write_vault(tmp_path, notes, 'today = 2026-11-23\nowner = "sam"\n')
    assert [item(n, at)["owner"] for n in ("Maya Okafor", "Jon Alder")] == ["sam", "kim"]


def test_show_has_the_fields_for_everybody() -> None:
    for value in printed("due", "--days", "3660", at=SAMPLE)["items"]:
        shown = printed("show", value["path"], at=SAMPLE)
        assert fits(shown, {**ITEM, "events": each(EVENT), "ahead": each(AHEAD)})
        assert {name: shown[name] for name in ITEM} == {name: value[name] for name in ITEM}
        assert len(shown["ahead"]) <= 2
        assert [e["date"] for e in shown["events"]] == sorted(e["date"] for e in shown["events"])


def test_show_of_a_closed_contact_has_the_same_fields(small: Path) -> None:
    shown = printed("show", "farrow", at=small)
    assert shown.keys() == printed("show", "lena", at=small).keys()
    assert (shown["stage"], shown["reason"], shown["due"]) == ("closed", None, None)
    assert (shown["days_overdue"], shown["channel"], shown["ahead"]) == (None, None, [])
    assert each(CLAIM)(shown["why"])
    assert each(EVENT)(shown["events"])


def test_events_are_told_as_the_log_writes_them(small: Path) -> None:
    assert printed("show", "maya", at=small)["events"][1:] == [
        {
            "date": "2026-11-10",
            "time": "09:30",
            "what": "email from",
            "text": "asked for the checklist",
            "by": None,
            "at": "People/Maya Okafor.md:18",
        },
        {
            "date": "2026-11-11",
            "time": None,
            "what": "email to",
            "text": "it follows; talk on the first of December",
            "by": None,
            "at": "People/Maya Okafor.md:19",
        },
    ]


def test_funnel_has_the_fields(small: Path) -> None:
    value = printed("funnel", at=small)
    assert value["stages"] == {"new": 2, "active": 2, "stalled": 1, "paused": 1, "closed": 1}
    assert fits(value, {"due": number, "overdue": number, "attention": number})
    assert (value["due"], value["overdue"], value["attention"]) == (5, 3, 1)


def test_check_has_the_fields() -> None:
    ran = run("check", "--format", "json", at=SAMPLE)
    value = json.loads(ran.out)
    assert ran.code == 1
    assert value["problems"]
    assert each(PROBLEM)(value["problems"])
    for problem in value["problems"]:
        lines = (SAMPLE / problem["path"]).read_text(encoding="utf-8").splitlines()
        assert problem["excerpt"] in lines[problem["line"] - 1]


def test_problems_are_the_same_everywhere(small: Path) -> None:
    assert printed("due", at=small)["problems"] == printed("check", at=small)["problems"]


def test_an_empty_vault_has_everything_empty(tmp_path: Path) -> None:
    write_vault(tmp_path, {}, "today = 2026-11-23\n")
    empty = {"today": "2026-11-23", "items": [], "problems": []}
    assert printed("due", at=tmp_path) == empty
    assert printed("check", at=tmp_path) == {"problems": []}

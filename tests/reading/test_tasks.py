from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaulttools.reading.tasks import Task, read_task

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "text",
    [
        "send it 📅 2026-11-25", "send it 📆 2026-11-25", "send it 🗓 2026-11-25", "send it 🗓️ 2026-11-25",
        "send it 📅2026-11-25", "send it 📅 2026-11-25 ^a1", "send it ⏫ 📅 2026-11-25",
        "send it 🆔 abc ⛔ def 🔺 🔁 every 2 weeks, when done 🏁 delete ➕ 2026-11-01 🛫 2026-11-02 ⏳ 2026-11-03 📅 2026-11-25",
        "send it ⏳ 2026-11-25", "send it ⌛ 2026-11-25",
        "send it [due:: 2026-11-25]", "send it (due:: 2026-11-25)", "send it [due::2026-11-25]",
        "send it [priority:: high]  [due:: 2026-11-25]  [created:: 2026-11-01]",
        "send it [scheduled:: 2026-11-25]", "send it (scheduled:: 2026-11-25)",
        "send it @{2026-11-25}",
        "send it by 2026-11-25", "send it on 2026-11-25", "send it before 2026-11-25", "2026-11-25 send it",
        "2026-11-25 - send it", "2026-11-25: send it", "send it 2026/11/25", "send it 2026-11-25,",
    ],
)  # fmt: skip
def test_a_promise_and_its_date(text: str) -> None:
    task = read_task(text, " ")
    assert task is not None
    assert (task.text, task.due, task.is_done, task.done) == ("send it", DAY, False, None)


def test_the_due_date_comes_before_the_scheduled_and_the_plain_one() -> None:
    for text in (
        "a 2026-11-01 ⏳ 2026-11-02 📅 2026-11-25",
        "a [scheduled:: 2026-11-01] [due:: 2026-11-25]",
    ):
        task = read_task(text, " ")
        assert task is not None
        assert task.due == DAY
    task = read_task("a 2026-11-01 ⏳ 2026-11-25", " ")
    assert task is not None
    assert (task.due, task.text) == (DAY, "a 2026-11-01")


@pytest.mark.parametrize("box", ["x", "X"])
@pytest.mark.parametrize("done", ["✅ 2026-11-24", "[completion:: 2026-11-24]"])
def test_a_kept_promise(box: str, done: str) -> None:
    assert read_task(f"send it 📅 2026-11-25 {done}", box) == Task(
        "send it", "2026-11-25", DAY, is_done=True, done=date(2026, 11, 24)
    )


def test_a_kept_promise_without_its_day() -> None:
    task = read_task("send it 📅 2026-11-25", "x")
    assert task is not None
    assert (task.is_done, task.done) == (True, None)


@pytest.mark.parametrize("box", [" ", "/", ">", "!", "🔥"])
def test_every_other_sign_in_the_box_is_open(box: str) -> None:
    task = read_task("send it 📅 2026-11-25", box)
    assert task is not None
    assert not task.is_done


def test_a_cancelled_task_is_no_promise() -> None:
    assert read_task("send it 📅 2026-11-25 ❌ 2026-11-20", "-") is None


@pytest.mark.parametrize(
    "text",
    ["send it", "", "send it ➕ 2026-11-01", "send it 🛫 2026-11-01", "send it [created:: 2026-11-01]",
     "see 12026-11-25", "see 2026-11-255", "read a/2026-11-25/b"],
)  # fmt: skip
def test_a_task_without_a_date_is_no_promise(text: str) -> None:
    assert read_task(text, " ") is None


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("send it 📅 2026-11-31", "2026-11-31"),
        ("send it 📅 friday", "friday"),
        ("send it [due:: next week]", "next week"),
        ("send it 2026-13-01", "2026-13-01"),
        ("send it @{someday}", "someday"),
    ],
)
def test_a_date_that_is_none_is_shown(text: str, raw: str) -> None:
    task = read_task(text, " ")
    assert task is not None
    assert (task.due, task.raw) == (None, raw)


def test_links_read_as_what_they_show() -> None:
    task = read_task("send [[Files/Checklist|the checklist]] to [[Maya]] 📅 2026-11-25", " ")
    assert task is not None
    assert task.text == "send the checklist to Maya"


@given(st.text(alphabet="📅⏳✅🔁[]():@{}due 2026-1^x", max_size=60), st.sampled_from(" x-/"))
def test_any_task_is_read_without_a_fault(text: str, box: str) -> None:
    task = read_task(text, box)
    assert task is None or task.raw in text

"""Tasks in three versions: ticks, dates and words of one task are three things."""

import pytest

from tests.merging.support import merge, merged

SEND = "- [ ] send the list 📅 2026-11-25"


def three(base: str, ours: str, theirs: str) -> str:
    """The task that follows from three, between other lines."""
    frame = "## Promises\n{}\n- [ ] something else\n"
    text = merged(*(frame.format(line) for line in (base, ours, theirs)))
    return text.removeprefix("## Promises\n").removesuffix("\n- [ ] something else\n")


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        (
            "- [x] send the list 📅 2026-11-25 ✅ 2026-11-20",
            "- [ ] send the list 📅 2026-12-01",
            "- [x] send the list 📅 2026-12-01 ✅ 2026-11-20",
        ),
        (
            "- [x] send the list 📅 2026-11-25 ✅ 2026-11-20",
            "- [x] send the list 📅 2026-11-25 ✅ 2026-11-21",
            "- [x] send the list 📅 2026-11-25 ✅ 2026-11-20",
        ),
        (
            "- [-] send the list 📅 2026-11-25 ❌ 2026-11-20",
            "- [x] send the list 📅 2026-11-25 ✅ 2026-11-21",
            "- [x] send the list 📅 2026-11-25 ✅ 2026-11-21 ❌ 2026-11-20",
        ),
        (
            "- [/] send the list 📅 2026-11-25",
            "- [-] send the list 📅 2026-11-25",
            "- [-] send the list 📅 2026-11-25",
        ),
        (
            "- [ ] send the list 📅 2026-12-09",
            "- [ ] send the list 📅 2026-12-01",
            "- [ ] send the list 📅 2026-12-01",
        ),
        (
            "- [ ] send the list",
            "- [x] send the list 📅 2026-11-25",
            "- [x] send the list",
        ),
        (
            "- [ ] send the list ⏫ 📅 2026-11-25",
            "- [ ] send the list 📅 2026-11-25 🆔 ab1",
            "- [ ] send the list ⏫ 📅 2026-11-25 🆔 ab1",
        ),
        (
            "  - [ ] send the list 📅 2026-11-25",
            "- [x] send the list 📅 2026-11-25",
            "  - [x] send the list 📅 2026-11-25",
        ),
        (
            "- [X] send the list 📅 2026-11-25",
            "* [ ] send the list 📅 2026-11-25",
            "* [X] send the list 📅 2026-11-25",
        ),
    ],
)  # fmt: skip
def test_what_both_did_to_a_task_is_done(ours: str, theirs: str, wanted: str) -> None:
    assert three(SEND, ours, theirs) == wanted


def test_a_task_ticked_here_and_reworded_there_is_asked_about_and_loses_nothing() -> None:
    ours, theirs = SEND.replace("[ ]", "[x]"), SEND.replace("the list", "the long list")
    found = merge(f"{SEND}\n", f"{ours}\n", f"{theirs}\n")
    assert {ours, theirs} <= {*found.text.splitlines()}
    assert len(found.opens) == 1


def test_a_task_taken_out_here_and_ticked_there_stays() -> None:
    assert merged(f"a\n{SEND}\nb\n", "a\nb\n", f"a\n{SEND.replace(' ]', 'x]')}\nb\n") == (
        f"a\n{SEND.replace(' ]', 'x]')}\nb\n"
    )


def test_a_task_taken_out_on_one_side_goes_and_both_new_ones_stay() -> None:
    text = merged(f"a\n{SEND}\n", "a\n- [ ] call\n", f"a\n{SEND}\n- [ ] write\n")
    assert text == "a\n- [ ] call\n- [ ] write\n"


def test_a_task_that_both_wrote_is_one() -> None:
    assert merged("a\n", f"a\n{SEND}\n", f"a\n{SEND.replace('25', '28')}\n") == f"a\n{SEND}\n"


def test_tasks_that_say_the_same_are_told_apart_by_their_order() -> None:
    base = f"{SEND}\n\nlater\n\n{SEND}\n"
    first = SEND.replace("[ ]", "[x]") + f"\n\nlater\n\n{SEND}\n"
    last = f"{SEND}\n\nlater\n\n" + SEND.replace("11-25", "12-01") + "\n"
    assert merged(base, first, last) == (
        SEND.replace("[ ]", "[x]") + "\n\nlater\n\n" + SEND.replace("11-25", "12-01") + "\n"
    )


def test_tasks_in_code_are_text() -> None:
    base = f"```tasks\n{SEND}\n```\n"
    found = merge(base, base.replace("[ ]", "[x]"), base.replace("11-25", "12-01"))
    assert len(found.opens) == 1
    assert found.text.count("```") == 4 or found.text.count("```") == 2


def test_fields_of_a_plugin_behind_words_that_it_does_not_know_lose_nothing() -> None:
    ours = "- [x] send the list 📅 2026-11-25 (by post) 📅 2026-11-26"
    text = merged(f"{SEND}\n", f"{ours}\n", f"{SEND} 🔁 every week\n")
    assert {"(by", "post)", "2026-11-26", "🔁"} <= {*text.split()}
    assert text.startswith("- [x]")


def test_a_ticked_entry_of_the_log_is_a_task() -> None:
    base = "- [ ] 2026-11-25 call\n"
    assert merged(base, "- [x] 2026-11-25 call\n", "- [ ] 2026-11-25 call ⏫\n") == (
        "- [x] 2026-11-25 call ⏫\n"
    )

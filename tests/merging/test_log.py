"""Logs in three versions: every entry of both sides once."""

import pytest

from tests.merging.support import merge, merged, note
from vaulttools.escaping import short_id

BASE = """
    # Maya

    ## Log
    - 2026-11-02 met: a fair
    - 2026-11-10 email from: asked for the list

    Below.
    """
LAST = "    - 2026-11-10 email from: asked for the list\n"


def with_more(*lines: str, base: str = BASE, below: str = LAST) -> str:
    """The note with lines below one that stands there."""
    assert below in base
    return base.replace(below, below + "".join(f"    {line}\n" for line in lines))


def log(text: str) -> list[str]:
    """The lines below the heading."""
    return text.partition("## Log\n")[2].partition("\n\nBelow")[0].splitlines()


def test_entries_of_both_sides_stand_by_day() -> None:
    ours = with_more("- 2026-11-12 phone to: a word", "- 2026-11-20 email to: the list")
    theirs = with_more("- 2026-11-14 email from: thanks")
    assert merged(BASE, ours, theirs) == note("""
        # Maya

        ## Log
        - 2026-11-02 met: a fair
        - 2026-11-10 email from: asked for the list
        - 2026-11-12 phone to: a word
        - 2026-11-14 email from: thanks
        - 2026-11-20 email to: the list

        Below.
        """)


def test_where_the_newest_stands_first_it_stays_so() -> None:
    base = """
        ## Log
        - 2026-11-10 email from: asked
        - 2026-11-02 met: a fair
        """
    ours = base.replace("## Log\n", "## Log\n        - 2026-11-12 phone to: a word\n")
    theirs = base.replace("## Log\n", "## Log\n        - 2026-11-20 email to: the list\n")
    assert merged(base, ours, theirs) == note("""
        ## Log
        - 2026-11-20 email to: the list
        - 2026-11-12 phone to: a word
        - 2026-11-10 email from: asked
        - 2026-11-02 met: a fair
        """)


def test_old_entries_are_not_sorted_anew() -> None:
    base = BASE.replace("- 2026-11-02", "- 2026-10-02 note: z\n    - 2026-11-30")
    text = merged(
        base,
        with_more("- 2026-11-12 note: x", base=base),
        with_more("- 2026-11-11 note: y", base=base),
    )
    assert log(text) == [
        "- 2026-10-02 note: z",
        "- 2026-11-30 met: a fair",
        "- 2026-11-10 email from: asked for the list",
        "- 2026-11-11 note: y",
        "- 2026-11-12 note: x",
    ]  # fmt: skip


def test_lines_below_an_entry_stay_with_it() -> None:
    ours = with_more(
        "- 2026-11-12 phone with: her plans", "    moves in spring", "", "    and hires"
    )
    theirs = with_more("- 2026-11-11 email to: hello", "  - with the list")
    assert log(merged(BASE, ours, theirs))[2:] == [
        "- 2026-11-11 email to: hello",
        "  - with the list",
        "- 2026-11-12 phone with: her plans",
        "    moves in spring",
        "",
        "    and hires",
    ]


def test_empty_lines_between_entries_stay() -> None:
    ours = with_more("", "- 2026-11-12 note: x")
    text = merged(BASE, ours, with_more("- 2026-11-11 note: y"))
    assert log(text)[2:] == ["- 2026-11-11 note: y", "", "- 2026-11-12 note: x"]


def test_an_entry_that_both_wrote_stands_once() -> None:
    side = with_more("- 2026-11-12 email to: hello")
    text = merged(BASE, side, with_more("- 2026-11-12 email to: hello", "- 2026-11-13 note: x"))
    assert text.count("email to: hello") == 1


def test_one_tick_on_two_clones_is_one_entry_of_the_earlier_day() -> None:
    ours = with_more("- 2026-11-24 email to: as promised ^fu-aa11")
    theirs = with_more("- 2026-11-23 email to: as promised ^fu-aa11")
    assert log(merged(BASE, ours, theirs))[2:] == ["- 2026-11-23 email to: as promised ^fu-aa11"]


def test_two_touches_without_a_sign_are_two() -> None:
    ours, theirs = (
        with_more("- 2026-11-24 email to: hello"),
        with_more("- 2026-11-23 email to: hello"),
    )
    assert log(merged(BASE, ours, theirs))[2:] == [
        "- 2026-11-23 email to: hello",
        "- 2026-11-24 email to: hello",
    ]


def test_two_ticks_of_one_item_are_one_entry_with_the_words_of_both() -> None:
    ours = with_more("- 2026-11-24 email to: hello ^fu-aa11")
    theirs = with_more("- 2026-11-23 phone to: hello ^fu-aa11")
    assert log(merged(BASE, ours, theirs))[2:] == [
        "- 2026-11-23 phone to: hello; email to: hello ^fu-aa11"
    ]


def test_a_talk_that_one_tells_as_a_touch_and_the_other_with_what_they_said_is_a_talk() -> None:
    ours = with_more("- 2026-11-24 phone with: she moves in spring ^fu-aa11")
    theirs = with_more("- 2026-11-23 phone to ^fu-aa11")
    assert log(merged(BASE, ours, theirs))[2:] == [
        "- 2026-11-23 phone with: she moves in spring ^fu-aa11"
    ]


SAID = "said the night buses"
"""What was typed under a tick."""


@pytest.mark.parametrize("day", [11, 29])
def test_words_under_a_tick_that_one_heard_with_it_and_the_other_later_stand_once(day: int) -> None:
    """Who had the tick in the log already gave the words an entry of their own."""
    more = f"^fu-{short_id('aa11', SAID)}"
    ours = with_more(f"- 2026-11-{day} phone with: the night buses ^fu-aa11")
    theirs = with_more(
        "- 2026-11-18 email to: as promised: the list ^fu-aa11",
        f"- 2026-11-28 phone with: the night buses {more}",
    )
    once = log(merged(BASE, ours, theirs))
    assert once[2:] == [
        f"- 2026-11-{min(day, 18)} email to: as promised: the list ^fu-aa11",
        f"- 2026-11-28 phone with: the night buses {more}",
    ]


def test_words_under_a_tick_stand_once_also_where_both_ticks_have_become_one_entry_before() -> None:
    more = f"^fu-{short_id('aa11', SAID)}"
    ours = with_more(
        "- 2026-11-18 email to: the list; phone with: the night buses; she was late ^fu-aa11"
    )
    base = with_more("- 2026-11-18 email to: the list ^fu-aa11")
    theirs = with_more(
        "- 2026-11-18 email to: the list ^fu-aa11",
        f"- 2026-11-28 phone with: the night buses {more}",
    )
    assert log(merged(base, ours, theirs))[2:] == [
        "- 2026-11-18 email to: the list; she was late ^fu-aa11",
        f"- 2026-11-28 phone with: the night buses {more}",
    ]


@pytest.mark.parametrize("day", [11, 29])
def test_words_under_a_tick_that_had_none_where_it_was_heard_first_stand_once(day: int) -> None:
    more = f"- 2026-11-28 phone with: the night buses ^fu-{short_id('aa11', SAID)}"
    ours = with_more(f"- 2026-11-{day} phone with: the night buses ^fu-aa11")
    theirs = with_more("- 2026-11-18 email to ^fu-aa11", more)
    once = log(merged(BASE, ours, theirs))
    assert once[2:] == [f"- 2026-11-{min(day, 18)} email to ^fu-aa11", more]


def test_words_that_one_side_has_in_two_entries_of_a_tick_stay_as_their_owner_has_them() -> None:
    more = f"^fu-{short_id('aa11', SAID)}"
    base = with_more(
        "- 2026-11-18 email to: the list; phone with: the night buses ^fu-aa11",
        f"- 2026-11-28 phone with: the night buses {more}",
    )
    ours = base.replace("- 2026-11-02 met", "- 2026-11-01 met")
    theirs = base.replace("Below", "Further below")
    assert log(merged(base, ours, theirs))[2:4] == [
        "- 2026-11-18 email to: the list; phone with: the night buses ^fu-aa11",
        f"- 2026-11-28 phone with: the night buses {more}",
    ]


def test_an_empty_line_above_an_entry_makes_no_second_one_of_a_tick() -> None:
    ours = with_more("", "- 2026-11-24 email to: hello ^fu-aa11")
    theirs = with_more("- 2026-11-23 phone to: hello ^fu-aa11")
    assert [line for line in log(merged(BASE, ours, theirs))[2:] if line] == [
        "- 2026-11-23 phone to: hello; email to: hello ^fu-aa11"
    ]


def test_an_entry_taken_out_by_one_side_goes_and_one_reworded_by_one_side_is_reworded() -> None:
    ours = BASE.replace("    - 2026-11-02 met: a fair\n", "")
    theirs = BASE.replace("asked for the list", "asked for the long list")
    assert log(merged(BASE, ours, theirs)) == ["- 2026-11-10 email from: asked for the long list"]


def test_an_entry_taken_out_here_and_reworded_there_stays() -> None:
    ours = BASE.replace("    - 2026-11-02 met: a fair\n", "")
    theirs = BASE.replace("met: a fair", "met: a fair in Rome")
    assert "- 2026-11-02 met: a fair in Rome" in log(merged(BASE, ours, theirs))


def test_an_entry_reworded_in_two_ways_stands_there_in_both() -> None:
    ours, theirs = BASE.replace("a fair", "a fair in Rome"), BASE.replace("a fair", "the book fair")
    assert log(merged(BASE, ours, theirs)) == [
        "- 2026-11-02 met: a fair in Rome",
        "- 2026-11-02 met: the book fair",
        "- 2026-11-10 email from: asked for the list",
    ]


def test_a_section_deleted_here_and_added_to_there_keeps_what_was_added() -> None:
    ours = BASE.partition("    ## Log")[0] + "    Below.\n"
    text = merged(BASE, ours, with_more("- 2026-11-12 email to: hello"))
    assert log(text) == ["- 2026-11-12 email to: hello"]


def test_a_heading_renamed_here_takes_the_entries_from_there_along() -> None:
    text = merged(BASE, BASE.replace("## Log", "## History"), with_more("- 2026-11-12 note: x"))
    assert "## History\n- 2026-11-02 met: a fair\n" in text
    assert text.count("- 2026-11-12 note: x") == 1


def test_both_sides_began_a_log() -> None:
    text = merged(
        "# Maya\n",
        "# Maya\n\n## Log\n- 2026-11-12 email to: hello\n",
        "# Maya\n\n## Log\n- 2026-11-11 met: a fair\n",
    )
    assert text == "# Maya\n\n## Log\n- 2026-11-11 met: a fair\n- 2026-11-12 email to: hello\n"


@pytest.mark.parametrize(
    "bullet", ["- ", "* ", "+ ", "> - ", "> > - ", "- [[", "- **"], ids=lambda bullet: bullet.strip()
)  # fmt: skip
def test_entries_are_told_in_whatever_dress(bullet: str) -> None:
    base, ours, theirs = (
        f"## Log\n{bullet}2026-11-02 met: a fair\n{more}"
        for more in ("", f"{bullet}2026-11-12 note: x\n", f"{bullet}2026-11-11 note: y\n")
    )
    assert merged(base, ours, theirs) == (
        f"## Log\n{bullet}2026-11-02 met: a fair\n"
        f"{bullet}2026-11-11 note: y\n{bullet}2026-11-12 note: x\n"
    )


def test_entries_with_numbers_keep_both_sides() -> None:
    ours, theirs = (f"1. 2026-11-02 met\n2. 2026-11-1{n} note: x\n" for n in (1, 2))
    text = merge("1. 2026-11-02 met\n", ours, theirs).text
    assert {*ours.splitlines(), *theirs.splitlines()} <= {*text.splitlines()}


def test_logs_of_two_sections_stay_apart() -> None:
    base = "## Log\n- 2026-11-02 met\n\n## Old log\n- 2020-01-02 met\n\n* 2020-02-03 other\n"
    ours = base.replace("- 2020-01-02 met\n", "- 2020-01-02 met\n- 2020-01-05 note: x\n")
    theirs = base.replace("- 2026-11-02 met\n", "- 2026-11-02 met\n- 2026-11-05 note: y\n").replace(
        "* 2020-02-03 other\n", "* 2020-02-03 other\n* 2020-02-04 more\n"
    )
    assert merged(base, ours, theirs) == (
        "## Log\n- 2026-11-02 met\n- 2026-11-05 note: y\n\n"
        "## Old log\n- 2020-01-02 met\n- 2020-01-05 note: x\n\n"
        "* 2020-02-03 other\n* 2020-02-04 more\n"
    )


def test_entries_in_code_are_text() -> None:
    base = "```\n- 2026-11-02 an example\n```\n"
    found = merge(base, base.replace("an", "one"), base.replace("an", "some"))
    assert len(found.opens) == 1


def test_prose_right_below_an_entry_is_not_swallowed() -> None:
    base = "## Log\n- 2026-11-02 met\nShe waved.\n"
    text = merged(
        base,
        base.replace("She waved", "She smiled"),
        base.replace("met\n", "met\n- 2026-11-03 note: x\n"),
    )
    assert text == "## Log\n- 2026-11-02 met\n- 2026-11-03 note: x\nShe smiled.\n"


def test_a_log_that_got_another_heading_on_either_side_is_one_log() -> None:
    base = "## Log\n- 2026-11-02 met\n\n## Calls\n- 2026-11-03 phone with\n"
    ours = base.replace("## Log", "## History") + "- 2026-11-10 phone to: a word\n"
    theirs = base.replace("## Calls", "## Phone").replace("met\n", "met\n- 2026-11-05 note: x\n")
    assert merged(base, ours, theirs) == (
        "## History\n- 2026-11-02 met\n- 2026-11-05 note: x\n\n"
        "## Phone\n- 2026-11-03 phone with\n- 2026-11-10 phone to: a word\n"
    )


def test_a_question_in_which_only_logs_differ_is_none() -> None:
    base = "1. more\nTalked.\n    at length\n"
    ours = "    She\nnew\n1. more\nTalked.\n> - 2026-11-20 email to: hello\n"
    theirs = "> - 2026-11-20 email to: hello\n1. more\nTalked.\n> - 2026-11-20 email to: hello\n"
    assert "<<<<<<<" not in merged(base, ours, theirs)


def test_logs_below_a_question_stand_in_one_order_whoever_merges() -> None:
    base = "one\ntwo\n"
    ours = "1\n- 2026-11-11 note: x\n"
    theirs = "2\n## Calls\n- 2026-11-20 phone to: y\nend\n"
    texts = [merge(base, *sides).text for sides in ((ours, theirs), (theirs, ours))]
    below = [text.partition(">>>>>>>")[2].partition("\n")[2] for text in texts]
    assert below == ["- 2026-11-11 note: x\n- 2026-11-20 phone to: y\n"] * 2


def test_what_three_laptops_heard_of_one_tick_is_one_entry() -> None:
    """Two of them met before, each with another one: the base has an entry of that tick already."""
    base, ours, theirs = (
        f"## Log\n- 2026-11-02 met: x\n- 2026-11-{day} pause ^fu-k4422n\n" for day in (14, 12, 11)
    )
    assert merged(base, ours, theirs) == theirs


@pytest.mark.parametrize("turn", [1, -1])
def test_an_entry_that_became_one_of_an_earlier_day_stands_by_that_day_whoever_met_first(
    turn: int,
) -> None:
    """One tick is heard on the 12th here and on the 13th there; a third one wrote on the 13th."""

    def log_of(*lines: str) -> str:
        return "\n".join(
            ["## Log", *["- 2026-11-10 met: x", "- 2026-11-11 met: y", *lines][::turn], ""]
        )

    early, late, third = (
        log_of(line)
        for line in (
            "- 2026-11-12 email to: hello ^fu-k4422n",
            "- 2026-11-13 email to: hello ^fu-k4422n",
            "- 2026-11-13 email to: amber",
        )
    )
    base = log_of()
    wanted = log_of("- 2026-11-12 email to: hello ^fu-k4422n", "- 2026-11-13 email to: amber")
    for one, two, last in ((early, late, third), (late, third, early), (third, early, late)):
        assert merged(base, merged(base, one, two), last) == wanted


def test_two_who_went_on_with_one_entry_have_one_and_a_second_merge_adds_nothing() -> None:
    base, ours, theirs = (
        f"## Log\n- 2026-11-11 email to: the list{more} ^fu-k4422n\n"
        for more in ("", " follows", " follows on Friday")
    )
    once = merged(base, ours, theirs)
    assert once == theirs
    assert merged(base, once, ours) == once


def test_the_only_log_of_one_side_that_is_the_second_of_the_other_is_written_once() -> None:
    ours = "> - 2026-11-20 email to: hello\none\n> - 2026-11-21 note: x\n"
    theirs = "new\none\n> - 2026-11-21 note: x\n"
    found = merge("one\nmore\n", ours, theirs).text
    assert found.count("- 2026-11-21 note: x") == 1
    assert found.count("- 2026-11-20 email to: hello") == 1
    assert "new\n" in found

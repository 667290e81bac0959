"""Prose in three versions, and the bytes around it."""

import time

import pytest

from tests.merging.support import merge, merged, note
from vaulttools.cli.driver import git_merge
from vaulttools.merging.note import CannotMergeError
from vaulttools.merging.texts import merge_texts

BASE = "# Maya\n\nRuns the platform group.\nLikes short mails.\n\nMoved in spring.\n"


def test_neighbouring_lines_changed_on_two_sides_are_two_changes() -> None:
    ours = BASE.replace("Runs the platform group.", "Runs the data group.")
    theirs = BASE.replace("Likes short mails.", "Likes calls.")
    assert merged(BASE, ours, theirs) == (
        "# Maya\n\nRuns the data group.\nLikes calls.\n\nMoved in spring.\n"
    )


def test_lines_added_in_one_place_both_stay() -> None:
    ours, theirs = BASE + "\nShe sails.\n", BASE + "\nShe paints.\n"
    assert merged(BASE, ours, theirs) == BASE + "\nShe paints.\n\nShe sails.\n"


def test_a_line_taken_out_here_and_another_changed_there() -> None:
    ours, theirs = BASE.replace("Likes short mails.\n", ""), BASE.replace("spring", "autumn")
    assert merged(BASE, ours, theirs) == "# Maya\n\nRuns the platform group.\n\nMoved in autumn.\n"


def test_a_line_that_both_took_out_makes_no_question_of_the_line_that_one_rewrote_beside_it() -> (
    None
):
    ours = BASE.replace("Runs the platform group.\nLikes short mails.\n", "Runs the data group.\n")
    theirs = BASE.replace("Likes short mails.\n", "").replace("spring", "autumn")
    once = merged(BASE, ours, theirs)
    assert once == "# Maya\n\nRuns the data group.\n\nMoved in autumn.\n"
    assert merged(BASE, once, theirs) == merged(BASE, once, ours) == once


PARTS = "# Maya\n\nShe sails.\n\nShe paints.\n\nShe sings.\n\nShe runs.\n"
MOVED = "# Maya\n\nShe sings.\n\nShe sails.\n\nShe paints.\n\nShe runs.\n"


def test_a_paragraph_moved_here_stays_moved_where_another_one_was_changed_there() -> None:
    theirs = PARTS.replace("paints", "draws")
    once = merged(PARTS, MOVED, theirs)
    assert once == MOVED.replace("paints", "draws")
    assert merged(PARTS, once, theirs) == merged(PARTS, MOVED, once) == once


def test_a_paragraph_moved_here_and_changed_there_stands_there_once_as_it_was_changed() -> None:
    theirs = PARTS.replace("She sings", "She sings alto")
    assert merged(PARTS, MOVED, theirs) == theirs


def test_of_two_lines_taken_out_here_and_one_of_them_there_none_comes_back() -> None:
    ours = BASE.replace("Runs the platform group.\nLikes short mails.\n\n", "")
    theirs = BASE.replace("Likes short mails.\n", "").replace("spring", "autumn")
    assert merged(BASE, ours, theirs) == "# Maya\n\nMoved in autumn.\n"


def test_a_line_moved_here_among_lines_that_were_all_rewritten_there_is_no_question() -> None:
    base = "She sails.\nShe paints.\nShe sings.\nShe dances.\nShe cooks.\nShe runs.\n"
    ours = "She sails.\nShe paints.\nShe cooks.\nShe sings.\nShe dances.\nShe runs.\nMore.\n"
    theirs = "She sails.\nShe rests.\nShe runs.\nAt last.\n"
    assert merged(base, ours, theirs) == "She sails.\nShe rests.\nShe runs.\nAt last.\nMore.\n"


def test_a_line_taken_out_here_and_changed_there_stays() -> None:
    ours = BASE.replace("Likes short mails.\n", "")
    theirs = BASE.replace("Likes short mails.", "Likes calls.")
    assert "Likes calls.\n" in merged(BASE, ours, theirs)


def test_a_line_rewritten_in_two_ways_is_asked_about_in_words() -> None:
    found = merge(BASE, BASE.replace("spring", "May"), BASE.replace("spring", "June"))
    assert found.text == note("""
        # Maya

        Runs the platform group.
        Likes short mails.

        <<<<<<< theirs
        Moved in June.
        ||||||| base
        Moved in spring.
        =======
        Moved in May.
        >>>>>>> ours
        """)
    assert [piece.what for piece in found.opens] == ["“Moved in spring.” was rewritten in two ways"]


def test_a_question_is_answered_by_a_line_that_is_one_of_its_sides() -> None:
    ours, theirs = BASE.replace("spring", "May"), BASE.replace("spring", "June")
    asked = merge(BASE, ours, theirs).text
    assert merge(BASE, asked, ours).text == asked
    assert merge(asked, ours, asked + "More.\n").text == ours + "More.\n"


def test_a_question_left_open_stands_in_one_piece_beside_a_new_one() -> None:
    asked = merge(BASE, BASE.replace("spring", "May"), BASE.replace("spring", "June")).text
    found = merge(asked, asked.replace("mails", "calls"), asked.replace("mails", "letters"))
    assert found.text.count("<<<<<<< ") == 2
    assert "<<<<<<< theirs\nMoved in June.\n" in found.text


def test_markers_are_as_long_as_git_asks_for() -> None:
    three = (BASE, BASE.replace("spring", "May"), BASE.replace("spring", "June"))
    text = merge_texts(three, "a.md", git_merge, 15).text
    assert [line.split(" ")[0] for line in text.splitlines() if line[:1] in {*"<|=>"}] == [
        sign * 15 for sign in "<|=>"
    ]


def test_both_made_the_file_and_what_both_have_stands_once() -> None:
    found = merge(None, "# Maya\n\nSails.\n", "# Maya\n\nPaints.\n")
    assert found.text == note("""
        # Maya

        <<<<<<< theirs
        Paints.
        =======
        Sails.
        >>>>>>> ours
        """)
    assert merged(None, "# Maya\n", "# Maya\n\nPaints.\n") == "# Maya\n\nPaints.\n"


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def test_what_two_people_wrote_into_a_note_that_both_made_stays_and_only_a_key_is_asked_about() -> (
    None
):
    """Where nobody knows what both began with, one sentence may be the other reworded."""
    made = "---\ntype: contact\ntier: {}\n---\n# Maya\n\n{}\n\n## Log\n- 2026-11-02 met: a fair\n"
    ours = made.format("A", "She runs the group.\nTwo sites.")
    theirs = made.format("B", "Has a dog.")
    found = merge("", ours, theirs)
    assert [piece.what for piece in found.opens] == [
        "“tier” is “A” on one side and “B” on the other"
    ]
    lines = found.text.splitlines()
    for line in ("She runs the group.", "Two sites.", "Has a dog.", "# Maya", "## Log"):
        assert lines.count(line) == 1
    assert len(merge(None, ours, theirs).opens) == 2


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted"),
    [
        ("a\nb\n", crlf("a\nb\n"), "a2\nb\n", crlf("a2\nb\n")),
        (crlf("a\nb\n"), crlf("a\nb2\n"), crlf("a\nb\nc\n"), crlf("a\nb2\nc\n")),
        (crlf("a\nb\n"), "a\nb\n", crlf("a2\nb\n"), "a2\nb\n"),
        ("", "", crlf("a\n"), crlf("a\n")),
        (crlf("a\nb\nc\n"), crlf("a\nb\nc\n") + "new\n", crlf("a2\nb\nc\n"), crlf("a2\nb\nc\n") + "new\n"),
        (crlf("a\nb\n") + "c\n", crlf("a\nb\nd\n") + "c\n", crlf("a2\nb\n") + "c\n", crlf("a2\nb\nd\n") + "c\n"),
        ("a\nb", "a\nb\nc", "a2\nb", "a2\nb\nc"),
        ("a\nb", "a\nb\n", "a2\nb", "a2\nb\n"),
        ("a\nb\n", "\ufeffa\nb\n", "a2\nb\n", "\ufeffa2\nb\n"),
        ("\ufeffa\nb\n", "\ufeffa\nb2\n", "\ufeffa2\nb\n", "\ufeffa2\nb2\n"),
        ("a\rb\nc\n", "a\rb\nc2\n", "a\rb2\nc\n", "a\rb2\nc2\n"),
        ("a\u2028b\nc\n", "a\u2028b\nc2\n", "a\u2028b2\x0b\nc\n", "a\u2028b2\x0b\nc2\n"),
    ],
)  # fmt: skip
def test_line_ends_and_byte_order_marks_stay(
    base: str, ours: str, theirs: str, wanted: str
) -> None:
    assert merged(base, ours, theirs) == wanted


def test_front_matter_behind_a_byte_order_mark_is_front_matter() -> None:
    base = "\ufeff---\r\ntier: A\r\nrole: x\r\n---\r\n"
    assert merged(base, base.replace("A", "B"), base.replace("x", "y")) == (
        "\ufeff---\r\ntier: B\r\nrole: y\r\n---\r\n"
    )


@pytest.mark.parametrize("sign", ["\x01", "\x02", "\0"])
def test_signs_that_no_note_has_are_left_to_git(sign: str) -> None:
    with pytest.raises(CannotMergeError):
        merge("a\n", f"a{sign}\n", "b\n")


def test_a_region_that_one_side_has_stays_as_it_is() -> None:
    region = "<!-- vaulttools:due -->\nthree people\n<!-- /vaulttools:due -->\n"
    assert merged("a\nb\n", f"a\n{region}b\n", "a\nb2\n") == f"a\n{region}b2\n"


DUE = "<!-- vaulttools:due -->\n- [ ] three people\n<!-- ours lEKaw -->\n<!-- /vaulttools:due -->\n"


@pytest.mark.parametrize(
    "typed", [DUE.replace("[ ]", "[x]"), DUE.replace("people\n", "people\n- and Ada\n")]
)
def test_a_region_taken_out_here_and_typed_into_there_stays_until_it_is_heard(typed: str) -> None:
    assert merged(f"a\n{DUE}b\n", "a\nb2\n", f"a\n{typed}b\n") == f"a\n{typed}b2\n"


def test_a_region_taken_out_here_and_made_anew_there_goes() -> None:
    anew = DUE.replace("three people", "four people").replace("lEKaw", "CIG-x")
    assert merged(f"a\n{DUE}b\n", "a\nb2\n", f"a\n{anew}b\n") == "a\nb2\n"


def long_note(kind: str, number: int, *, changed: int = -1) -> str:
    line = {"log": "- 2026-11-02 note: {n}{c}", "tasks": "- [{c}] do {n}", "prose": "About {n}{c}."}
    box = {True: "x", False: " "}
    return "".join(
        line[kind].format(n=n, c=box[n % 7 == changed] if kind == "tasks" else box[n % 7 == changed].strip())
        + "\n"
        for n in range(number)
    )  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("kind", ["log", "tasks", "prose"])
def test_a_note_of_20000_lines_takes_time_in_proportion(kind: str) -> None:
    def seconds(number: int) -> float:
        sides = [long_note(kind, number, changed=n) for n in (-1, 2, 5)]
        start = time.process_time()
        text = merge(*sides).text
        assert text.count("x") == len([n for n in range(number) if n % 7 in {2, 5}])
        return time.process_time() - start

    assert seconds(20_000) < 30 * min(seconds(2_000) for _ in range(3)) + 0.5


@pytest.mark.long
def test_many_markers_and_regions_that_are_never_closed_take_little_time() -> None:
    lines = ["<<<<<<< HEAD", "<!-- vaulttools:due -->", "text"] * 1_000
    base = "\n".join(lines) + "\n"
    start = time.process_time()
    assert merged(base, f"one\n{base}", f"{base}two\n") == f"one\n{base}two\n"
    assert time.process_time() - start < 5


def test_what_was_merged_already_is_not_put_in_again_beside_a_line_that_was_rewritten() -> None:
    ours = BASE.replace("spring.\n", "spring.\n\nShe sails.\n")
    once = merged(BASE, ours, BASE.replace("Moved in spring", "She moved in May"))
    assert once.endswith("\nShe moved in May.\n\nShe sails.\n")
    assert merged(BASE, ours, once) == once


def test_a_line_taken_out_does_not_come_back_beside_one_that_both_rewrote_alike() -> None:
    ours = BASE.replace("platform", "data")
    theirs = ours.replace("Likes short mails.\n", "")
    assert merged(BASE, ours, theirs) == theirs


def test_what_one_side_did_is_not_done_twice_while_something_else_is_open() -> None:
    ours = BASE.replace("platform", "data").replace("spring.\n", "spring.\n\nShe sails.\n")
    theirs = BASE.replace("platform", "web").replace("Moved in spring", "She moved in May")
    asked = merge(BASE, ours, theirs + "\nMore.\n").text
    assert merge(BASE, ours, asked).text == asked


def test_where_one_side_has_only_blanks_the_other_one_stays_whole() -> None:
    theirs = "- 2026-11-20 note: amber\n## Promises\nmore\n"
    assert merged(None, "   \n", theirs) == theirs


def test_a_question_of_a_phones_meets_a_third_version() -> None:
    """One of its answers is what both began with here, so the other one is asked about beside ours."""
    asked = "<<<<<<< HEAD\nShe sells seeds.\n=======\nShe buys seeds.\n>>>>>>> 1234567\n"
    text = merge("She buys seeds.\n", "She eats seeds.\n", asked).text
    assert text == note("""
        <<<<<<< ours
        She eats seeds.
        ||||||| base
        She buys seeds.
        =======
        She sells seeds.
        >>>>>>> theirs
        """)


def test_a_question_that_two_people_answer_differently_is_asked_again_as_they_have_it() -> None:
    asked = "<<<<<<< HEAD\nShe pays.\n=======\nShe sells.\nShe buys.\n>>>>>>> 1234567\nBelow.\n"
    found = merge(asked, "She pays.\nBelow.\n", "She sells.\nBelow.\n")
    assert found.text == note("""
        <<<<<<< ours
        She pays.
        =======
        She sells.
        >>>>>>> theirs
        Below.
        """)
    assert [piece.what for piece in found.opens] == ["“She pays.” and another text stand here"]

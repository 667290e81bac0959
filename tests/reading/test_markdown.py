from tests.reading.support import body
from vaulttools.reading.markdown import Heading, ListItem, read_body


def items(text: str) -> list[tuple[int, str, str | None]]:
    return [(item.line, item.text, item.box) for item in body(text).items]


def test_headings_of_both_kinds() -> None:
    shape = body("""
        # Maya *Okafor*

        ##   Log  ##
        Notes
        -----
        #no heading
        """)
    assert shape.headings == [
        Heading(1, 1, "Maya *Okafor*"),
        Heading(3, 2, "Log"),
        Heading(4, 2, "Notes"),
    ]


def test_lines_count_from_where_the_body_begins() -> None:
    shape = read_body(["", "## Log", "- one"], 7)
    assert (shape.headings[0].line, shape.items[0].line, shape.items[0].last) == (8, 9, 9)


def test_items_of_every_marker() -> None:
    text = """
        - hyphen
        * star
        + plus
        1. number
        2) bracket
        """
    assert items(text) == [
        (1, "hyphen", None),
        (2, "star", None),
        (3, "plus", None),
        (4, "number", None),
        (5, "bracket", None),
    ]


def test_boxes() -> None:
    text = """
        - [ ] open
        - [x] done
        - [X] Done
        - [-] cancelled
        - [>] moved
        - [ ]
        - []no box
        - [x]no box
        - [[Link]] no box
        - [ab] no box
        """
    assert items(text) == [
        (1, "open", " "),
        (2, "done", "x"),
        (3, "Done", "X"),
        (4, "cancelled", "-"),
        (5, "moved", ">"),
        (6, "", " "),
        (7, "[]no box", None),
        (8, "[x]no box", None),
        (9, "[[Link]] no box", None),
        (10, "[ab] no box", None),
    ]


def test_only_the_first_line_of_an_item_is_its_text() -> None:
    text = """
        - first line
          second line

          another paragraph
        - next
        """
    shape = body(text)
    assert [(item.text, item.line, item.last) for item in shape.items] == [
        ("first line", 1, 4),
        ("next", 5, 5),
    ]


def test_nested_items_know_their_depth_and_belong_to_the_outer_one() -> None:
    text = """
        - outer
          - inner
            1. innermost

        - last
        """
    assert [(i.text, i.depth, i.line, i.last) for i in body(text).items] == [
        ("outer", 1, 1, 3),
        ("inner", 2, 2, 3),
        ("innermost", 3, 3, 3),
        ("last", 1, 5, 5),
    ]


def test_an_item_that_begins_with_another_thing_has_no_text() -> None:
    text = """
        - - inner
        - # heading
        -
          late
        """
    assert items(text) == [(1, "inner", None)]


def test_items_know_the_headings_they_stand_under() -> None:
    text = """
        # Maya
        ## Log
        - a
        ### 2026
        - b
        ## Promises
        - c
        # Other
        - d
        """
    assert [(i.text, i.headings) for i in body(text).items] == [
        ("a", ("maya", "log")),
        ("b", ("maya", "log", "2026")),
        ("c", ("maya", "promises")),
        ("d", ("other",)),
    ]


def test_code_is_no_list() -> None:
    text = """
        ```
        - [ ] in a fence
        # no heading
        ```
        ~~~~
        ```
        - in another
        ~~~~

            - indented by four
        """
    assert (items(text), body(text).headings, body(text).tables) == ([], [], [])


def test_html_comments_are_no_list() -> None:
    assert items("<!--\n- hidden\n-->\n- shown") == [(4, "shown", None)]


def test_quoted_items_are_items() -> None:
    text = """
        > [!todo] Call
        > - [ ] in a callout
        >> - deeper
        """
    assert [(line, text) for line, text, _ in items(text)] == [(2, "in a callout"), (3, "deeper")]


def test_a_table() -> None:
    text = """
        | Day | Channel |
        | --- | :-----: |
        | 1   | email   |
        | 8   | [[a\\|b]] |
        | 9   |

        | A | B |
        |---|---|
        """
    first, second = body(text).tables
    assert first.rows == (
        (1, ("Day", "Channel")),
        (3, ("1", "email")),
        (4, ("8", "[[a|b]]")),
        (5, ("9", "")),
    )
    assert second.rows == ((7, ("A", "B")),)


def test_a_table_in_a_list() -> None:
    text = """
        - playbook

          | Day |
          | --- |
          | 1   |
        """
    shape = body(text)
    assert [item.text for item in shape.items] == ["playbook"]
    assert shape.tables[0].rows == ((3, ("Day",)), (5, ("1",)))


def test_words_stay_as_written() -> None:
    assert body("- *a* `b` [[C]] &amp; <b>").items == [
        ListItem(1, "*a* `b` [[C]] &amp; <b>", None, 1, (), 1)
    ]


def test_an_empty_body() -> None:
    assert body("") == read_body([], 1)
    assert body("").items == []

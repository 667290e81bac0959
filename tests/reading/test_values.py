from datetime import date

from tests.reading.support import note, told
from vaulttools.model.value import ValueItem
from vaulttools.model.words import ValueKind
from vaulttools.reading.values import read_value

OTHERS = ("People/Maya Okafor.md", "People/Sam Lee.md")


def value(text: str) -> ValueItem:
    found = note(text, "Library/Report.md", OTHERS)
    item = read_value(found)
    assert found.problems == []
    return item


def test_everything_a_value_item_may_say() -> None:
    text = """
        ---
        type: value
        kind: Data
        topics:
          - churn
          - pricing
        url: https://numbers.example/churn
        published: 2026-10-01
        takeaway: Small accounts leave in the third month.
        expires: 2027-01-01
        for: "[[Maya Okafor]]"
        ---
        """
    assert value(text) == ValueItem(
        path="Library/Report.md",
        name="Report",
        link="Report",
        kind=ValueKind.DATA,
        topics=("churn", "pricing"),
        url="https://numbers.example/churn",
        published=date(2026, 10, 1),
        takeaway="Small accounts leave in the third month.",
        expires=date(2027, 1, 1),
        meant_for=("People/Maya Okafor.md",),
    )


def test_nothing_is_needed() -> None:
    assert value("---\ntype: value\n---") == ValueItem("Library/Report.md", "Report", "Report")


def test_other_names_of_its_keys() -> None:
    item = value("---\ntype: value\nlink: https://a.example\ndate: 2026-10-01\ntopic: churn\n---")
    assert (item.url, item.published, item.topics) == (
        "https://a.example",
        date(2026, 10, 1),
        ("churn",),
    )


def test_for_takes_links_and_names_each_once() -> None:
    item = value(
        '---\ntype: value\nfor:\n  - "[[Sam Lee|Sam]] and [[Maya Okafor]]"\n  - Maya Okafor\n---'
    )
    assert item.meant_for == ("People/Sam Lee.md", "People/Maya Okafor.md")


def test_an_unquoted_link_is_a_link() -> None:
    assert value("---\ntype: value\nfor: [[Sam Lee]]\n---").meant_for == ("People/Sam Lee.md",)


def test_what_cannot_be_used_is_told_and_left_out() -> None:
    found = note("---\ntype: value\nkind: novel\npublished: soon\nfor:\n  - Nobody\n  - Sam Lee\n---", "Report.md", OTHERS)  # fmt: skip
    item = read_value(found)
    assert (item.kind, item.published, item.meant_for) == (None, None, ("People/Sam Lee.md",))
    assert sorted(told(found.problems)) == [(3, "VT016"), (4, "VT014"), (6, "VT016")]

import pytest

from vaulttools.reading.nodes import Node, YamlTroubleError
from vaulttools.reading.yaml12 import DEEPEST, MOST_NODES, read_mapping


def plain(node: Node) -> object:
    """A node as text, list or list of pairs."""
    if node.items is not None:
        return [plain(item) for item in node.items]
    if node.pairs is not None:
        return [(plain(key), plain(value)) for key, value in node.pairs]
    return node.text


def values(text: str) -> dict[object, object]:
    return {plain(key): plain(value) for key, value in read_mapping(text)}


@pytest.mark.parametrize(
    "value",
    ["no", "yes", "on", "off", "y", "true", "01234", "0o17", "0x1F", "1:30", "12:30:45", "1.10", "1e3",
     "+441234567890", "2026-02-01", "2026-02-30", "2026-01-05T10:30:00", "null", "~", ".inf", "1_000",
     "<% tp.date.now() %>", "a#b", "don't", "https://acme.example/a?b=c", "<<", "="],
)  # fmt: skip
def test_every_plain_value_stays_as_written(value: str) -> None:
    assert values(f"k: {value}") == {"k": value}


@pytest.mark.parametrize("key", ["no", "on", "y", "01", "1:30", "E-mail", "Last Contact", "<<"])
def test_every_key_stays_as_written(key: str) -> None:
    assert values(f"{key}: v") == {key: "v"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('k: "a # b"', "a # b"),
        ("k: 'it''s'", "it's"),
        ('k: "tab\\tand \\"quotes\\""', 'tab\tand "quotes"'),
        ("k: a # comment", "a"),
        ("k: # comment", ""),
        ("# comment\n\nk: a\n# comment", "a"),
        ("k: |\n  one\n  two\n", "one\ntwo\n"),
        ("k: |-\n  one\n  two\n", "one\ntwo"),
        ("k: >\n  one\n  two\n", "one two\n"),
        ("k: one\n  two", "one two"),
        ("k: [a, b, [c]]", ["a", "b", ["c"]]),
        ("k:\n  - a\n  - b", ["a", "b"]),
        ("k:\n- a\n- b", ["a", "b"]),
        ("k: {a: b}", [("a", "b")]),
        ("k: !!int 5", "5"),
        ("k: !python/object/apply:os.system ['true']", ["true"]),
        ("k: a\x85b", "a b"),
        ("k: a\u2028b\u2029c", "a b c"),
    ],
)
def test_values_of_every_kind(text: str, value: object) -> None:
    assert values(text) == {"k": value}


def test_anchors_are_the_values_they_name() -> None:
    assert values("a: &x one\nb: *x\nc: [*x, *x]") == {"a": "one", "b": "one", "c": ["one", "one"]}
    assert values("a: &x [p, q]\nb: *x") == {"a": ["p", "q"], "b": ["p", "q"]}


def test_the_order_and_what_is_written_twice_are_kept() -> None:
    assert [plain(key) for key, _ in read_mapping("b: 1\na: 2\nb: 3")] == ["b", "a", "b"]


def test_lines_count_from_0() -> None:
    pairs = read_mapping("# first\na: 1\nb:\n  - x\n\n  - y\nc: |\n  text\nd: last")
    assert [(key.text, key.line, value.line) for key, value in pairs] == [
        ("a", 1, 1),
        ("b", 2, 3),
        ("c", 6, 6),
        ("d", 8, 8),
    ]
    assert [item.line for item in pairs[1][1].items or []] == [3, 5]


def test_line_separators_of_other_kinds_do_not_shift_lines() -> None:
    assert [key.line for key, _ in read_mapping("a: x\u2028y\x85z\nb: 1")] == [0, 1]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment"])
def test_nothing_is_an_empty_mapping(text: str) -> None:
    assert read_mapping(text) == []


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb: c: d", 1, "VT010"),
        ("a: 1\nb: @x", 1, "VT010"),
        ("a: 1\n\tb: 2", 1, "VT010"),
        ("a: 1\nb: [1, 2", 1, "VT010"),
        ("a: 1\nb: *x", 1, "VT010"),
        ("a: 1\nb: x\x07", 1, "VT010"),
        ("a: 1\n--- b\nc: 1", 1, "VT010"),
        ("a: 1\nb: %x", 1, "VT010"),
        ("- a\n- b", 0, "VT018"),
        ("\njust words", 1, "VT018"),
        ("'quoted'", 0, "VT018"),
        ("''", 0, "VT018"),
        ("a: b\n  c: d", 1, "VT010"),
        ("a: !<x", 0, "VT010"),
    ],
)
def test_what_is_no_mapping_is_refused_with_its_line(text: str, line: int, code: str) -> None:
    with pytest.raises(YamlTroubleError) as caught:
        read_mapping(text)
    assert (caught.value.line, caught.value.code) == (line, code)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * DEEPEST,
        "a: " + "{b: " * DEEPEST,
        "a: [" + ", ".join("x" * MOST_NODES) + "]",
    ],
    ids=["deep list", "deep mapping", "many"],
)
def test_what_is_too_much_is_refused_as_hostile(text: str) -> None:
    with pytest.raises(YamlTroubleError) as caught:
        read_mapping(text)
    assert caught.value.code == "VT017"


def test_what_is_just_not_too_much_is_read() -> None:
    deep = DEEPEST - 1
    assert len(read_mapping("a: " + "[" * deep + "]" * deep)) == 1
    assert len(read_mapping("a: [" + ", ".join("x" * (MOST_NODES - 3)) + "]")) == 1

"""Notes made to exhaust a reader: each is read in no time, and its person stays listed."""

from pathlib import Path

import pytest

from tests.bad_input.support import funnel_of, listed, messages

TOO_DEEP = 'VT017 the front matter cannot be read: it is too large or nested too deeply. Write one "key: value" a line, with plain values and plain lists.'
TOO_LONG = "VT017 the front matter is longer than 64 kB. Move what is not a short fact about the person into the note below it."

FRONT_MATTER = {
    "30,000 brackets": ("x: " + "[" * 30_000, f"x.md:3: {TOO_DEEP}"),
    "30,000 hyphens": ("x:\n" + "- " * 30_000 + "a", f"x.md:4: {TOO_DEEP}"),
    "20,000 question marks": ("? " * 20_000, f"x.md:3: {TOO_DEEP}"),
    "nested braces": ("x: " + "{a: " * 10_000, f"x.md:3: {TOO_DEEP}"),
    "a huge flow map": (
        "x: {\n" + ",\n".join(f"k{i}: {i}" for i in range(3_000)) + "}",
        f"x.md:2501: {TOO_DEEP}",
    ),
    "thousands of keys": (
        "\n".join(f"key-{i}: {'x' * 50}" for i in range(1_500)),
        f"x.md:1: {TOO_LONG}",
    ),
    "a long value": ("x: " + "word " * 14_000, f"x.md:1: {TOO_LONG}"),
    "an open quote before thousands of lines": (
        'x: "' + "a\n" * 20_000,
        "x.md:3: VT010 the front matter is not valid YAML: a quote is not closed. Correct this line, or put quotes around its value.",
    ),
    "blanks before a sign": (
        "linkedin:" + " " * 60_000 + "@maya",
        "x.md:3: VT010 the front matter is not valid YAML: the value begins with a sign that YAML needs. Put quotes around the value, because of its first character.",
    ),
    "blanks where no key is": (
        "role: a: b\nx" + " " * 60_000 + "!",
        "x.md:3: VT010 the front matter is not valid YAML: there is a second colon in this line. Put quotes around the value, because it has a colon in it.",
    ),
    "blanks after a time": (
        "next_step: 2026-12-01 10:30" + " " * 60_000 + "x",
        'x.md:3: VT014 next_step: "2026-12-01 10:30 x" is not a date. Write it as 2026-11-24.',
    ),
    "a date without end": (
        "next_step: 2026-12-01" + "1" * 60_000,
        f'x.md:3: VT014 next_step: "2026-12-01{"1" * 49}…" is not a date. Write it as 2026-11-24.',
    ),
}
"""What stands in the front matter, and what is said of it; all of them need attention."""

MANY_TICKS = "".join("`" * i + "x" for i in range(1_500))
BODY = {
    "brackets": "- 2026-11-05 note: " + "[[" * 20_000,
    "stars": "- 2026-11-05 note: " + "*" * 50_000,
    "code signs": "- 2026-11-05 note: " + MANY_TICKS,
    "link endings": "- 2026-11-05 note: [a](" + ".md#" * 40_000,
    "blanks in a snooze": "- 2026-11-05 snooze: 20261201 10:30" + " " * 60_000 + "x",
    "words without end": "- 2026-11-05 " + "a " * 100_000,
    "arrows": "- 2026-11-05 " + "-> " * 30_000,
    "colons": "- 2026-11-05" + " :" * 50_000,
    "carets": "- 2026-11-05 note:" + " x^" * 50_000,
    "task fields": "- [ ] " + "[due::" * 60_000,
    "task dates": "- [ ] " + "@{" * 60_000,
    "task signs": "- [ ] " + "📅 " * 50_000,
    "task numbers": "- [ ] " + "2026-11-" * 30_000,
    "quotes": "> " * 20_000 + "x",
    "nested items": "- " * 20_000 + "x",
    "a wide table": "|" * 5_000 + "\n" + "|-" * 5_000 + "|\n" + ("|" * 5_000 + "\n") * 20,
    "many headings": "# a\n- b\n" * 10_000,
    "deep indentation": "\n".join(" " * i + "- a" for i in range(2_000)),
}
"""What stands below; none of it changes when the person is due, except where it is an entry."""


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_front_matter(tmp_path: Path, name: str) -> None:
    front, message = FRONT_MATTER[name]
    (tmp_path / "x.md").write_text(f"---\ntype: contact\n{front}\n---\n", encoding="utf-8")
    funnel = funnel_of(tmp_path)
    assert listed(funnel) == ["x: - attention"]
    assert messages(funnel)[0] == message


@pytest.mark.long
@pytest.mark.parametrize("name", BODY)
def test_body(tmp_path: Path, name: str) -> None:
    note = f"---\ntype: contact\n---\n## Log\n- 2026-11-02 email to: hello\n{BODY[name]}\n"
    (tmp_path / "x.md").write_text(note, encoding="utf-8")
    [item] = funnel_of(tmp_path).items
    assert item.due is not None
    assert item.contact.events[0].text == "hello"


def test_an_alias_in_itself(tmp_path: Path) -> None:
    note = "---\ntype: contact\ntopics: &t [*t]\nmet: 2026-11-02\n---\n"
    (tmp_path / "x.md").write_text(note, encoding="utf-8")
    assert listed(funnel_of(tmp_path)) == ["x: 2026-11-04 first-touch"]


def test_every_message_is_one_line_of_bearable_length(tmp_path: Path) -> None:
    for number, (front, _) in enumerate(FRONT_MATTER.values()):
        note = f"---\ntype: contact\n{front}\n---\n"
        (tmp_path / f"{number}.md").write_text(note, encoding="utf-8")
    for problem in funnel_of(tmp_path).problems:
        assert len(str(problem).splitlines()) == 1
        assert len(str(problem)) < 300
        assert len(problem.excerpt) < 300

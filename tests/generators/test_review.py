"""Weekly Review.md: the picture is a good diagram and says what the table says; sections come and go."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.generators.texts import blocks, headings, review_text, section
from tests.support import TODAY, day, look
from vaulttools.funnel import build_funnel
from vaulttools.model.words import Stage
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[2] / "sample-vault"
NODE = re.compile(r'    ([a-z]+)\["([^"#<>`\\]*(?:#\d+;[^"#<>`\\]*)*)"\]')
ARROW = re.compile(r"    ([a-z]+) -->(?:\|(\d+)\|)? ([a-z]+)")
"""The two kinds of line of a flowchart that every version of Mermaid reads alike."""


@pytest.fixture(scope="module")
def sample() -> str:
    return blocks(build_funnel(read_vault(SAMPLE), day(TODAY)))["review"]


def contact(*front: str, log: str = "") -> str:
    """A contact's note."""
    lines = "\n".join(("type: contact", *front))
    return f"---\n{lines}\n---\n## Log\n{log}"


def picture(text: str) -> list[str]:
    """The lines of the diagram after its first one."""
    match = re.search(r"```mermaid\nflowchart LR\n(.*?)\n```\n", text, re.DOTALL)
    assert match
    return match[1].split("\n")


def nodes(text: str) -> dict[str, int]:
    """The stages of the diagram with their numbers."""
    found = [NODE.fullmatch(line) for line in picture(text)]
    return {m[1]: int(m[2].removeprefix(f"{m[1]} ")) for m in found if m}


def table(text: str) -> dict[str, tuple[int, int]]:
    """The stages of the table: contacts, due now."""
    rows = re.findall(r"(?m)^\| (\w+) \| (\d+) \| (\d*) \|$", text)
    return {stage: (int(number), int(due or 0)) for stage, number, due in rows}


def arrows(text: str) -> dict[tuple[str, str], int]:
    """The arrows with the numbers on them."""
    found = [ARROW.fullmatch(line) for line in picture(text)]
    return {(m[1], m[3]): int(m[2] or 0) for m in found if m}


def test_every_line_of_the_picture_is_a_node_or_an_arrow_between_nodes(sample: str) -> None:
    for line in picture(sample):
        assert NODE.fullmatch(line) or ARROW.fullmatch(line), line
    for first, second in arrows(sample):
        assert {first, second} <= nodes(sample).keys()
    assert len(arrows(sample)) == sum("-->" in line for line in picture(sample))


def test_the_picture_says_what_the_table_says_and_both_what_is_so(sample: str) -> None:
    funnel = build_funnel(read_vault(SAMPLE), day(TODAY))
    counted = Counter(str(s.stage) for s in funnel.standings)
    assert nodes(sample) == {str(stage): counted[str(stage)] for stage in Stage}
    assert {stage: number for stage, (number, _) in table(sample).items()} == nodes(sample)
    due = Counter(str(i.standing.stage) for i in funnel.due)
    assert {stage: now for stage, (_, now) in table(sample).items()} == {
        str(stage): due[str(stage)] for stage in Stage
    }


def test_the_arrows_say_what_moved(sample: str) -> None:
    moved = re.findall(r"(?m)^- \[\[.+?\]\]: (\w+) → (\w+)$", sample)
    assert moved
    counted = Counter(moved)
    assert {key: n for key, n in arrows(sample).items() if n} == dict(counted)


def test_sections_of_the_sample_in_their_order(sample: str) -> None:
    assert headings(sample) == [
        "Your 30 minutes", "The funnel", "Interviews", "[[Head of Data at Calder & Finch]]", "Decisions", "Coming weeks", "Promises", "What earned replies",
    ]  # fmt: skip


def test_the_block_is_as_long_as_the_settings_say() -> None:
    notes = {f"People/P{n}.md": contact("met: 2026-11-20") for n in range(8)}
    text = review_text(notes, settings="review_minutes = 21\nminutes_per_contact = 7\n")
    rows = [x for x in section(text, "Your 21 minutes") if re.match(r"\| \d", x)]
    assert [row.split(" | ")[0] for row in rows] == ["| 1", "| 2", "| 3"]
    assert all(row.endswith("| 7 |") for row in rows)
    later = re.findall(r"(?m)^- (\w+ \d+ \w+): (.+)$", text)
    assert [(when, names.count("[[")) for when, names in later] == [
        ("Tuesday 24 Nov", 3),
        ("Wednesday 25 Nov", 2),
    ]


def test_a_link_in_the_table_does_not_break_it() -> None:
    notes = {
        "A/Kim.md": contact("met: 2026-11-20", "met_at: the fair | hall 2"),
        "B/Kim.md": contact("met: 2026-11-20"),
    }
    rows = [x for x in section(review_text(notes), "Your 30 minutes") if x.startswith("| ")]
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 5, row
    assert "[[A/Kim\\|Kim]]" in rows[2]


def test_on_an_empty_day_it_says_so() -> None:
    text = review_text(contact("met: 2026-11-22"))
    assert "Nobody is due." in text
    assert "| 1 |" not in text.partition("## The funnel")[0]
    assert headings(text) == ["Your 30 minutes", "The funnel", "Coming weeks"]


RUN = "".join(f"- 2026-{d} email to: a word\n" for d in ("10-29", "11-05", "11-12", "11-17"))


def test_decisions_list_the_stalled_the_neglected_and_the_long_paused() -> None:
    notes = {
        "People/Stalled.md": contact("met: 2026-10-27", log=RUN),
        "People/Neglected.md": contact("met: 2026-09-01"),
        "People/Old.md": contact("met: 2025-03-01", log="- 2025-11-20 pause: busy\n"),
        "People/Recent.md": contact("met: 2026-03-01", log="- 2026-05-20 pause: busy\n"),
        "People/Fine.md": contact("met: 2026-11-20"),
    }
    lines = section(review_text(notes), "Decisions")
    named = sorted(re.findall(r"\[\[(\w+)\]\]", " ".join(lines)))
    assert named == ["Neglected", "Old", "Stalled"]


def test_what_happened_is_counted_since_the_last_review() -> None:
    log = """\
- 2026-11-13 email to: before
- 2026-11-16 email to: one
- 2026-11-17 email from: two
- 2026-11-18 phone with: three
- 2026-11-22 email to: four
"""
    text = review_text(contact("met: 2026-11-12", log=log))
    assert "Since Monday 16 Nov: 2 touches sent, 1 reply and 1 conversation or meeting." in text


def test_promises_are_told_with_the_ones_that_were_not_kept() -> None:
    body = """\
- [x] in time 📅 2026-11-10 ✅ 2026-11-09
- [x] too late 📅 2026-11-10 ✅ 2026-11-12
- [ ] open still 📅 2026-11-20
- [ ] to come 📅 2026-12-20
"""
    text = review_text(contact("met: 2026-11-02", log=body))
    lines = section(text, "Promises")
    assert lines[0] == "1 of 3 kept on time."
    assert [
        bool(re.search(x, text)) for x in ("too late.*kept on 12 Nov", "open still.*still open")
    ]
    assert "in time*" not in text
    assert "to come" not in "\n".join(lines)


def test_a_single_answer_is_not_half_of_something() -> None:
    text = review_text(
        contact("met: 2026-11-02", log="- 2026-11-04 email from: hi\n- 2026-11-05 email to: yes\n")
    )
    assert "Half of the 1 messages" not in text


def test_a_period_away_is_spoken_of_four_weeks_ahead() -> None:
    away = 'away = ["2026-12-21..2026-12-31"]\n'
    note = contact("met: 2026-11-02", "next_step: 2026-12-22", log="- 2026-11-20 email to: ok\n")
    for today, is_there in [("2026-11-22", False), ("2026-11-23", True), ("2027-01-01", False)]:
        assert ("Before you leave" in headings(review_text(note, today, away))) == is_there
    lines = section(review_text(note, "2026-11-23", away), "Before you leave")
    assert "[[Maya Okafor]] (22 Dec)" in lines[0]


def test_texts_from_notes_stay_texts() -> None:
    note = contact(
        "met: 2026-11-02",
        log="- 2026-11-18 email from: <% tp %> `x` [[Due]] | y #tag\n- [ ] a | b [[c]] 📅 2026-11-01\n",
    )
    text = review_text(note)
    assert set(re.findall(r"\[\[(.+?)\]\]", text)) == {"Maya Okafor"}
    assert not re.search(r"<%|(?<!\S)#tag", text)
    for line in text.split("\n"):
        if line.startswith("| 1 "):
            assert len(re.findall(r"(?<!\\)\|", line)) == 5


def test_the_weeks_add_up_to_what_is_due_in_them() -> None:
    funnel = build_funnel(read_vault(SAMPLE), day(TODAY))
    text = blocks(funnel)["review"]
    rows = [x.split("|")[2:-1] for x in section(text, "Coming weeks") if re.match(r"\| \d", x)]
    total = sum(int(cell) for row in rows for cell in row if cell.strip())
    counted = [
        i for i in funnel.items if i.due and i.due <= day("2026-12-21") and not i.needs_a_reason
    ]
    assert len(rows) == 5
    assert total == len(counted)


def test_a_review_is_the_same_all_week_but_for_what_is_due() -> None:
    """The week's heading and the day since when it counts do not move within the week."""
    note = contact("met: 2026-11-02", log="- 2026-11-20 email to: ok\n")
    for today in ("2026-11-23", "2026-11-25", "2026-11-29"):
        text = review_text(note, today)
        assert text.startswith("**Week of Monday 23 November 2026**")
        assert "Since Monday 16 Nov" in text
    assert look(note).items

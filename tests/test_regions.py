"""The text between our markers: found only where it is meant, and no typed line is lost."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaulttools.regions import DamagedRegionError, Region, find_regions, inside
from vaulttools.typed import KEPT_TITLE, KEPT_WORDS, Kept, compose, new_note, typed_parts

OPEN, CLOSE = "<!-- vaulttools:due -->", "<!-- /vaulttools:due -->"
CAREFUL = settings(deadline=None, derandomize=True, max_examples=300)
OURS = [
    "**Monday 23 November 2026** · 3 due",
    "",
    "### Late",
    "",
    "- [ ] [[Maya Okafor]] — you promised *a list* · email ⏫ 📅 2026-11-20 ^fu-gf8llb",
    "- [ ] [[Graham Osei]] — touch 2 of 4 · email 📅 2026-09-09 ^fu-wmosmp",
    "    - [ ] graceful exit",
    "    - [ ] snooze 3 months",
    "    - [ ] archive",
    "",
    "### Decide",
    "",
    "- [ ] [[Lena Vogt]] — 4 touches in 24 days 📅 2026-11-23 ^fu-850fxy",
    "    - [ ] graceful exit",
    "    - [ ] snooze 3 months",
    "    - [ ] archive",
]
LATER = ["**Tuesday 24 November 2026** · 1 due", "", *OURS[3:6], "", "- [ ] [[Jon Alder]] — wrote"]


def typed_lines(inner: list[str]) -> list[str]:
    return [line for part in typed_parts(inner) for line in (*part.gap, *part.lines)]


def regenerated(inner: list[str], body: list[str] = OURS) -> list[str]:
    return compose("\n".join(body), [Kept(part) for part in typed_parts(inner)])


# Where a region stands


def test_a_region_is_found_with_its_lines() -> None:
    lines = ["# Due", "", OPEN, "", "text", "", CLOSE, "after"]
    assert find_regions(lines) == (Region("due", 2, 6),)


def test_several_regions_are_found_in_order() -> None:
    lines = ["<!-- vaulttools:review -->", "<!-- /vaulttools:review -->", OPEN, CLOSE]
    assert [(r.name, r.start, r.end) for r in find_regions(lines)] == [
        ("review", 0, 1),
        ("due", 2, 3),
    ]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ([OPEN, "text"], 1),
        (["text", "", OPEN], 3),
        (["text", CLOSE], 2),
        ([CLOSE, OPEN], 1),
        ([OPEN, OPEN, CLOSE], 2),
        ([OPEN, CLOSE, CLOSE], 3),
        ([OPEN, "<!-- /vaulttools:review -->", CLOSE], 2),
        ([OPEN, "<!-- vaulttools:review -->", CLOSE, "<!-- /vaulttools:review -->"], 2),
        ([OPEN, "<!-- vaulttools:review -->", "<!-- /vaulttools:review -->", CLOSE], 2),
        ([OPEN, CLOSE, "", OPEN, CLOSE], 1),
    ],
    ids=[
        "never closed",
        "opened on the last line",
        "never opened",
        "the wrong way round",
        "opened twice",
        "closed twice",
        "closed by another",
        "crossed",
        "nested",
        "two of one name",
    ],
)
def test_markers_that_cannot_be_trusted_are_refused_with_their_line(
    lines: list[str], line: int
) -> None:
    with pytest.raises(DamagedRegionError) as caught:
        find_regions(lines)
    assert caught.value.line == line
    assert "vaulttools:" in caught.value.what


@pytest.mark.parametrize(
    "lines",
    [
        ["```", OPEN, CLOSE, "```"],
        ["```markdown", OPEN, "```"],
        ["~~~", OPEN, "```", "~~~"],
        ["````", "```", OPEN, "```", "````"],
        ["   ```", OPEN, "   ```"],
        ["```", OPEN],
        ["text", "", f"    {OPEN}", f"    {CLOSE}"],
        ["text", "", f"\t{OPEN}", f"\t{CLOSE}"],
        ["- so:", "", "    ```", f"    {OPEN}", f"    {CLOSE}", "    ```"],
        [f"Write {OPEN} here, and {CLOSE} there."],
        [f"`{OPEN}`", f"`{CLOSE}`"],
        [f"> {OPEN}", f"> {CLOSE}"],
        ["<!-- vaulttools:Due -->", "<!-- /vaulttools:Due -->"],
        ["<!-- vaulttools -->", "<!--vaulttools:due-->"],
        ["%% vaulttools:due %%"],
    ],
    ids=[
        "fence",
        "fence with a word",
        "tilde fence",
        "fence in a longer fence",
        "indented fence",
        "fence never closed",
        "indented code",
        "indented code by a tab",
        "fence in a list",
        "in a sentence",
        "inline code",
        "quote",
        "capital letter",
        "no name",
        "another comment",
    ],
)
def test_what_only_looks_like_markers_is_left_alone(lines: list[str]) -> None:
    assert find_regions(lines) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["```", "code", "```", OPEN, CLOSE],
        ["~~~", "```", "~~~", OPEN, CLOSE],
        ["``` not `a fence`", OPEN, CLOSE],
        ["```", "code", "`````  ", OPEN, CLOSE],
        ["- item", f"  {OPEN}", f"  {CLOSE}"],
        ["- item", OPEN, CLOSE],
        [f"{OPEN}  ", f"{CLOSE}\t"],
    ],
    ids=[
        "after a fence",
        "after mixed fences",
        "no fence at all",
        "longer closing fence",
        "in a list item",
        "right after a list",
        "blanks behind them",
    ],
)
def test_a_region_beside_code_or_in_a_list_is_found(lines: list[str]) -> None:
    assert [region.name for region in find_regions(lines)] == ["due"]


def test_a_line_is_inside_from_marker_to_marker() -> None:
    regions = find_regions(["a", OPEN, "b", CLOSE, "c"])
    assert [inside(regions, line) for line in range(5)] == [False, True, True, True, False]


# Our own lines


def test_what_we_wrote_is_not_the_owners() -> None:
    assert typed_lines(compose("\n".join(OURS))) == []


def test_an_empty_region_is_ready_to_be_filled() -> None:
    assert typed_lines([]) == []
    assert typed_lines(["", "  ", "\t"]) == []


@pytest.mark.parametrize("lost", ["", "<!-- ours ab -->", "<!-- ours abc", "ours abc"])
def test_lines_without_their_sums_are_refused(lost: str) -> None:
    inner = [lost if line.startswith("<!-- ours") else line for line in compose("a\nb")]
    with pytest.raises(ValueError, match=r"^$"):
        typed_lines(inner)


def test_blanks_behind_our_lines_do_not_make_them_the_owners() -> None:
    inner = [f"{line}  " for line in compose("\n".join(OURS))]
    assert typed_lines(inner) == []


@pytest.mark.parametrize("cut", range(1, 13))
def test_a_damaged_line_of_sums_costs_nothing_of_the_owners(cut: int) -> None:
    inner = ["my line", *compose("\n".join(OURS))]
    broken = [
        f"{line[:10]}{line[10 + cut :]}" if line.startswith("<!-- ours") else line for line in inner
    ]
    with suppress(ValueError):  # refused: then nothing is written
        assert "my line" in typed_lines(broken)


# What the owner typed


def test_a_tick_is_kept_with_the_line_it_was_made_on() -> None:
    inner = compose("\n".join(OURS))
    ticked = [line.replace("[ ] [[Maya", "[x] [[Maya") for line in inner]
    assert typed_lines(ticked) == [OURS[4].replace("[ ]", "[x]")]
    after = regenerated(ticked, LATER)
    assert OURS[4].replace("[ ]", "[x]") in after
    assert OURS[4] in after


def test_a_line_under_ours_is_kept_with_the_line_above_it() -> None:
    inner = compose("\n".join(OURS))
    at = inner.index(OURS[4])
    inner.insert(at + 1, "    - said she is moving teams")
    inner.insert(at + 2, "    - via phone")
    assert typed_lines(inner) == [OURS[4], "    - said she is moving teams", "    - via phone"]


def test_a_line_under_a_choice_is_kept_with_both_lines_above_it() -> None:
    inner = compose("\n".join(OURS))
    inner.insert(inner.index(OURS[6]) + 1, "        wrote it by hand")
    assert typed_lines(inner) == [OURS[5], OURS[6], "        wrote it by hand"]


def test_one_of_our_lines_copied_is_the_owners() -> None:
    inner = compose("\n".join(OURS))
    inner.insert(1, OURS[4])
    assert typed_lines(inner) == [OURS[4]]


def test_blanks_at_the_end_of_a_typed_line_stay() -> None:
    typed = "first half of a verse  "
    inner = [typed, *compose("\n".join(OURS))]
    assert typed in regenerated(inner)


def test_two_typed_paragraphs_stay_two() -> None:
    inner = [*compose("\n".join(OURS)), "", "first", "", "second"]
    after = regenerated(inner)
    assert after[after.index("first") :][:3] == ["first", "", "second"]
    assert regenerated(after) == after


def test_what_is_kept_is_told_and_gone_when_it_is_deleted() -> None:
    after = regenerated(["mine", *compose("\n".join(OURS))])
    assert [after.count(KEPT_TITLE), after.count(KEPT_WORDS), after.count("mine")] == [1, 1, 1]
    assert regenerated([line for line in after if line != "mine"]) == compose("\n".join(OURS))


@pytest.mark.parametrize("typed", ["    four blanks", "\ttab", "   - item"])
def test_an_indented_line_above_all_of_ours_is_kept_and_stays_as_it_is(typed: str) -> None:
    once = regenerated([typed, *compose("\n".join(OURS))])
    assert typed in once
    assert regenerated(once) == once


@pytest.mark.long
def test_no_typed_line_is_taken_for_one_of_ours() -> None:
    people = [f"- [ ] [[Person {n}]] — wrote last 📅 2026-11-20 ^fu-{n:06}" for n in range(45)]
    typed = [f"line {number} that I wrote" for number in range(200_000)]
    kept = set(typed_lines([*typed, *compose("\n".join([*OURS, *people]))]))
    assert [line for line in typed if line not in kept] == []


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
TYPED = st.builds(
    lambda indent, lead, words: f"{indent}{lead}{words}".rstrip(),
    st.sampled_from(["", "  ", "    ", "        ", "\t"]),
    st.sampled_from(["", "- ", "- [x] ", "- [-] ", "* ", "1. ", "> ", "### ", "via ", "🔁"]),
    WORDS
    | st.sampled_from(
        ["next 2026-12-10", "<!-- x -->", "%%", "<!-- ours -->x", KEPT_TITLE, KEPT_WORDS]
    ),
).filter(str.strip)
EDITS = st.lists(
    st.tuples(st.sampled_from(["type", "tick", "delete", "move", "blank"]), st.integers(0), TYPED),
    max_size=12,
)


def _edit(
    inner: list[str], edits: list[tuple[str, int, str]], owners: list[str]
) -> tuple[list[str], list[str]]:
    """The lines after the owner worked on them, and those among them that are the owner's."""
    lines = [(line, False) for line in inner]
    for owned in owners:
        lines[lines.index((owned, False))] = (owned, True)
    for act, number, typed in edits:
        at = number % max(len(lines), 1)
        line, mine = lines[at]
        is_sums = line.startswith("<!-- ours ")
        match act:
            case "type":
                lines.insert(at, (typed, True))
            case "blank":
                lines.insert(at, ("", False))
            case "tick" if "[ ]" in line:
                lines[at] = (line.replace("[ ]", "[x]"), True)
            case "delete" if not is_sums and not mine:
                del lines[at]
            case "move":
                lines.insert(number * 7 % len(lines), lines.pop(at))
            case _:
                pass
    return [line for line, _ in lines], [line for line, mine in lines if mine]


@pytest.mark.long
@CAREFUL
@given(EDITS, EDITS, EDITS)
def test_every_typed_line_survives_three_regenerations(
    first: list[tuple[str, int, str]],
    second: list[tuple[str, int, str]],
    third: list[tuple[str, int, str]],
) -> None:
    inner = compose("\n".join(OURS))
    owners: list[str] = []
    for edits, body in ((first, OURS), (second, LATER), (third, OURS)):
        edited, owners = _edit(inner, edits, [line for line in owners if line in inner])
        inner = regenerated(edited, body)
        missing = [line for line in set(owners) if inner.count(line) < owners.count(line)]
        assert missing == []


@pytest.mark.long
@CAREFUL
@given(EDITS)
def test_a_second_run_changes_nothing(edits: list[tuple[str, int, str]]) -> None:
    edited, _ = _edit(compose("\n".join(OURS)), edits, [])
    once = regenerated(edited)
    assert regenerated(once) == once


@pytest.mark.long
@CAREFUL
@given(EDITS)
def test_typed_lines_keep_their_order(edits: list[tuple[str, int, str]]) -> None:
    edited, owners = _edit(compose("\n".join(OURS)), edits, [])
    rest = iter(typed_lines(edited))
    ours = {line.rstrip() for line in (*OURS, KEPT_TITLE, KEPT_WORDS)}
    assert all(owned in rest for owned in owners if owned not in ours)


def test_a_new_note_has_its_title_and_one_region() -> None:
    text = new_note("due", "Due", "body")
    assert text.startswith("# Due\n\n<!-- vaulttools:due -->\n\nbody\n\n<!-- ours ")
    assert text.endswith(" -->\n<!-- /vaulttools:due -->\n")
    assert [region.name for region in find_regions(text.split("\n"))] == ["due"]

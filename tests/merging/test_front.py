"""Front matter in three versions: key by key, as it is written."""

import pytest

from tests.merging.support import merge, merged, note
from vaulttools.merging.front import split_front
from vaulttools.reading.frontmatter import read_front_matter

PLAIN = note("""
    ---
    type: contact
    # what she does
    role: "Head of Platform"   # since spring
    tier: A
    topics:
      - onboarding
      - remote teams
    ---
    # Maya Okafor
    """)


def keys(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "# Maya", ""])


def test_neighbouring_keys_changed_on_two_sides_are_no_conflict() -> None:
    assert merged(
        PLAIN, PLAIN.replace("tier: A", "tier: B"), PLAIN.replace("- onboarding", "- hiring")
    ) == note("""
        ---
        type: contact
        # what she does
        role: "Head of Platform"   # since spring
        tier: B
        topics:
          - hiring
          - remote teams
        ---
        # Maya Okafor
        """)


def test_comments_quotes_and_order_stay_as_their_owner_wrote_them() -> None:
    ours = PLAIN.replace("# what she does", "# what she does, and why").replace("tier: A\n", "")
    theirs = PLAIN.replace("topics:", "'e-mail': maya@northwind.example\ntopics:")
    assert merged(PLAIN, ours, theirs) == note("""
        ---
        type: contact
        # what she does, and why
        role: "Head of Platform"   # since spring
        'e-mail': maya@northwind.example
        topics:
          - onboarding
          - remote teams
        ---
        # Maya Okafor
        """)


def test_two_comments_above_one_key_both_stay() -> None:
    text = merged(keys("tier: A"), keys("# mine", "tier: A"), keys("# yours", "tier: A"))
    assert text == keys("# mine", "# yours", "tier: A")


def test_keys_added_in_one_place_stand_there_by_name() -> None:
    base = keys("type: contact", "tier: A")
    ours = keys("type: contact", "role: head", "tier: A")
    theirs = keys("type: contact", "city: Lisbon", "tier: A")
    assert merged(base, ours, theirs) == keys(
        "type: contact", "city: Lisbon", "role: head", "tier: A"
    )


def test_a_key_that_one_side_took_out_goes() -> None:
    assert merged(keys("tier: A", "role: x"), keys("role: x"), keys("tier: A", "role: y")) == keys(
        "role: y"
    )


def test_a_key_that_one_side_took_out_and_the_other_changed_stays() -> None:
    assert merged(keys("tier: A", "role: x"), keys("role: x"), keys("tier: B", "role: x")) == keys(
        "tier: B", "role: x"
    )


def test_one_key_changed_twice_has_a_value_and_a_question_below_the_front_matter() -> None:
    found = merge(
        keys("tier: A", "role: x"), keys("tier: C", "role: x"), keys("tier: B", "role: x")
    )
    assert found.text == note("""
        ---
        tier: B
        role: x
        ---
        <<<<<<< theirs
        tier: B
        ||||||| base
        tier: A
        =======
        tier: C
        >>>>>>> ours

        # Maya
        """)
    assert [piece.what for piece in found.opens] == [
        "“tier” is “C” on one side and “B” on the other"
    ]


def test_one_value_in_two_forms_is_no_question() -> None:
    assert merged(keys("tier: A"), keys("tier: B"), keys('tier: "B"')) == keys('tier: "B"')


@pytest.mark.parametrize(
    ("key", "ours", "theirs", "wanted"),
    [
        ("last_touch", "2026-11-12", "2026-11-20", "2026-11-20"),
        ("last_reply", "2026-11-20", "2026-11-12", "2026-11-20"),
        ("next_touch", "2026-12-01", "2026-11-28", "2026-11-28"),
        ("next_touch", "", "2026-11-28", "2026-11-28"),
    ],
)
def test_of_two_days_in_a_state_key_the_one_is_taken_that_forgets_nobody(
    key: str, ours: str, theirs: str, wanted: str
) -> None:
    sides = [keys(f"{key}: {day}".rstrip()) for day in ("2026-11-02", ours, theirs)]
    assert merged(*sides) == keys(f"{key}: {wanted}")


def test_touches_counted_on_both_sides_are_counted_anew() -> None:
    base, ours, theirs = (
        f"---\nunanswered: {n}\n---\n## Log\n- 2026-11-02 met: a fair\n{line}"
        for n, line in (
            (0, ""),
            (1, "- 2026-11-10 email to: hello\n"),
            (1, "- 2026-11-12 phone to: again\n"),
        )
    )
    assert "unanswered:\n" in merged(base, ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        (keys("tags: [a, b, c]"), keys("tags: [b]"), keys("tags: [b, c]")),
        (keys("tags: [a, b, d]"), keys("tags: [a, b, c]"), keys("tags: [a, b, c, d]")),
        (keys("tags:", "  - a", "  - b"), keys("tags: [a, b, c]"), keys("tags:", "  - a", "  - b", "  - c")),
        (keys("tags:", "- a", "- x", "- b"), keys("tags: [b]"), keys("tags:", "- b", "- x")),
        (keys("tags: []"), keys("tags: [a, b, c]"), keys("tags: [c]")),
        (keys("tags:"), keys("tags: [a, b, c]"), keys("tags:", "  - c")),
    ],
)  # fmt: skip
def test_lists_are_merged_member_by_member(ours: str, theirs: str, wanted: str) -> None:
    assert merged(keys("tags: [a, b]"), ours, theirs) == wanted


def test_a_list_with_a_comment_in_it_is_not_taken_apart() -> None:
    found = merge(keys("tags: [a]"), keys("tags: [a]  # mine"), keys("tags: [a, b]"))
    assert {"tags: [a]  # mine", "tags: [a, b]"} <= {*found.text.splitlines()}
    assert len(found.opens) == 1


def test_a_member_in_quotes_is_the_same_member() -> None:
    base = keys("topics:", "  - hiring", '  - "[[Onboarding]]"')
    ours = keys("topics:", '  - "hiring"', '  - "[[Onboarding]]"', "  - pay")
    theirs = keys("topics:", "  - hiring", '  - "[[Onboarding]]"', "  - rooms")
    assert merged(base, ours, theirs) == keys(
        "topics:", '  - "hiring"', '  - "[[Onboarding]]"', "  - pay", "  - rooms"
    )


NOT_PLAIN = {
    "nested": ("phones:", "  work: 1", "  home: 2"),
    "an anchor": ("a: &x 1", "b: *x"),
    "twice": ("tier: A", "tier: B"),
    "a block of text": ("about: |", "  one", "", "  two"),
    "maps in a list": ("calls:", "  - day: 1", "    to: Sam"),
    "a question": ("? tier", ": A"),
    "braces": ("{tier: A}",),
    "no colon": ("tier A",),
}


@pytest.mark.parametrize("lines", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_is_not_plain_stays_as_it_is_written_and_loses_nothing(lines: tuple[str, ...]) -> None:
    base = keys("role: x", *lines, "city: y")
    text = merged(
        base,
        keys("role: new", *lines, "city: y"),
        keys("role: x", *lines, "city: new"),
    )
    assert text == keys("role: new", *lines, "city: new")


@pytest.mark.parametrize("lines", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_even_then_no_marker_stands_in_front_matter(lines: tuple[str, ...]) -> None:
    found = merge(keys("role: x", *lines), keys("role: ours", *lines), keys("role: theirs", *lines))
    front, body = split_front(found.text.splitlines())
    assert front == ["role: ours", *lines]
    assert {"role: ours", "role: theirs"} <= {*body}
    assert len(found.opens) == 1


def test_front_matter_that_is_not_closed_is_text_and_loses_nothing() -> None:
    ours, theirs = "---\ntier: B\n# Maya\n", "---\ntier: A\n# Maya\nmore\n"
    found = merge("---\ntier: A\n# Maya\n", ours, theirs)
    assert found.text == "---\ntier: B\n# Maya\nmore\n"


def test_one_side_made_the_front_matter_and_the_other_wrote_below() -> None:
    assert merged("# Maya\n", "---\ntier: A\n---\n# Maya\n", "# Maya\n\nmore\n") == (
        "---\ntier: A\n---\n# Maya\n\nmore\n"
    )


def test_both_sides_made_the_front_matter() -> None:
    assert merged("# Maya\n", "---\ntier: A\n---\n# Maya\n", "---\nrole: x\n---\n# Maya\n") == (
        "---\nrole: x\ntier: A\n---\n# Maya\n"
    )


def test_one_side_took_the_front_matter_away_and_the_other_changed_a_key() -> None:
    assert merged(keys("tier: A", "role: x"), "# Maya\n", keys("tier: B", "role: x")) == keys(
        "tier: B"
    )


def test_what_is_left_can_be_read() -> None:
    found = merge(keys("tier: A"), keys("tier: B", "city: Rome"), keys("tier: C", "role: x"))
    front = read_front_matter("", found.text.splitlines())
    assert front.problems == []
    assert {*front.fields} == {"tier", "city", "role"}


def test_three_comments_above_one_key_stand_in_one_order_whoever_meets_first() -> None:
    base = keys("# old", "tier: A")
    one, two, three = (keys(f"# {word}", "tier: A") for word in ("ask Ben", "call", "drop"))
    for a, b, c in ((one, two, three), (two, three, one), (three, one, two)):
        assert merged(base, merged(base, a, b), c) == keys(
            "# ask Ben", "# call", "# drop", "tier: A"
        )


def test_two_comments_above_one_key_keep_their_empty_line() -> None:
    base = keys("role: head", "# old", "tier: A")
    ours = keys("role: head", "", "# ours", "tier: A")
    theirs = keys("role: head", "# theirs", "tier: A")
    assert merged(base, ours, theirs) == keys("role: head", "", "# ours", "# theirs", "tier: A")


ASKED = """
    ---
    tier: A
    ---
    <<<<<<< ours
    tier: A
    =======
    tier: B
    >>>>>>> theirs

    # Maya
    """
"""Two have given two tiers, and nobody has chosen yet: the upper one stands in the front matter meanwhile."""


def test_a_question_that_two_people_answer_differently_is_asked_again() -> None:
    """The one who chose what stood there meanwhile has chosen, too."""
    found = merge(ASKED, "---\ntier: A\n---\n# Maya\n", "---\ntier: B\n---\n# Maya\n")
    assert found.text == note(ASKED)
    assert [piece.what for piece in found.opens] == [
        "“tier” is “A” on one side and “B” on the other"
    ]


def test_a_question_that_one_side_answers_is_answered_whatever_the_answer() -> None:
    for tier in ("A", "B", "C"):
        answered = f"---\ntier: {tier}\n---\n# Maya\n"
        assert merged(ASKED, ASKED.replace("# Maya", "# Maya Lindqvist"), answered) == (
            answered.replace("# Maya", "# Maya Lindqvist")
        )


def test_a_question_that_two_people_answer_alike_is_answered() -> None:
    answered = "---\ntier: A\n---\n# Maya\n"
    other = answered.replace("tier: A\n", "tier: A\nrole: head\n")
    assert merged(ASKED, answered, other) == other

"""M28: with a daily limit, the review proposes what to move, lowest rank first; nothing moves by itself."""

from tests.generators.texts import review_text
from tests.support import day, look
from vaulttools.funnel.week import coming_load

LIMIT = "daily_limit = 2\n"


def person(log: str = "- 2026-11-16 email to: hi\n", *front: str) -> str:
    """Met long ago; the second touch of the run is due on Monday 23 November."""
    lines = "\n".join(("type: contact", "met: 2026-10-05", *front))
    return f"---\n{lines}\n---\n## Log\n{log}"


def people(number: int, log: str = "- 2026-11-16 email to: hi\n") -> dict[str, str]:
    return {f"People/P{n}.md": person(log) for n in range(number)}


def proposed(notes: dict[str, str], settings: str = LIMIT, today: str = "2026-11-23") -> list[str]:
    """`NAME DATE` of every proposal."""
    load = coming_load(look(notes, today, settings))
    return [f"{item.contact.name} {target}" for item, target in load.proposals]


def test_m28_the_load_counts_each_day_and_puts_what_is_late_on_today() -> None:
    notes = {
        "People/Late.md": person("- 2026-11-02 email to: hi\n"),
        "People/Today.md": person(),
        "People/Soon.md": person("- 2026-11-18 email to: hi\n"),
        "People/Far.md": person("- 2026-11-18 email to: hi\n", "next_step: 2027-03-01"),
    }
    load = coming_load(look(notes))
    assert load.days == {day("2026-11-23"): 2, day("2026-11-25"): 1}
    assert load.proposals == ()


def test_m28_without_a_limit_nothing_is_proposed() -> None:
    assert proposed(people(9), settings="") == []


def test_m28_at_the_limit_nothing_is_proposed() -> None:
    assert proposed(people(2)) == []


def test_m28_above_the_limit_the_lowest_in_rank_go_to_the_nearest_days_with_room() -> None:
    assert proposed(people(7)) == [
        "P6 2026-11-24",
        "P5 2026-11-24",
        "P4 2026-11-25",
        "P3 2026-11-25",
        "P2 2026-11-26",
    ]


def test_m28_rank_is_that_of_what_is_due() -> None:
    notes = {
        "People/A.md": person("- 2026-11-16 email to: hi\n", "tier: C"),
        "People/B.md": person("- 2026-11-16 email to: hi\n", "tier: A"),
        "People/C.md": person("- 2026-11-16 email to: hi\n", "tier: B"),
    }
    assert proposed(notes) == ["A 2026-11-24"]


def test_m28_days_off_are_no_room() -> None:
    settings = f'{LIMIT}away = ["2026-11-24..2026-11-26"]\n'
    assert proposed(people(5), settings) == ["P4 2026-11-27", "P3 2026-11-27", "P2 2026-11-30"]


def test_m28_what_is_still_ahead_may_be_brought_forward() -> None:
    notes = people(4, "- 2026-11-17 email to: hi\n")  # due on Tuesday
    assert proposed(notes) == ["P3 2026-11-25", "P2 2026-11-25"]
    notes |= {f"People/Q{n}.md": person("- 2026-11-18 email to: hi\n") for n in range(2)}
    assert proposed(notes) == ["P3 2026-11-23", "P2 2026-11-23"]


def test_m28_never_closer_to_the_last_touch_than_two_days() -> None:
    recent = "- 2026-11-10 email to: hi\n- 2026-11-23 email to: again\n"  # due on the 25th
    notes = people(4, recent) | {
        f"People/Q{n}.md": person("- 2026-11-19 email to: hi\n") for n in range(2)
    }  # due on the 26th: no room there
    assert all(target >= "2026-11-25" for p in proposed(notes) for target in [p.split()[1]])


def test_m28_what_cannot_wait_is_not_proposed() -> None:
    notes = {
        **{f"People/First{n}.md": f"---\ntype: contact\nmet: 2026-11-2{n}\n---\n" for n in (0, 1)},
        "People/Reply.md": person("- 2026-11-20 email from: hi\n"),
        "People/Promise.md": person("- [ ] send it 📅 2026-11-23\n"),
        "People/Agreed.md": person("- 2026-11-02 email to: hi\n", "next_step: 2026-11-23"),
        "People/Thanks.md": person("- 2026-11-22 interview with: an hour\n"),
    }
    assert proposed(notes, "daily_limit = 1\n") == []


def test_m28_what_needs_a_reason_or_attention_is_no_load() -> None:
    notes = {
        "People/Paused.md": "---\ntype: contact\n---\n## Log\n- 2026-04-01 pause: busy\n",
        "People/Unclear.md": "---\ntype: contact\n---\n",
    }
    assert coming_load(look(notes)).days == {}


def test_m28_every_proposal_keeps_the_limit() -> None:
    funnel = look(people(40), settings="daily_limit = 3\n")
    load = coming_load(funnel)
    after = dict(load.days)
    for item, target in load.proposals:
        assert item.due is not None
        after[max(item.due, funnel.today)] -= 1
        after[target] = after.get(target, 0) + 1
    assert max(after.values()) == 3
    assert len({item.contact.path for item, _ in load.proposals}) == len(load.proposals)


def test_m28_a_day_too_full_for_four_weeks_proposes_what_it_can() -> None:
    load = coming_load(look(people(60), settings="daily_limit = 1\n"))
    assert len(load.proposals) == 20  # the working days of the coming four weeks


def test_m28_it_proposes_and_the_dates_stay() -> None:
    funnel = look(people(7), settings=LIMIT)
    assert {str(item.due) for item in funnel.items} == {"2026-11-23"}
    text = review_text(people(7), settings=LIMIT)
    assert "you could move (nothing moves by itself)" in text
    assert "- Tuesday 24 Nov: [[P6]], [[P5]]" in text
    assert "you could move" not in review_text(people(7))

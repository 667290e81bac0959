"""Order of what is due: groups, then tier, then days overdue, then name; total."""

import pytest

from tests.support import TODAY, look


def note(log: str, front: str = "", promise: str = "") -> str:
    """A contact's note with a log of `one | two | three`."""
    keys = [line for line in front.splitlines() if line]
    entries = [f"- {entry}" for entry in log.split(" | ")]
    promises = ["## Promises", f"- [ ] {promise}"] if promise else []
    return "\n".join(["---", "type: contact", *keys, "---", "## Log", *entries, *promises, ""])


GROUPS = {
    # Least important names, tiers and delays first, so that only the group can give the order.
    "People/Zoe Promise.md": note("2026-11-18 email to: hi", promise=f"the list 📅 {TODAY}"),
    "People/Yusuf Reply.md": note("2026-11-20 email from: hi", "tier: C"),
    "People/Xenia Interview.md": note("2026-11-22 interview with: us", "tier: C"),
    "People/Wanda New.md": note("2026-11-20 met: a fair", "tier: B"),
    "People/Vera Agreed.md": note("2026-11-02 email to: hi", "tier: B\nnext_step: 2026-11-20"),
    "People/Umar Touch.md": note("2026-11-09 email to: hi", "tier: B"),
    "People/Tara Decide.md": note(
        "2026-10-05 email to: 1 | 2026-10-12 email to: 2 | 2026-10-19 email to: 3", "tier: A"
    ),
    "People/Sven Paused.md": note("2026-04-01 email to: hi | 2026-05-04 pause: busy", "tier: A"),
}


def order(notes: dict[str, str], today: str = TODAY) -> list[str]:
    """The first names of those who are due, in order."""
    return [found.contact.first_name for found in look(notes, today).due]


def test_the_groups_come_in_the_order_of_the_method() -> None:
    assert order(GROUPS) == ["Zoe", "Yusuf", "Xenia", "Wanda", "Vera", "Umar", "Tara", "Sven"]
    assert [found.reason for found in look(GROUPS).due] == [
        "promise",
        "reply-owed",
        "thank-you",
        "first-touch",
        "next-step",
        "touch",
        "decide",
        "re-engage",
    ]


def test_a_promise_that_is_due_ranks_first_whatever_the_reason() -> None:
    """Bo's reason is the reply owed since the 11th; the promise of the 20th lifts him up."""
    notes = {
        "People/Amy Stone.md": note("2026-10-05 email from: hi", "tier: A"),
        "People/Bo Stone.md": note("2026-11-10 email from: hi", "tier: C", "a list 📅 2026-11-20"),
    }
    first, second = look(notes).due
    assert (first.contact.first_name, first.reason) == ("Bo", "reply-owed")
    assert first.promise_is_due
    assert (second.contact.first_name, second.reason) == ("Amy", "reply-owed")


@pytest.mark.parametrize(("promised", "first"), [(TODAY, "Bo"), ("2026-11-24", "Amy")])
def test_a_promise_lifts_from_its_own_day_on(promised: str, first: str) -> None:
    notes = {
        "People/Amy Stone.md": note("2026-11-20 met: a fair"),
        "People/Bo Stone.md": note("2026-11-16 email to: hi", promise=f"the list 📅 {promised}"),
    }
    assert order(notes)[0] == first


def test_a_kept_promise_does_not_lift() -> None:
    notes = {
        "People/Amy Stone.md": note("2026-11-20 met: a fair"),
        "People/Bo Stone.md": note("2026-11-16 email to: hi")
        + "\n## Promises\n- [x] the list 📅 2026-11-20\n",
    }
    assert order(notes) == ["Amy", "Bo"]


def test_within_a_group_the_tier_comes_first() -> None:
    notes = {
        "People/Amy Stone.md": note("2026-11-02 email from: hi", "tier: C"),
        "People/Bo Stone.md": note("2026-11-10 email from: hi", "tier: B"),
        "People/Cy Stone.md": note("2026-11-19 email from: hi", "tier: A"),
    }
    assert order(notes) == ["Cy", "Bo", "Amy"]


def test_within_a_tier_the_most_overdue_comes_first() -> None:
    notes = {
        "People/Amy Stone.md": note("2026-11-19 email from: hi", "tier: B"),
        "People/Bo Stone.md": note("2026-11-10 email from: hi", "tier: B"),
        "People/Cy Stone.md": note("2026-11-12 email from: hi", "tier: B"),
    }
    assert order(notes) == ["Bo", "Cy", "Amy"]


def test_after_days_overdue_comes_the_name() -> None:
    notes = {
        "People/Cy Stone.md": note("2026-11-10 email from: hi"),
        "People/Amy Stone.md": note("2026-11-10 email from: hi"),
        "Friends/Bo Stone.md": note("2026-11-10 email from: hi"),
    }
    assert order(notes) == ["Amy", "Bo", "Cy"]


def test_the_order_is_total_for_namesakes() -> None:
    text = note("2026-11-10 email from: hi")
    paths = ["People/Amy Stone.md", "Friends/Amy Stone.md", "Work/Amy Stone.md"]
    orders = [
        [found.contact.path for found in look(dict.fromkeys(written, text)).due]
        for written in (paths, paths[::-1], [paths[1], paths[2], paths[0]])
    ]
    assert sorted(orders[0]) == sorted(paths)
    assert orders[0] == orders[1] == orders[2]


def test_the_order_does_not_depend_on_the_order_of_the_files() -> None:
    backwards = dict(reversed(GROUPS.items()))
    assert order(backwards) == order(GROUPS)


def test_only_what_is_due_today_or_before_is_due() -> None:
    """Umar is due on Monday the 16th."""
    notes = {"People/Umar Touch.md": GROUPS["People/Umar Touch.md"]}
    assert order(notes, "2026-11-15") == []
    assert order(notes, "2026-11-16") == ["Umar"]

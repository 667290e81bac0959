"""What to bring: fitting, never twice, newer before older (M1, M2); what is a reason after a pause (M9)."""

import pytest

from tests.support import MAYA, item

TOUCH = "- 2026-11-16 email to: hi\n"


def maya(log: str = TOUCH, topics: str = "onboarding, remote work", *front: str) -> str:
    """Maya with these topics and this log."""
    lines = "\n".join(("type: contact", f"topics: [{topics}]", "email: m@n.example", *front))
    return f"---\n{lines}\n---\n## Log\n{log}"


def value(topics: str = "onboarding", published: str = "2026-09-01", *front: str) -> str:
    """A value item."""
    lines = ["type: value", f"topics: [{topics}]", *front]
    return "\n".join(["---", *lines, *([f"published: {published}"] if published else []), "---\n"])


def brought(note: str, today: str = "2026-11-23", **values: str) -> list[str]:
    """The names of what is proposed, the best first; values by name."""
    notes = {MAYA: note, **{f"Library/{name}.md": text for name, text in values.items()}}
    return [found.name for found in item(notes, today).bring]


def test_what_shares_a_topic_is_proposed_and_nothing_else() -> None:
    assert brought(maya(), Yes=value(), No=value("churn"), Bare=value("")) == ["Yes"]


@pytest.mark.parametrize("spelt", ["Remote Work", "remote-work", "remote_work", "REMOTE  WORK"])
def test_a_topic_is_the_same_however_it_is_spelt(spelt: str) -> None:
    assert brought(maya(), Yes=value(f'"{spelt}"')) == ["Yes"]


def test_a_contact_without_topics_is_offered_what_is_meant_for_it_only() -> None:
    note = maya(topics="")
    values = {"Any": value(), "Hers": value("", "2026-09-01", 'for: "[[Maya Okafor]]"')}
    assert brought(note, "2026-11-23", **values) == ["Hers"]


def test_what_is_meant_for_another_is_not_proposed() -> None:
    notes = {
        MAYA: maya(),
        "People/Jon.md": "---\ntype: contact\nmet: 2026-11-20\n---\n",
        "Library/His.md": value("onboarding", "2026-09-01", 'for: "[[Jon]]"'),
    }
    assert item(notes).bring == ()


def test_what_was_given_once_is_never_proposed_again() -> None:
    log = "- 2025-01-07 email to: [[Old]], as promised\n- 2025-01-08 email from: ta\n" + TOUCH
    assert brought(maya(log), Old=value(), New=value()) == ["New"]


def test_more_topics_go_before_newer_ones_and_newer_before_older() -> None:
    values = {
        "A_old": value("onboarding", "2026-01-01"),
        "B_new": value("onboarding", "2026-10-01"),
        "C_both": value("onboarding, remote work", "2025-01-01"),
        "D_undated": value("onboarding", ""),
    }
    assert brought(maya(), "2026-11-23", **values) == ["C_both", "B_new", "A_old"]


def test_of_two_alike_the_kind_that_the_row_asks_for_goes_first_though_it_is_a_little_older() -> (
    None
):
    """The second row of the sales playbook brings data or an article."""
    values = {
        "Event": value("onboarding", "2026-10-01", "kind: event"),
        "Data": value("onboarding", "2026-09-01", "kind: data"),
    }
    note = maya(TOUCH, "onboarding, remote work", "playbook: sales")
    assert brought(note, "2026-11-23", **values) == ["Data", "Event"]


def test_what_fits_better_goes_before_the_kind_that_the_row_asks_for() -> None:
    values = {
        "Event": value("onboarding, remote work", "2026-10-01", "kind: event"),
        "Data": value("onboarding", "2026-09-01", "kind: data"),
    }
    note = maya(TOUCH, "onboarding, remote work", "playbook: sales")
    assert brought(note, "2026-11-23", **values) == ["Event", "Data"]


def test_what_was_made_for_them_goes_before_everything_else() -> None:
    values = {
        "Both": value("onboarding, remote work", "2026-10-01"),
        "Hers": value("", "2025-09-01", 'for: "[[Maya Okafor]]"'),
    }
    assert brought(maya(), "2026-11-23", **values) == ["Hers", "Both"]


def test_at_most_three_are_proposed() -> None:
    values = {f"N{n}": value("onboarding", f"2026-09-0{n}") for n in range(1, 6)}
    assert brought(maya(), "2026-11-23", **values) == ["N5", "N4", "N3"]


def test_what_is_not_out_yet_or_over_is_left_out() -> None:
    values = {
        "Tomorrow": value("onboarding", "2026-11-24"),
        "Today": value("onboarding", "2026-11-23"),
        "Over": value("onboarding", "2026-09-01", "expires: 2026-11-22"),
        "Last": value("onboarding", "2026-09-01", "expires: 2026-11-23"),
    }
    assert brought(maya(), "2026-11-23", **values) == ["Today", "Last"]


@pytest.mark.parametrize(
    "log",
    [
        "- 2026-11-18 email from: hello\n",
        "- 2026-11-20 interview with: an hour\n",
        "- 2026-11-20 lost: no budget\n",
        "- [ ] send it 📅 2026-11-20\n",
    ],
)
def test_what_carries_its_value_in_what_it_says_brings_nothing(log: str) -> None:
    assert brought(maya(log), Yes=value()) == []


PAUSED = "- 2026-04-20 email to: hi\n- 2026-05-18 exit: wished her well\n"


@pytest.mark.parametrize(
    ("published", "is_reason"),
    [("2026-05-17", False), ("2026-05-18", False), ("2026-05-19", True), ("", False)],
)
def test_after_a_pause_only_what_was_published_since_counts(
    published: str, is_reason: bool
) -> None:
    notes = {MAYA: maya(PAUSED), "Library/Study.md": value("onboarding", published)}
    found = item(notes)
    assert found.reason == "re-engage"
    assert (found.bring != (), found.grounds != (), found.needs_a_reason) == (
        is_reason,
        is_reason,
        not is_reason,
    )


def test_after_a_pause_words_alone_are_no_reason() -> None:
    """Without the pause they would do: the item's topic came up in the log."""
    met = "- 2026-04-10 met: asked about heat pumps\n"
    study = value("heat pumps", "2026-10-01")
    assert brought(maya(met + PAUSED, "gardens"), Study=study) == []


def test_after_a_pause_what_was_made_for_them_since_is_a_reason() -> None:
    notes = {
        MAYA: maya(PAUSED),
        "Library/Study.md": value("", "2026-10-01", 'for: "[[Maya Okafor]]"'),
    }
    assert [ground.text for ground in item(notes).grounds] == [
        "“Study”, published on 1 Oct 2026, matches them by name"
    ]


@pytest.mark.parametrize(
    ("day", "is_reason"), [("2026-05-17", False), ("2026-05-19", True), ("2026-11-24", False)]
)
def test_news_since_the_pause_and_until_today_are_a_reason(day: str, is_reason: bool) -> None:
    found = item({MAYA: maya(PAUSED + f"- {day} news: moved\n")})
    assert (found.grounds != ()) == is_reason
    if is_reason:
        assert found.grounds[0].text == "news since: moved"
        assert found.grounds[0].at.startswith(f"{MAYA}:")


def test_the_latest_news_stand_first() -> None:
    log = PAUSED + "- 2026-06-01 news: first\n- 2026-10-01 news: last\n"
    assert [g.text for g in item({MAYA: maya(log)}).grounds] == [
        "news since: last",
        "news since: first",
    ]

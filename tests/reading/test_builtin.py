import pytest

from vaulttools.model.pattern import Pattern
from vaulttools.model.words import Channel
from vaulttools.reading.builtin import (
    Patterns,
    built_in_patterns,
    built_in_playbooks,
    patterns,
    shipped,
)

EMAIL, LINKEDIN, PHONE = Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE
SALES = [(1, EMAIL), (5, EMAIL), (10, LINKEDIN), (15, PHONE), (24, EMAIL)]
SHORT = [(1, EMAIL), (15, EMAIL), (29, EMAIL)]


def test_the_seven_playbooks_of_the_method() -> None:
    found = built_in_playbooks()
    assert {
        name: [(row.day, row.channel) for row in book.rows] for name, book in found.items()
    } == {
        "networking": [(1, None), (8, EMAIL), (15, LINKEDIN), (24, EMAIL)],
        "sales": SALES,
        "partnership": SALES,
        "job-interview": [(1, EMAIL), (3, EMAIL), (8, EMAIL), (15, EMAIL), (22, EMAIL)],
        "keep-in-touch": [],
        "after-a-no": SHORT,
        "re-engagement": SHORT,
    }
    assert found["keep-in-touch"].every_days == 42
    assert all(book.name == name and book.cadence == () for name, book in found.items())


def test_every_run_ends_politely() -> None:
    for book in built_in_playbooks().values():
        assert book.recurs or book.exit_index == len(book.rows) - 1


def test_what_each_touch_of_them_is_for() -> None:
    found = built_in_playbooks()
    assert [row.intent for row in found["networking"].rows] == [
        "warm thanks and one easy next step",
        "something on a topic of theirs",
        "comment on their post",
        "graceful exit",
    ]
    assert [row.intent for row in found["job-interview"].rows] == [
        "thank-you",
        "one more thought (optional)",
        "value on a challenge they named",
        "short question",
        "graceful exit",
    ]
    assert [row.bring for row in found["sales"].rows] == [
        ("resource",),
        ("data", "article"),
        ("question",),
        ("answer", "summary"),
        (),
    ]


def test_they_are_shown_as_built_in() -> None:
    book = built_in_playbooks()["networking"]
    assert (str(book.place), str(book.rows[1].place)) == (
        "built in: networking",
        "built in: networking, day 8",
    )


def test_what_is_shipped_is_there() -> None:
    assert {path.name for path in shipped("templates").iterdir()} >= {"playbooks", "drafts"}
    assert (shipped("sample-vault") / "vaulttools.toml").is_file()


def test_patterns_by_name() -> None:
    notes = patterns("notes")
    assert notes
    assert all(not name.endswith(".md") and text for name, text in notes.items())
    with pytest.raises(FileNotFoundError):
        patterns("no such folder")


def test_our_patterns_are_read_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read(language: str) -> dict[str, Pattern]:
        asked.append(language)
        return built_in_patterns(language)

    monkeypatch.setattr("vaulttools.reading.builtin.built_in_patterns", read)
    found = Patterns("de")
    assert asked == []
    assert dict(found) == built_in_patterns("de")
    found["call"] = found["reply"]
    assert found["call"] == built_in_patterns("de")["reply"] != built_in_patterns("de")["call"]
    assert asked == ["de"]

"""`vaulttools demo`: the sample vault, moved by whole weeks to the week of today."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.running import REPOSITORY, run
from tests.support import without_state
from vaulttools.actions.shift_dates import shift_dates
from vaulttools.typed import KEPT_TITLE

SAMPLE = REPOSITORY / "sample-vault"
PINNED = date(2026, 11, 23)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def notes(root: Path) -> dict[str, str]:
    """The sample's own notes by path, without their state keys."""
    files = (p for p in root.rglob("*") if p.is_file() and p.suffix in {".md", ".toml"})
    texts = {p.relative_to(root).as_posix(): without_state(p.read_bytes()).decode() for p in files}
    return {path: text for path, text in texts.items() if not path.startswith("Follow-ups/")}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo made on a Thursday, 24 weeks and 3 days after the sample's own day."""
    at = tmp_path_factory.mktemp("later")
    ran = run("demo", "--today", "2027-05-13", at=at)
    assert ran.code == 0, ran.err
    return at / "vaulttools-demo"


def test_dates_move_by_whole_weeks_and_nothing_else_changes(later: Path) -> None:
    weeks = timedelta(weeks=24)
    sample = {shift_dates(path, weeks.days): text for path, text in notes(SAMPLE).items()}
    made = notes(later)
    assert made.keys() == sample.keys()
    for path, text in made.items():
        if path == "vaulttools.toml" or "vaulttools:" in text:
            continue
        assert DATE.sub("", text) == DATE.sub("", sample[path]), path
        before = [date.fromisoformat(d) for d in DATE.findall(sample[path])]
        after = [date.fromisoformat(d) for d in DATE.findall(text)]
        assert [new - old for new, old in zip(after, before, strict=True)] == [weeks] * len(before)
        assert [new.weekday() for new in after] == [old.weekday() for old in before]


def test_daily_notes_are_named_after_their_new_day(later: Path) -> None:
    names = sorted(p.stem for p in (later / "Daily").iterdir())
    assert names == ["2027-05-05", "2027-05-07", "2027-05-08"]


def test_the_day_is_not_pinned_any_more(later: Path) -> None:
    settings = (later / "vaulttools.toml").read_text(encoding="utf-8")
    assert not re.search(r"(?m)^today\b", settings)
    assert 'me = "Sam Reyes"' in settings


def test_a_year_later_it_is_as_lively(later: Path) -> None:
    count = int(run("due", "--count", "--today", "2027-05-10", at=later).out)
    assert count == int(run("due", "--count", at=SAMPLE).out)


def test_it_shows_the_due_list_without_what_only_programs_read(tmp_path: Path) -> None:
    ran = run("demo", "here", "--today", PINNED.isoformat(), at=tmp_path)
    assert ran.code == 0
    assert "**Monday 23 November 2026**" in ran.out
    assert "[[Maya Okafor]]" in ran.out
    assert "<!--" not in ran.out
    assert "^fu-" not in ran.out
    assert 'vaulttools why lena --vault "here"' in ran.out
    assert (tmp_path / "here/Follow-ups/Due.md").is_file()


def test_generated_text_in_the_sample_is_made_anew_and_not_taken_for_the_owners(
    later: Path,
) -> None:
    texts = [file.read_text(encoding="utf-8") for file in later.rglob("*.md")]
    assert not [text for text in texts if KEPT_TITLE in text]
    assert any("Thursday 13 May 2027" in text for text in texts)
    assert not any("Monday 23 November 2026" in text for text in texts)


def test_made_again_on_the_same_day_nothing_changes(later: Path) -> None:
    ran = run("regenerate", "--check", "--today", "2027-05-13", at=later)
    assert (ran.out, ran.code) == ("Nothing would change.\n", 0)


def test_what_it_proposes_to_try_works(later: Path) -> None:
    assert run("why", "lena", at=later).code == 0


def test_it_can_be_run_before_today_as_well(tmp_path: Path) -> None:
    assert run("demo", "--today", "2024-02-29", at=tmp_path).code == 0
    made = notes(tmp_path / "vaulttools-demo")
    assert "met: 2024-" in made["People/Inés Prado.md"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    assert run("demo", "here", "--today", "2026-11-23", at=tmp_path).code == 0


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here/mine.md").write_text("mine")
    ran = run("demo", "here", "--today", "2026-11-23", at=tmp_path)
    assert ran.code == 2
    assert [p.name for p in (tmp_path / "here").iterdir()] == ["mine.md"]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("2026-11-23", "2026-11-30"),
        ("x 2024-02-22, [[2026-12-25]]T10:00", "x 2024-02-29, [[2027-01-01]]T10:00"),
        ("2026-02-31 and 2026-13-01 are none", "2026-02-31 and 2026-13-01 are none"),
        ("12026-11-23 2026-11-231 1-2026-11-23", "12026-11-23 2026-11-231 1-2026-11-23"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_shift_dates(text: str, moved: str) -> None:
    assert shift_dates(text, 7) == moved

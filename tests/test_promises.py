"""The promises, on whole vaults: nothing of the owner's changes, and nothing depends on luck."""

import os
import random
import shutil
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support import MAYA, copy_vault, day, renew, without_state, write_vault
from vaulttools.funnel import build_funnel
from vaulttools.funnel.state import state_of
from vaulttools.pipeline import pretend
from vaulttools.pipeline import regenerate as look_ahead
from vaulttools.reading import read_vault
from vaulttools.reading.builtin import shipped
from vaulttools.typed import KEPT_TITLE

TODAY = day("2026-11-23")
GENERATED = "Follow-ups/"
OPEN, CLOSE = b"<!-- vaulttools:due -->\n", b"<!-- /vaulttools:due -->\n"
Files = dict[str, bytes]


def files(root: Path) -> Files:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def times(root: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in root.rglob("*")}


def owners(found: Files) -> Files:
    """The owner's bytes: all that is not generated, notes without state keys, the dashboard around
    its markers."""
    mine = {
        path: without_state(data) for path, data in found.items() if not path.startswith(GENERATED)
    }
    if "Dashboard.md" in mine:
        before, _, rest = mine["Dashboard.md"].partition(OPEN)
        mine["Dashboard.md"] = before + OPEN + CLOSE + rest.partition(CLOSE)[2]
    return mine


def regenerate(root: Path, today: date) -> list[str]:
    """Regenerate as the command does; the paths that were written."""
    done = renew(root, today)
    assert done.refusals == ()
    return [change.path for change in done.changes]


def contacts(root: Path) -> set[str]:
    """The paths of the contacts' notes."""
    return {contact.path for contact in read_vault(root).contacts}


def run(root: Path, *more: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The program itself, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "vaulttools", "regenerate", "--vault", str(root), *more],
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample vault whose generated notes are still to be made."""
    root = copy_vault(shipped("sample-vault"), tmp_path / "vault")
    shutil.rmtree(root / GENERATED, ignore_errors=True)
    return root


# No byte of the owner's is lost or reformatted


def test_regenerating_writes_generated_notes_and_state_keys_and_nothing_else(sample: Path) -> None:
    before = files(sample)
    written = set(regenerate(sample, TODAY))
    after = files(sample)
    assert owners(after) == owners(before)
    assert {"Follow-ups/Due.md", "Follow-ups/Weekly Review.md"} <= written
    generated = {path for path in written if path.startswith(GENERATED)}
    assert written - generated <= {"Dashboard.md", *contacts(sample)}
    assert set(after) - set(before) == generated


def test_every_contacts_note_says_where_the_contact_stands(sample: Path) -> None:
    regenerate(sample, TODAY)
    for standing in build_funnel(read_vault(sample), TODAY).standings:
        noted = {one.key: one.text for one in standing.contact.noted if one.text}
        wanted = {key: value for key, value in state_of(standing).items() if value}
        left_out = wanted.keys() - noted.keys()
        assert left_out <= standing.contact.told_otherwise, standing.contact.path
        assert noted == {key: wanted[key] for key in noted}, standing.contact.path


def test_the_second_time_nothing_is_written_at_all(sample: Path) -> None:
    regenerate(sample, TODAY)
    before, written_at = files(sample), times(sample)
    assert regenerate(sample, TODAY) == []
    assert (files(sample), times(sample)) == (before, written_at)


def test_the_generated_notes_of_the_sample_are_up_to_date(tmp_path: Path) -> None:
    root = copy_vault(shipped("sample-vault"), tmp_path / "vault")
    assert regenerate(root, TODAY) == []


MAYAS_PROMISE = (
    "---\ntype: contact\nmet: 2026-11-21\n---\n## Promises\n- [ ] the list 📅 2026-11-20\n"
)
HOME = "# Home\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n\nbelow\n"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("- [x] [[Maya", "- [-] [[Maya"),
        ("- [?] [[Maya", "- [ ] [[Maya"),
        ("- [x] [[Maja", "- [x] [[Maja"),
        ("- [ ] [[Maya", "- a line\n- [x] via horse\n- [ ] [[Maya"),
        ("- [x] 🔁 every day [[Maya", "- [ ] 🔁 every day [[Maya"),
    ],
)
def test_what_cannot_be_done_is_told_once_and_then_nothing_moves(
    tmp_path: Path, here: str, there: str
) -> None:
    root = write_vault(tmp_path, {MAYA: MAYAS_PROMISE, "Home.md": HOME})
    regenerate(root, TODAY)
    for path, marked in (("Home.md", here), ("Follow-ups/Due.md", there)):
        text = (root / path).read_text(encoding="utf-8").replace("- [ ] [[Maya", marked)
        (root / path).write_text(text, encoding="utf-8", newline="")
    regenerate(root, TODAY)
    assert regenerate(root, TODAY) == []


@pytest.mark.parametrize("date", ["2026-12-10", "2026-11-10"])
def test_a_promise_whose_date_is_changed_in_the_due_list_keeps_it(
    tmp_path: Path, date: str
) -> None:
    root = write_vault(tmp_path, MAYAS_PROMISE)
    regenerate(root, TODAY)
    write_vault(root, MAYAS_PROMISE)  # its owner takes the state keys out
    due = root / "Follow-ups/Due.md"
    moved = due.read_text(encoding="utf-8").replace("📅 2026-11-20", f"📅 {date}")
    due.write_text(moved, encoding="utf-8")
    regenerate(root, TODAY)
    assert without_state((root / MAYA).read_bytes()) == MAYAS_PROMISE.encode()
    assert date in due.read_text(encoding="utf-8")
    assert regenerate(root, TODAY) == []


def test_a_due_line_copied_below_the_list_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {MAYA: MAYAS_PROMISE, "Home.md": HOME})
    regenerate(root, TODAY)
    home = root / "Home.md"
    text = home.read_text(encoding="utf-8")
    (line,) = [line for line in text.split("\n") if line.startswith("- [ ] [[Maya")]
    home.write_text(text + line.replace("- [ ] [[Maya", "- [x] [[Maja") + "\n", encoding="utf-8")
    regenerate(root, TODAY)
    assert "Maja" in (root / "Follow-ups/Due.md").read_text(encoding="utf-8")
    assert regenerate(root, TODAY) == []


def test_a_decision_copied_elsewhere_is_none_until_a_box_is_ticked(tmp_path: Path) -> None:
    log = "".join(f"- 2026-{d} email to: a word\n" for d in ("10-29", "11-05", "11-12", "11-17"))
    note = f"---\ntype: contact\nmet: 2026-10-27\n---\n## Log\n{log}"
    root = write_vault(tmp_path, {MAYA: note, "Plan.md": "# Plan\n"})
    regenerate(root, TODAY)
    due = (root / "Follow-ups/Due.md").read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(due) if line.startswith("- [ ] [[Maya"))
    plan = "\n".join(["# Plan", "", *due[at : at + 5], ""])
    (root / "Plan.md").write_text(plan, encoding="utf-8")
    assert "archive" in plan
    assert regenerate(root, TODAY) == []
    (root / "Plan.md").write_text(plan.replace("[ ] archive", "[x] archive"), encoding="utf-8")
    assert MAYA in regenerate(root, TODAY)
    assert "2026-11-23 archive" in (root / MAYA).read_text(encoding="utf-8")


def test_nothing_is_left_over_in_the_vault(sample: Path) -> None:
    regenerate(sample, TODAY)
    assert [path for path in files(sample) if "~" in path or path.endswith(".tmp")] == []


def test_everything_generated_may_be_deleted_and_comes_back(sample: Path) -> None:
    regenerate(sample, TODAY)
    before = files(sample)
    shutil.rmtree(sample / GENERATED)
    regenerate(sample, TODAY)
    assert files(sample) == before


@pytest.mark.long
def test_what_is_typed_into_generated_notes_outlives_days_and_weeks(sample: Path) -> None:
    regenerate(sample, TODAY)
    typed = []
    for number, name in enumerate(
        ("Follow-ups/Due.md", "Follow-ups/Weekly Review.md", "Dashboard.md")
    ):
        lines = (sample / name).read_text(encoding="utf-8").split("\n")
        for at in (len(lines) // 3, len(lines) // 2):
            typed.append((name, f"typed by me, {number} and {at}"))
            lines.insert(at, typed[-1][1])
        (sample / name).write_text("\n".join(lines), encoding="utf-8", newline="")
    for distance in (0, 0, 1, 2, 9, 40, 40, 100):
        regenerate(sample, TODAY + timedelta(days=distance))
        for name, line in typed:
            text = (sample / name).read_text(encoding="utf-8")
            assert text.split("\n").count(line) == 1, (distance, name)


def test_a_list_made_by_the_first_version_is_not_taken_for_the_owners(sample: Path) -> None:
    """Its sums were those of whole lines."""
    regenerate(sample, TODAY)
    for name in ("Follow-ups/Due.md", "Follow-ups/Weekly Review.md", "Dashboard.md"):
        lines = (sample / name).read_text(encoding="utf-8").split("\n")
        start = next(n for n, line in enumerate(lines) if line.startswith("<!-- vaulttools:"))
        end = next(n for n, line in enumerate(lines) if line.startswith("<!-- ours "))
        ours = [line.rstrip().encode() for line in lines[start + 1 : end] if line.strip()]
        sums = (urlsafe_b64encode(sha256(line).digest())[:5].decode() for line in ours)
        lines[end] = f"<!-- ours {''.join(sums)} -->"
        (sample / name).write_text("\n".join(lines), encoding="utf-8", newline="")
    for distance in (0, 1):
        regenerate(sample, TODAY + timedelta(days=distance))
        texts = [path.read_text(encoding="utf-8") for path in sample.rglob("*.md")]
        assert not [text for text in texts if KEPT_TITLE in text], distance


@pytest.mark.long
def test_an_edited_draft_outlives_everything(sample: Path) -> None:
    regenerate(sample, TODAY)
    drafts = sorted((sample / "Follow-ups/Drafts").glob("*.md"))
    assert drafts
    for draft in drafts:
        draft.write_bytes(draft.read_bytes().replace(b"\nHi ", b"\nDear ", 1))
    before = {draft: draft.read_bytes() for draft in drafts}
    for distance in (0, 1, 30, 200):
        regenerate(sample, TODAY + timedelta(days=distance))
        assert {draft: draft.read_bytes() for draft in drafts} == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A/Ann Lee.md", "B/Ann: Lee.md"),
        ("Ann #1.md", "Ann 1.md"),
        ("A/B/Ann.md", "A B/Ann.md"),
        (f"{'a' * 190}.md", f"{'a' * 191}.md"),
    ],
)
def test_nobodys_draft_takes_the_place_of_anothers(tmp_path: Path, one: str, other: str) -> None:
    note = "---\ntype: contact\nmet: 2026-11-20\nemail: a@b.example\n---\n"
    root = write_vault(tmp_path, {one: note, other: note})
    changes = look_ahead(root, TODAY, pretend).changes
    drafts = [change.path for change in changes if "/Drafts/" in change.path]
    assert len(drafts) == len(set(drafts)) == 2


# Nobody falls through, on any day


@pytest.mark.long
def test_on_each_of_four_hundred_days_everybody_has_a_date_and_a_reason(sample: Path) -> None:
    vault = read_vault(sample)
    for distance in range(400):
        today = TODAY + timedelta(days=distance)
        funnel = build_funnel(vault, today)
        open_ones = {s.contact.path for s in funnel.standings if s.stage != "closed"}
        assert len(funnel.standings) == len(vault.contacts)
        assert sorted(item.contact.path for item in funnel.items) == sorted(open_ones)
        for item in funnel.items:
            assert item.reason
            assert (item.due is None) == (item.reason == "attention"), item.contact.path


def _days() -> Iterator[date]:
    """Each weekday in turn over four hundred days, and the last and first of each month."""
    for distance in range(400):
        today = TODAY + timedelta(days=distance)
        if distance % 25 == 0 or today.day == 1 or (today + timedelta(days=1)).day == 1:
            yield today


@pytest.mark.long
def test_days_go_by_and_no_note_of_the_owners_changes(sample: Path) -> None:
    before = owners(files(sample))
    regenerate(sample, TODAY)
    noted = {path: (sample / path).read_bytes() for path in contacts(sample)}
    for today in _days():
        written = regenerate(sample, today)
        assert all(p.startswith(GENERATED) for p in written if p != "Dashboard.md"), today
        assert regenerate(sample, today) == [], today
    assert {path: (sample / path).read_bytes() for path in noted} == noted
    assert owners(files(sample)) == before


@pytest.mark.long
def test_the_way_there_does_not_matter(sample: Path, tmp_path: Path) -> None:
    """After a hundred days the notes are what they would be if they were made then for the first time."""
    copy_vault(sample, tmp_path / "fresh")
    for distance in range(0, 101, 20):
        regenerate(sample, TODAY + timedelta(days=distance))
    regenerate(tmp_path / "fresh", TODAY + timedelta(days=100))
    assert files(sample) == files(tmp_path / "fresh")


# The same vault and the same day give the same bytes

REVERSED = """
import os, sys
real = os.scandir
class Entries(list):
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.scandir = lambda *at: Entries(sorted(real(*at), key=lambda e: e.name, reverse=True))
from vaulttools.cli.main import main
main()
"""


def test_bytes_depend_on_nothing_but_the_vault_and_the_day(sample: Path, tmp_path: Path) -> None:
    environments: Iterable[dict[str, str]] = (
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "3", "PYTHONOPTIMIZE": "1", "LANG": "de_DE.UTF-8", "COLUMNS": "20"},
    )
    made: list[Files] = []
    said: list[str] = []
    for number, environment in enumerate(environments):
        (tmp_path / f"copy {number}").mkdir()
        root = copy_vault(sample, tmp_path / f"copy {number}" / "vault")
        ran = run(root, "--today", "2026-11-23", **environment)
        assert ran.returncode == 0, ran.stderr
        made.append(files(root))
        said.append(ran.stdout + ran.stderr)
    backwards = tmp_path / "backwards"
    backwards.mkdir()
    for path, data in reversed(files(sample).items()):
        (backwards / path).parent.mkdir(parents=True, exist_ok=True)
        (backwards / path).write_bytes(data)
    options = ["regenerate", "--now", "--vault", str(backwards), "--today", "2026-11-23"]
    command = [sys.executable, "-c", REVERSED, *options]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    made.append(files(backwards))
    said.append(ran.stdout + ran.stderr)
    assert all(each == made[0] for each in made)
    assert all(each == said[0] for each in said)


# Notes that are none of ours


def ordinary_notes() -> Files:
    """Two hundred notes of somebody who never heard of us."""
    dice = random.Random(20261123)  # noqa: S311 - the same notes every time
    words = ["tea", "Ada", "a plan", "[[Note 7]]", "#idea", "📅 2026-11-20", "é", "`x`", "> y"]
    leads = [
        "",
        "- ",
        "- [ ] ",
        "- [x] ",
        "## ",
        "1. ",
        "> ",
        "    ",
        "- 2026-11-02 email to: ",
        "```",
    ]
    fronts = [
        "", "", "---\ntags: [a, b]\n---\n", "---\ntitle: x: y\n---\n", "---\nperson: true\n", "\ufeff",
        "---\ntype: note\nmet: 2026-11-02\n---\n", "---\ntype:\n---\n", "---\n", "+++\na = 1\n+++\n",
        "%% vaulttools %%\n", "---\ncontact: [[Ada]]\n---\n", "<!-- vaulttools:due -->\n",
    ]  # fmt: skip
    found: Files = {
        "image.png": b"\x89PNG\r\n\xff",
        ".obsidian/app.json": b"{}",
        "Binary.md": b"\xff\0\xfe",
    }
    for number in range(200):
        end = dice.choice(["\n", "\n", "\r\n", "\r"])
        lines = [
            dice.choice(leads) + " ".join(dice.choices(words, k=4))
            for _ in range(dice.randrange(12))
        ]
        folder = dice.choice(["", "Daily/", "People/", "Follow-ups/", "Old/Attic/"])
        text = dice.choice(fronts) + "\n".join(lines)
        found[f"{folder}Note {number}.md"] = text.replace("\n", end).encode()
    return found


def test_a_vault_that_never_heard_of_us_stays_as_it_is(tmp_path: Path) -> None:
    for path, data in ordinary_notes().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    before, written_at = files(tmp_path), times(tmp_path)
    ran = run(tmp_path, "--today", "2026-11-23")
    assert ran.returncode == 0
    assert "202 notes" in ran.stdout or "201 notes" in ran.stdout
    assert "type: contact" in ran.stdout
    assert (files(tmp_path), times(tmp_path)) == (before, written_at)


def test_ordinary_notes_beside_contacts_stay_as_they_are(sample: Path) -> None:
    theirs = {path: data for path, data in ordinary_notes().items() if b"vaulttools:" not in data}
    for path, data in theirs.items():
        (sample / path).parent.mkdir(parents=True, exist_ok=True)
        (sample / path).write_bytes(data)
    regenerate(sample, TODAY)
    after = files(sample)
    assert {path: after[path] for path in theirs} == theirs


# Nothing in a vault is executed

EVIL = [
    "[[x]] ![[y]]", "<script>alert(1)</script>", "`$= dv.current()`", "<% tp.system.prompt() %>", "a:: b",
    "%% hidden", "<!-- /vaulttools:due -->", "<!-- vaulttools:review -->", "<!-- ours abc -->", "```dataviewjs",
    "#tag ^id 📅 2020-01-01 🔁 every day", "[x](javascript:alert(1)) ![](https://t.example/p.png)", "\u202etxt", "{{me}}",
]  # fmt: skip


def test_words_of_notes_do_nothing_in_generated_notes(tmp_path: Path) -> None:
    notes = {}
    for number, evil in enumerate(EVIL):
        front = f"---\ntype: contact\nrole: {evil!r}\norganization: {evil!r}\nmet_at: {evil!r}\nowner: {evil!r}\n"
        notes[f"P{number}a.md"] = f"{front}---\n## Log\n- 2026-11-20 email from: {evil}\n"
        notes[f"P{number}b.md"] = f"{front}---\n## Log\n- 2026-11-22 met: at {evil}\n"
        notes[f"P{number}c.md"] = f"{front}---\n- [ ] {evil} 📅 2026-11-22\n"
        notes[f"P{number}d.md"] = f"{front}next_step: {evil}\n---\n"
        notes[f"P{number}e.md"] = (
            f"{front}topics:\n  - {evil!r}\n---\n## Log\n- 2026-04-01 pause: x\n- 2026-11-01 news: {evil}\n"
        )
    root = write_vault(tmp_path, notes)
    before = files(root)
    for distance in (0, 0, 1, 60):
        regenerate(root, TODAY + timedelta(days=distance))
    after = files(root)
    assert {path: without_state(after[path]) for path in before} == before
    for path in set(after) - set(before):
        text = after[path].decode()
        for bad in (
            "![[",
            "<script",
            "`$=",
            "<%",
            "](javascript",
            "](https",
            "```dataviewjs",
            "\u202e",
            "a:: b",
            "🔁",
        ):
            assert bad not in text, (path, bad)
        has_region = path in {"Follow-ups/Due.md", "Follow-ups/Weekly Review.md"}
        assert text.count("<!-- /vaulttools:") == has_region, path


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [
        b"Ma\xffya.md", b"Ma\nya.md", b"a\n<!-- vaulttools:due -->\nb.md", b"a\n<!-- ours abc -->\nb.md", b"Ma\x1b[31mya.md",
        b"[[Ada]].md", b"a#b^c|d.md", b"%%.md", b"<% x %>.md", b"`$= x`.md", b"# Ada.md", b"- Ada.md", b"CON.md", b" Ada .md",
        "e\u0301.md".encode(), "\u202eadA.md".encode(), b".Ada.md", b"~Ada.md", b"@Ada.md", "📅 2026-01-01.md".encode(), b"'.md",
    ],
)  # fmt: skip
def test_a_note_with_any_name_is_read_and_generates_twice_the_same(
    tmp_path: Path, name: bytes
) -> None:
    folder = tmp_path / "People"
    folder.mkdir()
    texts = {"": "## Log\n- 2026-11-20 email from: hello\n", "2": "## Log\n- 2026-11-22 met: tea\n"}
    for more, text in texts.items():
        (folder / os.fsdecode(name.replace(b".md", more.encode() + b".md"))).write_text(
            f"---\ntype: contact\nrole: a: b\n---\n{text}", encoding="utf-8"
        )
    (folder / "Zoë.md").write_text("---\ntype: contact\nmet: 2026-11-22\n---\n", encoding="utf-8")
    regenerate(tmp_path, TODAY)
    made = files(tmp_path)
    assert regenerate(tmp_path, TODAY) == []
    assert files(tmp_path) == made
    due = made["Follow-ups/Due.md"].decode()
    assert "[[Zoë]]" in due
    assert due.split("\n").count("<!-- vaulttools:due -->") == 1

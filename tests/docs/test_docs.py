"""What the documentation shows is what the program does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from tests.support import copy_vault, renew
from vaulttools.actions.statements import VOCABULARY
from vaulttools.cli.app import build_app
from vaulttools.model.problem import CODES
from vaulttools.model.settings import Cadence, CoachTable, ContactsTable, Settings, setting_table
from vaulttools.model.words import Reason, Stage, ValueKind, What
from vaulttools.reading.builtin import built_in_playbooks
from vaulttools.reading.contacts import KEYS
from vaulttools.reading.log import CHANNEL_NAMES, LOG_HEADINGS
from vaulttools.reading.vault import settings_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
EXCERPT = re.compile(r"<!-- from (.+?) -->\n```markdown\n(.*?)\n```", re.DOTALL)
TRANSCRIPT = re.compile(r"```console\n(.*?)\n```", re.DOTALL)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def in_ticks(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", text))


@pytest.fixture(scope="module")
def regenerated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample vault with its generated notes; to be copied."""
    root = copy_vault(ROOT / "sample-vault", tmp_path_factory.mktemp("sample") / "vault")
    today = settings_of(root)[0].today
    assert today is not None
    renew(root, today)
    return root


@pytest.fixture
def sample(regenerated: Path, tmp_path: Path) -> Path:
    """A sample vault with its generated notes."""
    return copy_vault(regenerated, tmp_path / "sample")


def is_in_order(lines: list[str], within: list[str]) -> bool:
    rest = iter(within)
    return all(line in rest for line in lines)


# What is shown


@EACH_PAGE
def test_excerpts_are_lines_of_the_sample_vault(page: Path, sample: Path) -> None:
    for path, block in EXCERPT.findall(page.read_text(encoding="utf-8")):
        shown = [line for line in block.split("\n") if line.strip()]
        there = (sample / path).read_text(encoding="utf-8").split("\n")
        missing = [line for line in shown if line not in there]
        assert not missing, f"{page.name}: not in {path}"
        assert is_in_order(shown, there), f"{page.name}: another order than in {path}"


def test_the_readme_shows_a_due_list_and_a_draft() -> None:
    shown = [path for path, _ in EXCERPT.findall(text_of("README.md"))]
    assert shown[0] == "Follow-ups/Due.md"
    assert shown[1].startswith("Follow-ups/Drafts/")


@EACH_PAGE
def test_transcripts_are_what_the_program_says(page: Path, sample: Path) -> None:
    for block in TRANSCRIPT.findall(page.read_text(encoding="utf-8")):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = step.rstrip("\n").split("\n")
            [arguments] = command_lines(command)
            result = CliRunner().invoke(build_app(), [*arguments, "--vault", str(sample)])
            assert result.exit_code == 0, result.output
            assert is_in_order(shown, result.stdout.split("\n")), result.stdout


def command_lines(text: str) -> Iterator[list[str]]:
    """The arguments of every `vaulttools …` in a text, comments left out."""
    for line in text.split("\n"):
        for part in re.split(r"&&|\|", line.removeprefix("$ ")):
            if re.match(r"\s*(\.venv/bin/)?vaulttools\s", part + " "):
                yield shlex.split(part, comments=True)[1:]


@EACH_PAGE
def test_every_command_line_that_is_shown_parses(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", text, re.DOTALL)
    quoted = in_ticks(re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    group: Any = get_command(build_app())
    for part in [*blocks, *quoted]:
        for arguments in command_lines(part):
            if not arguments:
                continue
            context = group.make_context("vaulttools", list(arguments))
            name, command, rest = group.resolve_command(context, arguments)
            if rest or not any(p.required for p in command.params):  # a name in passing takes none
                command.make_context(name, rest, parent=context)


@EACH_PAGE
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, anchor = unquote(target).partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.is_file(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(file), f"{page.name}: {target}"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-") for title in titles}


# What is made, and what is listed


@pytest.mark.skipif(
    sys.platform != "linux", reason="some examples need files that only Linux holds"
)
def test_the_made_pages_are_up_to_date() -> None:
    run_python(["docs/make.py", "--check"], ROOT)  # python docs/make.py mends it


def test_every_problem_code_has_its_place() -> None:
    assert re.findall(r"^## (VT\d+):", text_of("docs/problems.md"), re.MULTILINE) == list(CODES)


def test_defaults_in_the_method_are_those_of_the_code() -> None:
    tables = (Settings, ContactsTable, CoachTable, Cadence)
    defaults = {info.name: info.default for table in tables for info in setting_table(table)}
    named: set[str] = set()
    for span in in_ticks(text_of("docs/method.md")):
        if re.match(r"[a-z_]+ = ", span):
            [(name, value)] = tomllib.loads(span).items()
            assert value == defaults[name], span
            named.add(name)
    assert named >= {info.name for info in setting_table(Cadence)}


def test_the_method_tells_every_rule_once_and_in_order() -> None:
    rules = re.findall(r"^\*\*M(\d+) ", text_of("docs/method.md"), re.MULTILINE)
    assert rules == [str(number) for number in range(30)]


def test_the_method_tells_every_stage_reason_and_playbook() -> None:
    text = text_of("docs/method.md")
    assert {str(reason) for reason in Reason} <= in_ticks(text)
    assert {book.name for book in built_in_playbooks().values()} <= in_ticks(text)
    stages = re.findall(r"^\| (\w+) \|", text.partition("## How")[0], re.MULTILINE)
    assert stages == ["stage", *Stage]


def test_the_method_gives_the_days_of_the_built_in_playbooks() -> None:
    rows = re.findall(r"^\| (`.+?`) \| (\d.*?) \|$", text_of("docs/method.md"), re.MULTILINE)
    told = {name: days for names, days in rows for name in in_ticks(names)}
    for book in built_in_playbooks().values():
        if not book.recurs:
            days = [int(word) for word in re.findall(r"\d+", told[book.name])]
            assert days == [row.day for row in book.rows], book.name


def test_the_notes_name_every_key_and_its_other_names() -> None:
    rows = dict(
        re.findall(r"^\| `(\w+)` \| [^|]+ \|(.*)\|$", text_of("docs/notes.md"), re.MULTILINE)
    )
    for key, names in KEYS.items():
        assert in_ticks(rows[key]) == set(names) - {key}, key


def test_the_notes_name_every_channel_and_its_other_names() -> None:
    section = text_of("docs/notes.md").partition("The channels, and")[2].partition("\n#")[0]
    rows = re.findall(r"^\| `([\w-]+)` \|(.*)\|$", section, re.MULTILINE)
    told = {name: channel for channel, names in rows for name in {channel, *in_ticks(names)}}
    assert told == {name: str(channel) for name, channel in CHANNEL_NAMES.items()}


def test_the_notes_name_every_entry_kind_of_value_and_heading() -> None:
    words = {
        word for span in in_ticks(text_of("docs/notes.md")) for word in span.casefold().split()
    }
    assert {str(what) for what in What} <= words
    assert {str(kind) for kind in ValueKind} <= words
    spans = {span.casefold() for span in in_ticks(text_of("docs/notes.md"))}
    assert spans >= LOG_HEADINGS


def test_every_dependency_has_a_line_that_says_why() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    needed = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in project["dependencies"]]
    told = re.findall(
        r"^- \*\*([\w.-]+)\*\*: .{40,}$", text_of("docs/dependencies.md"), re.MULTILINE
    )
    assert told == needed


# What is to be followed


def generator_in_contributing() -> str:
    section = text_of("CONTRIBUTING.md").partition("## Add a generator")[2].partition("\n## ")[0]
    [code] = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    return str(code)


def run_python(arguments: list[str], folder: Path, given: str = "") -> str:
    """What a Python program says, run in a folder that holds the package."""
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_the_generator_in_contributing_works(tmp_path: Path) -> None:
    program = tmp_path / "program"
    for folder in ("vaulttools", "templates"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, program / folder, ignore=ignored)
    generator = program / "vaulttools" / "generators" / "coming.py"
    generator.write_text(generator_in_contributing(), encoding="utf-8")
    vault = tmp_path / "notes"
    vault.mkdir()
    note = "---\ntype: contact\nmet: 2026-11-22\n---\n"
    (vault / "Dara Quinn.md").write_text(note, encoding="utf-8")
    command = ["-m", "vaulttools", "regenerate", "--vault", str(vault), "--today", "2026-11-23"]
    run_python(command, program)
    made = (vault / "Follow-ups" / "Coming.md").read_text(encoding="utf-8")
    assert "- Tuesday 24 November 2026: [[Dara Quinn]]" in made


@pytest.mark.parametrize("check", ["ruff check", "ruff format --check", "mypy --strict"])
def test_the_generator_in_contributing_passes_the_checks(check: str, tmp_path: Path) -> None:
    code = generator_in_contributing()
    file = tmp_path / "coming.py"
    file.write_text(code, encoding="utf-8")
    name, *options = check.split()
    if name == "ruff":
        as_if = ["--no-cache", "--stdin-filename", "vaulttools/generators/coming.py", "-"]
        run_python(["-m", name, *options, *as_if], ROOT, code)
    else:
        run_python(["-m", name, *options, "--cache-dir", str(tmp_path / "cache"), str(file)], ROOT)


def test_the_vocabulary_is_the_one_that_is_understood() -> None:
    text = (ROOT / "docs/talking.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{words}` | {meaning} |" for words, meaning in VOCABULARY]

"""`vaulttools coach` in a vault: which drafts, how it is printed, and what `--fix` writes."""

import io
import json
import os
import sys
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.cli.running import Ran, run
from tests.support import LONG_AGO, write_vault

SETTINGS = 'today = 2026-11-24\nme = "Sam Reyes"\n'
MAYA = "---\ntype: contact\nmet: 2026-11-21\n---\n"
DRAFT = """\
---
type: draft
contact: "[[Maya Okafor]]"
channel: email
subject: "The study, as promised"
status: draft
---
Hi Mara,

Thanks for the talk. Here's the study that you asked for; we utilise it daily!!

Is it any use to you?

Best,
Sam

> [!NOTE]
> We utilise this!!
"""
PATH = "Follow-ups/Drafts/Maya.md"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "notes", {"People/Maya Okafor.md": MAYA, PATH: DRAFT}, SETTINGS)


def coach(*arguments: str, at: Path, stdin: str = "") -> Ran:
    with patch.object(sys, "stdin", io.StringIO(stdin)):
        return run("coach", *arguments, at=at)


def test_all_open_drafts_are_judged_and_more_than_hints_end_with_1(vault: Path) -> None:
    ran = coach(at=vault)
    assert ran.code == 1
    assert f"{PATH}:8:4: FU121 wrong-name" in ran.out
    assert ran.out.endswith("1 message: 1 error and 2 hints.\n")


def test_hints_alone_end_with_0(vault: Path) -> None:
    write_vault(vault, {PATH: DRAFT.replace("Mara", "Maya")}, SETTINGS)
    ran = coach(at=vault)
    assert (ran.code, "FU108 stiff" in ran.out) == (0, True)


@pytest.mark.parametrize("status", ["sent", "dropped"])
def test_drafts_that_are_done_with_are_left_alone_unless_they_are_named(
    vault: Path, status: str
) -> None:
    write_vault(vault, {PATH: DRAFT.replace("status: draft", f"status: {status}")}, SETTINGS)
    assert "no open draft" in coach(at=vault).out
    assert "FU121" in coach(PATH, at=vault).out


@pytest.mark.parametrize("name", [PATH, "maya", "Follow-ups", "Follow-ups/Drafts", "."])
def test_a_draft_is_named_by_its_path_its_folder_or_its_person(vault: Path, name: str) -> None:
    assert "1 message: 1 error" in coach(name, at=vault).out


def test_a_path_is_taken_from_where_one_is(vault: Path) -> None:
    assert "FU121" in coach("Maya.md", at=vault / "Follow-ups/Drafts").out


def test_a_fix_changes_its_own_words_and_no_other_byte(vault: Path) -> None:
    before = b"\xef\xbb\xbf" + DRAFT.replace("\n", "\r\n").encode()
    (vault / PATH).write_bytes(before)
    ran = coach("--fix", at=vault)
    after = (vault / PATH).read_bytes()
    assert after == before.replace(b"Mara", b"Maya", 1).replace(b"utilise", b"use", 1).replace(
        b"!!", b"!", 1
    )
    assert ran.out == "1 message: nothing to mend.\n"


def test_a_look_at_the_fixes_writes_nothing(vault: Path) -> None:
    before = (vault / PATH).read_bytes()
    ran = coach("--fix", "--dry-run", at=vault)
    assert "+Hi Maya," in ran.out
    assert (vault / PATH).read_bytes() == before


def test_what_was_mended_is_the_owners_and_stays_when_everything_is_written_anew(
    vault: Path,
) -> None:
    run("regenerate", at=vault)
    made = next((vault / "Follow-ups/Drafts").glob("2026*"))
    made.write_text(
        made.read_text(encoding="utf-8").replace("\n\n", " we utilise\n\n", 1), encoding="utf-8"
    )
    os.utime(made, (LONG_AGO, LONG_AGO))
    coach(str(made), "--fix", at=vault)
    mended = made.read_bytes()
    run("regenerate", at=vault)
    assert b" we use" in mended
    assert made.read_bytes() == mended


def test_a_note_that_is_no_utf_8_is_not_written_to(vault: Path) -> None:
    (vault / PATH).write_bytes(DRAFT.encode().replace(b"daily", b"d\xe4ily"))
    before = (vault / PATH).read_bytes()
    assert "FU121" in coach("--fix", at=vault).out
    assert (vault / PATH).read_bytes() == before


def test_a_message_from_stdin_needs_no_vault(tmp_path: Path) -> None:
    ran = coach("--stdin", "--channel", "email", "--subject", "Hello", at=tmp_path, stdin="Sorry to bother you.")  # fmt: skip
    assert "stdin:1:1: FU104 apology" in ran.out
    assert "FU103 empty-subject\n       | Hello\n" in ran.out
    assert ran.code == 1


def test_a_message_from_stdin_may_be_for_somebody_in_the_vault(vault: Path) -> None:
    ran = coach("--stdin", "--to", "maya", at=vault, stdin="Hi Mara,\n\nsee [[Study]].\n")
    assert "FU121 wrong-name" in ran.out
    assert "FU122 dead-link" in ran.out


def test_rules_are_left_out_by_the_settings(vault: Path) -> None:
    write_vault(vault, {PATH: DRAFT}, f'{SETTINGS}[coach]\noff = ["fu121", "stiff", "nonsense"]\n')
    ran = coach(at=vault)
    assert "1 message: 1 hint." in ran.out
    assert "there is no rule nonsense" in ran.err


def test_json_says_all_there_is_to_know_of_a_finding(vault: Path) -> None:
    found = json.loads(coach("--format", "json", at=vault).out)["findings"]
    assert found[0] | {"why": "", "do": ""} == {
        "code": "FU121",
        "rule": "wrong-name",
        "severity": "error",
        "path": PATH,
        "line": 8,
        "column": 4,
        "end_line": 8,
        "end_column": 8,
        "excerpt": "Mara",
        "why": "",
        "do": "",
        "fix": "Maya",
    }


def test_github_is_told_in_workflow_commands_that_nothing_breaks(vault: Path) -> None:
    odd = "Follow-ups/Drafts/50%, a: b.md"
    write_vault(vault, {odd: DRAFT}, SETTINGS)
    lines = coach(odd, "--format", "github", at=vault).out.splitlines()
    assert lines[0].startswith("::error file=Follow-ups/Drafts/50%25%2C a%3A b.md,line=8,")
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::notice", "::notice"]
    assert all(line.count("::") == 2 for line in lines)


def test_sarif_has_what_its_readers_need(vault: Path) -> None:
    log = json.loads(coach("--format", "sarif", at=vault).out)
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert (log["version"], one["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert all(
        rule["defaultConfiguration"]["level"] in {"error", "warning", "note"} for rule in rules
    )
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (place,) = result["locations"]
        region = place["physicalLocation"]["region"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == PATH
        assert 1 <= region["startLine"] <= region["endLine"]
        assert region["startColumn"] >= 1
    (change,) = one["results"][0]["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "Maya"}


def test_a_long_line_is_cut_around_what_it_is_about(vault: Path) -> None:
    write_vault(vault, {PATH: DRAFT.replace("Here's", "So it goes on. " * 20 + "Here's")}, SETTINGS)
    shown = coach(at=vault).out.splitlines()
    line, marks = next((a, b) for a, b in pairwise(shown) if "utilise" in a)
    assert line[marks.index("^") : marks.rindex("^") + 1] == "utilise"
    assert len(line) < 120


def test_everything_about_a_rule_is_explained(vault: Path) -> None:
    assert coach("--explain", "fu104", at=vault).out == coach("--explain", "apology", at=vault).out
    assert coach("--explain", "FU999", at=vault).code == 2

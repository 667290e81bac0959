"""Several people, one vault: whose list it is, and who is at the keyboard."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.support import write_vault

SETTINGS = 'today = 2026-11-23\nme = "Sam Reyes"\nowner = "Sam Reyes"\n'
MAYA = """\
    ---
    type: contact
    email: maya@northwind.example
    organization: Northwind
    met: 2026-11-02
    ---
    ## Log
    - 2026-11-20 email from: could you send the checklist?
    """
JON = """\
    ---
    type: contact
    email: jon@northwind.example
    organization: Northwind
    met: 2026-11-02
    next_step: 2026-11-23
    owner: "[[Kim Osei]]"
    ---
    ## Log
    - 2026-11-03 email to: hello
    """
NOTES = {"People/Maya.md": MAYA, "People/Jon.md": JON}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Maya is Sam's, whose vault it is, and Jon is Kim's; both work at Northwind."""
    return write_vault(tmp_path / "notes", NOTES, SETTINGS)


def git(*words: str, at: Path) -> None:
    subprocess.run(["git", *words], cwd=at, check=True, capture_output=True)


def test_due_says_whose_it_is_and_who_else_gets_in_touch(shared: Path) -> None:
    said = run("due", at=shared).out.splitlines()
    assert [line.partition(" · owner ")[2] for line in said[1:]] == [
        "Sam Reyes · Kim Osei gets in touch with Jon of Northwind too, today",
        "Kim Osei · Sam Reyes gets in touch with Maya of Northwind too, today",
    ]


@pytest.mark.parametrize("owner", ["Kim Osei", "kim osei", "kim", "osei"])
def test_due_of_one_owner_by_name_or_a_part_of_it(owner: str, shared: Path) -> None:
    said = run("due", "--owner", owner, at=shared).out
    assert [line.split()[1] for line in said.splitlines()[1:]] == ["Jon"]
    assert "owner" not in said, "whose it is was asked for"
    assert run("due", "--owner", owner, "--count", at=shared).out == "1\n"
    items = json.loads(run("due", "--owner", owner, "--format", "json", at=shared).out)["items"]
    assert [(item["contact"], item["owner"]) for item in items] == [("Jon", "Kim Osei")]
    assert items[0]["meanwhile"] == [
        {"owner": "Sam Reyes", "contact": "Maya", "path": "People/Maya.md", "due": "2026-11-23"}
    ]


def test_an_unknown_owner_is_told_who_there_is(shared: Path) -> None:
    ran = run("due", "--owner", "Alex", at=shared)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "vaulttools: no contact here is owned by “Alex”\n  Owners are Kim Osei and Sam Reyes.\n"
    )


def test_a_part_of_two_names_is_told_to_be_both(shared: Path) -> None:
    write_vault(shared, {"People/Lena.md": JON.replace("Kim Osei", "Kim Vogt")}, SETTINGS)
    ran = run("due", "--owner", "kim", at=shared)
    assert ran.code == 2
    assert "It could be Kim Osei and Kim Vogt." in ran.err


def test_who_is_nobodys_is_not_lost_from_sight(shared: Path) -> None:
    write_vault(shared, {"People/Lena.md": JON.replace("[[Kim Osei]]", "?")}, SETTINGS)
    ran = run("due", "--owner", "kim", at=shared)
    assert ran.out.splitlines()[-1] == "1 more has no owner; see “vaulttools due”."


def test_me_is_the_environment_then_git_then_the_setting(shared: Path) -> None:
    def mine(**env: str) -> str:
        return run("due", "--owner", "me", at=shared, env=env).out.splitlines()[1].split()[1]

    assert mine() == "Maya", "the setting"
    git("init", at=shared)
    assert mine() == "Maya", "git says nothing"
    git("config", "vaulttools.me", "Kim Osei", at=shared)
    assert mine() == "Jon"
    assert mine(VAULTTOOLS_ME="Sam Reyes") == "Maya"
    git("config", "vaulttools.me", "Sam Reyes", at=shared)
    assert mine() == "Maya", "what git says is not remembered"
    assert mine(VAULTTOOLS_ME="Kim Osei") == "Jon"


def test_without_a_name_it_is_asked_for(shared: Path) -> None:
    (shared / "vaulttools.toml").write_text("today = 2026-11-23\n", encoding="utf-8")
    ran = run("due", "--owner", "me", at=shared)
    assert ran.code == 2
    assert "git config vaulttools.me NAME" in ran.err


def test_while_nobody_is_named_all_is_mine(tmp_path: Path) -> None:
    alone = write_vault(tmp_path / "notes", {"People/Maya.md": MAYA}, "today = 2026-11-23\n")
    assert run("due", "--owner", "me", at=alone) == run("due", at=alone)
    assert run("due", "--owner", "Sam", at=alone).err == (
        "vaulttools: no contact here is owned by “Sam”\n"
    )


def test_a_git_that_lies_in_the_vault_is_not_run(shared: Path) -> None:
    git("init", at=shared)
    trap = shared / "git"
    trap.write_text("#!/bin/sh\ntouch sprung\necho Kim Osei\n", encoding="utf-8")
    trap.chmod(0o755)
    ran = run("due", "--owner", "me", at=shared, env={"PATH": "."})
    assert "Maya" in ran.out
    assert not (shared / "sprung").exists()


@pytest.mark.parametrize(
    "words", [("due",), ("due", "--count"), ("show", "Maya"), ("done", "Maya")]
)
def test_a_vault_of_one_does_not_ask_git(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = write_vault(tmp_path / "notes", {"People/Maya.md": MAYA}, SETTINGS)
    git("init", at=alone)
    monkeypatch.setattr(shutil, "which", lambda *_: pytest.fail("git was looked for"))
    assert run(*words, at=alone).code == 0

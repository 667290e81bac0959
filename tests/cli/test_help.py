"""The help of every command says what it does, and the examples in it are true."""

import io
import re
import shlex
import subprocess
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest
from typer.models import ArgumentInfo

from tests.cli.running import REPOSITORY, run
from tests.cli.small_vault import SETTINGS, small_vault
from tests.support import write_vault

COMMANDS = sorted(
    file.stem
    for file in (REPOSITORY / "vaulttools/cli/commands").glob("*.py")
    if not file.stem.startswith("_")
)


def shown(command: str) -> str:
    """The help of a command."""
    ran = run(command, "--help", at=Path.cwd())
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def examples(command: str) -> list[str]:
    """The example lines in it."""
    return re.findall(rf"(?m)^    (vaulttools {command}\b.*|vaulttools why\b.*)$", shown(command))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_a_sentence_and_examples(command: str) -> None:
    lines = shown(command).splitlines()
    assert re.fullmatch(r"  [A-Z].*\.", lines[2])
    assert examples(command)
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("command", COMMANDS)
def test_the_overview_names_it(command: str) -> None:
    overview = run("--help", at=Path.cwd()).out
    assert re.search(rf"(?m)^  {command} +[A-Z].*\.$", overview)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    options = shown(command).partition("\nOptions:\n")[2].splitlines()
    assert options
    for line in options:
        assert re.search(r"\S  +[A-Z]|^ {20,}\S", line), line


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_named_where_it_is_declared(command: str) -> None:
    """Where it is not, typer 0.27 takes the placeholder for the name: `--TIER`."""
    function = getattr(import_module(f"vaulttools.cli.commands.{command}"), command)
    for name, parameter in signature(function).parameters.items():
        for told in getattr(parameter.annotation, "__metadata__", ()):
            named = str(told.default).startswith("--")  # typer keeps the first name there
            assert named or isinstance(told, ArgumentInfo), name


@pytest.mark.parametrize("example", [line for name in COMMANDS for line in examples(name)])
def test_the_examples_work(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    vault = small_vault(tmp_path / "notes")
    (vault / "People/Maya Okafor.md").rename(vault / "People/Maya Ode.md") if (
        'new "Maya' in example
    ) else None
    (vault / "People/Inés Prado.md").unlink() if 'new "In' in example else None
    if "tom" in example.casefold() and " new " not in example:
        tom = "---\ntype: contact\nmet: 2026-11-02\n---\n"
        write_vault(vault, {"People/Tom Farrow.md": tom}, SETTINGS)
    if " jon " in example:
        (vault / "People/Jon Farrow.md").unlink()
    if "Marcus Bell" in example:
        write_vault(
            vault, {"People/Marcus Bell.md": "---\ntype: contact\nmet: 2026-11-02\n---\n"}, SETTINGS
        )
    words = shlex.split(example.partition(" < ")[0])[1:]
    if words[0] == "git":
        subprocess.run(["git", "init", "-q"], cwd=vault, check=True)
    if words[0] == "coach":
        run("draft", "maya", at=vault)
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr("sys.stdin", io.StringIO("Hi Maya,\n\njust checking in.\n"))
    if words[0] == "watch":
        words.append("--once")  # else it goes on until somebody ends it
    ran = run(*(word.replace("~", str(tmp_path)) for word in words), at=vault)
    finds_something = (
        words[0] == "check"
        or (words[0] == "coach" and "--explain" not in words)
        or words[:2] == ["git", "doctor"]
    )
    assert ran.code == int(finds_something), ran.err

"""`vaulttools coach`: what in a message would make its reader sigh, and what to write instead."""

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from vaulttools.cli.acting import channel_of
from vaulttools.cli.common import (
    USAGE,
    DryRunOption,
    TodayOption,
    VaultOption,
    fail,
    find_contact,
    find_root,
    find_today,
    is_in_a_vault,
    look,
)
from vaulttools.cli.diff import unified
from vaulttools.cli.terminal import say, say_error, say_json, show
from vaulttools.cli.writer import write
from vaulttools.coach import (
    Known,
    all_rules,
    fixed,
    judge,
    judge_drafts,
    open_drafts,
    source_of,
    to_contact,
)
from vaulttools.exporters import findings as exporter
from vaulttools.model.draft import Draft
from vaulttools.model.finding import Finding, Severity
from vaulttools.model.funnel import Funnel
from vaulttools.model.problem import Problem
from vaulttools.model.texts import Change
from vaulttools.model.words import Channel
from vaulttools.reading.builtin import built_in_language
from vaulttools.reading.drafts import read_draft
from vaulttools.reading.files import decode, read_source
from vaulttools.reading.notes import open_note
from vaulttools.reading.settings import FILE
from vaulttools.wording import count, listed

STDIN = "stdin"
MOST_INPUT = 5_000_000
"""Characters; a longer text is no message."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


class CoachFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class Judged(Struct, frozen=True):
    """A text with what there is to mend in it."""

    path: str
    source: str
    findings: tuple[Finding, ...]


def coach(
    what: Annotated[
        list[str] | None,
        typer.Argument(help="Files, or names of people with a draft.", metavar="[PATH|NAME]..."),
    ] = None,
    is_stdin: Annotated[bool, typer.Option("--stdin", help="Read the message from stdin.")] = False,
    channel: Annotated[
        str,
        typer.Option("--channel", help="How it travels, where no note says so.", metavar="CHANNEL"),
    ] = "",
    subject: Annotated[
        str | None, typer.Option("--subject", help="Its subject, with --stdin.", metavar="TEXT")
    ] = None,
    to: Annotated[
        str, typer.Option("--to", help="Whom it is for, with --stdin.", metavar="NAME")
    ] = "",
    is_fixed: Annotated[
        bool, typer.Option("--fix", help="Mend in the notes what needs no thought.")
    ] = False,
    explain: Annotated[str, typer.Option("--explain", help="Explain a rule.", metavar="CODE")] = "",
    format: Annotated[
        CoachFormat,
        typer.Option(
            "--format", help="How to print: text, json, github or sarif.", metavar="FORMAT"
        ),
    ] = CoachFormat.TEXT,
    dry_run: DryRunOption = False,
    vault: VaultOption = None,
    today: TodayOption = "",
) -> None:
    """Say what would make a reader sigh, and what to write instead.

    All open drafts, or those that you name. Exits 1 if there is more than hints.

    \b
    Examples:
      vaulttools coach
      vaulttools coach maya --fix
      vaulttools coach --explain FU104
      vaulttools coach --stdin --channel email --subject "Onboarding list" < message.txt
    """
    if explain:
        _explain(explain)
        return
    if is_stdin:
        if what or is_fixed:
            fail(USAGE, "--stdin takes neither names nor --fix", "There is no note to write to.")
        judged = [_judge_stdin(vault, today, channel, subject, to)]
    else:
        root = find_root(vault)
        funnel = look(root, find_today(root, today))
        drafts = _named(what, root, funnel, channel) if what else list(open_drafts(funnel))
        judged = _judge(drafts, funnel)
        if is_fixed:
            judged = _mend(judged, root, drafts, funnel, dry_run=dry_run)
    _print(judged, format)
    if any(finding.is_serious for one in judged for finding in one.findings):
        raise typer.Exit(1)


def _explain(word: str) -> None:
    """Print what a rule says of itself; ends the program for one that is not there."""
    rules = {name: rule for rule in all_rules() for name in (rule.code.casefold(), rule.name)}
    rule = rules.get(word.casefold())
    if rule is None:
        known = ", ".join(f"{rule.code} {rule.name}" for rule in all_rules())
        fail(USAGE, f"--explain: there is no rule “{word}”", f"There are {known}.")
    for line in exporter.explained(rule):
        say(line)


def _judge_stdin(
    vault: Path | None, today: str, channel: str, subject: str | None, to: str
) -> Judged:
    """The message on stdin; it needs no vault, but `--to` does."""
    source = sys.stdin.read(MOST_INPUT)
    known = Known(
        channel=channel_of("--channel", channel) or Channel.EMAIL,
        subject=subject,
        language=built_in_language("en"),
        path=STDIN,
    )
    off: tuple[str, ...] = ()
    if to or is_in_a_vault(vault):
        root = find_root(vault)
        funnel = look(root, find_today(root, today))
        settings, off = funnel.vault.settings, _off(funnel)
        known = replace(
            known,
            language=funnel.vault.language,
            today=funnel.today,
            me=settings.me,
            links=funnel.vault.links,
        )
        if to:
            known = to_contact(known, find_contact(funnel, to), funnel.vault)
    return Judged(STDIN, source, judge(source, known, off))


def _named(what: Sequence[str], root: Path, funnel: Funnel, channel: str) -> list[Draft]:
    """The drafts that are meant: files, folders, or people; ends the program for nothing of these."""
    found: dict[str, Draft] = {}
    for text in what:
        at = next((p for p in (Path.cwd() / text, root / text) if p.exists()), None)
        if at is not None:
            drafts = _at(at, root, funnel, channel)
        elif text.casefold().endswith((".md", ".txt")):
            fail(USAGE, f"there is no file {text}", "Give its path from here or from the vault.")
        else:
            contact = find_contact(funnel, text)
            drafts = [draft for draft in open_drafts(funnel) if draft.contact == contact.path]
            if not drafts:
                hint = f"Make one with “vaulttools draft {text}”."
                fail(USAGE, f"{contact.name} has no open draft", hint)
        found |= {draft.path: draft for draft in drafts}
    return list(found.values())


def _at(path: Path, root: Path, funnel: Funnel, channel: str) -> list[Draft]:
    """The drafts in a folder of the vault, or one file, whether it is a draft or not."""
    inside = path.resolve().is_relative_to(root.resolve())
    name = path.resolve().relative_to(root.resolve()).as_posix() if inside else str(path)
    if path.is_dir():
        within = "" if name == "." else f"{name}/"
        return [draft for draft in open_drafts(funnel) if draft.path.startswith(within)]
    if draft := funnel.vault.drafts.get(name):
        return [draft]
    source = read_source(root, name) if inside else read_source(path.parent, path.name)
    if isinstance(source, Problem):
        fail(USAGE, f"{name} {source.what}", source.hint)
    note = open_note(decode(name, source.data), funnel.vault.links)
    draft = read_draft(note, funnel.vault.settings)
    said = draft.channel or channel_of("--channel", channel)
    return [replace(draft, path=name, channel=said)]


def _judge(drafts: Iterable[Draft], funnel: Funnel) -> list[Judged]:
    found = judge_drafts(drafts, funnel, _off(funnel))
    return [Judged(draft.path, source_of(draft.data), findings) for draft, findings in found]


def _off(funnel: Funnel) -> tuple[str, ...]:
    """The rules that the settings leave out; one that is not there is named on stderr."""
    known = {name for rule in all_rules() for name in (rule.code.casefold(), rule.name)}
    off = funnel.vault.settings.coach.off
    if unknown := [word for word in off if word.casefold() not in known]:
        hint = "“vaulttools coach --explain ?” lists them."
        say_error(f"{FILE}: [coach] off: there is no rule {listed(unknown)}", hint)
    return off


def _mend(
    judged: Iterable[Judged], root: Path, drafts: Iterable[Draft], funnel: Funnel, *, dry_run: bool
) -> list[Judged]:
    """Put every fix into its note, and judge what comes out; a note outside the vault stays."""
    changes: list[Change] = []
    after: list[Draft] = []
    for one, draft in zip(judged, drafts, strict=True):
        text = fixed(one.source, one.findings).encode()
        data = draft.data[: draft.data.find(one.source.encode())] + text
        can_be = draft.path in funnel.vault.drafts and one.source.encode() in draft.data
        if can_be and data != draft.data:
            changes.append(Change(draft.path, draft.data, data))
            draft = replace(draft, data=data)  # noqa: PLW2901 - as it is from now on
        after.append(draft)
    if dry_run:
        for change in changes:
            say(unified(change))
    elif changes:
        write(root, "coach", *changes)
    return _judge(after, funnel)


def _print(judged: Sequence[Judged], format: CoachFormat) -> None:
    findings = [finding for one in judged for finding in one.findings]
    if format is CoachFormat.JSON:
        say_json(exporter.as_json(findings))
    elif format is CoachFormat.SARIF:
        say_json(exporter.as_sarif(findings))
    elif format is CoachFormat.GITHUB:
        for finding in findings:
            say(exporter.as_github(finding))
    else:
        for one in judged:
            lines = one.source.splitlines()
            for finding in one.findings:
                _print_finding(finding, lines)
        say(_summary(len(judged), findings))


def _print_finding(finding: Finding, lines: Sequence[str]) -> None:
    head, *rest = exporter.as_text(finding, lines)
    place, _, name = head.partition(": ")
    show((place, "bold"), ": ", (name, COLOURS[finding.severity]))
    for line in rest:
        say(line)


def _summary(messages: int, findings: Sequence[Finding]) -> str:
    if not messages:
        return "There is no open draft. “vaulttools regenerate” writes one for whoever is due."
    counts = ((s, sum(f.severity is s for f in findings)) for s in Severity)
    said = listed(count(number, str(severity)) for severity, number in counts if number)
    return f"{count(messages, 'message')}: {said or 'nothing to mend'}."

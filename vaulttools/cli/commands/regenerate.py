"""`vaulttools regenerate`: do what was ticked and typed, write the due list, the review and the drafts."""

from typing import Annotated

import typer

from vaulttools.cli.acting import NowOption
from vaulttools.cli.again import not_repeatable
from vaulttools.cli.common import (
    DryRunOption,
    TodayOption,
    VaultOption,
    day_to_tell,
    find_root,
    memory_of,
)
from vaulttools.cli.diff import unified
from vaulttools.cli.next_date import next_words
from vaulttools.cli.terminal import (
    NOT_WRITTEN,
    progress,
    say,
    say_how_to_begin,
    say_problems,
    say_refusals,
)
from vaulttools.cli.writer import writing
from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import Change
from vaulttools.pipeline import Done, pretend
from vaulttools.pipeline import regenerate as renew
from vaulttools.reading.log import without_sign
from vaulttools.reading.vault import settings_of
from vaulttools.saying import due_counts
from vaulttools.wording import count

ALSO = ("regen",)


def regenerate(
    vault: VaultOption = None,
    today: TodayOption = "",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")
    ] = False,
    now: NowOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Do what you ticked and typed; write the due list, the review and the drafts.

    Run it as often as you like. In your contacts' notes it adds log lines for what you ticked, and
    keeps the state keys; a note that was saved in the last two seconds waits for the next run.

    \b
    Examples:
      vaulttools regenerate
      vaulttools regenerate --dry-run
      vaulttools regenerate --vault ~/notes --today 2026-11-23
    """
    root = find_root(vault)
    day = day_to_tell(root, today)
    if check or dry_run:
        done = renew(root, day, pretend, progress(), memory_of(root))
    else:
        settings, _ = settings_of(root)
        with writing(root, settings, "regenerate", now=now) as write:
            done = renew(root, day, write, progress(), memory_of(root))
    if done.changes or done.refusals:
        not_repeatable()
    say_problems(done.found if check or dry_run else done.funnel.problems)
    if not done.funnel.standings:
        say_how_to_begin(done.funnel)
        return
    _tell(done, "would add " if check or dry_run else "")
    if check or dry_run:
        _preview(done, dry_run=dry_run)
    else:
        _report(done)
    say_refusals(done.refusals)
    if any(not refusal.is_waiting for refusal in done.refusals) and not dry_run:
        raise typer.Exit(NOT_WRITTEN)
    if check and done.changes:
        raise typer.Exit(1)


def _tell(done: Done, would: str) -> None:
    """What was done (or `would` be) for the owner, and what could not be."""
    standings = {standing.contact.path: standing for standing in done.funnel.standings}
    for note in done.notes:
        for entry in note.entries:
            say(f"{note.contact.name}: {would}{without_sign(entry)}")
        if note.entries:
            say(f"  {next_words(standings[note.contact.path], done.funnel.today)}")
    for note in done.notes:
        say_problems(
            note.told
        )  # note by note, so all of them: they are put right, and told this once
    say_problems(fate.as_problem() for fate in done.fates if fate.remark and fate.spot.region)


def _report(done: Done) -> None:
    funnel = done.funnel
    filed = {change.moved[0] for change in done.changes if change.moved}
    moved = sum(change.moved is not None for change in done.changes)
    removed = sum(change.after is None for change in done.changes) - moved
    renewed = sum(c.after is not None and c.path not in filed for c in done.changes)
    refused = {refusal.path for refusal in done.refusals if not refusal.is_written}
    parts = [count(renewed, "note") + " written"] if renewed else []
    if moved:
        parts.append(f"{count(moved, 'draft')} filed as sent")
    if removed:
        parts.append(f"{count(removed, 'draft')} removed that nobody had touched")
    if refused:
        parts.append(f"{len(refused)} could not be written")
    people = count(len(funnel.standings), "contact")
    changed = ", ".join(parts) or "Nothing to change"
    say(f"{people}: {' · '.join(due_counts(funnel))}. {changed}.")
    due = due_note(funnel)
    say(f"{due} is NOT up to date; see below." if due in refused else f"See {due}.")


def due_note(funnel: Funnel) -> str:
    """The path of the due list."""
    return f"{funnel.vault.settings.followups_folder}/Due.md"


def _preview(done: Done, *, dry_run: bool) -> None:
    for change in sorted(done.changes, key=lambda change: change.path):
        if dry_run:
            say(unified(change))
        else:
            say(f"would {_what(change)} {change.path}")
    if not done.changes:
        say("Nothing would change.")


def _what(change: Change) -> str:
    """What becomes of a file, in a word."""
    if change.before is None:
        return "make"
    if change.moved:
        return "file"
    return "remove" if change.after is None else "change"

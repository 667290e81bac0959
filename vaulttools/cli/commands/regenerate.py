"""`vaulttools regenerate`: write the due list, the review and the drafts."""

from typing import Annotated

import typer

from vaulttools.cli.common import (
    NOT_WRITTEN,
    DryRunOption,
    TodayOption,
    VaultOption,
    find_root,
    find_today,
)
from vaulttools.cli.diff import unified
from vaulttools.cli.terminal import progress, say, say_how_to_begin, say_problems, say_refusals
from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import Plan
from vaulttools.pipeline import carry_out_plan, plan_regenerate
from vaulttools.saying import due_counts
from vaulttools.wording import count

ALSO = ("regen",)


def regenerate(
    vault: VaultOption = None,
    today: TodayOption = "",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Write the due list, the review and the drafts.

    Only generated text is written; run it as often as you like.

    \b
    Examples:
      vaulttools regenerate
      vaulttools regenerate --dry-run
      vaulttools regenerate --vault ~/notes --today 2026-11-23
    """
    root = find_root(vault)
    seen = plan_regenerate(root, find_today(root, today), progress())
    say_problems(seen.funnel.problems)
    if not seen.funnel.standings:
        say_how_to_begin(seen.funnel)
        return
    if check or dry_run:
        _preview(seen.plan, dry_run=dry_run)
        say_refusals(seen.plan.refusals)
        if check and seen.plan.refusals:
            raise typer.Exit(NOT_WRITTEN)
        if check and seen.plan.changes:
            raise typer.Exit(1)
        return
    refusals = carry_out_plan(root, seen.plan)
    refused = {refusal.path for refusal in refusals}
    _report(seen.funnel, seen.plan, refused)
    say_refusals(refusals)
    if refusals:
        raise typer.Exit(NOT_WRITTEN)


def _report(funnel: Funnel, plan: Plan, refused: set[str]) -> None:
    done = [change for change in plan.changes if change.path not in refused]
    removed = sum(change.after is None for change in done)
    parts = [count(len(done) - removed, "note") + " written"] if len(done) > removed else []
    if removed:
        parts.append(f"{count(removed, 'draft')} removed that nobody had touched")
    if refused:
        parts.append(f"{len(refused)} could not be written")
    people = count(len(funnel.standings), "contact")
    changed = ", ".join(parts) or "Nothing to change"
    say(f"{people}: {' · '.join(due_counts(funnel))}. {changed}.")
    due = f"{funnel.vault.settings.followups_folder}/Due.md"
    if due in refused:
        say(f"{due} is NOT up to date; see below.")
    else:
        say(f"See {due}.")


def _preview(plan: Plan, *, dry_run: bool) -> None:
    for change in plan.changes:
        if dry_run:
            say(unified(change))
        else:
            what = (
                "make" if change.before is None else "remove" if change.after is None else "change"
            )
            say(f"would {what} {change.path}")
    if not plan.changes:
        say("Nothing would change.")

"""`vaulttools resolve`: repair what a merge elsewhere has left in the notes."""

from pathlib import Path

import typer

from vaulttools.actions.resolving import Resolved, resolve_all
from vaulttools.cli.common import DryRunOption, VaultOption, find_root
from vaulttools.cli.diff import unified
from vaulttools.cli.programs import git_program
from vaulttools.cli.terminal import say, say_refusals
from vaulttools.cli.writer import writing
from vaulttools.git.asking import Git
from vaulttools.git.history import base_of
from vaulttools.git.repository import NoRepositoryError, find_repository
from vaulttools.git.unmerged import settle, unmerged
from vaulttools.merging.markers import has_markers
from vaulttools.model.settings import Settings
from vaulttools.model.texts import BASE_FILE, Change, Versions, as_one
from vaulttools.reading.doubles import find_doubles
from vaulttools.reading.twins import find_twins
from vaulttools.reading.vault import bytes_at, settings_of
from vaulttools.reading.walking import walk
from vaulttools.wording import count


def resolve(vault: VaultOption = None, dry_run: DryRunOption = False) -> None:
    """Repair notes in which a merge has left its markers, and second copies of sync programs.

    What both sides did is put together: front matter key by key, the log entry by entry, ticks and
    drafts of both. What two people decided differently stays between markers and is told. Exits 1
    if there is such a thing. "undo" takes it all back; while git waits for a merge to be finished,
    "git merge --abort" does.

    \b
    Examples:
      vaulttools resolve
      vaulttools resolve --dry-run
    """
    root = find_root(vault)
    settings, _ = settings_of(root)
    git = _git(root)
    waiting = unmerged(git) if git else {}
    by_git = set(waiting)
    copies = find_twins(root)
    paths = {
        *walk(root).notes,
        f"{settings.followups_folder}/{BASE_FILE}",
        *waiting,
        *(p for pair in copies for p in pair),
    }
    existing = bytes_at(root, paths)
    twins = [*copies, *find_doubles(existing, settings)]
    if git:
        marked = {path: data for path, data in existing.items() if has_markers(data)}
        merged = {p: base_of(git, p, data) for p, data in marked.items() if p not in waiting}
        waiting |= {path: Versions(base) for path, base in merged.items()}
    found = resolve_all(existing, twins, waiting)
    changes = as_one([change for one in found for change in one.changes])
    if dry_run:
        for change in changes:
            say(unified(change))
    refused = () if dry_run else _write(root, settings, changes)
    _tell(found, refused)
    if git and not dry_run:
        done = {p for one in found if one.is_settled for p in (one.path, *_paths(one))}
        settled = sorted((done & by_git).difference(refused))
        if settled and settle(git, settled):
            say(
                f"git takes {count(len(settled), 'file')} for merged now; commit when you are ready."
            )
    if any(one.opens for one in found):
        raise typer.Exit(1)


def _paths(one: Resolved) -> list[str]:
    return [change.path for change in one.changes]


def _git(root: Path) -> Git | None:
    """git, to be asked about the vault's repository; None without one."""
    try:
        return find_repository(Git(git_program(), root)).git
    except NoRepositoryError:
        return None


def _write(root: Path, settings: Settings, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Make the changes; the paths of those that could not be made."""
    if not changes:
        return ()
    with writing(root, settings, "resolve", waits=True, is_amid_merge=True) as write:
        refusals = write(changes)
    say_refusals(refusals)
    return tuple(refusal.path for refusal in refusals if not refusal.is_written)


def _tell(found: list[Resolved], refused: tuple[str, ...]) -> None:
    for one in found:
        at = f"{one.path}:{one.line}" if one.line else one.path
        if one.said:
            say(f"{one.path}: {one.said}")
        for what in one.opens:
            say(f"{at}: {what}")
        if one.changes and not one.opens and not one.said and one.path not in refused:
            say(f"{one.path}: merged")
    opens = sum(len(one.opens) for one in found)
    if opens:
        say(
            f"{count(opens, 'thing')} left for you to decide: both versions stand between the markers "
            "<<<<<<< and >>>>>>>. Keep what is right and delete the marker lines. A key of the front "
            "matter has the upper value; change it there if the other one is right."
        )
    if not found:
        say("There is nothing to repair.")

"""`vaulttools git`: a vault that is synced with git made ready, looked over, or left as it was."""

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from vaulttools.cli.common import (
    USAGE,
    DryRunOption,
    Format,
    FormatOption,
    VaultOption,
    fail,
    find_root,
)
from vaulttools.cli.diff import unified
from vaulttools.cli.programs import git_program
from vaulttools.cli.terminal import NOT_WRITTEN, say, say_error, say_json, say_problems
from vaulttools.cli.writer import end_if_refused, writing
from vaulttools.git.asking import Git
from vaulttools.git.blocks import Block, CannotPlaceError
from vaulttools.git.doctor import Fault, attribute_faults, look_over
from vaulttools.git.pieces import (
    HOOK_FILE,
    IGNORE_FILE,
    IGNORED,
    STOP,
    driver_command,
    hook_block,
)
from vaulttools.git.repository import NoRepositoryError, Repository, find_repository
from vaulttools.git.setting_up import FILES, Steps, There, plan_removal, plan_setup
from vaulttools.git.staged import staged_notes, unreadable
from vaulttools.model.problem import Problem
from vaulttools.reading.files import read_named
from vaulttools.reading.vault import settings_of
from vaulttools.reading.walking import template_folders
from vaulttools.wording import count
from vaulttools.writing import carry_out, make_runnable

PACKAGE = Path(__file__).parents[2]
SCRIPT = PACKAGE / "cli" / "driver.py"


def git(
    what: Annotated[
        str, typer.Argument(help="“setup”, “doctor” or “remove”.", metavar="setup|doctor|remove")
    ],
    hook: Annotated[
        bool,
        typer.Option(
            "--hook", help="Also look at notes before each commit; for doctor: miss that look."
        ),
    ] = False,
    vault: VaultOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """Make a vault ready for syncing with git, or find out why it does not sync well.

    “setup” has git merge notes by what stands in them, in this clone, and adds marked lines to
    .gitattributes and .gitignore; run it once in every clone. “doctor” says what a clone lacks and
    what mends it; it exits 1 if there is anything. “remove” takes out what “setup” added. Nothing is
    committed, pulled or pushed.

    \b
    Examples:
      vaulttools git setup
      vaulttools git setup --hook
      vaulttools git setup --dry-run
      vaulttools git doctor --format json
      vaulttools git remove
    """
    _refuse_the_useless(what, hook=hook, dry_run=dry_run, form=format)
    match what:
        case "setup":
            _set_up(find_root(vault), wants_hook=hook, dry_run=dry_run)
        case "doctor":
            _doctor(find_root(vault), wants_hook=hook, form=format)
        case "remove":
            _remove(find_root(vault), dry_run=dry_run)
        case "staged":  # what the hook calls
            _look_at_staged(find_root(vault))
        case _:
            hint = (
                "Write “vaulttools git setup”, “vaulttools git doctor” or “vaulttools git remove”."
            )
            fail(USAGE, f"“{what}” is nothing to do with git", hint)


def _refuse_the_useless(what: str, *, hook: bool, dry_run: bool, form: Format) -> None:
    if what == "doctor" and dry_run:
        fail(USAGE, "--dry-run is for setup and remove", "The doctor changes nothing anyway.")
    if what == "remove" and hook:
        fail(USAGE, "--hook is for setup and doctor", "remove takes the hook's lines out, too.")
    if what in {"setup", "remove"} and form is Format.JSON:
        fail(USAGE, "--format is for the doctor", "Leave it out.")


# Set up, and remove


def _set_up(root: Path, *, wants_hook: bool, dry_run: bool) -> None:
    repository = _repository(root)
    lines = _hook_lines(repository)
    there = _there(repository)
    try:
        driver = driver_command(sys.executable, str(SCRIPT))
        steps = plan_setup(there, driver, lines if wants_hook else None)
    except CannotPlaceError as error:
        fail(NOT_WRITTEN, error.what, error.hint)
    rubbish = repository.tracked_rubbish(IGNORED.lines) if _touches(steps, IGNORE_FILE) else []
    if dry_run:
        _preview(steps)
    else:
        _carry_out(repository, steps, "git setup")
        _tell(steps, {True: "made", False: "lines added"})
    if rubbish:
        names = ", ".join(rubbish[:3]) + (", …" if len(rubbish) > 3 else "")
        say(
            f"{IGNORE_FILE} changes nothing for {count(len(rubbish), 'file')} that git has: {names}"
        )
        say("  “git rm --cached FILE” takes one out of git and leaves it on the disk.")
    if steps.by_hand:
        say(f"The hook is left to you: {steps.by_hand}.")
        say(f"  Put these lines into {repository.hooks / HOOK_FILE}, a script for sh, at its top:")
        say("\n".join(lines.lines))
    if dry_run:
        return
    for fault in attribute_faults(repository):
        say(f"Mind: {fault}")
    if not steps and not steps.by_hand:
        say("All of it is there already; nothing was changed.")
    if steps.changes:
        names = " ".join(change.path for change in steps.changes)
        say("Next, for all clones:")
        say(f"  git add {names}")
        say(f'  git commit -m "Sync notes with vaulttools" {names}')
        say("And once in every other clone: vaulttools git setup")


def _remove(root: Path, *, dry_run: bool) -> None:
    repository = _repository(root)
    try:
        steps = plan_removal(_there(repository), _hook_lines(repository))
    except CannotPlaceError as error:
        fail(NOT_WRITTEN, error.what, error.hint)
    if dry_run:
        _preview(steps)
    else:
        _carry_out(repository, steps, "git remove")
        _tell(steps, {True: "removed", False: "our lines taken out"})
    if steps.by_hand:
        say(f"The hook is left to you: {steps.by_hand}.")
        say(f"  Take our lines out of {repository.hooks / HOOK_FILE} by hand.")
    if not steps and not steps.by_hand:
        say("There is nothing of ours here.")
    elif steps.changes and not dry_run:
        say("Commit that if the other clones are to be without it, too.")


def _repository(root: Path) -> Repository:
    program = git_program()
    if not program:
        fail(NOT_WRITTEN, "there is no git here", "Install it: https://git-scm.com/downloads")
    try:
        return find_repository(Git(program, root))
    except NoRepositoryError as error:
        fail(NOT_WRITTEN, error.what, error.hint)


def _hook_lines(repository: Repository) -> Block:
    return hook_block(sys.executable, str(PACKAGE), repository.prefix)


def _there(repository: Repository) -> There:
    """What stands in the repository; ends the program for a file that cannot be read."""
    files = {name: _bytes_of(repository.root, name) for name in FILES}
    config = repository.config("--local")
    path = repository.hooks / HOOK_FILE
    source = read_named(repository.hooks, HOOK_FILE)
    if isinstance(source, Problem) or path.is_symlink():
        return There(files, config, b"", "the hook that is there is a link, or cannot be read")
    hook = source.data if source else None
    trouble = ""
    if repository.git.ask("config", "core.hooksPath").is_good:
        trouble = "core.hooksPath is set, so the hooks may be those of other repositories, too"
    elif source and not os.access(path, os.X_OK):
        trouble = "the hook that is there is switched off (it cannot be run)"
    return There(files, config, hook, trouble)


def _bytes_of(root: Path, name: str) -> bytes | None:
    source = read_named(root, name)
    if isinstance(source, Problem):
        _cannot_read(source)
    if source and any(problem.code == "VT002" for problem in source.problems):
        _cannot_read(source.problems[0])
    return source.data if source else None


def _cannot_read(problem: Problem) -> NoReturn:
    fail(NOT_WRITTEN, f"{problem.place} {problem.what}", problem.hint)


def _touches(steps: Steps, name: str) -> bool:
    return any(change.path == name for change in steps.changes)


def _carry_out(repository: Repository, steps: Steps, command: str) -> None:
    """Do it: the files, then git's config, then the hook. Ends the program when something fails."""
    if not steps:
        return
    root = repository.root
    settings, _ = settings_of(root)
    with writing(root, settings, command, waits=True) as write:
        end_if_refused(write(steps.changes))
        for words in steps.config:
            done = repository.git.ask("config", "--local", *words)
            if not done.is_good:
                fail(NOT_WRITTEN, f"git's config cannot be changed: {done.complaint}")
        if steps.hook:
            end_if_refused(carry_out(repository.hooks, [steps.hook]))
            if steps.hook.before is None:
                make_runnable(repository.hooks / HOOK_FILE)


def _tell(steps: Steps, words: dict[bool, str]) -> None:
    """What was done, a line each; `words` for a whole file and for lines in one."""
    for change in steps.changes:
        say(f"{change.path}: {words[change.before is None or change.after is None]}.")
    if steps.config:
        is_gone = steps.config[0][0] == "--remove-section"
        say(
            f"git's config of this clone: {'section taken out' if is_gone else 'way of merging set'}."
        )
    if steps.hook:
        is_whole = steps.hook.before is None or steps.hook.after is None
        say(f"{HOOK_FILE} hook: {words[is_whole]}.")


def _preview(steps: Steps) -> None:
    for change in steps.changes:
        say(unified(change))
    for words in steps.config:
        say(f"would run: git config --local {' '.join(words)}")
    if steps.hook:
        say(unified(steps.hook))
    if not steps:
        say("Nothing would change.")


# Look over


def _doctor(root: Path, *, wants_hook: bool, form: Format) -> None:
    faults = look_over(Git(git_program(), root), wants_hook=wants_hook)
    if form is Format.JSON:
        say_json({"faults": [_value(fault) for fault in faults]})
    elif faults:
        for fault in faults:
            say(f"{fault.code}: {fault}")
    else:
        say("This clone is set up, and nothing is wrong with it.")
    if faults:
        raise typer.Exit(1)


def _value(fault: Fault) -> dict[str, object]:
    return {
        "code": fault.code,
        "what": fault.what,
        "mend": fault.mend,
        "paths": list(fault.paths),
    }


def _look_at_staged(root: Path) -> None:
    """For the hook: say which notes about to be committed cannot be read; exits with STOP for any.

    git is asked where the hook was started: the environment that it has set holds only there.
    """
    here = Git(git_program(), Path())
    answer = here.ask("rev-parse", "--show-toplevel")
    top = Path(answer.line).resolve()
    if not answer.is_good or not root.resolve().is_relative_to(top):
        fail(USAGE, "that vault is not in this repository", "Name one that is with --vault.")
    below = root.resolve().relative_to(top).as_posix()
    prefix = "" if below == "." else f"{below}/"
    notes = staged_notes(here, prefix, template_folders(root))
    settings, _ = settings_of(root)
    problems = unreadable(notes, settings)
    if problems:
        say_problems(problems)
        hint = "Mend them and commit again; or commit all the same with “git commit --no-verify”."
        say_error(f"not committed: {count(len(problems), 'note')} could not be read", hint)
        raise typer.Exit(STOP)

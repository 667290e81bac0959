"""`vaulttools check`: everything that is wrong in the vault's notes."""

import typer

from vaulttools.cli.common import (
    Format,
    FormatOption,
    TodayOption,
    VaultOption,
    day_to_tell,
    find_root,
    memory_of,
)
from vaulttools.cli.terminal import progress, say, say_json, show
from vaulttools.exporters import json_values
from vaulttools.pipeline import pretend, regenerate
from vaulttools.wording import count


def check(
    vault: VaultOption = None, today: TodayOption = "", format: FormatOption = Format.TEXT
) -> None:
    """List every problem in the notes.

    Where it is, what is wrong, and what to do. Exits 1 if there is any.

    \b
    Examples:
      vaulttools check
      vaulttools check --format json
    """
    root = find_root(vault)
    seen = regenerate(root, day_to_tell(root, today), pretend, progress(), memory_of(root))
    funnel = seen.funnel
    problems = sorted({*seen.found, *seen.problems})
    if format is Format.JSON:
        value = {"problems": [json_values.problem_value(p) for p in problems]}
        say_json(value)
    else:
        for problem in problems:
            show((str(problem.place), "bold"), f": {problem.code} {problem.what}. {problem.hint}")
            if problem.excerpt:
                say(f"    {problem.place.line:>4} | {problem.excerpt[:120]}")
        notes = count(funnel.vault.notes, "note")
        people = count(len(funnel.standings), "contact")
        say(f"{notes}, {people}: {count(len(problems), 'problem') if problems else 'no problem'}.")
    if problems:
        raise typer.Exit(1)

"""`vaulttools funnel`: the stages in numbers."""

from vaulttools.cli.common import (
    Format,
    FormatOption,
    TodayOption,
    VaultOption,
    day_to_tell,
    find_root,
    look,
)
from vaulttools.cli.terminal import say, say_how_to_begin, say_json, say_problems
from vaulttools.exporters import json_values
from vaulttools.saying import due_counts


def funnel(
    vault: VaultOption = None, today: TodayOption = "", format: FormatOption = Format.TEXT
) -> None:
    """Show how many contacts stand in each stage.

    \b
    Examples:
      vaulttools funnel
      vaulttools funnel --format json
    """
    root = find_root(vault)
    seen = look(root, day_to_tell(root, today))
    value = json_values.funnel_value(seen)
    if format is Format.JSON:
        say_json(value)
        return
    say_problems(seen.problems)
    if not seen.standings:
        say_how_to_begin(seen)
        return
    most = max(value["stages"].values(), default=0)
    for stage, number in value["stages"].items():
        bar = "▇" * (-(-40 * number // most) if most else 0)
        say(f"{stage:<8} {number:>5}  {bar}".rstrip())
    say(" · ".join(due_counts(seen)))

"""`vaulttools demo [DIR]`: the sample vault, moved to this week, to look at and play with."""

import re
from pathlib import Path
from typing import Annotated

import typer

from vaulttools.actions.shift_dates import shift_dates
from vaulttools.cli.common import (
    USAGE,
    TodayOption,
    fail,
    find_today,
    make_vault_folder,
    program_name,
)
from vaulttools.cli.terminal import NOT_WRITTEN, say, say_refusals
from vaulttools.model.texts import Change
from vaulttools.pipeline import regenerate
from vaulttools.reading.builtin import shipped
from vaulttools.reading.settings import FILE
from vaulttools.reading.vault import settings_of
from vaulttools.regions import without_regions
from vaulttools.writing import carry_out

DEMO = Path("vaulttools-demo")


def demo(
    folder: Annotated[Path, typer.Argument(help="The folder to make.", metavar="DIR")] = DEMO,
    today: TodayOption = "",
) -> None:
    """Try it: a sample vault, moved to this week.

    Copies the sample vault to a new folder, makes its notes, and shows its due list.

    \b
    Examples:
      vaulttools demo
      vaulttools demo ~/try-it
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        fail(USAGE, f"{folder} is there already", "Name a new folder: vaulttools demo DIR")
    sample = shipped("sample-vault")
    settings, _ = settings_of(sample)
    now = find_today(folder, today)
    pinned = settings.today or now
    days = (now - pinned).days // 7 * 7
    changes = _copies(sample, settings.followups_folder, days)
    make_vault_folder(folder)
    refusals = carry_out(folder, changes)
    seen = regenerate(folder, now, lambda changes: carry_out(folder, changes))
    refusals += seen.refusals
    if refusals:
        say_refusals(refusals)
        raise typer.Exit(NOT_WRITTEN)
    due = folder / settings.followups_folder / "Due.md"
    say(_shown(due.read_text(encoding="utf-8")))
    say(
        f"\nThe vault is in {folder}: {len(seen.funnel.standings)} contacts. Look at {due} and the notes beside it,"
    )
    say(f'then try:  {program_name()} why lena --vault "{folder}"')


def _copies(sample: Path, generated: str, days: int) -> list[Change]:
    """The sample's own notes under new dates; what is generated is left out, it is made anew."""
    found: list[Change] = []
    for file in sorted(sample.rglob("*")):
        path = file.relative_to(sample).as_posix()
        if not file.is_file() or path.startswith(f"{generated}/"):
            continue
        data = file.read_bytes()
        if file.suffix in {".md", ".toml"}:
            text = without_regions(data.decode("utf-8"))
            if path == FILE:
                text = re.sub(r"(?m)^today\s*=.*\n", "", text)
            data = shift_dates(text, days).encode()
        found.append(Change(shift_dates(path, days), None, data))
    return found


def _shown(text: str) -> str:
    """A note without what only programs read in it: markers, sums, block ids."""
    lines = (
        re.sub(r" \^fu-\w+$", "", line) for line in text.splitlines() if not line.startswith("<!--")
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

"""`python -m tests.bench`: measure the installed program; a Markdown table on stdout, progress on stderr."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.bench import installed, vaults
from tests.bench.changes import remember
from tests.bench.machine import machine
from tests.bench.measuring import Result, measure, measure_stages
from tests.bench.page import PAGE, placed
from tests.bench.peers import available
from tests.bench.rows import AT_THE_START, ON_VAULTS, SMALL, Row
from tests.bench.scene import Floor, Scene
from tests.bench.table import growth_table, memory_table, peers_table, stages_table, times_table


@dataclass(slots=True)
class Figures:
    """All that was measured."""

    start: list[Result] = field(default_factory=list)
    vaults: list[Result] = field(default_factory=list)
    peers: list[Result] = field(default_factory=list)
    stages: list[tuple[Scene, dict[str, float]]] = field(default_factory=list)

    def markdown(self) -> str:
        """The tables that have something in them, each below its heading."""
        parts = {
            "The program itself": times_table(self.start),
            "Vaults": times_table(self.vaults),
            "Memory": memory_table(self.vaults),
            "Growth": growth_table(self.vaults),
            "Stages of a cold run": stages_table(self.stages),
            "Other readers": peers_table(self.peers),
        }
        return "\n\n".join(f"### {title}\n\n{text}" for title, text in parts.items() if text)


def tell(word: str) -> None:
    """Progress, for who waits."""
    print(word, file=sys.stderr, flush=True)


def options() -> argparse.Namespace:
    """What was asked for."""
    names = [row.name for row in (*AT_THE_START, *ON_VAULTS)]
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=_list, default=["1000", "10000"], help="notes, by commas")
    parser.add_argument(
        "--characters", type=_list, default=["tidy"], help=", ".join(vaults.CHARACTERS)
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", type=_list, default=names, help=", ".join(names))
    parser.add_argument("--stages", action="store_true", help="also the stages of a cold run")
    parser.add_argument("--peers", action="store_true", help="also other readers of notes")
    parser.add_argument("--python", type=Path, help="of an environment that has vaulttools")
    parser.add_argument("--vaults", type=Path, help="a folder that keeps the vaults for next time")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    asked = parser.parse_args()
    asked.sizes = [int(size) for size in asked.sizes]
    if unknown := {*asked.only} - {*names} | {*asked.characters} - {*vaults.CHARACTERS}:
        parser.error(f"not known: {', '.join(sorted(unknown))}")
    return asked


def _list(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where vaults are made, and with which program."""

    python: Path
    home: Path
    vaults: Path

    def scene(self, character: str, notes: int) -> Scene:
        """A vault, ready: everything that follows from its notes is there, and remembered."""
        vault = self.vaults / f"{character}-{notes}"
        scene = Scene(self.python, self.home, vault, character, notes)
        if not vault.exists():
            tell(f"{character} {notes:,}: making the vault")
            half = replace(scene, vault=vault.with_suffix(".half"))
            shutil.rmtree(half.vault, ignore_errors=True)
            vaults.write(half.vault, character, notes)
            half.ready()
            half.vault.rename(vault)
        scene.forget()
        remember(scene)
        return scene


def measured(asked: argparse.Namespace, stage: Stage, scratch: Path) -> Figures:
    """Everything that was asked for, one vault after another."""
    figures = Figures()
    only = {*asked.only}
    others = tuple(available(scratch, tell)) if asked.peers else ()
    if start := _chosen(AT_THE_START, only):
        scene = stage.scene("tidy", SMALL)
        figures.start += measure(scene, start, asked.rounds, tell)
    for character in asked.characters:
        for notes in asked.sizes:
            scene = stage.scene(character, notes)
            figures.vaults += measure(scene, _chosen(ON_VAULTS, only), asked.rounds, tell)
            if asked.stages:
                figures.stages.append((scene, measure_stages(scene, asked.rounds, tell)))
            if others:
                rows = (*_ours_beside_others(), *others)
                figures.peers += measure(scene, rows, asked.rounds, tell)
    return figures


def _chosen(rows: Sequence[Row], only: set[str]) -> list[Row]:
    return [row for row in rows if row.name in only]


def _ours_beside_others() -> Iterator[Row]:
    """Our own runs, compared with the same floor as the others, and measured in the same rounds."""
    for row in ON_VAULTS:
        if row.name in {"cold", "warm"}:
            shown = f"**vaulttools** {row.shown}"
            yield replace(row, shown=shown, floor=Floor.READ, bar=None, is_over_bare=False)


def main() -> None:
    """Measure, and print the tables; with `--write`, put them into the page too."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="vaulttools-bench-") as temporary:
        scratch = Path(temporary)
        home = scratch / "home"
        home.mkdir()
        if asked.python is None:
            tell("installing the program")
        python = asked.python.absolute() if asked.python else installed.install(scratch)
        folder = asked.vaults.absolute() if asked.vaults else scratch / "vaults"
        folder.mkdir(parents=True, exist_ok=True)
        figures = measured(asked, Stage(python, home, folder), scratch)
        text = f"{machine(python, folder)} The median of {asked.rounds} rounds.\n\n{figures.markdown()}"
    print(text)
    if asked.write:
        PAGE.write_text(placed(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")


if __name__ == "__main__":
    main()

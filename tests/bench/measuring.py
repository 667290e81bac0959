"""Rounds: every row once a round, each right after its floor, so that both meet the same machine."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.rows import Row
from tests.bench.scene import Floor, Run, Scene

Tell = Callable[[str], None]
"""Where progress is told."""


@dataclass(frozen=True, slots=True)
class Round:
    """A row and its floors, measured one after another."""

    run: Run
    bare: Run
    floor: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Result:
    """A row on one vault, in all rounds."""

    row: Row
    scene: Scene
    rounds: tuple[Round, ...]

    @property
    def seconds(self) -> float:
        """The median time."""
        return median(one.run.seconds for one in self.rounds)

    @property
    def floor(self) -> float:
        """The median of the floor, in seconds; without the start of Python."""
        return median(one.floor for one in self.rounds)

    @property
    def times(self) -> float:
        """How many times its floor it took: the median of the rounds, not the ratio of medians."""
        is_over = self.row.is_over_bare
        over = ((r.run.seconds - r.bare.seconds * is_over) / r.floor for r in self.rounds)
        return median(over)

    @property
    def is_within(self) -> bool | None:
        """Whether it is within its bar; None if it has none that is about such a vault."""
        if self.row.bar is None or (self.row.at and self.row.at != self.scene.notes):
            return None
        return self.times <= self.row.bar

    @property
    def peak(self) -> float:
        """The most memory held, in bytes."""
        return median(one.run.peak for one in self.rounds)

    @property
    def peak_over_bare(self) -> float:
        """The same without what a Python holds that does nothing."""
        return median(one.run.peak - one.bare.peak for one in self.rounds)


def measure(scene: Scene, rows: Iterable[Row], rounds: int, tell: Tell) -> tuple[Result, ...]:
    """Measure rows on a vault; those that need a larger one are left out."""
    wanted = [row for row in rows if scene.notes >= row.least]
    taken: dict[str, list[Round]] = {row.name: [] for row in wanted}
    for number in range(1, rounds + 1):
        for row in wanted:
            tell(f"{scene.character} {scene.notes:,}: round {number} of {rounds}, {row.name}")
            taken[row.name].append(_round(scene, row))
    return tuple(Result(row, scene, tuple(taken[row.name])) for row in wanted)


def _round(scene: Scene, row: Row) -> Round:
    bare = scene.bare()
    floor = bare.seconds if row.floor is Floor.BARE else scene.floor(row.floor)
    argv = row.argv(scene)
    with row.setting(scene, argv):
        return Round(scene.run(argv), bare, floor)


def measure_stages(scene: Scene, rounds: int, tell: Tell) -> dict[str, float]:
    """The median seconds of every stage of a cold run."""
    taken: list[dict[str, float]] = []
    for number in range(1, rounds + 1):
        tell(f"{scene.character} {scene.notes:,}: round {number} of {rounds}, stages")
        scene.forget()
        taken.append(scene.stages())
    return {name: median(one[name] for one in taken) for name in taken[0]}


def per_note(result: Result) -> float:
    """Seconds a note."""
    return result.seconds / result.scene.notes


def growths(results: Sequence[Result]) -> list[tuple[Result, Result]]:
    """The smallest and the largest vault of each character on which a cold run was measured."""
    found: list[tuple[Result, Result]] = []
    cold = [result for result in results if result.row.name == "cold"]
    for character in dict.fromkeys(result.scene.character for result in cold):
        ours = [result for result in cold if result.scene.character == character]
        ours.sort(key=lambda result: result.scene.notes)
        if len(ours) > 1:
            found.append((ours[0], ours[-1]))
    return found

"""What is measured, as data: a command, the state it finds things in, its floor, and its bar."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from tests.bench.changes import changed
from tests.bench.scene import Floor, Scene
from tests.bench.vaults import TODAY

DAY = ("--today", str(TODAY))

Argv = Callable[[Scene], Sequence[str]]
Setting = Callable[[Scene, Sequence[str]], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    """As it is called with `--only`."""
    shown: str
    argv: Argv
    setting: Setting
    """Brings about the state that the command is to find, and puts everything back."""
    floor: Floor
    bar: float | None = None
    """The most that it may take, in times its floor; None where nothing was promised."""
    is_over_bare: bool = False
    """Whether the start of Python is left out of what is compared."""
    at: int = 0
    """The number of notes that the bar is about; 0 for any."""
    least: int = 0
    """Notes without which it cannot be measured."""

    @property
    def limit(self) -> str:
        """The bar in words."""
        if self.bar is None:
            return ""
        words = f"≤ {self.bar:g} × {self.floor}" + (" + bare" if self.is_over_bare else "")
        return words + (f", at {self.at:,} notes" if self.at else "")


def ours(*words: str) -> Argv:
    """One of the program's own commands."""
    return lambda scene: scene.ours(*words)


def alone(*words: str) -> Argv:
    """The program without a vault."""
    return lambda scene: [scene.program, *words]


@contextmanager
def forgotten(scene: Scene, argv: Sequence[str]) -> Iterator[None]:
    """Nothing is remembered of the vault."""
    del argv
    scene.forget()
    yield


@contextmanager
def again(scene: Scene, argv: Sequence[str]) -> Iterator[None]:
    """The very same was asked just now."""
    scene.run(argv)
    yield


def after_changes(number: int) -> Setting:
    """Everything is remembered, and since then a line was added to some notes."""

    @contextmanager
    def setting(scene: Scene, argv: Sequence[str]) -> Iterator[None]:
        del argv
        with changed(scene, number):
            yield

    return setting


REGENERATE = ours("regenerate", *DAY)

ON_VAULTS = (
    Row("cold", "`regenerate`, nothing remembered", REGENERATE, forgotten, Floor.READ, 8),
    Row(
        "warm",
        "`regenerate`, nothing changed",
        REGENERATE,
        again,
        Floor.STAT,
        1.5,
        is_over_bare=True,
    ),
    Row("warm-1", "`regenerate`, 1 note changed", REGENERATE, after_changes(1), Floor.WARM, 1.15),
    Row(
        "warm-100",
        "`regenerate`, 100 notes changed",
        REGENERATE,
        after_changes(100),
        Floor.WARM,
        1.6,
        least=200,
    ),
    Row(
        "due",
        "`due`, nothing changed",
        ours("due", *DAY),
        again,
        Floor.STAT,
        1.2,
        is_over_bare=True,
        at=100_000,
    ),
)
"""For a vault of every character and size."""

AT_THE_START = (
    Row("version", "`--version`", alone("--version"), again, Floor.BARE, 1.5),
    Row("help", "`--help`", alone("--help"), again, Floor.BARE, 8),
    Row("due-help", "`due --help`", alone("due", "--help"), again, Floor.BARE, 8),
    Row("count", "`due --count`", ours("due", "--count", *DAY), again, Floor.BARE, 2),
    Row("funnel", "`funnel`, nothing remembered", ours("funnel", *DAY), forgotten, Floor.BARE, 8),
    Row("funnel-again", "`funnel`, nothing changed", ours("funnel", *DAY), again, Floor.BARE, 8),
)
"""For a small vault: what is waited for is the program itself."""
SMALL = 100

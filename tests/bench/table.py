"""What was measured, as Markdown."""

from collections.abc import Iterable, Mapping, Sequence

from tests.bench.measuring import Result, growths, per_note
from tests.bench.scene import Scene

MEMORY = {"cold": 300, "warm": 60, "warm-1": 60}
"""Megabytes over a bare Python that a run may hold at most, at `LARGE` notes."""
GROWTH = 1.15
"""What a note of a vault of `LARGE` notes may take at most, in times what one of `SMALL` takes."""
SMALL, LARGE = 1_000, 100_000
MEGABYTE = 1_000_000
VERDICTS = {True: "within", False: "**over**", None: ""}


def time(seconds: float) -> str:
    """A time for people: `9.8 ms`, `412 ms`, `12.3 s`."""
    if seconds >= 10:
        return f"{seconds:.1f} s"
    return f"{seconds * 1000:.{1 if seconds < 0.1 else 0}f} ms"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; empty without rows."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *lines])


def times_table(results: Iterable[Result]) -> str:
    """Times beside their floors and bars."""
    head = ("vault", "notes", "what", "time", "from – to", "floor", "× floor", "bar", "")
    return table(head, (_times(result) for result in results))


def _times(result: Result) -> tuple[str, ...]:
    seconds = [one.run.seconds for one in result.rounds]
    return (
        *_where(result.scene),
        result.row.shown,
        time(result.seconds),
        f"{time(min(seconds))} – {time(max(seconds))}",
        f"{result.row.floor} {time(result.floor)}",
        f"{result.times:.2f}",
        result.row.limit,
        VERDICTS[result.is_within],
    )


def memory_table(results: Iterable[Result]) -> str:
    """The most memory that runs of `regenerate` held."""
    head = ("vault", "notes", "what", "peak", "over bare", "bar", "")
    return table(head, (_memory(one) for one in results if one.row.name in MEMORY))


def _memory(result: Result) -> tuple[str, ...]:
    most = MEMORY[result.row.name]
    over = result.peak_over_bare / MEGABYTE
    is_about_it = result.scene.notes == LARGE
    return (
        *_where(result.scene),
        result.row.shown,
        f"{result.peak / MEGABYTE:.1f} MB",
        f"{over:.1f} MB",
        f"≤ {most} MB over bare, at {LARGE:,} notes",
        VERDICTS[over <= most if is_about_it else None],
    )


def growth_table(results: Sequence[Result]) -> str:
    """How the time for a note of a cold run grows with the vault."""
    head = ("vault", "from", "to", "a note, from", "a note, to", "× linear", "bar", "")
    rows = []
    for small, large in growths(results):
        times = per_note(large) / per_note(small)
        sizes = (small.scene.notes, large.scene.notes)
        rows.append(
            (
                small.scene.character,
                *(f"{size:,}" for size in sizes),
                *(f"{per_note(one) * 1e6:.0f} µs" for one in (small, large)),
                f"{times:.2f}",
                f"≤ {GROWTH}, {SMALL:,} to {LARGE:,}",
                VERDICTS[times <= GROWTH if sizes == (SMALL, LARGE) else None],
            )
        )
    return table(head, rows)


def stages_table(taken: Iterable[tuple[Scene, Mapping[str, float]]]) -> str:
    """The stages of a cold run, one after another."""
    rows = (
        (
            *_where(scene),
            name,
            time(took),
            f"{took / scene.notes * 1e6:.1f} µs",
            f"{took / sum(stages.values()):.0%}",
        )
        for scene, stages in taken
        for name, took in stages.items()
    )
    return table(("vault", "notes", "stage", "time", "a note", "share"), rows)


def peers_table(results: Iterable[Result]) -> str:
    """Other readers of the same notes, for each vault the quickest first."""

    def place(one: Result) -> tuple[str, int, float]:
        return one.scene.character, one.scene.notes, one.seconds

    rows = [
        (*_where(one.scene), one.row.shown, time(one.seconds), f"{one.times:.2f}")
        for one in sorted(results, key=place)
    ]
    return table(("vault", "notes", "what", "time", "× R"), rows)


def _where(scene: Scene) -> tuple[str, str]:
    return scene.character, f"{scene.notes:,}"

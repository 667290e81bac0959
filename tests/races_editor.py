"""The editor of the race: it reads a note, adds a line or ticks a box, and saves in one of five ways."""

import json
import os
import random
import sys
import time
from pathlib import Path

from tests.races import DUE, LINE, STYLES


def main(root: Path, journal: Path, stop: Path, seed: int) -> None:
    """Edit until told to stop; what was saved is written down after the save."""
    dice = random.Random(seed)  # noqa: S311 - the same edits for the same seed
    notes = sorted((root / "People").iterdir())
    number = 0
    with journal.open("a", encoding="utf-8") as told:
        while not stop.exists():
            number += 1
            style = dice.choice(STYLES)
            if dice.random() < 0.4 and (root / DUE).exists():
                entry = tick(root / DUE, style, dice)
            else:
                entry = edit(dice.choice(notes), f"my line {number:06}", style, dice)
            if entry:
                told.write(json.dumps({**entry, "style": style}) + "\n")
                told.flush()
            time.sleep(dice.uniform(0.005, 0.15))


def edit(note: Path, line: str, style: str, dice: random.Random) -> dict[str, object] | None:
    """Add a line at the end of a note, or change one of the editor's own lines above."""
    text = read(note)
    if text is None or "## Scratch" not in text:
        return None
    new = (
        f"{text.rstrip(chr(10))}\n{line}\n"
        if dice.random() < 0.7
        else text.replace("## Scratch\n", f"## Scratch\n{line}\n", 1)
    )
    stale = save(note, text, new, style, dice)
    return {"what": "edit", "line": line, "stale": stale} if stale is not None else None


def tick(due: Path, style: str, dice: random.Random) -> dict[str, object] | None:
    """Tick an open line of the due list."""
    text = read(due)
    lines = (text or "").split("\n")
    ready = [n for n, line in enumerate(lines) if LINE.match(line)]
    if text is None or not ready or "<!-- /vaulttools:due -->" not in text:
        return None
    at = dice.choice(ready)
    match = LINE.match(lines[at])
    assert match
    lines[at] = lines[at].replace("[ ]", "[x]", 1)
    stale = save(due, text, "\n".join(lines), style, dice)
    return {"what": "tick", "sign": match[2], "stale": stale} if stale is not None else None


def read(path: Path) -> str | None:
    """What stands in a note; None while it is not there."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None


def save(path: Path, old: str, new: str, style: str, dice: random.Random) -> bool | None:
    """Save unless the note has changed since it was read (then None); whether it changed meanwhile."""
    beside = path.with_name(f".{path.name}.new")
    if style == "by rename":
        beside.write_text(new, encoding="utf-8")
    if style == "with a swap file":
        path.with_name(f".{path.name}.swp").write_text("swap", encoding="utf-8")
    if read(path) != old:
        beside.unlink(missing_ok=True)
        return None
    if style == "by rename":
        beside.replace(path)
    elif style == "in two halves":
        with path.open("w", encoding="utf-8") as file:
            file.write(new[: len(new) // 2])
            file.flush()
            time.sleep(dice.uniform(0.0, 0.03))
            file.write(new[len(new) // 2 :])
    elif style == "with a swap file":
        backup = path.with_name(f"{path.name}~")
        path.replace(backup)
        path.write_text(new, encoding="utf-8")
        backup.unlink()
        path.with_name(f".{path.name}.swp").unlink(missing_ok=True)
    else:
        with path.open("w", encoding="utf-8") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
    return False


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))

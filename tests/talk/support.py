"""A desk to sit at: a vault is laid out, its due list edited as people edit, and the program run.

Everything is compared as text: the log's lines, the state keys, what is left in the due list.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support import LONG_AGO, MAYA, TODAY, Notes, day, write_vault
from vaulttools.model.texts import Change, Refusal
from vaulttools.pipeline import Done, regenerate
from vaulttools.typed import KEPT_TITLE, KEPT_WORDS

DUE = "Follow-ups/Due.md"
JON, LENA, INES, SAM = (
    f"People/{name}.md" for name in ("Jon Alder", "Lena Vogt", "Inés Prado", "Sam Reid")
)

PEOPLE: Mapping[str, str] = {
    MAYA: """
        ---
        type: contact
        email: maya@northwind.example
        phone: "+44 20 7946 0000"
        ---

        ## Log

        - 2026-11-16 email to: thanks for the talk
        """,
    JON: """
        ---
        type: contact
        email: jon@halden.example
        ---

        ## Log

        - 2026-11-20 email from: could you resend the rates?
        """,
    LENA: """
        ---
        type: contact
        email: lena@kestrel.example
        playbook: sales
        ---

        ## Log

        - 2026-10-30 email to: what I promised
        - 2026-11-03 email to: a report
        - 2026-11-08 email to: a question
        - 2026-11-12 email to: one more thought
        """,
    INES: """
        ---
        type: contact
        email: ines@tidewell.example
        ---

        ## Log

        - 2026-11-21 met: at the data fair
        """,
    SAM: """
        ---
        type: contact
        email: sam@calder.example
        ---

        - [ ] send the checklist 📅 2026-11-23

        ## Log

        - 2026-11-18 phone with: talked about the pilot
        """,
}
"""On Monday 23 November: Maya is due a second touch, Jon a reply, Inés her first touch, Sam what
was promised, and Lena's four touches want deciding."""


@dataclass
class Desk:
    """A vault that somebody works in, and the day it is."""

    root: Path
    today: str = TODAY

    def run(self, today: str = "") -> Done:
        """`vaulttools regenerate`, on a later day if one is given."""
        self.today = today or self.today
        return regenerate(self.root, day(self.today), self._write)

    def _write(self, changes: Sequence[Change]) -> tuple[Refusal, ...]:
        for change in changes:
            file = self.root / change.path
            assert (file.read_bytes() if file.exists() else None) == change.before
            if change.after is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(change.after)
                os.utime(file, (LONG_AGO, LONG_AGO))
        return ()

    def text(self, path: str = DUE) -> str:
        """A note as it stands, line ends and all."""
        return (self.root / path).read_bytes().decode()

    def put(self, path: str, text: str) -> None:
        """Save a note."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def edit(self, old: str, new: str, path: str = DUE) -> None:
        """Change something that stands in a note exactly once."""
        text = self.text(path)
        assert text.count(old) == 1, (old, text)
        self.put(path, text.replace(old, new))

    def line(self, name: str, path: str = DUE) -> str:
        """The line about somebody."""
        lines = [line for line in self.text(path).splitlines() if f"[[{name}" in line]
        assert lines, (name, self.text(path))
        return lines[0]

    def tick(self, name: str, *typed: str, mark: str = "x", path: str = DUE) -> None:
        """Tick somebody's box, and type lines below it just as they are given."""
        line = self.line(name, path)
        marked = line.replace("[ ]", f"[{mark}]", 1)
        self.edit(line, "\n".join([marked, *typed]), path)

    def type_under(self, name: str, *typed: str, path: str = DUE) -> None:
        """Type lines below somebody's, whose box stays as it is."""
        line = self.line(name, path)
        self.edit(line, "\n".join([line, *typed]), path)

    def choose(self, name: str, choice: str, *, behind: str = "") -> None:
        """Tick one of the boxes that stand under somebody's line."""
        lines = self.text().split("\n")
        start = lines.index(self.line(name))
        at = next(n for n in range(start + 1, len(lines)) if choice in lines[n])
        lines[at] = lines[at].replace("[ ]", "[x]", 1) + behind
        self.put(DUE, "\n".join(lines))

    def log(self, name: str = "Maya Okafor") -> list[str]:
        """What the program added to somebody's log, in the order of the note, without block ids."""
        lines = self.text(f"People/{name}.md").splitlines()
        return [line.rpartition(" ^fu-")[0].strip("- ") for line in lines if " ^fu-" in line]

    def keys(self, name: str = "Maya Okafor") -> dict[str, str]:
        """The keys of somebody's front matter."""
        front = self.text(f"People/{name}.md").split("---")[1]
        pairs = (line.partition(":") for line in front.strip().splitlines())
        return {key: value.strip() for key, _, value in pairs}

    def next(self, name: str = "Maya Okafor") -> str:
        """When somebody is due next, and why: `2026-12-01 touch`."""
        keys = self.keys(name)
        return f"{keys.get('next_touch', '')} {keys.get('next_reason', '')}".strip()

    def left(self, path: str = DUE) -> list[str]:
        """The lines that are kept below the generated ones, their reasons among them."""
        _, _, below = self.text(path).partition(KEPT_TITLE)
        lines = below.partition("<!-- ours")[0].splitlines()
        return [line for line in lines if line.strip() and line != KEPT_WORDS]


def sit_down(root: Path, notes: Notes = PEOPLE, settings: str = "", today: str = TODAY) -> Desk:
    """A desk with these notes on it and the due list of the day."""
    desk = Desk(write_vault(root, notes, settings), today)
    desk.run()
    return desk

"""A clone of the vault, on somebody's laptop or phone: its files, and git as it is used there."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.sync.events import Known
from tests.sync.git import Answer, Clock, Git
from tests.sync.markers import has_markers
from tests.sync.notes import email_of

PEOPLE, FOLLOW_UPS, DRAFTS = "People", "Follow-ups", "Follow-ups/Drafts"
DUE, BOARD, DASHBOARD = "Follow-ups/Due.md", "Follow-ups/Board.md", "Dashboard.md"
LISTENING = (DUE, DASHBOARD)
"""The notes in which people tick."""


@dataclass(slots=True)
class Clone:
    """One clone. A phone never runs vaulttools and merges as git does without it."""

    root: Path
    git: Git
    is_phone: bool = False
    rebases: bool = False
    skew: int = 0
    """Days that its calendar is ahead."""
    known: Known = field(default_factory=set)
    offline_until: date = date.min

    @property
    def name(self) -> str:
        """What it is called."""
        return self.root.name

    def today(self, day: date) -> date:
        """The day it is here."""
        return day + timedelta(days=self.skew)

    # Files

    def read(self, path: str) -> str:
        """A file's text; empty if it is not there."""
        try:
            return (self.root / path).read_bytes().decode("utf-8", "replace")
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def write(self, path: str, text: str) -> None:
        """Save a file as an editor does."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())

    def paths(self, folder: str = "") -> list[str]:
        """The notes in a folder and below, in order."""
        found = (self.root / folder).rglob("*.*")
        paths = (path.relative_to(self.root).as_posix() for path in found if path.is_file())
        return sorted(p for p in paths if p.endswith((".md", ".base")) and not p.startswith("."))

    def people(self) -> dict[str, str]:
        """The contacts' notes by path."""
        return {path: self.read(path) for path in self.paths(PEOPLE)}

    def persons(self) -> dict[str, str]:
        """The paths of contacts' notes by the address in them."""
        return {email_of(text): path for path, text in self.people().items()}

    def marked(self) -> list[str]:
        """The notes in which conflict markers stand."""
        return [path for path in self.paths() if has_markers(self.read(path))]

    # Git

    def commit(self, subject: str) -> bool:
        """Commit all there is; gives back whether there was anything."""
        self.git("add", "-A")
        return self.git("commit", "-q", "-m", subject, may_fail=True).code == 0

    def unmerged(self) -> list[str]:
        """The paths that git could not merge."""
        lines = self.git.lines("diff", "--name-only", "--diff-filter=U")
        return sorted({line for line in lines if line})

    def diverged(self) -> tuple[int, int]:
        """How many commits are only here, and only in what was fetched."""
        (line,) = self.git.lines("rev-list", "--left-right", "--count", "HEAD...FETCH_HEAD")
        here, there = line.split()
        return int(here), int(there)

    def fetch(self) -> None:
        """Get what the others pushed."""
        self.git("fetch", "-q", "origin", "main")

    def join(self) -> Answer:
        """Merge what was fetched, or rebase onto it; the answer says what git printed."""
        if self.rebases:
            return self.git("rebase", "FETCH_HEAD", may_fail=True)
        return self.git("merge", "--no-edit", "FETCH_HEAD", may_fail=True)

    def go_on(self) -> Answer:
        """Go on with a rebase after a stop."""
        answer = self.git("rebase", "--continue", may_fail=True)
        if "nothing to commit" in answer.text or "No changes" in answer.text:
            return self.git("rebase", "--skip", may_fail=True)
        return answer

    def is_rebasing(self) -> bool:
        """Whether a rebase is under way."""
        return (self.root / ".git/rebase-merge").exists()

    def push(self) -> bool:
        """Give the others what is here; False if they have more."""
        return self.git("push", "-q", "origin", "HEAD:main", may_fail=True).code == 0

    def tree(self) -> str:
        """The name of all the bytes that are committed here."""
        return self.git("rev-parse", "HEAD^{tree}").text.strip()


def is_generated(path: str) -> bool:
    """Whether a file is made by vaulttools and can be made again."""
    in_folder = path.startswith(f"{FOLLOW_UPS}/") and not path.startswith(f"{DRAFTS}/")
    return in_folder or path == DASHBOARD


def make_clone(origin: Path, name: str, clock: Clock, driver: str) -> Clone:
    """A fresh clone; `driver` is the command of the merge driver that it has, if any."""
    root = origin.parent / name
    Git(origin, clock)("clone", "-q", str(origin), str(root))
    clone = Clone(root, Git(root, clock))
    if driver:
        clone.git("config", "merge.vaulttools.name", "vaulttools")
        clone.git("config", "merge.vaulttools.driver", driver)
    return clone

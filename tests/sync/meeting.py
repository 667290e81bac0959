"""Clones meet: pull, look at what could not be merged, decide, commit."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tests.sync import program
from tests.sync.acts import Life
from tests.sync.choosing import decide, shown_in
from tests.sync.clones import DRAFTS, Clone, is_generated
from tests.sync.events import Known, Question
from tests.sync.markers import Block, blocks
from tests.sync.notes import email_of, values
from tests.sync.words import marks

STOPS = 60
"""More stops of one rebase than there can be."""


@dataclass(slots=True)
class Tally:
    """What was seen when clones met."""

    merges: int = 0
    in_contacts: int = 0
    """Merges that ended in a conflict in a contact's note, on a clone that is no phone."""
    in_generated: int = 0
    left_in_generated: int = 0
    """Generated notes with markers in them after a regenerate."""
    expected: set[Question] = field(default_factory=set)
    reported: set[Question] = field(default_factory=set)
    silent: dict[Question, str] = field(default_factory=dict)
    """What was open when a laptop had merged, and neither stood in markers nor was told."""
    again: list[str] = field(default_factory=list)
    """What was asked although it was decided."""
    needless: list[str] = field(default_factory=list)
    """Blocks that ask nothing that only a person can decide."""
    unreadable: list[str] = field(default_factory=list)
    """Notes that could not be read after somebody had decided all there was to decide."""
    faults: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Meeting:
    """One pull in one clone."""

    clone: Clone
    life: Life
    tally: Tally
    takes_ours: bool
    """Whether every conflict is resolved with “ours”, as people do who want to go on."""
    ours: Known = field(default_factory=set)
    """The events that were known here before."""
    theirs: Known = field(default_factory=set)
    told: str = ""
    shown: list[Question] = field(default_factory=list)

    def pull(self, theirs: Known) -> None:
        """Get what the others pushed; `theirs` are the events in it."""
        clone = self.clone
        clone.commit("edits")
        clone.fetch()
        here, there = clone.diverged()
        if not there:
            return
        self.ours, self.theirs = set(clone.known), set(theirs)
        clone.known |= theirs
        self.tally.merges += bool(here)
        before = self.life.ledger.questions(clone.known)
        answer = clone.join()
        self.told += answer.text
        conflicted: set[str] = set()
        for _ in range(STOPS):
            unmerged = clone.unmerged()
            conflicted |= set(unmerged)
            one_sided = self._one_sided(unmerged)
            one_sided -= self._one_name(one_sided)
            self._repair()
            self._settle(theirs, one_sided)
            clone.git("add", "-A")
            if not clone.is_rebasing():
                break
            self.told += clone.go_on().text
        clone.git("commit", "-q", "--no-edit", "-m", "merge", may_fail=True)
        self._count(conflicted)
        self._check_questions(before)

    def _repair(self) -> None:
        """Let vaulttools do what it can, on a laptop."""
        clone = self.clone
        if not (clone.is_phone or self.takes_ours) and (clone.marked() or clone.unmerged()):
            self.told += program.resolve(clone)

    def _settle(self, theirs: Known, one_sided: Iterable[str]) -> None:
        """Decide what is to be decided, or go on without."""
        clone = self.clone
        unmerged = clone.unmerged()
        if self.takes_ours:
            self._see(clone.marked())
            self._take_ours(unmerged)
            return
        self._deleted_or_changed(one_sided)
        if clone.is_phone:
            self._see(clone.marked())
            return
        if not program.HAS_RESOLVE:
            self._take_ours([path for path in unmerged if is_generated(path)])
        for path in clone.marked():
            if not is_generated(path):
                decided = decide(clone, self.life, path, theirs)
                self.shown += decided.shown
                self.tally.needless += [f"{clone.name} {path}: {b}" for b in decided.needless]
        self._check_readable()

    def _see(self, paths: Iterable[str]) -> None:
        """Look at markers without deciding."""
        for path in paths:
            text = self.clone.read(path)
            for block in blocks(text):
                questions = shown_in(block, email_of(text), self.life.ledger)
                self.shown += questions
                if self.takes_ours:
                    self._keep_ours(block, questions)

    def _keep_ours(self, block: Block, questions: Iterable[Question]) -> None:
        """To take ours is to choose, where there was something to choose."""
        ledger, known = self.life.ledger, self.clone.known
        for question in questions:
            if question not in ledger.questions(known):
                continue
            if question.what:
                lines = {f"{question.what}: {value}": value for value in question.values}
                ours = [lines[line] for line in block.ours if line in lines]
                ledger.chose_value(known, question, ours[0])
            else:
                ledger.chose_text(known, question, marks("\n".join(block.ours)) & question.values)

    def _take_ours(self, paths: Iterable[str]) -> None:
        for path in paths:
            answer = self.clone.git("checkout", "--ours", "--", path, may_fail=True)
            if answer.code:
                self.clone.git("rm", "-q", "--cached", "--", path, may_fail=True)
                (self.clone.root / path).unlink(missing_ok=True)

    def _one_sided(self, unmerged: Iterable[str]) -> set[str]:
        """The paths of files that one side deleted, or has under another name."""
        found: set[str] = set()
        for path in unmerged:
            lines = self.clone.git.lines("ls-files", "-u", "--", path)
            if not {"2", "3"} <= {line.split()[2] for line in lines}:
                found.add(path)
        return found

    def _deleted_or_changed(self, paths: Iterable[str]) -> None:
        """One side deleted what the other changed: git leaves the changed file."""
        clone, ledger = self.clone, self.life.ledger
        for path in sorted(paths):
            text = clone.read(path)
            if not text:
                continue
            seen = marks(text) & ledger.texts.keys()
            person = email_of(text)
            is_draft = path.startswith(f"{DRAFTS}/")
            if (is_draft and not seen) or (person and not clone.is_phone and self.life.chance(0.2)):
                (clone.root / path).unlink()
                if person:
                    ledger.deleted_note(clone.known, person, seen)
            elif seen:
                ledger.kept(clone.known, seen)

    def _one_name(self, unmerged: Iterable[str]) -> set[str]:
        """The paths of notes that two clones renamed; where nobody resolves it, one of the names goes."""
        names: dict[str, list[str]] = {}
        for path in sorted(unmerged):
            if person := email_of(self.clone.read(path)):
                names.setdefault(person, []).append(path)
        several = [paths for paths in names.values() if len(paths) > 1]
        if self.clone.is_phone or self.takes_ours:
            for path in (path for paths in several for path in paths[1:]):
                (self.clone.root / path).unlink()
        return {path for paths in several for path in paths}

    def _check_readable(self) -> None:
        for path, text in self.clone.people().items():
            if not values(text).get("type"):
                self.tally.unreadable.append(f"{self.clone.name}: {path}")

    def _count(self, conflicted: Collection[str]) -> None:
        if self.clone.is_phone:
            return
        generated = [path for path in conflicted if is_generated(path)]
        self.tally.in_generated += bool(generated)
        self.tally.in_contacts += any(path.startswith("People/") for path in conflicted)
        for path in generated:
            self.tally.faults[f"conflict in {path}"] += 1

    def _check_questions(self, before: set[Question]) -> None:
        """Compare what was asked with what was open `before` anything was decided."""
        ledger, clone, tally = self.life.ledger, self.clone, self.tally
        here = clone.persons()
        after = ledger.questions(clone.known)
        for question in sorted((q for q in before if q.person in here), key=str):
            if any(self._is_same(question, one) for one in self.shown):
                tally.expected.add(question)
                tally.reported.add(question)
            elif question in after:
                tally.expected.add(question)
                self._was_told(question, here[question.person])
        for one in [] if clone.is_phone else self.shown:
            if any(self._is_same(question, one) for question in before):
                continue
            if one.what and ledger.both_changed(one, self.ours, self.theirs):
                tally.expected.add(one)
                tally.reported.add(one)
            else:
                tally.again.append(f"{clone.name}: {one}")

    def _is_same(self, question: Question, shown: Question) -> bool:
        """Whether a question was shown; a rebase shows it as it was some commits ago."""
        if (question.person, question.what) != (shown.person, shown.what):
            return False
        if question.what or not self.clone.rebases:
            return question == shown or (
                self.clone.rebases and bool(question.values & shown.values)
            )
        became = self.life.ledger.became
        return all(any(became(a, b) for a in shown.values) for b in question.values)

    def _was_told(self, question: Question, path: str) -> None:
        """Whether it was at least said in words that something was decided."""
        ledger, clone = self.life.ledger, self.clone
        if clone.is_phone or self.takes_ours:
            return
        if all(name in self.told for name in {question.what, *question.values} - {""}):
            self.tally.reported.add(question)
            text = clone.read(path)
            if question.what:
                ledger.chose_value(clone.known, question, values(text).get(question.what, ""))
            else:
                ledger.chose_text(clone.known, question, marks(text) & question.values)
        else:
            self.tally.silent.setdefault(question, f"{clone.name} {path}: {question}")

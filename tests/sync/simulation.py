"""Several clones of one vault: people edit, regenerate, commit, pull and push in any order, then meet."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.sync import acts, program
from tests.sync.acts import WEIGHTS, Life
from tests.sync.clones import Clone, make_clone
from tests.sync.events import Known
from tests.sync.git import Clock, Git
from tests.sync.ledger import Ledger
from tests.sync.meeting import Meeting, Tally
from tests.sync.notes import email_of
from tests.sync.oracle import Verdict, judge
from tests.sync.start import START, first_notes
from tests.sync.words import Words

ROUNDS = 4
"""How often everybody pulls and pushes at the end, at most, until nothing changes."""
SPEED = 15
"""Acts in a day, about."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is simulated."""

    clones: int = 5
    phones: int = 1
    acts: int = 2000
    contacts: int = 40
    hot: int = 6
    driver: str = ""
    """The command of the merge driver; empty for git's own merge."""
    attributes: str = "*.md merge=vaulttools\n*.base merge=vaulttools\n"
    takes_ours: bool = False


@dataclass(slots=True)
class Outcome:
    """What came of a simulation."""

    tally: Tally
    verdict: Verdict
    converged: bool
    seconds: float
    ledger: Ledger


@dataclass(slots=True)
class Simulation:
    """A remote, its clones, and what was done in them."""

    setup: Setup
    life: Life
    clones: list[Clone]
    remote: Known
    tally: Tally = field(default_factory=Tally)

    def live(self) -> None:
        """Acts of all kinds, in any order."""
        dice = self.life.words.dice
        for _ in range(self.setup.acts):
            if dice.random() < 1 / SPEED:
                self.life.day += timedelta(days=1)
            clone = dice.choice(self.clones)
            if dice.random() < 1 / 60:
                clone.offline_until = self.life.day + timedelta(days=dice.randrange(1, 5))
            self._act(clone, dice)

    def _act(self, clone: Clone, dice: Random) -> None:
        kind = dice.random()
        is_offline = self.life.day < clone.offline_until
        if kind < 0.10 and not clone.is_phone:
            self.tally.left_in_generated += program.regenerate(clone, self.life)
        elif kind < 0.13 and not clone.is_phone:
            program.log(clone, self.life)
        elif kind < 0.17:
            clone.commit("edits")
        elif kind < 0.27 and not is_offline:
            self.pull(clone)
        elif kind < 0.37 and not is_offline:
            self.push(clone)
        else:
            weights = [weight for _, weight in WEIGHTS]
            (act,) = dice.choices([act for act, _ in WEIGHTS], weights)
            act(clone, self.life)

    def pull(self, clone: Clone) -> None:
        """One clone gets what the others pushed."""
        Meeting(clone, self.life, self.tally, self.setup.takes_ours).pull(self.remote)

    def push(self, clone: Clone) -> None:
        """One clone gives what it has, after a pull if there is more."""
        clone.commit("edits")
        if not clone.push():
            self.pull(clone)
            assert clone.push(), clone.name
        self.remote |= clone.known

    def settle(self) -> bool:
        """All clones pull, regenerate on one day and push until nothing changes; whether they are one."""
        self.life.day += timedelta(days=2)
        for clone in self.clones:
            clone.skew, clone.offline_until = 0, self.life.day
        before: list[str] = []
        for _ in range(ROUNDS):
            for clone in self.clones:
                self.pull(clone)
                if not clone.is_phone:
                    self.tally.left_in_generated += program.regenerate(clone, self.life)
                self.push(clone)
            trees = [clone.tree() for clone in self.clones]
            if trees == before:
                return len(set(trees)) == 1
            before = trees
        return False


def simulate(folder: Path, seed: int, setup: Setup) -> Outcome:
    """Live, settle, judge."""
    began = time.perf_counter()
    simulation = _begin(folder, seed, setup)
    simulation.live()
    converged = simulation.settle()
    laptop = next(clone for clone in simulation.clones if not clone.is_phone)
    verdict = judge(laptop, simulation.life.ledger)
    seconds = time.perf_counter() - began
    return Outcome(simulation.tally, verdict, converged, seconds, simulation.life.ledger)


def _begin(folder: Path, seed: int, setup: Setup) -> Simulation:
    """The remote with the first notes in it, regenerated once, and its clones."""
    dice = Random(seed)  # noqa: S311 - nothing secret
    words, clock = Words(dice), Clock()
    origin = folder / "origin.git"
    origin.mkdir(parents=True)
    Git(origin, clock)("init", "-q", "--bare", "-b", "main", ".")
    first = make_clone(origin, "first", clock, "")
    notes = first_notes(setup.contacts, words)
    notes[".gitattributes"] = setup.attributes
    people = sorted(e for text in notes.values() if (e := email_of(text)))
    life = Life(Ledger(), words, frozenset(people[: setup.hot]), START)
    for path, text in notes.items():
        first.write(path, text)
        if email_of(text):
            acts.note_first(first, life.ledger, text)
    program.regenerate(first, life)
    first.commit("the first notes")
    first.push()
    clones = [
        _clone(number, origin, clock, setup, set(first.known)) for number in range(setup.clones)
    ]
    return Simulation(setup, life, clones, set(first.known))


def _clone(number: int, origin: Path, clock: Clock, setup: Setup, known: Known) -> Clone:
    """Clone number so-and-so: the last ones are phones, every other laptop rebases."""
    is_phone = number >= setup.clones - setup.phones
    name = f"{'phone' if is_phone else 'laptop'}{number}"
    clone = make_clone(origin, name, clock, "" if is_phone else setup.driver)
    clone.is_phone = is_phone
    clone.rebases = not is_phone and number % 2 == 1
    clone.skew = int(number % 3 == 2)
    clone.known = known
    return clone

"""Ticks, words, drags, copies, renames, old lists coming back, runs and days, in any order.

The model is small: what is in a log stays there, once; no word that was ever typed is lost; a run
after a run changes nothing; nobody open is without a date. HYPOTHESIS_PROFILE=wide looks further.
"""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.support import MAYA, TODAY, day
from tests.talk.support import DUE, JON, LENA, PEOPLE, SAM, Desk, sit_down
from vaulttools.model.texts import Change

pytestmark = pytest.mark.long

NAMES = ("Maya", "Jon", "Lena", "Sam")
PROMISE = "send the checklist"
SAYINGS = (
    "had a laugh about {word}", "said {word}", "via phone, {word}", "via phone, said {word}",
    "snooze 3 weeks, {word}", "next 10 Jan, {word}", "not now, {word}", "pause: {word}",
    "archive: {word}", "gave [[{word}]]", "vai phone {word}", "on Friday, {word}",
    "lost her {word}", "said {word}, next 10 Jan", "on Friday, said {word}", '"{word}"',
)  # fmt: skip
"""Each holds a word that was never typed before, so that it can be looked for."""
_SIGNED = re.compile(r" \^fu-([a-z0-9]+)$")
_DUE_LINE = re.compile(r"- \[(.)\] \[\[([^\]|]+)\]\] — .*? \^fu-([a-z0-9]+)")
WIDE = os.environ.get("HYPOTHESIS_PROFILE") == "wide"


class AnyOrder(RuleBasedStateMachine):
    """Somebody at their desk, and what must be true of it."""

    @initialize()
    def sit_down(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        people = {path: PEOPLE[path] for path in (MAYA, JON, LENA, SAM)}
        self.desk: Desk = sit_down(Path(self.folder.name), people)
        self.day = day(TODAY)
        self.links = {name: name_of(path) for name, path in zip(NAMES, people, strict=True)}
        self.words: set[str] = set()
        self.count = 0
        self.logged: set[str] = set()
        self.decided: set[str] = set()  # items of which a decision was logged, under its own sign
        self.old: list[str] = [self.desk.text()]
        self.is_calm = True

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # what a person does

    @rule(name=st.sampled_from(NAMES), mark=st.sampled_from("xxx-"), at=st.integers(0, 2))
    def tick(self, name: str, mark: str, at: int) -> None:
        self.on_line(name, at, lambda line: [line.replace("- [ ]", f"- [{mark}]", 1)])

    @rule(name=st.sampled_from(NAMES), saying=st.sampled_from(SAYINGS), days=st.integers(0, 9))
    def tick_with_a_word_and_run(self, name: str, saying: str, days: int) -> None:
        self.say_something(name=name, saying=saying, lead="    ", at=0)
        self.tick(name=name, mark="x", at=0)
        self.another_day(days=days)

    @rule(name=st.sampled_from(NAMES), at=st.integers(0, 2))
    def untick(self, name: str, at: int) -> None:
        self.on_line(name, at, lambda line: [re.sub(r"- \[.\]", "- [ ]", line, count=1)])

    @rule(
        name=st.sampled_from(NAMES),
        saying=st.sampled_from(SAYINGS),
        lead=st.sampled_from(["    ", "\t- ", "    - [ ] ", ""]),
        at=st.integers(0, 2),
    )
    def say_something(self, name: str, saying: str, lead: str, at: int) -> None:
        word = f"word{self.count}"
        self.count += 1
        if self.on_line(name, at, lambda line: [line, lead + saying.format(word=word)]):
            self.words.add(word)

    @rule(name=st.sampled_from(NAMES), at=st.integers(0, 2))
    def write_into_the_line(self, name: str, at: int) -> None:
        word = f"word{self.count}"
        self.count += 1
        if self.on_line(name, at, lambda line: [re.sub(r" (?=\S+ \S+ \^fu-)", f" {word} ", line)]):
            self.words |= {word} if word in self.desk.text() else set()

    @rule(name=st.sampled_from(NAMES), at=st.integers(0, 2))
    def copy_a_line(self, name: str, at: int) -> None:
        self.on_line(name, at, lambda line: [line, line])

    @rule(name=st.sampled_from(NAMES), at=st.integers(0, 2))
    def lose_the_id(self, name: str, at: int) -> None:
        self.on_line(name, at, lambda line: [_SIGNED.sub("", line)])

    @rule(
        name=st.sampled_from(NAMES), at=st.integers(0, 2), to=st.sampled_from(["top", "end", "out"])
    )
    def drag_a_line(self, name: str, at: int, to: str) -> None:
        taken: list[str] = []

        def take(line: str) -> list[str]:
            taken.append(line)
            return []

        self.on_line(name, at, take)
        marks = {"top": "<!-- vaulttools:due -->\n", "end": "<!-- ours", "out": "<!-- /vaulttools"}
        for line in taken:
            text = self.desk.text()
            if to == "out":
                self.desk.put(DUE, f"{text}\n{line}\n")
            elif to == "top":
                self.desk.put(DUE, text.replace(marks[to], f"{marks[to]}\n{line}\n", 1))
            else:
                self.desk.put(DUE, text.replace(marks[to], f"{line}\n\n{marks[to]}", 1))

    @rule(name=st.sampled_from(NAMES))
    def rename_a_note(self, name: str) -> None:
        old, new = self.links[name], f"{name} Renamed{self.count}"
        self.count += 1
        (self.desk.root / f"People/{old}.md").rename(self.desk.root / f"People/{new}.md")
        self.links[name] = new
        self.desk.put(DUE, self.desk.text().replace(f"[[{old}]]", f"[[{new}]]"))
        self.is_calm = False

    @rule(name=st.sampled_from(NAMES))
    def write_into_the_log(self, name: str) -> None:
        path = f"People/{self.links[name]}.md"
        word = f"word{self.count}"
        self.count += 1
        self.desk.put(path, f"{self.desk.text(path).rstrip()}\n- {self.day} note: {word}\n")
        self.words.add(word)
        self.is_calm = False

    @rule(which=st.integers(0, 30))
    def an_old_list_comes_back(self, which: int) -> None:
        text = self.old[which % len(self.old)]
        self.desk.put(DUE, text)
        elsewhere = self.everything() + text
        self.words = {word for word in self.words if is_in(word, elsewhere)}
        self.is_calm = False

    @rule()
    def run(self) -> None:
        is_calm, before = self.is_calm, Counter(self.entries())
        text = self.desk.text()
        self.old.append(text)
        marked = [match for match in _DUE_LINE.finditer(text) if match[1] in "xX-"]
        ticks = {
            match[3] for match in marked if "pick one" not in match[0]
        }  # no tick alone decides
        self.desk.run(self.day.isoformat())
        if is_calm:
            assert Counter(self.entries()) == before, (
                "nobody said anything, and something was logged"
            )
        for sign in ticks:
            if f"^fu-{sign}" not in self.everything() and Counter(self.entries()) > before:
                self.decided.add(sign)
            is_there = sign in self.decided or f"^fu-{sign}" in self.everything()
            assert is_there, f"the tick {sign} is neither in a log nor in the list"
        again = self.desk.run()
        assert [difference(change) for change in again.changes] == []
        self.old.append(self.desk.text())
        self.is_calm = True

    @rule(days=st.sampled_from([1, 1, 2, 7, 30]))
    def another_day(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.run()

    # what must be true, whenever the program was the last to write

    @invariant()
    def what_is_logged_stays_and_is_there_once(self) -> None:
        if not hasattr(self, "desk"):
            return
        signs = Counter(match[1] for entry in self.entries() if (match := _SIGNED.search(entry)))
        assert {sign: n for sign, n in signs.items() if n > 1} == {}
        assert self.logged <= set(self.entries())
        self.logged |= set(self.entries())

    @invariant()
    def no_word_is_lost(self) -> None:
        if hasattr(self, "desk"):
            text = self.everything()
            assert [word for word in sorted(self.words) if not is_in(word, text)] == []

    @invariant()
    def nobody_open_is_without_a_date(self) -> None:
        if hasattr(self, "desk") and self.is_calm:
            for link in self.links.values():
                keys = self.desk.keys(link)
                if keys["stage"] != "closed":
                    day(keys["next_touch"])

    @invariant()
    def a_promise_is_kept_at_most_once(self) -> None:
        if hasattr(self, "desk"):
            kept = [entry for entry in self.entries() if f"as promised: {PROMISE}" in entry]
            assert len(kept) <= 1

    # how it is done

    def on_line(self, name: str, at: int, change: Callable[[str], list[str]]) -> bool:
        """Put other lines where one of those about somebody stands; whether there is one."""
        lines = self.desk.text().split("\n")
        about = [n for n, line in enumerate(lines) if f"] [[{self.links[name]}]]" in line]
        if not about:
            return False
        number = about[at % len(about)]
        lines[number : number + 1] = change(lines[number])
        self.desk.put(DUE, "\n".join(lines))
        self.is_calm = False
        return True

    def entries(self) -> list[str]:
        """The signed lines of all logs."""
        texts = (self.desk.text(f"People/{link}.md") for link in self.links.values())
        return [line for text in texts for line in text.splitlines() if _SIGNED.search(line)]

    def everything(self) -> str:
        """The text of all notes."""
        return "\n".join(
            file.read_text(encoding="utf-8") for file in sorted(self.desk.root.rglob("*.md"))
        )


def difference(change: Change) -> str:
    """What a change changes, in a few lines."""
    before, after = ((data or b"").decode().splitlines() for data in (change.before, change.after))
    return "\n".join([change.path, *unified_diff(before, after, lineterm="", n=1)])


def name_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def is_in(word: str, text: str) -> bool:
    return re.search(rf"{word}(?!\d)", text) is not None


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=3000 if WIDE else 60,
    stateful_step_count=25 if WIDE else 15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

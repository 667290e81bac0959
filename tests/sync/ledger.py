"""What everybody did, and what they knew when they did it.

A clone knows an event if it was done there or in a clone whose commits it has: a set of numbers a clone
(`Known`). Two events are concurrent if neither was known where the other was done. From that follows
what must be found in the end, and what two people disagree about.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from tests.sync.events import Kind, Known, Question, Rewrite, Setting, Text, Tick


@dataclass(slots=True)
class Ledger:
    """All that was done."""

    count: int = 0
    texts: dict[str, Text] = field(default_factory=dict)
    settings: dict[tuple[str, str], list[Setting]] = field(default_factory=dict)
    ticks: dict[tuple[str, str], Tick] = field(default_factory=dict)
    moves: dict[tuple[str, str], Tick] = field(default_factory=dict)
    """Cards that were moved, by person and by the sign of the entry to come; `words` are decisions."""
    entries: dict[str, str] = field(default_factory=dict)
    """Whose log the tool wrote an entry into, by its sign."""
    kept_promises: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, Known] = field(default_factory=dict)
    """Whose note was deleted, and what was known to those who did."""
    rewrites: dict[str, list[Rewrite]] = field(default_factory=dict)
    both: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    """Sentences of which somebody decided to keep every version."""
    choices: list[tuple[int, frozenset[str], frozenset[str]]] = field(default_factory=list)
    """Versions that somebody decided against, and what stands in their place."""

    def _event(self, known: Known) -> int:
        self.count += 1
        known.add(self.count)
        return self.count

    # What is done

    def wrote(self, known: Known, kind: Kind, person: str, mark: str) -> None:
        """A text more."""
        self.texts[mark] = Text(kind, person, self._event(known))

    def rewrote(self, known: Known, old: str, new: str) -> None:
        """A text in the place of another."""
        was, so_far = self.texts[old], self.rewrites.setdefault(old, [])
        over = frozenset(one.event for one in so_far if one.event in known)
        event = self._event(known)
        was.dropped.add(event)
        self.texts[new] = Text(was.kind, was.person, event)
        so_far.append(Rewrite(event, new, over))

    def dropped(self, known: Known, these: Iterable[str]) -> None:
        """Texts that somebody who saw them took away."""
        event = self._event(known)
        for mark in these:
            self.texts[mark].dropped.add(event)

    def kept(self, known: Known, these: Iterable[str]) -> None:
        """Texts that somebody kept who knew that they were dropped elsewhere."""
        event = self._event(known)
        for mark in these:
            text = self.texts[mark]
            text.kept[event] = frozenset(text.dropped & known)

    def set_value(self, known: Known, person: str, key: str, value: str) -> None:
        """Another value of a key."""
        history = self.settings.setdefault((person, key), [])
        over = {one.event for one in history if one.event in known}
        history.append(Setting(self._event(known), value, over))

    def ticked(self, known: Known, person: str, sign: str, words: Collection[str]) -> None:
        """A due item was ticked."""
        tick = self.ticks.setdefault((person, sign), Tick(person, sign))
        tick.events.append(self._event(known))
        tick.words += words
        tick.plain += not words

    def moved(self, known: Known, person: str, sign: str, decision: str) -> None:
        """A card was moved; `sign` is that of the entry which has to come of it."""
        move = self.moves.setdefault((person, sign), Tick(person, sign))
        move.events.append(self._event(known))
        move.words.append(decision)

    def kept_promise(self, known: Known, mark: str) -> None:
        """A promise was ticked in the note."""
        self.kept_promises[mark] = self._event(known)

    def deleted_note(self, known: Known, person: str, seen: Iterable[str]) -> None:
        """A contact's note was deleted with all that stood in it."""
        self.dropped(known, seen)
        self.deleted.setdefault(person, set()).update(known)

    def chose_text(self, known: Known, question: Question, choice: Collection[str]) -> None:
        """Somebody read versions of a sentence and kept one or several.

        What somebody else decides against, not knowing that, is not gone: two answers are a question.
        """
        before = set(known)
        if left := question.values - set(choice):
            self.dropped(known, left)
            self.choices.append((self.count, left, question.values - left))
        else:
            self.both.append((self._event(known), question.values))
        answers = {event for event, one, other in self.choices if one | other == question.values}
        answers |= {event for event, these in self.both if these == question.values}
        for text in (self.texts[mark] for mark in left):
            others = {e: over for e, over in text.kept.items() if e in answers - before}
            text.kept |= {event: over | {self.count} for event, over in others.items()}
        for text in (self.texts[mark] for mark in question.values - left):
            text.kept[self.count] = frozenset(text.dropped & answers)

    def chose_value(self, known: Known, question: Question, choice: str) -> None:
        """Somebody read two values of a key and took one.

        What was set on top of the chosen one, and is put on top of the choice by a rebase, goes on.
        Several may have given the key one of the values, without knowing of each other: git shows it once.
        """
        history = self.settings.setdefault((question.person, question.what), [])
        read = [s for s in history if s.event in known and s.value in question.values]
        over = {event for one in read for event in (one.event, *one.over)}
        chosen = {one.event for one in read if one.value == choice}
        event = self._event(known)
        for one in history:
            if one.event in known and one.over & chosen and one.event not in over:
                one.over.add(event)
        history.append(Setting(event, choice, over))

    # What follows

    def heads(self, person: str, key: str, known: Known | None = None) -> list[Setting]:
        """The settings of a key that nobody has replaced who knew them.

        Somebody who decided to leave a value as it was has not changed it for those who merge: what
        another made of it meanwhile stands. Nor has somebody who gave the key the value that another has
        replaced: both have heard one tick, and git sees one line, which one side changed. But of two who
        knew several values neither has left it as it was: each has chosen.
        """
        history = self.settings.get((person, key), [])
        seen = {one.event: one for one in history if known is None or one.event in known}
        replaced = {event for one in seen.values() for event in one.over}
        heads = [one for one in seen.values() if one.event not in replaced]
        values = {event: one.value for event, one in seen.items()}

        def before(one: Setting, other: Setting) -> set[str]:
            common = one.over & other.over & values.keys()
            over = {event for number in common for event in seen[number].over}
            return {values[event] for event in common - over}

        def is_as_before(one: Setting, other: Setting) -> bool:
            return before(one, other) == {one.value} != {other.value}

        def is_replaced(one: Setting, other: Setting) -> bool:
            return one.value != other.value and any(
                values.get(event) == one.value for event in other.over
            )

        def yields(one: Setting, other: Setting) -> bool:
            if len(before(one, other)) > 1:
                return False
            is_mutual = is_replaced(one, other) and is_replaced(other, one)
            return is_as_before(one, other) or (is_replaced(one, other) and not is_mutual)

        return [h for h in heads if not any(yields(h, other) for other in heads)] or heads

    def questions(self, known: Known) -> set[Question]:
        """What is open between people where these events are known."""
        return {*self._open_values(known), *self._open_sentences(known)}

    def _open_values(self, known: Known) -> Iterator[Question]:
        for (person, key), history in self.settings.items():
            if len(history) > 1:
                found = {one.value for one in self.heads(person, key, known)}
                if len(found) > 1:
                    yield Question(person, key, frozenset(found))

    def _open_sentences(self, known: Known) -> Iterator[Question]:
        for old, rewrites in self.rewrites.items():
            seen = [one for one in rewrites if one.event in known]
            for one, other in combinations(seen, 2):
                if one.event in other.over:  # the earlier one stands first
                    continue
                for a, b in product(self.living(one.new, known), self.living(other.new, known)):
                    if not self._are_both_kept(a, b, known):
                        yield Question(self.texts[old].person, "", frozenset({a, b}))

    def both_changed(self, question: Question, ours: Known, theirs: Known) -> bool:
        """Whether two sides gave a key these values since they last met: who merges can only ask.

        One of the two may have had the other's value for a while, which no text tells.
        """
        base, one, other = (
            {setting.value for setting in self.heads(question.person, question.what, known)}
            for known in (ours & theirs, ours, theirs)
        )
        values = question.values - base
        return len(values) > 1 and bool(values & one) and bool(values & other - one)

    def were_rivals(self, question: Question) -> bool:
        """Whether both values were ever given to the key by people who did not know of each other."""
        history = self.settings.get((question.person, question.what), [])
        of = [one for one in history if one.value in question.values]
        return any(
            one.value != other.value and one.event not in other.over and other.event not in one.over
            for one, other in combinations(of, 2)
        )

    def living(self, mark: str, known: Known) -> list[str]:
        """What became of a text: itself, or what stands in its place."""
        found = [mark] if self.texts[mark].is_there(known) else []
        for one in self.rewrites.get(mark, ()):
            if one.event in known:
                found += self.living(one.new, known)
        return found

    def _are_both_kept(self, a: str, b: str, known: Known) -> bool:
        """Whether somebody decided to keep both, or what they were then.

        From then on they are two sentences. What another decided about one of them, not knowing that, is
        a version of that one and none of the other; and git, which has seen both stand, does not ask either.
        """
        decided = (these for event, these in self.both if event in known)
        places = {mark: {mark} for mark in (a, b)}
        for mark in (a, b):
            for event, left, kept in self.choices:
                if event in known and any(self.became(one, mark) for one in kept):
                    places[mark] |= left
        return any(
            any(self.became(x, one) for one in places[a])
            and any(self.became(y, one) for one in places[b])
            for these in decided
            for x in these
            for y in these - {x}
        )

    def became(self, mark: str, later: str) -> bool:
        """Whether a text is another, or an earlier version of it."""
        return mark == later or any(
            self.became(one.new, later) for one in self.rewrites.get(mark, ())
        )

    def are_versions(self, a: str, b: str) -> bool:
        """Whether two texts were written in the place of one, at the same time."""
        return any(
            self.became(one.new, a) and self.became(other.new, b)
            for rewrites in self.rewrites.values()
            for pair in combinations(rewrites, 2)
            for one, other in (pair, pair[::-1])
            if pair[0].event not in pair[1].over
        )

"""The value items of a vault, made ready to be matched with people: which fit whom, and how well (M2)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from vaulttools.funnel.matching import (
    MOST_TOPICS,
    Said,
    Words,
    as_read,
    is_heard,
    is_shared,
    is_within,
    said_by,
    weigh,
)
from vaulttools.funnel.weighing import Counts, Stems, Weights
from vaulttools.model.contact import Contact, Event
from vaulttools.model.value import ValueItem
from vaulttools.model.vault import Vault

SHARED_TOPIC = 2.0
"""What a shared topic counts besides its words."""
WORDS = 4
"""Telling words that have to be shared where no topic and no two words in a row are."""


class Fit(Struct, frozen=True):
    """An item that fits a person, and how well."""

    item: ValueItem
    relevance: float
    topics: tuple[str, ...] = ()
    """Their topics that it is about, as their note spells them."""


class Library:
    """A vault's value items, made ready to be matched with any number of people.

    Two are equal that say the same of everybody.
    """

    def __init__(self, vault: Vault) -> None:
        self.values, self._language, self._earlier = vault.values, vault.language, vault.earlier
        self._words = Words(vault.language, vault.earlier)
        self._numbers = {item.path: number for number, item in enumerate(self.values)}
        self._names = frozenset(item.name.casefold() for item in self.values)
        self._about: dict[str, frozenset[int]] = {}
        self._meant: dict[str, set[int]] = defaultdict(set)
        for number, item in enumerate(self.values):
            for path in item.meant_for:
                self._meant[path].add(number)
        self._sent: dict[str, set[str]] = defaultdict(set)
        for draft in vault.sent:
            self._sent[draft.contact].update(draft.gives)
        self._contacts = vault.contacts if vault.values else ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Library) and self._basis == other._basis

    __hash__ = None  # type: ignore[assignment]

    @property
    def _basis(self) -> tuple[object, ...]:
        return self._language, self.values, self._sent, self._weights

    @cached_property
    def _topics(self) -> list[list[Stems]]:
        """The topics of every item. They are read when somebody asks: stems take a while to load."""
        return [
            [self._words.topic(topic) for topic in item.topics[:MOST_TOPICS]]
            for item in self.values
        ]

    @cached_property
    def _near(self) -> Mapping[str, set[int]]:
        """The items with a topic in which a stem is, by stem."""
        near: dict[str, set[int]] = defaultdict(set)
        for number, topics in enumerate(self._topics):
            for stem in (stem for topic in topics for stem in topic):
                near[stem].add(number)
        return near

    @cached_property
    def _weights(self) -> Weights:
        """Worked out when it is first asked what fits somebody: it takes a look at everybody."""
        return weigh(self.values, self._contacts, self._words, self._earlier)

    def given(self, contact: Contact) -> frozenset[str]:
        """The paths of what a person was given: linked in the log, or brought by a draft that was sent."""
        linked = (path for event in contact.events for path in event.links)
        return frozenset(linked).union(self._sent.get(contact.path, ()))

    def fits(self, contact: Contact) -> Iterator[Fit]:
        """The items that truly fit a person; whether one may offer them now is another question."""
        said = said_by(contact, self._names)
        weights = self._weighed(said)
        telling = self._found({t: w for t, w in weights.items() if self._weights.is_telling(t)})
        shared, ordered = self._shared(contact), sorted(weights)
        for number in sorted({*telling, *shared, *self._meant.get(contact.path, ())}):
            item, topics = self.values[number], tuple(shared.get(number, ()))
            is_theirs = contact.path in item.meant_for
            if is_theirs or (
                not item.meant_for
                and (topics or self._is_about(number, telling.get(number, {}), said))
            ):
                words = sum(self._count(number, term) * weights[term] for term in ordered)
                yield Fit(item, words + SHARED_TOPIC * len(topics), topics)

    def topics(self, item: ValueItem, contact: Contact) -> tuple[str, ...]:
        """The contact's topics that an item is about, as the contact's note spells them."""
        return tuple(self._shared(contact).get(self._numbers[item.path], ()))

    def raised(self, topic: str, contact: Contact) -> Event | None:
        """The latest thing that came in with a topic in it, if there is one."""
        stems = self._words.topic(topic)
        for event in reversed(contact.events):
            read = as_read(event.text, self._names)
            if is_heard(event) and is_within(stems, self._words.stems(read)):
                return event
        return None

    def ground(self, item: ValueItem, contact: Contact) -> tuple[Said | None, tuple[str, ...]]:
        """What an item goes with best, of all that a person said, and the words that the two share."""
        number = self._numbers[item.path]
        best: tuple[float, Said | None, tuple[str, ...]] = (0.0, None, ())
        for one in said_by(contact, self._names):
            telling = {
                term: count * one.weight
                for term in self._words.terms(one.text)
                if self._weights.is_telling(term) and (count := self._count(number, term))
            }
            count = sum(telling.values())
            if count > best[0] and (len(telling) > 1 or not one.is_question):
                best = (count, one, self._words.written(one.text, telling))
        return best[1:]

    def _weighed(self, said: Iterable[Said]) -> Counts:
        """How much each term of theirs weighs: as much as where it weighs most."""
        weights: dict[Stems, float] = {}
        for one in said:
            for term in self._words.terms(one.text):
                weights[term] = max(weights.get(term, 0.0), one.weight)
        return weights

    def _found(self, weights: Counts) -> Mapping[int, Counts]:
        """What terms count in each item that has one of them, by the item's number."""
        found: dict[int, dict[Stems, float]] = defaultdict(dict)
        for term, weight in sorted(weights.items()):
            for number, count in self._weights.counts(term).items():
                found[number][term] = weight * count
        return found

    def _count(self, number: int, term: Stems) -> float:
        return self._weights.counts(term).get(number, 0.0)

    def _is_about(self, number: int, telling: Counts, said: Sequence[Said]) -> bool:
        """Whether the telling words that a person shares with an item are more than an accident.

        A topic of the item's came up; or two words are shared of which one is what a topic of the one
        or the other turns on, or which stand side by side in both; or `WORDS`. And they count for
        something together.
        """
        if any(
            self._came_up(topic, telling, said)
            for topic in self.values[number].topics[:MOST_TOPICS]
        ):
            return True
        single = {term[0] for term in telling if len(term) == 1}
        theirs = (self._words.stems(one.text) for one in said if one.is_topic)
        heads = {topic[-1] for topic in (*theirs, *self._topics[number]) if topic}
        is_near = len(single) < len(telling) or bool(single & heads)
        is_enough = sum(telling.values()) >= self._weights.enough
        return is_enough and len(single) >= (2 if is_near else WORDS)

    def _came_up(self, topic: str, telling: Counts, said: Sequence[Said]) -> bool:
        """Whether a whole topic came up in what they said or asked, in these very words.

        As a part of another thing it did not: `discovery` in `discovery call`.
        """
        terms = [term for term in self._words.terms(topic) if len(term) == 1]
        if not terms or not all(term in telling for term in terms):
            return False
        words, last = self._words.folded(topic), terms[-1][0]
        return any(
            is_within(words, self._words.folded(one.text))
            and not any(len(t) == 2 and t[0] == last for t in self._words.terms(one.text))
            for one in said
            if not one.is_topic
        )

    def _shared(self, contact: Contact) -> Mapping[int, Sequence[str]]:
        """The topics that a person shares with items, by the item's number."""
        found: dict[int, list[str]] = defaultdict(list)
        for topic in contact.topics[:MOST_TOPICS]:
            if topic not in self._about:
                stems = frozenset(self._words.topic(topic))
                near = {number for stem in stems for number in self._near.get(stem, ())}
                self._about[topic] = frozenset(
                    n for n in near if is_shared(stems, [*map(frozenset, self._topics[n])])
                )
            for number in self._about[topic]:
                found[number].append(topic)
        return found

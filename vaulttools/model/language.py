"""A language: the words that drafts and the coach need beside the patterns."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """Lists of words by name, from a note with a heading a list."""

    code: str = "en"
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def words(self, name: str) -> tuple[str, ...]:
        """A list; empty if the language has none of that name."""
        return self.lists.get(name, ())

    def phrase(self, key: str) -> str:
        """What stands behind `key:` in the list `phrases`; the key itself if there is nothing."""
        found = (line.partition(":") for line in self.words("phrases"))
        return next((text.strip() for name, _, text in found if name.strip() == key), key)

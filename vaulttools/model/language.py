"""A language: the words that drafts and the coach need beside the patterns."""

from collections.abc import Mapping

from msgspec import Struct, field


class Language(Struct, frozen=True):
    """Lists of words by name, from a note with a heading a list."""

    code: str = "en"
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def words(self, name: str) -> tuple[str, ...]:
        """A list; empty if the language has none of that name."""
        return self.lists.get(name, ())

    def phrase(self, key: str) -> str:
        """What stands behind `key:` in the list `phrases`; the key itself if there is nothing."""
        return self.entry("phrases", key) or key

    def entry(self, name: str, key: str) -> str:
        """What stands behind `key:` in a list; empty if there is nothing."""
        found = (line.partition(":") for line in self.words(name))
        return next((text.strip() for word, _, text in found if word.strip() == key), "")

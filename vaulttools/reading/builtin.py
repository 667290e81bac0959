"""What comes with the program: playbooks, draft patterns, note skeletons, the sample vault."""

from collections import UserDict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from vaulttools.model.language import Language
from vaulttools.model.links import LinkIndex
from vaulttools.model.pattern import Pattern
from vaulttools.model.playbook import Playbook
from vaulttools.reading.files import decode
from vaulttools.reading.notes import Note, open_note
from vaulttools.reading.patterns import read_language, read_pattern
from vaulttools.reading.playbooks import read_playbook


def shipped(name: str) -> Path:
    """The folder `templates` or `sample-vault`: inside the installed package, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


@cache
def built_in_playbooks() -> dict[str, Playbook]:
    """The playbooks that need no note in the vault, by case-folded name."""
    found: dict[str, Playbook] = {}
    for note in _open("playbooks"):
        found[note.name.casefold()] = read_playbook(note, f"built in: {note.name}")
    return found


@cache
def built_in_patterns(language: str) -> dict[str, Pattern]:
    """How messages are said in a language, by kind: English where it has no pattern of its own."""
    found: dict[str, Pattern] = {}
    for code in general(language):
        for note in _open(f"drafts/{code}"):
            if pattern := read_pattern(note):
                found[pattern.kind] = pattern
    return found


class Patterns(UserDict[str, Pattern]):
    """The same to put a vault's own over; ours are read when somebody asks, which who only tells does not."""

    def __init__(self, language: str) -> None:
        self._language = language

    @cached_property
    def data(self) -> dict[str, Pattern]:  # type: ignore[override] # a cached property can be written to
        """What a UserDict keeps its things in."""
        return dict(built_in_patterns(self._language))


@cache
def built_in_language(language: str) -> Language:
    """The words of a language: what it has itself, else those of English."""
    return spoken(language, ())


def spoken(language: str, own: Iterable[Language]) -> Language:
    """A language with the words of ours and of a vault's notes: the nearer it is, the later it counts.

    `de` before `en`, whoever wrote it; of one language what the vault says before what we say.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for code in general(language):
        lists |= _words(code)
        for words in own:
            if words.code == code:
                lists |= words.lists
    return Language(language, lists)


@cache
def _words(code: str) -> Mapping[str, tuple[str, ...]]:
    notes = (note for note in _open("languages") if note.name == code)
    return {name: words for note in notes for name, words in read_language(note).lists.items()}


def general(language: str) -> list[str]:
    """`en`, `de`, `de-at` for `de-at`: each may say what the one before it says, in its own way."""
    general = language.partition("-")[0]
    return list(dict.fromkeys(("en", general, language)))


@cache
def patterns(kind: str) -> dict[str, str]:
    """The texts in a folder of templates (`notes`), by name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in _notes_in(kind)}


def _open(kind: str) -> Iterator[Note]:
    """The notes of a folder of templates; none if there is no such folder."""
    if not (shipped("templates") / kind).exists():
        return
    for file in _notes_in(kind):
        yield open_note(decode(file.name, file.read_bytes()), LinkIndex([file.name]))


def _notes_in(kind: str) -> list[Path]:
    """The notes of a folder of templates; OSError if it cannot be read, where `glob` finds nothing."""
    return sorted(f for f in (shipped("templates") / kind).iterdir() if f.suffix == ".md")

"""Links between notes: finding them in text, and the note that each leads to."""

import re
import unicodedata
from collections.abc import Iterable
from posixpath import dirname, normpath
from urllib.parse import unquote

WIKILINK = re.compile(r"!?\[\[((?:[^\[\]\n]|\](?!\])|\[(?!\[))+)\]\]")
MARKDOWN_LINK = re.compile(
    r"\[[^\[\]\n]*\]\(<?([^()<>#\n]+?\.md(?:#[^()<>\n]*)?)>?\)", re.IGNORECASE
)
LONGEST = 20_000
"""Characters of a line in which links are looked for."""
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


def link_targets(text: str) -> tuple[str, ...]:
    """What the links in a line of text point at, in order, without `#heading` and `|shown`."""
    plain = _CODE.sub("", text[:LONGEST])
    found = [(m.start(), link_target(m[1])) for m in WIKILINK.finditer(plain)]
    found += [(m.start(), unquote(m[1].partition("#")[0])) for m in MARKDOWN_LINK.finditer(plain)]
    return tuple(target for _, target in sorted(found) if target)


def link_target(inner: str) -> str:
    """The note's name or path in the inside of a link: `Folder/Note#Head|text` gives `Folder/Note`."""
    return re.split(r"\\?[|#]", inner, maxsplit=1)[0].strip()


def plain_text(text: str) -> str:
    """A value with its wikilinks replaced by what a reader sees: `[[Acme|the firm]]` is `the firm`."""

    def shown(match: re.Match[str]) -> str:
        inner = match[1]
        return inner.rpartition("|")[2] if "|" in inner else link_target(inner).rpartition("/")[2]

    return WIKILINK.sub(shown, text).strip()


def linked_name(text: str) -> str:
    """The note's name in a value that is a name or a wikilink: `[[Playbooks/Slow|slow]]` is `Slow`."""
    match = WIKILINK.fullmatch(text.strip())
    name = link_target(match[1]).rpartition("/")[2] if match else text.strip()
    return name.removesuffix(".md")


def fold_name(name: str) -> str:
    """The form in which two names are the same note to every system: NFC, without case."""
    return unicodedata.normalize("NFC", name).casefold()


class LinkIndex:
    """Every note of the vault, by what a link may call it."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = {}
        self._by_path: dict[str, str] = {}
        self._by_folder: dict[tuple[str, str], str] = {}
        for path in sorted(paths, key=lambda p: (len(p), p)):
            self._by_path.setdefault(fold_name(path), path)
            name = fold_name(stem(path))
            self._by_name.setdefault(name, []).append(path)
            self._by_folder.setdefault((dirname(path), name), path)

    def resolve(self, target: str, source: str = "") -> str | None:
        """The path of the note that a link in `source` leads to, None if there is none.

        The exact path from the root wins, then the folder of the source, then the shortest path.
        """
        wanted = fold_name(target.replace("\\", "/"))
        if wanted.startswith(("./", "../")):
            wanted = normpath(f"{fold_name(dirname(source))}/{wanted}")
        wanted = wanted.strip("/")
        wanted = wanted.removesuffix(".md")
        if exact := self._by_path.get(f"{wanted}.md"):
            return exact
        name = wanted.rpartition("/")[2]
        candidates = self._by_name.get(name, [])
        if "/" in wanted:
            return next((p for p in candidates if fold_name(p).endswith(f"/{wanted}.md")), None)
        return self._by_folder.get((dirname(source), name)) or next(iter(candidates), None)

    def link(self, path: str) -> str:
        """The shortest text that links to a note from anywhere: its name, or its path if need be."""
        name = stem(path)
        same = self._by_name.get(fold_name(name), [])
        return name if same == [path] else path[: -len(".md")]


def stem(path: str) -> str:
    """The name of a note: its file name without the ending."""
    return path.rpartition("/")[2][: -len(".md")]

"""Every note of the vault, by what a link may call it."""

import unicodedata
from collections.abc import Iterable
from copy import copy
from posixpath import dirname, normpath
from urllib.parse import unquote

from vaulttools.model.earlier import Earlier, alike


def fold_name(name: str) -> str:
    """The form in which two names are the same note to every system: NFC, without case."""
    return unicodedata.normalize("NFC", name).casefold()


def _names(path: str) -> tuple[str, str, str]:
    """What a path can be asked for by: all of it and its name, both folded, and its folder."""
    return fold_name(path), fold_name(stem(path)), dirname(path)


class LinkIndex:
    """Every note of the vault, by what a link may call it."""

    def __init__(self, paths: Iterable[str], earlier: Earlier | None = None) -> None:
        self.asked: set[str] | None = None
        """The folded names that were asked for, in a view that notes them: what it answers depends on the
        notes of these alone."""
        self._by_name: dict[str, list[str]] = {}
        self._by_path: dict[str, str] = {}
        self._by_folder: dict[tuple[str, str], str] = {}
        paths = sorted(sorted(paths), key=len)
        names = (earlier or Earlier()).each(_names, paths, key=alike)
        for path, (folded, name, folder) in zip(paths, names, strict=True):
            self._by_path.setdefault(folded, path)
            self._by_name.setdefault(name, []).append(path)
            self._by_folder.setdefault((folder, name), path)

    def noting(self) -> "LinkIndex":
        """The same notes, with nothing asked yet."""
        view = copy(self)
        view.asked = set()
        return view

    def resolve(self, target: str, source: str = "") -> str | None:
        """The path of the note that a link in `source` leads to, None if there is none.

        The exact path from the root wins, then the folder of the source, then the shortest path.
        """
        wanted = fold_name(target.replace("\\", "/"))
        if wanted.startswith(("./", "../")):
            wanted = normpath(f"{fold_name(dirname(source))}/{wanted}")
        wanted = wanted.strip("/")
        wanted = wanted.removesuffix(".md")
        name = wanted.rpartition("/")[2]
        self._note(name)
        if exact := self._by_path.get(f"{wanted}.md"):
            return exact
        candidates = self._by_name.get(name, [])
        if "/" in wanted:
            return next((p for p in candidates if fold_name(p).endswith(f"/{wanted}.md")), None)
        return self._by_folder.get((source.rpartition("/")[0], name)) or next(
            iter(candidates), None
        )

    def link(self, path: str) -> str:
        """The shortest text that links to a note from anywhere: its name, or its path if need be."""
        name = stem(path)
        folded = fold_name(name)
        self._note(folded)
        same = self._by_name.get(folded, [])
        return name if same == [path] else path[: -len(".md")]

    def _note(self, name: str) -> None:
        if self.asked is not None:
            self.asked.add(name)


def unquoted(target: str) -> str:
    """The path that a Markdown link means, in bytes that are no UTF-8 as well."""
    try:
        return unquote(target, errors="surrogatepass")
    except UnicodeDecodeError:
        return unquote(target)


def stem(path: str) -> str:
    """The name of a note: its file name without the ending."""
    return path.rpartition("/")[2][: -len(".md")]

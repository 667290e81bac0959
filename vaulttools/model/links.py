"""Every note of the vault, by what a link may call it."""

import unicodedata
from collections.abc import Iterable
from posixpath import dirname, normpath
from urllib.parse import unquote


def fold_name(name: str) -> str:
    """The form in which two names are the same note to every system: NFC, without case."""
    return unicodedata.normalize("NFC", name).casefold()


class LinkIndex:
    """Every note of the vault, by what a link may call it."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.asked: set[str] = set()
        """The folded names that were asked for: what it answers depends on the notes of these alone."""
        self._by_name: dict[str, list[str]] = {}
        self._by_path: dict[str, str] = {}
        self._by_folder: dict[tuple[str, str], str] = {}
        for path in sorted(paths, key=lambda p: (len(p), p)):
            self._by_path.setdefault(fold_name(path), path)
            name = fold_name(stem(path))
            self._by_name.setdefault(name, []).append(path)
            self._by_folder.setdefault((dirname(path), name), path)

    def noting(self) -> "LinkIndex":
        """The same notes, with nothing asked yet."""
        view = LinkIndex(())
        view._by_name, view._by_path, view._by_folder = (
            self._by_name,
            self._by_path,
            self._by_folder,
        )
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
        self.asked.add(name)
        if exact := self._by_path.get(f"{wanted}.md"):
            return exact
        candidates = self._by_name.get(name, [])
        if "/" in wanted:
            return next((p for p in candidates if fold_name(p).endswith(f"/{wanted}.md")), None)
        return self._by_folder.get((dirname(source), name)) or next(iter(candidates), None)

    def link(self, path: str) -> str:
        """The shortest text that links to a note from anywhere: its name, or its path if need be."""
        name = stem(path)
        self.asked.add(fold_name(name))
        same = self._by_name.get(fold_name(name), [])
        return name if same == [path] else path[: -len(".md")]


def unquoted(target: str) -> str:
    """The path that a Markdown link means, in bytes that are no UTF-8 as well."""
    try:
        return unquote(target, errors="surrogatepass")
    except UnicodeDecodeError:
        return unquote(target)


def stem(path: str) -> str:
    """The name of a note: its file name without the ending."""
    return path.rpartition("/")[2][: -len(".md")]

"""A note: its source, its front matter, and (when asked) the shape of its body."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct, field

from vaulttools.escaping import one_line, shortened
from vaulttools.model.links import LinkIndex, stem
from vaulttools.model.problem import EXCERPT, TOMORROW, Place, Problem
from vaulttools.reading.days import Span, read_day, read_span, two_readings
from vaulttools.reading.fields import Field, Value, fold_keys
from vaulttools.reading.files import Source
from vaulttools.reading.frontmatter import FrontMatter, read_front_matter
from vaulttools.reading.links import link_targets, plain_text
from vaulttools.reading.markdown import Body, read_body
from vaulttools.regions import SIGN, DamagedRegionError, find_regions, inside

_TYPE = re.compile(r"type:\s*[\"']?([\w-]+)[\"']?\s*(?:#.*)?", re.IGNORECASE)


class Note(Struct):
    """One note of the vault while it is being read. Problems are added as they are found."""

    source: Source
    lines: list[str]
    front: FrontMatter
    links: LinkIndex
    problems: list[Problem] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path from the vault's root."""
        return self.source.path

    @property
    def name(self) -> str:
        """The note's name."""
        return stem(self.path)

    @property
    def link(self) -> str:
        """What stands between `[[` and `]]` to reach it."""
        return self.links.link(self.path)

    @property
    def types(self) -> frozenset[str]:
        """The values of `type:`, folded; a line that says it counts however YAML takes it."""
        lines = (line for line in self.lines[: self.front.end] if line[:1] in {"t", "T"})
        said = {match[1].casefold() for line in lines if (match := _TYPE.fullmatch(line))}
        return frozenset(said).union(plain_text(v.text).casefold() for v in self._values("type"))

    @property
    def tags(self) -> frozenset[str]:
        """The front matter's tags, folded, without `#`."""
        words = (w for v in self._values("tags", "tag") for w in v.text.replace(",", " ").split())
        return frozenset(word.lstrip("#").casefold() for word in words)

    def own_lines(self) -> list[str]:
        """The lines below the front matter, those of generated regions left empty."""
        lines = self.lines[self.front.end :]
        if SIGN.decode() in "\n".join(lines):
            try:
                regions = find_regions(lines)
            except DamagedRegionError:
                regions = ()
            lines = ["" if inside(regions, i) else line for i, line in enumerate(lines)]
        return lines

    def body(self) -> Body:
        """The shape of the body; generated regions take no part."""
        return read_body(self.own_lines(), self.front.end + 1)

    def say(self, line: int, code: str, what: str, hint: str) -> None:
        """Add a problem at a line of this note."""
        excerpt = self.lines[line - 1].strip()[:EXCERPT] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(Place(self.path, line), code, one_line(what), hint, excerpt))

    def place(self, line: int) -> Place:
        """A line of this note."""
        return Place(self.path, line)

    def fields(self, names: Iterable[str]) -> list[Field]:
        """The fields present under any of these names, in the order of the names."""
        known = self.front.fields
        found = [known[name] for name in fold_keys(tuple(names)) if name in known]
        for f in found:
            if f.is_nested:
                hint = (
                    "Fill in the template's blank."
                    if "{{" in self.lines[f.line - 1]
                    else ("Write plain text or a plain list; editors spoil nested values.")
                )
                self.say(f.line, "VT015", f"{f.key}: is neither plain text nor a plain list", hint)
        return found

    def _values(self, *names: str) -> tuple[Value, ...]:
        return tuple(v for f in self.fields(names) for v in f.values)

    def value(self, *names: str) -> Value | None:
        """The first value under these names that says something and is written only once."""
        for f in self.fields(names):
            if not f.is_twice:
                for v in f.values:
                    if v.text.strip():
                        return v
        return None

    def text(self, *names: str) -> str:
        """That value as plain text, links resolved to what a reader sees; empty without one."""
        found = self.value(*names)
        return plain_text(found.text) if found else ""

    def texts(self, *names: str, split: str = ",") -> tuple[str, ...]:
        """All values under these names as plain texts; a lone text is split at commas."""
        for f in self.fields(names):
            if f.is_twice or not f.values:
                continue
            parts = [v.text for v in f.values]
            if len(parts) == 1 and split and "[[" not in parts[0]:
                parts = parts[0].split(split)
            found = [plain_text(part).lstrip("#").strip() for part in parts]
            return tuple(dict.fromkeys(text for text in found if text))
        return ()

    def word(self, allowed: Callable[[str], object], known: str, *names: str) -> str:
        """A value that must be one of a few words; another one is a problem and counts as absent."""
        found = self.value(*names)
        if found is None:
            return ""
        text = plain_text(found.text)
        if allowed(text.casefold()):
            return text.casefold()
        self.say(
            found.line,
            "VT016",
            f'{names[0]}: "{shortened(text, 60)}" is not known',
            f"Write {known}.",
        )
        return ""

    def day(self, *names: str) -> tuple[date | None, int]:
        """A date and its line. (None, line) means that there is something unreadable; 0 nothing."""
        for f in self.fields(names):
            if f.is_twice or f.is_nested:
                return None, f.line
            text = next((v for v in f.values if v.text.strip()), None)
            if text is None:
                continue
            found = read_day(text.text)
            if found is None:
                either = " or ".join(str(day) for day in two_readings(text.text) or (TOMORROW,))
                what = f'{f.key}: "{shortened(text.text, 60)}" is not a date'
                self.say(text.line, "VT014", what, f"Write it as {either}.")
            return found, text.line
        return None, 0

    def span(self, code: str, *names: str) -> Span | None:
        """A length of time; None without one, and for an unreadable one, which is a problem."""
        found = self.value(*names)
        span = read_span(found.text) if found else None
        if found and span is None:
            what = f'{names[0]}: "{shortened(found.text, 60)}" is not a length of time'
            self.say(found.line, code, what, "Write it as 6 weeks, 10 days or 2 months.")
        return span

    def targets(self, text: str) -> tuple[str, ...]:
        """The paths of the notes that a text links to."""
        found = (self.links.resolve(target, self.path) for target in link_targets(text))
        return tuple(dict.fromkeys(path for path in found if path))


def open_note(source: Source, links: LinkIndex) -> Note:
    """A note from its source, with its front matter read."""
    lines = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front = read_front_matter(source.path, lines)
    return Note(source, lines, front, links, [*source.problems, *front.problems])

"""Notes as hypothesis draws them, line by line, and what two people make of one of them."""

from typing import NamedTuple

from hypothesis import strategies as st

Lines = list[str]
KEYS = ("role", "tier", "city", "topics", "aliases", "tags")
DAYS = st.sampled_from(["2026-11-02", "2026-11-10", "2026-11-11", "2026-11-20"])
WORD = st.sampled_from(["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath"])
NEW = st.integers(0, 999).map("new{}".format)
"""A word that hardly anybody else writes."""
SAID = st.one_of(WORD, NEW)


def lines_like(pattern: str) -> st.SearchStrategy[str]:
    """Lines with words and days in them."""
    return st.builds(lambda word, day: pattern.format(word=word, day=day), SAID, DAYS)


PROSE = st.one_of(lines_like("{word}"), lines_like("Talked about {word}."), lines_like("- {word}"))
LOG = st.one_of(
    lines_like("- {day} email to: {word}"),
    lines_like("- {day} note: {word}"),
    lines_like("    more of {word}"),
)
TASKS = st.one_of(
    lines_like("- [ ] {word} 📅 {day}"),
    lines_like("- [ ] {word}"),
    lines_like("- [x] {word} 📅 {day} ✅ {day}"),
    lines_like("  - [ ] {word}"),
)
ODD = st.one_of(
    st.sampled_from(
        ["", "", "", "   ", "```", "~~~", "---", "***", "=======", "|||||||", "%%", "\t"]
    ),
    lines_like("> - {day} email to: {word}"),
    lines_like("> {word}"),
    lines_like("1. {day} {word}"),
    lines_like("* {day} {word}"),
    lines_like("- [[{day}]] {word}"),
    lines_like("| {word} | {day} |"),
    lines_like("<!-- {word} -->"),
    lines_like("```{word}"),
    lines_like("\t- {word}"),
    lines_like("{word} ^{word}"),
    lines_like("{word}  "),
    lines_like("{word}\u2028{word}\x0b{word}"),
)
HEADING = st.one_of(st.sampled_from(["## Log", "## Promises", "# Maya"]), lines_like("## {word}"))
LINE = st.one_of(PROSE, LOG, TASKS, HEADING, st.just(""), ODD)
BLOCK = st.lists(LINE, min_size=1, max_size=4)
BODY = st.lists(LINE, max_size=14)

VALUE = st.one_of(
    SAID,
    SAID.map('"{}"'.format),
    SAID.map("'{}: no'".format),
    SAID.map("{} # mine".format),
    st.just(""),
    DAYS,
)
ITEMS = st.lists(SAID, min_size=1, max_size=3, unique=True)
FIELD = st.one_of(
    VALUE.map(lambda value: [f" {value}".rstrip()]),
    ITEMS.map(lambda items: [f" [{', '.join(items)}]"]),
    ITEMS.map(lambda items: ["", *(f"  - {item}" for item in items)]),
    ITEMS.map(lambda items: ["", *(f"- {item}" for item in items)]),
)
"""What stands behind the colon, and below it."""
COMMENT: st.SearchStrategy[Lines] = st.one_of(
    st.just([]), st.just([]), SAID.map(lambda word: [f"# {word}"]), st.just([""])
)


def _front(fields: list[tuple[str, Lines, Lines]]) -> Lines:
    return [
        line for key, (first, *more), lead in fields for line in (*lead, f"{key}:{first}", *more)
    ]


FRONT = st.lists(
    st.tuples(st.sampled_from(KEYS), FIELD, COMMENT), max_size=5, unique_by=lambda field: field[0]
)


class Note(NamedTuple):
    """A note in its parts."""

    fields: list[tuple[str, Lines, Lines]] | None
    body: Lines
    end: str = "\n"
    is_ended: bool = True
    bom: str = ""

    @property
    def front(self) -> Lines:
        """The lines of the front matter, fences among them."""
        return [] if self.fields is None else ["---", *_front(self.fields), "---"]

    @property
    def text(self) -> str:
        """All of it."""
        lines = [*self.front, *self.body]
        return self.bom + self.end.join(lines) + (self.end if self.is_ended and lines else "")


class Three(NamedTuple):
    """A note and what two people made of it."""

    base: Note
    ours: Note
    theirs: Note

    def __repr__(self) -> str:
        return "\n".join(f"{name} {note.text!r}" for name, note in self._asdict().items())


@st.composite
def _edited(draw: st.DrawFn, note: Note) -> Note:
    body = [*note.body]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(body)))
        end = min(len(body), at + draw(st.integers(0, 3)))
        way = draw(st.sampled_from(["put", "put", "delete", "move"]))
        cut = body[at:end]
        body[at:end] = draw(BLOCK) if way == "put" else []
        if way == "move":
            to = draw(st.integers(0, len(body)))
            body[to:to] = cut
    fields = None if note.fields is None else [*note.fields]
    for _ in range(draw(st.integers(0, 2))):
        key, value, lead = draw(FRONT.filter(bool))[0]
        fields = [] if fields is None else fields
        there = next((n for n, field in enumerate(fields) if field[0] == key), None)
        if there is None:
            fields.insert(draw(st.integers(0, len(fields))), (key, value, lead))
        elif draw(st.booleans()):
            fields[there] = (key, value, draw(st.sampled_from([lead, fields[there][2]])))
        else:
            del fields[there]
    ending = draw(st.sampled_from([note.end, note.end, note.end, "\r\n"]))
    is_ended = draw(st.sampled_from([note.is_ended, note.is_ended, True, False]))
    return Note(fields, body, ending, is_ended, draw(st.sampled_from(["", "", "", "\ufeff"])))


@st.composite
def _three(draw: st.DrawFn) -> Three:
    base = Note(
        draw(st.one_of(FRONT, FRONT, st.none())),
        draw(BODY),
        draw(st.sampled_from(["\n", "\n", "\r\n"])),
        draw(st.sampled_from([True, True, False])),
    )
    return Three(base, draw(_edited(base)), draw(_edited(base)))


THREE = _three()
TEXT = st.text(
    st.one_of(
        st.sampled_from("-\n\n\r #[]x`~<>=|:\t\x01\x02\0\ufeff'\""), st.characters(codec="utf-8")
    ),
    max_size=60,
)
"""Text of any sort."""

"""A message as the rules see it: its words, its sentences, its greeting and its close."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct, field

from vaulttools.coach.carving import Carved, Line, carve
from vaulttools.coach.known import Known
from vaulttools.coach.phrases import Match, Phrases, phrases
from vaulttools.coach.words import Word, apart, contractions, folded, written_words

BLANK = re.compile(r"==[^\n=][^\n]*?==")
LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+|\bmailto:\S+", re.IGNORECASE)
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
WIKILINK = re.compile(r"!?\[\[(?P<inner>[^\[\]\n]{1,400})\]\]")
QUOTE = re.compile(
    r"“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|»[^«\n]{1,200}«|‹[^›\n]{1,200}›"
    r"|(?<![\w\"])\"[^\"\n]{1,200}\"(?!\w)|(?<!\w)‘[^’\n]{2,200}’(?!\w)|(?<!\w)'[^'\n]{2,200}'(?!\w)"
)
_END = re.compile(r"[.!?…？！。]+|\n[ \t\r]*\n|\n")
_NEW_LINE = re.compile(r"[ \t]*(?:[-*•+–]|\d{1,2}[.)])[ \t]")
QUESTION = "?？؟"
WRAPPED = 50
"""A shorter line was ended on purpose; a longer one may have been wrapped."""
DAY_DIGITS = 2
GREETING_WORDS, CLOSE_WORDS, CLOSE_LINES = 6, 7, 10


_KISSES = re.compile(r"(?<=\w)[ ,.]+[xX]+\Z")
_WHERE = re.compile(r"(?:https?://)?[\w.+@-]+\.[\w.-]+(?:/\S*)?|\+?[\d ()/-]{6,}")


def _is_address(line: str) -> bool:
    """Whether a line is no more than a link, an address or a number, as below a name."""
    return bool(_WHERE.fullmatch(line.strip()))


class Sentence(Struct, frozen=True):
    """A sentence: where it stands, and whether it is a question."""

    start: int
    stop: int
    is_question: bool
    words: tuple[Word, ...]


class Text(Struct, frozen=True, dict=True):
    """A message with what is known of it. Offsets are those of `source`."""

    source: str
    known: Known = field(default_factory=Known)

    @cached_property
    def carved(self) -> Carved:
        """The parts of the note."""
        return carve(self.source)

    @property
    def body(self) -> str:
        """The message in its place, all else blank."""
        return self.carved.body

    @cached_property
    def subject(self) -> Line | None:
        """The subject; None where it is not known."""
        if self.carved.subject is None and self.known.subject is not None:
            return Line(self.known.subject, is_here=False)
        return self.carved.subject

    @cached_property
    def plain(self) -> str:
        """The body without what is not the writer's own words: quotations, addresses, blanks."""
        text = self.body
        for sign in (BLANK, LINK, ADDRESS, WIKILINK, QUOTE):
            text = sign.sub(lambda match: " " * len(match[0]), text)
        return text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the body, contractions taken apart, each with the number of its sentence."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body that have words."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        text, start = self.plain, 0
        short = {folded(word.rstrip(".")) for word in self.listed("abbreviations")}
        ends = [m for m in _END.finditer(text) if self._is_end(m, short)]
        for stop, sign in [*((m.end(), m[0]) for m in ends), (len(text), "")]:
            words = self._words(text[start:stop], start)
            if words:
                at = start + len(text[start:stop]) - len(text[start:stop].lstrip())
                end = start + len(text[start:stop].rstrip())
                is_question = any(mark in sign for mark in QUESTION)
                yield Sentence(at, end, is_question, tuple(words))
            start = stop

    def _words(self, text: str, offset: int) -> list[Word]:
        """The words of a text that begins at an offset, which is the number of its sentence too."""
        known = contractions(self.listed("contractions"))
        return [
            Word(part, offset + match.start(), offset + match.end(), offset)
            for match in written_words(text)
            for part in apart(match[0], known)
        ]

    def _is_end(self, match: re.Match[str], short: set[str]) -> bool:
        """Whether a sentence ends here: no abbreviation, no number, no wrapped line."""
        text, sign = self.plain, match[0]
        if sign == "\n":
            before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
            return 0 < len(before) < WRAPPED or bool(_NEW_LINE.match(text, match.end()))
        if sign != ".":
            return True
        after = text[match.end() : match.end() + 1]
        if after and not after.isspace() and after not in '"”’)*_':
            return False
        word = re.search(r"[\w.]+\Z", text[max(0, match.start() - 20) : match.start()])
        if word and folded(word[0]) in short:
            return not text[match.end() :].strip()
        if word and word[0].isdigit() and self._is_numbering(match, word[0]):
            return False
        return not text[match.end() :].lstrip(" \t")[:1].islower()

    def _is_numbering(self, match: re.Match[str], number: str) -> bool:
        """Whether the stop is part of a number: `2.` before a line of a list, `3. Mai`."""
        text = self.plain
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        following = re.match(r"[ \t]*(\w+)", text[match.end() : match.end() + 40])
        months = {folded(month) for month in self.listed("months")}
        is_date = len(number) <= DAY_DIGITS and text[match.start() - len(number) - 1].isspace()
        return before == number or bool(is_date and following and folded(following[1]) in months)

    def listed(self, name: str) -> tuple[str, ...]:
        """A list of the language."""
        return self.known.language.words(name)

    def phrases(self, name: str) -> Phrases:
        """A list of the language as phrases to look for."""
        return phrases(self.listed(name), self.listed("contractions"))

    def find(self, name: str, words: Sequence[Word] | None = None) -> list[Match]:
        """Where the phrases of a list stand in the body, or among some words."""
        return self.phrases(name).find(self.words if words is None else words)

    def has(self, name: str, words: Sequence[Word] | None = None) -> bool:
        """Whether any of them does."""
        return bool(self.find(name, words))

    def words_in(self, text: str) -> list[Word]:
        """The words of some other text, such as the subject."""
        return self._words(text, 0)

    @cached_property
    def is_spoken(self) -> bool:
        """Whether the lists are in the language of the text.

        Only then does it mean anything that none of their phrases is there.
        """
        if self.known.language.code.partition("-")[0] not in self.listed("coach"):
            return False
        common = frozenset(folded(word) for word in self.listed("common"))
        return sum(word.text in common for word in self.words) * 8 >= len(self.words)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the body that say something, without the blanks around them."""
        found: list[Line] = []
        start = 0
        for line in self.body.split("\n"):
            if text := line.strip():
                at = start + line.index(text)
                found.append(Line(text, at, at + len(text)))
            start += len(line) + 1
        return tuple(found)

    @cached_property
    def greeting(self) -> Line | None:
        """The words that greet, without the comma behind them: `Hi Maya`."""
        if not self.lines:
            return None
        first = self.lines[0]
        head = re.match(r"[^,!.:;?–—\n]*", first.text)
        text = head[0].rstrip(" -") if head else ""
        is_all = len(text) >= len(first.text.rstrip(" ,!.:"))
        words = self.words_in(text)
        greets = self.find("greetings", words)
        if len(words) > GREETING_WORDS or not words:
            return None
        if (greets and greets[0].first == 0) or (is_all and first.text.endswith(",")):
            return Line(text, first.start, first.start + len(text))
        return None

    @cached_property
    def close(self) -> int:
        """Where the close begins: the line of good wishes or the name; the end of the body if none."""
        last = self.lines[1:] if self.greeting else self.lines
        while last and _is_address(last[-1].text):
            last = last[:-1]
        begin = last[-1].start if last and self.is_name(last[-1].text) else len(self.body)
        for line in reversed(last[-CLOSE_LINES:]):
            words = self.words_in(line.text)
            if len(words) > CLOSE_WORDS or line.text.endswith("?"):
                break
            if any(match.first == 0 for match in self.find("closes", words)):
                begin = line.start
        return begin

    def is_name(self, line: str) -> bool:
        """Whether a line is what a sender signs with: a name, or a blank for one."""
        text = _KISSES.sub("", line.strip().lstrip("-–—~ "))
        if BLANK.fullmatch(text):
            return True
        words = text.rstrip(" .,").split()
        mine = {folded(word) for word in self.known.me.split()}
        is_short = 0 < len(words) <= 4 and not text.endswith(("!", "?", ":"))
        written = all(w[:1].isupper() or w.casefold() in {"de", "van", "von", "der"} for w in words)
        is_plain = all(re.fullmatch(r"[^\W\d_][\w'’.-]*", w) for w in words)
        if is_short and is_plain and len(words) == 1 and not text.endswith("."):
            return True
        is_ended = text.endswith(".") and len(words[-1]) > 1 if words else True
        return is_short and is_plain and ((written and not is_ended) or folded(words[0]) in mine)

    @cached_property
    def names_sender(self) -> bool:
        """Whether it says who writes: `Sam here`, `it's Sam from the choir`."""
        mine = {folded(word) for word in self.known.me.split()}
        small = {
            *mine,
            *(folded(word) for word in (*self.listed("common"), *self.listed("greetings"))),
        }
        found = self.find("own-name", self.words)
        spans = (self.words[match.first : match.last + 1] for match in found)
        names = (w for span in spans for w in span if self.source[w.start].isupper())
        return any(w.text not in small for w in names) or any(w.text in mine for w in self.words)

    @cached_property
    def said(self) -> tuple[Sentence, ...]:
        """The sentences between greeting and close."""
        begin = self.greeting.stop if self.greeting else 0
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.words[-1].start >= begin and sentence.start < self.close
        )

    @cached_property
    def inner(self) -> tuple[Word, ...]:
        """The words between greeting and close."""
        begin = self.greeting.stop if self.greeting else 0
        return tuple(word for word in self.words if begin <= word.start < self.close)

    def excerpt(self, start: int, stop: int) -> str:
        """The words between two offsets, on one line."""
        return " ".join(self.source[start:stop].split())

"""FU114: a blank is left."""

import re
from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import BLANK, Text
from vaulttools.coach.words import folded, written_words
from vaulttools.model.finding import Severity

_FIELD = re.compile(r"\{\{[^{}\n]{0,80}\}\}|\*\|[A-Z_:]{1,40}\|\*")
_CODE = re.compile(r"`[^`\n]{1,200}`")
"""What is set as code is spoken of, not left to be filled in."""
_HOLDER = re.compile(
    r"(?<!\[)\[(?P<a>[^\[\]\n]{1,40})\](?![\](\[:])|<(?P<b>[A-Za-z][\w ]{1,30})>"
    r"|(?<!\{)\{(?P<c>[A-Za-z][\w .]{1,30})\}(?!\})|%(?P<d>[A-Za-z][A-Za-z_]{2,30})%"
    r"|\$\{(?P<e>[\w .]{1,30})\}"
)
_MARK = re.compile(
    r"(?<!olume )(?<!ol\. )(?<!Vol )(?<!Part )(?<!hapter )\bX{3,}\b|\bx{4,}\b|_{3,}|\bTODO\b|\bTBD\b|\?{3,}"
)


def check(text: Text) -> Iterator[Hit]:
    """Every blank in the message and its subject."""
    known = frozenset(folded(word) for word in text.listed("placeholders"))
    for match in _blanks(text.body, known):
        yield Hit(match.start(), match.end())
    subject = text.subject
    for match in _blanks(subject.text, known) if subject else ():
        if subject and subject.is_here and text.source.startswith(subject.text, subject.start):
            yield Hit(subject.start + match.start(), subject.start + match.end())
        elif subject:
            yield Hit(subject.start, subject.stop, match[0])


def _blanks(text: str, known: frozenset[str]) -> Iterator[re.Match[str]]:
    text = _CODE.sub(lambda match: " " * len(match[0]), text)
    for sign in (BLANK, _FIELD, _MARK):
        yield from sign.finditer(text)
    for match in _HOLDER.finditer(text):
        inner = next(group for group in match.groups() if group).replace("_", " ")
        if any(folded(word[0]) in known for word in written_words(inner)):
            yield match


RULE = Rule(
    code="FU114",
    name="blank-left",
    severity=Severity.ERROR,
    why="A blank that is sent tells its reader that this was a form (M26).",
    do="Fill it in with what only you know, or take the sentence out.",
    more="==like this==, {{fields}}, [Your name], XXX, and the like, in the text and in the subject.",
    bad=mail("Thanks for the talk at [event]. ==One thing that stayed with you.=="),
    good=mail("Thanks for the talk [1]. Your story of the wiki stayed with me. How did it end?"),
    check=check,
)

"""A text and what is known of it go in, findings come out."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable

from vaulttools.coach.carving import ALL
from vaulttools.coach.known import Known
from vaulttools.coach.rule import Hit, Rule
from vaulttools.coach.rules import all_rules
from vaulttools.coach.text import Text
from vaulttools.escaping import shortened
from vaulttools.model.finding import Finding, Fix

EXCERPT = 80
_LINE_END = re.compile(r"\r\n|\r|\n")


def judge(
    source: str, known: Known | None = None, off: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What there is to mend in a message, in order of place; `off` names the rules left out."""
    text = Text(source, known or Known())
    silent = {word.casefold() for word in off}
    lines = [0, *(match.end() for match in _LINE_END.finditer(source[: len(text.body)]))]
    found = [
        _finding(rule, hit, text, lines)
        for rule in all_rules()
        if silent.isdisjoint({rule.code.casefold(), rule.name})
        for hit in rule.check(text)
        if not _is_ignored(rule, hit, text)
    ]
    return tuple(sorted(set(found), key=lambda f: (f.line, f.column, f.code, f.stop)))


def fixed(source: str, findings: Iterable[Finding]) -> str:
    """The text with every fix in its place that does not touch one before it; all else stays."""
    done, parts = 0, []
    for fix in sorted((f.fix for f in findings if f.fix), key=lambda fix: (fix.start, fix.stop)):
        if fix.start >= done:
            parts += [source[done : fix.start], fix.put]
            done = fix.stop
    return "".join([*parts, source[done:]])


def _finding(rule: Rule, hit: Hit, text: Text, lines: list[int]) -> Finding:
    line, column = _place(hit.start, lines)
    end_line, end_column = _place(hit.stop, lines)
    return Finding(
        path=text.known.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        excerpt=shortened(hit.excerpt or text.source[hit.start : hit.stop], EXCERPT),
        why=hit.why or rule.why,
        do=hit.do or rule.do,
        start=hit.start,
        stop=hit.stop,
        fix=None if hit.put is None else Fix(hit.start, hit.stop, hit.put),
    )


def _place(offset: int, lines: list[int]) -> tuple[int, int]:
    """The line and the column of an offset, from 1."""
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


def _is_ignored(rule: Rule, hit: Hit, text: Text) -> bool:
    """Whether a comment in the note sets this hit aside."""
    names = {rule.code.casefold(), rule.name, ALL}
    return any(
        not names.isdisjoint(ignored.what)
        and (ignored.stop < 0 or ignored.start <= hit.start < ignored.stop)
        for ignored in text.carved.ignored
    )

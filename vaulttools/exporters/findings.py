"""Findings of the coach for people, programs, GitHub and editors: text, JSON, workflow commands, SARIF."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from vaulttools import __version__
from vaulttools.coach import Rule, all_rules
from vaulttools.exporters.json_values import Json
from vaulttools.model.finding import Finding, Severity

WIDTH = 100
"""Characters of a line that are shown of it."""
BEFORE = 40
"""Characters that are shown before the words that a finding is about, in a longer line."""
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(finding: Finding, lines: Sequence[str]) -> list[str]:
    """A finding as people read it: where, the line with the words marked, why, what to do."""
    shown = [f"{finding.at}: {finding.code} {finding.rule}"]
    if finding.start < finding.stop and finding.line <= len(lines):
        line = lines[finding.line - 1].replace("\t", " ")
        first = finding.column - 1
        last = finding.end_column - 1 if finding.end_line == finding.line else len(line.rstrip())
        cut = max(0, first - BEFORE) if len(line) > WIDTH else 0
        head = "…" if cut else ""
        number = f"{finding.line:>6} | "
        part = line[cut : cut + WIDTH]
        marked = line[first : max(first + 1, min(last, cut + WIDTH))]
        pad = " " * (len(number) + len(head) + _columns(line[cut:first]))
        shown += [f"{number}{head}{part}", f"{pad}{'^' * max(1, _columns(marked))}"]
    elif finding.excerpt:
        shown.append(f"{'|':>8} {finding.excerpt}")
    return [*shown, f"    {finding.why}", f"    {finding.do}"]


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(char) in {"W", "F"} for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def explained(rule: Rule) -> list[str]:
    """A rule as it explains itself: why, what to do, what it flags, and an example of either."""
    shown = [f"{rule.code} {rule.name} ({rule.severity})", "", rule.why, rule.do, "", rule.more]
    for title, example in (("Instead of", rule.bad), ("rather", rule.good)):
        if example:
            shown += [
                "",
                f"{title}:",
                "",
                *(f"    {line}".rstrip() for line in example.split("\n")),
            ]
    return shown


def finding_value(finding: Finding) -> Json:
    """A finding as a JSON value."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "excerpt": finding.excerpt,
        "why": finding.why,
        "do": finding.do,
        "fix": finding.fix.put if finding.fix else None,
    }


def as_json(findings: Iterable[Finding]) -> Json:
    """What `coach --format json` prints."""
    return {"findings": [finding_value(finding) for finding in findings]}


def as_github(finding: Finding) -> str:
    """A finding as a command of a GitHub workflow, which shows it beside the line."""
    places = {
        "file": finding.path,
        "line": finding.line,
        "endLine": finding.end_line,
        "title": f"{finding.code} {finding.rule}",
    }
    if finding.line == finding.end_line:
        places |= {"col": finding.column, "endColumn": finding.end_column}
    named = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
    return f"::{_GITHUB[finding.severity]} {named}::{_data(f'{finding.why} {finding.do}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Iterable[Finding]) -> Json:
    """The findings in SARIF 2.1.0, which editors and code hosts read."""
    rules = all_rules()
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "vaulttools",
                        "version": __version__,
                        "rules": [_sarif_rule(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding, numbers) for finding in findings],
            }
        ],
    }


def _sarif_rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.do} {rule.more}"},
        "defaultConfiguration": {"level": _SARIF[rule.severity]},
    }


def _sarif_result(finding: Finding, numbers: Mapping[str, int]) -> Json:
    at = {"uri": quote(finding.path, errors="surrogatepass")}
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": _SARIF[finding.severity],
        "message": {"text": f"{finding.why} {finding.do}"},
        "locations": [{"physicalLocation": {"artifactLocation": at, "region": region}}],
    }
    if finding.fix:
        replacement = {"deletedRegion": region, "insertedContent": {"text": finding.fix.put}}
        change = {"artifactLocation": at, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": finding.do}, "artifactChanges": [change]}]
    return result

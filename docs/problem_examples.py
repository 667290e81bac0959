# ruff: noqa: INP001 - read by make.py beside it, not a package
"""For every problem code: notes that have the problem, and how to mend it.

The messages on the page are those that the program itself gives for these notes.
"""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaulttools.model.problem import Problem
from vaulttools.pipeline import carry_out_plan, plan_regenerate
from vaulttools.reading.files import read_source

TODAY = date(2026, 11, 23)
TOM = "People/Tom Farrow.md"
SETTINGS = "vaulttools.toml"
DUE = "Follow-ups/Due.md"
LOG = "\n## Log\n"


@dataclass(frozen=True, slots=True)
class Example:
    """Files with a problem in them, and the words on how to mend it.

    Special cases: a link that leads out of the vault, a note that is gone, a second hard link.
    """

    mend: str
    files: dict[str, bytes]
    link: str = ""
    gone: str = ""
    second_name: str = ""


def _tom(front: str = "", below: str = "") -> dict[str, bytes]:
    """Tom's note with these lines in its front matter and below it."""
    return {TOM: f"---\ntype: contact\nmet: 2026-11-06\n{front}---\n# Tom Farrow\n{below}".encode()}


def _settings(text: str) -> dict[str, bytes]:
    return _tom() | {SETTINGS: text.encode()}


def _playbook(text: str) -> dict[str, bytes]:
    return _tom() | {"Playbooks/slow.md": f"---\ntype: playbook\n{text}".encode()}


EXAMPLES: dict[str, Example] = {
    "VT001": Example(
        "Nothing outside the vault is ever opened. Put the note itself into the vault, or leave it: "
        "the link is simply not followed.",
        _tom(),
        link="People/Work.md",
    ),
    "VT002": Example(
        "A note with a person in it is small. Cut out what was pasted in by mistake, or move it into "
        "a note of its own.",
        {TOM: _tom()[TOM] + b"pasted by mistake\n" * 350_000},
    ),
    "VT003": Example(
        "A sync or a crash has damaged the file. Bring it back from a copy or from its history.",
        {TOM: _tom(below=LOG + "- 2026-11-09 email to: \0\0\0\n")[TOM]},
    ),
    "VT004": Example(
        "Open the note in your editor and save it “with encoding UTF-8”.",
        {TOM: _tom()[TOM] + "Works at a café.\n".encode("latin-1")},
    ),
    "VT005": Example(
        "Another program holds the file, or you lack the right to read it. Give yourself the right, or let "
        "the sync finish, then try again.",
        {},
        gone=TOM,
    ),
    "VT010": Example(
        "One line of the front matter has a sign in it that YAML gives a meaning to. Put the value in "
        'quotes: `role: "Head: data"`. The other keys are read all the same.',
        _tom("role: Head: data\n"),
    ),
    "VT011": Example(
        "The front matter needs a line with `---` above its first key and one below its last.",
        {TOM: b"---\ntype: contact\nmet: 2026-11-06\n\n# Tom Farrow\n"},
    ),
    "VT012": Example(
        "A merge left both versions in the note. Keep the lines that are true and delete the rest with "
        "the markers. Until then the person stands under *Needs attention*.",
        _tom(
            below=f"{LOG}<<<<<<< laptop\n- 2026-11-09 email to: thanks\n=======\n"
            "- 2026-11-10 email to: thanks\n>>>>>>> phone\n"
        ),
    ),
    "VT013": Example(
        "Only you know which of the two is right. Delete the other line; until then neither counts.",
        _tom("tier: A\ntier: B\n"),
    ),
    "VT014": Example(
        "Dates are best written as `2026-11-24`. `24 Nov 2026` and `24.11.2026` are read too, and "
        "`11/24/2026`, but not `5/6/2026`, which means two different days to different people.",
        _tom("next_step: tomorow\n"),
    ),
    "VT015": Example(
        "Keys take a plain value or a plain list. Write `email:` with a list below it, or a key for each part.",
        _tom("email:\n  work: tom@example.example\n"),
    ),
    "VT016": Example(
        "The key takes only the words that the message names. The wrong one counts as absent.",
        _tom("status: sleeping\n"),
    ),
    "VT017": Example(
        "Front matter is for short facts. Text belongs below it.",
        _tom(f"role: {'very ' * 14_000}busy\n"),
    ),
    "VT018": Example(
        "Between the two `---` every line is a key, a colon, and a value.",
        _settings('[contacts]\nfolder = "People"\n')
        | {TOM: b"---\n- met on 6 November\n- at the pub\n---\n# Tom Farrow\n"},
    ),
    "VT019": Example(
        "It is read all the same, but Obsidian and others take it for text. Delete the empty lines.",
        {TOM: b"\n\n---\ntype: contact\nmet: 2026-11-06\n---\n# Tom Farrow\n"},
    ),
    "VT020": Example(
        "Begin the entry with a channel and a direction, or with one of the other words in "
        "[notes.md](notes.md#the-log). Until then the line counts as contact of some kind on that day.",
        _tom(below=f"{LOG}- 2026-11-09 emial to: thanks for the story\n"),
    ),
    "VT021": Example(
        "Give the line a date that is in the calendar. Until then it does not count.",
        _tom(below=f"{LOG}- 2026-11-31 email to: thanks for the story\n"),
    ),
    "VT022": Example(
        "Nearly always a slip in the year. What is planned belongs into `next_step` or into a task with a date.",
        _tom(below=f"{LOG}- 2027-11-09 email to: thanks for the story\n"),
    ),
    "VT023": Example(
        "Write `snooze: until 2027-03-01`, or `snooze:` alone for three months.",
        _tom(below=f"{LOG}- 2026-11-09 email to: thanks\n- 2026-11-16 snooze: until spring\n"),
    ),
    "VT024": Example(
        "Give the promise a date that is in the calendar; without one nobody can be reminded of it.",
        _tom(below="\n## Promises\n- [ ] send the slides 📅 2026-11-31\n"),
    ),
    "VT030": Example(
        "The name is that of a playbook note or of a built-in one; big and small letters do not matter.",
        _tom("playbook: netwroking\n"),
    ),
    "VT031": Example(
        "Every row of a playbook's table needs a day, a known channel, and only known kinds of value. "
        "A row without a day is left out.",
        _playbook(
            "---\n| Day | Channel | Intent | Bring |\n| --- | --- | --- | --- |\n"
            "| 1 | email | hello | |\n| soon | email | again | |\n"
        ),
    ),
    "VT032": Example(
        "The number of a playbook must be a whole one within the limits of the same setting "
        "([settings.md](settings.md)). The setting's own value stands until then.",
        _playbook("give_up_after_touches: many\nevery: 6 weeks\n---\n"),
    ),
    "VT040": Example(
        "Texts stand in quotes, numbers do not, and every setting has a line of its own.",
        _settings("me = Sam\n"),
    ),
    "VT041": Example(
        "A slip of the pen, or a cadence number that belongs under `[cadence]`.",
        _settings("timezome = 'Europe/London'\n"),
    ),
    "VT042": Example(
        "The message says what can be written. The default stands until then.",
        _settings("review_minutes = 1000\n"),
    ),
    "VT050": Example(
        "On a Mac and on Windows these two are one file, and one of them would be lost there. Rename one.",
        _tom() | {"People/tom farrow.md": _tom()[TOM]},
    ),
    "VT060": Example(
        "Add the day you met, a line in the log, or the day to write next. Any of them is enough.",
        {TOM: b"---\ntype: contact\n---\n# Tom Farrow\n"},
    ),
    "VT070": Example(
        "Bring the missing marker line back, or delete both markers and what is between them, and run "
        "`vaulttools regenerate`.",
        _tom() | {"Home.md": b"# Home\n\n<!-- vaulttools:due -->\n\nnotes of mine\n"},
    ),
    "VT071": Example(
        "The message says why. Every other note was written; run it again when the cause is gone.",
        _tom() | {DUE: b"# Due\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n"},
        second_name="Due again.md",
    ),
}


def message(code: str) -> str:
    """What the program says to the example of a code."""
    example = EXAMPLES[code]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "notes"
        for path, data in example.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        if example.link:
            outside = Path(folder) / "work.md"
            outside.touch()
            (root / example.link).symlink_to(outside)
        if example.second_name:
            (root / example.second_name).hardlink_to(root / DUE)
        if example.gone:
            found = read_source(root, example.gone)
            return str(found) if isinstance(found, Problem) else ""
        seen = plan_regenerate(root, TODAY)
        problems = [str(p) for p in seen.funnel.problems if p.code == code]
        refusals = [str(refusal) for refusal in carry_out_plan(root, seen.plan)]
    return (problems or refusals)[0]

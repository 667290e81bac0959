# ruff: noqa: INP001 - read by make.py beside it, not a package
"""For every problem code: notes that have the problem, and how to mend it.

The messages on the page are those that the program itself gives for these notes.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from unittest.mock import patch

from vaulttools.pipeline import regenerate
from vaulttools.reading import files
from vaulttools.writing import Manner, Store, carry_out

TODAY = date(2026, 11, 23)
TOM = "People/Tom Farrow.md"
SETTINGS = "vaulttools.toml"
DUE = "Follow-ups/Due.md"
LOG = "\n## Log\n"


def _said(root: Path, manner: Manner | None = None) -> list[str]:
    """What `vaulttools regenerate` says of the notes in a folder."""
    done = regenerate(root, TODAY, lambda changes: carry_out(root, changes, manner or Manner()))
    told = [problem for note in done.notes for problem in note.told]
    held = [fate.as_problem() for fate in done.fates if fate.remark]
    return [str(one) for one in (*done.found, *told, *held, *done.refusals)]


def _two_names() -> dict[str, bytes]:
    """One person under two names."""
    text = (
        b"---\ntype: contact\nemail: tom@farrow.example\nmet: 2026-11-02\n---\n# Tom Farrow\n"
        b"\n## Log\n- 2026-11-04 email to: the list\n- 2026-11-06 email from: thanks\n"
    )
    return {TOM: text, "People/Tom Farrow Dale.md": text}


def _with_a_link(root: Path) -> list[str]:
    """When a link leads out of the vault."""
    outside = root.parent / "work.md"
    outside.touch()
    (root / "People/Work.md").symlink_to(outside)
    return _said(root)


def _gone(root: Path) -> list[str]:
    """When a note disappears before it is read."""
    return [str(files.read_source(root, TOM))]


def _in_motion(root: Path) -> list[str]:
    """When a note is another one each time that it is looked at."""
    with patch.object(files, "_mark", side_effect=count()):
        return [str(files.read_source(root, TOM))]


def _under_two_names(root: Path) -> list[str]:
    """When a generated note has a second hard link."""
    (root / "Due again.md").hardlink_to(root / DUE)
    return _said(root)


def _changed_by_hand(root: Path) -> list[str]:
    """When a state key is changed in a note that has them all."""
    _said(root)
    note = root / TOM
    note.write_bytes(note.read_bytes().replace(b"stage: new", b"stage: closed"))
    return _said(root)


def _just_saved(root: Path) -> list[str]:
    """When a note was saved a second ago."""
    os.utime(root / TOM, (1, 1))
    return _said(root, Manner(quiet_seconds=2, now=lambda: 2.0))


def _saved_late(root: Path) -> list[str]:
    """When an editor that has held a note open saves it after we have written it."""
    manner = Manner(store=Store(root.parent / "kept"))
    with (root / TOM).open("r+b") as editor:
        _said(root, manner)
        editor.write(_tom(below="Likes graveyards.\n")[TOM])
    return _said(root, manner)


@dataclass(frozen=True, slots=True)
class Example:
    """Files with a problem in them, the words on how to mend it, and how they come to have it."""

    mend: str
    files: dict[str, bytes]
    said: Callable[[Path], list[str]] = _said


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
        _with_a_link,
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
        _gone,
    ),
    "VT006": Example(
        "A sync or another program was writing the note all the while. Nothing of it was used; run it again.",
        _tom(),
        _in_motion,
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
        "A merge left both versions in the note. `vaulttools resolve` puts together what does not "
        "contradict itself. Of what is left, keep the lines that are true and delete the rest with the "
        "markers. Until then the person stands under *Needs attention*.",
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
    "VT033": Example(
        "A pattern has fields and sections that vanish, and nothing else. Mend the line that the message names; "
        "until then our own pattern is used.",
        {
            "Patterns/first-touch.md": b"---\ntype: pattern\nkind: first-touch\n---\n"
            b"## email\n\nHi {{firstname}},\n"
        },
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
    "VT051": Example(
        "A note that was renamed to two names on two computers stays behind under both. Two people with the address "
        "of one office are no problem: this is said only where the logs have the same entries, too. If one of these "
        "came of a tick, `vaulttools resolve` makes one note of the two, under the name that comes first.",
        _two_names(),
    ),
    "VT060": Example(
        "Add the day you met, a line in the log, or the day to write next. Any of them is enough.",
        {TOM: b"---\ntype: contact\n---\n# Tom Farrow\n"},
    ),
    "VT061": Example(
        "The state keys follow from the log, the playbook and the settings, so a change by hand would not last. "
        "The message says what to write instead. With `state_keys = false` in the settings nobody keeps them.",
        _tom(),
        _changed_by_hand,
    ),
    "VT062": Example(
        "The key is yours: it is left as it is, and so are all others that hold words of your own. Give it "
        "another name if you want ours beside it.",
        _tom("stage: negotiating\n"),
    ),
    "VT063": Example(
        "The front matter is written in a way that cannot be changed without risk. Mend the line that the "
        "message names; all else goes on without the keys.",
        _tom("next_touch: 2026-11-20\nnext-touch: 2026-11-27\n"),
    ),
    "VT070": Example(
        "Bring the missing marker line back, or delete both markers and what is between them, and run "
        "`vaulttools regenerate`.",
        _tom() | {"Home.md": b"# Home\n\n<!-- vaulttools:due -->\n\nnotes of mine\n"},
    ),
    "VT071": Example(
        "The message says why. Every other note was written; run it again when the cause is gone.",
        _tom() | {DUE: b"# Due\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n"},
        _under_two_names,
    ),
    "VT072": Example(
        "Nothing to do: the next run writes it. With `--now` it is written at once, `quiet_seconds` in "
        "[settings.md](settings.md) says how long to wait.",
        _tom(),
        _just_saved,
    ),
    "VT073": Example(
        "Two programs wrote at the same moment, and both texts are there. Bring what is missing into the note "
        "and delete the other one.",
        _tom(),
        _saved_late,
    ),
    "VT074": Example(
        "The line stays where you wrote it, and the reason stands under it. Mend the line and it is done on the "
        "next run, or delete it.",
        _tom()
        | {"Plan.md": b"# Plan\n\n- [x] [[Tom Farow]] \xe2\x80\x94 first message ^fu-3k9x2p\n"},
    ),
    "VT075": Example(
        "You wrote to it, so it is not taken away. Say what became of it, or delete it.",
        _tom()
        | {
            "Follow-ups/Drafts/Tom.md": b'---\ntype: draft\ncontact: "[[Tom Farrow]]"\nitem: fu-3k9x2p\n'
            b"status: ready\n---\nHi Tom, nearly done.\n"
        },
    ),
}


def message(code: str) -> str:
    """What the program says to the example of a code."""
    example = EXAMPLES[code]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "notes"
        root.mkdir()
        for path, data in example.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        return next(line for line in example.said(root) if f" {code} " in line)

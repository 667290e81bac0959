"""What people do to a note, as hypothesis draws it: every edit is a function of the note's text."""

import re

from hypothesis import strategies as st

NOTE = """\
---
type: contact
role: Head of Platform
tier: A
# what she cares about
topics:
  - onboarding
  - remote teams
met: 2026-11-02
stage: active
last_touch: 2026-11-11
unanswered: 1
next_touch: 2026-11-25
---
# Maya Okafor

Runs the platform group.
Likes short mails.

She moved teams in spring.

## Log
- 2026-11-02 met: PyCon lunch
- 2026-11-10 email from: asked for the checklist
- 2026-11-11 email to: the checklist follows ^fu-aa11

## Promises
- [ ] send the checklist 📅 2026-11-25
- [ ] introduce her to Sam 📅 2026-12-01

## Notes
Prefers calls in the morning.
"""
WORDS = st.sampled_from(["amber", "birch", "cedar", "delta", "ember", "fjord"])
DAYS = st.sampled_from(["2026-11-12", "2026-11-13", "2026-11-14", "2026-11-20"])


class Edit:
    """An edit: a pattern and what stands instead of it, once; readable when a test fails."""

    def __init__(self, pattern: str, instead: str) -> None:
        self.pattern, self.instead = pattern, instead

    def __call__(self, text: str) -> str:
        return re.sub(
            self.pattern,
            lambda match: match.expand(self.instead),
            text,
            count=1,
            flags=re.MULTILINE,
        )

    def __repr__(self) -> str:
        return f"{self.pattern!r} → {self.instead!r}"


def _edit(pattern: str, instead: str, *drawn: st.SearchStrategy[str]) -> st.SearchStrategy[Edit]:
    return st.tuples(*drawn).map(lambda values: Edit(pattern, instead.format(*values)))


KEYS = st.one_of(
    _edit(r"^role: .*", "role: {}", WORDS),
    _edit(r"^role: .*\n", ""),
    _edit(r"^tier: .*", "tier: {}", st.sampled_from("BC")),
    _edit(r"^met: (.*)\nstage", r"met: \1\ncity: {}\nstage", WORDS),
    _edit(r"^  - onboarding\n", ""),
    _edit(r"^topics:\n", "topics:\n  - {}\n", WORDS),
    _edit(r"^(  - remote teams\n)", "\\1  - {}\n", WORDS),
    _edit(r"^last_touch: .*", "last_touch: {}", DAYS),
    _edit(r"^next_touch: .*", "next_touch: {}", DAYS),
    _edit(r"^unanswered: .*", "unanswered: {}", st.sampled_from("023")),
    _edit(r"^# what she cares about", "# {}", WORDS),
)
LOG = st.one_of(
    _edit(r"^(- 2026-11-11 .*\n)", "\\1- {} email to: {}\n", DAYS, WORDS),
    _edit(
        r"^(- 2026-11-11 .*\n)(?![\s\S]*\^fu-b1)",  # a sign stands once in a log
        "\\1- {} email to: hello ^fu-b1\n",
        DAYS,
    ),
    _edit(r"^(- 2026-11-10 .*\n)", "\\1- 2026-11-10 note: {}\n    and more of it\n", WORDS),
    _edit(r"^- 2026-11-10 .*\n", ""),
    _edit(r"checklist follows", "checklist follows, {}", WORDS),
)
TASKS = st.one_of(
    _edit(r"^- \[ \] send (.*)", r"- [x] send \1 ✅ {}", DAYS),
    _edit(r"^- \[ \] introduce (.*)", r"- [{}] introduce \1", st.sampled_from("x-/")),
    _edit(r"📅 2026-12-01", "📅 {}", DAYS),
    _edit(r"^(- \[ \] introduce .*\n)", "\\1- [ ] {} 📅 {}\n", WORDS, DAYS),
)
PROSE = st.one_of(
    _edit(r"^Runs the .*", "Runs the {} group.", WORDS),
    _edit(r"^Likes .*\n", ""),
    _edit(r"^(She moved .*\n)", "\\1\nNew: {}.\n", WORDS),
    _edit(r"^(Prefers .*\n)", "\\1More: {}.\n", WORDS),
    _edit(r"^She moved", "He said {} and moved", WORDS),
)
EDITS = st.lists(st.one_of(KEYS, LOG, TASKS, PROSE), max_size=4)


def edited(edits: list[Edit], text: str = NOTE) -> str:
    """The note after some edits, in their order."""
    for edit in edits:
        text = edit(text)
    return text

"""What people are told about a note that cannot be read as it stands: every word of it.

The notes stand in `notes/`, one bad input each. Beside its name: when and why its contact comes
up all the same, then the messages.
"""

import shutil
from pathlib import Path

import pytest

from tests.bad_input.support import NOTES, funnel_of, listed, messages

BYTES = {
    "bom-misspelt-date": [
        "- attention",
        'bom-misspelt-date.md:3: VT014 next_step: "tomorow" is not a date. Write it as 2026-11-24.',
    ],
    "crlf-impossible-date": [
        "- attention",
        'crlf-impossible-date.md:3: VT014 next_step: "2026-02-30" is not a date. Write it as 2026-11-24.',
    ],
    "nul": [
        "- attention",
        "nul.md:7: VT003 there is a NUL byte in this note. It is read no further and never written to; restore it from a copy.",
    ],
}

FRONT_MATTER = {
    "alias-to-nothing": [
        "- attention",
        'alias-to-nothing.md:3: VT010 the front matter is not valid YAML: "*agreed" refers to nothing. Put quotes around the value, because of its first character.',
        'alias-to-nothing.md:3: VT014 next_step: "*agreed" is not a date. Write it as 2026-11-24.',
    ],
    "ambiguous-date": [
        "- attention",
        'ambiguous-date.md:3: VT014 next_step: "03/04/2026" is not a date. Write it as 2026-03-04 or 2026-04-03.',
    ],
    "answer-by-soon": [
        "- attention",
        'answer-by-soon.md:3: VT014 answer_by: "soon" is not a date. Write it as 2026-11-24.',
    ],
    "at-sign": [
        "- attention",
        "at-sign.md:3: VT010 the front matter is not valid YAML: the value begins with a sign that YAML needs. Put quotes around the value, because of its first character.",
    ],
    "billion-laughs": [
        "- attention",
        "billion-laughs.md:23: VT015 next_step: is neither plain text nor a plain list. Write plain text or a plain list; editors spoil nested values.",
    ],
    "colon-in-value-next": [
        "2026-12-01 next-step",
        "colon-in-value-next.md:3: VT010 the front matter is not valid YAML: there is a second colon in this line. Put quotes around the value, because it has a colon in it.",
    ],
    "colon-in-value": [
        "- attention",
        "colon-in-value.md:3: VT010 the front matter is not valid YAML: there is a second colon in this line. Put quotes around the value, because it has a colon in it.",
    ],
    "conflict-diff3": [
        "- attention",
        "conflict-diff3.md:3: VT012 there are merge conflict markers in the front matter. Run “vaulttools resolve”; where it leaves both versions, keep one and delete the marker lines.",
    ],
    "conflict-front-matter": [
        "- attention",
        "conflict-front-matter.md:3: VT012 there are merge conflict markers in the front matter. Run “vaulttools resolve”; where it leaves both versions, keep one and delete the marker lines.",
    ],
    "control-character": [
        "- attention",
        "control-character.md:3: VT010 the front matter is not valid YAML: there is a control character in it. Correct this line, or put quotes around its value.",
    ],
    "document-start": [
        "2026-12-01 next-step",
        "document-start.md:3: VT010 the front matter is not valid YAML: a second document begins here. Correct this line, or put quotes around its value.",
    ],
    "impossible-date": [
        "- attention",
        'impossible-date.md:3: VT014 next_step: "2026-02-30" is not a date. Write it as 2026-11-24.',
    ],
    "impossible-met": [
        "2026-11-10 touch",
        'impossible-met.md:3: VT014 met: "2026-02-30" is not a date. Write it as 2026-11-24.',
    ],
    "key-twice-role": [
        "2026-11-10 touch",
        'key-twice-role.md:4: VT013 role is written twice: "Editor" and "Publisher". Keep one of the lines 3 and 4.',
    ],
    "key-twice-same-value": [
        "2026-12-01 next-step",
        'key-twice-same-value.md:4: VT013 next_step is written twice: "2026-12-01" and "2026-12-01". Keep one of the lines 3 and 4.',
    ],
    "key-twice": [
        "- attention",
        'key-twice.md:5: VT013 next_step is written twice: "2026-12-01" and "2026-12-08". Keep one of the lines 3 and 5.',
    ],
    "list-not-mapping": [
        "- attention",
        'list-not-mapping.md:2: VT018 the front matter cannot be read: it is not a list of "key: value" lines. Write one "key: value" a line, with plain values and plain lists.',
    ],
    "misspelt-date": [
        "- attention",
        'misspelt-date.md:3: VT014 next_step: "tomorow" is not a date. Write it as 2026-11-24.',
    ],
    "nbsp-after-colon": [
        "2026-12-01 next-step",
        "nbsp-after-colon.md:3: VT010 the front matter is not valid YAML: a colon is missing or has no blank behind it. Replace the non-breaking space with a plain one.",
    ],
    "nested-date": [
        "- attention",
        "nested-date.md:3: VT015 next_step: is neither plain text nor a plain list. Write plain text or a plain list; editors spoil nested values.",
    ],
    "nested-value": [
        "2026-11-10 touch",
        "nested-value.md:3: VT015 organization: is neither plain text nor a plain list. Write plain text or a plain list; editors spoil nested values.",
    ],
    "never-closed-at-all": [
        "- attention",
        "never-closed-at-all.md:1: VT011 the front matter is opened with --- and never closed. Add a line with --- after its last key.",
    ],
    "never-closed": [
        "- attention",
        "never-closed.md:1: VT011 the front matter is opened with --- and never closed. Add a line with --- after its last key.",
    ],
    "placeholder-moustache": [
        "2026-11-10 touch",
        "placeholder-moustache.md:3: VT015 met: is neither plain text nor a plain list. Fill in the template's blank.",
    ],
    "placeholder-templater-next": [
        "- attention",
        'placeholder-templater-next.md:3: VT014 next_step: "<% tp.date.now() %>" is not a date. Write it as 2026-11-24.',
    ],
    "placeholder-templater": [
        "2026-11-10 touch",
        'placeholder-templater.md:3: VT014 met: "<% tp.date.now() %>" is not a date. Write it as 2026-11-24.',
    ],
    "quote-open": [
        "2026-12-01 next-step",
        "quote-open.md:3: VT010 the front matter is not valid YAML: a quote is not closed. Correct this line, or put quotes around its value.",
    ],
    "snoozed-until-march": [
        "- attention",
        'snoozed-until-march.md:3: VT014 snoozed_until: "March" is not a date. Write it as 2026-11-24.',
    ],
    "tab-indent": [
        "2026-12-01 next-step",
        "tab-indent.md:4: VT010 the front matter is not valid YAML: the value begins with a sign that YAML needs. Replace the tab with spaces.",
    ],
    "unknown-channel": [
        "2026-11-10 touch",
        'unknown-channel.md:4: VT016 met_via: "carrier pigeon" is not a channel. Write email, linkedin, phone, in-person, video or another channel; the occasion goes into met_at.',
    ],
    "unknown-playbook": [
        "2026-11-10 touch",
        'unknown-playbook.md:3: VT030 playbook: "wooing" is not known. networking stands in for it. Known are: after-a-no, job-interview, keep-in-touch, networking, partnership, re-engagement, sales.',
    ],
    "unknown-status": [
        "2026-11-10 touch",
        'unknown-status.md:3: VT016 status: "dormant" is not known. Write paused or closed, or leave it out.',
    ],
    "unknown-tier": [
        "2026-11-10 touch",
        'unknown-tier.md:3: VT016 tier: "gold" is not known. Write A, B or C.',
    ],
    "unreadable-interval": [
        "2026-11-10 touch",
        'unreadable-interval.md:3: VT014 every: "now and then" is not a length of time. Write it as 6 weeks, 10 days or 2 months.',
    ],
    "value-on-two-lines": [
        "- attention",
        'value-on-two-lines.md:3: VT014 next_step: "in the new year, she said" is not a date. Write it as 2026-11-24.',
    ],
    "value-with-escapes": [
        "- attention",
        'value-with-escapes.md:3: VT014 next_step: "soon [2J or later" is not a date. Write it as 2026-11-24.',
    ],
}

BODY = {
    "conflict-body": [
        "- attention",
        "conflict-body.md:7: VT012 there are merge conflict markers in this note. Run “vaulttools resolve”; where it leaves both versions, keep one and delete the marker lines.",
    ],
    "log-channel-only": [
        "2026-11-12 first-touch",
        'log-channel-only.md:7: VT020 "linkedin" does not say what happened. Say which way it went: "linkedin to:", "linkedin from:" or "linkedin with:".',
    ],
    "log-decision-without-colon": [
        "2026-11-12 first-touch",
        'log-decision-without-colon.md:7: VT020 "lost her number" does not say what happened. Write "lost:" if that is what happened, else begin with "note:".',
    ],
    "log-empty-entry": [
        "2026-11-12 first-touch",
        'log-empty-entry.md:7: VT020 nothing after the date says what happened. Write what it was before a colon, as "email to:", "phone from:" or "note:".',
    ],
    "log-future": [
        "2027-11-10 touch",
        "log-future.md:7: VT022 3 Nov 2027 lies in the future. Correct the date; write what is planned as next_step or as a task.",
    ],
    "log-impossible-date": [
        "2026-11-04 first-touch",
        'log-impossible-date.md:7: VT021 "2026-11-31" is not a date. Write it as 2026-11-24.',
    ],
    "log-misspelt-channel": [
        "2026-11-12 first-touch",
        'log-misspelt-channel.md:7: VT020 "emial to" does not say what happened. Did you mean "email to:"?',
    ],
    "log-misspelt-word": [
        "2026-11-12 first-touch",
        'log-misspelt-word.md:7: VT020 "snoze" does not say what happened. Did you mean "snooze:"?',
    ],
    "log-strange-date": [
        "2026-11-04 first-touch",
        "log-strange-date.md:7: VT021 the log entry begins with no real date. Write it as 2026-11-24.",
    ],
    "log-two-future": [
        "2027-11-11 reply-owed",
        "log-two-future.md:7: VT022 3 Nov 2027 lies in the future, like 1 more entry here. Correct the date; write what is planned as next_step or as a task.",
    ],
    "log-undated": [
        "2026-11-04 first-touch",
        "log-undated.md:7: VT021 the log entry has no date. Begin it with one, as 2026-11-24.",
    ],
    "log-unreadable": [
        "2026-11-12 first-touch",
        'log-unreadable.md:7: VT020 "she is thinking about it" does not say what happened. Write what it was before a colon, as "email to:", "phone from:" or "note:".',
    ],
    "markers-not-a-conflict": [
        "2026-12-01 next-step",
    ],
    "nothing-to-go-by": [
        "- attention",
        'nothing-to-go-by.md:1: VT060 nothing in the note says when: no “met”, no log entry, no date. Write "met:" and the day you met, or "next_step: 2026-11-24".',
    ],
    "paused-without-a-day": [
        "- attention",
        'paused-without-a-day.md:1: VT060 the note says “status: paused” and nothing says since when. Write "paused_on:" and the day, or "next_step: 2026-11-24".',
    ],
    "promise-impossible-date": [
        "2026-11-04 first-touch",
        'promise-impossible-date.md:9: VT024 the date of the promise, "2026-11-31", is not a date. Write 📅 2026-11-24.',
    ],
    "promise-word-date": [
        "2026-11-04 first-touch",
        'promise-word-date.md:9: VT024 the date of the promise, "friday", is not a date. Write 📅 2026-11-24.',
    ],
    "snooze-impossible": [
        "- attention",
        'snooze-impossible.md:7: VT023 snooze: "until 2027-02-30" names no date. Write a date, as "snooze: until 2027-01-15".',
    ],
    "snooze-until-march": [
        "- attention",
        'snooze-until-march.md:7: VT023 snooze: "until March" names no date. Write a date, as "snooze: until 2027-01-15".',
    ],
}

ALL = BYTES | FRONT_MATTER | BODY


@pytest.mark.parametrize("name", ALL)
def test_the_person_is_listed_and_the_message_is_clear(tmp_path: Path, name: str) -> None:
    shutil.copy(NOTES / f"{name}.md", tmp_path)
    funnel = funnel_of(tmp_path)
    assert [*listed(funnel), *messages(funnel)] == [f"{name}: {ALL[name][0]}", *ALL[name][1:]]


def test_every_note_has_its_message() -> None:
    assert sorted(ALL) == sorted(path.stem for path in NOTES.iterdir())


def test_all_of_them_together(tmp_path: Path) -> None:
    shutil.copytree(NOTES, tmp_path / "People")
    funnel = funnel_of(tmp_path)
    assert len(funnel.items) == len(ALL)
    assert sorted(messages(funnel)) == sorted(
        f"People/{message}" for says in ALL.values() for message in says[1:]
    )

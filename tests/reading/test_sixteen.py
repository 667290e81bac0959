"""Sixteen notes that mean `next_step: 2026-09-30`, one defect each: nobody falls through."""

from pathlib import Path

import pytest

from tests.support import TODAY, day
from vaulttools.funnel import build_funnel
from vaulttools.model.funnel import DueItem, Funnel
from vaulttools.model.words import Reason
from vaulttools.reading import read_vault

CONFLICT = """\
<<<<<<< HEAD
next_step: 2026-09-30
=======
next_step: 2026-10-30
>>>>>>> laptop"""

READABLE = {
    "CRLF": "next_step: 2026-09-30",
    "BOM": "next_step: 2026-09-30",
    "quoted": 'next_step: "2026-09-30"',
    "unpadded": "next_step: 2026-9-30",
    "datetime": "next_step: 2026-09-30T09:15",
    "US style": "next_step: 09/30/2026",
    "linked": 'next_step: "[[2026-09-30]]"',
    "unquoted wikilink": "organization: [[Northwind]]\nnext_step: 2026-09-30",
    "tab": "topics:\n\t- onboarding\nnext_step: 2026-09-30",
    "two colons": "role: a: b: c\nnext_step: 2026-09-30",
    "latin-1": "role: Geschäftsführerin\nnext_step: 2026-09-30",
    "key case": "Next_Step: 2026-09-30",
    "non-breaking space": "next_step:\u00a02026-09-30",
}
"""By the name of the person: the defect leaves no doubt about the date."""

DOUBTFUL = {
    "conflict": (CONFLICT, "conflict.md:3"),
    "key twice": ("next_step: 2026-09-30\nnext_step: 2026-10-30", "key twice.md:4"),
    "impossible": ("next_step: 2026-09-31", "impossible.md:3"),
}
"""The defect leaves the date open: it is said where, and the person needs attention."""

VARIANTS = {
    "linked, unquoted": "next_step: [[2026-09-30]]",
    "linked with words": 'next_step: "[[Daily/2026-09-30|the thirtieth]]"',
    "single quotes": "next_step: '2026-09-30'",
    "datetime with a blank": "next_step: 2026-09-30 09:15",
    "datetime with seconds and zone": "next_step: 2026-09-30T09:15:00+02:00",
    "tab after the colon": "next_step:\t2026-09-30",
    "tab and a comment": "next_step: 2026-09-30\t# agreed with her",
    "key with a blank": "Next Step: 2026-09-30",
    "key with a hyphen": "next-step: 2026-09-30",
    "another tool's key": "follow-up: 2026-09-30",
    "value on the next line": "next_step:\n  2026-09-30",
    "one-item list": "next_step:\n  - 2026-09-30",
    "at sign elsewhere": "linkedin: @maya\nnext_step: 2026-09-30",
    "placeholder elsewhere": "met: {{date}}\nnext_step: 2026-09-30",
    "template code elsewhere": "role: <% tp.file.title %>\nnext_step: 2026-09-30",
    "open quote above": 'role: "Editor\nnext_step: 2026-09-30',
    "open quote below": 'next_step: 2026-09-30\nrole: "Editor',
    "tab above a broken line": "role: a: b\ntopics:\n\t- onboarding\nnext_step: 2026-09-30",
    "same date twice": "next_step: 2026-09-30\nnext_step: 2026-09-30",
    "compact": "next_step: 20260930",
    "words": "next_step: Wed, 30 Sep 2026",
    "German style": "next_step: 30.9.2026",
}

LOG = """
## Log
- 2026-09-01 met: PyCon lunch
- 2026-09-02 email to: thanks, and an introduction to Sam
"""

logs = pytest.mark.parametrize("below", [LOG, "\n# Notes\n"], ids=["log", "no log"])


def as_file(name: str, front: str, below: str) -> bytes:
    text = f"---\ntype: contact\n{front}\n---\n{below}"
    match name:
        case "CRLF":
            return text.replace("\n", "\r\n").encode()
        case "BOM":
            return text.encode("utf-8-sig")
        case "latin-1":
            return text.encode("latin-1")
        case _:
            return text.encode()


def funnel_of(root: Path, fronts: dict[str, str], below: str) -> Funnel:
    for name, front in fronts.items():
        (root / f"{name}.md").write_bytes(as_file(name, front, below))
    return build_funnel(read_vault(root), day(TODAY))


def listed(funnel: Funnel) -> dict[str, DueItem]:
    return {item.contact.name: item for item in funnel.due + funnel.attention}


@logs
def test_all_sixteen_are_listed(tmp_path: Path, below: str) -> None:
    fronts = READABLE | {name: front for name, (front, _) in DOUBTFUL.items()}
    assert len(fronts) == 16
    assert sorted(listed(funnel_of(tmp_path, fronts, below))) == sorted(fronts)


@logs
@pytest.mark.parametrize("name", READABLE)
def test_the_date_is_found(tmp_path: Path, name: str, below: str) -> None:
    item = listed(funnel_of(tmp_path, {name: READABLE[name]}, below))[name]
    assert (item.due, item.reason) == (day("2026-09-30"), Reason.NEXT_STEP)


@logs
@pytest.mark.parametrize("name", VARIANTS)
def test_the_date_is_found_in_variants(tmp_path: Path, name: str, below: str) -> None:
    item = listed(funnel_of(tmp_path, {name: VARIANTS[name]}, below))[name]
    assert (item.due, item.reason) == (day("2026-09-30"), Reason.NEXT_STEP)


@logs
@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_doubtful_date_needs_attention_and_says_where(
    tmp_path: Path, name: str, below: str
) -> None:
    front, place = DOUBTFUL[name]
    item = listed(funnel_of(tmp_path, {name: front}, below))[name]
    assert (item.due, item.reason) == (None, Reason.ATTENTION)
    assert item.standing.why[0].at == place

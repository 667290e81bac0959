"""Three versions of a note as text, and the one that follows from them."""

from textwrap import dedent

from tests.support import MAYA
from vaulttools.cli.driver import git_merge
from vaulttools.merging.note import Merged
from vaulttools.merging.texts import merge_texts


def note(text: str) -> str:
    """A note written with an indent."""
    return dedent(text).lstrip("\n")


def merge(base: str | None, ours: str, theirs: str, path: str = MAYA) -> Merged:
    """What the driver makes of three texts, which may be indented; it is the same from both sides."""
    old, one, other = (text if text is None else note(text) for text in (base, ours, theirs))
    assert one is not None
    assert other is not None
    found = merge_texts((old, one, other), path, git_merge)
    assert len(merge_texts((old, other, one), path, git_merge).text) == len(found.text)
    return found


def merged(base: str | None, ours: str, theirs: str, path: str = MAYA) -> str:
    """The same where nothing may be left open."""
    found = merge(base, ours, theirs, path)
    assert [piece.what for piece in found.opens] == []
    return found.text


BASE = note("""
    ---
    tier: A
    role: head
    ---
    Runs the group.

    ## Log
    - 2026-11-02 met: a fair
    """)
OURS = BASE.replace("tier: A", "tier: B") + "- 2026-11-10 email to: hello\n"
THEIRS = BASE.replace("role: head", "role: chief") + "- 2026-11-12 phone to: a word\n"
BOTH = note("""
    ---
    tier: B
    role: chief
    ---
    Runs the group.

    ## Log
    - 2026-11-02 met: a fair
    - 2026-11-10 email to: hello
    - 2026-11-12 phone to: a word
    """)
"""What follows from the three before it, with nothing left open."""

"""Notes to which two people gave two names, beside others in which markers stand."""

from tests.merging.support import note
from vaulttools.actions.resolving import resolve_all
from vaulttools.model.texts import Versions

NOTE = b"---\ntype: contact\n---\n# Maya\n"
MARKED = note("""
    ## Log
    <<<<<<< HEAD
    - 2026-11-12 email to: hello
    =======
    - 2026-11-11 phone to: a word
    >>>>>>> 1234567
    """)


def test_markers_that_were_committed_are_mended_also_beside_a_note_of_two_names() -> None:
    """Of both the note's old name and the marked note git knows at most what they began with."""
    existing = {"Maya A.md": NOTE, "Maya B.md": NOTE, "Ben.md": MARKED.encode()}
    versions = {
        "Maya.md": Versions(base=NOTE),
        "Maya A.md": Versions(ours=NOTE),
        "Maya B.md": Versions(theirs=NOTE),
        "Ben.md": Versions(),
    }
    found = {one.path: one for one in resolve_all(existing, (), versions)}
    assert found["Maya.md"].is_settled
    assert found["Maya B.md"].said == "is “Maya A.md” under another name; both are one note now"
    (change,) = found["Ben.md"].changes
    assert change.after == (
        b"## Log\n- 2026-11-11 phone to: a word\n- 2026-11-12 email to: hello\n"
    )

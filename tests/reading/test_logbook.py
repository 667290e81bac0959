from tests.reading.support import note
from vaulttools.model.logbook import Logbook
from vaulttools.reading.logbook import find_logbook


def logbook(body: str, *, newest_first: bool = False) -> Logbook:
    return find_logbook(note(f"---\ntype: contact\n---\n{body}"), newest_first=newest_first)


def test_a_log_under_its_heading() -> None:
    body = "# Maya\n\n## Log\n- 2026-11-03 email to: a\n  with a second line\n- 2026-11-04 email from: b\n  - and a remark\n\n## Promises\n- [ ] c\n"
    assert logbook(body) == Logbook(
        first_entry=7, last_line=10, heading=6, section_end=10, newest_first=False
    )


def test_a_log_without_a_heading() -> None:
    body = "# Maya\n- 2026-11-04 email from: b\n- 2026-11-03 email to: a\n"
    assert logbook(body, newest_first=True) == Logbook(5, 6, 0, 0, newest_first=True)


def test_a_heading_without_entries() -> None:
    assert logbook("## Log\n\n# Other\n") == Logbook(0, 0, 4, 4, newest_first=False)
    assert logbook("## Log") == Logbook(0, 0, 4, 4, newest_first=False)
    assert logbook("## Log\nwords\n\n\n") == Logbook(0, 0, 4, 5, newest_first=False)


def test_headings_below_belong_to_it() -> None:
    assert logbook("## Log\n### 2026\n- 2026-11-03 met\n## End\n") == Logbook(
        6, 6, 4, 6, newest_first=False
    )


def test_neither() -> None:
    assert logbook("# Maya\n") == Logbook(0, 0, 0, 0, newest_first=False)


def test_nested_entries_do_not_move_it() -> None:
    body = "## Log\n- 2026-11-03 met\n  - 2026-11-04 email to: a\n"
    assert logbook(body) == Logbook(5, 6, 4, 6, newest_first=False)

"""What the logs say about you, over the whole sample vault: the parts add up."""

from pathlib import Path

from tests.support import TODAY, day, look
from vaulttools.funnel import build_funnel
from vaulttools.funnel.record import lessons, promise_record, reply_speed
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[2] / "sample-vault"


def test_every_promise_is_counted_once() -> None:
    funnel = build_funnel(read_vault(SAMPLE), day(TODAY))
    record = promise_record(funnel)
    every = sum(len(standing.contact.promises) for standing in funnel.standings)
    assert record.decided + record.undated + record.open == every


def test_no_lesson_has_more_replies_than_cases_and_none_too_few() -> None:
    found = lessons(build_funnel(read_vault(SAMPLE), day(TODAY)))
    assert found
    for rows in found.values():
        assert all(0 <= row.replies <= row.cases and row.cases >= 10 for row in rows)
        shares = [row.replies / row.cases for row in rows]
        assert shares == sorted(shares, reverse=True)


def test_the_steps_add_up_to_the_touches() -> None:
    funnel = look(
        """
        ---
        type: contact
        ---
        ## Log
        - 2026-09-01 email to: one
        - 2026-09-01 voicemail to: the same day
        - 2026-09-08 email to: two
        - 2026-09-10 email from: hello
        - 2026-09-11 exit: enough
        """,
        settings="[cadence]\nlessons_from_cases = 1\n",
    )
    assert sum(row.cases for row in lessons(funnel)["step"]) == 3


def test_an_empty_vault_has_no_record() -> None:
    funnel = look({"Notes/Plain.md": "# Plain\n"})
    assert (promise_record(funnel).decided, reply_speed(funnel), lessons(funnel)) == (0, None, {})

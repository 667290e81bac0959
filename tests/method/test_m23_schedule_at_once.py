"""M23: logging an interaction and getting the next date are one step."""

from itertools import product

import pytest

from tests.support import stand

CHANNELS = (
    "email",
    "linkedin",
    "phone",
    "voicemail",
    "sms",
    "in-person",
    "video",
    "comment",
    "letter",
    "other",
)
EXCHANGES = tuple(f"{channel} {way}" for channel, way in product(CHANNELS, ("to", "from", "with")))
OPEN_ENDED = (
    *EXCHANGES,
    "interview with",
    "met",
    "news",
    "note",
    "exit",
    "pause",
    "resume",
    "snooze",
    "lost",
)
"""Every WHAT after which a contact is still open."""

CLOSING = ("won", "archive")

PLAYBOOKS = (
    "networking",
    "sales",
    "partnership",
    "job-interview",
    "keep-in-touch",
    "after-a-no",
    "re-engagement",
    "",
    "no such playbook",
)


def maya(*entries: str, front: str = "met: 2026-08-31") -> str:
    """Maya's note with these log entries."""
    log = "".join(f"- {entry}\n" for entry in entries)
    return f"---\ntype: contact\n{front}\n---\n## Log\n{log}"


@pytest.mark.parametrize("what", OPEN_ENDED)
def test_m23_after_any_entry_an_open_contact_has_a_date(what: str) -> None:
    standing = stand(maya("2026-09-02 email to: thanks", f"2026-09-08 {what}: a line"))
    assert standing.stage != "closed"
    assert standing.due is not None
    assert standing.reason not in (None, "attention")


@pytest.mark.parametrize("what", OPEN_ENDED)
def test_m23_after_any_lone_entry_a_contact_that_was_met_has_a_date(what: str) -> None:
    standing = stand(maya(f"2026-09-08 {what}: a line"))
    assert standing.due is not None
    assert standing.reason not in (None, "attention")


@pytest.mark.parametrize("what", [*EXCHANGES, "interview with", "met", "exit"])
def test_m23_one_interaction_is_enough_for_a_date(what: str) -> None:
    standing = stand(maya(f"2026-09-08 {what}: a line", front="tier: B"))
    assert standing.due is not None
    assert standing.reason not in (None, "attention")


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("touches", range(8))
def test_m23_after_any_number_of_touches_there_is_a_date(playbook: str, touches: int) -> None:
    entries = [f"2026-09-{2 + 3 * n:02} email to: number {n}" for n in range(touches)]
    standing = stand(maya(*entries, front=f"met: 2026-08-31\nplaybook: {playbook}"))
    assert standing.due is not None
    assert standing.reason not in (None, "attention")


@pytest.mark.parametrize(
    ("first", "second"), [*product(("pause", "exit", "lost", "resume"), repeat=2)]
)
def test_m23_after_any_two_decisions_there_is_a_date(first: str, second: str) -> None:
    standing = stand(maya(f"2026-09-02 {first}: one", f"2026-09-03 {second}: two"))
    assert standing.due is not None


@pytest.mark.parametrize("what", CLOSING)
def test_m23_a_closed_contact_has_no_date(what: str) -> None:
    standing = stand(maya("2026-09-02 email to: thanks", f"2026-09-08 {what}: settled"))
    assert (standing.stage, standing.reason, standing.due) == ("closed", None, None)


@pytest.mark.parametrize("what", CLOSING)
def test_m23_a_closed_contact_who_writes_again_has_a_date(what: str) -> None:
    standing = stand(
        maya(
            "2026-09-02 email to: thanks",
            f"2026-09-08 {what}: settled",
            "2026-10-06 email from: one more thing",
        )
    )
    assert (standing.stage, standing.reason) == ("active", "reply-owed")
    assert str(standing.due) == "2026-10-07"


def test_m23_a_contact_closed_by_hand_stays_closed() -> None:
    standing = stand(
        maya("2026-10-06 email from: one more thing", front="met: 2026-08-31\nstatus: closed")
    )
    assert (standing.stage, standing.reason, standing.due) == ("closed", None, None)


def test_m23_a_dated_line_that_cannot_be_read_counts_as_contact() -> None:
    standing = stand("""
        ---
        type: contact
        ---
        ## Log
        - 2026-09-08 bumped into her on the train
        """)
    assert standing.due is not None
    assert standing.reason not in (None, "attention")


@pytest.mark.parametrize(
    "front",
    [
        "met: 2026-09-08",
        "last_touch: 2026-09-08",
        "last_reply: 2026-09-08",
        "met: 2026-08-31\nlast_touch: 2026-09-02\nlast_reply: 2026-09-08",
        "next_step: 2026-12-01",
        "snoozed_until: 2026-12-01",
    ],
)
def test_m23_a_note_without_a_log_goes_by_its_front_matter(front: str) -> None:
    standing = stand(f"---\ntype: contact\n{front}\n---\n# Maya Okafor\n")
    assert standing.due is not None


@pytest.mark.parametrize(
    "entry",
    [
        "2024-02-29 email to: on a leap day",
        "2025-12-31 email from: on the last day of the year",
        "2026-01-31 lost: on a 31st",
        "2026-10-31 snooze: on a Saturday and a 31st",
        "2026-09-06 interview with: on a Sunday",
    ],
)
def test_m23_boundary_days(entry: str) -> None:
    standing = stand(maya(entry, front="met: 2024-02-20"))
    assert standing.due is not None
    assert str(standing.due) > entry[:10]


@pytest.mark.parametrize("what", OPEN_ENDED)
def test_m23_the_last_day_of_the_calendar_loses_nobody(what: str) -> None:
    standing = stand(maya("2026-09-02 email to: thanks", f"9999-12-31 {what}: a line"))
    assert standing.due is not None or standing.reason == "attention"

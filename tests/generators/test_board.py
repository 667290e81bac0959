"""Board.md: one card a contact, in the lane of its stage, and nothing on it that depends on the day."""

import re
from pathlib import Path

import pytest

from tests.kanban_plugin import plugin_reads, plugin_saves
from tests.support import TODAY, Notes, day, look
from vaulttools.escaping import wikilink
from vaulttools.funnel import build_funnel
from vaulttools.funnel.sign import sign_of
from vaulttools.generators.board import WORDS, generate
from vaulttools.kanban import Way, merge
from vaulttools.model.earlier import Earlier
from vaulttools.model.funnel import Funnel
from vaulttools.model.whole_files import BoardText
from vaulttools.model.words import Reason
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[2] / "sample-vault"
CARD = re.compile(r"\[\[[^\]]+\]\] · [a-zA-Z0-9 ]{3,24}( · @\{\d{4}-\d{2}-\d{2}\})?")


def board(funnel: Funnel) -> BoardText:
    (text,) = generate(funnel)
    assert isinstance(text, BoardText)
    return text


def texts(notes: Notes, settings: str = "") -> dict[str, list[str]]:
    """The texts of the cards by lane."""
    made = board(look(notes, settings=settings))
    return {
        lane: [card.text for card in made.cards if card.lane == lane]
        for lane in made.lanes
        if any(card.lane == lane for card in made.cards)
    }


def contact(*front: str, log: str = "") -> str:
    lines = "\n".join(("type: contact", *front))
    return f"---\n{lines}\n---\n## Log\n{log}"


@pytest.fixture(scope="module")
def sample() -> Funnel:
    return build_funnel(read_vault(SAMPLE), day(TODAY))


def test_every_contact_of_the_sample_has_one_card_in_the_lane_of_its_stage(sample: Funnel) -> None:
    made = board(sample)
    assert made.path == "Follow-ups/Board.md"
    assert made.lanes == ("New", "Active", "Stalled", "Paused", "Closed")
    standings = {standing.contact.path: standing for standing in sample.standings}
    assert sorted(card.key for card in made.cards) == sorted(standings)
    for card in made.cards:
        standing = standings[card.key]
        assert card.lane.lower() == standing.stage
        assert card.block_id == f"{standing.stage}-{sign_of(standing)}"
        assert CARD.fullmatch(card.text), card.text
        assert card.text.startswith(wikilink(standing.contact.link))
        dates = re.findall(r"@\{(.+?)\}", card.text)
        assert dates == ([standing.due.isoformat()] if standing.due else [])
    assert len({card.block_id for card in made.cards}) == len(made.cards)


def test_the_plugin_reads_the_sample_as_it_is_meant_and_saves_it_unchanged(sample: Funnel) -> None:
    made = board(sample)
    text = merge(
        None,
        made.lanes,
        made.cards,
        Way(lambda cards: [card.link for card in cards], {}, Earlier()),
    )
    assert plugin_saves(text) == text
    seen = plugin_reads(text)
    for lane in made.lanes:
        assert seen.cards(lane) == [card.text for card in made.cards if card.lane == lane]


def test_every_reason_has_its_words() -> None:
    assert set(WORDS) == set(Reason)
    assert all(1 <= len(words.split()) <= 4 for words in WORDS.values())


def test_a_quiet_day_changes_nothing() -> None:
    read = read_vault(SAMPLE)
    first = board(build_funnel(read, day("2026-11-23")))
    assert board(build_funnel(read, day("2026-11-24"))) == first
    assert board(build_funnel(read, day("2027-03-01"))) == first


def test_cards_stand_by_date_and_then_by_name_and_what_is_unclear_first() -> None:
    notes = {
        "People/Zoe.md": contact("met: 2026-11-02"),
        "People/émile.md": contact("met: 2026-11-04"),
        "Work/Bea.md": contact("met: 2026-11-04"),
        "Work/Kit.md": contact(),
    }
    made = board(look(notes))
    names = [card.key.partition("/")[2].removesuffix(".md") for card in made.cards]
    assert names == ["Kit", "Zoe", "Bea", "émile"]


RUN = "".join(f"- 2026-{d} email to: a word\n" for d in ("10-29", "11-05", "11-12", "11-17"))


@pytest.mark.parametrize(
    ("note", "lane", "text"),
    [
        (contact("met: 2026-11-22"), "New", "first message · @{2026-11-24}"),
        (contact("met: 2026-11-02", log="- 2026-11-20 email from: hello\n"), "Active", "wrote last · @{2026-11-23}"),
        (contact("met: 2026-11-02", log="- 2026-11-20 interview with: them\n"), "Active", "say thanks · @{2026-11-21}"),
        (contact("met: 2026-11-02", "next_step: 2026-12-01", log="- 2026-11-20 email to: a\n"), "Active", "as agreed · @{2026-12-01}"),
        (contact("met: 2026-11-02", log="- 2026-11-20 email to: a\n- [ ] send it 📅 2026-11-21\n"), "Active", "your promise · @{2026-11-21}"),
        (contact("met: 2026-11-02", "every: 6 weeks", log="- 2026-11-03 email to: a\n"), "Active", "next touch · @{2026-12-15}"),
        (contact("met: 2026-10-27", log=RUN[:30]), "Active", "touch 2 of 4 · @{2026-11-05}"),
        (contact("met: 2026-10-27", log=f"{RUN[:30]}- 2026-11-20 phone with: her\n"), "Active", "next touch · @{2026-11-23}"),
        (contact("met: 2026-10-27", log=RUN), "Stalled", "decide · @{2026-11-23}"),
        (contact("met: 2026-03-02", log="- 2026-04-01 pause: on leave\n"), "Paused", "back in touch · @{2026-10-01}"),
        (contact("met: 2026-03-02", log="- 2026-11-20 lost: no budget\n"), "Paused", "thanks after a no · @{2026-11-23}"),
        (contact("met: 2026-03-02", log="- 2026-04-01 won: the pilot\n"), "Closed", "won 1 Apr 2026"),
        (contact("met: 2026-03-02", log="- 2026-04-01 archive\n"), "Closed", "archived 1 Apr 2026"),
        (contact("met: 2026-03-02", "status: closed"), "Closed", "closed"),
        (contact("met: 2026-03-02", "status: closed", log="- 2026-04-01 pause: busy\n"), "Closed", "closed"),
        (contact("met: 2026-03-02", "next_step: tomorow"), "New", "needs attention"),
        (contact(), "Active", "needs attention"),
    ],
)  # fmt: skip
def test_what_a_card_says(note: str, lane: str, text: str) -> None:
    assert texts(note) == {lane: [f"[[Maya Okafor]] · {text}"]}


def test_names_that_are_not_unique_or_fit_no_link_are_safe() -> None:
    notes = {
        "A/Kim.md": contact("met: 2026-11-20"),
        "B/Kim.md": contact("met: 2026-11-20"),
        "A/x ^a #b @{2030-01-01}.md": contact("met: 2026-11-20"),
    }
    made = board(look(notes))
    text = merge(
        None,
        made.lanes,
        made.cards,
        Way(lambda cards: [card.link for card in cards], {}, Earlier()),
    )
    links = {card.text.partition(" · ")[0] for card in made.cards}
    assert {"[[A/Kim|Kim]]", "[[B/Kim|Kim]]"} < links
    assert plugin_saves(text) == text
    for card in plugin_reads(text).lanes[0].cards:
        assert re.findall(r"@\{(.+?)\}", card.text) == ["2026-11-22"]
        assert re.fullmatch(r"new-[a-z0-9]{6}--[0-9a-f]{6}", card.block_id)


def test_it_lies_where_the_settings_say() -> None:
    settings = 'followups_folder = "Inbox/Next"\n'
    assert board(look(contact(), settings=settings)).path == "Inbox/Next/Board.md"

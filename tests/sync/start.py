"""The vault as it is when the clones are made."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.made_vault import TOPICS, made_vault, name_of
from tests.sync.words import Words

START = date(2026, 11, 2)
"""The day on which the simulation begins; a Monday."""
LISTENS = "# My day\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n"


def first_notes(contacts: int, words: Words) -> dict[str, str]:
    """Notes by path: people with an address that tells them apart, things to send, a dashboard."""
    notes = dict(made_vault(0, 20, START))
    for number in range(contacts):
        notes[f"People/{name_of(number)}.md"] = contact(
            name_of(number), f"p{number}@sync.example", START, words
        )
    notes["Dashboard.md"] = LISTENS
    notes["vaulttools.toml"] = 'me = "Sam Reyes"\nquiet_seconds = 0\n'  # nobody types meanwhile
    return notes


def contact(name: str, email: str, today: date, words: Words) -> str:
    """A contact's note as its owner writes it."""
    return "\n".join([*_front(email, today, words), f"# {name}", *_body(today, words)])


def _front(email: str, today: date, words: Words) -> Iterator[str]:
    dice = words.dice
    yield from ("---", "type: contact", f"email: {email}")
    yield f'organization: "[[Firm {dice.randrange(9)}]]"'
    yield f"role: Head of {words.thing(words.mark())}"
    yield f"tier: {dice.choice('ABC')}"
    if dice.random() < 0.6:
        yield f"every: {dice.randrange(3, 12)} days"
    if dice.random() < 0.5:
        yield f"met_at: the fair of {words.thing(words.mark())}"
    yield "topics:"
    yield f"  - {dice.choice(TOPICS)}"
    for _ in range(dice.randrange(3)):
        yield f"  - {words.thing(words.mark())}"
    yield f"met: {today - timedelta(days=40)}"
    yield "---"


def _body(today: date, words: Words) -> Iterator[str]:
    dice = words.dice
    yield ""
    for _ in range(dice.randrange(1, 4)):
        yield words.sentence(words.mark())
    yield from ("", words.sentence(words.mark()), "", "## Log")
    days = [today - timedelta(days=40 - 9 * n) for n in range(dice.randrange(1, 4))]
    log = [
        f"- {day} {'email to' if n else 'met'}: {words.thing(words.mark())}"
        for n, day in enumerate(days)
    ]
    yield from log[::-1] if dice.random() < 0.2 else log
    if dice.random() < 0.4:
        due = today + timedelta(days=dice.randrange(9))
        yield from ("", "## Promises", f"- [ ] send {words.thing(words.mark())} 📅 {due}")
    if dice.random() < 0.6:
        yield from ("", "## Notes", words.sentence(words.mark()), words.sentence(words.mark()))
    yield ""

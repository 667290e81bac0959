"""Vaults of any size for measuring, of several characters; the same dice always fall alike.

Every one is mixed: three notes of ten are no contacts (nine of ten in `foreign`), and a note has
about two kilobytes. Few people are due, as in a vault that is kept: most were written to lately.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tests.made_vault import PLACES, TOPICS, name_of

TODAY = date(2026, 11, 23)
LONG_AGO = 1_750_000_000
"""When the notes were saved, in seconds: long before anything is measured."""
PASSAGE = (
    "we looked at what the first month had taught them and what nobody had asked about yet so the "
    "numbers for the spring will show whether the smaller team was the better choice or only cheaper"
)
WORDS = PASSAGE.split()
CHANNELS = ("email", "phone", "linkedin", "video")

Dice = Random
Make = Callable[[int, Dice], tuple[str, str]]


def prose(dice: Dice, words: int) -> str:
    """A paragraph of that many words."""
    return _prose(dice.randrange(len(WORDS)), words)


@cache
def _prose(start: int, words: int) -> str:
    return " ".join(WORDS[(start + n * n) % len(WORDS)] for n in range(words)).capitalize() + "."


def log(dice: Dice, entries: int) -> list[str]:
    """A log, oldest entry first; the last one is some days or weeks old."""
    last = TODAY - timedelta(days=dice.randrange(1, 70))
    days = sorted(last - timedelta(days=dice.randrange(0, 700)) for _ in range(entries - 1))
    said = [f"- {day} {dice.choice(CHANNELS)} with: {prose(dice, 6)}" for day in days]
    return [*said, f"- {last} email to: {prose(dice, 5)}"]


def front(number: int, dice: Dice) -> list[str]:
    """The front matter of a contact who is kept in touch with; one of seventy is due sooner."""
    often = "every: 2 weeks" if dice.random() < 0.015 else "every: 6 months"
    topics = dice.sample(TOPICS, 2)
    return [
        "type: contact",
        f"aliases: [{name_of(number).split()[0]}{number}]",
        f'organization: "[[Firm {number % 400}]]"',
        "role: head of something",
        f"email: person{number}@firm{number % 400}.example",
        f"linkedin: https://www.linkedin.com/in/person-{number}",
        f'phone: "+4420794{number:06}"',
        f"topics: [{', '.join(topics)}]",
        "playbook: keep-in-touch",
        often,
        f"met_at: {dice.choice(PLACES) or 'a dinner'}",
        f"met: {TODAY - timedelta(days=dice.randrange(800, 1600))}",
        "tags: [people]",
        f"created: {TODAY - timedelta(days=dice.randrange(800, 1600))}",
    ]


def contact(number: int, dice: Dice) -> tuple[str, str]:
    """A tidy note on a person."""
    parts = ["---", *front(number, dice), "---", f"# {name_of(number)}", "", prose(dice, 120), ""]
    parts += ["## Notes", "", prose(dice, 100), "", "## Log", *log(dice, 7), ""]
    return f"People/{number % 200:03}/{name_of(number)}.md", "\n".join(parts)


def other(number: int, dice: Dice) -> tuple[str, str]:
    """A note that has nothing to do with people."""
    kind = "book" if number % 2 else "place"
    head = [] if number % 3 else ["---", f"type: {kind}", "tags: [read]", "rating: 4", "---"]
    parts = [*head, f"# Thing {number}", "", *(prose(dice, 75) + "\n" for _ in range(5))]
    return f"Notes/{number % 12:02}/Thing {number}.md", "\n".join(parts)


def messy(number: int, dice: Dice) -> tuple[str, str]:
    """A note as hands and other programs leave it: quotes, blocks, comments, CRLF; seldom a slip."""
    path, text = contact(number, dice)
    style = number % 8
    if style == 0:
        text = text.replace("tags: [people]", "tags:\n  - people\n  - met/2024 # sorted")
    elif style == 1:
        text = text.replace("\n", "\r\n")
    elif style == 2:
        text = text.replace("role: head of something", 'role: "head of: something"')
    elif style == 3:
        text = text.replace("role: head of something", "role: |\n  head of\n  something")
    elif number % 64 == 4:
        text = text.replace("role: head", "role: head of: people, head")
    elif style == 4:
        text = text.replace("role: head of something", "role: 'head of the ''something'''")
    elif style == 5:
        text = text.replace("---\n", "---\n# from the address book\n", 1)
        text = text.replace("tags: [people]", "Tags: people, met\nx-odd_key: {a: 1, b: [2, 3]}")
    elif style == 6:
        text = "\N{ZERO WIDTH NO-BREAK SPACE}" + text.replace(
            "## Log", "```\n## Log\n- no entry\n```\n\n## Log"
        )
    return path, text


def long_log(number: int, dice: Dice) -> tuple[str, str]:
    """A note with years of entries; two kilobytes on average, most in a few."""
    path, text = contact(number, dice)
    if number % 10:
        return path, text
    return path, text + "\n".join(log(dice, 120)) + "\n"


def deep(number: int, dice: Dice) -> tuple[str, str]:
    """A note far down, in one of very many folders."""
    path, text = contact(number, dice)
    folders = "/".join(f"{number // size % 7}" for size in (7, 49, 343, 2401, 16807))
    return f"Deep/{folders}/{path.rsplit('/', 1)[1]}", text


def unicode(number: int, dice: Dice) -> tuple[str, str]:
    """A note in many scripts, with a name of several code points a letter."""
    path, text = contact(number, dice)
    name = path.rsplit("/", 1)[1].replace("a", "a\N{COMBINING DIAERESIS}").replace("o", "ø")
    return f"Личности/{number % 200:03}/{name}", text.replace(" the ", " für 東京 δὲ 🙂 ")


CHARACTERS: Mapping[str, tuple[Make, float]] = {
    "tidy": (contact, 0.7),
    "messy": (messy, 0.7),
    "long-log": (long_log, 0.7),
    "deep": (deep, 0.7),
    "unicode": (unicode, 0.7),
    "foreign": (contact, 0.1),
}
"""How a vault's contacts are made, and how many of its notes are contacts."""


def notes(character: str, number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The notes of a vault, as path and text: 60 value items (or fewer), contacts, other notes."""
    make, share = CHARACTERS[character]
    dice = Random(f"{character} {seed}")  # noqa: S311 - nothing secret
    values = min(60, number // 20)
    for n in range(values):
        topic = TOPICS[n % len(TOPICS)]
        day = TODAY - timedelta(days=dice.randrange(5, 300))
        front = f"type: value\nkind: article\ntopics: [{topic}]\npublished: {day}"
        front += f"\nurl: https://library.example/{n}\ntakeaway: {prose(dice, 9)}"
        path = f"Library/{topic.capitalize()}, part {n // len(TOPICS) + 1}.md"
        yield path, f"---\n{front}\n---\n{prose(dice, 80)}\n"
    for n in range(number - values):
        yield make(n, dice) if dice.random() < share else other(n, dice)


def write(root: Path, character: str, number: int, seed: int = 1) -> Path:
    """Make a vault at `root`, which is not there yet; its notes look as if saved long ago."""
    folders: set[str] = set()
    root.mkdir(parents=True)
    files = (("vaulttools.toml", 'timezone = "Europe/London"\n'), *notes(character, number, seed))
    for path, text in files:
        folder, _, name = path.rpartition("/")
        if folder not in folders:
            (root / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        file = f"{root}/{folder}/{name}"
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(handle, text.encode())
        os.close(handle)
        os.utime(file, (LONG_AGO, LONG_AGO))
    return root

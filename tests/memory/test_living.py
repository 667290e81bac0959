"""A process that regenerates again and again writes what one would that begins anew each time."""

import os
import re
import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.memory.test_notes import ACTS, NOW, _some, next_tick
from tests.support import write_vault
from vaulttools.memory.notes import NoteMemory
from vaulttools.model.earlier import Earlier, alike, members
from vaulttools.model.texts import Change, Refusal
from vaulttools.pipeline import Done, regenerate

MONDAY = date(2026, 11, 23)
CONTACT = "---\ntype: contact\n{}---\n# Who\n\n## Log\n{}"
TALKED = "- 2026-11-02 met: a talk on onboarding\n- 2026-11-10 email from: which onboarding checklist do you use?\n"
VAULT = {
    "People/Ada.md": CONTACT.format("organization: '[[Northwind]]'\ntopics: [onboarding]\n", TALKED),
    "People/Bo.md": CONTACT.format("organization: '[[Northwind]]'\ntopics: [onboarding, hiring]\nmet: 2026-11-19\n", ""),
    "People/Cy.md": CONTACT.format("next_step: tomorow\n", ""),
    "People/Di.md": CONTACT.format(
        "playbook: job-interview\nopportunity: '[[Head of Data]]'\n",
        "- 2026-11-20 interview with: on onboarding\n",
    ),
    "People/Eli.md": CONTACT.format(
        "playbook: job-interview\nopportunity: '[[Head of Data]]'\nhiring_manager: yes\n",
        "- 2026-11-19 interview with: hiring\n- 2026-11-20 email to: gave [[Guide]]\n",
    ),
    "People/Fay.md": CONTACT.format("", "- 2026-03-02 met: at a fair\n- 2026-05-01 pause: later\n- 2026-11-01 news: hired\n"),
    "People/Gus.md": CONTACT.format("", "- 2026-11-16 won: signed\n## Promises\n- [ ] send the plan 📅 2026-11-24\n"),
    "Library/Guide.md": "---\ntype: value\nkind: article\ntopics: [onboarding]\npublished: 2026-11-01\n---\nOnboarding checklist.\n",
    "Library/Plan.md": "---\ntype: value\nkind: data\ntopics: [hiring]\n---\nHow to hire.\n",
    "2026-11-20.md": "- [[Ada]] phone with: about the guide\n- [[Bo]] email to: hello\n",
    "Playbooks/Slow.md": "---\ntype: playbook\n---\n| Day | Channel | Intent | Bring |\n| - | - | - | - |\n| 9 | email | hello | |\n",
    "Notes/Thing.md": "# Thing\n\nwords\n",
}  # fmt: skip
LINES = (
    "- 2026-11-18 email to: the plan\n",
    "- 2026-11-21 phone with: hiring, and which checklist\n",
    "- 2026-11-22 pause: not now\n",
    "- 2026-11-20 note: nothing\n",
    "- 2027-11-20 met: too early\n",
    "- 2026-11-20 emial to: hi\n",
)
SETTINGS = (
    "",
    "daily_limit = 1\n",
    "state_keys = false\n",
    'country = "DE"\naway = ["2026-11-24 to 2026-11-27"]\n',
)


def log(root: Path, dice: Random) -> None:
    """Something is added to a note."""
    note = _some(root, dice)
    note.write_text(note.read_text() + dice.choice(LINES))


def tick(root: Path, dice: Random) -> None:
    """A box of a generated note or of the board is ticked."""
    note = root / dice.choice(
        ("Follow-ups/Due.md", "Follow-ups/Weekly Review.md", "Follow-ups/Board.md")
    )
    if note.exists() and (boxes := [*re.finditer(r"- \[ \]", text := note.read_text())]):
        at = dice.choice(boxes).start()
        note.write_text(f"{text[:at]}- [x]{text[at + 5 :]}")


def move_card(root: Path, dice: Random) -> None:
    """A card of the board goes somewhere else, or is there twice."""
    board = root / "Follow-ups/Board.md"
    if board.exists():
        lines = board.read_text().splitlines(keepends=True)
        cards = [n for n, line in enumerate(lines) if line.startswith("- [ ]")]
        if cards:
            at = dice.choice(cards)
            card = lines[at] if dice.random() < 0.3 else lines.pop(at)
            lines.insert(dice.choice(cards), card)
            board.write_text("".join(lines))


def edit_draft(root: Path, dice: Random) -> None:
    drafts = sorted((root / "Follow-ups").glob("Drafts/*.md"))
    if drafts:
        draft = dice.choice(drafts)
        new = dice.choice(("status: sent", "status: dropped", "status: draft\nnote: mine"))
        draft.write_text(draft.read_text().replace("status: draft", new))


def settings(root: Path, dice: Random) -> None:
    (root / "vaulttools.toml").write_text(dice.choice(SETTINGS))


def back(root: Path, dice: Random) -> None:
    """A note is as it was in the beginning."""
    path = dice.choice(sorted(VAULT))
    write_vault(root, {path: VAULT[path]}, (root / "vaulttools.toml").read_text())


EVERY = (*ACTS[:-1], log, log, log, tick, tick, move_card, edit_draft, settings, back)


def ran(root: Path, today: date, memory: NoteMemory | None) -> Done:
    """A run that writes as the program does, but for the care that it takes."""

    def write(changes: Iterable[Change]) -> tuple[Refusal, ...]:
        for change in changes:
            target = root / change.path
            target.parent.mkdir(parents=True, exist_ok=True)
            if change.after is None:
                target.unlink()
            else:
                target.write_bytes(change.after)
        return ()

    return regenerate(root, today, write, None, memory)


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def told(done: Done) -> tuple[object, ...]:
    return (
        done.funnel.items, done.funnel.closed, done.funnel.problems, done.changes, done.refusals,
        done.fates, done.found,
    )  # fmt: skip


def live(folder: Path, seed: int, rounds: int = 4) -> None:
    """Edits of all kinds between two runs of one process; a new process does the same to a copy."""
    dice = Random(seed)  # noqa: S311 - nothing secret
    root = write_vault(folder / "vault", VAULT)
    memory = NoteMemory("", str(root), "1", lambda: NOW)
    today = MONDAY
    for number in range(rounds):
        for _ in range(dice.randrange(3)):
            dice.choice(EVERY)(root, dice)
        today += timedelta(days=dice.random() < 0.2)
        next_tick(root)
        if not number:  # it knows nothing yet, so it is as new itself
            ran(root, today, memory)
            continue
        twin = Path(shutil.copytree(root, folder / f"twin {number}"))
        new, again = ran(twin, today, None), ran(root, today, memory)
        assert told(again) == told(new), seed
        assert files(root) == files(twin), seed
        shutil.rmtree(twin)


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_again_is_anew_after_any_edits(part: int, tmp_path: Path) -> None:
    for seed in range(part * 10, part * 10 + 10):
        live(tmp_path / f"{seed}", seed)


@pytest.mark.long
def test_what_is_kept_does_not_grow(tmp_path: Path) -> None:
    """Notes that are gone are forgotten, and so is what followed from them."""
    root = write_vault(tmp_path / "vault", VAULT)
    memory = NoteMemory("", str(root), "1", lambda: NOW)
    ran(root, MONDAY, memory)

    ran(root, MONDAY, memory)
    before = memory.earlier.size, len(memory.at_hand)
    for number in range(20):
        note = root / "People" / f"New {number}.md"
        note.write_text(VAULT["People/Ada.md"])
        ran(root, MONDAY, memory)
        assert len(memory.at_hand) > before[1]
        note.unlink()
        ran(root, MONDAY, memory)
    ran(root, MONDAY, memory)
    assert (memory.earlier.size, len(memory.at_hand)) == before


def test_where_nothing_changed_everything_is_the_very_same_again(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", VAULT)
    memory = NoteMemory("", str(root), "1", lambda: NOW)
    for _ in range(2):  # the second run sees what the first one wrote
        ran(root, MONDAY, memory)
    before = {work: last.results for work, last in memory.earlier._last.items()}  # noqa: SLF001
    ran(root, MONDAY, memory)
    after = {work: last.results for work, last in memory.earlier._last.items()}  # noqa: SLF001
    anew = [
        work.__qualname__ for work in after if [*map(id, after[work])] != [*map(id, before[work])]
    ]
    assert anew == []


calls: list[str] = []


def shout(text: str, end: str) -> str:
    calls.append(text)
    return text.upper() + end


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    earlier, texts = Earlier(), ["a", "b"]
    calls.clear()
    assert earlier.each(shout, texts, "!") == ["A!", "B!"]
    assert earlier.each(shout, [texts[1], "c"], "!") == ["B!", "C!"]
    assert calls == ["a", "b", "c"]
    assert earlier.each(shout, texts, "?") == ["A?", "B?"]
    assert calls == ["a", "b", "c", "a", "b"]


def test_an_equal_thing_is_another_one_unless_its_key_says_so() -> None:
    earlier = Earlier()
    calls.clear()
    one, other = "".join("ab"), os.fsdecode(b"ab")
    assert one is not other
    for text in (one, other):
        earlier.each(shout, [text], "")
    assert calls == ["ab", "ab"]
    for text in (one, other):
        earlier.each(shout, [text], "!", key=alike)
    assert calls == ["ab", "ab", "ab"]
    assert members((one, other)) == members((one, other)) != members((other, one))


def letters(text: str) -> str:
    return text


def test_a_tally_follows_what_comes_and_goes() -> None:
    earlier, one, two = Earlier(), "abc", "bcd"
    assert earlier.tally(letters, [one, two])["b"] == 2
    first = earlier.tally(letters, [one, two, two])
    assert (first["a"], first["b"], first["d"]) == (1, 3, 2)
    assert dict(earlier.tally(letters, [two])) == {"b": 1, "c": 1, "d": 1}
    assert first["a"] == 1

"""Due.md: every line is a good task, every section holds what belongs there."""

import random
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.generators.tasks_grammar import has_field_sign, read_task
from tests.generators.texts import blocks, due_text, headings, section
from tests.support import TODAY, copy_vault, day, look, read
from vaulttools.funnel import build_funnel
from vaulttools.generators import generate_all
from vaulttools.model.words import Reason
from vaulttools.reading import read_vault

SAMPLE = Path(__file__).parents[2] / "sample-vault"
LINKED = re.compile(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")


@pytest.fixture(scope="module")
def sample() -> str:
    return blocks(build_funnel(read_vault(SAMPLE), day(TODAY)))["due"]


def contact(*front: str, log: str = "", body: str = "") -> str:
    """A contact's note."""
    lines = "\n".join(("type: contact", *front))
    return f"---\n{lines}\n---\n{body}\n## Log\n{log}"


def test_every_item_of_the_sample_is_a_task_with_its_fields(sample: str) -> None:
    funnel = build_funnel(read_vault(SAMPLE), day(TODAY))
    due = {i.contact.name: i for i in funnel.due if not i.needs_a_reason}
    tasks = [read_task(line) for line in sample.split("\n") if line.startswith("- [ ]")]
    seen = set()
    for task in tasks:
        assert task is not None
        name = LINKED.match(task.description)
        assert name
        item = due.pop(name[1])
        assert task.status == " "
        assert task.fields.pop("due") == str(item.due)
        assert task.fields.pop("priority", None) == ("⏫" if item.promise_is_due else None)
        assert task.fields == {}
        assert task.tags == []
        assert re.fullmatch(r"fu-[a-z0-9]{6}", task.block_id)
        seen.add(task.block_id)
        assert not has_field_sign(task.description)
    assert due == {}, "nobody is left out"
    assert len(seen) == len(tasks), "a block id is there once"


def test_every_box_below_an_item_is_a_plain_choice(sample: str) -> None:
    boxes = [line for line in sample.split("\n") if line.startswith("    - [")]
    assert boxes
    for line in boxes:
        task = read_task(line)
        assert task is not None
        assert (task.status, task.fields, task.tags, task.block_id) == (" ", {}, [], "")
        assert re.match(r"graceful exit|re-engage|snooze|archive", task.description)


def test_the_grammar_of_these_tests_reads_what_the_plugin_reads() -> None:
    task = read_task(
        "- [ ] Contact [[Ada Lovelace]] 🆔 fu-ada ⏫ 🔁 every 2 weeks ➕ 2026-01-01 📅 2026-01-05 ^fu-ada"
    )
    assert task is not None
    assert task.description == "Contact [[Ada Lovelace]]"
    assert task.block_id == "fu-ada"
    assert set(task.fields) == {"id", "priority", "recurrence", "created", "due"}
    hidden = read_task("- [ ] write 📅 2026-01-05 and more")
    assert hidden is not None
    assert hidden.fields == {}
    assert read_task("- write 📅 2026-01-05") is None


HOSTILE = """\
    ---
    type: contact
    met: 2026-11-02
    met_at: "the ⏫ fair 📅 2030-01-01 #urgent [due:: 2030-01-01] %% x %%"
    email: maya@northwind.example
    ---
    ## Log
    - 2026-11-18 email from: 📅 2030-01-01 🔁 every day [[Due]] ^abc #tag `code` <b> <% tp.x() %> $= dv
    ## Promises
    - [ ] send 🔼 the [list](x) %%hidden%% #now ⏳ 2026-01-01 📅 2026-11-20
    """


@pytest.mark.parametrize("front", ["", "met_via: linkedin"])
def test_what_is_in_the_notes_cannot_become_a_field_a_tag_or_a_link(front: str) -> None:
    note = HOSTILE.replace("    email:", f"    {front}\n    email:") if front else HOSTILE
    for notes in (note, note.partition("    ## Promises")[0]):
        lines = [line for line in due_text(notes).split("\n") if line.startswith("- [")]
        assert len(lines) == 1
        task = read_task(lines[0])
        assert task is not None
        assert set(task.fields) <= {"due", "priority"}
        assert task.fields["due"] <= "2026-11-20"
        assert task.tags == []
        assert LINKED.findall(task.description)[0] == "Maya Okafor"
        assert set(LINKED.findall(task.description)[1:]) <= {"2026-11-19 Maya Okafor - reply"}
        assert not has_field_sign(task.description)
        assert not re.search(r"<%|%%|`|\$=|(?<!\S)#\w", task.description)


def test_the_sections_stand_in_this_order_and_hold_what_they_say(sample: str) -> None:
    assert headings(sample) == [
        "[[Head of Data at Calder & Finch]]", "Late", "Today", "Decide", "Worth a word again", "Needs a reason", "Needs attention",
    ]  # fmt: skip
    funnel = build_funnel(read_vault(SAMPLE), day(TODAY))
    reasons = {i.contact.name: i.reason for i in funnel.items}
    for line in section(sample, "Late") + section(sample, "Today"):
        if line.startswith("- [ ]"):
            assert reasons[LINKED.findall(line)[0]] not in {Reason.DECIDE, Reason.RE_ENGAGE}
    assert all("📅 2026-11-23 " in x for x in section(sample, "Today") if x.startswith("- "))
    assert not any("📅 2026-11-23 " in x for x in section(sample, "Late"))
    assert [LINKED.findall(x)[0] for x in section(sample, "Decide")[:1]] == ["Lena Vogt"]
    assert all(
        reasons[LINKED.findall(x)[0]] is Reason.RE_ENGAGE
        for x in section(sample, "Worth a word again")
    )


def test_items_stand_in_the_order_of_what_is_due(sample: str) -> None:
    funnel = build_funnel(read_vault(SAMPLE), day(TODAY))
    order = [item.contact.name for item in funnel.due]
    for title in ("Late", "Today", "Decide", "Worth a word again"):
        names = [LINKED.findall(x)[0] for x in section(sample, title) if x.startswith("- ")]
        assert names == sorted(names, key=order.index)


def test_the_summary_counts_what_stands_below(sample: str) -> None:
    first = sample.partition("\n")[0]
    match = re.search(
        r" · (\d+) due, (\d+) of them late · .*2 need attention · about (\d+) min", first
    )
    assert first.startswith("**Monday 23 November 2026** · ")
    assert match
    items = [line for line in sample.split("\n") if line.startswith("- [ ]")]
    late = [line for line in items if "📅 2026-11-23 " not in line]
    assert (int(match[1]), int(match[2])) == (len(items), len(late))
    assert int(match[3]) == 5 * len(items)


def test_regenerate_says_the_same_numbers_as_the_note(sample: str, tmp_path: Path) -> None:
    from tests.cli.running import run

    ran = run("regenerate", at=copy_vault(SAMPLE, tmp_path / "v"))
    said = re.search(r"(\d+) due, (\d+) of them late", ran.out)
    noted = re.search(r"(\d+) due, (\d+) of them late", sample)
    assert said
    assert noted
    assert said.groups() == noted.groups()


def test_on_an_empty_day_it_says_who_is_next() -> None:
    text = due_text(contact("met: 2026-11-22"))
    assert text.startswith(
        "**Monday 23 November 2026** · nothing is due · next is [[Maya Okafor]], tomorrow"
    )
    assert headings(text) == []
    assert "minutes" not in text


def test_on_an_empty_day_with_nobody_to_come_it_says_nothing_more() -> None:
    text = due_text(contact("met: 2026-11-02", "status: closed"))
    assert text.startswith("**Monday 23 November 2026** · nothing is due\n")


def test_what_needs_a_reason_is_listed_without_a_box_and_without_a_draft() -> None:
    paused = contact("met: 2026-03-02", log="- 2026-04-01 pause: on leave\n")
    funnel = look(paused)
    text = blocks(funnel)["due"]
    assert section(text, "Needs a reason")[0] == (
        "- [[Maya Okafor]] — paused since 1 Apr, and nothing new to say yet"
    )
    assert "- [" not in text.replace("- [[", "")
    assert "· nothing is due" in text
    news = paused + "- 2026-09-01 news: she leads the lab\n"
    assert section(due_text(news), "Needs a reason") == []
    assert len(section(due_text(news), "Worth a word again")) == 1


def test_after_a_year_without_a_reason_archiving_is_proposed() -> None:
    text = due_text(contact("met: 2025-03-02", log="- 2025-11-20 pause: on leave\n"))
    assert section(text, "Needs a reason")[-1].endswith("archive?")


RUN = "".join(f"- 2026-{d} email to: a word\n" for d in ("10-29", "11-05", "11-12", "11-17"))


def test_a_stalled_contact_carries_its_decision_as_boxes() -> None:
    value = "---\ntype: value\ntopics: [churn]\npublished: 2026-11-01\n---\n"
    note = contact("met: 2026-10-27", "topics: [churn]", "email: m@n.example", log=RUN)
    lines = section(due_text({"People/Maya Okafor.md": note, "Library/Study.md": value}), "Decide")
    assert lines[0].startswith(
        "- [ ] [[Maya Okafor]] — 4 touches since 29 Oct, no word · pick one 📅"
    )
    assert lines[1:] == [
        "    - [ ] graceful exit · [[2026-11-23 Maya Okafor - exit|draft]]",
        "    - [ ] re-engage with [[Study]]",
        "    - [ ] snooze 3 months",
        "    - [ ] archive",
    ]


def test_the_four_decisions_are_offered_even_with_nothing_to_bring() -> None:
    lines = section(due_text(contact("met: 2026-10-27", log=RUN)), "Decide")
    choices = [line.removeprefix("    - [ ] ").split(" · ")[0] for line in lines[1:]]
    assert [choice.split()[0] for choice in choices] == [
        "graceful",
        "re-engage",
        "snooze",
        "archive",
    ]


def test_a_neglected_item_carries_a_decision_too() -> None:
    text = due_text(contact("met: 2026-09-01"))
    lines = section(text, "Late")
    assert [line.strip(" -[]").split(" · ")[0] for line in lines[1:]] == [
        "graceful exit", "re-engage", "snooze 3 months", "archive",
    ]  # fmt: skip
    assert len(section(due_text(contact("met: 2026-11-02")), "Late")) == 1


AWAY = 'away = ["2026-12-01..2026-12-10"]\n'


def test_what_falls_due_while_away_is_listed_in_the_week_before() -> None:
    note = contact(
        "met: 2026-11-02", "next_step: 2026-12-03", log="- 2026-11-20 email to: see you\n"
    )
    title = "Before you leave (1 Dec to 10 Dec)"
    for today, is_there in [("2026-11-23", False), ("2026-11-24", True), ("2026-12-01", True)]:
        text = due_text(note, today, AWAY)
        assert (title in headings(text)) == is_there
    shown = section(due_text(note, "2026-11-24", AWAY), title)
    assert shown == ["- [[Maya Okafor]] — the day you agreed on, 3 Dec"]
    assert title not in headings(due_text(note, "2026-12-11", AWAY))


def test_every_problem_stands_under_needs_attention() -> None:
    notes = {
        "People/Maya Okafor.md": contact("met: 2026-11-02", "next_step: tomorow"),
        "People/Jon Alder.md": contact("met: 2026-11-02", "tier: Z"),
        "People/Kit.md": contact(),
    }
    lines = section(due_text(notes), "Needs attention")
    assert len(lines) == 3
    assert lines[0].startswith("- [[Jon Alder]] — People/Jon Alder.md:4: VT016")
    assert lines[1].startswith("- [[Kit]] — People/Kit.md:1: VT060")
    assert lines[2].startswith("- [[Maya Okafor]] — People/Maya Okafor.md:4: VT014")


def test_the_same_notes_in_any_order_give_the_same_texts() -> None:
    vault = read_vault(SAMPLE)
    first = list(generate_all(build_funnel(vault, day(TODAY))))
    for seed in range(5):
        shuffled = random.Random(seed)  # noqa: S311 - an order, not a secret
        contacts, values = list(vault.contacts), list(vault.values)
        shuffled.shuffle(contacts)
        shuffled.shuffle(values)
        other = replace(vault, contacts=tuple(contacts), values=tuple(values))
        assert list(generate_all(build_funnel(other, day(TODAY)))) == first


def test_two_contacts_of_one_name_are_linked_by_their_path() -> None:
    note = contact("met: 2026-11-21")
    text = due_text({"A/Kim.md": note, "B/Kim.md": note})
    assert {"A/Kim", "B/Kim"} <= set(LINKED.findall(text))
    assert "Kim" not in LINKED.findall(text)
    ids = re.findall(r"\^(fu-\w+)", text)
    assert len(set(ids)) == 2


def test_a_block_id_stays_from_day_to_day_and_changes_with_what_is_due() -> None:
    note = contact("met: 2026-11-16")
    ids = [
        re.findall(r"\^(fu-\w+)", due_text(note, today)) for today in ("2026-11-23", "2026-11-27")
    ]
    assert ids[0] == ids[1]
    later = contact("met: 2026-11-17")
    assert re.findall(r"\^(fu-\w+)", due_text(later)) != ids[0]


def test_a_vault_without_contacts_gets_no_texts() -> None:
    funnel = build_funnel(read({"Notes/Plain.md": "# Plain\n"}), day(TODAY))
    assert funnel.standings == ()

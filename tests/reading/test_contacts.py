from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.support import note, told
from vaulttools.model.contact import Contact, Dated, Promise, Question
from vaulttools.model.problem import Place, Problem
from vaulttools.model.settings import ContactsTable, Settings
from vaulttools.model.words import Channel, What
from vaulttools.reading.contacts import KEYS, is_contact, read_contact
from vaulttools.reading.history import log_items


def both(
    front: str = "", body: str = "", path: str = "Maya Okafor.md"
) -> tuple[Contact, list[Problem]]:
    """A contact with these front matter lines and this body, and the problems."""
    found = note(f"---\ntype: contact\n{front}\n---\n{body}", path, others=("Report.md", "Acme.md"))
    return read_contact(found), found.problems


def contact(front: str = "", body: str = "", path: str = "Maya Okafor.md") -> Contact:
    found, problems = both(front, body, path)
    assert problems == []
    return found


class TestWhoIsAContact:
    @pytest.mark.parametrize(
        "front",
        ["type: contact", "type: Contact", 'type: "[[Contact]]"', "type: [person, contact]", "Type: contact",
         "tags: contact", "tags: [contact]", "tags:\n  - friend\n  - contact", "tags: '#contact'", "tag: contact",
         "tags: friend, contact", "tags: friend contact", "tags: contact/work", "tags: Contact/Work"],
    )  # fmt: skip
    def test_by_type_or_tag(self, front: str) -> None:
        assert is_contact(note(f"---\n{front}\n---"), Settings())

    @pytest.mark.parametrize(
        "text",
        ["---\ntype: person\n---", "---\ntags: contacts\n---", "---\ntags: my/contact\n---", "---\ntype:\n---",
         "type: contact", "#contact", "---\ntopics: contact\n---", "---\ntype: {is: contact}\n---"],
    )  # fmt: skip
    def test_others_are_not(self, text: str) -> None:
        assert not is_contact(note(text), Settings())

    def test_by_other_words(self) -> None:
        known_by = ContactsTable(type="Person", tag="#people", folder="")
        assert is_contact(note("---\ntype: person\n---"), Settings(contacts=known_by))
        assert is_contact(note("---\ntags: people/work\n---"), Settings(contacts=known_by))
        assert not is_contact(
            note("---\ntype: contact\ntags: contact\n---"), Settings(contacts=known_by)
        )

    @pytest.mark.parametrize(
        ("path", "yes"),
        [
            ("People/Maya.md", True),
            ("people/Work/Maya.md", True),
            ("Peoples/Maya.md", False),
            ("Maya.md", False),
        ],
    )
    def test_by_folder(self, path: str, *, yes: bool) -> None:
        known_by = ContactsTable(type="", tag="", folder="People/")
        assert is_contact(note("# Maya", path), Settings(contacts=known_by)) is yes

    def test_by_nothing(self) -> None:
        known_by = ContactsTable(type="", tag="", folder="")
        assert not is_contact(note("---\ntype: contact\n---"), Settings(contacts=known_by))


@pytest.mark.parametrize(
    ("path", "name", "first"),
    [("People/Maya Okafor.md", "Maya Okafor", "Maya"), ("@Maya.md", "Maya", "Maya"), ("@.md", "@", "@"), ("A/@ Maya.md", "Maya", "Maya")],
)  # fmt: skip
def test_names(path: str, name: str, first: str) -> None:
    found = contact("met: 2026-11-02", path=path)
    assert (found.name, found.first_name, found.path) == (name, first, path)


FIELDS = {
    "aliases": "aliases", "organization": "organization", "role": "role", "email": "emails",
    "linkedin": "linkedin", "phone": "phone", "address": "postal", "tier": "tier", "owner": "owner",
    "playbook": "playbook", "every": "every_days", "topics": "topics", "met": "met", "met_via": "met_via",
    "met_at": "met_at", "status": "status", "paused_on": "paused_on", "next_step": "next_step",
    "answer_by": "answer_by", "snoozed_until": "snoozed_until", "hiring_manager": "manager",
}  # fmt: skip
"""Our keys and the fields of a contact that they fill."""
EXAMPLES = {
    "tier": "b", "every": "6 weeks", "met_via": "email", "status": "paused", "hiring_manager": "yes",
    **dict.fromkeys(("met", "paused_on", "next_step", "answer_by", "snoozed_until"), "2026-11-02"),
}  # fmt: skip
READ_AS = {
    "tier": "B", "every": 42, "met_via": Channel.EMAIL, "status": "paused", "hiring_manager": True,
    "aliases": ("Ada",), "email": ("Ada",), "topics": ("Ada",),
    **dict.fromkeys(("met", "paused_on", "next_step", "answer_by", "snoozed_until"), Dated(date(2026, 11, 2), Place("Maya Okafor.md", 3))),
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "spelling"),
    [(key, spelling) for key, names in KEYS.items() if key in FIELDS for spelling in names],
)
def test_every_spelling_of_a_key(key: str, spelling: str) -> None:
    for shown in (
        spelling,
        spelling.title(),
        spelling.replace("_", " "),
        spelling.replace("_", "-"),
    ):
        found = contact(f"{shown}: {EXAMPLES.get(key, 'Ada')}")
        assert getattr(found, FIELDS[key]) == READ_AS.get(key, "Ada")


def test_every_key_is_read() -> None:
    assert set(KEYS) == {*FIELDS, "last_touch", "last_reply"}


@pytest.mark.parametrize(
    "spelling",
    ["last_contact", "last-contact", "Last Contact", "last_contacted", "last_chat", "last_touch"],
)
def test_the_last_touch_by_other_names(spelling: str) -> None:
    [event] = contact(f"{spelling}: 2026-11-02").events
    assert (event.what, event.day, event.channel) == (What.TO, date(2026, 11, 2), Channel.OTHER)


def test_our_own_key_wins_over_others() -> None:
    assert contact("org: A\ncompany: B\norganization: C").organization == "C"
    assert contact("company: B\norganization:").organization == "B"


@pytest.mark.parametrize(
    ("front", "topics"),
    [
        ("topics: onboarding, remote culture", ("onboarding", "remote culture")),
        ("topics: [a, b, a]", ("a", "b")),
        ("topics:\n  - a, with a comma\n  - b", ("a, with a comma", "b")),
        ('topics: "[[Work, life]]"', ("Work, life",)),
        ("topics:\n  - '#a'\n  - \"[[b|c]]\"", ("a", "c")),
        ("topics: ', ,'", ()),
        ("topics:", ()),
        ("topic: a\ntopics:", ("a",)),
    ],
)
def test_lists(front: str, topics: tuple[str, ...]) -> None:
    assert contact(front).topics == topics


def test_links_in_values_are_what_a_reader_sees() -> None:
    found = contact(
        'organization: "[[Firms/Northwind|Northwind Ltd]]"\nplaybook: "[[Playbooks/Slow|slow]]"'
    )
    assert (found.organization, found.playbook) == ("Northwind Ltd", "Slow")
    assert found.playbook_place == Place("Maya Okafor.md", 4)


@pytest.mark.parametrize(
    ("front", "days", "months"),
    [
        ("every: 10 days", 10, None),
        ("cadence: 2 months", None, 2),
        ("frequency: monthly", None, 1),
        ("", None, None),
    ],
)
def test_every(front: str, days: int | None, months: int | None) -> None:
    found = contact(front)
    assert (found.every_days, found.every_months) == (days, months)


class TestProblems:
    @pytest.mark.parametrize(
        ("front", "code"),
        [
            ("tier: D", "VT016"), ("status: dormant", "VT016"), ("met_via: pigeon", "VT016"),
            ("every: sometimes", "VT014"), ("met: soon", "VT014"), ("paused_on: soon", "VT014"),
            ("role: {a: b}", "VT015"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_read_counts_as_absent(self, front: str, code: str) -> None:
        found, problems = both(front)
        assert told(problems) == [(3, code)]
        assert found.unclear == ()
        assert (found.tier, found.status, found.met_via, found.every_days, found.met, found.role) == (
            "", "", None, None, None, "",
        )  # fmt: skip

    @pytest.mark.parametrize("key", ["next_step", "answer_by", "snoozed_until"])
    @pytest.mark.parametrize(
        ("value", "code"), [("soon", "VT014"), ("2026-02-30", "VT014"), ("{a: b}", "VT015")]
    )
    def test_an_unreadable_date_makes_the_contact_unclear(
        self, key: str, value: str, code: str
    ) -> None:
        found, problems = both(f"{key}: {value}")
        assert told(problems) == [(3, code)]
        assert [(u.place.line, u.text) for u in found.unclear] == [(3, problems[0].what)]

    def test_a_date_written_twice_makes_it_unclear_at_the_second_line(self) -> None:
        found, problems = both("next_step: 2026-12-01\nnext_step: 2026-12-08")
        assert found.next_step is None
        assert [(u.place.line, u.text) for u in found.unclear] == [(4, problems[0].what)]

    def test_an_empty_date_is_no_date(self) -> None:
        found = contact("next_step:\nsnoozed_until: ''\nanswer_by: ~")
        assert (found.next_step, found.unclear) == (None, ())

    def test_a_key_written_twice_is_no_value(self) -> None:
        found, problems = both("role: a\nrole: b\ntopics: a\ntopics: b")
        assert (found.role, found.topics) == ("", ())
        assert told(problems) == [(4, "VT013"), (6, "VT013")]

    def test_broken_front_matter_needs_attention_only_without_a_date(self) -> None:
        found, _ = both("role: a: b")
        assert [u.place.line for u in found.unclear] == [3]
        found, _ = both("role: a: b\nnext_step: 2026-12-01")
        assert found.unclear == ()

    def test_conflict_markers_below_are_told_once(self) -> None:
        found, problems = both(body="<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> laptop\n")
        assert told(problems) == [(5, "VT012")]
        assert [(u.place.line, u.whole_note) for u in found.unclear] == [(5, True)]

    def test_a_conflict_of_which_only_the_end_is_left(self) -> None:
        assert told(both(body="a\n>>>>>>> laptop\n")[1]) == [(6, "VT012")]

    @pytest.mark.parametrize(
        "line", ["<<<<<<<", "<<<<<<<< a", " <<<<<<< HEAD", "=======", "> >>>>>>> a"]
    )
    def test_what_only_looks_like_a_conflict(self, line: str) -> None:
        assert contact("met: 2026-11-02", f"text\n{line}\n").unclear == ()


class TestEvents:
    LOG = "## Log\n- 2026-11-03 email to: thanks\n- 2026-11-04 email from: gladly\n"

    def test_an_entry(self) -> None:
        [event] = contact(
            "", "\n## Log\n- 2026-11-03 09:15 email to: see [[Report]] and [[Nobody]] ^a1\n"
        ).events
        assert (event.day, event.clock, event.what, event.channel) == (
            date(2026, 11, 3), time(9, 15), What.TO, Channel.EMAIL,
        )  # fmt: skip
        assert (event.text, event.links) == ("see [[Report]] and [[Nobody]]", ("Report.md",))
        assert event.place == Place("Maya Okafor.md", 7)
        assert event.words == "email to"

    @pytest.mark.parametrize(
        "heading",
        ["## Log", "# LOG", "### History", "## Contact log", "## Follow-up log", "## Touches", "## Timeline",
         "## **Interactions**", "## Log:", "Log\n---"],
    )  # fmt: skip
    def test_headings_of_the_log(self, heading: str) -> None:
        body = f"{heading}\n- 2026-11-03 email to: thanks\n# Other\n- 2026-11-09 email from: not mine\n"
        assert [event.text for event in contact("", body).events] == ["thanks"]

    def test_without_a_heading_entries_are_found_anywhere(self) -> None:
        body = "# Maya\n- likes tea\n- 2026-11-03 email to: thanks\n## Other\n- 2026-11-04 email from: gladly\n- 2026-11-31 x\n"
        assert [event.text for event in contact("", body).events] == ["thanks", "gladly"]

    def test_entries_under_a_heading_of_the_log(self) -> None:
        body = "## Log\n### 2026\n- 2026-11-03 email to: thanks\n"
        assert len(contact("", body).events) == 1

    def test_ticked_entries_count_and_open_ones_do_not(self) -> None:
        body = "## Log\n- [x] 2026-11-03 email to: thanks\n- [ ] 2026-12-03 email to: later\n- [-] 2026-11-04 email to: not sent\n"
        found = contact("", body)
        assert [event.text for event in found.events] == ["thanks"]
        assert [(p.due, p.text) for p in found.promises] == [(date(2026, 12, 3), "email to: later")]

    def test_a_line_without_a_readable_what_is_contact_on_that_day(self) -> None:
        found, problems = both("", "## Log\n- 2026-11-03 lunch, see [[Report]]\n")
        [event] = found.events
        assert (event.what, event.channel, event.text) == (
            What.WITH,
            Channel.OTHER,
            "lunch, see [[Report]]",
        )
        assert event.links == ("Report.md",)
        assert told(problems) == [(6, "VT020")]

    @pytest.mark.parametrize("line", ["- 2026-11-31 email to: x", "- email to: x", "- 99-99-99 x"])
    def test_a_line_without_a_real_date_is_told(self, line: str) -> None:
        found, problems = both("met: 2026-11-02", f"## Log\n{line}\n")
        assert told(problems) == [(6, "VT021")]
        assert [event.what for event in found.events] == [What.MET]

    def test_nested_remarks_are_no_entries_but_nested_dates_are(self) -> None:
        body = "## Log\n- 2026-11-03 email to: thanks\n  - note that she likes tea\n  - email to: Sam\n  - 2026-11-04 email from: gladly\n"
        assert [event.text for event in contact("", body).events] == ["thanks", "gladly"]

    def test_plain_remarks_in_the_log_are_no_problem(self) -> None:
        assert contact("", "## Log\n- 2026-11-03 email to: thanks\n- she likes tea\n").unclear == ()

    def test_a_snooze_without_a_date(self) -> None:
        found, problems = both("", "## Log\n- 2026-11-03 snooze: until March\n")
        assert told(problems) == [(6, "VT023")]
        assert [u.place.line for u in found.unclear] == [6]
        assert [event.what for event in found.events] == [What.SNOOZE]

    def test_meeting_is_an_event_of_its_own(self) -> None:
        found = contact("met: 2026-11-02\nmet_via: linkedin\nmet_at: PyCon", self.LOG)
        first = found.events[0]
        assert (first.what, first.channel, first.place.line) == (What.MET, Channel.LINKEDIN, 3)
        assert (len(found.events), found.met_at) == (3, "PyCon")

    @pytest.mark.parametrize("entry", ["met: PyCon", "phone with: hello"])
    def test_meeting_told_in_the_log_is_one_event(self, entry: str) -> None:
        [event] = contact("met: 2026-11-02", f"## Log\n- 2026-11-02 {entry}\n").events
        assert event.place.line == 6

    def test_meeting_comes_before_what_was_written_that_day(self) -> None:
        events = contact("met: 2026-11-02", "## Log\n- 2026-11-02 email to: thanks\n").events
        assert [event.what for event in events] == [What.MET, What.TO]

    def test_dates_in_the_front_matter_count_only_without_a_log(self) -> None:
        front = "last_touch: 2026-11-03\nlast_reply: 2026-11-05"
        assert [(e.day.day, e.what) for e in contact(front).events] == [
            (3, What.TO),
            (5, What.FROM),
        ]
        assert [e.text for e in contact(front, self.LOG).events] == ["thanks", "gladly"]

    def test_the_direction_of_the_log_is_known(self) -> None:
        newest_on_top = "## Log\n- 2026-11-04 email from: b\n- 2026-11-03 email to: a\n"
        assert contact("", newest_on_top).newest_first
        assert not contact("", self.LOG).newest_first
        assert not contact("met: 2026-11-02").newest_first

    def test_log_items_are_what_is_read_as_entries(self) -> None:
        found = note(
            "---\ntype: contact\n---\n## Log\n- 2026-11-03 email to: a\n- 2026-11-31 b\n- tea\n- [ ] 2026-11-05 met\n"
        )
        assert [item.text for item in log_items(found.body())] == ["2026-11-03 email to: a"]

    def test_generated_text_takes_no_part(self) -> None:
        body = "<!-- vaulttools:due -->\n- 2026-11-09 email from: x\n- [ ] y 2026-11-10\n<!-- /vaulttools:due -->\n- 2026-11-03 email to: thanks\n"
        found = contact("", body)
        assert [(event.text, event.place.line) for event in found.events] == [("thanks", 9)]
        assert found.promises == ()

    def test_between_damaged_markers_everything_counts(self) -> None:
        body = "<!-- vaulttools:due -->\n- 2026-11-03 email to: thanks\n"
        assert len(contact("", body).events) == 1


class TestPromises:
    def test_open_and_kept(self) -> None:
        body = "## Promises\n- [ ] send it 📅 2026-11-25\n- [x] call Sam 📅 2026-11-20 ✅ 2026-11-19\n- [-] no 📅 2026-11-21\n- [ ] some day\n- plain 2026-11-22\n"
        found = contact("", body)
        assert found.promises == (
            Promise("send it", date(2026, 11, 25), Place("Maya Okafor.md", 6)),
            Promise(
                "call Sam",
                date(2026, 11, 20),
                Place("Maya Okafor.md", 7),
                is_done=True,
                done=date(2026, 11, 19),
            ),
        )
        assert [p.text for p in found.open_promises] == ["send it"]

    def test_anywhere_in_the_note_and_nested(self) -> None:
        body = "- [ ] a 2026-11-25\n  - [ ] b 2026-11-24\n\n> - [ ] c 2026-11-23\n"
        assert [p.text for p in contact("", body).open_promises] == ["c", "b", "a"]

    def test_a_ticked_log_entry_is_no_promise(self) -> None:
        assert contact("", "## Log\n- [x] 2026-11-03 email to: thanks\n").promises == ()

    def test_a_ticked_promise_in_the_log_is_one(self) -> None:
        [promise] = contact(
            "", "## Log\n- 2026-11-03 met: PyCon\n- [x] send it 📅 2026-11-25\n"
        ).promises
        assert promise.is_done

    def test_a_date_that_is_none_is_told(self) -> None:
        found, problems = both("", "- [ ] send it 📅 2026-11-31\n")
        assert (found.promises, told(problems)) == ((), [(5, "VT024")])


def test_questions() -> None:
    body = "## Questions\n- What about churn?\n- [ ] And prices?\n- [x] And dates?\n- [ ]\n## Open questions\n- Why?\n## Other\n- no\n"
    place = Place("Maya Okafor.md", 6)
    assert contact("", body).questions == (
        Question("What about churn?", place, is_answered=False),
        Question("And prices?", Place(place.path, 7), is_answered=False),
        Question("And dates?", Place(place.path, 8), is_answered=True),
        Question("Why?", Place(place.path, 11), is_answered=False),
    )


NOTE = """\
---
type: contact
tier: A
every: 6 weeks
met: 2026-11-02
met_via: email
next_step: 2026-12-01
status: paused
---
## Log
- 2026-11-03 email to: thanks, see [[Report]]
- 2026-11-04 snooze: until 2026-12-10

## Promises
- [ ] send it 📅 2026-11-25
"""
PIECES = st.sampled_from([*"\t:-[]{}#&*!|>'\"%@`,<~\n 0129x/", "2026-", "2026-02-30", ": |\n  a\n  b\n", '"a\\nb\\e"', "until", "📅 ", "[due:: ", "<<<<<<< a\n"])  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(NOTE)), st.integers(0, 9), PIECES), min_size=1, max_size=5))  # fmt: skip
def test_no_change_of_a_note_is_too_odd(mutations: list[tuple[int, int, str]]) -> None:
    text = NOTE
    for at, removed, piece in mutations:
        text = text[:at] + piece + text[at + removed :]
    found = note(text)
    read = read_contact(found)
    for problem in found.problems:
        assert 1 <= problem.place.line <= len(found.lines)
        assert len(str(problem).splitlines()) == 1
    for unclear in read.unclear:
        assert 1 <= unclear.place.line <= len(found.lines)
        assert len(unclear.text.splitlines()) == 1

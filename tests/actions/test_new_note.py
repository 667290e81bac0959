"""A new contact's note holds what was known, whatever the words are."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import contact
from vaulttools.actions.new_note import Known, contact_note
from vaulttools.escaping import one_line
from vaulttools.model.words import Channel, What
from vaulttools.reading.builtin import patterns
from vaulttools.reading.yaml12 import read_mapping

CAREFUL = settings(deadline=None, derandomize=True, max_examples=400)
TEXTS = st.text(max_size=30) | st.text(
    st.sampled_from("ab1 :@-#'\"[]{},&*!|>%`?.\\/_~\u2028\ufeff\n\té"), max_size=10
)
TRICKY = [
    "yes", "No", "ON", "null", "true", "~", "01234", "12:30", "1e3", "2026-11-02", "0x1f", ".inf", "=", "<<",
    "@maya@social.example", "a@b:", "@@a", "-@a", ":@", "a:@b", "maya@northwind.example", "-", "---", "...", "? x", "a: b",
    "a #b", "#b", "'a'", '"a"', "[a]", "{a}", "[[Northwind]]", "&a", "*a", "!a", "|", ">", "%a", "`a`", "{{name}}", "{{#a}}",
    "https://a.example/b?c=d#e", "https://a.example/b:", "https:", "+441234567890", "\\", "a\\b", "a\nb", "  a  b ", "\u202e", "",
]  # fmt: skip


def make(known: Known, name: str = "Maya Okafor", entry: str = "2026-11-02 met: tea") -> str:
    return contact_note(patterns("notes")["contact"], name, {"type": "contact", **known}, entry)


def front(note: str) -> str:
    return note.removeprefix("---\n").partition("\n---\n")[0]


def check_values(known: dict[str, str | list[str]]) -> None:
    wanted: dict[str, str | list[str]] = {"type": "contact"}
    for key, value in known.items():
        if value not in ("", []):
            wanted[key] = one_line(value) if isinstance(value, str) else [*map(one_line, value)]
    source = front(make(known))
    assert yaml.load(source, Loader=yaml.SafeLoader) == wanted
    ours = {
        key.text: node.text if node.items is None else [item.text for item in node.items]
        for key, node in read_mapping(source)
    }
    assert ours == wanted


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_values_are_read_back(text: str) -> None:
    check_values({"role": text, "topics": [text, "tea"]})


@pytest.mark.long
@CAREFUL
@given(
    st.dictionaries(
        st.sampled_from(["organization", "role", "email", "linkedin", "phone", "met_at", "topics"]),
        TEXTS | st.lists(TEXTS, max_size=3),
    )
)
def test_any_values_are_read_back(known: dict[str, str | list[str]]) -> None:
    check_values(known)


def test_what_is_not_known_is_left_out() -> None:
    note = make({"role": "", "topics": [], "met": None, "email": "maya@northwind.example"})
    assert front(note) == "type: contact\nemail: maya@northwind.example"


def test_plain_words_addresses_and_days_stand_plainly() -> None:
    known: Known = {
        "organization": "[[Northwind]]",
        "role": "Head of Platform",
        "email": "maya@northwind.example",
        "linkedin": "https://www.linkedin.com/in/maya-okafor",
        "phone": "+441234567890",
        "topics": ["onboarding", "remote team culture"],
        "met": date(2026, 11, 2),
    }
    assert make(known) == (
        "---\n"
        "type: contact\n"
        'organization: "[[Northwind]]"\n'
        "role: Head of Platform\n"
        "email: maya@northwind.example\n"
        "linkedin: https://www.linkedin.com/in/maya-okafor\n"
        'phone: "+441234567890"\n'
        "topics:\n"
        "  - onboarding\n"
        "  - remote team culture\n"
        "met: 2026-11-02\n"
        "---\n"
        "# Maya Okafor\n"
        "\n"
        "## Log\n"
        "- 2026-11-02 met: tea\n"
    )


@pytest.mark.long
@CAREFUL
@given(TEXTS, TEXTS, TEXTS, st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_the_reader_finds_the_same_contact(name: str, role: str, said: str, met: date) -> None:
    text = make({"role": role, "met": met}, name or "x", f"{met} met: {one_line(said)}")
    found = contact(text)
    assert found.unclear == ()
    assert found.met is not None
    assert found.met.day == met
    (event,) = found.events
    assert (event.day, event.what) == (met, What.MET)
    if "[[" not in role:
        assert found.role == one_line(role)


def test_the_reader_finds_every_key() -> None:
    found = contact(
        make(
            {
                "organization": "[[Northwind]]",
                "role": "no",
                "email": "maya@northwind.example",
                "phone": "+44 20 1234",
                "tier": "A",
                "playbook": "networking",
                "topics": ["a: b", "#tea"],
                "met": date(2026, 11, 2),
                "met_via": "linkedin",
                "met_at": "the data fair",
                "next_step": date(2026, 12, 1),
            }
        )
    )
    assert (found.organization, found.role, found.tier) == ("Northwind", "no", "A")
    assert (found.emails, found.phone) == (("maya@northwind.example",), "+44 20 1234")
    assert (found.playbook, found.topics) == ("networking", ("a: b", "tea"))
    assert (found.met_via, found.met_at) == (Channel.LINKEDIN, "the data fair")
    assert found.next_step is not None
    assert found.next_step.day == date(2026, 12, 1)


@pytest.mark.parametrize("name", ["{{front}}", "{{{entry}}}", "{{#entry}}x{{/entry}}", "{{> x}}"])
def test_a_name_is_no_template(name: str) -> None:
    assert f"\n# {name}\n" in make({}, name)
    assert f"- {name}\n" in make({}, entry=name)


def test_a_skeleton_of_ones_own_may_leave_fields_out() -> None:
    assert contact_note("# {{name}} {{nothing}}\n", "A & <b>", {}, "") == "# A & <b> \n"

from pathlib import Path

import pytest

from tests.reading.support import vault
from vaulttools.model.words import Channel
from vaulttools.reading import read_vault
from vaulttools.reading.vault import bytes_at

CONTACT = "---\ntype: contact\nmet: 2026-11-02\n---\n"
PLAYBOOK = "---\ntype: playbook\n---\n| Day | Channel |\n|---|---|\n| 3 | phone |\n"
DUE = "# Due\n\n<!-- vaulttools:due -->\n<!-- /vaulttools:due -->\n"


def test_each_note_is_read_as_what_it_is(tmp_path: Path) -> None:
    found = vault(
        tmp_path,
        {
            "People/Maya.md": CONTACT,
            "Playbooks/Slow.md": PLAYBOOK,
            "Library/Report.md": "---\ntype: value\nkind: data\n---\n",
            "Follow-ups/Drafts/x.md": "---\ntype: draft\n---\nDear Maya\n",
            "Follow-ups/Due.md": DUE,
            "Minutes.md": "# Minutes\n- [ ] something 2026-02-30\n",
            "Meeting.md": "---\ntype: meeting\n---\n",
        },
    )
    assert [contact.name for contact in found.contacts] == ["Maya"]
    assert found.playbooks["slow"].rows[0].channel is Channel.PHONE
    assert [(item.name, item.path) for item in found.values] == [("Report", "Library/Report.md")]
    assert list(found.drafts) == ["Follow-ups/Drafts/x.md"]
    assert {path: host.data for path, host in found.hosts.items()} == {
        "Follow-ups/Due.md": DUE.encode()
    }
    assert (found.notes, found.problems) == (7, ())
    assert found.patterns


@pytest.mark.parametrize(
    "text",
    ["---\nrole: a: b: c\n---\n", "---\nmet: {{date}}\nrole: <% x %>\n---\n", "---\n- a\n- b\n---\n", "---\nnever closed\n",
     "---\ntype: meeting\ntype: call\n---\n", "---\n<<<<<<< a\n---\n", "---\ntags: [[a], {b: c}]\n---\n",
     "---\ntype: {a: b}\n---\n", "<<<<<<< a\n", "---\n---\n- 2026-11-31 email to: x\n", "---\nx: " + "[" * 99 + "\n---\n"],
    ids=range(11),
)  # fmt: skip
def test_the_problems_of_other_notes_are_not_ours(tmp_path: Path, text: str) -> None:
    assert vault(tmp_path, {"x.md": text, "Maya.md": CONTACT}).problems == ()


def test_other_notes_may_hold_any_bytes(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"caf\xe9 \0\xff")
    assert read_vault(tmp_path).problems == ()


def test_a_playbook_of_the_vault_wins_over_a_built_in_one(tmp_path: Path) -> None:
    found = vault(tmp_path, {"Mine/Networking.md": PLAYBOOK, "Maya.md": CONTACT})
    assert [row.day for row in found.playbooks["networking"].rows] == [3]
    assert str(found.playbooks["networking"].place) == "Mine/Networking.md"
    assert len(found.playbooks) == 7


def test_a_playbook_that_cannot_be_used_does_not_hide_the_built_in_one(tmp_path: Path) -> None:
    found = vault(tmp_path, {"Networking.md": "---\ntype: playbook\n---\nlater\n"})
    assert len(found.playbooks["networking"].rows) == 4
    assert [problem.code for problem in found.problems] == ["VT031"]


@pytest.mark.parametrize("name", ["slow", "SLOW", '"[[Playbooks/Slow|the slow one]]"', "[[slow]]"])
def test_a_playbook_is_known_by_name_or_link(tmp_path: Path, name: str) -> None:
    note = f"---\ntype: contact\nplaybook: {name}\n---\n"
    assert vault(tmp_path, {"Maya.md": note, "Playbooks/Slow.md": PLAYBOOK}).problems == ()


def test_contacts_by_folder_need_no_front_matter(tmp_path: Path) -> None:
    found = vault(
        tmp_path,
        {
            "vaulttools.toml": '[contacts]\nfolder = "People"\n',
            "People/Maya.md": "# Maya\n- 2026-11-03 email to: hello\n",
            "Elsewhere/Sam.md": "# Sam\n",
        },
    )
    assert [(c.name, len(c.events)) for c in found.contacts] == [("Maya", 1)]


def test_a_contact_is_no_playbook_and_no_value_item(tmp_path: Path) -> None:
    found = vault(tmp_path, {"Maya.md": "---\ntype: [value, playbook, contact]\n---\n"})
    assert (len(found.contacts), found.values, len(found.playbooks)) == (1, (), 7)


def test_a_contact_may_hold_generated_text(tmp_path: Path) -> None:
    found = vault(tmp_path, {"Maya.md": CONTACT + DUE})
    assert (len(found.contacts), list(found.hosts)) == (1, ["Maya.md"])


def test_a_note_with_only_a_closing_marker_is_known(tmp_path: Path) -> None:
    assert list(vault(tmp_path, {"x.md": "<!-- /vaulttools:due -->\n"}).hosts) == ["x.md"]


def test_notes_come_in_order_of_path_and_progress_is_told(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    for name in "cab":
        (tmp_path / f"{name}.md").write_text(CONTACT, encoding="utf-8")
    found = read_vault(tmp_path, lambda done, total: seen.append((done, total)))
    assert [contact.name for contact in found.contacts] == ["a", "b", "c"]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_two_contacts_that_are_one_file_elsewhere(tmp_path: Path) -> None:
    found = vault(
        tmp_path, {"People/maya.md": CONTACT, "People/Maya.md": CONTACT, "Old/Maya.md": CONTACT}
    )
    if len(found.contacts) == 3:  # a system that tells them apart
        assert [(str(p.place), p.code) for p in found.problems] == [("People/maya.md", "VT050")]


def test_links_lead_across_the_vault(tmp_path: Path) -> None:
    found = vault(
        tmp_path,
        {
            "People/Maya.md": "---\ntype: contact\n---\n## Log\n- 2026-11-03 email to: [[Report]]\n",
            "Library/Report.md": "---\ntype: value\nfor: Maya\n---\n",
        },
    )
    assert found.contacts[0].events[0].links == ("Library/Report.md",)
    assert found.values[0].meant_for == ("People/Maya.md",)


def test_the_bytes_of_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\r\n\xff")
    (tmp_path / "folder.md").mkdir()
    assert bytes_at(tmp_path, ["a.md", "b.md", "folder.md"]) == {
        "a.md": b"a\r\n\xff",
        "folder.md": b"",
    }

"""`resolve` after merges without our driver, and after sync programs, in a vault that git really merged."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import Ran, run
from tests.merging import support
from tests.merging.clones import Clone, new_clone
from tests.support import MAYA
from tests.talk.support import DUE, Desk, sit_down

BASE, OURS, THEIRS, BOTH = (
    text.replace("---\n", "---\ntype: contact\n", 1)
    for text in (support.BASE, support.OURS, support.THEIRS, support.BOTH)
)
SETTINGS = "today = 2026-11-23\n"


@dataclass(frozen=True, slots=True)
class Vault:
    """A vault under git, without our driver."""

    clone: Clone

    def diverge(self, path: str, base: str, ours: str | None, theirs: str | None) -> None:
        """Have two branches change a note, or delete it (None), and merge them with a conflict."""
        self.clone.commit(path, base)
        self.clone.git("checkout", "-q", "-b", "other")
        self._leave(path, theirs)
        self.clone.git("checkout", "-q", "main")
        self._leave(path, ours)
        self.clone.git("merge", "other", code=1)

    def _leave(self, path: str, text: str | None) -> None:
        if text is None:
            self.clone.git("rm", "-q", path)
            self.clone.save()
        else:
            self.clone.commit(path, text)

    def resolve(self, *words: str) -> Ran:
        return run("resolve", *words, at=self.clone.root)

    def files(self) -> dict[str, bytes]:
        return {path: (self.clone.root / path).read_bytes() for path in self.clone.files()}


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    clone = new_clone(tmp_path / "vault", None)
    (clone.root / ".git/info/attributes").unlink()
    clone.commit("vaulttools.toml", SETTINGS)
    return Vault(clone)


def test_markers_of_a_merge_that_waits_are_put_together_and_the_merge_can_be_committed(
    vault: Vault,
) -> None:
    vault.diverge(MAYA, BASE, OURS, THEIRS)
    assert "<<<<<<< HEAD" in vault.clone.text(MAYA)
    ran = vault.resolve()
    assert (ran.code, ran.out) == (
        0,
        f"{MAYA}: merged\ngit takes 1 file for merged now; commit when you are ready.\n",
    )
    assert vault.clone.text(MAYA) == BOTH
    vault.clone.git("commit", "-q", "--no-edit")
    assert vault.clone.git("status", "--porcelain") == ""
    assert vault.resolve().out == "There is nothing to repair.\n"


def test_a_dry_run_shows_it_and_writes_nothing(vault: Vault) -> None:
    vault.diverge(MAYA, BASE, OURS, THEIRS)
    before, waiting = vault.files(), vault.clone.git("ls-files", "-u")
    ran = vault.resolve("--dry-run")
    assert ran.code == 0
    assert "-<<<<<<< HEAD" in ran.out
    assert (vault.files(), vault.clone.git("ls-files", "-u")) == (before, waiting)


def test_what_is_open_stays_open_for_git_and_is_told_with_its_line(vault: Vault) -> None:
    ours, theirs = OURS.replace("Runs", "Led"), THEIRS.replace("Runs", "Leads")
    vault.diverge(MAYA, BASE, ours, theirs)
    ran = vault.resolve()
    assert ran.code == 1
    assert f"{MAYA}:6: “Runs the group.” was rewritten in two ways" in ran.out
    assert vault.clone.text(MAYA).startswith(
        "---\ntype: contact\ntier: B\nrole: chief\n---\n<<<<<<<"
    )
    assert {"Led the group.", "Leads the group."} <= {*vault.clone.text(MAYA).splitlines()}
    assert vault.clone.git("ls-files", "-u") != ""
    before = vault.files()
    assert vault.resolve().code == 1
    assert vault.files() == before


def test_markers_that_were_committed_are_mended_and_undo_brings_every_byte_back(
    vault: Vault,
) -> None:
    vault.diverge(MAYA, BASE, OURS.replace("\n", "\r\n"), THEIRS.replace("\n", "\r\n"))
    vault.clone.save()
    before = vault.files()
    assert vault.resolve().code in {0, 1}
    assert vault.files() != before
    assert run("undo", at=vault.clone.root).code == 0
    assert vault.files() == before


def test_markers_are_read_by_the_merge_that_made_them_not_by_a_later_one(vault: Vault) -> None:
    """A phone commits markers, and merges on: the later merge began with the others' sentence."""
    base = (
        "---\ntype: contact\n---\nShe pays for seeds.\n\nA word.\n\n## Log\n- 2026-11-02 met: x\n"
    )
    ours = base.replace("seeds.\n", "seeds.\nShe has a dog.\n")
    theirs = base.replace("pays for", "sells")
    vault.diverge(MAYA, base, ours, theirs)
    vault.clone.save()
    vault.clone.git("checkout", "-q", "other")
    vault.clone.commit(MAYA, theirs + "- 2026-11-09 note: y\n")
    vault.clone.git("checkout", "-q", "main")
    vault.clone.git("merge", "-q", "other")
    assert vault.resolve().code == 0
    told = "She sells seeds.\nShe has a dog.\n\nA word.\n"
    assert told in vault.clone.text(MAYA)
    assert vault.clone.text(MAYA).endswith("- 2026-11-02 met: x\n- 2026-11-09 note: y\n")


def test_markers_are_read_by_the_merge_that_made_them_though_another_clone_has_merged_since(
    vault: Vault,
) -> None:
    """A laptop has merged the same commit without any marker, and then meets the phone's."""
    base = "---\ntype: contact\n---\nShe pays for seeds.\n\nA word.\n\nBelow.\n"
    phone = base.replace("seeds.\n", "seeds.\nShe has a dog.\n")
    other = base.replace("pays for", "sells")
    vault.diverge(MAYA, base, phone, other)
    git = vault.clone.git
    vault.clone.save()
    git("checkout", "-q", "-b", "laptop", "main~1~1")
    vault.clone.commit(MAYA, base.replace("Below", "Further below"))
    git("merge", "-q", "--no-edit", "other")
    assert "<<<<<<<" not in vault.clone.text(MAYA)
    git("merge", "-q", "--no-edit", "main")
    assert vault.resolve().code == 0
    assert vault.clone.text(MAYA) == (
        "---\ntype: contact\n---\nShe sells seeds.\nShe has a dog.\n\nA word.\n\nFurther below.\n"
    )


def test_markers_that_our_driver_took_over_are_not_read_by_the_merge_that_took_them_over(
    vault: Vault,
) -> None:
    """A phone commits markers that do not tell the base; a laptop merges its clean note with that one."""
    base = "---\ntype: contact\n---\nThe board has stopped seeds.\nShe buys maps.\n"
    laptop = base.replace("The board has stopped", "A colleague pays for")
    phone = base.replace("buys", "sells")
    vault.diverge(MAYA, base, phone, laptop)
    vault.clone.save()
    theirs = vault.clone.text(MAYA)
    assert "<<<<<<< HEAD" in theirs
    vault.clone.git("checkout", "-q", "other")
    ours = laptop + "\n## Log\n- 2026-11-02 met: x\n"
    vault.clone.commit(MAYA, ours)
    vault.clone.git("merge", "-q", "--no-commit", "--no-ff", "--strategy=ours", "main")
    taken_over = support.merge(laptop, ours, theirs).text
    assert ">>>>>>> ours\n" in taken_over
    vault.clone.commit(MAYA, taken_over)
    assert vault.resolve().code == 1
    told = vault.clone.text(MAYA)
    assert all(
        words in told
        for words in ("A colleague pays for seeds.", "She sells maps.", "<<<<<<<", ">>>>>>>")
    )


def test_a_key_that_git_put_in_twice_without_a_word_is_asked_about(vault: Vault) -> None:
    base = (
        "---\ntype: contact\nemail: m@n.example\ntier: A\nrole: Head\nevery: 9 days\n---\nText.\n"
    )
    clone = vault.clone
    clone.commit(MAYA, base)
    clone.git("checkout", "-q", "-b", "other")
    clone.commit(MAYA, base.replace("every: 9 days\n", "every: 9 days\nnext_step: 2026-12-02\n"))
    clone.git("checkout", "-q", "main")
    clone.commit(MAYA, base.replace("tier: A\n", "next_step: 2026-12-04\ntier: A\n"))
    clone.git("merge", "-q", "other")
    assert vault.files()[MAYA].count(b"next_step: ") == 2
    ran = vault.resolve()
    assert (ran.code, ran.out.splitlines()[0]) == (
        1,
        f"{MAYA}:9: “next_step” is “2026-12-04” on one side and “2026-12-02” on the other",
    )
    front, below = vault.files()[MAYA].decode().split("---\n")[1:]
    assert front.count("next_step: ") == 1
    assert "next_step: 2026-12-04\n=======\nnext_step: 2026-12-02\n" in below or (
        "next_step: 2026-12-02\n=======\nnext_step: 2026-12-04\n" in below
    )


def test_amid_a_merge_undo_says_how_to_go_back(vault: Vault) -> None:
    """It would bring markers back into notes that git takes for merged."""
    vault.diverge(MAYA, BASE, OURS, THEIRS)
    vault.resolve()
    ran = run("undo", at=vault.clone.root)
    assert (ran.code, ran.err.splitlines()) == (
        4,
        [
            "vaulttools: git is in the middle of a merge here, so nothing was written",
            "  Finish that first, or go back to before it with “git merge --abort”; then run it again.",
        ],
    )
    assert vault.clone.text(MAYA) == BOTH


def test_a_merge_without_markers_is_made_from_what_git_has(vault: Vault) -> None:
    vault.clone.drive(["false"], fallback="exit 1")
    vault.diverge(MAYA, BASE, OURS, THEIRS)
    assert vault.clone.text(MAYA) == OURS
    assert vault.resolve().code == 0
    assert vault.clone.text(MAYA) == BOTH
    assert vault.clone.git("ls-files", "-u") == ""


def test_one_that_its_owner_has_been_at_is_left_to_them(vault: Vault) -> None:
    vault.clone.drive(["false"], fallback="exit 1")
    vault.diverge(MAYA, BASE, OURS, THEIRS)
    vault.clone.put(MAYA, "mine\n")
    assert vault.resolve().out == "There is nothing to repair.\n"
    assert vault.clone.text(MAYA) == "mine\n"
    assert vault.clone.git("ls-files", "-u") != ""


@pytest.mark.parametrize("is_ours_gone", [True, False])
def test_a_contact_deleted_here_and_changed_there_is_kept(vault: Vault, is_ours_gone: bool) -> None:
    sides = (None, THEIRS) if is_ours_gone else (THEIRS, None)
    vault.diverge(MAYA, BASE, *sides)
    ran = vault.resolve()
    assert f"{MAYA}: one side deleted it, the other changed it: it is kept" in ran.out
    assert vault.clone.text(MAYA) == THEIRS
    vault.clone.git("commit", "-q", "--no-edit")


@pytest.mark.parametrize("theirs", [BASE, THEIRS, THEIRS.replace("Runs", "Leads")])
def test_a_note_that_two_people_gave_two_names_has_one_afterwards(
    vault: Vault, theirs: str
) -> None:
    """git keeps both; a person with two notes is due twice."""
    names = "People/Maya Lund.md", "People/Maya Okafor-Lund.md"
    vault.clone.commit(MAYA, BASE)
    vault.clone.git("checkout", "-q", "-b", "other")
    vault.clone.git("mv", MAYA, names[1])
    vault.clone.commit(names[1], theirs)
    vault.clone.git("checkout", "-q", "main")
    vault.clone.git("mv", MAYA, names[0])
    vault.clone.commit(names[0], OURS.replace("Runs", "Led"))
    vault.clone.git("merge", "other", code=1)
    ran = vault.resolve()
    assert f"{names[1]}: is “{names[0]}” under another name; both are one note now\n" in ran.out
    assert [path for path in vault.clone.files() if "Maya" in path] == [names[0]]
    both = vault.clone.text(names[0])
    assert "Led the group." in both
    if "Leads" in theirs:
        assert (ran.code, "Leads the group." in both) == (1, True)
        return
    assert (ran.code, vault.clone.git("ls-files", "-u")) == (0, "")
    vault.clone.git("commit", "-q", "--no-edit")
    assert vault.clone.git("status", "--porcelain") == ""


TICKED = """---
type: contact
email: maya@northwind.example
role: head
---
Runs the group.

## Log
- 2026-11-02 met: a fair
- 2026-11-05 email to: the list ^fu-4m2k7q
"""
BY_HAND = "- 2026-11-12 phone with: a word\n"
TWO_NAMES = "People/Maya Lund.md", "People/Maya Okafor Lund.md"


def test_two_notes_that_hold_one_tick_of_one_person_are_made_one(vault: Vault) -> None:
    stays, goes = TWO_NAMES
    vault.clone.commit(stays, TICKED.replace("role: head\n", "role: head\ntier: A\n"))
    vault.clone.commit(goes, TICKED.replace("maya@", "Maya@") + BY_HAND)
    before = vault.files()
    checked = run("check", at=vault.clone.root)
    assert (
        f"{goes}: VT051 is about the same person as {stays}. Run “vaulttools resolve”"
        in checked.out
    )
    ran = vault.resolve()
    assert f"{stays}: merged with “{goes}”\n" in ran.out
    assert not (vault.clone.root / goes).exists()
    text = vault.clone.text(stays)
    assert text.count("^fu-4m2k7q") == 1
    assert "tier: A\n" in text
    assert BY_HAND in text
    assert run("undo", at=vault.clone.root).code == 0
    assert vault.files() == before


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("email: maya@northwind.example", "email: marcus@northwind.example"),
        ("^fu-4m2k7q", "^fu-9x2w1c"),
        ("type: contact", "type: meeting"),
    ],
)
def test_two_notes_stay_two_where_it_is_not_sure(vault: Vault, text: str, other: str) -> None:
    """The address of an office, a line copied into another note, a note of the meeting."""
    for path, note in zip(TWO_NAMES, (TICKED, TICKED.replace(text, other) + BY_HAND), strict=True):
        vault.clone.commit(path, note)
    before = vault.files()
    assert vault.resolve().out == "There is nothing to repair.\n"
    assert vault.files() == before


def test_a_note_renamed_here_and_made_anew_under_another_name_there_is_one_note(
    vault: Vault,
) -> None:
    """What the one side took out is not back, for git still has what both began with."""
    stays, goes = TWO_NAMES
    vault.clone.commit(MAYA, TICKED)
    vault.clone.git("checkout", "-q", "-b", "other")
    vault.clone.git("mv", MAYA, goes)
    lines = "".join(
        f"- 2026-11-{day} phone with: a long talk, number {day}\n" for day in range(10, 28)
    )
    vault.clone.commit(goes, TICKED.replace("Runs the group.\n", "") + lines)
    vault.clone.git("checkout", "-q", "main")
    vault.clone.git("mv", MAYA, stays)
    vault.clone.commit(stays, TICKED.replace("head", "chief"))
    vault.clone.git("merge", "other", code=1)
    ran = vault.resolve()
    assert ran.code == 0
    text = vault.clone.text(stays)
    assert (vault.clone.root / goes).exists() is False
    assert text == TICKED.replace("head", "chief").replace("Runs the group.\n", "") + lines
    assert vault.clone.git("ls-files", "-u") == ""


def test_a_vault_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    clone = new_clone(tmp_path / "home", None)
    (clone.root / ".git/info/attributes").unlink()
    clone.commit("my notes/vaulttools.toml", SETTINGS)
    Vault(clone).diverge(f"my notes/{MAYA}", BASE, OURS, THEIRS)
    assert run("resolve", at=clone.root / "my notes").code == 0
    assert clone.text(f"my notes/{MAYA}") == BOTH
    clone.git("commit", "-q", "--no-edit")


def test_a_note_that_is_no_text_is_told_and_left(vault: Vault) -> None:
    vault.diverge(MAYA, BASE, OURS + "\x01\n", THEIRS)
    before = vault.files()
    assert "it is not text that can be merged; keep one of the versions" in vault.resolve().out
    assert vault.files() == before


TWINS = (
    "People/Maya Okafor (Sam's conflicted copy 2026-11-20).md",
    "People/Maya Okafor (conflicted copy 2026-11-20 101112).md",
    "People/Maya Okafor.sync-conflict-20261120-101112-ABCDEFG.md",
)


@pytest.mark.parametrize("twin", TWINS)
def test_a_second_copy_goes_when_all_of_it_stands_in_the_first(vault: Vault, twin: str) -> None:
    vault.clone.put(MAYA, OURS)
    vault.clone.put(twin, OURS + "- 2026-11-12 phone to: a word\n")
    before = vault.files()
    assert vault.resolve("--dry-run").code == 0
    assert vault.files() == before
    assert vault.resolve().code == 0
    assert vault.clone.text(MAYA) == OURS + "- 2026-11-12 phone to: a word\n"
    assert twin not in vault.clone.files()
    assert vault.resolve().out == "There is nothing to repair.\n"
    assert run("undo", at=vault.clone.root).code == 0
    assert vault.files() == before


@pytest.mark.parametrize("twin", TWINS)
def test_a_second_copy_that_is_the_same_goes(vault: Vault, twin: str) -> None:
    vault.clone.put(MAYA, OURS)
    vault.clone.put(twin, OURS)
    assert vault.resolve().code == 0
    assert vault.clone.files() == [MAYA, "vaulttools.toml"]


@pytest.mark.parametrize("twin", TWINS)
def test_a_second_copy_without_a_first_one_stays_and_is_told(vault: Vault, twin: str) -> None:
    vault.clone.put(twin, OURS)
    assert (
        f"{twin}: “{MAYA}” is gone; rename this copy if you want to keep it" in vault.resolve().out
    )
    assert vault.clone.text(twin) == OURS


def test_two_second_copies_that_differ_lose_nothing(vault: Vault) -> None:
    vault.clone.put(MAYA, OURS)
    vault.clone.put(TWINS[0], THEIRS)
    vault.clone.put(TWINS[2], THEIRS.replace("a word", "two words"))
    assert vault.resolve().code == 1
    lines = {*vault.clone.text(MAYA).splitlines()}
    assert {*OURS.splitlines(), *THEIRS.splitlines(), "- 2026-11-12 phone to: two words"} <= lines
    assert vault.clone.files() == [MAYA, "vaulttools.toml"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sit_down(tmp_path / "vault", settings=SETTINGS)


def test_a_second_copy_of_the_due_list_is_heard(desk: Desk) -> None:
    untouched = desk.text()
    desk.tick("Jon Alder")
    twin = "Follow-ups/Due (conflicted copy 2026-11-20 101112).md"
    line = desk.line("Maya Okafor")
    desk.put(twin, untouched.replace(line, line.replace("[ ]", "[x]") + "\n    - via phone"))
    assert run("resolve", at=desk.root).code == 0
    desk.run()
    assert [len(desk.log("Maya Okafor")), len(desk.log("Jon Alder"))] == [1, 1]
    assert "phone" in desk.log()[0]
    assert not (desk.root / twin).exists()
    assert desk.run().changes == ()
    assert "[x]" not in desk.text(DUE)


def test_a_second_copy_of_a_draft_never_takes_a_name_that_is_taken(desk: Desk) -> None:
    (path,) = desk.root.glob("Follow-ups/Drafts/*Inés*.md")
    name = path.relative_to(desk.root).as_posix()
    text = desk.text(name).replace("type: draft", "type: draft\nmine: 1")
    beside = name.replace(".md", " (other version).md")
    for at, words in (
        (name, "Hello"),
        (name.replace(".md", ".sync-conflict-20261120-101112.md"), "Good day"),
    ):
        desk.put(at, text.replace("Hi ", f"{words} ", 1))
    desk.put(beside, "mine\n")
    run("resolve", at=desk.root)
    found = [
        desk.text(p.relative_to(desk.root).as_posix())
        for p in desk.root.glob("Follow-ups/Drafts/*Inés*.md")
    ]
    assert len(found) == 3
    for words in ("mine\n", "Hello ", "Good day "):
        assert any(words in text for text in found)
    assert desk.text(beside) == "mine\n"


def delete_here_and_make_anew_there(desk: Desk) -> tuple[Clone, Path]:
    """Merge a branch that made a draft anew with one on which it went; git leaves it to the owner."""
    clone = Clone(desk.root)
    clone.git("init", "-q", "-b", "main")
    clone.save()
    (path,) = desk.root.glob("Follow-ups/Drafts/*Inés*.md")
    ines = "People/Inés Prado.md"
    clone.git("checkout", "-q", "-b", "other")
    desk.put(ines, desk.text(ines).replace("data fair", "harbour fair"))
    desk.run()
    clone.save()
    clone.git("checkout", "-q", "main")
    desk.type_under("Inés Prado", "    - pause")
    desk.run()
    assert not path.exists()
    clone.save()
    clone.git("merge", "other", code=1)
    assert path.exists()
    return clone, path


def test_an_untouched_draft_deleted_here_and_made_anew_there_goes(desk: Desk) -> None:
    clone, path = delete_here_and_make_anew_there(desk)
    run("resolve", at=desk.root)
    assert not path.exists()
    assert path.relative_to(desk.root).as_posix() not in clone.git("ls-files", "-u")


def test_what_was_written_into_it_since_the_merge_stays(desk: Desk) -> None:
    clone, path = delete_here_and_make_anew_there(desk)
    path.write_text(path.read_text(encoding="utf-8") + "My own words.\n", encoding="utf-8")
    ran = run("resolve", at=desk.root)
    assert path.read_text(encoding="utf-8").endswith("My own words.\n")
    assert "one side deleted it, the other changed it: it is kept" in ran.out
    assert clone.git("ls-files", "-u", "--", "Follow-ups/Drafts") == ""

import pytest

from vaulttools.model.links import LinkIndex, fold_name, stem
from vaulttools.reading.links import link_target, link_targets, linked_name, plain_text


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("see [[Acme]]", ("Acme",)),
        ("see [[Acme.md]]", ("Acme.md",)),
        ("see [[Firms/Acme]]", ("Firms/Acme",)),
        ("see [[Acme|the firm]]", ("Acme",)),
        ("see [[Acme#History]]", ("Acme",)),
        ("see [[Acme#History#Early|then]]", ("Acme",)),
        ("see [[Acme#^a1]]", ("Acme",)),
        ("a cell: [[Acme\\|the firm]]", ("Acme",)),
        ("![[Acme]] is an embed", ("Acme",)),
        ("[[B]] before [[A]]", ("B", "A")),
        ("[[ Acme ]]", ("Acme",)),
        ("[[a]b]]", ("a]b",)),
        ("[[#History]] is in this note", ()),
        ("[[]]", ()),
        ("[[open", ()),
        ("[single]", ()),
        ("`[[code]]` and [[Acme]]", ("Acme",)),
        ("`` `[[code]]` `` and [[Acme]]", ("Acme",)),
        ("one ` sign and [[Acme]]", ("Acme",)),
        ("[the firm](Firms/Acme.md)", ("Firms/Acme.md",)),
        ("[the firm](Firms/Acme%20Ltd.md#History)", ("Firms/Acme Ltd.md",)),
        ("[the firm](<Firms/Acme Ltd.md>)", ("Firms/Acme Ltd.md",)),
        ("[b](B.md) and [[A]]", ("B.md", "A")),
        ("[a web page](https://acme.example/)", ()),
    ],
)
def test_what_the_links_in_a_text_point_at(text: str, targets: tuple[str, ...]) -> None:
    assert link_targets(text) == targets


@pytest.mark.parametrize(
    ("inner", "target"),
    [
        ("Note", "Note"),
        ("Folder/Note#Head|text", "Folder/Note"),
        ("Note|#1", "Note"),
        ("#Head", ""),
    ],
)
def test_link_target(inner: str, target: str) -> None:
    assert link_target(inner) == target


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[Acme]]", "Acme"),
        ("[[Firms/Acme]]", "Acme"),
        ("[[Acme#History]]", "Acme"),
        ("[[Acme|the firm]]", "the firm"),
        (" Head at [[Firms/Acme|Acme]] ", "Head at Acme"),
        ("plain", "plain"),
    ],
)
def test_what_a_reader_sees(text: str, shown: str) -> None:
    assert plain_text(text) == shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("slow", "slow"),
        ("[[Slow]]", "Slow"),
        ("[[Playbooks/Slow|the slow one]]", "Slow"),
        (" [[Slow.md]] ", "Slow"),
        ("Slow.md", "Slow"),
        ("about [[Slow]]", "about [[Slow]]"),
    ],
)
def test_the_name_in_a_name_or_a_link(text: str, name: str) -> None:
    assert linked_name(text) == name


def test_names_fold_over_case_and_unicode_form() -> None:
    assert fold_name("Zoe\u0308") == fold_name("ZO\u00cb")
    assert fold_name("a") != fold_name("b")


def test_stem() -> None:
    assert (stem("People/Maya Okafor.md"), stem("x.MD")) == ("Maya Okafor", "x")


class TestResolve:
    def test_by_name_from_anywhere(self) -> None:
        assert LinkIndex(["People/Maya.md"]).resolve("Maya", "Daily/x.md") == "People/Maya.md"

    def test_with_the_ending(self) -> None:
        assert LinkIndex(["People/Maya.md"]).resolve("Maya.md") == "People/Maya.md"

    def test_without_case(self) -> None:
        index = LinkIndex(["Log.md", "Ext.MD"])
        assert [index.resolve(name) for name in ("log", "LOG", "ext", "EXT.md")] == [
            "Log.md", "Log.md", "Ext.MD", "Ext.MD",
        ]  # fmt: skip

    def test_over_unicode_forms(self) -> None:
        assert LinkIndex(["Zoe\u0308.md"]).resolve("Zo\u00eb") == "Zoe\u0308.md"

    def test_the_exact_path_from_the_root_wins(self) -> None:
        index = LinkIndex(["Note.md", "A/Note.md"])
        assert index.resolve("Note", "A/source.md") == "Note.md"

    def test_then_the_folder_of_the_source(self) -> None:
        index = LinkIndex(["A/Note.md", "Beta/Note.md"])
        assert index.resolve("Note", "Beta/source.md") == "Beta/Note.md"

    def test_then_the_shortest_path(self) -> None:
        index = LinkIndex(["Longer/Note.md", "A/B/Note.md", "Z/Y/Note.md"])
        assert index.resolve("Note", "C/source.md") == "A/B/Note.md"

    def test_shortest_is_by_characters_not_by_folders(self) -> None:
        index = LinkIndex(["Quite long folder/Note.md", "A/B/C/Note.md"])
        assert index.resolve("Note") == "A/B/C/Note.md"

    def test_a_part_of_the_path(self) -> None:
        index = LinkIndex(["Work/Firms/Acme.md", "Home/Acme.md"])
        assert index.resolve("Firms/Acme", "Home/x.md") == "Work/Firms/Acme.md"
        assert index.resolve("Other/Acme") is None
        assert index.resolve("irms/Acme") is None

    def test_a_path_from_the_root(self) -> None:
        index = LinkIndex(["Firms/Acme.md", "Acme.md"])
        assert index.resolve("/Firms/Acme") == "Firms/Acme.md"
        assert index.resolve("Firms\\Acme") == "Firms/Acme.md"

    def test_a_path_from_the_source(self) -> None:
        index = LinkIndex(["A/Note.md", "B/Note.md", "Note.md"])
        assert index.resolve("./Note", "B/source.md") == "B/Note.md"
        assert index.resolve("../A/Note.md", "B/source.md") == "A/Note.md"
        assert index.resolve("../Note", "b/source.md") == "Note.md"

    def test_an_alias_never_resolves_and_neither_does_what_is_not_there(self) -> None:
        index = LinkIndex(["People/Maya Okafor.md"])
        assert [index.resolve(name) for name in ("Maya", "", "/", "nobody")] == [None] * 4


@pytest.mark.parametrize(
    ("paths", "link"),
    [
        (["People/Maya.md"], "Maya"),
        (["People/Maya.md", "People/Sam.md"], "Maya"),
        (["People/Maya.md", "Old/Maya.md"], "People/Maya"),
        (["People/Maya.md", "Old/MAYA.md"], "People/Maya"),
    ],
)
def test_the_shortest_link_that_leads_there(paths: list[str], link: str) -> None:
    index = LinkIndex(paths)
    assert index.link("People/Maya.md") == link
    assert index.resolve(index.link("People/Maya.md"), "Old/x.md") == "People/Maya.md"

"""Text from a note does nothing where it goes: it is shown, and that is all."""

import os
import re
import subprocess
import sys
import unicodedata
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaulttools.escaping import (
    file_name,
    inline,
    mailto,
    mermaid_label,
    one_line,
    quoted,
    short_id,
    shortened,
    spoken,
    terminal,
    web_address,
    wikilink,
    yaml_string,
)
from vaulttools.reading.links import link_targets
from vaulttools.reading.yaml12 import read_mapping

CAREFUL = settings(deadline=None, derandomize=True, max_examples=400)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TASK_SIGNS = "🔺⏫🔼🔽⏬🔁🏁➕🛫⏳⌛📅📆🗓❌✅🆔⛔"
BIDI = "\u061c\u200b\u200e\u200f\u202a\u202b\u202d\u202e\u2060\u2066\u2067\u2069\ufeff"

NAUGHTY = (
    # links, embeds, pictures
    "[[Ada Lovelace]]", "![[secret]]", "[[a|b]]", "[[a#h]]", "[[#^x]]", "[ [x] ]", "[[", "]]",
    "[text](https://example.org)", "![](https://example.org/track.png)", "[a][b]", "[b]: x.example",
    "[x](javascript:alert(1))", "<https://a.example>", "<a@b.example>", "https://a.example/b?c=d#e",
    "see http://a.example.", "www.a.example", "obsidian://open?vault=x", "file:///etc/passwd",
    "ada@b.example", "@ada", "hello @ada", "@{2026-01-05}", "@@{10:00}", "@[[2026-01-05]]", "[^1]",
    # code
    "`code`", "``a`b``", "`", "```", "```dataviewjs", "~~~", "`$= dv.current()`", "`= this.x`",
    "    indented", "\tindented", "$x$", "$$", "<% tp.file.title %>", "<%* app %>", "{{date}}", "%>",
    # fields, tags, block ids, comments
    "key:: value", "[key:: value]", "(key:: value)", "a::b", ":::", "::", "#tag", "_#tag", "a #tag", "(#tag)",
    "##", "#a/b", "#🎉party", "#-x", "a#b", "C# and F#", "#1", "text ^id", "^", "^fu-abc", "%% no %%",
    "%%", "%%%", "100%", "==mark==", "===", "a == b", "=", "==",
    # emphasis
    "*a*", "**a**", "***", "_a_", "__a__", "___a___", "a_b_c", "a__b__c", "_", "__", "a_ b_", "*", "**",
    "~~gone~~", "~a~", "~", "**a_b**c_", "_a*b_c*", "(_a_)", "“_a_”", "_a_b_", "😀_a_😀", "_😀_", "a*b*c",
    # HTML
    "<b>bold</b>", "<script>alert(1)</script>", "<!-- comment -->", "<!-- vaulttools:due -->",
    "<!-- /vaulttools:due -->", "-->", "<", ">", "< >", "<img src=x onerror=alert(1)>", "</div>", "<?php ?>",
    "&amp;", "&lt;b&gt;", "&#60;", "&#x3c;", "&copy;", "&", "&&", "&nosuch;", "&#;", "AT&T;", "&#0;", "&NewLine;",
    # what begins a line
    "# heading", "###### x", "- item", "+ item", "* item", "1. one", "1) one", "2026. one", "123) one", "> quote", "---", "- - -",
    "***", "+", "-", "1.", "- [ ] task", "[ ] task", "[x]", "| a | b |", "|", "a | b", "| --- |", ":--", "[!NOTE]",
    "\\", "a\\", "\\\\", "\\[[x]]", "\\*", "a\\|b", "\\`",
    # task fields
    "📅 2026-01-01", "🔁 every day", "x ✅ 2026-01-01", "⏳2026-01-01", "🗓\ufe0f 2026-01-01", "🆔 abc ⛔ def", "⏫",
    # control and direction
    "a\nb", "a\r\nb", "a\rb", "a\x00b", "a\x1b[31mb", "a\u202eb", "a\u200bb", "%\u200b%", "[\u200b[x]]", ":\u2060:",
    "a\u2028b", "a\u2029b", "a\x85b", "\ufeffa", "a\x0bb\x0cc", "a\u3000b", "a\xa0b", "\x7f", "a\x9bb", "\u061c",
    # plain
    "", " ", "Zoë", "李娜", "Łódź", "e\u0301", "👩🏽‍💻 code", "It's “fine” — really…", "5 < 6 & 7 > 2", "50% off", "a:b",
    "10:30", "C:\\notes", "50 $", "a ~ b", "~5", "#", "a #", "a ##", "'", '"', "O'Neil", 'say "hi"', "/", "//", "a//b",
)  # fmt: skip

SIGNS = "*_~`#[](){}<>|\\^$%=:&;@!+-.123 \t\nabwé😀📅✅#"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=16) | st.text(max_size=30)


def shown(markdown: str) -> tuple[str, set[str]]:
    """What a reader of a Markdown text sees in its lines, and which kinds of token make it up."""
    texts: list[str] = []
    kinds: set[str] = set()
    for token in MARKDOWN.parse(markdown):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            texts.append(child.content)
    return "".join(texts), kinds


def without_signs(text: str) -> str:
    return one_line(re.sub(f"[{TASK_SIGNS}]\ufe0f?", " ", text))


PLACES = {
    "list item": ("- x {} y", {"bullet_list", "list_item", "paragraph"}),
    "end of a list item": ("- x {}", {"bullet_list", "list_item", "paragraph"}),
    "task": ("- [ ] x {} ^fu-abcdef", {"bullet_list", "list_item", "paragraph"}),
    "heading": ("### x {} y", {"heading"}),
    "end of a heading": ("### x {}", {"heading"}),
    "quote": ("> x {} y\n> x", {"blockquote", "paragraph"}),
    "emphasis": ("- x *z{}z*", {"bullet_list", "list_item", "paragraph", "em"}),
    "table cell": (
        "| a | b |\n| --- | --- |\n| x {} y | z |",
        {"table", "thead", "tbody", "tr", "th", "td"},
    ),
}
STARTS = {
    "list item": PLACES["list item"][1],
    "quote": PLACES["quote"][1],
    "heading": PLACES["heading"][1],
}


def check_shown(frame: str, allowed: set[str], text: str) -> None:
    seen, kinds = shown(frame.replace("{}", inline(text)))
    expected, _ = shown(frame.replace("{}", "\ufffc"))
    if words := without_signs(text):
        assert seen == expected.replace("\ufffc", words)
    names = {kind.removesuffix("_open").removesuffix("_close") for kind in kinds}
    assert names - {"inline", "text", "text_special", "softbreak"} <= allowed


# In a line of a note


@pytest.mark.long
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_text_is_shown_as_it_is(place: str, text: str) -> None:
    check_shown(*PLACES[place], text)


@pytest.mark.long
@pytest.mark.parametrize("place", PLACES)
@CAREFUL
@given(text=TEXTS)
def test_any_text_is_shown_as_it_is(place: str, text: str) -> None:
    check_shown(*PLACES[place], text)


@pytest.mark.long
@pytest.mark.parametrize("place", STARTS)
@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_text_that_begins_a_line_begins_nothing_else(place: str, text: str) -> None:
    lead = {"list item": "- ", "quote": "> x\n> ", "heading": "# "}[place]
    if not without_signs(text):
        return
    _, kinds = shown(f"{lead}{inline(text)}")
    names = {kind.removesuffix("_open").removesuffix("_close") for kind in kinds}
    assert names - {"inline", "text", "text_special", "softbreak"} <= STARTS[place]


DANGEROUS = re.compile(
    r"\[\[|\]\]|%%|<|>|::|`|\||\$|==|~~|://|\*|[" + TASK_SIGNS + r"]"
    r"|(?<![\w&])#[\w/\U0001f300-\U0001faff-]"  # a tag; `&#` begins an entity
    r"|(?<!&)\^"  # a block id
    r"|(?<=\w)@(?=\w)"
)


@pytest.mark.parametrize("text", NAUGHTY)
def test_nothing_naughty_that_a_plugin_reads_survives(text: str) -> None:
    assert DANGEROUS.search(inline(text)) is None


@CAREFUL
@given(TEXTS)
def test_nothing_that_a_plugin_reads_survives(text: str) -> None:
    assert DANGEROUS.search(inline(text)) is None


@CAREFUL
@given(TEXTS | st.sampled_from(NAUGHTY))
def test_one_line_is_one_line(text: str) -> None:
    plain = one_line(text)
    assert plain == one_line(plain) == " ".join(plain.split())
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in plain)
    assert not set(plain) & set(BIDI)


def test_plain_words_stay_readable_in_the_source() -> None:
    for text in ("Zoë Lindqvist", "It's “fine” — really…", "50% off", "10:30", "a, b; c (d)"):
        assert inline(text) == text


@CAREFUL
@given(st.text(max_size=300), st.integers(2, 200))
def test_a_shortened_text_is_no_longer_than_asked(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == one_line(text) or short.endswith("…")
    assert one_line(text).startswith(short.removesuffix("…"))


def test_a_quotation_is_cut_at_a_word() -> None:
    assert quoted("one two, three four", 15) == "“one two…”"
    assert quoted("a [[link]]") == "“a &#91;&#91;link&#93;&#93;”"


# Links

NAMES = st.text(
    st.characters(exclude_characters="/\0\n\r", exclude_categories=["Cs", "Cc"]), min_size=1
).filter(lambda name: name == one_line(name) and not name.startswith("."))


@CAREFUL
@given(NAMES, st.booleans())
def test_a_link_leads_to_the_note_whatever_its_name(name: str, in_table: bool) -> None:
    for link in (name, f"People/{name}"):
        assert link_targets(wikilink(link, in_table=in_table)) in {(link,), (f"{link}.md",)}


@CAREFUL
@given(st.text(min_size=1), st.text(), st.booleans())
def test_a_link_is_one_line_and_one_link(link: str, text: str, in_table: bool) -> None:
    made = wikilink(link, text, in_table=in_table)
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in made)
    wiki = re.fullmatch(r"\[\[[^\[\]]+\]\]", made)
    assert wiki or re.fullmatch(r"\[[^\[\]]*\]\([^()<>\s]+\.md\)", made)
    assert "%%" not in made
    assert not in_table or not re.search(r"(?<!\\)\|", made)


@pytest.mark.parametrize(
    "name",
    ["a\nb", "a\n<!-- /vaulttools:due -->\nb", "a\rb", "a\x1b[31mb", "a\u2028b", "a\udcffb"],
)
def test_a_link_to_a_badly_named_note_breaks_no_line(name: str) -> None:
    made = wikilink(name)
    assert made.encode()
    assert made.isprintable()
    assert not set(made) & set("\n\r\x1b<>")


@pytest.mark.parametrize("name", ["<% tp %>", "a`b`c", "<b>", "a <!-- b", "`$= x`"])
def test_a_name_in_a_link_runs_nothing(name: str) -> None:
    for made in (wikilink(name), wikilink(f"People/{name}"), wikilink("Ada", name)):
        assert not re.search(r"[<>`]", made)


def test_links_are_as_short_as_they_can_be() -> None:
    assert wikilink("Ada") == "[[Ada]]"
    assert wikilink("People/Ada") == "[[People/Ada|Ada]]"
    assert wikilink("People/Ada", in_table=True) == "[[People/Ada\\|Ada]]"
    assert wikilink("2026-11-22 Ada - exit", "draft") == "[[2026-11-22 Ada - exit|draft]]"
    assert wikilink("C# [x]") == "[C# &#91;x&#93;](C%23%20%5Bx%5D.md)"


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/b?c=d&e=%20#f",
        "http://a.example:8080/~ada/x_y-z.html",
        "https://zoë.example/ä",
    ],
)
def test_a_plain_web_address_stays(text: str) -> None:
    assert web_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "ftp://a.example",
        "a.example",
        "https://",
        "https://a b",
        "https://a.example/`x`",
        "https://a.example/[[x]]",
        "https://a.example/<b>",
        "https://a.example\n",
        "https://a.example/\x1b1m",
        "https://a.example/\u202egpj",
        "https://a.example/\x00",
        "https://a.example/%%x",
        " https://a.example",
    ],
)
def test_what_is_no_plain_web_address_is_left_out(text: str) -> None:
    assert web_address(text) == ""


# Front matter


@CAREFUL
@given(st.text() | st.sampled_from(NAUGHTY) | st.text(st.sampled_from("\ufffe\uffff\ufdd0a\x85")))
def test_a_value_is_read_back_alike_by_every_yaml(text: str) -> None:
    source = f"key: {yaml_string(text)}\n"
    assert yaml.load(source, Loader=yaml.SafeLoader) == {"key": one_line(text)}
    ((key, value),) = read_mapping(source)
    assert (key.text, value.text) == ("key", one_line(text))


@pytest.mark.parametrize("text", ["no", "01234", "12:30", "2026-02-31", "null", "~", "1e3", "@x"])
def test_a_value_stays_text(text: str) -> None:
    assert yaml.load(f"key: {yaml_string(text)}", Loader=yaml.SafeLoader) == {"key": text}


# Diagrams, terminals


@CAREFUL
@given(TEXTS | st.sampled_from(NAUGHTY))
def test_a_label_of_a_diagram_is_one_quoted_text(text: str) -> None:
    label = mermaid_label(text)
    assert label[0] == label[-1] == '"'
    assert not set(label[1:-1]) & set('"`<>\\\n')
    assert re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label[1:-1]) == one_line(text)


def test_a_label_of_a_diagram_gives_it_no_directive() -> None:
    assert "%%{" not in mermaid_label('%%{init: {"theme": "dark"}}%%')


@CAREFUL
@given(TEXTS | st.sampled_from(NAUGHTY))
def test_a_terminal_obeys_nothing(text: str) -> None:
    safe = terminal(text)
    assert not {c for c in safe if unicodedata.category(c) in {"Cc", "Cs"}} - {"\n", "\t"}
    assert not set(safe) & set(BIDI)
    plain = [c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}]
    rest = iter(safe)
    assert all(char in rest for char in plain if char not in BIDI)


def test_what_a_terminal_would_obey_is_shown() -> None:
    assert terminal("a\x1b[31m\u202e\x9b\r\tb\n") == "a\\x1b[31m\\x202e\\x9b\\x0d\tb\n"


# Mail


@CAREFUL
@given(st.text(max_size=60), st.text(max_size=200))
def test_a_mail_link_is_read_back_as_it_was_meant(subject: str, body: str) -> None:
    link = mailto("maya+notes@northwind.example", subject, body)
    parts = urlsplit(link)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "maya+notes@northwind.example")
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert set(fields) <= {"subject", "body"}
    assert fields.get("subject", [""]) == [one_line(subject)]
    if "body" in fields:
        ended = re.sub("\r\n|\r|\n", "\r\n", body)
        assert fields["body"] == [ended]
    assert re.fullmatch(r"[!-~]+", link)
    assert not set(link) & set("()<>[]\\|`\"'")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "maya",
        "@northwind.example",
        "maya@",
        "maya@northwind",
        "a@b.example,c@d.example",
        "a@b.example;c@d.example",
        "a@b.example c@d.example",
        "a@b.example\nBcc: c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example%0ABcc:c@d.example",
        "a%0d%0a@b.example",
        "a@b.example?bcc=c@d.example",
        "a@b.example&bcc=c@d.example",
        "a@b@c.example",
        "Maya <maya@northwind.example>",
        "mailto:a@b.example",
        "a@b.example\n",
        "a@.example",
        "a@b..example",
        "a@b.example\x00",
    ],
)
def test_what_is_not_one_plain_address_gets_no_link(address: str) -> None:
    assert mailto(address, "Hello", "Hi") == ""


def test_a_question_mark_in_an_address_adds_no_header() -> None:
    link = mailto("a?bcc=b&c@d.example", "Hello", "Hi")
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}


def test_a_long_message_leaves_the_body_out() -> None:
    link = mailto("maya@northwind.example", "Hello", "word " * 400)
    assert link == "mailto:maya@northwind.example?subject=Hello"


@pytest.mark.long
@CAREFUL
@given(st.text(max_size=40), st.integers(0, 80), st.integers(0, 80))
def test_a_mail_link_is_never_too_long(text: str, often: int, more: int) -> None:
    assert len(mailto("maya@northwind.example", text * often, text * more)) <= 1600


# Names of files, and ids

FORBIDDEN = set('*"\\/<>:|?#^[]%')
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{p}{n}" for p in ("COM", "LPT") for n in range(1, 10))}


def check_name(name: str) -> None:
    assert unicodedata.is_normalized("NFC", name)
    assert len(f"{name}.md".encode()) <= 255
    assert not set(name) & FORBIDDEN
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in name)
    assert name == name.strip()
    assert not name.startswith((".", "-"))
    assert not name.endswith(".")
    assert name.partition(".")[0].rstrip().upper() not in RESERVED


@CAREFUL
@given(
    st.text(max_size=400)
    | st.text(st.sampled_from("CONcon.:-é\u0301\u202e 中👩\u200d"), max_size=400)
    | st.sampled_from(NAUGHTY)
)
def test_a_file_can_have_any_name_we_make(text: str) -> None:
    name = file_name(text)
    assert file_name(name) == name
    if name:
        check_name(name)


@pytest.mark.parametrize(
    "text",
    ["con", "NUL", "Aux.md", "com1", "lpt9.tar.gz", "CON.x y", "prn .txt", "con.", "aux: notes"],
)
def test_names_that_windows_keeps_for_itself_are_changed(text: str) -> None:
    check_name(file_name(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maya Okafor", "Maya Okafor"),
        ("李娜", "李娜"),
        ("Zoe\u0308", "Zoë"),
        ("A/B: C?", "A B C"),
        ("../../etc/passwd", "etc passwd"),
        ("...", ""),
        ("\u202e", ""),
        ("conman", "conman"),
        ("-rf", "rf"),
    ],
)
def test_names_of_files_stay_like_the_text(text: str, name: str) -> None:
    assert file_name(text) == name


def test_an_id_is_short_and_depends_on_every_part() -> None:
    ids = {short_id(*parts) for parts in [("a", "b"), ("ab",), ("b", "a"), ("a", "b", ""), ("a",)]}
    assert len(ids) == 5
    assert all(re.fullmatch(r"[0-9a-z]{6}", made) for made in ids)


def test_ids_do_not_meet() -> None:
    assert len({short_id("Maya Okafor", str(number)) for number in range(2_000)}) == 2_000


def test_an_id_is_the_same_in_every_process() -> None:
    code = "from vaulttools.escaping import short_id; print(short_id('Zoë', '2026-11-23'))"
    for seed in ("0", "7"):
        ran = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == short_id("Zoë", "2026-11-23")


# What will be sent


@CAREFUL
@given(TEXTS | st.sampled_from(NAUGHTY))
def test_a_spoken_text_has_nothing_that_a_note_program_runs(text: str) -> None:
    plain = spoken(text)
    assert plain == one_line(plain)
    assert not re.search(r"[`<>\[\]|\\$]|%%|==|~~|::|[" + TASK_SIGNS + "]", plain)
    assert not re.search(r"(?<!\w)#[\w/\U0001f300-\U0001faff-]", plain)
    assert not re.search(r"(?<!\w)\^[A-Za-z0-9-]", plain)


@pytest.mark.parametrize("text", ["##tag", "^^id", "#-x", "#🎉party", "^-a", "# #tag", "#^x"])
def test_a_spoken_text_has_no_tag_and_no_block_id(text: str) -> None:
    assert not re.search(r"(?<!\w)[#^][^\s#^]", spoken(text))


def test_a_spoken_text_reads_as_it_was_written() -> None:
    for text in ("C# and F#", "50% off at 10:30", "a_b, c*d", "Zoë's “plan” – done…", "R&D"):
        assert spoken(text) == text
    assert spoken("see [[Acme]] `x` <b>") == "see ((Acme)) 'x' ‹b›"

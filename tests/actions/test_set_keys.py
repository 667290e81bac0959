"""One key of the front matter set: what the note is afterwards, and when it is left alone."""

import pytest

from tests.actions.setting import set_key
from vaulttools.actions.set_keys import CannotEditError

STATE = ("status", "met", "next_step", "snoozed_until")
DAY = "2026-12-01"
BELOW = "---\n# Ada\n\n---\n"


def put(front: str, key: str = "next_step", value: str | None = DAY) -> str:
    """The lines between the markers after a change; above and below them nothing has happened."""
    changed = set_key(f"---\n{front}{BELOW}", key, value, STATE)
    assert changed.startswith("---\n")
    assert changed.endswith(BELOW)
    return changed.removeprefix("---\n").removesuffix(BELOW)


# A key that is there


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("next_step: call # soon\n", DAY, "next_step: 2026-12-01 # soon\n"),
        ("next_step  :   call   # soon\n", "write", "next_step  :   write   # soon\n"),
        ("next_step: 'call'\n", "\ue000", 'next_step: "\\ue000"\n'),
        ("next_step: 'call'\n", "she's in", "next_step: 'she''s in'\n"),
        ('next_step: "call"\n', 'say "hi"', 'next_step: "say \\"hi\\""\n'),
        ("next_step: call\n", "call: now", 'next_step: "call: now"\n'),
        ("next_step:\n", DAY, "next_step: 2026-12-01\n"),
        ("next_step:  # nothing yet\n", DAY, "next_step: 2026-12-01  # nothing yet\n"),
        ("next_step: ~\n", DAY, "next_step: 2026-12-01\n"),
        ("next_step: ''\n", DAY, "next_step: '2026-12-01'\n"),
        ("next_step:\n  call\n", DAY, "next_step:\n  2026-12-01\n"),
        ("next_step: call\n  and write\nrole: x\n", DAY, "next_step: 2026-12-01\nrole: x\n"),
        ("  next_step: call\n  role: x\n", DAY, "  next_step: 2026-12-01\n  role: x\n"),
        ("role: x\nnext_step: call\n", None, "role: x\nnext_step:\n"),
        ("next_step: 'call'   # soon\n", None, "next_step:   # soon\n"),
        ("next_step: call\n", "", "next_step:\n"),
        ("next_step:\n  # really\xa0\n  call\nrole: x\n", None, "next_step:\n  # really\xa0\nrole: x\n"),
        ("next_step:\n  # really\n  call\nrole: x\n", None, "next_step:\n  # really\nrole: x\n"),
    ],
)  # fmt: skip
def test_the_value_is_put_in_place_of_the_old_one(
    before: str, value: str | None, after: str
) -> None:
    assert put(before, value=value) == after


@pytest.mark.parametrize(
    "name", ["Next Step", "next-step", "NEXT_STEP", '"next step"', "'nextstep'"]
)
def test_a_key_keeps_its_name(name: str) -> None:
    assert put(f"{name}: call\n") == f"{name}: {DAY}\n"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("next_step: 2026-12-01", DAY),
        ('next_step: "2026-12-01" # soon', DAY),
        ("next_step: call\n  Ada", "call Ada"),
        ("next_step: true", "true"),
        ("next_step: 'call  Ada'", "call  Ada"),
        ("next_step: &step call", "call"),
        ("next_step: |-\n  call", "call"),
        ("next_step:", None),
        ("next_step: null", None),
        ("next_step: ''", ""),
        ("role: x", None),
        ("role: x", "  "),
    ],
)
def test_without_anything_to_change_the_note_is_as_it_was(line: str, value: str | None) -> None:
    assert put(f"{line}\n", value=value) == f"{line}\n"


def test_a_value_taken_away_and_put_back_is_as_it_was() -> None:
    before = "role: x\nnext_step: call  # soon\n"
    assert put(put(before, value=None), value="call") == before


# A key that is not there


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("type: contact\n", "type: contact\n{}\n"),
        ("status: x\nmet: y\nrole: z\n", "status: x\nmet: y\n{}\nrole: z\n"),
        ("met: y\nstatus: x\nrole: z\n", "met: y\n{}\nstatus: x\nrole: z\n"),
        ("status: x\nrole: z\n", "status: x\n{}\nrole: z\n"),
        ("role: z\nsnoozed_until: y\n", "role: z\n{}\nsnoozed_until: y\n"),
        ("snoozed_until: y\nstatus: x\n", "snoozed_until: y\nstatus: x\n{}\n"),
        ("role: z\n# until then\nsnoozed_until: y\n", "role: z\n{}\n# until then\nsnoozed_until: y\n"),
        ("role: z\n  # until then\nmet_on: a\n  # b\nsnoozed_until: y\n", "role: z\n  # until then\nmet_on: a\n{}\n  # b\nsnoozed_until: y\n"),
        ("Met: y # there\n# where\ncity: z\n", "Met: y # there\n{}\n# where\ncity: z\n"),
        ("met:\n  - y\n  - z\n\n# where\ncity: z\n", "met:\n  - y\n  - z\n{}\n\n# where\ncity: z\n"),
        ("met:\n- y\ncity: z\n", "met:\n- y\n{}\ncity: z\n"),
        ("met:\n  -\n# where\ncity: z\n", "met:\n  -\n{}\n# where\ncity: z\n"),
        ("met: [y,\n  z] # both\ncity: z\n", "met: [y,\n  z] # both\n{}\ncity: z\n"),
        ("met: |\n  # y\n  z\n# where\ncity: z\n", "met: |\n  # y\n  z\n{}\n# where\ncity: z\n"),
        ("met: |+\n  y\n\ncity: z\n", "met: |+\n  y\n\n{}\ncity: z\n"),
        ("met: >-\n  y\n  z\n", "met: >-\n  y\n  z\n{}\n"),
        ("met:\n  how:\n    where: |-\n      y\ncity: z\n", "met:\n  how:\n    where: |-\n      y\n{}\ncity: z\n"),
        ("met: y\n  z\ncity: z\n", "met: y\n  z\n{}\ncity: z\n"),
        ("  met: y\n  city: z\n", "  met: y\n  {}\n  city: z\n"),
        ("role: z\n# the end\n", "role: z\n# the end\n{}\n"),
        ("# nothing yet\n", "# nothing yet\n{}\n"),
        ("\n", "\n{}\n"),
        ("", "{}\n"),
    ],
)  # fmt: skip
def test_a_new_key_goes_to_its_place(before: str, after: str) -> None:
    assert put(before) == after.format(f"next_step: {DAY}")


def test_a_key_without_a_place_goes_behind_those_that_have_one() -> None:
    assert put("met: x\nrole: y\n", "tier", "A") == "met: x\ntier: A\nrole: y\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2026-12-01", "2026-12-01"), ("2026-02-30", '"2026-02-30"'), ("2026-12-01 10:30", '"2026-12-01 10:30"'),
        ("paused", "paused"), ("call Ada", "call Ada"), ("Zoë, the editor (interim).", "Zoë, the editor (interim)."),
        ("7", "7"), ("-7", "-7"), ("0", "0"), ("007", '"007"'), ("+44 20", '"+44 20"'), ("1.10", '"1.10"'), ("1e3", '"1e3"'),
        ("1_0", '"1_0"'), ("0x1F", '"0x1F"'), ("12:30", '"12:30"'), ("1234567890123456", '"1234567890123456"'), ("٣", '"٣"'),
        ("yes", '"yes"'), ("No", '"No"'), ("ON", '"ON"'), ("off", '"off"'), ("y", '"y"'), ("null", '"null"'), ("true", '"true"'),
        ("~", '"~"'), ("a: b", '"a: b"'), ("a #b", '"a #b"'), ("#b", '"#b"'), ("a:", '"a:"'), ("[[Ada]]", '"[[Ada]]"'),
        ("{{x}}", '"{{x}}"'), ("- a", '"- a"'), ("*a", '"*a"'), ("&a", '"&a"'), ("!a", '"!a"'), ("@a", '"@a"'), ("|", '"|"'),
        ("'a'", "\"'a'\""), ('"a"', '"\\"a\\""'), ("a\\b", '"a\\\\b"'), ("---", '"---"'), (".", '"."'), ("=", '"="'), ("<<", '"<<"'),
        ("ada@home.example", "ada@home.example"), ("https://a.example/b", "https://a.example/b"),
        ("https://a.example/b?c=d#e", '"https://a.example/b?c=d#e"'),
        ("  two\n lines\t", "two lines"), ("a\x00b\x85c", "a b c"), ("a\u202eb", "ab"), ("\ue000", '"\\ue000"'),
    ],
)  # fmt: skip
def test_a_value_is_written_so_that_every_program_reads_the_same(value: str, written: str) -> None:
    assert put("", value=value) == f"next_step: {written}\n"


# Line ends, marks and markers


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_stay(end: str, bom: str) -> None:
    note = f"{bom}---\nmet: x # y\nrole: z\n---\n# Ada".replace("\n", end)
    assert set_key(note, "met", DAY) == note.replace("x", DAY)
    added = note.replace("role", f"next_step: {DAY}{end}role")
    assert set_key(note, "next_step", DAY, STATE) == added


def test_where_line_ends_are_mixed_a_new_line_ends_like_the_one_above() -> None:
    note = "---\nstatus: a\r\nmet: b\nrole: c\r\n---\n"
    assert set_key(note, "next_step", DAY, STATE) == note.replace("role", f"next_step: {DAY}\nrole")
    assert set_key(note, "next_step", DAY) == note.replace("c\r\n", f"c\r\nnext_step: {DAY}\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Ada\n", "---\nmet: 2026-12-01\n---\n# Ada\n"),
        ("# Ada\r\n\r\n", "---\r\nmet: 2026-12-01\r\n---\r\n# Ada\r\n\r\n"),
        ("# Ada\r\r\r\n", "---\nmet: 2026-12-01\n---\n# Ada\r\r\r\n"),
        ("\ufeff# Ada", "\ufeff---\nmet: 2026-12-01\n---\n# Ada"),
        ("", "---\nmet: 2026-12-01\n---\n"),
        ("---\n---", "---\nmet: 2026-12-01\n---"),
        ("---\r\n...\r\n", "---\r\nmet: 2026-12-01\r\n...\r\n"),
        ("---\na: b\n...\nText\n\n---\n", "---\na: b\nmet: 2026-12-01\n...\nText\n\n---\n"),
        ("---  \na: b\n--- \n", "---  \na: b\nmet: 2026-12-01\n--- \n"),
        ("{{title}}\n", "---\nmet: 2026-12-01\n---\n{{title}}\n"),
    ],
)
def test_front_matter_that_is_missing_or_short(before: str, after: str) -> None:
    assert set_key(before, "met", DAY) == after


def test_a_note_without_front_matter_gets_none_for_nothing() -> None:
    assert set_key("# Ada\n", "met", None) == "# Ada\n"


# What is left alone

LIST_OF_KEYS = "the front matter is not a plain list of keys"
OTHER_KIND = "the note begins like front matter, but not with a line of three dashes alone"
TOO_FAR_LEFT = "this line belongs to a value and is not indented enough"
HIDDEN = "there is a hidden character that programs read in different ways"
IN_TWO_WAYS = "programs do not agree on how to read this line"
INVALID = "the front matter is not valid YAML"


@pytest.mark.parametrize(
    ("note", "line", "what"),
    [
        ("---\nnext_step: |\n  x\n---\n", 2, "next_step: its value is a block of text"),
        ("---\nnext_step: >-\n  x\n---\n", 2, "next_step: its value is a block of text"),
        ("---\na: b\nnext_step:\n- x\n---\n", 3, "next_step: its value is a list"),
        ("---\nnext_step: [x]\n---\n", 2, "next_step: its value is a list"),
        ("---\nnext_step:\n  x: y\n---\n", 2, "next_step: its value has keys of its own"),
        ("---\nnext_step: {{x}}\n---\n", 2, "next_step: its value has keys of its own"),
        ("---\nnext_step: !x y\n---\n", 2, "next_step: its value has a type with !"),
        ("---\nnext_step: &x y\n---\n", 2, "next_step: other values may refer to its value, which has a name with &"),
        ("---\na: &x y\nnext_step: *x\n---\n", 3, "next_step: its value refers to another one with *"),
        ("---\nnext_step: x\nNext Step: y\n---\n", 3, '"next_step" and "Next Step" are the same key'),
        ("---\na: x\nb: y\na: z\n---\n", 4, 'a is written twice: "x" and "z"'),
        ("---\na: {b: x, b: y}\n---\n", 2, "b is written twice"),
        ("---\na:\n  - b: x\n    b: y\n---\n", 4, "b is written twice"),
        ("---\na: &x y\nb: &x z\n---\n", 3, "the anchor &x is there twice"),
        ("---\na: &x y\n*x : z\n---\n", 3, "a key only refers to another text"),
        ("---\n? a\n: b\n---\n", 2, "a key is not written plainly"),
        ("---\na: b\n[c]: d\n---\n", 3, "a key is not written plainly"),
        ("---\n?\n  a\n: b\nc: d\n---\n", 5, "a key is not written plainly"),
        ("---\na: 'b\nc'\n---\n", 3, TOO_FAR_LEFT),
        ("---\na: 'b\n\tc'\n---\n", 3, TOO_FAR_LEFT),
        ("---\na: [b,\n\nc]\n---\n", 4, TOO_FAR_LEFT),
        ("---\na:\n|\n b\n---\n", 3, TOO_FAR_LEFT),
        ("---\na: &b\n>\n c\n---\n", 3, TOO_FAR_LEFT),
        ("---\na:\n  b: &c\n    - d: 'e\n      f'\n---\n", 5, TOO_FAR_LEFT),
        ("---\n{a: b}\n---\n", 2, LIST_OF_KEYS),
        ("---\n&a\n---\n", 2, LIST_OF_KEYS),
        ("---\na: b\n... # c\n---\n", 2, LIST_OF_KEYS),
        ("---\na: b\n...\n\n---\nc: d\n---\n", 3, "a second document begins below the front matter"),
        ("----\na: b\n----\n", 1, OTHER_KIND),
        ("--- # a\na: b\n---\n", 1, OTHER_KIND),
        ("\n ---\na: b\n---\n", 2, OTHER_KIND),
        ("\ufeff\ufeff---\na: b\n---\n", 1, OTHER_KIND),
        ("+++\na = 1\n+++\n", 1, OTHER_KIND),
        ('{\n  "a": "b"\n}\n', 1, OTHER_KIND),
        ("---\na: b\x85\n---\n", 2, HIDDEN),
        ("---\na: b\n# \u2028\n---\n", 3, HIDDEN),
        ("---\na: \ufeffb\n---\n", 2, HIDDEN),
        ("---\na: b\rc: d\n---\n", 2, HIDDEN),
        ("---\na:\tb\n---\n", 2, IN_TWO_WAYS),
        ("---\na: b\nc: d\te\n---\n", 3, IN_TWO_WAYS),
        ("---\na: b\n---\nc\0d\n", 4, "there are characters in this note that are no text"),
        ("---\na: \ud800\n---\n", 2, "there are characters in this note that are no text"),
        ("\n---\na: b\n---\n", 2, "the front matter does not begin on the first line"),
        ("---\na: b\n", 1, "the front matter is opened with --- and never closed"),
        ("---\n\nText\n", 1, "the front matter is opened with --- and never closed"),
        ("---\n<<<<<<< a\nb: c\n=======\n>>>>>>> d\n---\n", 2, "there are merge conflict markers in the front matter"),
        ("---\na: b: c\n---\n", 2, f"{INVALID}: there is a second colon in this line"),
        ("---\na: *x\n---\n", 2, f'{INVALID}: "*x" refers to nothing'),
        ("---\na: b\n--- c\n---\n", 3, f"{INVALID}: a second document begins here"),
        ("---\n%YAML 1.2\n---\na: b\n---\n", 2, f"{INVALID}: did not find expected <document start>"),
        ("---\na: \x07\n---\n", 2, f"{INVALID}: there is a control character in it"),
        ("---\nJust text.\n---\n", 2, 'the front matter cannot be read: it is not a list of "key: value" lines'),
        ("---\n- a\n---\n", 2, 'the front matter cannot be read: it is not a list of "key: value" lines'),
        (f"---\na: {'[' * 40}{']' * 40}\n---\n", 2, "the front matter cannot be read: it is too large or nested too deeply"),
        (f"---\na: {'[' * 30_000}\n---\n", 2, "the front matter cannot be read: it is too large or nested too deeply"),
        (f"---\na: {'b' * 70_000}\n---\n", 1, "the front matter is longer than 64 kB"),
    ],
)  # fmt: skip
def test_what_could_do_harm_is_refused_with_its_line(note: str, line: int, what: str) -> None:
    with pytest.raises(CannotEditError) as refused:
        set_key(note, "next_step", DAY, STATE)
    assert (refused.value.line, refused.value.what) == (line, what)
    assert str(refused.value) == what
    assert refused.value.hint.endswith(".")


def test_a_tab_is_refused_with_what_to_do_about_it() -> None:
    with pytest.raises(CannotEditError) as refused:
        set_key("---\na:\tb\n---\n", "next_step", DAY)
    assert refused.value.hint == "Replace the tab with spaces."


def test_what_would_make_the_front_matter_too_long_to_read_is_refused() -> None:
    note = f"---\na: {'b' * 65_520}\n---\n"
    assert set_key(note, "met", "x") == f"{note[:-4]}met: x\n---\n"
    with pytest.raises(CannotEditError, match="next_step cannot be set without harm"):
        set_key(note, "next_step", DAY)


@pytest.mark.parametrize(
    "slip",
    ["x\nrole: y", "x\n- y", "x\n---", "x\n---\n# Ada\n---", "z", "[x]", "x\nnext_step: x", "*x"],
)
@pytest.mark.parametrize("front", ["met: a\n", "next_step: a\n", "role: a\nmet: b\n", ""])
def test_a_slip_of_our_own_is_found_before_it_does_harm(
    slip: str, front: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "vaulttools.actions.set_keys._written", lambda text, _="": slip if text == "x" else text
    )
    for note in (f"---\n{front}---\n# Ada\n", "# Ada\n"):
        with pytest.raises(CannotEditError, match="cannot be set without harm to the rest"):
            set_key(note, "next_step", "x")

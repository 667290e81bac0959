"""Whatever the note: one key changes for every YAML reader, and not a byte of the rest for anyone.

The readers asked share no code with each other or with us: PyYAML in plain Python (YAML 1.1),
ruamel.yaml (1.2) and yaml12 (1.2, in Rust). Who could not read the old note is not asked about the new.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import ruamel.yaml
import yaml
import yaml12
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actions.setting import set_key
from vaulttools.actions.set_keys import CannotEditError, set_keys
from vaulttools.escaping import one_line
from vaulttools.lines import split_lines
from vaulttools.model.state import STATE_KEYS
from vaulttools.reading.fields import fold_key
from vaulttools.reading.frontmatter import read_front_matter

pytestmark = pytest.mark.long

STATE = ("status", "met", "next_step", "snoozed_until")
KEYS = (*STATE, "role", "email", "aliases", "Next Contact", "y")
CAREFUL = settings(max_examples=max(300, settings().max_examples))


# Notes


@dataclass(frozen=True)
class Written:
    """A note kept in front_matter/: its title, its flags, its text."""

    title: str
    flags: frozenset[str]
    text: str


def corpus() -> Iterator[Written]:
    """The kept notes. What cannot be seen is spelled: ␠ ␉ ␍ and <U+0085>; the flags do the rest."""
    for file in sorted(Path(__file__).with_name("front_matter").glob("*.txt")):
        kept = file.read_text(encoding="utf-8")
        _, *parts = re.split(r"^=== (.+?)(?: \[([a-z\- ]+)\])?\n", kept, flags=re.MULTILINE)
        for title, said, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            flags = frozenset((said or "").split())
            yield Written(title, flags, spelled_out(text, flags))


def spelled_out(text: str, flags: frozenset[str]) -> str:
    end = "\r\n" if "crlf" in flags else "\r" if "cr" in flags else "\n"
    text = text.removesuffix("\n") if "no-end" in flags else text
    text = text.replace("\n", end).translate(str.maketrans("␠␉␍", " \t\r"))
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda m: chr(int(m[1], 16)), text)
    return f"\ufeff{text}" if "bom" in flags else text


CORPUS = tuple(corpus())
SCRAPS = [
    "next_step: call\n", "Next Step: 'call' # soon\n", 'met: "2026-11-02"\n', "status:\n", "status: # none\n", "role: a b\n", "role: a\n  b\n",
    "y: no\n", "email: a@b.example\n", "# c\n", "\n", "  # d\n", "aliases: [a, 'b', \"c\"] # e\n", "aliases:\n  - a\n  # f\n  - b\n", "aliases:\n- a\n",
    "met: |\n  a\n\n  b\n\n", "role: >+\n  a\n\n\n", "role: |-\n  # a\n", "k1: {a: b, c: [d]}\n", "k2: &x a\nk3: *x\n", "k4:\n  met: a\n  k: |\n    b\n",
    "k5: {{a}}\n", "k6: 12:30\n", "k7: 012\n", "k8: 2026-02-30\n", "k9: ~\n", "k10: 'a''b'\n", "? k11\n: a\n", 'k12: "a\\\n  b"\n', "k13:\ta\n",
    "<<: {a: b}\n", "k14: a\r\n", "k15: a\x85b\n", "...\n", "---\n", "%a\n", "- a\n", "text\n", "k16: a: b\n", "k17: !t a\n", "k18: >2\n   a\n  b\n",
]  # fmt: skip
"""What front matter may be made of."""


def damaged(note: str, at: float, gone: int, odd: str) -> str:
    """The note with some characters replaced by others."""
    place = int(at * len(note))
    return note[:place] + odd + note[place + gone :]


ODD = st.sampled_from(["", "", " ", "  ", "\n", "\r", "\t", ":", ": ", "#", " #", "'", '"', "-", "- ", "---\n", "...\n", "[", "]", "{", "}",
                       "&a ", "*a", "!", "|\n", ">\n", "?", "? ", "%", "@", "`", ",", "\\", "\ufeff", "\x85", "\u2028", "\0", "é", "\nmet: x\n"])  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
MADE = st.builds(
    lambda scraps, end, close, body, bom: bom + f"---\n{''.join(scraps)}{close}{body}".replace("\n", end),
    st.lists(st.sampled_from(SCRAPS), max_size=7),
    ENDS,
    st.sampled_from(["---\n", "---\n", "---\n", "---", "...\n", "--- \n", ""]),
    st.sampled_from(["", "# Ada\n", "\n---\nnext_step: a\n", "a\r\nb\rc\n"]),
    st.sampled_from(["", "", "\ufeff"]),
)  # fmt: skip
TIDY = st.builds(
    lambda scraps, end: f"---\n{''.join(scraps)}---\n# Ada\n".replace("\n", end),
    st.lists(st.sampled_from(SCRAPS[:18]), max_size=7, unique_by=lambda s: fold_key(s.split(":")[0])),
    ENDS,
)  # fmt: skip
ANY = st.text(st.sampled_from("ab: \n\r\t-#'\"[]{},&*!|>?%.~é\u2028"), max_size=40)
FREE = st.builds(lambda text: f"---\n{text}\n---\n{text}", ANY | st.text(max_size=30))
KEPT = st.sampled_from([note.text for note in CORPUS])
DAMAGED = st.builds(damaged, KEPT | TIDY, st.floats(0, 1), st.integers(0, 3), ODD)
NOTES = TIDY | TIDY | KEPT | DAMAGED | MADE | FREE | ANY
VALUES = st.one_of(
    st.none(),
    st.sampled_from(["2026-12-01", "2026-02-30", "paused", "call Ada", "call: Ada", "it's", "yes", "n", "Null", "~", "012", "12:30",
                     "1e3", "0", "-5", "+44", "1_000", "[[Ada]]", "{{a}}", "# a", "a #b", "- a", "? a", "a:", "|", "*a", "&a", "!a", "%a",
                     "@a", "`", "=", "<<", ".", "...", "---", "\\", '"', "'", "a  b", "a\nb", "https://a.example/b?c", "x" * 300]),
    ANY,
    st.text(max_size=20),
)  # fmt: skip


# Readers


def by_pyyaml(text: str) -> object:
    return yaml.load(text, Loader=yaml.SafeLoader)


def by_ruamel(text: str) -> object:
    return ruamel.yaml.YAML(typ="safe", pure=True).load(text)


def by_yaml12(text: str) -> object:
    return yaml12.parse_yaml(
        f"{text}...\n"
    )  # an empty block just at the end it reads as a line end


READERS: tuple[Callable[[str], object], ...] = (by_pyyaml, by_ruamel, by_yaml12)


def parts(note: str) -> tuple[str, str]:
    """The text between the markers and the text below them."""
    lines = split_lines(note.removeprefix("\ufeff"))
    if lines[0].rstrip(" \t\r\n") != "---":
        return "", "".join(lines)
    close = next(
        n for n, line in enumerate(lines[1:], 1) if line.rstrip(" \t\r\n") in {"---", "..."}
    )
    return "".join(lines[1:close]), "".join(lines[close + 1 :])


def asked(reader: Callable[[str], object], note: str) -> list[tuple[Any, Any]] | None:
    """The keys and values that a reader sees; None if it sees none it could name."""
    return answer(reader, parts(note)[0])


@cache
def answer(reader: Callable[[str], object], front: str) -> list[tuple[Any, Any]] | None:
    """The same for a front matter, which many a test asks about; to be looked at only."""
    try:
        found = reader(front)
    except Exception:  # noqa: BLE001 - whatever a reader raises, it could not read it
        return None
    if found is None:
        return []
    return list(found.items()) if isinstance(found, Mapping) else None


# What must hold


def changed(note: str, key: str, value: str | None) -> str | None:
    """The note after the change; None if it is refused, which takes a reason."""
    try:
        return set_key(note, key, value, STATE)
    except CannotEditError as refused:
        check_reason(refused, len(split_lines(note)))
        return None


def check_reason(refused: CannotEditError, lines: int) -> None:
    assert refused.what
    assert refused.hint.endswith(".")
    assert 0 <= refused.line <= lines


def check_readers(before: str, after: str, key: str, value: str | None) -> int:
    """Every reader of the old note sees that key with its new value, and the others as they were."""
    answered = 0
    for reader in READERS:
        old = asked(reader, before)
        if old is None or len({fold_key(str(name)) for name, _ in old}) < len(old):
            continue
        answered += 1
        new = asked(reader, after)
        assert new is not None, reader

        def others(items: list[tuple[Any, Any]]) -> str:
            return repr([item for item in items if fold_key(str(item[0])) != fold_key(key)])

        assert others(new) == others(old), reader
        names = [name for name, _ in old if fold_key(str(name)) == fold_key(key)]
        if after != before:
            (name,) = names or [key]
            says = dict(new)[name]
            assert ("" if says is None else str(says)) == one_line(value or ""), reader
    return answered


def check_bytes(before: str, after: str, key: str) -> None:
    """One line is new, or one value changed behind its colon; all the rest is the same."""
    assert parts(after)[1] == parts(before)[1]
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    gone, put = differing(*(split_lines(note.removeprefix("\ufeff")) for note in (before, after)))
    if not gone and put:
        *top, line, last = put if len(put) > 1 else (*put, "")
        assert [mark.strip("\r\n") for mark in (*top, last)] in ([""], ["---", "---"])
        assert fold_key(line.split(":")[0].strip("\"' ")) == fold_key(key)
    elif gone and (match := KEY_LINE.match(gone[0])):
        assert fold_key(match[2]) == fold_key(key)
        assert put[0].startswith(match[0])
        if len(gone) == 1:
            kept = COMMENT.search(gone[0]) or END.search(gone[0])
            assert kept
            assert put[0].endswith(kept[0])
    assert len(put) <= len(gone) or not gone


KEY_LINE = re.compile(r"\s*([\"']?)([\w \-]+)\1\s*:(?=\s)")
COMMENT = re.compile(r"[ \t]+#[^'\"]*\Z")
END = re.compile(r"[ \t\r\n]*\Z")


def differing(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """The lines of both between those that they begin with and those that they end with."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    return old[head : len(old) - tail], new[head : len(new) - tail]


def check(note: str, key: str, value: str | None) -> str | None:
    """All of it for one change; the note afterwards, or None if the change is refused."""
    after = changed(note, key, value)
    if after is not None:
        check_bytes(note, after, key)
        check_readers(note, after, key, value)
        assert set_key(after, key, value, STATE) == after
    return after


# The kept notes


def test_there_are_many_kept_notes() -> None:
    assert len(CORPUS) > 380
    assert len({note.text for note in CORPUS}) > 370


@pytest.mark.parametrize("value", ["2026-12-01", "ask: “when?”", None])
def test_kept_notes_are_changed_or_refused_as_they_say(value: str | None) -> None:
    for note in CORPUS:
        after = check(note.text, "next_step", value)
        assert (after is None) == ("refused" in note.flags), note


def test_the_readers_are_really_asked() -> None:
    able = [note.text for note in CORPUS if "refused" not in note.flags]
    for reader in READERS:
        unread = [text for text in able if asked(reader, text) is None]
        assert len(unread) < len(able) * 0.1, reader


def test_without_libyaml_the_kept_notes_come_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = [changed(note.text, "met", "2026-12-01") for note in CORPUS]
    monkeypatch.setattr("vaulttools.reading.yaml12._LOADER", yaml.BaseLoader)
    monkeypatch.setattr("vaulttools.reading.spans.READERS", (yaml.BaseLoader, yaml.BaseLoader))
    without = [changed(note.text, "met", "2026-12-01") for note in CORPUS]
    assert with_it == without


# Any note


@CAREFUL
@given(NOTES, st.sampled_from(KEYS), VALUES)
def test_one_key_changes_and_nothing_else(note: str, key: str, value: str | None) -> None:
    check(note, key, value)


def quote_around(note: str, line: int, text: str) -> str | None:
    """The quote that a line has its text in, just as we write it; None if it is written otherwise."""
    value = split_lines(note)[line - 1].partition(":")[2].strip()
    single = "'" + text.replace("'", "''") + "'"
    for quote, literal in (("", text), ("'", single), ('"', json.dumps(text, ensure_ascii=False))):
        if re.match(rf"{re.escape(literal)}(\s+#|$)", value):
            return quote
    return None


@CAREFUL
@given(TIDY | KEPT, st.sampled_from(STATE), VALUES)
def test_setting_the_old_value_again_gives_the_old_note(
    note: str, key: str, value: str | None
) -> None:
    front = read_front_matter("", re.split(r"\r\n|\r|\n", note.removeprefix("\ufeff")))
    field = front.fields.get(fold_key(key))
    after = changed(note, key, value)
    if field and not field.is_nested and len(field.values) == 1 and after and one_line(value or ""):
        old = field.values[0].text
        again = set_key(after, key, old, STATE)
        texts = ((note, old), (after, one_line(value or "")), (again, old))
        quotes = {quote_around(each, field.line, text) for each, text in texts}
        if len(quotes) == 1 and quotes != {None}:
            assert again == note


@CAREFUL
@given(
    NOTES, st.permutations(STATE), st.tuples(VALUES, VALUES, VALUES, VALUES), st.permutations(STATE)
)
def test_the_order_of_changes_makes_no_difference(
    note: str, keys: list[str], values: tuple[str | None, ...], others: list[str]
) -> None:
    """But for a comment at the very end, which stays above the first key that comes behind it."""
    wanted = dict(zip(keys, values, strict=True))
    after = in_turn(note, {key: wanted[key] for key in keys[:3]})
    if after is not None and not ENDS_IN_COMMENT.search(parts(note)[0]):
        assert after == in_turn(note, {key: wanted[key] for key in others if key in keys[:3]})


ENDS_IN_COMMENT = re.compile(r"#[^\r\n]*\s*\Z")


def in_turn(note: str | None, wanted: Mapping[str, str | None]) -> str | None:
    for key, value in wanted.items():
        note = None if note is None else changed(note, key, value)
    return note


@CAREFUL
@given(NOTES, st.dictionaries(st.sampled_from(STATE_KEYS), VALUES, max_size=4))
def test_several_keys_at_once_are_the_same_as_one_after_the_other(
    note: str, wanted: dict[str, str | None]
) -> None:
    keys = [(key, wanted[key]) for key in STATE_KEYS if key in wanted]
    one_by_one: str | None = note
    for key, value in keys:
        try:
            one_by_one = None if one_by_one is None else set_key(one_by_one, key, value, STATE_KEYS)
        except CannotEditError:
            one_by_one = None
    try:
        at_once: str | None = set_keys(note, keys, STATE_KEYS)
    except CannotEditError:
        at_once = None
    assert at_once == one_by_one

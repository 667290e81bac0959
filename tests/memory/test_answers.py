"""What was asked before is told again while nothing has changed, and only then."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import platformdirs
import pytest

from tests.cli.running import MEMORY, Ran, command, environment, run, spawn
from tests.cli.small_vault import small_vault
from tests.cli.test_help import COMMANDS
from tests.support import LONG_AGO, write_vault
from vaulttools.cli import again
from vaulttools.memory import answers
from vaulttools.memory import fingerprint as fingerprints
from vaulttools.memory.answers import Answer, Basis, keep, program_mark, recall
from vaulttools.memory.fingerprint import fingerprint

TODAY = ("--today", "2026-11-23")
ASKED = (
    ("due", *TODAY),
    ("due", "--count", *TODAY),
    ("due", "--format", "json", *TODAY),
    ("funnel", *TODAY),
    ("show", "Maya", *TODAY),
    ("check", *TODAY),
    ("regenerate", *TODAY),
)


@pytest.fixture(scope="module")
def regenerated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault that has been regenerated; to be copied."""
    root = small_vault(tmp_path_factory.mktemp("regenerated") / "notes")
    run("regenerate", "--now", *TODAY, at=root, env={MEMORY: "off"})
    return root


@pytest.fixture
def vault(regenerated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault that has been regenerated and left alone since, with a memory of its own."""
    monkeypatch.delenv(MEMORY, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(fingerprints, "TICK", -(10**18))  # what was just saved counts as settled
    return Path(shutil.copytree(regenerated, tmp_path / "notes"))


def is_told_again(*words: str, at: Path, monkeypatch: pytest.MonkeyPatch) -> Ran | None:
    """What is told without loading the commands; None where they had to be loaded."""

    def not_loaded() -> int:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr("vaulttools.cli.app.run", not_loaded)
        try:
            return run(*words, at=at)
        except AssertionError:
            return None


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_the_second_answer_is_the_first(
    words: tuple[str, ...], vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(*words, at=vault)
    assert first.out
    assert is_told_again(*words, at=vault, monkeypatch=monkeypatch) == first
    assert run(*words, at=vault, env={MEMORY: "off"}) == first


HELP = [("--help",), ("-h",), *((name, "--help") for name in [*COMMANDS, "regen", "why"])]


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_is_told_again_as_typer_prints_it(
    words: tuple[str, ...], vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typers = run(*words, at=vault, env={MEMORY: "off"})
    assert run(*words, at=vault) == typers
    for folder in (vault, tmp_path):
        assert is_told_again(*words, at=folder, monkeypatch=monkeypatch) == typers
    narrow = run(*words, at=vault, env={"COLUMNS": "50"})
    assert narrow == run(*words, at=vault, env={"COLUMNS": "50", MEMORY: "off"})
    assert narrow != typers


@pytest.mark.parametrize(
    "words",
    [
        ("--",),
        ("--", "--help"),
        ("--help", "--"),
        ("due", "--", "--help"),
        ("due", "--vault", "--help"),
        ("due", "-h", "--count"),
        ("due", "--days", "--help"),
        ("show", "--", "--help"),
        ("dew", "--help"),
    ],
    ids=" ".join,
)
def test_words_that_only_look_like_a_call_for_help(
    words: tuple[str, ...], vault: Path, tmp_path: Path
) -> None:
    write_vault(tmp_path / "other/--help", {"Ada.md": "---\ntype: contact\n---\n"})
    for folder in (vault, vault, tmp_path / "other"):
        assert run(*words, at=folder) == run(*words, at=folder, env={MEMORY: "off"})


def test_an_edit_is_never_missed(vault: Path) -> None:
    note = next(vault.rglob("Maya*.md"))
    before = run("show", "Maya", *TODAY, at=vault)
    text = note.read_text(encoding="utf-8")
    for word in ("lake", "river", "theatre"):
        note.write_text(text.replace("it follows", f"at the {word}"), encoding="utf-8")
        os.utime(note, (LONG_AGO, LONG_AGO))
        now = run("show", "Maya", *TODAY, at=vault)
        assert f"at the {word}" in now.out
        assert now != before


def test_a_run_that_wrote_is_not_told_again(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (vault / "Follow-ups/Due.md").unlink()
    assert "1 note written" in run("regenerate", "--now", *TODAY, at=vault).out
    assert is_told_again("regenerate", "--now", *TODAY, at=vault, monkeypatch=monkeypatch) is None


@pytest.mark.parametrize("name", ["done", "log", "new", "undo", "draft", "demo", "coach"])
def test_what_does_something_is_never_told_again(
    name: str, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {"log": ("Maya", "email to: hello"), "new": ("Cy Twombly",)}.get(name, ("Maya",))
    words = (
        (name, *words, "--dry-run") if name not in {"undo", "demo", "coach", "draft"} else (name,)
    )
    run(*words, at=vault)
    assert is_told_again(*words, at=vault, monkeypatch=monkeypatch) is None


def test_another_day_another_answer(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (vault / "vaulttools.toml").write_text("", encoding="utf-8")
    run("due", at=vault)
    assert is_told_again("due", at=vault, monkeypatch=monkeypatch) is not None
    a_day_later = time.time() + 86_400
    monkeypatch.setattr(again, "time", lambda: a_day_later)
    assert is_told_again("due", at=vault, monkeypatch=monkeypatch) is None


def test_the_day_ends_at_the_vaults_own_midnight(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (vault / "vaulttools.toml").write_text('timezone = "Asia/Tokyo"\n', encoding="utf-8")
    run("due", at=vault)
    left = 86_400 - (time.time() + 9 * 3_600) % 86_400
    for seconds, is_told in ((left - 60, True), (left + 60, False)):
        at = time.time() + seconds
        with monkeypatch.context() as patch:
            patch.setattr(again, "time", lambda at=at: at)
            told = is_told_again("due", at=vault, monkeypatch=patch)
            assert (told is not None) is is_told


def test_another_program_another_answer(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("due", *TODAY, at=vault)
    monkeypatch.setattr(again, "program_mark", lambda *_: "changed")
    assert is_told_again("due", *TODAY, at=vault, monkeypatch=monkeypatch) is None


@pytest.mark.parametrize("name", ["run.py", "room/deep.py", "room/words.md", "new.py"])
def test_every_file_of_the_program_counts(name: str, tmp_path: Path) -> None:
    write_vault(tmp_path / "p", {"run.py": "1", "room/deep.py": "2", "room/words.md": "3"})
    before = program_mark([str(tmp_path / "p")], [])
    assert program_mark([str(tmp_path / "p")], []) == before
    (tmp_path / "p" / name).write_text("longer")
    assert program_mark([str(tmp_path / "p")], []) != before


def test_a_new_library_counts_and_notes_to_try_it_on_do_not(tmp_path: Path) -> None:
    libraries, program = tmp_path / "site-packages", tmp_path / "p"
    write_vault(program, {"run.py": "1", "sample-vault/Ada.md": "2"})
    libraries.mkdir()
    os.utime(libraries, (LONG_AGO, LONG_AGO))
    mark = partial(program_mark, [str(program), str(tmp_path / "missing")], [str(libraries)])
    before = mark()
    (program / "sample-vault/Ada.md").write_text("longer")
    assert mark() == before
    (libraries / "holidays-1.0.dist-info").mkdir()
    assert mark() != before


def test_templates_of_a_checkout_and_libraries_count(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(again, "program_mark", lambda *folders: asked.extend(map(list, folders)))
    monkeypatch.setattr("vaulttools.cli.again._Asked.program", "")
    again.program()
    folders, libraries = asked
    assert any(Path(folder, "playbooks").is_dir() for folder in folders)
    assert any(Path(library, "typer").is_dir() for library in libraries)


SPOILERS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "one letter changed": lambda data: data.replace(b"0", b"1", 1),
    "foreign": lambda _: b"SQLite format 3\0" * 100,
    "not text": lambda _: bytes(range(256)),
}


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS)
def test_a_spoilt_memory_is_as_good_as_none(
    spoil: Callable[[bytes], bytes], vault: Path, tmp_path: Path
) -> None:
    first = run("due", *TODAY, at=vault)
    for file in (tmp_path / "cache/vaulttools/answers").iterdir():
        file.write_bytes(spoil(file.read_bytes()))
    assert run("due", *TODAY, at=vault) == first


def test_no_folder_for_it_is_no_trouble(vault: Path, tmp_path: Path) -> None:
    first = run("due", *TODAY, at=vault)
    (tmp_path / "file").write_text("")
    assert run("due", *TODAY, at=vault, env={"XDG_CACHE_HOME": str(tmp_path / "file")}) == first


def test_it_writes_nothing_into_the_vault(vault: Path) -> None:
    before = {p: p.read_bytes() for p in vault.rglob("*") if p.is_file()}
    for words in ASKED * 2:
        run(*words, at=vault)
    assert {p: p.read_bytes() for p in vault.rglob("*") if p.is_file()} == before


def test_answers_are_for_their_owner_alone(vault: Path, tmp_path: Path) -> None:
    run("due", *TODAY, at=vault)
    folder = tmp_path / "cache/vaulttools/answers"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_they_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST", 10)
    basis = Basis(str(tmp_path), fingerprint(str(tmp_path)).mark, *again.FOREVER)
    folder = tmp_path / ".cache"
    for number in range(25):
        keep(str(folder), f"{number}", basis, Answer(((False, "x\n"),), 0))
    assert len(list(folder.iterdir())) <= 10


def test_every_text_comes_back_as_it_was(tmp_path: Path) -> None:
    said = ((False, "Inés — 東京\n"), (True, "\udcff and \x1b[31m\n"), (False, "\n"), (False, ""))
    vault = tmp_path / "v"
    vault.mkdir()
    basis = Basis(str(vault), fingerprint(str(vault)).mark, *again.FOREVER)
    keep(str(tmp_path / "a"), "key", basis, Answer(said, 1))
    answer = recall(str(tmp_path / "a"), "key", 5.0)
    assert answer is not None
    assert (answer.said, answer.code) == (said, 1)


def test_the_folder_is_the_one_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MEMORY, raising=False)
    for value in ("/somewhere/cache", "", " "):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert again.cache_folder() == platformdirs.user_cache_dir("vaulttools", appauthor=False)


def test_a_reader_that_has_seen_enough_is_no_trouble(vault: Path) -> None:
    """As with `vaulttools due | head -0`, worked out and told again."""
    for _ in range(2):
        reading, writing = os.pipe()
        os.close(reading)
        ran = subprocess.run(
            command("due", *TODAY),
            cwd=vault,
            env=environment(),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writing)
        assert b"Traceback" not in ran.stderr
        assert b"BrokenPipe" not in ran.stderr


@pytest.mark.parametrize(
    "words", [("due", *TODAY), ("funnel", *TODAY), ("--help",), ("due", "--help")], ids=" ".join
)
def test_what_was_cut_short_by_a_reader_is_not_told_again(
    words: tuple[str, ...], vault: Path, tmp_path: Path
) -> None:
    cache = {MEMORY: "on", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    whole = spawn(*words, at=vault, **{MEMORY: "off"})
    reading, writing = os.pipe()
    os.close(reading)
    time.sleep(0.3)  # what was saved in this very moment is not told again anyhow
    subprocess.run(
        command(*words), cwd=vault, env=environment(**cache), stdout=writing, check=False
    )
    os.close(writing)
    after = spawn(*words, at=vault, **cache)
    assert (after.stdout, after.returncode) == (whole.stdout, 0)


def test_what_was_interrupted_is_not_told_again(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("vaulttools.seeing.build_funnel", interrupted)
        assert run("due", *TODAY, at=vault).code != 0
    assert is_told_again("due", *TODAY, at=vault, monkeypatch=monkeypatch) is None


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    lines = f"cd {gone}; rmdir {gone}; {' '.join(command('due'))}"
    ran = subprocess.run(
        ["/bin/sh", "-c", lines], env=environment(), capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ran.stderr


def test_who_asks_is_part_of_the_question(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, owner in (("Maya Okafor", "Sam"), ("Jon Alder", "Sam"), ("Lena Vogt", "Kim")):
        note = vault / f"People/{name}.md"
        text = note.read_text(encoding="utf-8")
        note.write_text(text.replace("type: contact", f"type: contact\nowner: {owner}"), "utf-8")
    words = ("due", "--owner", "me", "--count", *TODAY)
    who = [{"VAULTTOOLS_ME": name} for name in ("Sam", "Kim")]
    first = [run(*words, at=vault, env=env) for env in who]
    assert [ran.out for ran in first] == ["2\n", "1\n"]
    run(*words, at=vault)  # git is asked, and may say something else next time
    assert is_told_again(*words, at=vault, monkeypatch=monkeypatch) is None
    monkeypatch.setattr("vaulttools.cli.app.run", lambda: pytest.fail("it was not told again"))
    assert [run(*words, at=vault, env=env) for env in who] == first

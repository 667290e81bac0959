"""The seal tells a file as we made it from one that its owner has touched."""

import pytest

from vaulttools.seals import is_untouched_file, sealed_file

PATH = "Follow-ups/Funnel.base"
TEXT = "views:\n  - type: table\n"
MADE = sealed_file(PATH, TEXT)


def test_the_seal_is_a_comment_on_the_last_line() -> None:
    assert MADE.startswith(TEXT)
    last = MADE.removeprefix(TEXT)
    assert last.startswith("# vaulttools ")
    assert last.count("\n") == 1
    assert len(last) == len("# vaulttools 0123456789ab\n")


def test_a_file_as_we_made_it_is_untouched() -> None:
    assert is_untouched_file(PATH, MADE.encode())
    assert is_untouched_file(PATH, MADE.replace("\n", "\r\n").encode())


def test_a_text_without_a_last_line_end_gets_one() -> None:
    assert sealed_file(PATH, TEXT.rstrip("\n")) == MADE


@pytest.mark.parametrize(
    "data",
    [
        MADE.replace("table", "cards").encode(),
        MADE.replace("# vaulttools ", "# vaulttools  ").encode(),
        TEXT.encode(),
        f"{MADE}\n".encode(),
        f"{MADE}  - type: list\n".encode(),
        f"# mine\n{MADE}".encode(),
        MADE.rstrip("\n").encode(),
        MADE.encode() + b"\xff",
        MADE[:-2].encode(),
        b"",
    ],
)
def test_a_file_that_its_owner_changed_is_not(data: bytes) -> None:
    assert not is_untouched_file(PATH, data)


def test_a_file_that_its_owner_moved_is_not() -> None:
    assert not is_untouched_file("Follow-ups/Mine.base", MADE.encode())

"""What a set-up repository holds of ours: attributes, ignored files, the driver, the hook. Pure.

No line sets `text` or `eol`: with them, git would write notes with CRLF line ends anew.
"""

import re
import shlex
from pathlib import PurePath

from vaulttools.git.blocks import Block

ATTRIBUTES_FILE, IGNORE_FILE, HOOK_FILE = ".gitattributes", ".gitignore", "pre-commit"
PATTERNS = ("*.md", "*.base")
"""The files that are merged by us."""
ATTRIBUTES = Block(tuple(f"{pattern} merge=vaulttools" for pattern in PATTERNS))
IGNORED = Block(
    (
        ".trash/",
        ".obsidian/workspace.json",
        ".obsidian/workspace-mobile.json",
        ".DS_Store",
        ".~vaulttools-*.tmp",
        ".merge_file_*",
        "*.md.orig",
        "conflict-files-obsidian-git.md",
    )
)
"""Surely rubbish only: a note that git passes over is on one computer and on no other. So the twins
that sync programs make are not here (they hold somebody's text), nor `*_LOCAL_*.md` of merge tools
(some note may be called so), nor `workspaces.json` (saved by hand)."""

NAME = "vaulttools: front matter key by key, logs line by line"
STOP = 5
"""The exit code of `git staged` that stops a commit; no fault of the program's has it."""


def driver_command(python: str, script: str) -> str:
    """The line for `merge.vaulttools.driver`, which git has `sh` run.

    The driver's 0 is merged, 3 merged with something undecided. After anything else, and when it is
    no longer there, git's own merge of texts is done: else git would leave our side alone in the
    file. What that answers is made 0 or 1, since newer versions of git give up above 128.
    """
    python, script = _forward(python), _forward(script)
    call = f"{shlex.quote(python)} -I -S {shlex.quote(script)}"
    gone = (
        "vaulttools is not where it was, so notes are merged as plain text; "
        "vaulttools git setup mends it"
    )
    guarded = (
        f"{_guard(python, script)} {call} \0O \0A \0B \0L \0P; "
        "case $? in 0) exit 0;; 3) exit 1;; esac; "
        f"else echo {shlex.quote(gone)} >&2; fi; "
        "git merge-file -q --marker-size=\0L -L ours -L base -L theirs \0A \0O \0B || exit 1"
    )
    return guarded.replace("%", "%%").replace("\0", "%")


def hook_block(python: str, package: str, prefix: str) -> Block:
    """The lines for a pre-commit hook; `prefix` leads from the top of the repository to the vault.

    `-P`: nothing that lies in the vault may be taken for a part of the program.
    """
    python, package = _forward(python), _forward(package)
    vault = shlex.quote(f"./{prefix}".rstrip("/"))
    check = f"{shlex.quote(python)} -P -m vaulttools git staged --vault {vault}"
    return Block(
        (
            _guard(python, f"{package}/__main__.py"),
            f"  {check} || test $? -ne {STOP} || exit 1",
            "fi",
        ),
        first="#!/bin/sh",
        earlier=r"if test -x .+; then|  .+ -P -m vaulttools git staged .+|fi",
    )


def is_shell(hook: bytes) -> bool:
    """Whether lines for `sh` can be put into a hook, below its first line."""
    first = rb"#! ?(?:/[\w./-]+/)?(?:env (?:-S )?)?(?:/[\w./-]+/)?(?:ba|da|z|k)?sh(?: [^\r\n]*)?\n"
    return re.match(first, hook) is not None


def installation(text: str) -> tuple[str, str] | None:
    """The Python and the file of ours that a driver or a hook names; None if it is not one of ours."""
    try:
        words = list(_words(text))
    except ValueError:
        return None
    if words[:3] != ["if", "test", "-x"] or words[4:7] != ["&&", "test", "-f"] or len(words) < 8:
        return None
    return words[3], words[7]


def driver_installation(command: str) -> tuple[str, str] | None:
    """The same of the line for `merge.vaulttools.driver`."""
    found = installation(command.replace("%%", "%"))
    return found if found and driver_command(*found) == command else None


def _guard(python: str, file: str) -> str:
    return f"if test -x {shlex.quote(python)} && test -f {shlex.quote(file)}; then"


def _words(text: str) -> shlex.shlex:
    words = shlex.shlex(text, posix=True, punctuation_chars=";&|")
    words.whitespace_split = True
    return words


def _forward(path: str) -> str:
    """A path as `sh` takes it, on Windows too."""
    return PurePath(path).as_posix()

"""`vaulttools draft NAME`: a half-written message for one person, now."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from vaulttools.cli.common import (
    USAGE,
    NameArgument,
    TodayOption,
    VaultOption,
    fail,
    find_contact,
    find_root,
    find_today,
    item_of,
    look,
)
from vaulttools.cli.terminal import NOT_WRITTEN, say
from vaulttools.cli.writer import write
from vaulttools.drafting import CannotDraftError, draft_for, draft_note
from vaulttools.model.pattern import KINDS
from vaulttools.model.texts import Change
from vaulttools.reading.vault import bytes_at
from vaulttools.seals import sealed_draft


def draft(
    name: NameArgument,
    kind: Annotated[
        str, typer.Option("--kind", help="Which kind of message.", metavar="KIND")
    ] = "",
    other: Annotated[
        str, typer.Option("--with", help="Whom to introduce them to.", metavar="NAME")
    ] = "",
    is_opened: Annotated[
        bool, typer.Option("--open", help="Open it in your editor ($VISUAL or $EDITOR).")
    ] = False,
    vault: VaultOption = None,
    today: TodayOption = "",
) -> None:
    """Write a draft for one person and print its path.

    For what is due, unless a kind is named. A draft that is there already is left as it is. One
    that you asked for stays until you say that it was sent.

    \b
    Examples:
      vaulttools draft maya
      vaulttools draft maya --kind value-touch --open
      vaulttools draft maya --kind introduction --with "Marcus Bell"
    """
    root = find_root(vault)
    funnel = look(root, find_today(root, today))
    contact = find_contact(funnel, name)
    item = item_of(funnel, contact)
    if item is None:
        hint = "Take it up again with “vaulttools resume”."
        fail(USAGE, f"{contact.name} is closed, so there is nothing to write", hint)
    kinds = sorted({*KINDS, *funnel.vault.patterns})
    if kind and kind not in kinds:
        fail(USAGE, f"--kind: “{kind}” is not a kind of draft", f"Use {', '.join(kinds)}.")
    due = None if kind or other else draft_note(item, funnel)
    try:
        note = due or draft_for(item, funnel, kind, find_contact(funnel, other) if other else None)
    except CannotDraftError as error:
        fail(USAGE, f"{contact.name}: {error}")
    if note.path not in bytes_at(root, [note.path]):
        text = sealed_draft(note.path, note.text) if due else note.text
        write(root, "draft", Change(note.path, None, text.encode()))
    path = (root / note.path).absolute()
    say(str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path))
    if is_opened:
        _open(root / note.path)


def _open(path: Path) -> None:
    """Open a note in the editor that the owner's environment names."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        fail(USAGE, "no editor is named", "Set EDITOR, as in EDITOR=nano.")
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the owner's own
    except (OSError, ValueError):
        fail(NOT_WRITTEN, f"the editor “{editor}” cannot be started", "Set EDITOR to one that can.")

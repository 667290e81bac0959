"""What setting up a vault for git, or undoing that, would do; decided from what is there. Pure."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct

from vaulttools.git.blocks import Block, CannotPlaceError, put_in, taken_out
from vaulttools.git.pieces import (
    ATTRIBUTES,
    ATTRIBUTES_FILE,
    HOOK_FILE,
    IGNORE_FILE,
    IGNORED,
    NAME,
    is_shell,
)
from vaulttools.git.repository import SECTION
from vaulttools.model.texts import Change

FILES = {ATTRIBUTES_FILE: ATTRIBUTES, IGNORE_FILE: IGNORED}
"""The files in the vault's root that get lines of ours."""


class There(Struct, frozen=True):
    """What stands in a repository before; None for a file that is not there."""

    files: Mapping[str, bytes | None]
    """The two files in the vault's root, by name."""
    config: Mapping[str, str]
    """What this clone's own config says in our section."""
    hook: bytes | None
    hook_trouble: str = ""
    """Why the hook must be left to its owner."""


class Steps(Struct, frozen=True):
    """What is to be done: files of the vault, commands for `git config --local`, the hook."""

    changes: tuple[Change, ...] = ()
    config: tuple[tuple[str, ...], ...] = ()
    hook: Change | None = None
    by_hand: str = ""
    """Why the owner must see to the hook."""

    def __bool__(self) -> bool:
        return bool(self.changes or self.config or self.hook)


def plan_setup(there: There, driver: str, hook: Block | None) -> Steps:
    """The steps that are still missing. `hook`: its lines, if one is wanted.

    CannotPlaceError if a file cannot get our lines; nothing is to be done then.
    """
    changes = tuple(
        Change(name, old, new)
        for name, old in there.files.items()
        if (new := _with_ours(name, old)) != old
    )
    # A name without a driver ends every merge with an error, so the driver goes first.
    wanted = {"driver": driver, "name": NAME}
    config = tuple(
        ("--replace-all", f"{SECTION}.{key}", value)
        for key, value in wanted.items()
        if there.config.get(key) != value
    )
    if hook is None:
        return Steps(changes, config)
    by_hand = _why_by_hand(there, hook)
    if by_hand:
        return Steps(changes, config, by_hand=by_hand)
    new = put_in(there.hook, hook)
    change = Change(HOOK_FILE, there.hook, new) if new != there.hook else None
    return Steps(changes, config, change)


def plan_removal(there: There, hook: Block) -> Steps:
    """The steps that leave everything as it was before the setup. CannotPlaceError as above."""
    changes = tuple(
        Change(name, old, new, is_generated=new is None)
        for name, old in there.files.items()
        if old is not None and (new := _without_ours(name, old, FILES[name])) != old
    )
    config = (("--remove-section", SECTION),) if there.config else ()
    left = None if there.hook is None else _without_ours(HOOK_FILE, there.hook, hook)
    if left == there.hook:
        return Steps(changes, config)
    if there.hook_trouble:
        return Steps(changes, config, by_hand=there.hook_trouble)
    return Steps(changes, config, Change(HOOK_FILE, there.hook, left, is_generated=left is None))


@contextmanager
def _about(name: str) -> Iterator[None]:
    """An error that comes up says which file it is about."""
    try:
        yield
    except CannotPlaceError as error:
        raise CannotPlaceError(f"{name}: {error.what}", error.hint) from error


def _with_ours(name: str, old: bytes | None) -> bytes:
    with _about(name):
        return put_in(old, FILES[name])


def _without_ours(name: str, old: bytes, block: Block) -> bytes | None:
    with _about(name):
        return taken_out(old, block)


def _why_by_hand(there: There, hook: Block) -> str:
    """Why a hook's lines cannot be put where they belong; empty if they can, or stand there."""
    if there.hook is None:
        return there.hook_trouble
    try:
        if put_in(there.hook, hook) == there.hook:
            return ""
    except CannotPlaceError as error:
        return error.what
    if there.hook_trouble:
        return there.hook_trouble
    return "" if is_shell(there.hook) else "the hook that is there is no script for sh"

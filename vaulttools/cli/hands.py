"""Whose contacts are meant, and who is at the keyboard: of a clone, never of the vault."""

import os
from pathlib import Path

from vaulttools.cli.again import not_repeatable
from vaulttools.cli.common import USAGE, fail
from vaulttools.cli.programs import git_program
from vaulttools.escaping import one_line
from vaulttools.funnel.owners import key_of, owners, shared_by
from vaulttools.model.funnel import Funnel
from vaulttools.model.vault import Vault
from vaulttools.reading.git_state import git_folder
from vaulttools.wording import listed

ME = "me"
"""The word for whoever is at the keyboard."""
VARIABLE, GIT_KEY = "VAULTTOOLS_ME", "vaulttools.me"


def me(root: Path, vault: Vault) -> str:
    """Who is at the keyboard: VAULTTOOLS_ME, else what git's settings here say, else the vault's `me`."""
    if said := one_line(os.environ.get(VARIABLE, "")):
        return said
    not_repeatable()  # git keeps its settings in several files, of which none is looked at again
    return _told_by_git(root) or vault.settings.me


def _told_by_git(root: Path) -> str:
    """`git config vaulttools.me`, for which git runs nothing; empty without git or a repository."""
    program = git_program() if git_folder(root) else ""
    if not program:
        return ""
    from vaulttools.git.asking import Git  # noqa: PLC0415 - few need it, and it takes time to load

    answer = Git(program, root).ask("config", "--get", GIT_KEY)
    return one_line(answer.line) if answer.is_good else ""


def doer(root: Path, vault: Vault) -> str:
    """Who does what a command does, as log entries name them; nobody in a vault that is not shared."""
    names = shared_by(vault)
    if not names:
        return ""
    name = me(root, vault)
    return names.get(key_of(name), name)


def owner_meant(root: Path, funnel: Funnel, name: str) -> str:
    """The key of the owner that is meant by a name, a part of it, or `me`; ends the program for none.

    While no note names an owner, all is yours, and the key is empty.
    """
    people = owners(funnel.vault.contacts, funnel.vault.settings)
    is_me = key_of(name) == ME and ME not in people
    if is_me and not people:
        return ""
    wanted = me(root, funnel.vault) if is_me else name
    if not wanted:
        hint = f"Run “git config {GIT_KEY} NAME” in the vault, or set {VARIABLE}."
        fail(USAGE, "it is not known who you are", hint)
    key = key_of(wanted)
    found = [key] if key in people else [k for k in people if key and f"-{key}-" in f"-{k}-"]
    if len(found) != 1:
        named = listed(people[k] for k in found or people)
        hint = f"It could be {named}." if found else f"Owners are {named}."
        fail(USAGE, f"no contact here is owned by “{wanted}”", hint if people else "")
    return found[0]

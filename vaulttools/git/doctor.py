"""What a clone lacks, or has wrong, so that notes would not sync well; with what mends it."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from vaulttools.git.asking import Git
from vaulttools.git.blocks import CannotPlaceError, has_block
from vaulttools.git.pieces import (
    ATTRIBUTES_FILE,
    HOOK_FILE,
    IGNORE_FILE,
    IGNORED,
    PATTERNS,
    driver_installation,
    installation,
)
from vaulttools.git.repository import NoRepositoryError, Repository, find_repository
from vaulttools.model.links import fold_name
from vaulttools.reading.files import Source, read_named
from vaulttools.reading.twins import can_be_merged, original_of
from vaulttools.wording import count

LEAST = (2, 25)
"""The oldest git that this was made for."""
SETUP = "vaulttools git setup"
SHOWN = 3
"""How many files are named; the others are counted."""


class Fault(Struct, frozen=True):
    """One thing that is wrong: what, what mends it, and the files it is about."""

    code: str
    what: str
    mend: str
    paths: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.what}. {self.mend}"


def look_over(git: Git, *, wants_hook: bool = False) -> list[Fault]:
    """Everything that is wrong with the vault in whose root `git` is asked. Changes nothing."""
    version = git.version()
    if not version:
        mend = "Install it: https://git-scm.com/downloads"
        return [Fault("no-git", "git cannot be run here", mend)]
    try:
        repository = find_repository(git)
    except NoRepositoryError as error:
        return [Fault("no-repository", error.what, error.hint)]
    return [
        *_old(version),
        *_ignored_vault(repository),
        *_driver(repository),
        *_attributes(repository),
        *_ignore_lines(repository),
        *_hook(repository, wants_hook=wants_hook),
        *_unfinished(repository),
        *_twins(repository),
        *_same_names(repository),
    ]


def attribute_faults(repository: Repository) -> Iterator[Fault]:
    """The notes that git would merge in another way, by another line than ours."""
    notes = repository.files(*PATTERNS)
    if not (otherwise := repository.merged_otherwise(notes)):
        return
    values = " or ".join(sorted({f"“merge: {value}”" for value in otherwise.values()}))
    what = f"another line of a {ATTRIBUTES_FILE} gives {values} to {_some(otherwise)}"
    mend = (
        f"Look for “merge”, “union” or “binary” in {ATTRIBUTES_FILE} (below our lines, or in a "
        "folder below) and in .git/info/attributes, and take it out there."
    )
    yield Fault("attributes-other", what, mend, tuple(otherwise))


def _old(version: tuple[int, ...]) -> Iterator[Fault]:
    if version < LEAST:
        least, said = (".".join(map(str, numbers)) for numbers in (LEAST, version))
        what = f"this is git {said}, and {least} is the oldest that was thought of"
        yield Fault("old-git", what, "Install a newer one: https://git-scm.com/downloads")


def _ignored_vault(repository: Repository) -> Iterator[Fault]:
    if not repository.prefix:
        return
    asked = ("--no-index", "--", str(repository.root.resolve()))
    if repository.git.ask("check-ignore", "-q", *asked).is_good:
        line = repository.git.ask("check-ignore", "-v", *asked).line.partition("\t")[0]
        what = f"git ignores the whole vault ({line})"
        yield Fault("vault-ignored", what, "Delete that line, or move the vault.")


def _driver(repository: Repository) -> Iterator[Fault]:
    config = repository.config()
    command = config.get("driver", "")
    mend = f"Run “{SETUP}”; every clone needs it once."
    found = driver_installation(command)
    if not command and "name" in config:
        what = "git's config names our way of merging without saying how, so every merge ends with an error"
        yield Fault("driver-incomplete", what, mend)
    elif not command:
        what = "this clone does not merge with vaulttools yet"
        yield Fault("driver-missing", what, mend)
    elif found is None:
        what = "git's config has another command for merging notes than this version would write"
        yield Fault("driver-other", what, mend)
    elif gone := _first_gone(found):
        what = f"git's config calls vaulttools where it is no longer ({gone})"
        yield Fault("driver-gone", what, mend)


def _attributes(repository: Repository) -> Iterator[Fault]:
    probes = [pattern.replace("*", "vaulttools") for pattern in PATTERNS]
    if "unspecified" in repository.merged_otherwise(probes).values():
        what = f"{ATTRIBUTES_FILE} does not say that notes are merged by vaulttools"
        yield Fault("attributes-missing", what, f"Run “{SETUP}”, then commit the file.")
        return
    yield from attribute_faults(repository)
    mine = [name for name in (ATTRIBUTES_FILE, IGNORE_FILE) if _has_block(repository, name)]
    open_ = [name for name in mine if not repository.is_committed(name)]
    if open_:
        names = " ".join(open_)
        what = f"{' and '.join(open_)} {'is' if len(open_) == 1 else 'are'} not committed"
        mend = f"Run “git add {names}” and “git commit -m 'Sync notes' {names}”."
        yield Fault("not-committed", what, mend, tuple(open_))


def _ignore_lines(repository: Repository) -> Iterator[Fault]:
    if _has_block(repository, IGNORE_FILE):
        return
    probes = [f"{line.replace('*', '0').rstrip('/')}" for line in IGNORED.lines]
    probes[0] += "/0.md"  # what is in the folder
    answer = repository.git.ask("check-ignore", "--no-index", "--", *probes)
    if len(answer.line.split("\n")) < len(probes):
        what = f"{IGNORE_FILE} does not leave out what editors and sync programs drop"
        yield Fault("ignore-missing", what, f"Run “{SETUP}”, then commit the file.")


def _hook(repository: Repository, *, wants_hook: bool) -> Iterator[Fault]:
    source = read_named(repository.hooks, HOOK_FILE)
    text = os.fsdecode(source.data) if isinstance(source, Source) else ""
    lines = [line for line in text.split("\n") if "vaulttools/__main__.py" in line]
    found = installation(lines[0]) if lines else None
    mend = f"Run “{SETUP} --hook”."
    if found is None and wants_hook:
        what = "there is no hook that looks at notes before they are committed"
        yield Fault("hook-missing", what, mend)
    elif found and (gone := _first_gone(found)):
        what = f"the hook calls vaulttools where it is no longer ({gone}), so it looks at nothing"
        yield Fault("hook-gone", what, mend)


def _unfinished(repository: Repository) -> Iterator[Fault]:
    said = repository.git.ask("ls-files", "--unmerged", "-z").parts
    unmerged = tuple(dict.fromkeys(part.partition("\t")[2] for part in said))
    if unmerged:
        what = f"a merge is not finished: {_some(unmerged)}"
        mend = "Run “vaulttools resolve”, then “git add” and “git commit”; or “git merge --abort”."
        yield Fault("unmerged", what, mend, unmerged)
    marked = ("grep", "-lza", "-E", "--untracked", "--all-match", "-e", "^<{7} ", "-e", "^>{7} ")
    found = repository.git.ask(*marked, "--", *PATTERNS).parts
    marks = tuple(path for path in found if path not in unmerged)
    if marks:
        what = f"there are merge conflict markers in {_some(marks)}"
        mend = "Run “vaulttools resolve”, or keep one of the two versions by hand."
        yield Fault("conflict-markers", what, mend, marks)


def _twins(repository: Repository) -> Iterator[Fault]:
    said = repository.git.ask("ls-files", "-z", "-co", "--exclude-standard").parts
    twins = [path for path in said if original_of(path)]
    notes = tuple(path for path in twins if can_be_merged(path))
    others = tuple(path for path in twins if not can_be_merged(path))
    for paths, mend in ((notes, "Run “vaulttools resolve”"), (others, "Keep one of the two")):
        if paths:
            what = f"a sync program has left a second version: {_some(paths)}"
            yield Fault("twins", what, f"{mend}, and let only one program sync.", paths)


def _same_names(repository: Repository) -> Iterator[Fault]:
    groups: dict[str, list[str]] = defaultdict(list)
    for path in repository.files():
        groups[fold_name(path)].append(path)
    same = [path for group in groups.values() if len(group) > 1 for path in group]
    if same:
        what = f"these are one file on macOS and Windows: {_some(same)}"
        yield Fault("same-names", what, "Rename all but one with “git mv”.", tuple(same))


def _some(paths: Iterable[str]) -> str:
    names = list(paths)
    more = f" and {count(len(names) - SHOWN, 'more file')}" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _first_gone(paths: Iterable[str]) -> str:
    return next((path for path in paths if not Path(path).exists()), "")


def _has_block(repository: Repository, name: str) -> bool:
    source = read_named(repository.root, name)
    try:
        return isinstance(source, Source) and has_block(source.data)
    except CannotPlaceError:
        return False

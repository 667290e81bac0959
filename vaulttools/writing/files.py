"""The one place that writes: a file is as it was or as it is meant to be, never in between."""

import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from vaulttools.model.texts import WRITTEN, Change, Refusal
from vaulttools.writing import system
from vaulttools.writing.checking import (
    Job,
    RefusedError,
    cannot,
    changed,
    check,
    inside,
    reason,
    untouched,
)
from vaulttools.writing.manner import PLAIN, Manner
from vaulttools.writing.placing import (
    Beside,
    Seen,
    keep_beside,
    make_folders,
    place_new,
    put_back,
    see,
    swap,
    temporary_name,
    write_beside,
)
from vaulttools.writing.store import Record
from vaulttools.writing.sweeping import sweep

GRACE = 0.02
"""Seconds that an editor is given to end a save which began before ours."""
TOGETHER = "Bring the two together and delete that one."

Result = TypeVar("Result")


def carry_out(root: Path, changes: Iterable[Change], manner: Manner = PLAIN) -> tuple[Refusal, ...]:
    """Make the changes, one by one; what cannot be written is said, and the rest goes on.

    A file that is no longer as it was when the change was decided is left alone, and what somebody
    saves at the same moment stays. With a store, everything that is replaced is kept in it first.
    """
    record = manner.store.begin(manner.command) if manner.store else None
    return carry_out_into(record, root, changes, manner)


def carry_out_into(
    record: Record | None, root: Path, changes: Iterable[Change], manner: Manner
) -> tuple[Refusal, ...]:
    """The same, with the record that is to keep what is replaced."""
    changes = tuple(changes)
    try:
        home = system.resolve(root)
    except (OSError, RuntimeError) as error:
        return tuple(cannot(change.path, error) for change in changes)
    run = _Run(home, manner, record)
    run.bring_late_saves()
    jobs = run.check(changes)
    sweep({job.target.parent for job in jobs}, manner)
    try:
        if jobs and run.keep(jobs):
            for job in jobs:
                run.make(job)
    finally:
        run.end()
    return tuple(run.refusals)


class _Run(Struct):
    home: Path
    manner: Manner
    record: Record | None
    refusals: list[Refusal] = field(default_factory=list)
    done: dict[str, Job] = field(default_factory=dict)
    displaced: list[tuple[Job, Path]] = field(default_factory=list)
    folders: dict[Path, list[str]] = field(default_factory=dict)
    """The folders with new names in them that must be on the disk, and the files that is about."""

    # A job is done from the moment it is begun, so that a run that is interrupted can be taken back.

    # Before anything is written

    def bring_late_saves(self) -> None:
        """Put what was saved into a replaced file, after the run that replaced it, beside the note."""
        records = self.manner.store.records() if self.manner.store else []
        for entry, place in [late for record in records for late in record.displaced()]:
            self._attempt(entry.path, partial(self._bring_late_save, entry.path, place))

    def _bring_late_save(self, path: str, place: Path) -> None:
        target = inside(self.home, path)
        make_folders(target.parent)
        what = f"what was saved into it during the last run is beside it as “{keep_beside(place, target)}”"
        raise RefusedError(what, TOGETHER, WRITTEN)

    def check(self, changes: Iterable[Change]) -> list[Job]:
        """The changes that can be made, as far as can be seen before."""
        store, quiet = self.manner.store, self.manner.quiet_seconds
        ours = store.written() if store and quiet else {}
        jobs: list[Job] = []
        stay: set[str] = set()
        for change in sorted(changes, key=lambda change: change.moved is None):
            job = self._attempt(change.path, partial(check, self.home, change, self.manner, ours))
            if job is not None and change.path not in stay:
                jobs.append(job)
            elif job is None and change.moved:
                stay.add(change.moved[0])  # what cannot be moved is not copied either
        return sorted(jobs, key=lambda job: job.change.moved is not None)

    def keep(self, jobs: list[Job]) -> bool:
        """Keep the texts as they are in the store; False, with refusals, if that fails."""
        if self.record is None:
            return True
        try:
            self.record.keep((job.change, job.seen) for job in jobs)
        except OSError as error:
            what = f"the text as it was could not be kept for undo ({reason(error)})"
            hint = "Make room or give the rights in the folder where vaulttools keeps it."
            self.refusals += [Refusal(job.change.path, 0, what, hint) for job in jobs]
            return False
        return True

    # Writing

    def make(self, job: Job) -> None:
        """Make a change."""
        if job.seen is None:
            step = partial(self._add, job)
        elif job.change.after is None:
            step = partial(self._take_away, job, job.seen)
        else:
            step = partial(self._edit, job, job.seen, job.change.after)
        self.done[job.change.path] = job
        self._attempt(job.change.path, step)

    def _add(self, job: Job) -> None:
        made = make_folders(job.target.parent)
        write_new(job.target, job.change.after or b"")
        self._must_last(job, *(folder.parent for folder in made))

    def _edit(self, job: Job, seen: Seen, after: bytes) -> None:
        ours = write_beside(job.target, after, is_new=False)
        with _dropped_if_it_fails(ours):
            untouched(job.target, seen)
            displaced = swap(ours.path, job.target)
        self._must_last(job)
        if displaced is not None:
            self._look_at(job, displaced)

    def _take_away(self, job: Job, seen: Seen) -> None:
        if job.change.moved:
            path, text = job.change.moved
            place = inside(self.home, path)
            if see(place).data != text:
                raise changed()
            system.sync_folder(place.parent)
        aside = temporary_name(job.target)
        untouched(job.target, seen)
        system.rename(job.target, aside)
        self._must_last(job)
        self._look_at(job, aside)

    def _must_last(self, job: Job, *folders: Path) -> None:
        if not job.change.is_generated:
            for folder in (job.target.parent, *folders):
                self.folders.setdefault(folder, []).append(job.change.path)

    def _look_at(self, job: Job, displaced: Path) -> None:
        """The file that was replaced: is it the one that was read? Then it goes out of the vault."""
        try:
            is_the_one = see(displaced).data == job.change.before
        except OSError as error:
            self._out_of_the_vault(job, displaced)
            what = f"it is written, but what it replaced cannot be read again ({reason(error)})"
            raise RefusedError(what, "Look whether it is complete.", WRITTEN) from error
        if is_the_one:
            self.displaced.append((job, self._out_of_the_vault(job, displaced)))
        else:
            self._give_way(job, displaced)

    def _out_of_the_vault(self, job: Job, displaced: Path) -> Path:
        place = self.record.take(displaced, job.change.path) if self.record else None
        return place or displaced

    def _give_way(self, job: Job, displaced: Path) -> None:
        """Somebody saved the file at the same moment: that text stays."""
        try:
            copy = put_back(displaced, job.target, job.change.after)
        except OSError as error:
            what = f"somebody saved it at the same moment, and that text is in {displaced}"
            hint = f"Move it from there by hand ({reason(error)})."
            raise RefusedError(what, hint, WRITTEN) from error
        if copy:
            what = "somebody saved it twice while this ran; the first of the two texts is beside it"
            raise RefusedError(f"{what} as “{copy}”", TOGETHER)
        raise changed()

    # After everything is written

    def end(self) -> None:
        """Look again at what was replaced, make sure that all is on the disk, close the record."""
        if not all(job.change.is_generated for job, _ in self.displaced):
            self.manner.wait(GRACE)
        for job, place in self.displaced:
            self._attempt(job.change.path, partial(self._look_again, job, place))
        for folder, paths in self.folders.items():
            try:
                system.sync_folder(folder)
            except OSError as error:
                what = f"it is written, but the disk has not confirmed it ({reason(error)})"
                hint = "Look at it after the next start of the computer."
                self.refusals += [
                    Refusal(path, 0, what, hint, WRITTEN) for path in paths if path in self.done
                ]
        if self.record is not None:
            self.record.finish(set(self.done))

    def _look_again(self, job: Job, place: Path) -> None:
        with suppress(OSError):  # what cannot be read or removed is swept up later
            if see(place).data == job.change.before:
                if place.parent == job.target.parent:
                    system.remove(place)
                return
            self._give_way(job, place)

    def _attempt(self, path: str, step: Callable[[], Result]) -> Result | None:
        """Take a step; what goes wrong becomes a refusal."""
        try:
            return step()
        except RefusedError as refused:
            refusal = Refusal(path, 0, refused.what, refused.hint, refused.code, refused.is_passing)
        except (OSError, ValueError, RuntimeError) as error:
            refusal = cannot(path, error)
        self.refusals.append(refusal)
        if not refusal.is_written:
            self.done.pop(path, None)
        return None


def write_new(target: Path, data: bytes) -> None:
    """Make a file that is not there yet, whole or not at all; FileExistsError if it is there."""
    ours = write_beside(target, data, is_new=True)
    with _dropped_if_it_fails(ours):
        place_new(ours.path, target)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there; OSError if that cannot be."""
    make_folders(folder)


@contextmanager
def _dropped_if_it_fails(ours: Beside) -> Iterator[None]:
    try:
        yield
    except BaseException:
        ours.drop()
        raise


def make_runnable(file: Path) -> None:
    """Let whoever may read a file run it, too; OSError if that cannot be."""
    mode = system.look(file).st_mode
    system.set_mode(file, stat.S_IMODE(mode | (mode & 0o444) >> 2))

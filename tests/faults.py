"""Let any one call to the system that writing makes fail, or kill the run there.

with Faults() as seen:          # count the calls of an undisturbed run
    run()
for k in range(len(seen.calls)):
    with Faults(k, "kill before"):
        run()                   # whatever it raises when it is killed is swallowed
"""

# ruff: noqa: ANN401  # the functions that are wrapped take and give whatever they do

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from types import FunctionType, TracebackType
from typing import Any, Self

from vaulttools.writing import system

KILLS = ("kill before", "kill after")
ERRORS = ("ENOSPC", "EACCES", "EIO", "EROFS")
KINDS = (*KILLS, *ERRORS, "half", "interrupt")
"""“half”: a write takes half of the bytes, and the disk is full from then on.
“interrupt”: Ctrl-C right after the call; what is done because of it reaches the disk.
"""

FUNCTIONS: dict[str, Callable[..., Any]] = {
    name: function
    for name, function in vars(system).items()
    if isinstance(function, FunctionType)
    and function.__module__ == system.__name__
    and not name.startswith("_")
}


LOOKING = {
    "attributes",
    "close",
    "facts",
    "look",
    "names",
    "open_to_read",
    "read",
    "resolve",
    "sync",
    "sync_folder",
}
"""Calls that leave the disk as it was."""


class KilledError(BaseException):
    """The run is dead: nothing that it tries afterwards reaches the disk."""


class Faults:
    """Counts the calls made through `vaulttools.writing.system`; disturbs the k-th, from nought.

    `hook` is called before each call with its name and number: a place for somebody else to save.
    """

    def __init__(
        self,
        at: int | None = None,
        kind: str = "kill before",
        hook: Callable[[str, int], None] | None = None,
    ) -> None:
        assert kind in KINDS
        self.at, self.kind, self.hook = at, kind, hook
        self.calls: list[str] = []
        self.is_dead = False
        self._open: set[int] = set()

    def __enter__(self) -> Self:
        for name, function in FUNCTIONS.items():
            setattr(system, name, self._wrapped(name, function))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        for name, function in FUNCTIONS.items():
            setattr(system, name, function)
        for handle in self._open:
            with suppress(OSError):
                os.close(handle)
        return self.is_dead and isinstance(error, KilledError)

    def _wrapped(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            number = len(self.calls)
            if self.is_dead:
                raise KilledError
            if self.hook is not None:
                self.hook(name, number)
            self.calls.append(name)
            if number == self.at:
                return self._disturb(name, function, arguments)
            if self.kind == "half" and self.at is not None and number > self.at and name == "write":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return self._do(name, function, arguments)

        return call

    def _disturb(self, name: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if self.kind in KILLS:
            if self.kind == "kill after":
                self._do(name, function, arguments)
            self.is_dead = True
            raise KilledError
        if self.kind == "half":
            if name == "write":
                handle, data = arguments
                arguments = handle, data[: len(data) // 2 or 1]
            return self._do(name, function, arguments)
        if self.kind == "interrupt":
            self._do(name, function, arguments)
            raise KeyboardInterrupt
        if name == "close":  # an error of close says that something was lost, not that it is open
            self._do(name, function, arguments)
        code = getattr(errno, self.kind)
        raise OSError(code, os.strerror(code))

    def _do(self, name: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        result = function(*arguments)
        if name in {"open_to_read", "open_new"}:
            self._open.add(result)
        elif name == "close":
            self._open.discard(arguments[0])
        return result


def lacking(*names: str) -> AbstractContextManager[None]:
    """A file system that does not know some of the calls (`exchange`, `rename_new`, `link`)."""

    def cannot(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    return replaced(dict.fromkeys(names, cannot))


def not_syncing() -> AbstractContextManager[None]:
    """A disk that need not be waited for: the calls are made and counted, and do nothing."""
    return replaced(dict.fromkeys(("sync", "sync_folder"), lambda _: None))


@contextmanager
def replaced(functions: dict[str, Callable[..., Any]]) -> Iterator[None]:
    """Other functions in the place of some of the calls, for `Faults` too."""
    kept = {name: FUNCTIONS[name] for name in functions}
    for name, function in functions.items():
        FUNCTIONS[name] = function
        setattr(system, name, function)
    try:
        yield
    finally:
        for name, function in kept.items():
            FUNCTIONS[name] = function
            setattr(system, name, function)


def kills_of(calls: list[str]) -> list[tuple[str, int]]:
    """How and where to kill a run, once for each state of the disk that it can leave.

    Killed at a call that only looks, or before a call, it leaves what the call before that left.
    """
    changing = [number for number, name in enumerate(calls) if name not in LOOKING]
    return [("kill before", 0), *(("kill after", number) for number in changing)]


def calls_of(run: Callable[[], object]) -> list[str]:
    """The names of the calls that an undisturbed run makes, in order."""
    with Faults() as seen:
        run()
    return seen.calls
